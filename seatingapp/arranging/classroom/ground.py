"""What the rules need to know of a room: who is near whom, desks and tables, rows, and words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache, partial

from seatingapp.arranging.classroom.shares import SCALE, Listed, centimetres
from seatingapp.domain.neighbours import Neighbour
from seatingapp.domain.rooms import FixtureKind, Relation, RoomLayout, SeatPlace, rows
from seatingapp.domain.rules.kinds import Area
from seatingapp.domain.rules.setting import area_seats
from seatingapp.domain.sitting_together import near_seats
from seatingapp.domain.tables import tables

BESIDE = frozenset({Relation.SAME_DESK, Relation.BESIDE})
AWAY = 100.05  # degrees off the board; no usual furniture lies on the border


class Ground:
    """A room as the rules see it; everything is worked out when it is first asked for.

    Layouts never change, so neither does this. `seats` are all seat ids in the layout's order.
    """

    def __init__(self, layout: RoomLayout) -> None:
        self.layout = layout
        self.places: dict[int, SeatPlace] = {place.seat_id: place for place in layout.places()}
        self.seats = tuple(self.places)
        self._areas: dict[Area, frozenset[int] | None] = {}
        self.at = {s: (round(p.x * 1000), round(p.y * 1000)) for s, p in self.places.items()}

    @cached_property
    def near(self) -> Mapping[int, tuple[Neighbour, ...]]:
        """The neighbours of each seat, seen from it, the nearest first."""
        return near_seats(self.layout)

    @cached_property
    def relations(self) -> Mapping[tuple[int, int], Relation]:
        """How the second seat lies to the first, for neighbours both ways round."""
        return {(s, n.other): n.relation for s, listed in self.near.items() for n in listed}

    @cached_property
    def beside(self) -> Mapping[int, tuple[int, ...]]:
        """The seats side by side with each seat, the nearest first."""
        return {
            s: tuple(n.other for n in listed if n.relation in BESIDE)
            for s, listed in self.near.items()
        }

    @cached_property
    def rows(self) -> tuple[tuple[int, ...], ...]:
        """Seats row by row from the front, each row from left to right."""
        return rows(self.layout)

    @cached_property
    def order(self) -> Mapping[int, int]:
        """The place of each seat in reading order, from 0."""
        return {seat: n for n, seat in enumerate(s for row in self.rows for s in row)}

    @cached_property
    def desks(self) -> tuple[frozenset[int], ...]:
        """The seats of each desk that has any, counted from the front left."""
        found = (frozenset(seat.id for seat in desk.seats) for desk in self.layout.desks)
        return self._counted(seats for seats in found if seats)

    @cached_property
    def tables(self) -> tuple[frozenset[int], ...]:
        """The seats of each table, counted from the front left."""
        return self._counted(tables(self.layout))

    def _counted(self, groups: Iterable[frozenset[int]]) -> tuple[frozenset[int], ...]:
        return tuple(sorted(groups, key=lambda seats: min(self.order[s] for s in seats)))

    @cached_property
    def neighbours_lose(self) -> Listed:
        """A check that fails where two are neighbours."""
        return Listed(dict.fromkeys(self.relations, SCALE))

    @cached_property
    def others_than_neighbours_lose(self) -> Listed:
        """A check that fails where two are no neighbours."""
        return Listed(dict.fromkeys(self.relations, 0), SCALE)

    @cached_property
    def others_than_beside_lose(self) -> Listed:
        """A check that fails where two are not side by side."""
        pairs = ((s, t) for s, others in self.beside.items() for t in others)
        return Listed(dict.fromkeys(pairs, 0), SCALE)

    @cached_property
    def other_desks_lose(self) -> Listed:
        """A check that fails where two are at different desks."""
        return _apart(self.desks)

    @cached_property
    def other_tables_lose(self) -> Listed:
        """A check that fails where two are at different tables."""
        return _apart(self.tables)

    @cached_property
    def away(self) -> frozenset[int]:
        """Seats that face away from every board and screen, or from the front wall without any."""
        boards = [
            (f.x, f.y)
            for f in self.layout.fixtures
            if f.kind in (FixtureKind.BOARD, FixtureKind.SCREEN)
        ]
        return frozenset(s for s, p in self.places.items() if _turned(p, boards) > AWAY)

    @cached_property
    def chairs(self) -> Mapping[int, tuple[int, ...]]:
        """The chairs beside each seat that an assistant may have, the best first.

        That is one at the same desk, nearest to the end of its row (so that they can get out), then
        the nearest; of two alike that of the lower number.
        """
        return {
            seat: tuple(sorted(others, key=partial(self._chair_rank, seat)))
            for seat, others in self.beside.items()
        }

    def _chair_rank(self, seat: int, chair: int) -> tuple[bool, int, int, int]:
        return (
            self.relations[seat, chair] is not Relation.SAME_DESK,
            len(self.beside[chair]),
            self.centimetres(seat, chair),
            chair,
        )

    def area(self, area: Area) -> frozenset[int] | None:
        """The seats of an area; None where the room has none of it."""
        if area not in self._areas:
            found = area_seats(self.layout, area)
            self._areas[area] = None if found is None else found & self.places.keys()
        return self._areas[area]

    def centimetres(self, one: int, other: int) -> int:
        """How far two seats are from each other, in whole centimetres."""
        return centimetres(self.at[one], self.at[other])

    @cached_property
    def seat_words(self) -> Mapping[int, str]:
        """Where each seat is: `row 2, seat 3`."""
        return {
            seat: f"row {number}, seat {place}"
            for number, row in enumerate(self.rows, 1)
            for place, seat in enumerate(row, 1)
        }

    @cached_property
    def desk_words(self) -> Mapping[int, str]:
        """The desk of each seat: what it is called, or `desk 1` from the front left."""
        labels = {seat.id: desk.label for desk in self.layout.desks for seat in desk.seats}
        return {s: labels[s] or f"desk {n}" for n, desk in enumerate(self.desks, 1) for s in desk}

    @cached_property
    def table_words(self) -> Mapping[int, str]:
        """The table of each seat: what its only desk is called, or `table 1`."""
        desk_of = {s: p.desk_id for s, p in self.places.items()}
        labels = {seat.id: desk.label for desk in self.layout.desks for seat in desk.seats}
        found = {}
        for number, table in enumerate(self.tables, 1):
            alone = len({desk_of[s] for s in table}) == 1
            for seat in table:
                found[seat] = (labels[seat] if alone else "") or f"table {number}"
        return found


def _apart(groups: Iterable[frozenset[int]]) -> Listed:
    return Listed({(s, t): 0 for group in groups for s in group for t in group if s != t}, SCALE)


def _turned(place: SeatPlace, boards: list[tuple[float, float]]) -> float:
    """By how many degrees somebody there looks past the board that they see best."""
    spots = boards or [(place.x, place.y - 100)]
    bearings = (math.degrees(math.atan2(x - place.x, place.y - y)) for x, y in spots)
    return min(abs((bearing - place.facing + 180) % 360 - 180) for bearing in bearings)


@lru_cache(maxsize=32)
def ground(layout: RoomLayout) -> Ground:
    """What the rules need to know of this room."""
    return Ground(layout)


def metres_words(far: int, wanted: int | None = None) -> str:
    """`3.4 m`, and to a centimetre where a tenth would not tell it from what is wanted."""
    exact = wanted is not None and abs(far - wanted) < 10 and far != wanted
    return f"{far / 100:.2f} m" if exact else f"{far / 100:.1f} m"
