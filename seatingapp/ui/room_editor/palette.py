"""The palette: everything that can be put into a room, as it looks there."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from seatingapp.domain.rooms import Desk, DeskKind, Fixture, FixtureKind, RoomLayout
from seatingapp.ui.room_editor.placing import put
from seatingapp.ui.room_editor.state import Tile
from seatingapp.ui.room_editor.tiles import DESKS, FURNITURE
from seatingapp.ui.room_editor.words import find, kind_words
from seatingapp.ui.room_form.furniture import paint_desk, paint_fixture, write
from seatingapp.ui.theme import WEIGHT_REGULAR, current_tokens, ui_font
from seatingapp.ui.widgets.painted_button import PaintedButton
from seatingapp.ui.widgets.painting import paint_box, paint_focus_ring
from seatingapp.ui.widgets.text import Text, TextRole

_SIZE = QSize(76, 58)
_PICTURE = QRectF(6, 5, 64, 33)
_CHAIR = 34.0  # cm
_MOST_SCALE = 0.34  # px per cm; a pillar is not drawn as large as a piano
_GAP = 6
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_AROUND = 2 * 12 + 14  # what a card and the scroll bar take


class PaletteTile(PaintedButton):
    """One kind of furniture. Click to take it in the hand, drag it, or press Enter to add it."""

    armed = Signal(object)  # Tile
    added = Signal(object)
    dragged = Signal(object, QPoint)  # Tile, place on the screen
    dropped = Signal(object, QPoint)

    def __init__(self, tile: Tile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tile = tile
        self.setObjectName(f"tile-{tile.key}")
        self.setText(tile.text)
        self.setAccessibleName(f"Add: {tile.text if tile.seats else kind_words(tile.kind)}")
        self.setToolTip(
            f"{tile.text}: click and put it down, drag it into the room, or press Enter"
        )
        self.setCheckable(True)
        self.setFixedSize(_SIZE)
        self._pressed_at: QPoint | None = None
        self._is_dragged = False
        room, piece = put(RoomLayout(1000, 1000), tile, 500, 100)
        self._thing = find(room, piece)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space add one at once: there is no pointer to put it down with."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and not event.isAutoRepeat():
            self.added.emit(self.tile)
        elif event.key() in _ARROWS:
            event.ignore()  # the palette goes from tile to tile
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click or a drag begins."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
            self._is_dragged = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Once it is far enough, it is a drag."""
        if self._pressed_at is None:
            return
        far = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if self._is_dragged or far >= QApplication.startDragDistance():
            if not self._is_dragged:
                self._is_dragged = True
                self.armed.emit(self.tile)
            self.dragged.emit(self.tile, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put down what was dragged, or take the tile in the hand."""
        if self._pressed_at is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed_at = None
        if self._is_dragged:
            self.dropped.emit(self.tile, event.globalPosition().toPoint())
        else:
            self.armed.emit(None if self.isChecked() else self.tile)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the piece as it stands in a room, and its name."""
        tokens = current_tokens()
        painter = QPainter(self)
        box = QRectF(self.rect())
        over = self.underMouse() and not self.isChecked()
        line, width = tokens.line, float(tokens.border)
        if self.isChecked():
            line, width = tokens.accent, 2.0 * tokens.border
        paint_box(
            painter, box, tokens.radius, tokens.hover if over else tokens.surface, line, width
        )
        if self.shows_ring:
            paint_focus_ring(painter, box, tokens.radius, tokens)
        self._paint_piece(painter)
        painter.setFont(ui_font(11, WEIGHT_REGULAR))
        painter.setPen(QColor(tokens.ink))
        words = QRectF(2, box.height() - 19, box.width() - 4, 15)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def _paint_piece(self, painter: QPainter) -> None:
        thing, tokens = self._thing, current_tokens()
        if thing is None:
            return
        aside, behind = _chairs(thing)
        scale = min(
            _PICTURE.width() / (thing.width + 2 * aside),
            _PICTURE.height() / (thing.depth + (2 if aside else 1) * behind),
            _MOST_SCALE,
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = _PICTURE.center()
        painter.translate(middle if aside else middle - QPointF(0, behind * scale / 2))
        painter.scale(scale, scale)
        painter.translate(-thing.x, -thing.y)
        if isinstance(thing, Desk):
            paint_desk(painter, thing, {}, tokens)
        else:
            paint_fixture(painter, thing, tokens, words=False)
        if thing.kind is FixtureKind.LABEL:
            write(painter, (thing.x, thing.y), "Abc", 17, tokens.ink)
        painter.restore()


def _chairs(thing: Desk | Fixture | None) -> tuple[float, float]:
    """How far chairs stand out to the sides and behind, in cm, or a door swings."""
    if isinstance(thing, Fixture) and thing.kind is FixtureKind.DOOR:
        return 0.0, thing.width  # it swings
    if not isinstance(thing, Desk):
        return 0.0, 0.0
    is_around = thing.kind in (DeskKind.ROUND, DeskKind.GROUP)
    return (_CHAIR if is_around else 0.0), _CHAIR


def palette_width(columns: int) -> int:
    """Return how wide a card with so many columns of tiles is."""
    return columns * (_SIZE.width() + _GAP) - _GAP + _AROUND


class Palette(QScrollArea):
    """All tiles, desks first. The arrow keys go from tile to tile."""

    armed = Signal(object)
    added = Signal(object)
    dragged = Signal(object, QPoint)
    dropped = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setAccessibleName("Furniture")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._columns = 0
        self._groups: list[tuple[QGridLayout, list[PaletteTile]]] = []
        self._inner = QWidget()
        self._inner.setProperty("scrolled", "true")
        self._column = column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        for title, tiles in (("Desks", DESKS), ("Furniture", FURNITURE)):
            column.addWidget(Text(title, TextRole.SMALL))
            grid = QGridLayout()
            grid.setSpacing(_GAP)
            self._groups.append((grid, [self._tile(tile) for tile in tiles]))
            column.addLayout(grid)
        column.addStretch(1)
        self.setWidget(self._inner)
        self.set_columns(2)

    def set_columns(self, columns: int) -> None:
        """Put the tiles into so many columns."""
        if columns == self._columns:
            return
        self._columns = columns
        for grid, tiles in self._groups:
            for place, tile in enumerate(tiles):
                grid.addWidget(tile, place // columns, place % columns, _LEFT)
            grid.setColumnStretch(columns, 1)
        # The scroll area hears of another size, but not of another least size.
        self._column.invalidate()
        self._inner.resize(self._column.totalMinimumSize())

    def show_armed(self, tile: Tile | None) -> None:
        """Mark the tile in the hand; emits nothing."""
        for button in self._tiles:
            button.setChecked(tile is not None and button.tile.key == tile.key)

    def take_focus(self) -> None:
        """Give the keyboard to the first tile."""
        self._tiles[0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from tile to tile."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        focused = self.focusWidget()
        step = steps.get(Qt.Key(event.key()))
        if step is None or not isinstance(focused, PaletteTile):
            super().keyPressEvent(event)
            return
        at = min(max(self._tiles.index(focused) + step, 0), len(self._tiles) - 1)
        self._tiles[at].setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(self._tiles[at])

    @property
    def _tiles(self) -> list[PaletteTile]:
        return [tile for _grid, tiles in self._groups for tile in tiles]

    def _tile(self, tile: Tile) -> PaletteTile:
        button = PaletteTile(tile, self)
        button.armed.connect(self.armed)
        button.added.connect(self.added)
        button.dragged.connect(self.dragged)
        button.dropped.connect(self.dropped)
        return button


_LEFT = Qt.AlignmentFlag.AlignLeft
