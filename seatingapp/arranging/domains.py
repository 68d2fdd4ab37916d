"""What the musts leave to each pupil, as bit masks of seats, and how far counting narrows it.

Bit s of a mask is seat s. Arc consistency (Mackworth 1977), a matching of pupils to seats (Hall
1935), and pupils who must all be apart counted against the blocks of seats that are too near each
other. Where one of several must be near a pupil, seats that none of them can come near are out, and
the last who can must; those who need one of the same few are counted against the seats near them.
What is ruled out here is out; what is left need not be possible.
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
    concern p.
    """

    def __init__(self, problem: Problem) -> None:
        self.seats = problem.seats
        allowed = allowed_seats(problem)
        self.domains: Domains = list(_masks(allowed))
        self.rows: dict[tuple[int, int], Rows] = {}
        known: dict[tuple[Rows, Rows], Rows] = {}
        same: dict[Rows, Rows] = {}  # so that equal rows are one object
        for must in problem.musts:
            if isinstance(must, PairMust):
                there, back = _rows(must.banned), _rows(must.banned.T)
                there, back = same.setdefault(there, there), same.setdefault(back, back)
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
        queue = list(changed)
        while queue:
            a = queue.pop()
            domain = domains[a]
            if not domain:
                return a
            if not domain & (domain - 1):
                for b, other in enumerate(domains):
                    if b != a and other & domain:
                        domains[b] = other & ~domain
                        queue.append(b)
            for b in self.partners[a]:
                narrowed = domains[b] & self.image(a, b, domain)
                if narrowed != domains[b]:
                    domains[b] = narrowed
                    queue.append(b)
            for choice in self.choices[a]:
                queue += self._chosen(domains, choice)
        return None

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

    def needs(self) -> list[tuple[tuple[Choice, ...], frozenset[int]]]:
        """Choices with no others than certain pupils, and those, where they are many for those."""
        every = {choice for choices in self.choices for choice in choices}
        found = []
        for wanted in sorted({frozenset(choice.others) for choice in every}, key=sorted):
            group = [choice for choice in every if wanted.issuperset(choice.others)]
            if len({choice.pupil for choice in group}) > len(wanted):
                found.append((tuple(sorted(group, key=lambda one: one.pupil)), wanted))
        return found

    def overrun(self, domains: Domains, group: tuple[Choice, ...], wanted: frozenset[int]) -> bool:
        """Whether more pupils need one of those wanted than can be near them all together."""
        seats = 0
        for other in wanted:
            near = [
                max(rows[seat].bit_count() for seat in bits(domains[other]))
                for rows in {choice.back for choice in group}
                if domains[other]
            ]
            seats += sum(near)
        return len({choice.pupil for choice in group}) > seats

    def twins(self, domains: Domains, pupil: int) -> list[int]:
        """Who can change seats with the pupil whatever the others do: free chairs, for example."""
        roles = self.choices[pupil]
        if self.partners[pupil] or any(choice.pupil == pupil for choice in roles):
            return []
        return [
            other
            for other, domain in enumerate(domains)
            if domain == domains[pupil]
            and other != pupil
            and not self.partners[other]
            and self.choices[other] == roles
        ]

    def cliques(self) -> list[list[int]]:
        """Groups of three pupils and more in which every two have a must (grown greedily)."""
        found: set[tuple[int, ...]] = set()
        for a, b in self.rows:
            if a < b:
                group = [a, b]
                for c in self.partners[a]:
                    if c not in group and all((c, d) in self.rows for d in group):
                        group.append(c)
                if len(group) > 2:
                    found.add(tuple(sorted(group)))
        return [list(group) for group in sorted(found)]

    def crowded(self, domains: Domains, group: list[int]) -> bool:
        """Whether the group needs more blocks of seats than there are.

        Two pupils of the group cannot both sit in one block: a set of seats every two of which
        are banned for every two of them. The blocks are found greedily, so it may miss one.
        """
        union = 0
        for pupil in group:
            union |= domains[pupil]
        apart = {self.rows[a, b] for a in group for b in group if a != b}
        blocks = 0
        while union:
            blocks += 1
            if blocks >= len(group):
                return False
            first = union & -union
            union ^= first
            block = [first.bit_length() - 1]
            for seat in bits(union):
                if all(not rows[other] >> seat & 1 for rows in apart for other in block):
                    block.append(seat)
                    union ^= 1 << seat
        return True


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
