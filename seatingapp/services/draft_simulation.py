"""Trying a rule on past entries before it is switched on. Nothing is stored.

It is read in small steps, each a few milliseconds even of 1,000,000 entries, so that the window
answers in between and the user can stop it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from seatingapp.domain.draft_rules.rule import DraftRule, Span
from seatingapp.domain.draft_rules.simulation import Simulation, joined, simulated
from seatingapp.domain.draft_rules.sound import sound
from seatingapp.domain.draft_rules.windows import Days, SchoolClock
from seatingapp.domain.errors import Refusal
from seatingapp.services.drafting import clock_of
from seatingapp.storage import drafting

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

PUPILS_AT_ONCE = 8
_DAY = dt.timedelta(days=1)
_MOST_DAYS = 3 * 366


@dataclass(frozen=True, slots=True)
class Past:
    """A time that a rule can be tried on, as it is offered."""

    name: str
    days: Days


def pasts(session: Session, now: dt.datetime) -> tuple[Past, ...]:
    """Return the times to try a rule on, the last term first; of those with entries each once.

    Where there is none at all, this year so far.
    """
    clock = clock_of(session)
    today = clock.day_of(now)
    found: dict[Days, Past] = {}
    for span, name in ((Span.TERM, "term"), (Span.HALF_TERM, "half-term"), (Span.YEAR, "year")):
        this = clock.stretch(span, today)
        last = clock.stretch(span, this.first - _DAY)
        for past in (Past(f"Last {name}", last), Past(f"This {name} so far", this.until(today))):
            if past.days not in found and drafting.any_entry(session, *_moments(clock, past.days)):
                found[past.days] = past
    year = clock.stretch(Span.YEAR, today).until(today)
    return tuple(found.values()) or (Past("This year so far", year),)


@dataclass
class SimulationRun:
    """A simulation under way: `step` until `is_done`, then `result` says all."""

    rule: DraftRule
    days: Days
    clock: SchoolClock
    pupil_ids: tuple[int, ...]
    _at: int = 0
    _parts: list[Simulation] = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        """Whether everybody was looked at."""
        return self._at >= len(self.pupil_ids)

    @property
    def share(self) -> float:
        """How far it is, 0 to 1."""
        return self._at / len(self.pupil_ids) if self.pupil_ids else 1.0

    def step(self, session: Session) -> None:
        """Look at a few pupils more."""
        ids = self.pupil_ids[self._at : self._at + PUPILS_AT_ONCE]
        self._at += len(ids)
        first, after = _moments(self.clock, self.days)
        polarities, closer = [self.rule.polarity], self.rule.looks_closer
        found = drafting.happenings(session, ids, polarities, first, after, closer=closer)
        self._parts.append(simulated(self.rule, found, self.clock, self.days))

    @property
    def result(self) -> Simulation:
        """What was found so far."""
        return joined([Simulation(self.rule, self.days), *self._parts])


def begin(session: Session, rule: DraftRule, days: Days) -> SimulationRun:
    """Return a simulation that has read nothing yet but whom to look at.

    Raises Refusal for a rule that can mean nothing, and for days that cannot be looked at.
    """
    checked = sound(rule)
    if days.first > days.last:
        raise Refusal("The last day is before the first.", todo="Choose the days the other way.")
    if (days.last - days.first).days > _MOST_DAYS:
        raise Refusal("A rule is tried on three years at most.", todo="Choose fewer days.")
    clock = clock_of(session)
    ids = drafting.pupils_with_entries(session, *_moments(clock, days))
    return SimulationRun(checked, days, clock, ids)


def simulate(session: Session, rule: DraftRule, days: Days) -> Simulation:
    """Try a rule on past entries in one go. Raises Refusal as `begin` does."""
    run = begin(session, rule, days)
    while not run.is_done:
        run.step(session)
    return run.result


def _moments(clock: SchoolClock, days: Days) -> tuple[dt.datetime, dt.datetime]:
    return clock.begins(days.first), clock.begins(days.last + _DAY)
