"""What the entries of a class show of pairs: as they really sat, and only what still counts."""

from __future__ import annotations

import datetime as dt

import pytest

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.errors import Refusal
from seatingapp.domain.register import MarkKind, RegisterMark
from seatingapp.domain.rules.kinds import PairCount
from seatingapp.domain.today import TodaySeat
from seatingapp.services.behaviour import LogEntries, VoidEntries
from seatingapp.services.evidence import evidence, evidence_found
from seatingapp.services.register import SetMarks
from seatingapp.services.today import SeatToday
from seatingapp.services.workspace import Done, Workspace
from tests.conftest import Sample
from tests.integration.services.lesson_school import MONDAY, LessonSchool, found_school
from tests.integration.services.test_charts import statements

PRAISE, CONCERN = 1, 5


class Weeks:
    """Lessons of the small class before Monday, one a day, with what happened in them."""

    def __init__(self, school: LessonSchool) -> None:
        self.school = school
        self.ann, self.ben, self.cay, *_ = school.pupils
        self.days = 0
        self.done: Done | None = None
        self.plans = {near: self._plan(near) for near in (True, False)}

    def _plan(self, near: bool) -> int:
        """Ann and Ben at the desk in front, or Ben as far away as can be."""
        last = max(p.seat_id for p in self.school.room(self.school.lab).layout.places())
        seats = {self.ann: 1, self.ben: 2 if near else last, self.cay: 2 if not near else last}
        return self.school.add_plan(
            self.school.lab,
            on=dt.date(2025, 9, 1),
            name="near" if near else "far",
            seated=[(seat, pupil) for pupil, seat in seats.items()],
        )

    def taught(self, *, near: bool, concern: tuple[int, ...] = (), days: int = 1) -> LessonKey:
        """Teach the class once more, on the day before the earliest; return the last lesson."""
        for _ in range(days):
            self.days += 1
            key = LessonKey(self.school.class_id, MONDAY - dt.timedelta(days=self.days), 1)
            self.log(key, PRAISE, (self.cay,), near)
            self.log(key, CONCERN, concern, near)
        return key

    def log(self, key: LessonKey, kind: int, pupils: tuple[int, ...], near: bool) -> None:
        at = dt.datetime.combine(key.date, dt.time(11, 40), dt.UTC)
        edit = LogEntries(key, pupils, kind, at, "x", self.school.lab, self.plans[near])
        self.done = self.school.workspace.perform(edit) or self.done

    def counts(self, weeks: int = 6) -> tuple[PairCount, ...]:
        return self.school.workspace.read(
            lambda s: evidence(s, self.school.class_id, MONDAY, weeks)
        )


@pytest.fixture
def weeks(workspace: Workspace) -> Weeks:
    return Weeks(found_school(workspace))


def test_a_pair_whose_entries_cluster_is_shown_with_its_counts(weeks: Weeks) -> None:
    weeks.taught(near=True, concern=(weeks.ann,), days=3)
    weeks.taught(near=True, concern=(weeks.ann, weeks.ben))
    weeks.taught(near=True)
    weeks.taught(near=False, days=7)
    assert weeks.counts() == (PairCount(weeks.ann, weeks.ben, 4, 5, 0, 7),)
    found = weeks.school.workspace.read(
        lambda s: evidence_found(s, weeks.school.class_id, MONDAY, 6)
    )
    assert (found.lessons, found.examined) == (12, 2)
    assert (found.since, found.until) == (dt.date(2025, 10, 14), MONDAY)


def test_what_was_voided_does_not_count_and_praise_neither(weeks: Weeks) -> None:
    weeks.taught(near=False, days=7)
    weeks.taught(near=True, days=2)
    weeks.taught(near=True, concern=(weeks.ann,), days=3)
    assert [c.near for c in weeks.counts()] == [3]
    assert weeks.done is not None
    voiding = weeks.school.workspace.perform(VoidEntries(weeks.done.uids, "wrong pupil", "x"))
    assert weeks.counts() == ()
    assert voiding is not None
    assert voiding.inverse is not None
    weeks.school.workspace.perform(voiding.inverse)
    assert [c.near for c in weeks.counts()] == [3]


def test_only_the_last_weeks_count(weeks: Weeks) -> None:
    weeks.taught(near=False, days=10)
    weeks.taught(near=True, concern=(weeks.ben,), days=4)
    assert weeks.counts(weeks=1) == ()
    assert weeks.counts(weeks=2) == (PairCount(weeks.ann, weeks.ben, 3, 3, 0, 10),)
    assert weeks.counts() == (PairCount(weeks.ann, weeks.ben, 4, 4, 0, 10),)


def test_a_lesson_counts_as_they_really_sat_and_were_there(weeks: Weeks) -> None:
    weeks.taught(near=False, days=6)
    weeks.taught(near=True, concern=(weeks.ann,), days=3)
    moved = weeks.taught(near=True, concern=(weeks.ann,))
    away = weeks.taught(near=True, concern=(weeks.ann,))
    assert weeks.counts() == (PairCount(weeks.ann, weeks.ben, 5, 5, 0, 6),)
    perform = weeks.school.workspace.perform
    perform(SeatToday(moved, (TodaySeat(weeks.ben, 11),), "Move Ben"))
    assert weeks.counts() == (PairCount(weeks.ann, weeks.ben, 4, 4, 1, 7),)
    mark = RegisterMark(weeks.ben, MarkKind.ABSENT)
    perform(SetMarks(away, ((weeks.ben, mark),), "Ben"))
    assert weeks.counts() == (PairCount(weeks.ann, weeks.ben, 3, 3, 1, 7),)


def test_a_guest_is_no_half_of_a_pair(weeks: Weeks) -> None:
    weeks.taught(near=False, days=8)
    for _ in range(4):
        key = weeks.taught(near=False, concern=(weeks.ann,))
        seat = TodaySeat(weeks.school.other, 3)
        weeks.school.workspace.perform(SeatToday(key, (seat,), "Guest"))
    found = weeks.school.workspace.read(lambda s: evidence_found(s, weeks.school.class_id, MONDAY))
    assert (found.pairs, found.examined) == ((), 0)


def test_another_class_counts_for_itself(weeks: Weeks) -> None:
    weeks.taught(near=False, days=7)
    weeks.taught(near=True, concern=(weeks.ann,), days=4)
    assert weeks.school.workspace.read(lambda s: evidence(s, 2, MONDAY)) == ()


@pytest.mark.parametrize("number", [0, 53])
def test_a_time_out_of_the_limits_is_refused(weeks: Weeks, number: int) -> None:
    with pytest.raises(Refusal, match="1 to 52 weeks"):
        weeks.counts(number)


def test_a_whole_year_is_read_with_few_statements(sample: Sample) -> None:
    workspace, key = sample.workspace, sample.summary.showcase
    with statements(workspace.vault) as seen:
        found = workspace.read(lambda s: evidence_found(s, key.class_id, key.date, 52))
    assert found.lessons > 5
    assert len(seen) < 15
