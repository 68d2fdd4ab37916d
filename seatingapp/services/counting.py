"""How the school counts: when points start from nought again, and whether it nets.

The one place that reads both, so that no two numbers on the screen can be counted differently.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from seatingapp.domain.ladder import ResetCycle
from seatingapp.domain.local_days import starts_at
from seatingapp.domain.stretches import Stretch, academic_year, stretch_of
from seatingapp.services import policy
from seatingapp.services.school import School, school

if TYPE_CHECKING:
    from seatingapp.storage.session import Session


class Scope(StrEnum):
    """Which entries a total is of."""

    CYCLE = "cycle"  # since points were reset
    YEAR = "year"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Counting:
    """The school's way of counting. `nets`: praise less concern is a number that it uses."""

    cycle: ResetCycle
    nets: bool
    school: School

    def stretch(self, scope: Scope, now: dt.datetime) -> Stretch | None:
        """The days that a total is of; None where it is of everything."""
        today = self.school.today(now)
        if scope is Scope.CYCLE:
            return stretch_of(today, self.cycle, self.school.calendar)
        return academic_year(today) if scope is Scope.YEAR else None

    def since(self, scope: Scope, now: dt.datetime) -> dt.datetime | None:
        """The moment from which entries are in a total; None: from the first one on."""
        stretch = self.stretch(scope, now)
        return starts_at(stretch.first, self.school.tz) if stretch is not None else None

    def cycle_before(self, since: dt.datetime) -> dt.datetime | None:
        """The moment at which the cycle began that ended at `since`."""
        return self.since(Scope.CYCLE, since - dt.timedelta(hours=12))


def counting(session: Session) -> Counting:
    """Return how this school counts, as its policy says."""
    return Counting(policy.reset_cycle(session), policy.netting(session), school(session))
