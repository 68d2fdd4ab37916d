"""Family summaries: one pupil, praise first, plain reasons, and nobody else's name."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from seatingapp.domain.audiences import ALLOWED, Audience, Field, PrintStamp
from seatingapp.domain.behaviour import BehaviourType, Entry, Polarity, Tally, tally
from seatingapp.domain.calendar import LessonKey, academic_year_start
from seatingapp.domain.errors import Refusal
from seatingapp.domain.policies.policy import ContextPicks
from seatingapp.domain.wording import counted, long_date
from seatingapp.printing.snapshots import SummaryLine, SummarySnapshot
from seatingapp.services.policy import context_picks
from seatingapp.services.school import School, school
from seatingapp.storage import (
    classes,
    entries,
    entry_contexts,
    entry_disputes,
    lessons,
    policy,
    pupils,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DOCUMENT = "family summary"


def summary(
    session: Session, pupil_id: int, stamp: PrintStamp, since: dt.date | None = None
) -> SummarySnapshot:
    """Return a pupil's summary from a day (else the start of the academic year) to the stamp's.

    Each line says date, lesson, the plain reason of its type, and what the school did in words of
    its pick-lists; of an entry still to complete no more than its reason. Notes and what else
    was typed are never read into it, because they may name another child.

    Raises Refusal where the pupil is gone.
    """
    allowed = ALLOWED[Audience.FAMILY]
    found = pupils.load(session, ids=[pupil_id])
    if not found:
        raise Refusal("That pupil is not in this vault any more.")
    info = school(session)
    today = stamp.printed_at.date()
    first = since or academic_year_start(today)
    start = dt.datetime.combine(first, dt.time(), info.tz)
    end = dt.datetime.combine(today + dt.timedelta(days=1), dt.time(), info.tz)
    found_entries = entries.of_pupil(session, pupil_id, start, end)
    live = [e for e in found_entries if not e.is_void and e.counts and e.for_families]
    lines = _Lines(session, info, live)
    return SummarySnapshot(
        info.name,
        found[0].name.full if Field.FULL_NAME in allowed else "",
        found[0].form if Field.FORM in allowed else "",
        f"{long_date(first)} to {long_date(today)}",
        stamp,
        lines.of(Polarity.PRAISE) if Field.PRAISE in allowed else (),
        lines.of(Polarity.CONCERN) if Field.CONCERN in allowed else (),
        _totals(tally(live)),
        _key(lines.types),
    )


class _Lines:
    """Turns entries into the lines of a summary."""

    def __init__(self, session: Session, info: School, live: list[Entry]) -> None:
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


def _totals(count: Tally) -> tuple[str, ...]:
    """Labelled numbers; events and points are never mixed, and nothing is netted."""
    words = [
        counted(count.praise_events, "praise entry", "praise entries"),
        counted(count.praise_points, "praise point", "praise points"),
    ]
    if count.concern_events:
        words.append(counted(count.concern_events, "concern entry", "concern entries"))
    if count.ratio is not None and count.ratio >= 1:
        words.append(f"{count.ratio:.1f} praise entries to each concern entry")
    return tuple(words)


def _key(types: dict[int, BehaviourType]) -> tuple[str, ...]:
    """What the steps of the ladder are called, for whoever reads the last column."""
    steps = dict.fromkeys(t.step for t in types.values() if t.step)
    return (f"Steps of the school's policy: {', '.join(steps)}.",) if steps else ()
