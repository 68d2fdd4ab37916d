"""An invented academic year, and entries in it, for tests of rules that draft."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.calendar import Calendar, Closure, ClosureKind, Term
from seatingapp.domain.draft_rules.engine import Happening
from seatingapp.domain.draft_rules.rule import DraftRule, Measure, Span, Window
from seatingapp.domain.draft_rules.windows import SchoolClock
from seatingapp.domain.ladder import DraftKind

ZONE = ZoneInfo("Europe/London")
TERMS = (
    Term("Autumn 1", dt.date(2026, 9, 3), dt.date(2026, 10, 23)),
    Term("Autumn 2", dt.date(2026, 11, 2), dt.date(2026, 12, 18)),
    Term("Spring 1", dt.date(2027, 1, 4), dt.date(2027, 2, 12)),
    Term("Spring 2", dt.date(2027, 2, 22), dt.date(2027, 3, 25)),
    Term("Summer 1", dt.date(2027, 4, 12), dt.date(2027, 5, 28)),
    Term("Summer 2", dt.date(2027, 6, 7), dt.date(2027, 7, 21)),
)
CLOSED = Closure(ClosureKind.INSET, "", dt.date(2026, 11, 27), dt.date(2026, 11, 27))
CLOCK = SchoolClock(ZONE, Calendar(TERMS, (CLOSED,)))
FIVE_DAYS = Window(Span.SCHOOL_DAYS, 5)
RULE = DraftRule(Polarity.CONCERN, 3, FIVE_DAYS, DraftKind.LETTER, active=True, uid="r")


def at(month: int, day: int, hour: int = 10, year: int = 2026) -> dt.datetime:
    """A time of a day at the school, in UTC."""
    return dt.datetime(year, month, day, hour, tzinfo=ZONE).astimezone(dt.UTC)


def happening(number: int, moment: dt.datetime, **more: Any) -> Happening:  # noqa: ANN401 -- any field
    """A concern of one point, unless said otherwise."""
    plain = Happening(number, 1, 1, 1, 5, Polarity.CONCERN, -1, moment, "Focus", "C1 warning", "9")
    return plain._replace(**more)


_FIRST = dt.datetime(2026, 9, 1, tzinfo=dt.UTC)
# Minutes from September to the end of November, so that entries meet in windows.
MOMENTS = st.integers(0, 90 * 24 * 60).map(lambda n: _FIRST + dt.timedelta(minutes=n))


@st.composite
def histories(draw: st.DrawFn) -> list[Happening]:
    """Entries of one pupil at any moments of an autumn, holidays and the change of clocks too."""
    moments = draw(st.lists(MOMENTS, max_size=40))
    return [
        happening(
            n,
            moment,
            polarity=draw(st.sampled_from((Polarity.CONCERN, Polarity.CONCERN, Polarity.PRAISE))),
            points=draw(st.sampled_from((-1, -2, 0))),
            lesson_id=draw(st.none() | st.integers(1, 5)),
            category=draw(st.sampled_from(("Focus", "Respect"))),
        )
        for n, moment in enumerate(moments, 1)
    ]


WINDOWS = st.one_of(
    st.sampled_from([Window(s) for s in Span if s not in (Span.SCHOOL_DAYS, Span.DAYS)]),
    st.builds(Window, st.sampled_from((Span.SCHOOL_DAYS, Span.DAYS)), st.integers(1, 20)),
)
RULES = st.builds(
    DraftRule,
    st.just(Polarity.CONCERN),
    st.integers(1, 6),
    WINDOWS,
    st.just(DraftKind.LETTER),
    st.sampled_from(Measure),
    category=st.sampled_from(("", "focus")),
    active=st.just(True),
    uid=st.just("r"),
)
