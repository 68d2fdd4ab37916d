"""The school as the vault knows it: its name, zone, clock, and what may be recorded."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from seatingapp.domain.calendar import Calendar, Period, Slot, Term
from seatingapp.domain.pupils import DEFAULT_IN_USE, Characteristic
from seatingapp.domain.school_time import SchoolTime
from seatingapp.storage import calendar, settings

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

DEFAULT_ZONE = "Europe/London"
DEFAULT_IDLE_MINUTES = 5


@dataclass(frozen=True, slots=True)
class School:
    """What nearly every page needs to know."""

    name: str
    teacher: str
    zone: str
    in_use: frozenset[Characteristic]
    idle_minutes: int
    time: SchoolTime

    @property
    def calendar(self) -> Calendar:
        """When there is school."""
        return self.time.calendar

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms in their order."""
        return self.time.calendar.terms

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods in the order of the day; retired ones too, for old lessons name them."""
        return self.time.periods

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The whole timetable."""
        return self.time.slots

    @property
    def tz(self) -> ZoneInfo:
        """The school's time zone."""
        return ZoneInfo(self.zone)

    def today(self, now: dt.datetime) -> dt.date:
        """The date at the school at an aware moment."""
        return now.astimezone(self.tz).date()


def school(session: Session) -> School:
    """Return the school of this vault."""
    kinds = settings.get(session, "characteristics_in_use")
    return School(
        settings.get(session, "school_name", ""),
        settings.owner(session)[1],
        settings.get(session, "zone", DEFAULT_ZONE),
        DEFAULT_IN_USE if kinds is None else frozenset(Characteristic(k) for k in kinds),
        settings.get(session, "idle_minutes", DEFAULT_IDLE_MINUTES),
        calendar.load_time(session),
    )


def set_up(
    session: Session,
    *,
    school_name: str,
    teacher: str,
    zone: str = DEFAULT_ZONE,
    in_use: frozenset[Characteristic] = DEFAULT_IN_USE,
) -> None:
    """Write what a new vault starts with, apart from its behaviour types."""
    settings.put(session, "school_name", school_name)
    settings.put(session, "zone", zone)
    settings.put(session, "characteristics_in_use", sorted(in_use))
    settings.set_owner(session, teacher)
