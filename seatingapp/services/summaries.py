"""Family summaries: one pupil, praise first, plain reasons, and nobody else's name."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from seatingapp.domain.audiences import ALLOWED, Audience, Field, PrintStamp
from seatingapp.domain.behaviour import BehaviourType, Polarity, Tally, tally
from seatingapp.domain.calendar import academic_year_start
from seatingapp.domain.errors import Refusal
from seatingapp.domain.wording import counted, long_date
from seatingapp.printing.snapshots import SummarySnapshot
from seatingapp.services.family_lines import FamilyLines
from seatingapp.services.school import school
from seatingapp.storage import entries, pupils

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

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
    lines = FamilyLines(session, info, live)
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
