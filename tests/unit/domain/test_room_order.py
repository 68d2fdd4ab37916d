"""Aligning, distributing, numbering, and what a drag snaps to."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.errors import Refusal
from seatingapp.domain.room_order import (
    Axis,
    Edge,
    GuideKind,
    SeatOrder,
    aligned,
    distributed,
    numbered,
    seat_labels,
    snapped,
    with_number,
)
from seatingapp.domain.room_pieces import (
    Piece,
    add_desk,
    add_fixture,
    all_pieces,
    box_around,
    box_of,
    moved,
)
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import DeskKind, FixtureKind, RoomLayout
from tests.unit.domain.layouts import LENGTHS, ROOMS, chosen

TENTH = 0.11
EMPTY = RoomLayout(1000.0, 800.0)
Row = tuple[RoomLayout, list[Piece]]


def singles(*at: tuple[float, float]) -> Row:
    """Single desks with their middles at these points."""
    layout, pieces = EMPTY, []
    for x, y in at:
        layout, piece = add_desk(layout, DeskKind.SINGLE, x, y)
        pieces.append(piece)
    return layout, pieces


def line(layout: RoomLayout, piece: Piece, edge: Edge) -> float:
    box = box_of(layout, piece)
    return {
        Edge.LEFT: box.x,
        Edge.CENTRE: box.centre[0],
        Edge.RIGHT: box.x + box.width,
        Edge.FRONT: box.y,
        Edge.MIDDLE: box.centre[1],
        Edge.BACK: box.y + box.height,
    }[edge]


@given(chosen(least=1), st.sampled_from(list(Edge)))
def test_aligned_pieces_share_the_edge_of_the_outermost(
    room: tuple[RoomLayout, frozenset[Piece]], edge: Edge
) -> None:
    layout, pieces = room
    after = aligned(layout, pieces, edge)
    lines = [line(after, piece, edge) for piece in pieces]
    assert max(lines) - min(lines) <= TENTH
    before = [line(layout, piece, edge) for piece in pieces]
    if edge in (Edge.LEFT, Edge.FRONT):
        assert lines[0] == pytest.approx(min(before), abs=TENTH)
    if edge in (Edge.RIGHT, Edge.BACK):
        assert lines[0] == pytest.approx(max(before), abs=TENTH)
    for piece in all_pieces(layout):
        old, new = box_of(layout, piece), box_of(after, piece)
        if piece not in pieces:
            assert new == old
        elif edge in (Edge.LEFT, Edge.CENTRE, Edge.RIGHT):
            assert new.y == old.y
        else:
            assert new.x == old.x


def test_aligning_nothing_changes_nothing() -> None:
    layout, _ = singles((100, 100))
    assert aligned(layout, [], Edge.LEFT) == layout


@given(chosen(least=3), st.sampled_from(list(Axis)))
def test_distributed_pieces_have_equal_gaps_and_the_outermost_stay(
    room: tuple[RoomLayout, frozenset[Piece]], axis: Axis
) -> None:
    layout, pieces = room
    after = distributed(layout, pieces, axis)
    order = sorted(pieces, key=lambda p: (*axis.span(box_of(layout, p)), p))
    spans = [axis.span(box_of(after, piece)) for piece in order]
    gaps = [b[0] - a[1] for a, b in pairwise(spans)]
    assert max(gaps) - min(gaps) <= 2 * TENTH
    old = [axis.span(box_of(layout, piece)) for piece in order]
    assert spans[0] == pytest.approx(old[0], abs=TENTH)
    if min(gaps) >= 0:  # with too little room for gaps, pieces overlap alike
        assert spans[-1][1] == pytest.approx(max(end for _, end in old), abs=TENTH)
    for piece in pieces:
        assert axis.other.span(box_of(after, piece)) == axis.other.span(box_of(layout, piece))


def test_two_pieces_have_only_one_gap() -> None:
    layout, pieces = singles((100, 100), (300, 100))
    assert distributed(layout, pieces, Axis.X) == layout


@given(chosen(), LENGTHS, LENGTHS, st.sampled_from([None, 5.0, 10.0, 50.0]), st.floats(0, 30))
def test_snapping_never_moves_further_than_its_reach(
    room: tuple[RoomLayout, frozenset[Piece]],
    dx: float,
    dy: float,
    grid: float | None,
    reach: float,
) -> None:
    layout, pieces = room
    snap = snapped(layout, pieces, dx, dy, grid=grid, reach=reach)
    assert abs(snap.dx - dx) <= reach + 1e-9
    assert abs(snap.dy - dy) <= reach + 1e-9
    again = snapped(layout, pieces, snap.dx, snap.dy, grid=None, reach=0.001)
    assert (again.dx, again.dy) == pytest.approx((snap.dx, snap.dy), abs=0.002)


@given(chosen(least=1), LENGTHS, LENGTHS)
def test_without_anything_near_a_drag_snaps_to_the_grid(
    room: tuple[RoomLayout, frozenset[Piece]], dx: float, dy: float
) -> None:
    layout, _ = room
    alone = RoomLayout(1e6, 1e6, layout.desks[:1])
    if not alone.desks:
        return
    alone = moved(
        alone, all_pieces(alone), 3e5, 3e5 + 0.3
    )  # far from the walls and from the middle
    piece = all_pieces(alone)
    snap = snapped(alone, piece, dx, dy, grid=10, reach=5)
    box = box_around(moved(alone, piece, snap.dx, snap.dy), piece)
    assert box is not None
    assert abs(box.x / 10 - round(box.x / 10)) <= TENTH / 10
    assert abs(box.y / 10 - round(box.y / 10)) <= TENTH / 10
    assert snapped(alone, piece, dx, dy, grid=None, reach=5) == (dx, dy, ())


def test_a_drag_snaps_to_the_edges_of_a_neighbour_and_shows_the_line() -> None:
    layout, (_, moving) = singles((100, 100), (300, 300))
    snap = snapped(layout, [moving], -197, 0, grid=None, reach=5)
    assert snap.dx == -200
    assert {(g.kind, g.x1, g.x2) for g in snap.guides} == {
        (GuideKind.EDGE, 67.5, 67.5),
        (GuideKind.EDGE, 132.5, 132.5),
        (GuideKind.MIDDLE, 100, 100),
    }
    assert {(g.y1, g.y2) for g in snap.guides} == {(72.5, 327.5)}


def test_a_drag_snaps_to_a_gap_as_wide_as_the_one_before() -> None:
    layout, pieces = singles((100, 100), (200, 100), (500, 110))
    snap = snapped(layout, [pieces[2]], -196, 0, grid=None, reach=8)
    assert snap.dx == -200
    (gap,) = [g for g in snap.guides if g.kind is GuideKind.GAP]
    assert (gap.x1, gap.x2) == (232.5, 267.5)
    assert gap.y1 == gap.y2


def test_a_drag_snaps_to_a_gap_as_wide_as_the_one_behind() -> None:
    layout, pieces = singles((300, 500), (300, 400), (310, 200))
    snap = snapped(layout, [pieces[2]], 0, 96, grid=None, reach=6)
    assert snap.dy == 100
    (gap,) = [g for g in snap.guides if g.kind is GuideKind.GAP]
    assert (gap.y1, gap.y2) == (327.5, 372.5)
    assert gap.x1 == gap.x2


def test_a_drag_snaps_to_half_way_between_two() -> None:
    layout, pieces = singles((100, 100), (400, 100), (253, 120))
    snap = snapped(layout, [pieces[2]], 0, 0, grid=None, reach=6)
    assert snap.dx == -3
    assert [g.kind for g in snap.guides if g.x1 != g.x2] == [GuideKind.GAP]


def test_a_drag_snaps_to_walls_and_to_the_middle_of_the_room() -> None:
    layout, piece = add_fixture(EMPTY, FixtureKind.BOARD, 400, 50)
    snap = snapped(layout, [piece], 98, -41, grid=10, reach=5)
    assert (snap.dx, snap.dy) == (100, -43)
    assert {g.kind for g in snap.guides} == {GuideKind.WALL}


def test_neighbours_go_before_the_grid() -> None:
    layout, (_, moving) = singles((103, 100), (300, 300))
    assert snapped(layout, [moving], -195, 0, grid=10, reach=5).dx == -197


def test_dragging_nothing_snaps_to_nothing() -> None:
    assert snapped(EMPTY, [], 3.3, 4.4, grid=10, reach=5) == (3.3, 4.4, ())


def numbers(layout: RoomLayout) -> dict[int, int]:
    return {seat.id: seat.number for desk in layout.desks for seat in desk.seats}


def test_seats_are_numbered_by_row_from_the_front() -> None:
    layout = from_template(Template.GROUPS_OF_FOUR, 1, 2)
    assert numbers(numbered(layout)) == {1: 1, 2: 2, 5: 3, 6: 4, 3: 5, 4: 6, 7: 7, 8: 8}
    assert numbers(numbered(layout, SeatOrder.SNAKE)) == {
        1: 1,
        2: 2,
        5: 3,
        6: 4,
        8: 5,
        7: 6,
        4: 7,
        3: 8,
    }
    by_desk = numbers(numbered(layout, SeatOrder.DESKS, first=101))
    assert by_desk == {seat: 100 + seat for seat in range(1, 9)}


@given(ROOMS, st.sampled_from(list(SeatOrder)))
def test_numbering_gives_every_seat_a_number_of_its_own(
    layout: RoomLayout, order: SeatOrder
) -> None:
    after = numbered(layout, order)
    assert sorted(numbers(after).values()) == list(range(1, layout.capacity + 1))
    assert seat_labels(after) == {seat: str(n) for seat, n in numbers(after).items()}


def test_a_number_that_is_taken_changes_places() -> None:
    layout = numbered(from_template(Template.ROWS_OF_SINGLES, 1, 3))
    assert numbers(with_number(layout, 1, 3)) == {1: 3, 2: 2, 3: 1}
    assert numbers(with_number(layout, 1, 7)) == {1: 7, 2: 2, 3: 3}
    assert numbers(with_number(layout, 1, 1)) == numbers(layout)
    wiped = with_number(with_number(layout, 1, 0), 2, 0)
    assert numbers(wiped) == {1: 0, 2: 0, 3: 3}


@pytest.mark.parametrize("number", [-1, 10_000])
def test_numbers_outside_what_fits_on_a_seat_are_refused(number: int) -> None:
    layout = from_template(Template.ROWS_OF_SINGLES, 1, 3)
    with pytest.raises(Refusal, match=f"Asked for {number}"):
        with_number(layout, 1, number)
    with pytest.raises(KeyError):
        with_number(layout, 9, 5)


def test_labels_are_numbers_and_go_on_where_a_seat_has_none() -> None:
    layout = from_template(Template.ROWS_OF_SINGLES, 1, 4)
    assert list(seat_labels(layout).values()) == ["1", "2", "3", "4"]
    some = with_number(layout, 2, 12)
    assert seat_labels(some) == {1: "13", 2: "12", 3: "14", 4: "15"}


def test_of_two_equal_numbers_the_second_has_a_letter() -> None:
    layout = from_template(Template.ROWS_OF_SINGLES, 1, 30)
    sevens = tuple(
        replace(desk, seats=tuple(replace(seat, number=7) for seat in desk.seats))
        for desk in layout.desks
    )
    labels = seat_labels(replace(layout, desks=sevens))
    assert [labels[n] for n in (1, 2, 3, 26, 27)] == ["7", "7b", "7c", "7z", "7ba"]
    assert len(set(labels.values())) == 30
