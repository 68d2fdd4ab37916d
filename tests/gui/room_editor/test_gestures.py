"""What comes of a pointer's place, without a pointer."""

from __future__ import annotations

import pytest

from seatingapp.domain.errors import Refusal
from seatingapp.domain.room_order import GuideKind
from seatingapp.domain.room_pieces import Piece, PieceKind, all_pieces, faced
from seatingapp.domain.rooms import DeskKind, Fixture, FixtureKind, RoomLayout
from seatingapp.ui.room_editor.canvas.floor_item import spans
from seatingapp.ui.room_editor.canvas.scene import plain_guides
from seatingapp.ui.room_editor.gestures import Corner, Hold, Move, Resize, Turn, nudged
from seatingapp.ui.room_editor.grips import grips
from seatingapp.ui.room_editor.placing import Place, field, free_spot, put
from seatingapp.ui.room_editor.scale_bar import bar_length
from seatingapp.ui.room_editor.state import Tile
from seatingapp.ui.room_editor.tiles import TILES
from seatingapp.ui.room_editor.words import group_words, in_order, name_of, seat_words
from seatingapp.ui.room_form.furniture import opens_out
from tests.gui.room_editor.conftest import small_room

ROOM = small_room()
ONE = frozenset({Piece(PieceKind.DESK, 1)})
FREE = Hold(free=True)


def test_a_move_follows_the_hand_exactly_where_it_is_free() -> None:
    preview = Move(ROOM, ONE, (0, 0)).to((12.34, -5.67), FREE)
    assert (preview.layout.desks[0].x, preview.layout.desks[0].y) == (212.3, 244.3)
    assert preview.guides == ()
    assert preview.words == "147 cm from the left, 217 cm from the front"


def test_a_gesture_may_go_back_to_where_it_began() -> None:
    move = Move(ROOM, ONE, (200, 250))
    move.to((400, 400), FREE)
    assert move.to((200, 250), FREE).layout == ROOM


def test_only_what_is_near_is_lined_up_with() -> None:
    wide, far = put(RoomLayout(3000, 3000, ROOM.desks, ROOM.fixtures), TILES["double"], 2500, 2500)
    snap = Move(wide, ONE, (200, 250)).to((2300, 2503), Hold(reach=8))
    assert snap.layout.desks[0].y == 2500
    alone = Move(wide, frozenset({far}), (2500, 2500)).to((2500, 1000), Hold(reach=8))
    assert not [g for g in alone.guides if g.kind is GuideKind.EDGE]


def test_several_pieces_turn_about_their_middle() -> None:
    both = frozenset({Piece(PieceKind.DESK, 1), Piece(PieceKind.DESK, 4)})
    turned = Turn(ROOM, both, (300, 150)).to((400, 250), Hold()).layout
    assert [(d.x, d.y, d.rotation) for d in turned.desks[:2]] == [(300, 150, 90), (300, 350, 90)]


def test_one_piece_turns_to_whole_steps_even_if_it_stood_between_them() -> None:
    (piece,) = ONE
    skew = faced(ROOM, piece, 7)
    assert Turn(skew, ONE, (200, 150)).to((200, 150), Hold()).layout.desks[0].rotation == 0
    assert Turn(skew, ONE, (200, 150)).to((230, 150), Hold()).layout.desks[0].rotation == 30


def test_a_corner_of_a_piece_is_resized_both_ways_and_the_other_corner_stays() -> None:
    (piece,) = ONE
    desk = Resize(ROOM, piece, (1, 1)).to((285, 297.5), Hold()).layout.desks[0]
    assert (desk.width, desk.depth) == (150, 75)
    assert (desk.x - desk.width / 2, desk.y - desk.depth / 2) == (135, 222.5)


def test_nothing_becomes_smaller_than_ten_centimetres() -> None:
    (piece,) = ONE
    desk = Resize(ROOM, piece, (1, 0)).to((0, 250), FREE).layout.desks[0]
    assert desk.width == 10


def test_a_corner_of_the_walls_is_previewed_without_touching_the_room() -> None:
    corners = ((0.0, 0.0), (800.0, 0.0), (800.0, 600.0), (0.0, 600.0))
    preview = Corner(ROOM, corners, 2).to((902, 598), Hold(reach=8))
    assert preview.layout is ROOM
    assert list(preview.walls) == [*corners[:2], (900.0, 600.0), corners[3]]
    assert preview.words == "6.08 m and 9.00 m"
    assert [g.kind for g in preview.guides] == [GuideKind.WALL]


