"""Which plan is meant by where the user is: no window, no vault."""

from __future__ import annotations

import datetime as dt

from seatingapp.domain.plan_history import PlanHead, spans, standing
from seatingapp.domain.plans import PlanLine, Purpose
from seatingapp.services.plan_history import HistoryEntry
from seatingapp.ui.place import Place
from seatingapp.ui.seating.lines.choosing import entry_at, newest, options

TODAY = dt.date(2026, 11, 23)
LAB, HALL = 1, 2
USUAL = PlanLine(7, LAB)
TEST = PlanLine(7, LAB, Purpose.TEST)
EXAM = PlanLine(7, HALL, Purpose.EXAM, "Mock 1")


def entries(*plans: tuple[int, PlanLine, int]) -> tuple[HistoryEntry, ...]:
    """Plans as (id, line, days from today), the newest first."""
    heads = [PlanHead(i, ln, 1, TODAY + dt.timedelta(days=d), 26, 0) for i, ln, d in plans]
    held = spans(heads)
    heads.sort(key=lambda h: (h.from_date, h.id), reverse=True)
    rooms = {LAB: "Lab", HALL: "Hall"}
    return tuple(
        HistoryEntry(
            h, held[h.id], standing(held[h.id], TODAY), rooms[h.line.room_id], "A. Teacher"
        )
        for h in heads
    )


def meant(listed: tuple[HistoryEntry, ...], place: Place) -> int | None:
    found = entry_at(listed, place)
    return found.head.id if found is not None else None


def test_without_a_choice_the_plan_for_lessons_comes_before_newer_ones_for_tests() -> None:
    listed = entries((1, USUAL, -30), (2, USUAL, -10), (3, TEST, -1), (4, USUAL, 5))
    assert meant(listed, Place(7)) == 2
    assert meant(listed, Place(7, line=TEST)) == 3


def test_a_day_ahead_leads_to_the_plan_of_that_day_and_gives_way_once_it_is_gone() -> None:
    listed = entries((1, USUAL, -30), (2, USUAL, 5), (3, USUAL, 9))
    ahead = TODAY + dt.timedelta(days=9)
    assert meant(listed, Place(7, line=USUAL, ahead=ahead)) == 3
    assert meant(listed[1:], Place(7, line=USUAL, ahead=ahead)) == 1


def test_a_line_that_is_gone_leads_to_the_usual_plan() -> None:
    listed = entries((1, USUAL, -30))
    assert meant(listed, Place(7, HALL, line=EXAM)) == 1


def test_a_class_that_has_only_an_exam_shows_it_and_one_with_nothing_shows_nothing() -> None:
    assert meant(entries((5, EXAM, 3)), Place(7)) == 5
    assert meant((), Place(7)) is None
    assert newest(()) is None


def test_a_room_without_a_usual_plan_shows_none() -> None:
    listed = entries((1, USUAL, -30), (5, EXAM, -3))
    assert meant(listed, Place(7, HALL)) is None
    assert meant(listed, Place(7, LAB)) == 1


def test_the_options_are_what_holds_and_what_is_to_come() -> None:
    listed = entries((1, USUAL, -30), (2, USUAL, -10), (3, TEST, -1), (4, USUAL, 5))
    assert [(o.plan_id, o.text) for o in options(listed, TODAY)] == [
        (2, "Lessons · Lab"),
        (4, "Lessons · Lab · upcoming, from Sat 28 Nov"),
        (3, "Test · Lab"),
    ]


def test_an_exam_of_a_day_that_is_past_is_offered_only_while_it_is_shown() -> None:
    listed = entries((1, USUAL, -30), (5, EXAM, -3))
    assert [o.plan_id for o in options(listed, TODAY)] == [1]
    assert [o.plan_id for o in options(listed, TODAY, 5)] == [1, 5]
    assert [o.plan_id for o in options(entries((1, USUAL, -30), (5, EXAM, 0)), TODAY)] == [1, 5]
