"""What a school starts from: England's usual dates of a year, and a usual day. All to be edited."""

from __future__ import annotations

import datetime as dt

from seatingapp.domain.calendar import Calendar, Closure, ClosureKind, Period, Term, monday_of

_DAY = dt.timedelta(days=1)
_NAMES = ("Autumn 1", "Autumn 2", "Spring 1", "Spring 2", "Summer 1", "Summer 2")
_HOLIDAYS = (
    *("Autumn half-term", "Christmas holidays", "February half-term", "Easter holidays"),
    *("Summer half-term", "Summer holidays"),
)
_FRIDAY = 4
_USUAL_DAYS = {
    5: (
        *("Tutor 08:40 09:00", "P1 09:00 10:00", "P2 10:00 11:00", "P3 11:20 12:20"),
        *("P4 13:10 14:10", "P5 14:10 15:10"),
    ),
    6: (
        *("Tutor 08:30 08:50", "P1 08:50 09:40", "P2 09:40 10:30", "P3 10:50 11:40"),
        *("P4 11:40 12:30", "P5 13:20 14:10", "P6 14:10 15:00"),
    ),
}


def usual_year(year: int) -> Calendar:
    """Return the terms and holidays that most schools in England have from September of `year`.

    Each authority and academy sets its own dates, and INSET days are the school's: this is a
    proposal to be put right, never a fact.
    """
    autumn = _working_day(dt.date(year, 9, 1))
    october = _monday_from(dt.date(year, 10, 22))
    christmas = _friday_by(dt.date(year, 12, 22))
    january = _monday_from(dt.date(year + 1, 1, 4))
    february = _monday_from(dt.date(year + 1, 2, 12))
    before_easter, after_easter = _around_easter(easter(year + 1))
    may = monday_of(dt.date(year + 1, 5, 31))
    july = dt.date(year + 1, 7, 22)
    july = min(july, monday_of(july) + _FRIDAY * _DAY)
    weekend = 3 * _DAY
    ends = (
        (autumn, october - weekend),
        (october + 7 * _DAY, christmas),
        (january, february - weekend),
        (february + 7 * _DAY, before_easter),
        (after_easter, may - weekend),
        (may + 7 * _DAY, july),
    )
    terms = tuple(Term(name, *dates) for name, dates in zip(_NAMES, ends, strict=True))
    begin = [*(t.starts for t in terms[1:]), dt.date(year + 1, 9, 1)]
    holidays = [
        Closure(ClosureKind.HOLIDAY, name, term.ends + _DAY, back - _DAY)
        for name, term, back in zip(_HOLIDAYS, terms, begin, strict=True)
    ]
    may_day = monday_of(dt.date(year + 1, 5, 7))
    holidays.append(Closure(ClosureKind.HOLIDAY, "Early May bank holiday", may_day, may_day))
    return Calendar(terms, tuple(sorted(holidays, key=lambda c: c.starts)))


def usual_day(periods: int) -> tuple[Period, ...]:
    """Return a usual day of 5 or 6 periods after tutor time, none of them stored yet."""
    return tuple(
        Period(0, name, dt.time.fromisoformat(starts), dt.time.fromisoformat(ends))
        for name, starts, ends in (said.split() for said in _USUAL_DAYS[periods])
    )


def easter(year: int) -> dt.date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm of 1876)."""
    golden = year % 19
    century = year // 100
    skipped = century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15
    moon = skipped % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return dt.date(year, month, offset + 28 - 31 * (month // 4))


def _around_easter(sunday: dt.date) -> tuple[dt.date, dt.date]:
    """The last day before the two weeks of Easter and the first one after them."""
    if (sunday.month, sunday.day) < (4, 5):  # early: the weeks follow Good Friday
        return sunday - 3 * _DAY, sunday + 15 * _DAY
    if (sunday.month, sunday.day) < (4, 12):
        return sunday - 9 * _DAY, sunday + 8 * _DAY
    return sunday - 16 * _DAY, sunday + 2 * _DAY  # late: they end with Easter Monday


def _monday_from(day: dt.date) -> dt.date:
    return monday_of(day + 6 * _DAY)


def _friday_by(day: dt.date) -> dt.date:
    return day - ((day.weekday() - _FRIDAY) % 7) * _DAY


def _working_day(day: dt.date) -> dt.date:
    return day if day.weekday() < _FRIDAY else _monday_from(day)
