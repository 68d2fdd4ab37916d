"""Which lines are drawn between neighbours."""

from __future__ import annotations

from seatingapp.domain.piece_shapes import Point
from seatingapp.ui.room_editor.canvas.overlay import Link
from seatingapp.ui.room_editor.state import EditorState


def links_of(state: EditorState, places: dict[int, Point]) -> tuple[Link, ...]:
    """Return a line for every two neighbours, and for those who were said to be none.

    While one seat is chosen, only its own lines are there.
    """
    said = {frozenset((c.seat, c.other)) for c in state.layout.corrections}
    pair = frozenset(state.pair or ())
    links = [
        Link(
            places[link.seat],
            places[link.other],
            link.relation,
            frozenset((link.seat, link.other)) in said,
            frozenset((link.seat, link.other)) == pair,
        )
        for link in state.links
        if _is_meant(state, link.seat, link.other)
    ]
    links += [
        Link(places[c.seat], places[c.other], None, True, frozenset((c.seat, c.other)) == pair)
        for c in state.layout.corrections
        if c.relation is None and c.seat in places and c.other in places
    ]
    return tuple(links)


def _is_meant(state: EditorState, one: int, other: int) -> bool:
    return len(state.seats) != 1 or one in state.seats or other in state.seats
