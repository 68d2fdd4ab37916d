"""The year: terms and days without school are added, changed in place, removed, proposed. No Qt."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from seatingapp.domain.calendar import (
    LETTERS,
    Calendar,
    Closure,
    ClosureKind,
    SchoolWeek,
    Term,
    academic_year_start,
    monday_of,
)
from seatingapp.domain.calendar_proposals import usual_year
from seatingapp.domain.stretches import academic_year
from seatingapp.domain.typed_times import read_day_of_year
from seatingapp.ui.calendar_editor.presenter import CalendarPresenter
from seatingapp.ui.calendar_editor.state import YearRow

NAME, STARTS, ENDS, WEEK = "name", "starts", "ends", "week"
_WEEK = dt.timedelta(days=7)
_DAY = dt.timedelta(days=1)


class YearPart:
    """Each gesture is one edit."""

    def __init__(self, presenter: CalendarPresenter) -> None:
        """Work on what all parts share."""
        self._on = presenter

    def add_term(self) -> Term | None:
        """Add a term after the last one of the year; its dates are to be put right."""
        start = dt.date(self._on.year, 9, 1)
        own = [t for t in self._calendar.terms if academic_year_start(t.ends) == start]
        after = max((t.ends for t in own), default=start - _WEEK)
        first = monday_of(after + _WEEK + 6 * _DAY)
        term = Term(f"Term {len(own) + 1}", first, first + 4 * _DAY)
        terms = (*self._calendar.terms, term)
        done = self._on.change(self._on.with_calendar(terms=terms), f"Add {term.name}")
        return term if done else None

    def add_closure(self, kind: str) -> Closure | None:
        """Add a day without school: the next school day that is free."""
        day = self._on.first_day()
        if not self._calendar.is_school_day(day):
            day = next(iter(self._calendar.school_days_after(day, 1)), day)
        closure = Closure(ClosureKind(kind), "", day, day)
        closures = (*self._calendar.closures, closure)
        what = f"Add {'an INSET day' if closure.kind is ClosureKind.INSET else 'a holiday'}"
        done = self._on.change(self._on.with_calendar(closures=closures), what)
        return closure if done else None

    def change_cell(self, row: YearRow, field: str, text: str) -> None:
        """Another name or date, as typed. Moving the first day of one day moves the last too."""
        entry = row.entry
        if field == WEEK:
            self._set_week(row, text.strip().upper())
            return
        if field == NAME:
            self._replace(entry, replace(entry, name=" ".join(text.split())))
            return
        day = read_day_of_year(text, self._on.year)
        if day is None:
            self._on.problem(f"“{text}” is no date that can be read. Type it like 3 Sep 2026.")
        elif field == ENDS:
            self._replace(entry, replace(entry, ends=day))
        elif isinstance(entry, Closure) and (entry.starts == entry.ends or day > entry.ends):
            self._replace(entry, replace(entry, starts=day, ends=day))
        else:
            self._replace(entry, replace(entry, starts=day))

    def remove(self, row: YearRow) -> None:
        """Remove a term or days without school."""
        self._replace(row.entry, None)

    def propose(self) -> None:
        """Take England's usual dates for the year, in place of what the year has."""
        start = dt.date(self._on.year, 9, 1)
        usual = usual_year(self._on.year)
        terms = [t for t in self._calendar.terms if academic_year_start(t.ends) != start]
        kept = [
            c
            for c in self._calendar.closures
            if academic_year_start(c.starts) != start or c.kind is ClosureKind.INSET
        ]
        how = self._on.with_calendar(
            terms=(*terms, *usual.terms), closures=(*kept, *usual.closures)
        )
        name = academic_year(start).name
        said = f"England's usual dates for {name}: put them right where your school's differ."
        self._on.change(how, f"Propose dates for {name}", said)

    def set_weeks(self, weeks: str) -> None:
        """One kind of week, or weeks A and B."""
        week = replace(self._calendar.week, weeks=int(weeks))
        what = "One kind of week" if weeks == "1" else "Weeks A and B"
        self._on.change(self._on.with_calendar(week=week), what)

    def set_first(self, letter: str) -> None:
        """The letter of the first week of an academic year."""
        week = replace(self._calendar.week, first=letter)
        self._on.change(self._on.with_calendar(week=week), f"Begin with week {letter}")

    def set_saturday(self, on: bool) -> None:
        """Whether there are lessons on Saturdays."""
        days = (0, 1, 2, 3, 4, 5) if on else (0, 1, 2, 3, 4)
        week = replace(self._calendar.week, days=days)
        self._on.change(self._on.with_calendar(week=week), "Saturdays" if on else "No Saturdays")

    def _set_week(self, row: YearRow, letter: str) -> None:
        """The first week of a term has a letter of its own, or goes on as the week before."""
        if letter and letter not in LETTERS:
            self._on.problem(f"“{letter}” is no week. Type A or B, or nothing to let it alternate.")
            return
        week = self._calendar.week.begun_anew(row.entry.starts, letter)
        what = f"{row.name} begins with week {letter}" if letter else f"{row.name} alternates"
        self._on.change(self._on.with_calendar(week=week), what)

    @property
    def _calendar(self) -> Calendar:
        return self._on.time.calendar

    def _replace(self, entry: Term | Closure, new: Term | Closure | None) -> None:
        what = f"{'Change' if new else 'Remove'} {_called(new or entry)}"
        if isinstance(entry, Term):
            terms = tuple(new if t == entry else t for t in self._calendar.terms)
            how = self._on.with_calendar(
                terms=tuple(t for t in terms if t is not None),
                week=_moved(self._calendar.week, entry, new),
            )
        else:
            closures = tuple(new if c == entry else c for c in self._calendar.closures)
            how = self._on.with_calendar(closures=tuple(c for c in closures if c is not None))
        self._on.change(how, what)


def _moved(week: SchoolWeek, term: Term, new: Term | Closure | None) -> SchoolWeek:
    """A term that begins on another day takes the letter of its first week with it."""
    letter = dict(week.anew).get(monday_of(term.starts), "")
    if not letter or (new is not None and monday_of(new.starts) == monday_of(term.starts)):
        return week
    without = week.begun_anew(term.starts, "")
    return without.begun_anew(new.starts, letter) if new is not None else without


def _called(entry: Term | Closure) -> str:
    return entry.name if isinstance(entry, Term) else entry.words
