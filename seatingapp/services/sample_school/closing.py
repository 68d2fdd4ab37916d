"""The days on which the sample school is closed: holidays, bank holidays and INSET days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from seatingapp.domain.calendar import Closure, ClosureKind, Term, monday_of
from seatingapp.services.sample_school.data import SampleClosing

if TYPE_CHECKING:
    from typing import Any

_DAY = dt.timedelta(days=1)
_INSET = "INSET day"


def read_closing(raw: dict[str, Any]) -> SampleClosing:
    """Return when the school is closed, as the file has it."""
    return SampleClosing(
        tuple(raw["holidays_after_half_terms"]),
        tuple((b["name"], b["month"]) for b in raw["bank_holidays_on_first_mondays"]),
        tuple((i["half_term"], i["school_day"]) for i in raw["inset"]),
    )


def closures(closing: SampleClosing, terms: Sequence[Term]) -> tuple[Closure, ...]:
    """Return the closures of the school year of these half-terms, which stand in their order."""
    found = [
        Closure(ClosureKind.HOLIDAY, name, before.ends + _DAY, after.starts - _DAY)
        for name, before, after in zip(closing.holidays, terms, terms[1:], strict=False)
    ]
    last = terms[-1].ends
    if len(closing.holidays) == len(terms):
        summer = dt.date(last.year, 8, 31)
        found.append(Closure(ClosureKind.HOLIDAY, closing.holidays[-1], last + _DAY, summer))
    for name, month in closing.bank_holidays:
        first = monday_of(dt.date(last.year, month, 7))
        found.append(Closure(ClosureKind.HOLIDAY, name, first, first))
    for half_term, school_day in closing.inset:
        starts = terms[half_term - 1].starts  # always a Monday, so within the week no weekend
        day = starts + (school_day - 1) * _DAY
        found.append(Closure(ClosureKind.INSET, _INSET, day, day))
    return tuple(sorted(found, key=lambda c: c.starts))
