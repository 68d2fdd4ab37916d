"""Backtracking over the pupils of a group, with new starts.

The pupils who ran out of seats before are tried first, from the start again after more and more
trials (Boussemart and others 2004).
"""

from __future__ import annotations

from collections.abc import Iterable

from seatingapp.arranging.allowance import Allowance
from seatingapp.arranging.counting import Crowd, Need
from seatingapp.arranging.domains import Domains, Musts, bits, matched

FIRST_TRIALS = 50  # until the first new start; then twice as many each time


class Trying:
    """Tries the seats of one group of pupils; `decided` says whether it came to an end."""

    def __init__(
        self,
        musts: Musts,
        group: Iterable[int],
        crowds: list[Crowd],
        needs: list[Need],
        allowance: Allowance,
    ) -> None:
        self._musts, self._group, self._allowance = musts, list(group), allowance
        inside = set(self._group)
        self._crowds = [c for c in crowds if inside.issuperset(c.pupils)]
        self._needs = [n for n in needs if inside.issuperset(n.pupils)]
        self._weights = [100 + some for some in musts.tightness]
        self._left = 0
        self.decided = False

    def run(self, domains: Domains, start: list[int], trials: int) -> list[int] | None:
        """A plan that keeps every must of the group, or None."""
        limit = FIRST_TRIALS + len(self._group)
        spent, trials = 0, trials + len(self._group)  # one for each pupil needs no luck
        while spent < trials and not self._allowance.over:
            self._left = limit = min(limit, trials - spent)
            plan = self._go(domains, start)
            if plan is not None or self._left > 0:
                self.decided = True
                return plan
            spent += limit
            limit *= 2
        return None

    def _go(self, domains: Domains, start: list[int]) -> list[int] | None:
        waiting = [p for p in self._group if domains[p] & (domains[p] - 1)]
        if not waiting:
            return start
        weights = self._weights
        pupil = min(waiting, key=lambda p: (domains[p].bit_count() * 100_000 // weights[p], p))
        twins = self._musts.twins(domains, pupil)
        closed = 0  # seats that the pupil cannot have, and so nobody who is like them
        for seat in self._order(domains, pupil, start):
            self._left = 0 if self._allowance.over else self._left - 1
            if self._left <= 0:
                return None
            narrowed = domains.copy()
            for twin in twins:
                narrowed[twin] &= ~closed
            narrowed[pupil] = 1 << seat
            seats = self._narrowed(narrowed, pupil, start)
            if seats is not None:
                plan = self._go(narrowed, seats)
                if plan is not None or self._left <= 0:
                    return plan
            closed |= 1 << seat
        return None

    def _narrowed(self, domains: Domains, pupil: int, start: list[int]) -> list[int] | None:
        """A seat for everyone after what follows from the pupil's seat, or None."""
        before = self._musts.steps
        starved = self._musts.starved(domains, [pupil])
        self._allowance.spend(4 * len(domains) + self._musts.steps - before)
        if starved is not None:
            self._weights[starved] += 100
            self._weights[pupil] += 100
            return None
        seats = matched(domains, start)
        if seats is None or self._counted_out(domains):
            self._weights[pupil] += 100
            return None
        return seats

    def _counted_out(self, domains: Domains) -> bool:
        """Whether a crowd or those who need the same few have too little room left."""
        self._allowance.spend(12 * len(self._crowds) + 100 * len(self._needs))
        return any(c.crowded(domains) for c in self._crowds) or any(
            n.overrun(domains) for n in self._needs
        )

    def _order(self, domains: Domains, pupil: int, start: list[int]) -> list[int]:
        """Seats that leave the others most come first."""
        musts = self._musts
        self._allowance.spend(domains[pupil].bit_count() * (1 + len(musts.partners[pupil])))
        return sorted(
            bits(domains[pupil]),
            key=lambda s: (-musts.room_left(domains, pupil, s), s != start[pupil], s),
        )
