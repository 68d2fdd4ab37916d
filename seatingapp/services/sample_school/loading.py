"""Filling an empty vault with the sample school."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.errors import Refusal
from seatingapp.services.sample_school.anchoring import Anchored, anchor
from seatingapp.services.sample_school.data import SampleSchool
from seatingapp.services.sample_school.detaining import detain
from seatingapp.services.sample_school.explaining import explain
from seatingapp.services.sample_school.following import follow_up
from seatingapp.services.sample_school.founding import found
from seatingapp.services.sample_school.history import History, history
from seatingapp.services.sample_school.reading import read_sample_school
from seatingapp.services.sample_school.recording import record
from seatingapp.services.sample_school.reporting import report
from seatingapp.services.workspace import Done, Topic, Workspace
from seatingapp.storage import calendar, classes, pupils

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_SHOWN_AFTER = dt.timedelta(minutes=23)  # by then every click of the showcase lesson is logged


@dataclass(frozen=True, slots=True)
class SampleSummary:
    """What was made, and the lesson that shows it best.

    `showcase` is the last lesson of the showcase class that had begun; at `showcase_at` (aware, in
    the school's zone) it is running and its clicks are logged.
    """

    school_name: str
    teacher: str
    year_groups: int
    classes: int
    pupils: int
    rooms: int
    entries: int
    showcase_class: str
    showcase: LessonKey
    showcase_at: dt.datetime


@dataclass(frozen=True, slots=True)
class LoadSampleSchool:
    """Put the sample school into an empty vault. It cannot be undone: the vault is thrown away."""

    school: SampleSchool
    anchored: Anchored
    past: History

    @property
    def label(self) -> str:
        """What it is called."""
        return "Explore a sample school"

    def perform(self, session: Session) -> Done:
        """Fill the vault. Raises Refusal where it holds pupils or classes already."""
        if pupils.count(session) or classes.load(session):
            raise Refusal(
                "The sample school needs an empty vault.",
                kept="Nothing was changed in this one.",
                todo="Create a new vault for it.",
            )
        founded = found(session, self.school, self.anchored)
        record(session, self.school, self.past, founded)
        class_id = founded.classes[self.school.showcase_class]
        explain(session, class_id, _key(session, self.past))
        follow_up(session)
        detain(session, class_id)
        report(session, class_id)
        return Done(None, frozenset(Topic), f"{self.school.name} is ready to explore.")


def load_sample_school(
    workspace: Workspace, today: dt.date, until: dt.time = dt.time.max
) -> SampleSummary:
    """Fill an empty vault with the sample school, moved to the school year of `today`.

    History reaches from the start of the running or last term (further back where that is short)
    to `until` on that day, the school's time. The same arguments make the same school. All in one
    transaction. Raises Refusal where the vault is not empty.
    """
    school = read_sample_school()
    anchored = anchor(school, today)
    past = history(school, anchored, until)
    workspace.perform(LoadSampleSchool(school, anchored, past))
    start = dt.datetime.combine(
        past.showcase.date, past.showcase.period.starts, ZoneInfo(school.time_zone)
    )
    return SampleSummary(
        school_name=school.name,
        teacher=school.owner,
        year_groups=len({p.year_group for p in school.pupils.values()}),
        classes=len(school.classes),
        pupils=len(school.pupils),
        rooms=len(school.rooms),
        entries=len(past.entries),
        showcase_class=school.showcase_class,
        showcase=workspace.read(lambda session: _key(session, past)),
        showcase_at=start + _SHOWN_AFTER,
    )


def _key(session: Session, past: History) -> LessonKey:
    lesson = past.showcase
    class_id = next(c.id for c in classes.load(session) if c.name == lesson.class_name)
    period_id = next(p.id for p in calendar.load_periods(session) if p.name == lesson.period.name)
    return LessonKey(class_id, lesson.date, period_id)