@pytest.mark.parametrize(
    ("step", "left"), [((1, 0), 140.0), ((-1, 0), 130.0)], ids=["right", "left"]
)
def test_a_nudge_goes_to_the_next_line_of_the_grid(step: tuple[int, int], left: float) -> None:
    moved = nudged(ROOM, ONE, *step, fine=False)
    assert moved.desks[0].x - 65 == left
    again = nudged(moved, ONE, *step, fine=False)
    assert again.desks[0].x - 65 == left + 10 * step[0]


def test_a_click_with_a_shaking_hand_places_one_desk() -> None:
    place = Place(ROOM, TILES["double"])
    place.start = (600, 300)
    assert len(place.to((612, 306), Hold()).layout.desks) == 4
    assert len(place.to((760, 470), Hold()).layout.desks) > 4


def test_a_field_has_ways_between_columns_and_chairs_behind_rows() -> None:
    spots = list(field(TILES["double"], (0, 0), (530, 255)))
    columns, rows = (65.0, 265.0, 465.0), (27.5, 127.5, 227.5)
    assert spots == [(x, y) for y in rows for x in columns]
    with pytest.raises(Refusal, match="desks at once"):
        list(field(TILES["single"], (0, 0), (9000, 9000)))


@pytest.mark.parametrize("tile", TILES.values(), ids=lambda tile: tile.key)
def test_everything_in_the_palette_can_be_put_down_and_taken_hold_of(tile: Tile) -> None:
    room, piece = put(RoomLayout(800, 600), tile, 400, 300)
    assert all_pieces(room) == (piece,)
    assert name_of(room, piece)
    kinds = {grip.turns for grip in grips(room, frozenset({piece}), 1.0)}
    assert kinds == {True, False}
    assert room.capacity == (0 if not tile.seats else room.capacity)
    assert (room.capacity > 0) == tile.seats


def test_a_full_room_still_takes_a_piece_in_its_middle() -> None:
    room = RoomLayout(200, 200)
    room, _piece = put(room, TILES["piano"], 100, 100)
    assert free_spot(room, TILES["piano"]) == (100, 100)


def test_names_count_desks_together_and_furniture_by_its_kind() -> None:
    room = ROOM
    for x in (100, 700):
        room, _piece = put(room, TILES["window"], x, 595)
    names = [name_of(room, piece) for piece in in_order(room)]
    assert names == [
        "Board",
        "Double desk 1",
        "Double desk 2",
        "Double desk 3",
        "Window 1",
        "Window 2",
    ]
    assert group_words(room, all_pieces(room)) == "6 pieces"
    assert name_of(room, Piece(PieceKind.DESK, 99)) == ""


def test_a_seat_is_named_with_its_desk() -> None:
    assert seat_words(ROOM, 5, {5: "3"}) == "Seat 3, Double desk 2"


@pytest.mark.parametrize(("scale", "metres"), [(0.05, 20), (0.3, 2), (1.0, 1), (6.0, 0.1)])
def test_the_bar_is_a_round_length(scale: float, metres: float) -> None:
    assert bar_length(scale) == metres


def test_the_grid_ends_at_the_walls_of_a_room_with_a_corner_cut_out() -> None:
    corners = [
        (0.0, 0.0),
        (800.0, 0.0),
        (800.0, 600.0),
        (400.0, 600.0),
        (400.0, 300.0),
        (0.0, 300.0),
    ]
    assert spans(corners, 100.0) == [(0.0, 300.0)]
    assert spans(corners, 500.0) == [(0.0, 600.0)]
    assert spans(corners, 900.0) == []


def test_a_door_opens_into_the_room_however_it_is_turned() -> None:
    room = RoomLayout(800, 600)
    into = Fixture(1, FixtureKind.DOOR, 0, 300, 90, 12, 270)
    out = Fixture(1, FixtureKind.DOOR, 0, 300, 90, 12, 90)
    assert not opens_out(room, into)
    assert opens_out(room, out)
    assert not opens_out(room, Fixture(1, FixtureKind.WINDOW, 0, 300, 90, 12, 90))


def test_guides_say_nothing_twice() -> None:
    preview = Move(ROOM, frozenset({Piece(PieceKind.DESK, 7)}), (213, 403)).to((200, 403), Hold())
    kinds = [g.kind for g in preview.guides if g.x1 == g.x2]
    assert GuideKind.MIDDLE in kinds
    shown = [g.kind for g in plain_guides(preview.guides) if g.x1 == g.x2]
    assert GuideKind.EDGE in shown
    assert GuideKind.MIDDLE not in shown


def test_every_kind_of_desk_is_in_the_palette() -> None:
    assert {tile.kind for tile in TILES.values()} == {*DeskKind, *FixtureKind}
