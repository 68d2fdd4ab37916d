"""Knows where to click: tests say which piece and how far, this says which pixel."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.piece_shapes import box
from seatingapp.domain.room_pieces import Piece, PieceKind
from seatingapp.domain.rooms import Correction, Desk, Fixture, RoomLayout, Zone
from seatingapp.services.rooms import AddRoom, all_rooms
from seatingapp.services.workspace import Workspace
from seatingapp.ui.room_editor.editor import RoomEditor
from seatingapp.ui.room_editor.state import EditorState, Tile
from seatingapp.ui.room_editor.words import name_of
from seatingapp.ui.rooms.factory import RoomsWiring, make_rooms_page
from tests.gui.building import tools_for
from tests.gui.finding import found

Point = tuple[float, float]
Left = Qt.MouseButton.LeftButton
NoKey = Qt.KeyboardModifier.NoModifier
Ctrl = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier
Alt = Qt.KeyboardModifier.AltModifier


class EditorProbe:
    """The Rooms page with its editor open on one room. Points are centimetres of the room."""

    def __init__(
        self, qtbot: QtBot, workspace: Workspace, folder: Path, layout: RoomLayout
    ) -> None:
        self.workspace = workspace
        workspace.perform(AddRoom("Lab", layout))
        self.tools = tools_for(workspace, folder)
        self.page = make_rooms_page(self.tools)
        self.page.resize(1290, 738)
        qtbot.addWidget(self.page)
        self.page.show()
        with qtbot.waitActive(self.page):
            self.page.activateWindow()
        self.open()

    def open(self, name: str = "Lab") -> None:
        """Choose a room in the list and press Edit."""
        page = self.page
        number = next(r.id for r in self.workspace.read(all_rooms) if r.name == name)
        page.pane.room_chosen.emit(number)
        QTest.mouseClick(page.pane.edit, Left)
        QApplication.processEvents()

    # What is there.

    @property
    def editor(self) -> RoomEditor:
        """The editor's widget."""
        return self.page.editor

    @property
    def state(self) -> EditorState:
        """What the editor shows."""
        wiring = self.page.wiring
        assert isinstance(wiring, RoomsWiring)
        return wiring.editing.state

    @property
    def layout(self) -> RoomLayout:
        """The room as the vault has it."""
        room_id = self.state.room_id
        return next(r.layout for r in self.workspace.read(all_rooms) if r.id == room_id)

    def desks(self) -> tuple[Desk, ...]:
        """All desks."""
        return self.layout.desks

    def outline(self) -> tuple[Point, ...]:
        """The corners of the walls; none for a plain rectangle."""
        return self.layout.outline

    def zones(self) -> tuple[Zone, ...]:
        """All zones."""
        return self.layout.zones

    def corrections(self) -> tuple[Correction, ...]:
        """What was said of neighbours by hand."""
        return self.layout.corrections

    def desk(self, number: int = 1) -> Desk:
        """A desk by its place in the layout, from 1."""
        return self.layout.desks[number - 1]

    def fixture(self, number: int = 1) -> Fixture:
        """A fixture by its place in the layout, from 1."""
        return self.layout.fixtures[number - 1]

    def chosen(self) -> set[str]:
        """The names of what is chosen."""
        return {name_of(self.state.layout, piece) for piece in self.state.chosen}

    def in_hand(self) -> Tile | None:
        """What was taken from the palette."""
        return self.state.placing

    def seats_by_label(self, *labels: str) -> frozenset[int]:
        """Seats by what is written on them."""
        return frozenset(s for s, label in self.state.labels.items() if label in labels)

    def text(self, name: str) -> str:
        """The text of a label or field."""
        shown: str = found(self.page, QWidget, name).property("text")
        return shown

    def visible(self, name: str) -> bool:
        """Whether a control can be seen."""
        return found(self.page, QWidget, name).isVisible()

    def history(self) -> list[str]:
        """What can be taken back, the oldest first."""
        stack = self.tools.editor.stack
        return [stack.text(n) for n in range(stack.index())]

    def spoken(self) -> list[str]:
        """What a screen reader finds on the canvas."""
        canvas = self.editor.canvas
        return [canvas.spoken_words(key) for key in canvas.spoken_seats()]

    # What hands do.

    def spot(self, at: Point) -> QPointF:
        """Where a point of the room is on the canvas."""
        canvas = self.editor.canvas
        return QPointF(canvas.mapFromScene(QPointF(*at)))

    def press(self, at: Point, keys: Qt.KeyboardModifier = NoKey) -> None:
        """Press the left button."""
        self._mouse(QEvent.Type.MouseButtonPress, at, Left, keys)

    def move(self, at: Point, keys: Qt.KeyboardModifier = NoKey, *, held: bool = True) -> None:
        """Move the pointer, with the button down or up."""
        self._mouse(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, keys, held=held)

    def release(self, at: Point, keys: Qt.KeyboardModifier = NoKey) -> None:
        """Let the button go."""
        self._mouse(QEvent.Type.MouseButtonRelease, at, Left, keys, held=False)

    def click(self, at: Point, keys: Qt.KeyboardModifier = NoKey) -> None:
        """Click a point of the room."""
        self.press(at, keys)
        self.release(at, keys)

    def click_piece(self, thing: Desk | Fixture, keys: Qt.KeyboardModifier = NoKey) -> None:
        """Click a piece in its middle."""
        self.click((thing.x, thing.y), keys)

    def drag(self, *way: Point, keys: Qt.KeyboardModifier = NoKey) -> None:
        """Drag from the first point over all others to the last."""
        self.press(way[0], keys)
        for at in way[1:]:
            self.move(at, keys)
        self.release(way[-1], keys)

    def wheel(self, at: Point, notches: int) -> None:
        """Turn the wheel over a point."""
        viewport = self.editor.canvas.viewport()
        spot = self.spot(at)
        event = QWheelEvent(
            spot,
            QPointF(viewport.mapToGlobal(spot.toPoint())),
            QPoint(),
            QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton,
            NoKey,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NoKey, times: int = 1) -> None:
        """Press a key on whatever has the focus."""
        for _time in range(times):
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key, keys)

    def focus(self) -> None:
        """Bring the keyboard to the canvas, as F6 does."""
        self.editor.canvas.setFocus(Qt.FocusReason.TabFocusReason)

    def button(self, name: str) -> None:
        """Click a button that can be seen."""
        widget = found(self.page, QWidget, name)
        assert widget.isVisible(), name
        assert widget.isEnabled(), name
        QTest.mouseClick(widget, Left)

    def mode(self, name: str) -> None:
        """Choose what to work on: furniture, walls, seats or neighbours."""
        self.button(f"choice-{name}")

    def tile(self, key: str) -> None:
        """Take something from the palette in the hand."""
        self.button(f"tile-{key}")

    def type(self, name: str, text: str) -> None:
        """Type into a field and press Enter."""
        field = found(self.page, QLineEdit, name)
        assert field.isVisible(), name
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def undo_all(self) -> None:
        """Take everything back, by key."""
        while self.tools.editor.stack.canUndo():
            QTest.keyClick(self.page, Qt.Key.Key_Z, Ctrl)

    def redo_all(self) -> None:
        """Do everything again, by key."""
        while self.tools.editor.stack.canRedo():
            QTest.keyClick(self.page, Qt.Key.Key_Y, Ctrl)

    def _mouse(
        self,
        kind: QEvent.Type,
        at: Point,
        button: Qt.MouseButton,
        keys: Qt.KeyboardModifier,
        *,
        held: bool = True,
    ) -> None:
        viewport = self.editor.canvas.viewport()
        spot = self.spot(at)
        on_screen = QPointF(viewport.mapToGlobal(spot.toPoint()))
        buttons = Left if held else Qt.MouseButton.NoButton
        QApplication.sendEvent(viewport, QMouseEvent(kind, spot, on_screen, button, buttons, keys))


def middle(thing: Desk | Fixture) -> Point:
    """The middle of a piece."""
    return thing.x, thing.y


def left_front(thing: Desk | Fixture) -> Point:
    """How far a piece is from the left and from the front, in cm."""
    around = box(thing)
    return around.x, around.y


def piece_of(thing: Desk | Fixture) -> Piece:
    """What a desk or fixture is called in commands."""
    kind = PieceKind.DESK if isinstance(thing, Desk) else PieceKind.FIXTURE
    return Piece(kind, thing.id)
