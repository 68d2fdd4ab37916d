"""Putting pupils on report, rating their lessons, and how it went."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seatingapp.domain import on_report
from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.errors import Refusal
from seatingapp.domain.identity import new_uid
from seatingapp.domain.names import tidy
from seatingapp.domain.on_report import (
    LONGEST_NOTE,
    RATING_LABELS,
    Rated,
    RatedLesson,
    Report,
    TargetResult,
    results,
)
from seatingapp.services.entry_notes import refuse_safeguarding
from seatingapp.services.school import school
from seatingapp.services.workspace import Done, PrivateEdit, Topic, now_in
from seatingapp.storage import classes, lessons, on_reports, pupils, settings

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_TOPICS = frozenset({Topic.FOLLOW_UP})
_GONE = "That report is not in this vault any more."
_KEPT = "Nothing was changed."

GivenRatings = tuple[tuple[int, Rated | None], ...]  # by place of the target


@dataclass(frozen=True, slots=True)
class StartReport(PrivateEdit):
    """Put a pupil on report; `who` is how the user called them."""

    report: Report
    who: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Put a pupil on report"

    def perform(self, session: Session) -> Done:
        """Store it. Raises Refusal for what no report can be, and for a second one at a time."""
        if not pupils.load(session, ids=[self.report.pupil_id]):
            raise Refusal("That pupil is not in this vault any more.", kept=_KEPT)
        others = on_reports.of_pupils(session, [self.report.pupil_id])
        uid = self.report.uid or new_uid()
        _refuse_unsafe(session, self.report)
        report = on_report.checked(replace(self.report, uid=uid), others)
        staff_id, _name = settings.owner(session)
        on_reports.add(session, report, now_in(session), staff_id)
        return Done(RemoveReport(uid, self.who), _TOPICS, f"{self.who} is on report.", uids=(uid,))


@dataclass(frozen=True, slots=True)
class RemoveReport(PrivateEdit):
    """Take a report away with its ratings, such as one that was started by mistake."""

    uid: str
    who: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Remove a report"

    def perform(self, session: Session) -> Done:
        """Remove it; undo brings its ratings back too. Raises Refusal where it is gone."""
        taken = on_reports.take(session, report_by_uid(session, self.uid).id)
        back = _PutBack(self.uid, taken, self.who)
        return Done(back, _TOPICS, f"The report of {self.who} was removed.")


@dataclass(frozen=True, slots=True)
class _PutBack(PrivateEdit):
    """Bring a removed report back as it was."""

    uid: str
    taken: on_reports.Taken
    who: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Put a pupil on report"

    def perform(self, session: Session) -> Done:
        """Store it with its ratings."""
        on_reports.put_back(session, self.taken)
        back = RemoveReport(self.uid, self.who)
        return Done(back, _TOPICS, f"{self.who} is on report again.")


@dataclass(frozen=True, slots=True)
class ChangeReport(PrivateEdit):
    """Change days, targets or who signs; close it with an outcome, or open it again."""

    report: Report
    who: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Change a report"

    def perform(self, session: Session) -> Done | None:
        """Store it. Raises Refusal for a target that was rated already and would change."""
        before = report_by_uid(session, self.report.uid)
        others = on_reports.of_pupils(session, [before.pupil_id])
        _refuse_unsafe(session, self.report)
        changed = on_report.checked(
            replace(self.report, id=before.id, pupil_id=before.pupil_id), others
        )
        if changed == before:
            return None
        rated = {p for given in on_reports.ratings(session, before.id).values() for p in given}
        for place in rated:
            if changed.targets[place - 1 : place] != before.targets[place - 1 : place]:
                raise Refusal(
                    f"Target {place} was rated in lessons already, so it stays as it is.",
                    kept=_KEPT,
                    todo="Close this report and start another one with the new target.",
                )
        on_reports.change(session, changed)
        said = f"The report of {self.who} was changed."
        if changed.closed_on is not None and before.closed_on is None:
            said = f"The report of {self.who} is closed."
        return Done(ChangeReport(before, self.who), _TOPICS, said)


@dataclass(frozen=True, slots=True)
class RateLesson(PrivateEdit):
    """Rate targets of a report in a lesson, by place; None takes a rating back."""

    uid: str
    lesson: LessonKey
    given: GivenRatings
    who: str
    room_id: int | None = None
    plan_id: int | None = None

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Rate a lesson of a report"

    def perform(self, session: Session) -> Done | None:
        """Store what differs. Raises Refusal for a day or a target that the report lacks."""
        report = report_by_uid(session, self.uid)
        self._check(report)
        notes = (rated.note for _place, rated in self.given if rated is not None)
        refuse_safeguarding(session, *notes, kept="Nothing was rated.")
        known = lessons.find(session, self.lesson)
        before = on_reports.ratings(session, report.id).get(known or 0, {})
        changed = {
            place: rated and Rated(rated.rating, tidy(rated.note))
            for place, rated in self.given
            if before.get(place) != rated
        }
        if not changed:
            return None
        lesson_id = lessons.ensure(session, self.lesson, self.room_id, self.plan_id)
        staff_id, _name = settings.owner(session)
        on_reports.put_ratings(session, report.id, lesson_id, changed, now_in(session), staff_id)
        back = replace(self, given=tuple((place, before.get(place)) for place in changed))
        words = ", ".join(
            f"target {place} {RATING_LABELS[rated.rating] if rated else 'not rated'}"
            for place, rated in sorted(changed.items())
        )
        return Done(back, _TOPICS, f"{self.who} · {words}")

    def _check(self, report: Report) -> None:
        if not report.is_on(self.lesson.date):
            raise Refusal("The pupil is not on report on that day.", kept="Nothing was rated.")
        for place, rated in self.given:
            if not 1 <= place <= len(report.targets):
                raise Refusal(f"The report has no target {place}.", kept="Nothing was rated.")
            if rated is not None and len(rated.note) > LONGEST_NOTE:
                raise Refusal(
                    f"A note has at most {LONGEST_NOTE} letters; this one has {len(rated.note)}.",
                    kept="Nothing was rated.",
                    todo="Shorten it to what happened.",
                )


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """A report with all that was rated, the earliest lesson first, and what it comes to."""

    report: Report
    lessons: tuple[RatedLesson, ...]
    results: tuple[TargetResult, ...]


def report_by_uid(session: Session, uid: str) -> Report:
    """Return a report. Raises Refusal where it is gone."""
    found = on_reports.by_uid(session, uid)
    if found is None:
        raise Refusal(_GONE, kept=_KEPT)
    return found


def all_reports(session: Session) -> tuple[Report, ...]:
    """Return every report, the newest first."""
    return on_reports.load(session)


def rated_lessons(session: Session) -> dict[int, int]:
    """Return by row id of a report how many of its lessons were rated."""
    return on_reports.rated_lessons(session)


def count_on(session: Session, day: dt.date) -> int:
    """How many reports a day has; a number that names nobody."""
    return sum(report.is_on(day) and report.closed_on is None for report in all_reports(session))


def reports_of(session: Session, pupil_id: int) -> tuple[Report, ...]:
    """Return the reports of a pupil, the newest first."""
    return on_reports.of_pupils(session, [pupil_id])


def on_report_in(
    session: Session, key: LessonKey, guests: tuple[int, ...] = ()
) -> dict[int, Report]:
    """Return by pupil who of a lesson's class, and of its guests, is on report on its day."""
    found = on_reports.of_pupils(session, [*classes.joined(session, key.class_id), *guests])
    return {r.pupil_id: r for r in found if r.is_on(key.date)}


