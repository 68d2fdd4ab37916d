"""Entries as a family reads them: day, lesson, plain reason, and what the school did."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from seatingapp.domain.behaviour import Entry, Polarity
from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.policies.policy import ContextPicks
from seatingapp.printing.snapshots import SummaryLine
from seatingapp.services.policy import context_picks
from seatingapp.services.school import School
from seatingapp.storage import classes, entry_contexts, entry_disputes, lessons, policy

if TYPE_CHECKING:
    from seatingapp.storage.session import Session


class FamilyLines:
    """Turns entries of one pupil into lines. No note is read, for it may name another child."""

    def __init__(self, session: Session, info: School, live: Sequence[Entry]) -> None:
        """Read what is told of these entries."""
        self._info = info
        self._live = live
        self._lessons = lessons.keys(session, {e.lesson_id for e in live if e.lesson_id})
        self._classes = {c.id: c.name for c in classes.load(session)}
        self._periods = {p.id: p.name for p in info.periods}
        self.types = {t.id: t for t in policy.load(session, retired=True)}
        ids = [e.id for e in live]
        self._contexts = entry_contexts.holding(session, ids)
        self._disputes = entry_disputes.holding(session, ids)
        self._picks = {
            text
            for picks in (context_picks(session), ContextPicks())
            for text in (*picks.tried, *picks.outcome)
        }

    def of(self, polarity: Polarity) -> tuple[SummaryLine, ...]:
        """The lines of one polarity, the earliest first."""
        return tuple(self._line(e) for e in self._live if e.polarity is polarity)

    def _line(self, entry: Entry) -> SummaryLine:
        reason = entry.plain_reason or entry.type_name
        dispute = self._disputes.get(entry.id)
        return SummaryLine(
            entry.happened_at.astimezone(self._info.tz).date(),
            self._lesson(self._lessons.get(entry.lesson_id or 0), entry.class_id),
            reason[:1].upper() + reason[1:],
            entry.points,
            self._done(entry),
            entry.recorded_at.astimezone(self._info.tz).date() if entry.corrects_id else None,
            dispute is not None and dispute.is_open,
        )

    def _done(self, entry: Entry) -> str:
        """What the school did: the step of its ladder, and what was picked once it was explained.

        What was typed in place of picking is left out.
        """
        context = None if entry.to_complete else self._contexts.get(entry.id)
        said = (context.tried, context.outcome) if context is not None else ()
        return " · ".join(
            part for part in (entry.step, *(s for s in said if s in self._picks)) if part
        )

    def _lesson(self, key: LessonKey | None, class_id: int | None) -> str:
        name = self._classes.get(key.class_id if key else class_id or 0, "")
        period = self._periods.get(key.period_id or 0, "") if key else ""
        return ", ".join(part for part in (name, period) if part) or "Out of lessons"
