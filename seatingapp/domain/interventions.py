"""Interventions: what was tried for a pupil and when, and the numbers before and since.

The numbers stand side by side and claim nothing: what changed may have changed for other reasons.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from seatingapp.domain.behaviour import Entry, Tally, tally
from seatingapp.domain.errors import Refusal
from seatingapp.domain.names import tidy

LONGEST_WHAT = 120
LONGEST_NOTE = 1000
_DAYS_IN_WEEK = 7


@dataclass(frozen=True, slots=True)
class Intervention:
    """Something that was tried, from a day on and, once it is over, up to another, included."""

    id: int
    uid: str
    pupil_id: int
    what: str
    starts: dt.date
    ends: dt.date | None = None
    note: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class BeforeAndSince:
    """The same number of calendar days before an intervention and from its first day on."""

    days: int
    before: Tally
    since: Tally


def checked(found: Intervention) -> Intervention:
    """Return it with tidy texts. Raises Refusal for what cannot be."""
    kept = "Nothing was changed."
    what = tidy(found.what)
    if not what:
        raise Refusal("Say in a few words what was tried.", kept=kept)
    if len(what) > LONGEST_WHAT:
        raise Refusal(
            f"What was tried has at most {LONGEST_WHAT} letters; this has {len(what)}.",
            kept=kept,
            todo="Write the rest in the note.",
        )
    for text in (found.note, found.outcome):
        if len(text) > LONGEST_NOTE:
            raise Refusal(
                f"A note has at most {LONGEST_NOTE} letters; this one has {len(text)}.",
                kept=kept,
                todo="Shorten it to what matters.",
            )
    if found.ends is not None and found.ends < found.starts:
        raise Refusal("The last day is before the first.", kept=kept, todo="Change a date.")
    return Intervention(
        found.id,
        found.uid,
        found.pupil_id,
        what,
        found.starts,
        found.ends,
        found.note.strip(),
        found.outcome.strip(),
    )


def before_and_since(
    found: Intervention, dated: Iterable[tuple[dt.date, Entry]], today: dt.date
) -> BeforeAndSince | None:
    """Count entries as long before as since; whole weeks, so that both have the same weekdays.

    `dated` are entries with their day at the school. None where no whole week has passed yet.
    """
    last = min(found.ends or today, today)
    weeks = ((last - found.starts).days + 1) // _DAYS_IN_WEEK
    if weeks < 1:
        return None
    span = dt.timedelta(days=weeks * _DAYS_IN_WEEK)
    pairs = tuple(dated)
    return BeforeAndSince(
        span.days,
        tally(e for day, e in pairs if found.starts - span <= day < found.starts),
        tally(e for day, e in pairs if found.starts <= day < found.starts + span),
    )
