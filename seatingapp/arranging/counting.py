"""Counting pupils against seats where trying would take for ever (pigeonholes).

Crowds: pupils every two of whom have a must, against blocks of seats that hold one of them each.
Needs: pupils who need one of the same few near them, against the places round so many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from seatingapp.arranging.domains import Domains, Musts, Rows, bits

NODES = 300  # choices of seats tried to find room for a crowd


@dataclass(frozen=True, eq=False)
class Crowd:
    """Pupils every two of whom have a must.

    `close` are for each seat the others that no two of them can have together with it.
    """

    pupils: tuple[int, ...]
    close: Rows

    def room(self, seats: int, enough: int) -> int:
        """At most so many of them find room on these seats; `enough` where it may be more.

        Each block of seats every two of which are close holds one. The blocks are found greedily,
        so fewer might do.
        """
        blocks = 0
        while seats and blocks < enough:
            blocks += 1
            block = seats
            while block:
                low = block & -block
                seats ^= low
                block &= self.close[low.bit_length() - 1] & ~low
        return blocks

    def crowded(self, domains: Domains) -> bool:
        """Whether they need more room than there is, by blocks."""
        return self.room(union(domains, self.pupils), len(self.pupils)) < len(self.pupils)

    def hopeless(self, domains: Domains) -> bool:
        """As `crowded`, found by trying too: no so many seats are free of each other."""
        return self._fitting(union(domains, self.pupils), len(self.pupils), [NODES]) is False

    def _fitting(self, seats: int, wanted: int, left: list[int]) -> bool | None:
        """Whether so many of these seats are free of each other; None where it took too long.

        One of the seats close to the one that has the fewest is taken, or could be.
        """
        if wanted <= 0:
            return True
        left[0] -= 1
        if left[0] < 0:
            return None
        if self.room(seats, wanted) < wanted:
            return False
        close = self.close
        first = min(bits(seats), key=lambda seat: (close[seat] & seats).bit_count())
        known: bool | None = False
        for seat in bits(close[first] & seats):
            fits = self._fitting(seats & ~close[seat], wanted - 1, left)
            if fits:
                return True
            if fits is None:
                known = None
            seats &= ~(1 << seat)
        return known

    def least(self, domains: Domains) -> Crowd:
        """So few of a hopeless crowd that it would not be hopeless without any one of them."""
        crowd = self
        for pupil in self.pupils:
            fewer = Crowd(tuple(p for p in crowd.pupils if p != pupil), self.close)
            if fewer.hopeless(domains):
                crowd = fewer
        return crowd


def union(domains: Domains, pupils: Iterable[int]) -> int:
    """The seats that any of the pupils can have."""
    seats = 0
    for pupil in pupils:
        seats |= domains[pupil]
    return seats


def crowds(musts: Musts) -> list[Crowd]:
    """Groups of three pupils and more in which every two have a must (grown greedily)."""
    found: set[tuple[int, ...]] = set()
    partners = [set(some) for some in musts.partners]
    for a, b in musts.rows:
        if a < b:
            group = [a, b]
            for c in musts.partners[a]:
                if c not in group and partners[c].issuperset(group):
                    group.append(c)
            if len(group) > 2:
                found.add(tuple(sorted(group)))
    return [Crowd(group, _close(musts, group)) for group in sorted(found)]


def _close(musts: Musts, group: tuple[int, ...]) -> Rows:
    every = {id(rows): rows for a in group for b in group if a != b for rows in [musts.rows[a, b]]}
    all_seats = (1 << musts.seats) - 1
    close = [all_seats] * musts.seats
    for rows in every.values():
        close = [mask & ~row for mask, row in zip(close, rows, strict=True)]
    return tuple(close)


@dataclass(frozen=True, eq=False)
class Need:
    """Pupils who each need one of those `wanted` near, and nobody else will do.

    `near` and `back` join the seats near each seat, both ways. `crowd` is given where every two of
    the pupils have a must too.
    """

    pupils: tuple[int, ...]
    wanted: tuple[int, ...]
    near: Rows
    back: Rows
    crowd: Crowd | None = None

    def overrun(self, domains: Domains) -> bool:
        """Whether fewer of the pupils can have one of those wanted near than there are.

        That is counted for all of them and for those who are kept to the same seats.
        """
        places = Counter(domains[other] for other in self.wanted)
        if len(self.pupils) > sum(self._most_near(seats) * n for seats, n in places.items()):
            return True
        kept = {domains[pupil] for pupil in self.pupils}
        groups = {tuple(p for p in self.pupils if not domains[p] & ~seats) for seats in kept}
        groups.add(self.pupils)
        return any(len(some) > self._served(domains, some) for some in groups if len(some) > 1)

    @cached_property
    def _rounds(self) -> tuple[int, ...]:
        """At most so many of the pupils are near each seat."""
        return tuple(self._round(seats) for seats in self.back)

    def _most_near(self, seats: int) -> int:
        """At most so many of the pupils are near one of these seats."""
        return max((self._rounds[seat] for seat in bits(seats)), default=0)

    def _round(self, seats: int) -> int:
        """At most so many of the pupils are on these seats."""
        return self.crowd.room(seats, len(self.pupils)) if self.crowd else seats.bit_count()

    def _served(self, domains: Domains, some: tuple[int, ...]) -> int:
        """At most so many of these pupils can have one of those wanted near, all together.

        The seats fall apart into parts that have nothing to do with each other. One more of those
        wanted in a part serves at most so many more pupils, and takes a seat from them; the best
        of all these gains count, as many as are wanted.
        """
        mine, theirs = union(domains, some), union(domains, self.wanted)
        takes = set(self.wanted).isdisjoint(some)
        gains: list[int] = []
        while mine:
            part = self._part(mine & -mine, mine, theirs)
            sitting, serving = part & mine, part & theirs
            mine &= ~part
            rounds = sorted(self._round(self.back[t] & sitting) for t in bits(serving))
            most, before, both = 0, 0, part.bit_count()
            while rounds and rounds[-1]:
                most += rounds.pop()
                both -= takes
                now = min(most, both, sitting.bit_count())
                if now <= before:
                    break
                gains.append(now - before)
                before = now
        return sum(sorted(gains)[-len(self.wanted) :]) if self.wanted else 0

    def _part(self, start: int, mine: int, theirs: int) -> int:
        """The seats that hang together with the first by who could be near whom."""
        part = fresh = start
        while fresh:
            reached = 0
            for seat in bits(fresh & mine):
                reached |= self.near[seat] & theirs
            for seat in bits(fresh & theirs):
                reached |= self.back[seat] & mine
            fresh = reached & ~part
            part |= fresh
        return part


def needs(musts: Musts, crowded: list[Crowd]) -> list[Need]:
    """Who needs one of the same few: all of them, and those of them who belong to one crowd."""
    every = {id(choice): choice for choices in musts.choices for choice in choices}.values()
    found: list[Need] = []
    for wanted in sorted({frozenset(choice.others) for choice in every}, key=sorted):
        group = [choice for choice in every if wanted.issuperset(choice.others)]
        pupils = tuple(sorted({choice.pupil for choice in group}))
        if len(pupils) < 2:
            continue
        near, back = _joined([c.near for c in group]), _joined([c.back for c in group])
        found.append(Need(pupils, tuple(sorted(wanted)), near, back))
        for crowd in crowded:
            some = tuple(p for p in pupils if p in crowd.pupils)
            if len(some) > 1:
                found.append(Need(some, tuple(sorted(wanted)), near, back, crowd))
    return found


def _joined(every: list[Rows]) -> Rows:
    joined = list(every[0])
    for rows in {id(rows): rows for rows in every}.values():
        joined = [one | other for one, other in zip(joined, rows, strict=True)]
    return tuple(joined)
