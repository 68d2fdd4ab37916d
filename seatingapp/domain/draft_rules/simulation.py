"""What a rule would have made of entries of the past, before anybody switches it on."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from seatingapp.domain.calendar import monday_of
from seatingapp.domain.draft_rules.engine import Firing, Happening, firings
from seatingapp.domain.draft_rules.rule import DraftRule
from seatingapp.domain.draft_rules.windows import Days, SchoolClock
from seatingapp.domain.wording import counted


@dataclass(frozen=True, slots=True)
class Made:
    """A draft that would have been made: for whom, on which day, and the firing behind it."""

    pupil_id: int
    day: dt.date
    firing: Firing


@dataclass(frozen=True, slots=True)
class Simulation:
    """What a rule would have made in these days, in their order."""

    rule: DraftRule
    days: Days
    made: tuple[Made, ...] = ()
    entries: int = 0  # that it counted

    @property
    def pupils(self) -> int:
        """For how many pupils."""
        return len({m.pupil_id for m in self.made})

    @property
    def most_for_one(self) -> int:
        """The most drafts for one pupil."""
        return max(Counter(m.pupil_id for m in self.made).values(), default=0)

    @property
    def weeks(self) -> tuple[tuple[dt.date, int], ...]:
        """How many in each week with any, by its Monday."""
        return tuple(sorted(Counter(monday_of(m.day) for m in self.made).items()))

    @property
    def words(self) -> str:
        """In a sentence: `This would have made 41 drafts for 12 pupils ...`."""
        between = self.days.words
        if not self.made:
            return f"This would have made no draft {between}."
        drafts, pupils = counted(len(self.made), "draft"), counted(self.pupils, "pupil")
        return f"This would have made {drafts} for {pupils} {between}."


def simulated(
    rule: DraftRule, happenings: Iterable[Happening], clock: SchoolClock, days: Days
) -> Simulation:
    """Return what a rule would have made of entries that come one pupil after another.

    Windows are reckoned as if the rule had been on all the time, from what happened in these days.
    """
    empty = Simulation(rule, days)
    return joined([empty, *(_of_pupil(empty, own, clock) for own in _by_pupil(happenings))])


def joined(parts: Sequence[Simulation]) -> Simulation:
    """Put together what was simulated for different pupils; there is at least one part."""
    made = sorted(
        (m for part in parts for m in part.made),
        key=lambda m: (m.firing.crossed, m.pupil_id, m.firing.key),
    )
    return replace(parts[0], made=tuple(made), entries=sum(part.entries for part in parts))


def _by_pupil(happenings: Iterable[Happening]) -> Iterable[list[Happening]]:
    return (list(own) for _pupil, own in groupby(happenings, key=lambda h: h.pupil_id))


def _of_pupil(empty: Simulation, own: Sequence[Happening], clock: SchoolClock) -> Simulation:
    inside = [h for h in own if empty.days.has(clock.day_of(h.at))]
    found = firings(empty.rule, inside, clock)
    made = tuple(Made(own[0].pupil_id, clock.day_of(f.crossed), f) for f in found)
    return replace(empty, made=made, entries=len(inside))
