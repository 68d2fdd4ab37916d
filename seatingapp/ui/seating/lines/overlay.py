"""Who sits next to whom on the plan of the page: lines over the room, and words. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from seatingapp.domain.isolation import isolated
from seatingapp.domain.neighbours import Neighbour
from seatingapp.domain.rooms import Relation, RoomLayout
from seatingapp.domain.sitting_together import near_seats
from seatingapp.ui.plan_view.state import LineStyle, SeatLine

_STYLES = {
    Relation.SAME_DESK: LineStyle.TABLE,
    Relation.ACROSS: LineStyle.TABLE,
    Relation.BESIDE: LineStyle.BESIDE,
    Relation.IN_FRONT: LineStyle.DEPTH,
    Relation.BEHIND: LineStyle.DEPTH,
}
_WHERE = (
    ("Beside", frozenset({Relation.SAME_DESK, Relation.BESIDE})),
    ("Across", frozenset({Relation.ACROSS})),
    ("In front", frozenset({Relation.IN_FRONT})),
    ("Behind", frozenset({Relation.BEHIND})),
)


def overlay(
    layout: RoomLayout, taken: AbstractSet[int], chosen: AbstractSet[int]
) -> tuple[SeatLine, ...]:
    """Return a line for every two neighbours on `taken` seats; with `chosen` seats only theirs.

    What the teacher said of two seats against the geometry has a look of its own.
    """
    said = {frozenset((c.seat, c.other)) for c in layout.corrections}
    return tuple(
        SeatLine(near.seat, near.other, _style(near, said))
        for seat, listed in near_seats(layout).items()
        for near in listed
        if near.seat < near.other
        and {seat, near.other} <= taken
        and (not chosen or chosen & {seat, near.other})
    )


def near_words(
    layout: RoomLayout, names: Mapping[int, str], seat_id: int
) -> tuple[tuple[str, str], ...]:
    """Return who sits where around a seat, with metres; `names` are of the pupils by seat."""
    near = [n for n in near_seats(layout).get(seat_id, ()) if n.other in names]
    found = []
    for where, relations in _WHERE:
        told = [
            f"{isolated(names[n.other])} {n.metres:.2f} m" for n in near if n.relation in relations
        ]
        if told:
            found.append((where, ", ".join(told)))
    return tuple(found)


def _style(near: Neighbour, said: AbstractSet[frozenset[int]]) -> LineStyle:
    corrected = frozenset((near.seat, near.other)) in said
    return LineStyle.CORRECTED if corrected else _STYLES[near.relation]
