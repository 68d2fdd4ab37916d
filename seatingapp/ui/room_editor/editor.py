"""The room editor: palette on the left, the room in the middle, what is chosen on the right."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QWidget

from seatingapp.ui.room_editor.canvas.view import RoomCanvas
from seatingapp.ui.room_editor.cards.choice_card import ChoiceCard
from seatingapp.ui.room_editor.cards.neighbours_card import NeighboursCard
from seatingapp.ui.room_editor.cards.problems_card import ProblemsCard
from seatingapp.ui.room_editor.cards.room_card import RoomInfoCard
from seatingapp.ui.room_editor.cards.walls_card import WallsCard
from seatingapp.ui.room_editor.cards.zones_card import ZonesCard
from seatingapp.ui.room_editor.command import MENU, Command
from seatingapp.ui.room_editor.palette import Palette, palette_width
from seatingapp.ui.room_editor.scale_bar import ScaleBar
from seatingapp.ui.room_editor.state import EditorState, Mode, Tile
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.side_panel import SidePanel
from seatingapp.ui.widgets.text import ElidedText, TextRole

_PANEL = 296
_NARROW = 1000
_MODES = (
    (Mode.FURNITURE.value, "Furniture"),
    (Mode.WALLS.value, "Walls"),
    (Mode.SEATS.value, "Seats"),
    (Mode.NEIGHBOURS.value, "Neighbours"),
)
_HINTS = {
    Mode.FURNITURE: "Drag to move, with Alt freely, with Ctrl a copy · R turns · arrows nudge",
    Mode.WALLS: "Drag a corner · click a wall to add one · Delete takes the chosen one out",
    Mode.SEATS: "Draw around seats, with Shift a rectangle · Ctrl: add to what is chosen",
    Mode.NEIGHBOURS: "Click two seats, or a line between them, and say how they sit",
}
_PLACING = "Click to put it down, or draw a rectangle to fill it · Shift: one more · Esc: stop"


class RoomEditor(QWidget):
    """Shows an `EditorState`. What the user wants leaves by signals of canvas, palette and cards.

    `mode_chosen` and `armed` are its own. F6 goes from part to part.
    """

    mode_chosen = Signal(object)  # Mode
    armed = Signal(object)  # Tile or None
    commanded = Signal(object)  # Command, from the menu

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("room-editor")
        self.setAccessibleName("Room editor")
        self.canvas = RoomCanvas()
        self.palette_ = Palette()
        self.choice = ChoiceCard()
        self.room = RoomInfoCard()
        self.walls = WallsCard()
        self.zones = ZonesCard()
        self.neighbours = NeighboursCard()
        self.problems = ProblemsCard()
        self._modes = SegmentedControl(_MODES, name="editor-mode", accessible="What to work on")
        self._hint = ElidedText("", TextRole.SMALL, name="editor-hint")
        self._scale = ScaleBar()
        self._mode = Mode.FURNITURE
        self._can_paste = False
        self._has_choice = False
        self._build()
        self._connect()

    def show_state(self, state: EditorState) -> None:
        """Show a state; emits nothing."""
        self._mode, self._can_paste = state.mode, state.can_paste
        self._has_choice = bool(state.chosen)
        self._modes.choose(state.mode.value)
        hint = _PLACING if state.placing else _HINTS[state.mode]
        self._hint.setText(hint)
        self.canvas.setAccessibleDescription(f"{hint}. Tab goes from one to the next, F6 on.")
        is_furniture = state.mode is Mode.FURNITURE
        self._palette_card.setVisible(is_furniture)
        self.palette_.show_armed(state.placing)
        self.canvas.show_state(state)
        self.choice.show_state(state)
        self.choice.setVisible(is_furniture and bool(state.chosen))
        self.room.show_state(state)
        self.room.setVisible(is_furniture and not state.chosen)
        for card, mode in self._mode_cards:
            card.setVisible(state.mode is mode)
            if state.mode is mode:
                card.show_state(state)
        self.problems.show_state(state)

    def open_menu(self, at: QPoint | None) -> None:
        """Offer what can be done to what is chosen."""
        menu = QMenu(self)
        menu.setObjectName("editor-menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for offer in MENU:
            action = QAction(offer.words, menu)
            action.setData(offer.command)
            # As text: the canvas has the key already, and two of one key would cancel each other.
            action.setText(f"{offer.words}\t{offer.keys}")
            possible = self._can_paste if offer.command is Command.PASTE else self._has_choice
            action.setEnabled(possible)
            menu.addAction(action)
        menu.triggered.connect(self._menu_chosen)
        menu.popup(at or self.canvas.corner_of_choice())

    def show_values(self) -> None:
        """Go from the canvas to the numbers of what is chosen."""
        if self._mode is Mode.FURNITURE:
            if self.choice.isVisible():
                self.choice.take_focus()
        elif self._mode is Mode.WALLS:
            self.walls.take_focus()
        elif self._mode is Mode.SEATS:
            self.zones.take_focus()
        else:
            self.neighbours.take_focus()

    def next_part(self) -> None:
        """F6: palette, room, numbers, and round again."""
        focused = QApplication.focusWidget()
        if focused is not None and self._palette_card.isAncestorOf(focused):
            self.canvas.setFocus(Qt.FocusReason.TabFocusReason)
        elif focused is self.canvas:
            self._panel_focus()
        elif self._palette_card.isVisible():
            self.palette_.take_focus()
        else:
            self.canvas.setFocus(Qt.FocusReason.TabFocusReason)

    def _panel_focus(self) -> None:
        """Give the keyboard to the first control of the cards that are there."""
        for card in self._cards:
            for control in card.findChildren(QWidget):
                takes = control.focusPolicy() & Qt.FocusPolicy.TabFocus
                if takes and control.isVisible() and control.isEnabled():
                    control.setFocus(Qt.FocusReason.TabFocusReason)
                    return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in a field or on a tile that has no use for it goes back to the room."""
        if event.key() == Qt.Key.Key_Escape and not self.canvas.hasFocus():
            self.canvas.intents.placing_ended.emit()
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room its width on small screens: one column of tiles is enough there."""
        super().resizeEvent(event)
        columns = 1 if self.width() < _NARROW else 2
        self.palette_.set_columns(columns)
        self._palette_card.setFixedWidth(palette_width(columns))

    def _build(self) -> None:
        self._palette_card = Card(name="palette-card")
        self._palette_card.body.addWidget(self.palette_)
        room = Card(name="canvas-card")
        room.body.addWidget(self._modes)
        room.body.addWidget(self.canvas, 1)
        bottom = QHBoxLayout()
        bottom.setSpacing(12)
        bottom.addWidget(self._hint, 1)
        bottom.addWidget(self._scale)
        bottom.addLayout(self._zooming())
        room.body.addLayout(bottom)
        self._panel = SidePanel(name="editor-panel", width=_PANEL)
        self._mode_cards = (
            (self.walls, Mode.WALLS),
            (self.zones, Mode.SEATS),
            (self.neighbours, Mode.NEIGHBOURS),
        )
        self._cards = (self.room, self.choice, self.walls, self.zones, self.neighbours)
        for card in (*self._cards, self.problems):
            self._panel.add_card(card)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._palette_card)
        row.addWidget(room, 1)
        row.addWidget(self._panel)
        self._panel.setFixedWidth(_PANEL)

    def _zooming(self) -> QHBoxLayout:
        self._zoom_out = Button(name="zoom-out", icon="zoom-out", accessible="Zoom out")
        self._zoom_in = Button(name="zoom-in", icon="zoom-in", accessible="Zoom in")
        self._fit = Button(name="zoom-fit", icon="fit", accessible="Show the whole room")
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in (self._zoom_out, self._zoom_in, self._fit):
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self._modes.choice_requested.connect(self._ask_mode)
        self._zoom_out.clicked.connect(self.canvas.zoom.smaller)
        self._zoom_in.clicked.connect(self.canvas.zoom.larger)
        self._fit.clicked.connect(self.canvas.zoom.fit)
        self.canvas.zoom.changed.connect(self._scale.show_scale)
        self.palette_.armed.connect(self.armed)
        self.palette_.dragged.connect(self._drag)
        self.palette_.dropped.connect(self._drop)
        self.canvas.intents.menu_requested.connect(self.open_menu)
        self.canvas.intents.values_requested.connect(self.show_values)
        part = QShortcut(QKeySequence("F6"), self)
        part.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        part.activated.connect(self.next_part)

    def _ask_mode(self, key: str) -> None:
        self.mode_chosen.emit(Mode(key))

    def _menu_chosen(self, action: QAction) -> None:
        self.commanded.emit(Command(action.data()))

    def _drag(self, _tile: Tile, on_screen: QPoint) -> None:
        self.canvas.pointer.hover_from_outside(on_screen, QApplication.keyboardModifiers())

    def _drop(self, _tile: Tile, on_screen: QPoint) -> None:
        keys = QApplication.keyboardModifiers()
        if not self.canvas.pointer.drop_from_outside(on_screen, keys):
            self.armed.emit(None)
