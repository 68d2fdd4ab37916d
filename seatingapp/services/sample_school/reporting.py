"""Somebody on report at the sample school, rated in the last lessons, and what is tried."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.identity import new_uid
from seatingapp.domain.interventions import Intervention
from seatingapp.domain.on_report import Rated, Rating, Report
from seatingapp.services.school import School, school
from seatingapp.storage import entries, interventions, lessons, on_reports, settings

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_TARGETS = ("Arrive on time with what the lesson needs", "Put up a hand before speaking")
_GIVEN = (
    (Rating.NOT_MET, Rating.PARTLY),
    (Rating.PARTLY, Rating.PARTLY),
    (Rating.MET, Rating.PARTLY),
    (Rating.MET, Rating.MET),
)
_LOOKED_AT = 600  # of the newest entries
_DAYS_BEFORE, _DAYS_AFTER = 5, 5
_TRIED_FOR = dt.timedelta(weeks=3)


def report(session: Session, class_id: int) -> None:
    """Put the pupil of a class with the most concern on report; try something for the next one."""
    newest = entries.of_class(session, class_id, most=_LOOKED_AT)
    counted = Counter(e.pupil_id for e in newest if e.polarity is Polarity.CONCERN)
    known = [pupil_id for pupil_id, _times in counted.most_common(2)]
    if len(known) < 2:
        return
    info = school(session)
    at = newest[0].recorded_at
    today = info.today(at)
    before = info.calendar.school_days_before(today, _DAYS_BEFORE)
    after = info.calendar.school_days_after(today, _DAYS_AFTER)
    if not before or not after:
        return
    staff_id, _name = settings.owner(session)
    found = Report(0, new_uid(), known[0], before[0], after[-1], _TARGETS, "form tutor and home")
    report_id = on_reports.add(session, found, at, staff_id)
    taught = _taught(session, info, class_id, before)
    for lesson_id, given in zip(taught, _GIVEN, strict=False):
        rated: dict[int, Rated | None] = {n: Rated(r) for n, r in enumerate(given, 1)}
        on_reports.put_ratings(session, report_id, lesson_id, rated, at, staff_id)
    tried = Intervention(
        0, new_uid(), known[1], "Check-in with the form tutor before school", today - _TRIED_FOR
    )
    interventions.add(session, tried, at, staff_id)


def _taught(
    session: Session, info: School, class_id: int, days: tuple[dt.date, ...]
) -> tuple[int, ...]:
    """The lessons of a class on these days in which something was logged, the earliest first."""
    keys = (LessonKey(class_id, day, period.id) for day in days for period in info.periods)
    found = (lessons.find(session, key) for key in keys)
    return tuple(lesson_id for lesson_id in found if lesson_id is not None)