def ratings_in(session: Session, report: Report, key: LessonKey) -> dict[int, Rated]:
    """Return what a lesson was given, by place of the target."""
    lesson_id = lessons.find(session, key)
    return on_reports.ratings(session, report.id).get(lesson_id or 0, {})


def record(session: Session, uid: str) -> ReportRecord:
    """Return a report with its lessons. Raises Refusal where it is gone."""
    report = report_by_uid(session, uid)
    given = on_reports.ratings(session, report.id)
    by = on_reports.raters(session, report.id)
    info = school(session)
    periods = {p.id: (p.starts, p.name) for p in info.periods}
    names = {c.id: c.name for c in classes.load(session)}
    found: list[tuple[dt.date, dt.time, RatedLesson]] = []
    for lesson_id, key in lessons.keys(session, given).items():
        starts, period = periods.get(key.period_id or 0, (dt.time.max, ""))
        words = ", ".join(part for part in (names.get(key.class_id, ""), period) if part)
        rated = RatedLesson(
            lesson_id, key.date, words, by[lesson_id], given[lesson_id], key.period_id
        )
        found.append((key.date, starts, rated))
    rated_lessons = tuple(r for *_when, r in sorted(found, key=lambda item: item[:2]))
    return ReportRecord(report, rated_lessons, results(report, rated_lessons))


def _refuse_unsafe(session: Session, report: Report) -> None:
    """Raise SafeguardingWording where a text that is printed may be about the child's safety."""
    refuse_safeguarding(session, *report.targets, report.outcome, report.signed_by)
