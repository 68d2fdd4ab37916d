"""What is drawn below and above the cards: walls, furniture, desks at any angle, and lines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage

from seatingapp.domain.plan_picture import Side
from seatingapp.domain.rooms import Desk, DeskKind, Fixture, FixtureKind, RoomLayout, Seat
from seatingapp.ui.plan_view import EMPTY_PLAN, TABLE, LineStyle, PlanState, SeatLine
from seatingapp.ui.plan_view.empty_room import HEADLINE
from seatingapp.ui.plan_view.fitting import fit
from seatingapp.ui.theme import current_tokens
from tests.gui.plan_view.conftest import Open
from tests.gui.plan_view.probe import PlanProbe
from tests.gui.plan_view.rooms import full_room, nine_b

WALLS = ((0.0, 0.0), (800.0, 0.0), (800.0, 500.0), (950.0, 500.0), (950.0, 750.0), (0.0, 750.0))


def double(number: int, x: float, y: float, degrees: float) -> Desk:
    seats = (Seat(10 * number + 1, -32.5, 0), Seat(10 * number + 2, 32.5, 0))
    return Desk(number, DeskKind.DOUBLE, x, y, 130, 55, seats, degrees)


def fan(*fixtures: Fixture) -> RoomLayout:
    """Desks in a fan around the teacher, in a room with a bay."""
    desks = tuple(
        double(n + 1, 130 + (n % 4) * 190, 230 + (n // 4) * 170, (-30, -12, 12, 30)[n % 4])
        for n in range(12)
    )
    return RoomLayout(950, 750, desks, fixtures, WALLS)


def seen(image: QImage) -> set[str]:
    whole = image.rect()
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(whole.width())
        for y in range(whole.height())
    }


@pytest.mark.parametrize("side", Side)
def test_cards_of_turned_desks_are_upright_and_apart(show: Open, side: Side) -> None:
    probe = show(replace(full_room(fan(), 24), side=side))
    areas = [probe.area(seat) for seat in probe.view.spoken_seats()]
    for n, area in enumerate(areas):
        assert not any(area.intersects(other) for other in areas[n + 1 :])


def test_a_turned_desk_is_taken_hold_of_at_its_frame_only(show: Open) -> None:
    probe = show(full_room(fan(), 24))
    frame = next(d for d in fit(fan(), *_size(probe), Side.TEACHER).picture.desks if d.desk_id == 1)
    box = frame.box
    view = probe.view
    corner = view.mapFromScene(QPointF(box.x + 2, box.y + 2))  # outside: the desk is turned
    probe.double_click_at(corner)
    assert not [asked for asked in probe.asked if asked[-1] == TABLE]
    middle = view.mapFromScene(QPointF(*box.centre))
    probe.double_click_at(middle)
    chosen = [asked for asked in probe.asked if asked[-1] == TABLE]
    assert chosen
    assert chosen[-1][1] == {view.state.cards[11].pupil_id, view.state.cards[12].pupil_id}


def _size(probe: PlanProbe) -> tuple[int, int]:
    size = probe.view.viewport().size()
    return size.width(), size.height()


@pytest.mark.parametrize("degrees", [0.0, 25.0, 90.0])
@pytest.mark.parametrize("kind", FixtureKind)
def test_every_kind_of_furniture_is_drawn(show: Open, kind: FixtureKind, degrees: float) -> None:
    label = "Reading corner" if kind is FixtureKind.LABEL else ""
    thing = Fixture(900, kind, 500, 700, 120, 45, degrees, label)
    empty = show(PlanState(fan())).image()
    assert show(PlanState(fan(thing))).image() != empty


def test_walls_run_around_the_desks(show: Open) -> None:
    probe = show(PlanState(fan()))
    walls = fit(fan(), *_size(probe), Side.TEACHER).picture.walls
    image = probe.image()
    for (ax, ay), (bx, by) in zip(walls, (*walls[1:], walls[0]), strict=True):
        spot = probe.view.mapFromScene(QPointF((ax + bx) / 2, (ay + by) / 2))
        assert image.pixelColor(spot).name().upper() == current_tokens().control_line


def test_a_board_hangs_on_the_wall() -> None:
    picture = fit(fan(Fixture(900, FixtureKind.BOARD, 400, 12, 240, 14)), 830, 560, Side.TEACHER)
    board = picture.picture.fixtures[0].box
    top = min(y for _x, y in picture.picture.walls)
    assert board.y <= top <= board.y + board.height


def test_a_room_without_seats_says_what_to_do(show: Open) -> None:
    board = Fixture(1, FixtureKind.BOARD, 350, 12, 240, 14)
    probe = show(PlanState(RoomLayout(700, 500, (), (board,))))
    image = probe.image()
    middle = QRect(image.width() // 2 - 150, image.height() // 2 - 20, 300, 40)
    assert len(seen(image.copy(middle))) > 3  # letters
    assert probe.view.accessibleDescription().startswith(HEADLINE)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Menu):
        probe.keys(key)
    probe.click_at(QPoint(200, 200))
    assert probe.asked == []
    probe.view.show_state(nine_b())
    assert probe.view.accessibleDescription() == ""
    probe.view.show_state(EMPTY_PLAN)
    assert probe.view.accessibleDescription() == ""


def test_lines_are_drawn_and_taken_away(lesson: PlanProbe) -> None:
    plain = lesson.image()
    state = lesson.view.state
    one, other, far = lesson.seat("Aaliyah K"), lesson.seat("Ben O'N"), lesson.seat("Amir R")
    pictures = []
    for style in LineStyle:
        for pair in ((one, other), (one, far)):
            lesson.view.show_state(replace(state, lines=(SeatLine(*pair, style),)))
            pictures.append(lesson.image())
            assert pictures[-1] != plain
    lesson.view.show_state(state)
    assert lesson.image() == plain
    keys = {bytes(picture.constBits()) for picture in pictures}
    assert len(keys) == len(pictures)  # no two styles look alike


def test_lines_to_seats_that_are_not_there_are_left_out(lesson: PlanProbe) -> None:
    plain = lesson.image()
    one = lesson.seat("Aaliyah K")
    lines = (SeatLine(one, 9999, LineStyle.NEW), SeatLine(one, one, LineStyle.NEW))
    lesson.view.show_state(replace(lesson.view.state, lines=lines))
    assert lesson.image() == plain


def test_lines_stay_with_the_seats_when_the_room_is_turned(lesson: PlanProbe) -> None:
    state = lesson.view.state
    lines = (SeatLine(lesson.seat("Aaliyah K"), lesson.seat("Ben O'N"), LineStyle.BROKEN),)
    lesson.view.show_state(replace(state, side=Side.PUPILS))
    plain = lesson.image()
    lesson.view.show_state(replace(state, side=Side.PUPILS, lines=lines))
    changed = lesson.image()
    first, second = (lesson.area(line) for line in lines[0][:2])
    around = first.united(second)
    for x in range(0, plain.width(), 2):
        for y in range(0, plain.height(), 2):
            if not around.contains(x, y):
                assert plain.pixel(x, y) == changed.pixel(x, y)
    assert plain.copy(around) != changed.copy(around)
