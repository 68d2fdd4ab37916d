"""Layouts as people draw them, for property tests: everything in whole tenths, angles in steps."""

from __future__ import annotations

import math
from dataclasses import replace

from hypothesis import strategies as st

from seatingapp.domain.neighbours import with_correction
from seatingapp.domain.room_pieces import Piece, add_desk, add_fixture, all_pieces, faced, moved
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import (
    DeskKind,
    FixtureKind,
    Relation,
    RoomLayout,
    Zone,
)

STRAIGHT = {DeskKind.SINGLE: 1, DeskKind.DOUBLE: 2}
L_SHAPE = ((0.0, 0.0), (900.0, 0.0), (900.0, 700.0), (300.0, 700.0), (300.0, 400.0), (0.0, 400.0))


@st.composite
def layouts(draw: st.DrawFn, most_desks: int = 8) -> RoomLayout:
    """Rooms with desks and fixtures anywhere, turned by steps of 15 degrees, zones, corrections."""
    layout = RoomLayout(900.0, 700.0, outline=draw(st.sampled_from([(), L_SHAPE])))
    spots = st.tuples(st.integers(0, 180), st.integers(0, 140), st.integers(0, 23))
    for x, y, turn in draw(st.lists(spots, max_size=most_desks)):
        kind = draw(st.sampled_from(list(DeskKind)))
        places = STRAIGHT.get(kind) or draw(st.integers(1, 7))
        layout, piece = add_desk(layout, kind, x * 5.0, y * 5.0, places)
        layout = faced(layout, piece, turn * 15.0)
    for x, y, turn in draw(st.lists(spots, max_size=3)):
        fixture = draw(st.sampled_from(list(FixtureKind)))
        layout, piece = add_fixture(layout, fixture, x * 5.0, y * 5.0, draw(LABELS))
        layout = faced(layout, piece, turn * 15.0)
    seats = [place.seat_id for place in layout.places()]
    if len(seats) > 1:
        chosen = draw(st.frozensets(st.sampled_from(seats), min_size=1))
        layout = replace(layout, zones=(Zone("Zone 1", chosen),))
        one, other = draw(st.permutations(seats))[:2]
        relation = draw(st.sampled_from([None, *Relation]))
        layout = with_correction(layout, one, other, relation)
    return layout


LABELS = st.sampled_from(["", "Fume cupboard", "هيدروجين", "Tür 2"])
TEMPLATES = st.builds(
    from_template, st.sampled_from(list(Template)), st.integers(1, 4), st.integers(1, 4)
)
ROOMS = st.one_of(layouts(), TEMPLATES)
# Lengths as a mouse gives them: anything, not only tenths.
LENGTHS = st.floats(-300, 300, allow_nan=False)


@st.composite
def chosen(draw: st.DrawFn, least: int = 0) -> tuple[RoomLayout, frozenset[Piece]]:
    """A room and some of its pieces."""
    layout = draw(ROOMS.filter(lambda room: len(all_pieces(room)) >= least))
    pieces = all_pieces(layout)
    if not pieces:
        return layout, frozenset()
    return layout, draw(st.frozensets(st.sampled_from(pieces), min_size=least))


def spun(layout: RoomLayout, degrees: float) -> RoomLayout:
    """The whole room turned about its origin, by any angle and without rounding."""
    turn = math.radians(degrees)
    cos, sin = math.cos(turn), math.sin(turn)
    desks = tuple(
        replace(
            desk,
            x=desk.x * cos - desk.y * sin,
            y=desk.x * sin + desk.y * cos,
            rotation=desk.rotation + degrees,
        )
        for desk in layout.desks
    )
    return replace(layout, desks=desks)


def shifted(layout: RoomLayout, dx: float, dy: float) -> RoomLayout:
    """Everything moved by the same."""
    return moved(layout, all_pieces(layout), dx, dy)


def ids(layout: RoomLayout) -> list[int]:
    """All numbers that desks, seats and fixtures have."""
    seats = [seat.id for desk in layout.desks for seat in desk.seats]
    return [d.id for d in layout.desks] + seats + [f.id for f in layout.fixtures]
