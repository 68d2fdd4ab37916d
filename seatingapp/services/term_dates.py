"""Taking over the dates of a year: terms of the years that a file has, and closed days besides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seatingapp.domain.calendar import Calendar, Closure, Term, academic_year_start
from seatingapp.domain.wording import counted
from seatingapp.services.calendar import ChangeTime
from seatingapp.services.workspace import Done
from seatingapp.storage import calendar

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_WHAT = "Import dates"


def with_dates(known: Calendar, terms: Iterable[Term], closures: Iterable[Closure]) -> Calendar:
    """Return a calendar with these terms in their years, and with the closed days added."""
    new = tuple(terms)
    years = {academic_year_start(t.ends) for t in new}
    kept = tuple(t for t in known.terms if academic_year_start(t.ends) not in years)
    added = tuple(c for c in dict.fromkeys(closures) if c not in known.closures)
    return replace(known, terms=(*kept, *new), closures=(*known.closures, *added))


@dataclass(frozen=True, slots=True)
class ImportDates:
    """Take over terms and closed days, all of them or none."""

    terms: tuple[Term, ...]
    closures: tuple[Closure, ...]

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return _WHAT

    def perform(self, session: Session) -> Done | None:
        """Store them; None where they are there. Raises Refusal for dates that make no calendar."""
        time = calendar.load_time(session)
        after = replace(time, calendar=with_dates(time.calendar, self.terms, self.closures))
        shut = counted(len(self.closures), "closed stretch", "closed stretches")
        said = f"{counted(len(self.terms), 'term')} and {shut} taken over."
        return ChangeTime(after, _WHAT, said).perform(session)
