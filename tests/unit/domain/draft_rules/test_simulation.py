"""Trying a rule on the past: the same as if it had been on."""

from __future__ import annotations

import datetime as dt

from hypothesis import given

from seatingapp.domain.draft_rules.engine import Happening, due
from seatingapp.domain.draft_rules.rule import DraftRule
from seatingapp.domain.draft_rules.simulation import joined, simulated
from seatingapp.domain.draft_rules.windows import Days
from tests.unit.domain.draft_rules.school_year import CLOCK, RULE, RULES, at, happening, histories

AUTUMN = Days(dt.date(2026, 9, 1), dt.date(2026, 12, 18))


def test_it_tells_how_many_for_how_many_and_in_which_weeks() -> None:
    one = [happening(n, at(11, 16, 9 + n)) for n in range(3)]
    later = [happening(10 + n, at(11, 23, 9 + n)) for n in range(3)]
    other = [happening(20 + n, at(11, 24, 9 + n), pupil_id=2) for n in range(3)]
    found = simulated(RULE, [*one, *later, *other], CLOCK, AUTUMN)
    assert found.words == (
        "This would have made 3 drafts for 2 pupils from Tue 1 Sep to Fri 18 Dec."
    )
    assert found.weeks == ((dt.date(2026, 11, 16), 1), (dt.date(2026, 11, 23), 2))
    assert found.most_for_one == 2
    assert found.entries == 9
    assert [m.pupil_id for m in found.made] == [1, 1, 2]


def test_entries_of_other_days_are_left_out() -> None:
    over = [happening(n, at(11, 16 + n)) for n in range(3)]
    found = simulated(RULE, over, CLOCK, Days(dt.date(2026, 11, 17), dt.date(2026, 12, 18)))
    assert found.words == "This would have made no draft from Tue 17 Nov to Fri 18 Dec."
    assert (found.pupils, found.most_for_one, found.weeks) == (0, 0, ())


@given(RULES, histories())
def test_it_finds_what_a_rule_that_was_on_would_have_made(
    rule: DraftRule, entries: list[Happening]
) -> None:
    found = simulated(rule, entries, CLOCK, AUTUMN)
    assert sorted(m.firing.key for m in found.made) == sorted(
        f.key for f in due(rule, entries, CLOCK)
    )


@given(RULES, histories(), histories())
def test_parts_put_together_are_the_whole(
    rule: DraftRule, one: list[Happening], other: list[Happening]
) -> None:
    others = [h._replace(pupil_id=2, id=h.id + 1000) for h in other]
    parts = [simulated(rule, part, CLOCK, AUTUMN) for part in (one, others)]
    assert joined(parts) == simulated(rule, one + others, CLOCK, AUTUMN)
