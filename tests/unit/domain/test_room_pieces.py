"""Editing a room: pure, exact to a tenth, and no number is ever given twice."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.errors import Refusal
from seatingapp.domain.furniture import DESK_NAMES, FIXTURE_NAMES, FIXTURE_SIZES, USUAL_PLACES
from seatingapp.domain.piece_shapes import things
from seatingapp.domain.plan_picture import Box
from seatingapp.domain.room_numbers import highest_id
from seatingapp.domain.room_pieces import (
    Piece,
    PieceKind,
    add_desk,
    add_fixture,
    all_pieces,
    box_around,
    box_of,
    clip,
    corners,
    duplicated,
    faced,
    labelled,
    moved,
    pasted,
    removed,
    resized,
    turned,
    with_places,
)
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import Desk, DeskKind, Fixture, FixtureKind, RoomLayout, Zone
from tests.unit.domain.layouts import LENGTHS, ROOMS, chosen, ids, layouts

EMPTY = RoomLayout(900.0, 700.0)
NOBODY = Piece(PieceKind.DESK, 999)


def desk_of(layout: RoomLayout, piece: Piece) -> Desk:
    return next(desk for desk in layout.desks if desk.id == piece.id)


def one_desk(kind: DeskKind, places: int | None = None) -> tuple[RoomLayout, Desk, Piece]:
    layout, piece = add_desk(EMPTY, kind, 300, 300, places)
    return layout, desk_of(layout, piece), piece


def test_all_furniture_has_a_name_and_a_size() -> None:
    assert set(DESK_NAMES) == set(USUAL_PLACES) == set(DeskKind)
    assert set(FIXTURE_NAMES) == set(FIXTURE_SIZES) == set(FixtureKind)


@pytest.mark.parametrize(
    ("kind", "places", "size"),
    [
        (DeskKind.SINGLE, None, (65, 55)),
        (DeskKind.DOUBLE, None, (130, 55)),
        (DeskKind.BENCH, 5, (325, 55)),
        (DeskKind.GROUP, 4, (130, 110)),
        (DeskKind.GROUP, 6, (195, 110)),
        (DeskKind.GROUP, 5, (195, 110)),
        (DeskKind.ROUND, 6, (150, 150)),
        (DeskKind.ROUND, 1, (100, 100)),
        (DeskKind.LAB, 3, (210, 75)),
        (DeskKind.COMPUTER, None, (80, 70)),
    ],
)
def test_desks_have_the_size_that_they_are_bought_in(
    kind: DeskKind, places: int | None, size: tuple[float, float]
) -> None:
    _, desk, _ = one_desk(kind, places)
    assert (desk.width, desk.depth) == size
    assert len(desk.seats) == (places or USUAL_PLACES[kind])


@pytest.mark.parametrize("kind", DeskKind)
@pytest.mark.parametrize("places", [1, 2, 3, 8, 30])
def test_every_place_is_on_its_desk_and_apart_from_the_others(kind: DeskKind, places: int) -> None:
    _, desk, _ = one_desk(kind, places)
    spots = [(seat.dx, seat.dy) for seat in desk.seats]
    assert all(abs(x) < desk.width / 2 and abs(y) < desk.depth / 2 for x, y in spots)
    least = min((math.dist(a, b) for n, a in enumerate(spots) for b in spots[:n]), default=99)
    assert least >= 55


@pytest.mark.parametrize(
    ("places", "kind"), [(1, DeskKind.SINGLE), (2, DeskKind.DOUBLE), (4, DeskKind.BENCH)]
)
def test_a_straight_desk_is_called_by_its_places(places: int, kind: DeskKind) -> None:
    for asked in (DeskKind.SINGLE, DeskKind.DOUBLE, DeskKind.BENCH):
        layout, desk, piece = one_desk(asked, places)
        assert desk.kind is kind
        assert with_places(layout, piece.id, places) == layout


@pytest.mark.parametrize("places", [0, -1, 31])
def test_a_desk_of_no_places_or_too_many_is_refused(places: int) -> None:
    layout, _, piece = one_desk(DeskKind.BENCH)
    with pytest.raises(Refusal, match=f"Asked for {places}"):
        add_desk(EMPTY, DeskKind.BENCH, 0, 0, places)
    with pytest.raises(Refusal, match=f"Asked for {places}"):
        with_places(layout, piece.id, places)


def test_fixtures_are_added_with_a_tidied_label() -> None:
    layout, piece = add_fixture(EMPTY, FixtureKind.LABEL, 100.04, 50, "  Wet \n area ")
    assert layout.fixtures == (Fixture(1, FixtureKind.LABEL, 100.0, 50, 120, 30, 0.0, "Wet area"),)
    assert box_of(layout, piece) == Box(40, 35, 120, 30)


@given(ROOMS, st.sampled_from(list(DeskKind)), LENGTHS, LENGTHS)
def test_adding_gives_new_numbers_and_touches_nothing_else(
    layout: RoomLayout, kind: DeskKind, x: float, y: float
) -> None:
    before, taken = layout, set(ids(layout))
    added, piece = add_desk(layout, kind, x, y)
    assert layout == before
    assert added.desks[:-1] == layout.desks
    new = {piece.id, *(seat.id for seat in added.desks[-1].seats)}
    assert len(new) == 1 + USUAL_PLACES[kind]
    assert not new & taken
    assert added.last_id == max(new) == highest_id(added)
    assert removed(added, [piece]).desks == layout.desks


@given(chosen())
def test_numbers_of_removed_pieces_are_never_given_again(
    room: tuple[RoomLayout, frozenset[Piece]],
) -> None:
    layout, pieces = room
    less = removed(layout, pieces)
    assert set(all_pieces(less)) == set(all_pieces(layout)) - pieces
    there = {place.seat_id for place in less.places()}
    assert all(zone.seats and zone.seats <= there for zone in less.zones)
    assert all({c.seat, c.other} <= there for c in less.corrections)
    more, _ = add_desk(less, DeskKind.BENCH, 0, 0, 4)
    more, _ = add_fixture(more, FixtureKind.DOOR, 0, 0)
    new = set(ids(more)) - set(ids(less))
    assert len(new) == 6
    assert not new & set(ids(layout))


@given(chosen(), LENGTHS, LENGTHS)
def test_moved_there_and_back_is_where_it_was(
    room: tuple[RoomLayout, frozenset[Piece]], dx: float, dy: float
) -> None:
    layout, pieces = room
    there = moved(layout, pieces, dx, dy)
    assert moved(there, pieces, -dx, -dy) == layout
    for piece, thing in things(there).items():
        old = things(layout)[piece]
        assert thing.x == pytest.approx(old.x + (round(dx, 1) if piece in pieces else 0))
        assert thing.y == pytest.approx(old.y + (round(dy, 1) if piece in pieces else 0))
        assert (thing.x, thing.y) == (round(thing.x, 1), round(thing.y, 1))


@given(chosen(least=1), st.floats(-360, 360, allow_nan=False))
def test_turning_keeps_pieces_as_far_from_each_other_as_they_were(
    room: tuple[RoomLayout, frozenset[Piece]], degrees: float
) -> None:
    layout, pieces = room
    after = turned(layout, pieces, degrees)
    old, new = things(layout), things(after)
    for one in pieces:
        expected = (old[one].rotation + degrees - new[one].rotation + 180) % 360 - 180
        assert abs(expected) <= 0.11
        for other in pieces:
            apart = math.dist((old[one].x, old[one].y), (old[other].x, old[other].y))
            now = math.dist((new[one].x, new[one].y), (new[other].x, new[other].y))
            assert now == pytest.approx(apart, abs=0.15)
    assert all(new[piece] == old[piece] for piece in set(old) - pieces)


@given(chosen(), st.sampled_from([15.0, 90.0, -45.0]))
def test_turned_and_turned_back_is_where_it_was_to_a_millimetre_or_two(
    room: tuple[RoomLayout, frozenset[Piece]], degrees: float
) -> None:
    layout, pieces = room
    back = turned(turned(layout, pieces, degrees), pieces, -degrees)
    for piece, thing in things(layout).items():
        now = things(back)[piece]
        assert (now.x, now.y) == pytest.approx((thing.x, thing.y), abs=0.25)
        assert now.rotation == thing.rotation


@given(layouts())
def test_one_piece_turned_by_four_quarters_stands_as_before(layout: RoomLayout) -> None:
    for piece in all_pieces(layout):
        now = layout
        for _ in range(4):
            now = turned(now, [piece], 90)
        assert now == layout


def test_a_piece_is_faced_where_it_stands() -> None:
    layout, desk, piece = one_desk(DeskKind.DOUBLE)
    quarter = faced(layout, piece, 450)
    assert desk_of(quarter, piece).rotation == 90
    assert box_of(quarter, piece) == Box(300 - 27.5, 300 - 65, 55, 130)
    assert corners(quarter, piece)[0] == (327.5, 235)
    assert faced(quarter, piece, -0.01) == layout
    assert faced(quarter, piece, 359.99) == layout
    assert desk.rotation == 0


def test_a_resized_desk_keeps_its_places_in_proportion() -> None:
    layout, _, piece = one_desk(DeskKind.DOUBLE)
    wide = desk_of(resized(layout, piece, 160, 60), piece)
    assert (wide.width, wide.depth) == (160, 60)
    assert [(s.dx, s.dy) for s in wide.seats] == [(-40, 0), (40, 0)]
    assert resized(resized(layout, piece, 160, 60), piece, 130, 55) == layout


def test_sizes_stay_within_what_furniture_can_have() -> None:
    layout, piece = add_fixture(EMPTY, FixtureKind.SINK, 100, 100)
    (sink,) = resized(layout, piece, 0, 1e9).fixtures
    assert (sink.width, sink.depth) == (10, 3000)


@pytest.mark.parametrize(
    ("width", "depth", "across"), [(200, 150, 200), (150, 80, 80), (90, 70, 90)]
)
def test_a_round_table_stays_round(width: float, depth: float, across: float) -> None:
    layout, _, piece = one_desk(DeskKind.ROUND, 6)
    table = desk_of(resized(layout, piece, width, depth), piece)
    assert (table.width, table.depth) == (across, across)
    far = {round(math.hypot(s.dx, s.dy)) for s in table.seats}
    assert far == {round(60 * across / 150)}


@given(layouts().filter(lambda room: bool(room.desks)), st.integers(1, 30))
def test_a_desk_with_more_or_fewer_places_keeps_its_first_seats(
    layout: RoomLayout, places: int
) -> None:
    desk = layout.desks[0]
    after = with_places(layout, desk.id, places)
    now = after.desks[0]
    assert len(now.seats) == places
    kept = min(places, len(desk.seats))
    assert [s.id for s in now.seats[:kept]] == [s.id for s in desk.seats[:kept]]
    assert not {s.id for s in now.seats[kept:]} & set(ids(layout))
    assert len(set(ids(after))) == len(ids(after))
    assert (now.x, now.y, now.rotation) == (desk.x, desk.y, desk.rotation)
    fewer = with_places(after, desk.id, 1)
    again = with_places(fewer, desk.id, places)
    assert {s.id for s in again.desks[0].seats[1:]}.isdisjoint(s.id for s in now.seats)


def test_a_seat_that_goes_leaves_its_zones() -> None:
    layout = from_template(Template.ROWS_OF_DOUBLES, 1, 2)
    zoned = RoomLayout(
        layout.width,
        layout.depth,
        layout.desks,
        zones=(Zone("A", frozenset({2})), Zone("B", frozenset({1, 2}))),
    )
    assert with_places(zoned, 1, 1).zones == (Zone("B", frozenset({1})),)


def test_labels_are_one_line_of_at_most_sixty_letters() -> None:
    layout, _, piece = one_desk(DeskKind.GROUP)
    assert desk_of(labelled(layout, piece, " Table\t3 "), piece).label == "Table 3"
    assert len(desk_of(labelled(layout, piece, "x" * 99), piece).label) == 60


def test_pieces_that_are_not_there_are_passed_over_or_an_error() -> None:
    layout, _, piece = one_desk(DeskKind.GROUP)
    assert moved(layout, [NOBODY], 5, 5) == turned(layout, [NOBODY], 5) == layout
    assert removed(layout, [NOBODY]) == layout
    assert box_around(layout, [NOBODY]) is None
    assert box_around(layout, [piece, NOBODY]) == box_of(layout, piece)
    for fails in (
        lambda: box_of(layout, NOBODY),
        lambda: corners(layout, NOBODY),
        lambda: faced(layout, NOBODY, 5),
        lambda: labelled(layout, NOBODY, "x"),
        lambda: resized(layout, NOBODY, 50, 50),
        lambda: with_places(layout, 999, 3),
    ):
        with pytest.raises(KeyError):
            fails()


def test_a_desk_and_a_fixture_of_one_number_are_two_pieces() -> None:
    layout = from_template(Template.ROWS_OF_SINGLES, 1, 2)
    board = Piece(PieceKind.FIXTURE, 1)
    assert {d.id for d in layout.desks} & {f.id for f in layout.fixtures} == {1, 2}
    less = removed(layout, [board])
    assert (less.desks, len(less.fixtures)) == (layout.desks, 1)
    after = moved(layout, [board], 10, 0)
    assert (after.desks, after.fixtures[1]) == (layout.desks, layout.fixtures[1])


def shape(layout: RoomLayout, pieces: frozenset[Piece]) -> list[object]:
    """What pieces are, but for their numbers, measured from the first."""
    new = [thing for piece, thing in things(layout).items() if piece in pieces]
    first = new[0]
    return [
        (
            thing.kind,
            round(thing.x - first.x, 1),
            round(thing.y - first.y, 1),
            thing.width,
            thing.depth,
            thing.rotation,
            [(s.dx, s.dy, s.facing) for s in thing.seats] if isinstance(thing, Desk) else None,
        )
        for thing in new
    ]


@given(chosen(least=1), LENGTHS, LENGTHS)
def test_duplicated_pieces_keep_their_shape_and_have_numbers_of_their_own(
    room: tuple[RoomLayout, frozenset[Piece]], dx: float, dy: float
) -> None:
    layout, pieces = room
    after, new = duplicated(layout, pieces, dx, dy)
    assert len(new) == len(pieces)
    assert shape(after, new) == shape(layout, pieces)
    old, now = box_around(layout, pieces), box_around(after, new)
    assert old is not None
    assert now is not None
    assert (now.x - old.x, now.y - old.y) == pytest.approx((dx, dy), abs=0.06)
    fresh = ids(after)[:]
    for number in ids(layout):
        fresh.remove(number)
    assert not set(fresh) & set(ids(layout))
    assert len(set(fresh)) == len(fresh)
    back = removed(after, new)
    assert (back.desks, back.fixtures) == (layout.desks, layout.fixtures)
    assert (back.zones, back.corrections) == (layout.zones, layout.corrections)


@given(chosen(least=1), ROOMS)
def test_pieces_pasted_into_another_room_have_numbers_that_are_new_there(
    room: tuple[RoomLayout, frozenset[Piece]], other: RoomLayout
) -> None:
    layout, pieces = room
    after, new = pasted(other, clip(layout, pieces))
    assert shape(after, new) == shape(layout, pieces)
    fresh = {piece.id for piece in new} | {
        seat.id for desk in after.desks[len(other.desks) :] for seat in desk.seats
    }
    assert min(fresh) > highest_id(other)
    assert after.desks[: len(other.desks)] == other.desks
    assert after.last_id == highest_id(after)


def test_a_copy_has_no_seat_number_and_no_name_that_is_taken() -> None:
    layout, desk, piece = one_desk(DeskKind.GROUP)
    layout = labelled(layout, piece, "Table 3")
    after, (new,) = duplicated(layout, [piece], 10, 10)
    assert (desk_of(after, new).label, desk_of(after, piece).label) == ("", "Table 3")
    elsewhere, (there,) = pasted(EMPTY, clip(layout, [piece, NOBODY]))
    assert desk_of(elsewhere, there).label == "Table 3"
    assert {s.number for s in desk_of(after, new).seats} == {0}
    assert len(desk.seats) == 4
