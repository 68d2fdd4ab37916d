"""What the editor of calendar and timetable shows, as frozen data."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from seatingapp.domain.calendar import Calendar, Closure, Term

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class YearRow:
    """A term or days without school; `note` says how long it is.

    `week` is the letter of the first week of a term, None where weeks have none; `week_is_set`
    where a person said so.
    """

    entry: Term | Closure
    kind: str
    name: str
    starts: str
    ends: str
    note: str
    week: str | None = None
    week_is_set: bool = False

    @property
    def week_words(self) -> str:
        """`A`, or `A, set` where it does not just follow the week before."""
        return f"{self.week}, set" if self.week and self.week_is_set else self.week or ""


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A period with its usual times, and what is other on each day of the week."""

    period_id: int
    name: str
    starts: str
    ends: str
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GridCell:
    """A period on a day of the week: what is taught, where, and whether it exists at all."""

    weekday: int
    period_id: int
    text: str = ""
    detail: str = ""
    spoken: str = ""
    there: bool = True


@dataclass(frozen=True, slots=True)
class GridState:
    """The timetable of both weeks or of one; a row a period, a column a day."""

    week: str = ""
    days: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    cells: tuple[tuple[GridCell, ...], ...] = ()
    classes: tuple[str, ...] = ()
    rooms: Choices = ()
    two_weeks: bool = True
    hint: str = ""


@dataclass(frozen=True, slots=True)
class CalendarState:
    """The whole editor."""

    told: str = ""
    year: int = 2000
    years: Choices = ()
    rows: tuple[YearRow, ...] = ()
    calendar: Calendar = Calendar()
    today: dt.date = dt.date.min
    weeks: str = "2"
    first: str = "A"
    day_names: tuple[str, ...] = ()
    periods: tuple[PeriodRow, ...] = ()
    grid: GridState = field(default_factory=GridState)
