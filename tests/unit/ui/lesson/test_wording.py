"""The ladder in the few words that fit beside the palette of concern."""

from __future__ import annotations

from seatingapp.domain.ladder import DraftKind, LadderStep
from seatingapp.domain.policies.starting import starting_policy
from seatingapp.ui.lesson.wording import ladder


def test_the_ladder_is_told_by_its_codes_and_where_there_is_a_detention() -> None:
    steps = starting_policy().policy.ladder
    assert ladder(steps) == "policy: C1 → C2 → C3 detention → C4"


def test_steps_without_a_code_are_called_by_their_names() -> None:
    steps = (
        LadderStep(1, "a", "Reminder"),
        LadderStep(2, "b", "Lunch detention", drafts=DraftKind.DETENTION),
        LadderStep(3, "c", "Removal", drafts=DraftKind.DETENTION),
    )
    assert ladder(steps) == "policy: Reminder → Lunch detention → Removal detention"


def test_no_ladder_says_nothing() -> None:
    assert ladder(()) == ""
