"""The dialog for a new room, with mouse and keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.plan_picture import Side
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import Fixture, FixtureKind, RoomLayout
from seatingapp.ui.room_form.dialog import RoomDialog
from seatingapp.ui.room_form.painting import paint_room
from seatingapp.ui.room_form.pictures import RoomCard, RoomPicture
from seatingapp.ui.room_form.presenter import draft_of
from seatingapp.ui.room_form.state import RoomDraft
from seatingapp.ui.theme import current_tokens
from tests.gui.finding import found

_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(qtbot: QtBot) -> RoomDialog:
    made = RoomDialog({"Lab 2"}, draft_of(Template.ROWS_OF_DOUBLES))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.open()
    return made


def text(dialog: RoomDialog, name: str) -> str:
    shown: str = found(dialog, QWidget, name).property("text")
    return shown


def type_name(dialog: RoomDialog, name: str) -> None:
    field = found(dialog, QLineEdit, "room-name")
    field.selectAll()
    QTest.keyClicks(field, name)


def test_a_name_and_enter_make_a_room(dialog: RoomDialog, qtbot: QtBot) -> None:
    type_name(dialog, "Hall")
    with qtbot.waitSignal(dialog.room_requested) as asked:
        QTest.keyClick(found(dialog, QLineEdit, "room-name"), Qt.Key.Key_Return)
    assert asked.args == [RoomDraft("Hall", Template.ROWS_OF_DOUBLES, 4, 4)]


def test_a_taken_name_stops_it_and_says_why(dialog: RoomDialog) -> None:
    accept = found(dialog, QWidget, "room-dialog-accept")
    assert not accept.isEnabled()
    type_name(dialog, "lab 2")
    assert "already" in text(dialog, "room-problem")
    assert not accept.isEnabled()
    type_name(dialog, "Lab 3")
    assert text(dialog, "room-problem") == ""
    assert accept.isEnabled()


def test_buttons_arrow_keys_and_typing_change_the_size(dialog: RoomDialog) -> None:
    QTest.mouseClick(found(dialog, QWidget, "room-rows-more"), _LEFT)
    assert text(dialog, "room-rows-field") == "5"
    field = found(dialog, QLineEdit, "room-columns-field")
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert text(dialog, "room-seats") == "60 seats"
    field.selectAll()
    QTest.keyClicks(field, "99")
    assert text(dialog, "room-problem").startswith("A room template takes 1 to 30")
    assert field.text() == "99"
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.text() == "30"


def test_choosing_a_template_shows_it(dialog: RoomDialog) -> None:
    card = found(dialog, RoomCard, "room-horseshoe")
    QTest.mouseClick(card, _LEFT)
    assert card.isChecked()
    assert text(dialog, "room-rows-label") == "Desks down each side"
    assert found(dialog, RoomPicture).layout_shown == from_template(Template.HORSESHOE, 4, 6)


def test_escape_asks_for_nothing(dialog: RoomDialog) -> None:
    asked: list[object] = []
    dialog.room_requested.connect(asked.append)
    type_name(dialog, "Hall")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert asked == []
    assert not dialog.isVisible()


@pytest.mark.parametrize("size", [QSize(160, 90), QSize(800, 500)])
@pytest.mark.parametrize("template", list(Template))
def test_every_room_can_be_painted_from_both_sides(template: Template, size: QSize) -> None:
    pictures = []
    for side in Side:
        image = QImage(size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        layout = from_template(template, 3, 4)
        paint_room(painter, QRectF(image.rect()), layout, side, current_tokens())
        painter.end()
        pictures.append(image)
    blank = QImage(size, QImage.Format.Format_ARGB32)
    blank.fill(Qt.GlobalColor.white)
    assert pictures[0] != pictures[1]
    assert blank not in pictures


@pytest.mark.parametrize("kind", [*FixtureKind])
@pytest.mark.parametrize("size", [QSize(150, 100), QSize(700, 500)], ids=["small", "large"])
def test_every_kind_of_furniture_leaves_a_mark_in_a_picture(kind: FixtureKind, size: QSize) -> None:
    """A label has words only, which small pictures leave out."""
    bare = RoomLayout(800, 600)
    furnished = replace(bare, fixtures=(Fixture(1, kind, 400, 0, 120, 60, 0, "Here"),))
    same = kind is FixtureKind.LABEL and size.width() < 300
    assert (_picture(bare, size) == _picture(furnished, size)) == same


def test_walls_that_are_no_rectangle_are_drawn_as_they_are() -> None:
    plain = RoomLayout(800, 600)
    outline = (
        (0.0, 0.0),
        (800.0, 0.0),
        (800.0, 600.0),
        (400.0, 600.0),
        (400.0, 300.0),
        (0.0, 300.0),
    )
    cut = replace(plain, outline=outline)
    assert _picture(plain, QSize(700, 500)) != _picture(cut, QSize(700, 500))


def _picture(layout: RoomLayout, size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_room(painter, QRectF(image.rect()), layout, Side.TEACHER, current_tokens())
    painter.end()
    return image
