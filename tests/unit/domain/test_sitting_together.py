"""Who sits next to whom, told of pupils, and how plans that follow on become one spell."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.neighbours import neighbours
from seatingapp.domain.plans import PlanLine, Purpose
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import Relation, reading_order
from seatingapp.domain.sitting_together import Pair, Spell, covered, joined, pairs, pairs_of

LAYOUT = from_template(Template.ROWS_OF_DOUBLES, 2, 2)
FIRST = dt.date(2026, 9, 7)
LINE = PlanLine(1, 1)


def day(number: int) -> dt.date:
    return FIRST + dt.timedelta(days=number)


def spell(first: int, last: int | None, plan_id: int, **more: object) -> Spell:
    end = day(last) if last is not None else None
    made = Spell(LINE, Relation.BESIDE, 0.6, day(first), end, (plan_id,))
    return replace(made, **more)  # type: ignore[arg-type]


seatings = st.dictionaries(st.sampled_from(reading_order(LAYOUT)), st.integers(1, 30)).filter(
    lambda seated: len(set(seated.values())) == len(seated)
)


@given(seated=seatings)
def test_each_two_are_told_once_and_by_both_sides_alike(seated: dict[int, int]) -> None:
    found = pairs(LAYOUT, seated)
    assert len({frozenset((p.pupil, p.other)) for p in found}) == len(found)
    told = {pair for p in found for pair in (p, p.turned)}
    asked = {pair for pupil in seated.values() for pair in pairs_of(LAYOUT, seated, pupil)}
    assert told == asked


@given(seated=seatings)
def test_nobody_is_told_beside_an_empty_seat_and_no_neighbour_is_left_out(
    seated: dict[int, int],
) -> None:
    expected = {
        frozenset((seated[n.seat], seated[n.other]))
        for n in neighbours(LAYOUT)
        if n.seat in seated and n.other in seated
    }
    assert {frozenset((p.pupil, p.other)) for p in pairs(LAYOUT, seated)} == expected


def test_of_two_rows_the_one_in_front_tells() -> None:
    front, back = reading_order(LAYOUT)[0], reading_order(LAYOUT)[4]
    (pair,) = pairs(LAYOUT, {front: 1, back: 2})
    assert (pair.pupil, pair.other, pair.relation) == (1, 2, Relation.BEHIND)
    assert pair.turned == Pair(2, 1, Relation.IN_FRONT, pair.metres)


def test_who_has_no_seat_sits_next_to_nobody() -> None:
    assert pairs_of(LAYOUT, {1: 1}, 2) == ()


def test_plans_that_follow_on_are_one_spell_and_those_with_a_gap_are_two() -> None:
    found = joined([spell(0, 6, 1), spell(7, 13, 2), spell(20, None, 4)])
    assert [(s.first, s.last, s.plan_ids) for s in found] == [
        (day(20), None, (4,)),
        (day(0), day(13), (1, 2)),
    ]


def test_another_relation_or_line_is_another_spell() -> None:
    test = replace(LINE, purpose=Purpose.TEST)
    assert len(joined([spell(0, 6, 1), spell(7, 13, 2, relation=Relation.BEHIND)])) == 2
    assert len(joined([spell(0, 6, 1), spell(7, 13, 2, line=test)])) == 2
    assert len(joined([spell(0, 0, 1, lesson=True), spell(1, 1, 2, lesson=True)])) == 2


def test_a_lesson_on_the_day_that_replaced_its_plan_carries_the_plan_on() -> None:
    (found,) = joined([spell(0, 6, 1), spell(7, 7, 1, lesson=True)])
    assert (found.last, found.plan_ids, found.lesson) == (day(7), (1,), False)
    assert len(joined([spell(0, 6, 1), spell(7, 7, 2, lesson=True)])) == 2


def test_a_day_within_a_spell_needs_not_be_told_again() -> None:
    known = [spell(0, 6, 1)]
    assert covered(known, LINE, day(6), Relation.BESIDE)
    assert not covered(known, LINE, day(7), Relation.BESIDE)
    assert not covered(known, LINE, day(6), Relation.BEHIND)
    assert not covered(known, replace(LINE, room_id=2), day(6), Relation.BESIDE)
