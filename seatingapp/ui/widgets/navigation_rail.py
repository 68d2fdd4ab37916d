"""The rail on the left: one tile a page, icon over label, and the lock at the bottom."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from seatingapp.ui.icons import icon_pixmap
from seatingapp.ui.theme import WEIGHT_BOLD, WEIGHT_REGULAR, Tokens, current_tokens, ui_font
from seatingapp.ui.widgets.painted_button import PaintedButton
from seatingapp.ui.widgets.painting import paint_box

WIDTH = 76
COMPACT_WIDTH = 52
_TILE = 64
_COMPACT_TILE = 40
_ICON = 24


class RailTile(PaintedButton):
    """One page in the rail; checked while its page is shown."""

    def __init__(self, key: str, title: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self._icon = icon
        self._compact = False
        self.setText(title)
        self.setObjectName(f"rail-{key}")
        self.setAccessibleName(title)
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """Show the icon alone, with the label as a tooltip."""
        self._compact = compact
        side = _COMPACT_TILE if compact else _TILE
        self.setFixedSize(QSize(side, side))
        self.setToolTip(self.text() if compact else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw tile, icon and label."""
        tokens = current_tokens()
        painter = QPainter(self)
        box = QRectF(self.rect())
        on = self.isChecked()
        over = self.underMouse() or self.isDown()
        if on or over:
            fill = tokens.navigation_selected if on else tokens.navigation_hover
            paint_box(painter, box, tokens.radius, fill)
        if self.shows_ring:
            width = tokens.focus_width
            paint_box(painter, box, tokens.radius, None, tokens.navigation_focus, width)
        self._paint_content(
            painter, tokens, tokens.navigation_ink if on else tokens.navigation_muted
        )

    def _paint_content(self, painter: QPainter, tokens: Tokens, ink: str) -> None:
        x = (self.width() - _ICON) / 2
        y = x if self._compact else 10.0
        pixmap = icon_pixmap(self._icon, ink, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(int(x), int(y), pixmap)
        if self._compact:
            return
        font = ui_font(11, WEIGHT_BOLD if self.isChecked() else WEIGHT_REGULAR)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        label = QRectF(2, 36, self.width() - 4, 16)
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(label.width())
        )
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)


class NavigationRail(QWidget):
    """Asks for a page or for the lock; `select` shows which page is open.

    Tab enters the rail once; Up, Down, Home and End move in it; Space or Enter opens.
    """

    page_requested = Signal(str)
    lock_requested = Signal()

    def __init__(self, *, name: str = "navigation", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName("Pages")
        self._group = QButtonGroup(self)
        self._tiles: list[RailTile] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(6, 12, 6, 10)
        self._layout.setSpacing(2)
        self._layout.addStretch(1)
        self._lock = RailTile("lock", "Lock", "lock", self)
        self._lock.clicked.connect(self.lock_requested)
        self._layout.addWidget(self._lock)
        self._group.buttonClicked.connect(self._ask)
        self.set_compact(False)

    def add_page(self, key: str, title: str, icon: str) -> None:
        """Add a tile below the others."""
        tile = RailTile(key, title, icon, self)
        tile.setCheckable(True)
        tile.set_compact(self._compact)
        self._group.addButton(tile)
        self._layout.insertWidget(len(self._tiles), tile)
        self._tiles.append(tile)
        QWidget.setTabOrder(tile, self._lock)

    def select(self, key: str) -> None:
        """Show `key` as the open page; emits nothing."""
        for tile in self._tiles:
            tile.setChecked(tile.key == key)

    def set_compact(self, compact: bool) -> None:
        """Show icons only, for small screens."""
        self._compact = compact
        self.setFixedWidth(COMPACT_WIDTH if compact else WIDTH)
        for tile in (*self._tiles, self._lock):
            tile.set_compact(compact)

    @property
    def height_with_labels(self) -> int:
        """How high the rail must be for its labels, whatever it shows now."""
        tiles = len(self._tiles) + 1
        margins = self._layout.contentsMargins()
        gaps = (tiles - 1) * self._layout.spacing()
        return margins.top() + margins.bottom() + tiles * _TILE + gaps

    @property
    def compact(self) -> bool:
        """Whether only icons are shown."""
        return self._compact

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the focus with the arrows, open with Enter."""
        tiles = [*self._tiles, self._lock]
        focused = self.focusWidget()
        at = tiles.index(focused) if isinstance(focused, RailTile) else -1
        to = {
            Qt.Key.Key_Down: min(at + 1, len(tiles) - 1),
            Qt.Key.Key_Up: max(at - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(tiles) - 1,
        }.get(Qt.Key(event.key()))
        if to is not None:
            tiles[to].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at >= 0:
            tiles[at].click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the rail; in high contrast a line sets it apart."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.navigation))
        if tokens.navigation == tokens.ground:
            edge = self.rect().adjusted(self.width() - tokens.border, 0, 0, 0)
            painter.fillRect(edge, QColor(tokens.line))

    def _ask(self, tile: RailTile) -> None:
        self.page_requested.emit(tile.key)
