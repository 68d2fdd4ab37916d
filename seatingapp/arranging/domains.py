"""What the musts leave to each pupil, as bit masks of seats, and how far counting narrows it.

Bit s of a mask is seat s. Arc consistency (Mackworth 1977) and a matching of pupils to seats (Hall
1935). Where one of several must be near a pupil, seats that none of them can come near are out, and
the last who can must. What is ruled out here is out; what is left need not be possible.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from seatingapp.arranging.problem import AnyMust, PairMust, Problem, Truth, allowed_seats

Rows = tuple[int, ...]  # for each seat of one pupil, the mask of seats left to the other
Domains = list[int]


def bits(mask: int) -> Iterator[int]:
    """The seats of a mask, in order."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


@dataclass(frozen=True, eq=False)
class Choice:
    """One of the others must be near the pupil: for each seat the seats near it, both ways."""

    pupil: int
    others: tuple[int, ...]
    near: Rows
    back: Rows


class Musts:
    """The musts of a problem as masks.

    `partners[p]` are the pupils who have a must with p, `choices[p]` those for one of several that
    concern p. `steps` counts what narrowing has done so far, as an `Allowance` counts.
    """

    def __init__(self, problem: Problem) -> None:
        self.seats, self.steps = problem.seats, 0
        allowed = allowed_seats(problem)
        self.domains: Domains = list(_masks(allowed))
        self.rows: dict[tuple[int, int], Rows] = {}
        known: dict[tuple[Rows, Rows], Rows] = {}
        same: dict[Rows, Rows] = {}  # so that equal rows are one object
        ways: dict[bytes, tuple[Rows, Rows]] = {}
        for must in problem.musts:
            if isinstance(must, PairMust):
                key = must.banned.tobytes()
                if key not in ways:
                    there, back = _rows(must.banned), _rows(must.banned.T)
                    ways[key] = same.setdefault(there, there), same.setdefault(back, back)
                there, back = ways[key]
                for a, b in must.pairs:
                    self._narrow(known, a, b, there)
                    self._narrow(known, b, a, back)
        self.choices: list[list[Choice]] = [[] for _ in self.domains]
        for must in problem.musts:
            if isinstance(must, AnyMust):
                near, back = _both_ways(must.nearness)
                near, back = same.setdefault(near, near), same.setdefault(back, back)
                choice = Choice(must.pupil, tuple(sorted(set(must.others))), near, back)
                for pupil in {must.pupil, *must.others}:
                    self.choices[pupil].append(choice)
        self.partners: list[list[int]] = [[] for _ in self.domains]
        for a, b in self.rows:
            self.partners[a].append(b)
        self.tightness: list[int] = [self._tightness(p) for p in range(len(self.domains))]
        self._toil = [
            1 + len(some) + sum(3 + len(choice.others) // 2 for choice in choices)
            for some, choices in zip(self.partners, self.choices, strict=True)
        ]
        self._alike = self._twins()
        self._images: dict[tuple[int, int], int] = {}

    def _tightness(self, pupil: int) -> int:
        """How much the musts with others forbid, 100 for each that would forbid everything."""
        pairs = self.seats * self.seats
        left = [sum(map(int.bit_count, self.rows[pupil, b])) for b in self.partners[pupil]]
        return sum(100 * (pairs - some) // pairs for some in left)

    def _narrow(self, known: dict[tuple[Rows, Rows], Rows], a: int, b: int, rows: Rows) -> None:
        before = self.rows.get((a, b))
        if before is not None and before is not rows:
            both = known.get((before, rows))
            if both is None:
                both = tuple(x & y for x, y in zip(before, rows, strict=True))
                known[before, rows] = both
            rows = both
        self.rows[a, b] = rows

    def image(self, a: int, b: int, domain: int) -> int:
        """The seats that b can have while a is somewhere in the domain."""
        return self.spread(self.rows[a, b], domain)

    def spread(self, rows: Rows, domain: int) -> int:
        """The seats in the rows of any seat of the domain."""
        key = (id(rows), domain)
        found = self._images.get(key)
        if found is None:
            found = 0
            for seat in bits(domain):
                found |= rows[seat]
            self._images[key] = found
        return found

    def components(self) -> list[list[int]]:
        """Pupils who hang together by musts, the smallest groups first; loners are left out."""
        seen: set[int] = set()
        found = []
        for pupil, partners in enumerate(self.partners):
            if pupil in seen or not (partners or self.choices[pupil]):
                continue
            group, todo = [], [pupil]
            seen.add(pupil)
            while todo:
                one = todo.pop()
                group.append(one)
                tied = {p for choice in self.choices[one] for p in (choice.pupil, *choice.others)}
                new = [p for p in sorted(tied.union(self.partners[one])) if p not in seen]
                seen.update(new)
                todo += new
            found.append(sorted(group))
        return sorted(found, key=len)

    def starved(self, domains: Domains, changed: list[int]) -> int | None:
        """Narrow the domains, which change; a pupil who has no seat left, or None."""
        queue, waiting = list(changed), sum(1 << a for a in changed)
        while queue:
            a = queue.pop()
            waiting &= ~(1 << a)
            self.steps += self._toil[a]
            domain = domains[a]
            if not domain:
                return a
            fresh = self._alone(domains, a) if not domain & (domain - 1) else []
            for b in self.partners[a]:
                narrowed = domains[b] & self.image(a, b, domain)
                if narrowed != domains[b]:
                    domains[b] = narrowed
                    fresh.append(b)
            for choice in self.choices[a]:
                fresh += self._chosen(domains, choice)
            for b in fresh:
                if not waiting >> b & 1:
                    waiting |= 1 << b
                    queue.append(b)
        return None

    def _alone(self, domains: Domains, pupil: int) -> list[int]:
        """Take the only seat of a pupil from all others; whose have changed."""
        domain, changed = domains[pupil], []
        for other, mask in enumerate(domains):
            if other != pupil and mask & domain:
                domains[other] = mask & ~domain
                changed.append(other)
        return changed

    def _chosen(self, domains: Domains, choice: Choice) -> list[int]:
        """Narrow the domains to what one choice leaves; whose have changed."""
        mine = domains[choice.pupil]
        wanted = self.spread(choice.near, mine)
        able = [other for other in choice.others if domains[other] & wanted]
        reached = 0
        for other in able:
            reached |= domains[other] & wanted
        left = mine & self.spread(choice.back, reached)
        changed = []
        if left != mine:
            domains[choice.pupil] = left
            changed.append(choice.pupil)
        if len(able) == 1:  # the last who can
            narrowed = domains[able[0]] & self.spread(choice.near, left)
            if narrowed != domains[able[0]]:
                domains[able[0]] = narrowed
                changed.append(able[0])
        return changed

    def room_left(self, domains: Domains, pupil: int, seat: int) -> int:
        """How many seats the pupil leaves to the others on that seat, over all their musts."""
        rows, left = self.rows, 0
        for other in self.partners[pupil]:
            left += (domains[other] & rows[pupil, other][seat]).bit_count()
        for choice in self.choices[pupil]:
            if choice.pupil == pupil:
                near = choice.near[seat]
                left += sum((domains[other] & near).bit_count() for other in choice.others)
            else:
                left += (domains[choice.pupil] & choice.back[seat]).bit_count()
        return left

    def twins(self, domains: Domains, pupil: int) -> list[int]:
        """Who can change seats with the pupil whatever the others do: free chairs, for example."""
        return [
            other
            for other in self._alike[pupil]
            if other != pupil and domains[other] == domains[pupil]
        ]

    def _twins(self) -> list[list[int]]:
        """For each pupil those (the pupil too) who have the same musts with all others."""
        first: dict[object, list[list[int]]] = {}
        found: list[list[int]] = []
        for pupil in range(len(self.domains)):
            own = sorted(
                (choice.others, id(choice.near), id(choice.back))
                for choice in self.choices[pupil]
                if choice.pupil == pupil
            )
            theirs = [id(choice) for choice in self.choices[pupil] if choice.pupil != pupil]
            groups = first.setdefault(
                (tuple(own), tuple(theirs), len(self.partners[pupil])), list[list[int]]()
            )
            group = next((some for some in groups if self._same(some[0], pupil)), None)
            if group is None:
                group = []
                groups.append(group)
            group.append(pupil)
            found.append(group)
        return found

    def _same(self, one: int, other: int) -> bool:
        """Whether both have the same musts with everybody else, and with each other."""
        rows = self.rows
        return rows.get((one, other)) is rows.get((other, one)) and all(
            p == other or rows[one, p] is rows.get((other, p)) for p in self.partners[one]
        )


def _rows(banned: Truth) -> Rows:
    return _masks(~banned & ~np.eye(len(banned), dtype=np.bool_))


def _both_ways(nearness: Truth) -> tuple[Rows, Rows]:
    near = nearness & ~np.eye(len(nearness), dtype=np.bool_)
    return _masks(near), _masks(near.T)


def _masks(truth: Truth) -> Rows:
    packed = np.packbits(truth, axis=1, bitorder="little")
    return tuple(int.from_bytes(row.tobytes(), "little") for row in packed)


def matched(domains: Domains, before: list[int]) -> list[int] | None:
    """A seat for each pupil, none twice, near the matching before; None where there is none."""
    seat = [s if s >= 0 and domains[p] >> s & 1 else -1 for p, s in enumerate(before)]
    owner = {s: p for p, s in enumerate(seat) if s >= 0}
    for pupil in range(len(domains)):
        if seat[pupil] < 0 and not _augment(domains, seat, owner, pupil):
            return None
    return seat


def _augment(domains: Domains, seat: list[int], owner: dict[int, int], pupil: int) -> bool:
    """Find a seat for the pupil by moving others along (breadth first)."""
    came: dict[int, int] = {}
    todo, seen = [pupil], 0
    for one in todo:
        fresh = domains[one] & ~seen
        seen |= fresh
        for place in bits(fresh):
            came[place] = one
            if place in owner:
                todo.append(owner[place])
                continue
            free = place
            while True:
                mover = came[free]
                left, seat[mover], owner[free] = seat[mover], free, mover
                if mover == pupil:
                    return True
                free = left
    return False
