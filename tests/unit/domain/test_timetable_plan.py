"""What importing a timetable would do: names matched, rows left out with a reason."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from seatingapp.domain.calendar import (
    Calendar,
    Closure,
    ClosureKind,
    Period,
    PeriodDay,
    SchoolWeek,
    Term,
)
from seatingapp.domain.school_time import SchoolTime
from seatingapp.domain.timetable_dates import weekly_rows
from seatingapp.domain.timetable_lists import Meeting, TimetableList, TimetableRow
from seatingapp.domain.timetable_periods import period_of, periods_from
from seatingapp.domain.timetable_plan import (
    ImportChoices,
    KnownSchool,
    PlannedLesson,
    TimetablePlan,
    plan_timetable,
)

P1 = Period(1, "P1", dt.time(9), dt.time(10), days=(PeriodDay(4, dt.time(8, 40), dt.time(9, 20)),))
P2 = Period(2, "Period 2", dt.time(10), dt.time(11), days=(PeriodDay(4),))
TIME = SchoolTime(Calendar((Term("HT1", dt.date(2026, 9, 1), dt.date(2026, 10, 23)),)), (P1, P2))
KNOWN = KnownSchool(TIME, ("9B/Sc2", "8A/En1"), {"Lab 2": "Lab 2", "L2": "Lab 2"})
MAKING = ImportChoices(make_classes=True, make_rooms=True)
ROW = TimetableRow(2, "9B/Sc2", 0, "P1")


def plan(
    *rows: TimetableRow, known: KnownSchool = KNOWN, choices: ImportChoices | None = None
) -> TimetablePlan:
    return plan_timetable(TimetableList("f", "csv", rows), known, choices or ImportChoices())


def notes(*rows: TimetableRow, known: KnownSchool = KNOWN) -> list[str]:
    return [v.notes for v in plan(*rows, known=known).verdicts]


@pytest.mark.parametrize("name", ["9B/Sc2", "9b/sc2", "9B Sc2", "9BSc2", "9B-Sc2"])
def test_a_class_is_known_however_it_is_written(name: str) -> None:
    found = plan(replace(ROW, class_name=name, room="l2"))
    assert found.lessons == (PlannedLesson("9B/Sc2", "Lab 2", 0, "P1"),)
    assert found.verdicts[0].notes == ""


def test_an_unknown_class_is_left_out_or_made_on_request() -> None:
    row = replace(ROW, class_name="7C/Ma", room="M1")
    assert notes(row) == ["There is no class called 7C/Ma."]
    made = plan(row, replace(row, number=3, weekday=1), choices=MAKING)
    assert (made.classes, made.rooms, made.left_out) == (("7C/Ma",), ("M1",), 0)
    assert made.verdicts[0].notes == "makes the class 7C/Ma; makes the room M1"
    long = replace(row, class_name="x" * 41)
    assert plan(long, choices=MAKING).verdicts[0].notes.startswith("That is too long")


def test_an_unknown_room_is_no_reason_to_leave_a_lesson_out() -> None:
    found = plan(replace(ROW, room="X9"))
    assert found.lessons == (PlannedLesson("9B/Sc2", "", 0, "P1"),)
    assert found.verdicts[0].notes == "no room called X9: without a room"


@pytest.mark.parametrize("cell", ["9B/Sc2 Lab 2", "9b sc2 l2", "9B/Sc2\nLab 2"])
def test_a_class_and_its_room_in_one_cell_are_told_apart(cell: str) -> None:
    found = plan(replace(ROW, class_name=cell), choices=MAKING)
    assert found.lessons == (PlannedLesson("9B/Sc2", "Lab 2", 0, "P1"),)


def test_a_cell_is_not_parted_where_the_school_does_not_know_both() -> None:
    assert notes(replace(ROW, class_name="9B/Sc2 X9")) == ["There is no class called 9B/Sc2 X9."]
    named = replace(ROW, class_name="9B/Sc2 Lab 2", room="L2")
    assert notes(named) == ["There is no class called 9B/Sc2 Lab 2."]


@pytest.mark.parametrize("said", ["P1", "1", "period 1", "Lesson 1", "p1"])
def test_a_period_is_known_however_it_is_written(said: str) -> None:
    assert plan(replace(ROW, period=said)).lessons[0].period == "P1"


@pytest.mark.parametrize("said", ["AM", "Reg", "am reg", "Registration", "Form time"])
def test_the_time_with_the_tutor_has_many_names(said: str) -> None:
    tutor = Period(3, "Tutor", dt.time(8, 30), dt.time(8, 50))
    known = replace(KNOWN, time=replace(TIME, periods=(tutor, *TIME.periods)))
    assert plan(replace(ROW, period=said), known=known).lessons[0].period == "Tutor"


def test_a_period_or_day_that_the_school_has_not_is_a_reason() -> None:
    assert notes(replace(ROW, period="7")) == ["There is no period 7: add it to the periods first."]
    assert notes(replace(ROW, weekday=5)) == ["The school has no P1 on Saturdays."]
    assert notes(replace(ROW, period="2", weekday=4)) == ["The school has no Period 2 on Fridays."]
    assert notes(replace(ROW, problem="Nothing there.")) == ["Nothing there."]


def test_two_classes_at_the_same_time_and_one_lesson_twice_are_told_apart() -> None:
    other = replace(ROW, number=3, class_name="8A/En1")
    assert notes(ROW, other, replace(ROW, number=4, room="L2")) == [
        "",
        "At the same time as 9B/Sc2.",
        "This lesson is in the file already.",
    ]
    week_a, week_b = replace(ROW, week="A"), replace(other, week="B")
    assert plan(week_a, week_b).left_out == 0


def test_of_a_file_with_several_teachers_one_is_taken() -> None:
    mine, theirs = replace(ROW, teacher="RC"), replace(ROW, number=3, teacher="AB", weekday=1)
    found = plan(mine, theirs, choices=ImportChoices("RC"))
    assert [v.row.number for v in found.verdicts] == [2]


def test_with_one_kind_of_week_week_a_is_every_week() -> None:
    calendar = replace(TIME.calendar, week=SchoolWeek(weeks=1))
    known = replace(KNOWN, time=replace(TIME, calendar=calendar))
    week_a, week_b = replace(ROW, week="A"), replace(ROW, number=3, week="B")
    found = plan(week_a, week_b, known=known)
    assert found.lessons == (PlannedLesson("9B/Sc2", "", 0, "P1"),)
    assert "this is week B" in found.verdicts[1].notes


def test_times_mean_the_period_that_is_on_then_on_that_day() -> None:
    friday = TimetableRow(2, "9B", 4, starts=dt.time(8, 40), ends=dt.time(9, 20))
    monday = TimetableRow(2, "9B", 0, starts=dt.time(9, 5), ends=dt.time(10))
    between = TimetableRow(2, "9B", 0, starts=dt.time(9, 30), ends=dt.time(10, 30))
    assert period_of(friday, TIME.periods) == P1
    assert period_of(monday, TIME.periods) == P1
    assert period_of(between, TIME.periods) is None
    assert period_of(replace(friday, starts=dt.time(10), ends=dt.time(11)), TIME.periods) is None


def test_periods_are_made_from_times_with_other_times_on_other_days() -> None:
    usual = [TimetableRow(2, "9B", day, starts=dt.time(9), ends=dt.time(10)) for day in (0, 1)]
    friday = TimetableRow(3, "9B", 4, starts=dt.time(9), ends=dt.time(9, 40))
    later = TimetableRow(4, "9B", 0, starts=dt.time(10), ends=dt.time(11))
    made = periods_from([*usual, friday, later], ())
    assert made == (
        Period(0, "P1", dt.time(9), dt.time(10), days=(PeriodDay(4, dt.time(9), dt.time(9, 40)),)),
        Period(0, "P2", dt.time(10), dt.time(11)),
    )
    assert [p.name for p in periods_from([later], TIME.periods)] == ["10:00"]
    named = replace(later, period="3")
    assert [p.name for p in periods_from([named], ())] == ["P3"]
    taken = replace(later, period="P1")
    assert [p.name for p in periods_from([taken], TIME.periods)] == ["P1*"]


def test_a_school_without_periods_gets_a_usual_day_or_those_of_the_file() -> None:
    known = replace(KNOWN, time=SchoolTime())
    five = plan(ROW, known=known)
    assert [p.name for p in five.periods] == ["Tutor", "P1", "P2", "P3", "P4", "P5"]
    assert "usual day" in five.remarks[0]
    six = plan(replace(ROW, period="6"), known=known)
    assert six.periods[-1].name == "P6"
    assert plan(replace(ROW, period="Zeta"), known=known).periods == ()
    timed = plan(replace(ROW, period="", starts=dt.time(9), ends=dt.time(10)), known=known)
    assert [p.name for p in timed.periods] == ["P1"]
    nobody = plan(replace(ROW, class_name="?"), known=known)
    assert nobody.periods == ()


def meeting(day: dt.date, name: str = "9B/Sc2", room: str = "") -> Meeting:
    return Meeting(1, name, day, dt.time(9), dt.time(10), room)


MONDAYS = [dt.date(2026, 9, 7) + dt.timedelta(days=7 * n) for n in range(6)]


def test_meetings_every_week_every_other_week_and_once_are_told_apart() -> None:
    every = weekly_rows([meeting(d) for d in MONDAYS], TIME.calendar)
    other = weekly_rows([meeting(d) for d in MONDAYS[::2]], TIME.calendar)
    once = weekly_rows([meeting(MONDAYS[0])], TIME.calendar)
    assert [(r.week, r.problem) for r in every] == [("", "")]
    assert [(r.week, r.problem) for r in other] == [("B", "")]
    assert once[0].problem == "It happens once only, on 7 September 2026."


def test_without_terms_weeks_are_counted_from_the_first_meeting() -> None:
    days = [*(meeting(d) for d in MONDAYS[::2]), *(meeting(d, "8A/En1") for d in MONDAYS[1::2])]
    assert {r.class_name: r.week for r in weekly_rows(days, Calendar())} == {
        "9B/Sc2": "A",
        "8A/En1": "B",
    }
    one_kind = Calendar(week=SchoolWeek(weeks=1))
    assert {r.week for r in weekly_rows(days, one_kind)} == {""}
    assert weekly_rows([], Calendar()) == ()


def test_the_room_of_most_meetings_is_the_room() -> None:
    rows = weekly_rows(
        [meeting(d, room=r) for d, r in zip(MONDAYS, ("L1", "L2", "L2"), strict=False)],
        TIME.calendar,
    )
    assert rows[0].room == "L2"


def test_closed_days_of_the_file_count_for_its_weeks_and_known_ones_are_not_new() -> None:
    shut = Closure(ClosureKind.HOLIDAY, "", MONDAYS[1], MONDAYS[1] + dt.timedelta(days=4))
    days = tuple(meeting(d) for d in (MONDAYS[0], MONDAYS[2]))
    read = TimetableList("f", "icalendar", meetings=days, closures=(shut,))
    found = plan_timetable(read, KNOWN, ImportChoices())
    assert found.lessons[0].week == ""  # weeks B and A: the week between is not counted
    assert found.closures == (shut,)
    closed = replace(TIME, calendar=replace(TIME.calendar, closures=(shut,)))
    assert plan_timetable(read, replace(KNOWN, time=closed), ImportChoices()).closures == ()


def test_a_verdict_says_when() -> None:
    found = plan(replace(ROW, week="A"), TimetableRow(3, "9B/Sc2", 1, "P9"))
    assert [v.when for v in found.verdicts] == ["Mon P1, week A", "Tue P9"]
    timed = plan(TimetableRow(4, "?", 1, starts=dt.time(9), ends=dt.time(10)))
    assert timed.verdicts[0].when == "Tue 09:00–10:00"
