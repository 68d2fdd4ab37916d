"""Paper of drafts: only what somebody released, only about one child, and numbered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.errors import Refusal
from seatingapp.domain.ladder import DraftKind
from seatingapp.services.behaviour import VoidEntries
from seatingapp.services.draft_rules import all_rules
from seatingapp.services.drafts import DismissDrafts, ReleaseDrafts, entries_of, waiting
from seatingapp.services.letter_prints import number_letter
from seatingapp.services.workspace import Workspace
from seatingapp.storage import prints
from tests.integration.services.drafting_school import School, found_school


@pytest.fixture
def school(workspace: Workspace) -> School:
    """Return a school in which one draft of a letter waits."""
    found = found_school(workspace)
    found.add_rule(name="Three in a few days")
    found.log(4, 3, 0.1)
    return found


def uid_of(school: School) -> str:
    (found,) = school.workspace.read(waiting)
    return found.draft.uid


def count(school: School) -> int:
    return school.workspace.read(prints.count)


def test_a_released_letter_says_what_was_written_down(school: School) -> None:
    uid = uid_of(school)
    school.workspace.perform(ReleaseDrafts((uid,)))
    numbered = number_letter(school.workspace, uid)
    snapshot = numbered.snapshot
    assert (numbered.kind, snapshot.polarity) == (DraftKind.LETTER, Polarity.CONCERN)
    assert snapshot.pupil_name == "Ada Testa"
    assert len(snapshot.lines) == 3
    assert snapshot.stamp.number == "P-0001"
    made = numbered.draw()
    assert made.pdf.startswith(b"%PDF")
    assert count(school) == 1


@pytest.mark.parametrize(("times", "said"), [(0, ""), (1, "once"), (2, "2 times")])
def test_a_letter_says_first_how_often_the_pupil_was_praised(
    school: School, times: int, said: str
) -> None:
    uid = uid_of(school)
    school.workspace.perform(ReleaseDrafts((uid,)))
    school.log(*(0.2 * n for n in range(1, times + 1)), behaviour="Great answer")
    wanted = f"Since 20 November 2025 Ada was praised {said}." if said else ""
    assert number_letter(school.workspace, uid).snapshot.praised == wanted


@pytest.mark.parametrize("dismissed", [False, True])
def test_a_draft_that_nobody_released_is_not_printed(school: School, dismissed: bool) -> None:
    uid = uid_of(school)
    if dismissed:
        school.workspace.perform(DismissDrafts((uid,), "spoke to them"))
    with pytest.raises(Refusal, match="not released"):
        number_letter(school.workspace, uid)
    assert count(school) == 0


def test_a_letter_whose_entries_were_all_taken_back_is_not_printed(school: School) -> None:
    uid = uid_of(school)
    school.workspace.perform(ReleaseDrafts((uid,)))
    uids = tuple(e.uid for e in school.workspace.read(lambda s: entries_of(s, uid)))
    school.workspace.perform(VoidEntries(uids, "wrong pupil", "x"))
    with pytest.raises(Refusal, match="No entry of this draft is left"):
        number_letter(school.workspace, uid)
    assert count(school) == 0


def test_a_draft_that_is_gone_is_refused(school: School) -> None:
    assert school.workspace.read(all_rules)
    with pytest.raises(Refusal):
        number_letter(school.workspace, "nobody")


def test_letters_that_no_font_has_are_named_before_the_paper_is_used(school: School) -> None:
    uid = uid_of(school)
    school.workspace.perform(ReleaseDrafts((uid,)))
    numbered = number_letter(school.workspace, uid)
    assert numbered.unprintable() == ()
    named = replace(numbered, snapshot=replace(numbered.snapshot, pupil_name="이순신"))
    assert set(named.unprintable()) == set("이순신")
