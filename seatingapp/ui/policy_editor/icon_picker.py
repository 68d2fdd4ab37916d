"""The bundled pictures as pictures, of which one is on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from seatingapp.domain.policies.icons import FOLDER, ICONS
from seatingapp.ui.icons import icon_pixmap
from seatingapp.ui.theme import current_tokens
from seatingapp.ui.widgets.painted_button import PaintedButton
from seatingapp.ui.widgets.painting import paint_box, paint_focus_ring

_SIZE = 31
_ICON = 20
_COLUMNS = 9


class _Picture(PaintedButton):
    """One picture; `key` is empty for none."""

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.setObjectName(f"icon-{key or 'none'}")
        self.setAccessibleName(ICONS.get(key, "No picture"))
        self.setToolTip(self.accessibleName())
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(_SIZE, _SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, filled where it is on."""
        tokens = current_tokens()
        painter = QPainter(self)
        box = QRectF(self.rect())
        on = self.isChecked()
        if on:
            paint_box(painter, box, 6, tokens.accent)
        elif self.underMouse() and self.isEnabled():
            paint_box(painter, box, 6, tokens.hover)
        if self.shows_ring:
            paint_focus_ring(painter, box, 6, tokens)
            if on:
                paint_box(painter, box.adjusted(3, 3, -3, -3), 4, None, tokens.surface, 1.5)
        ink = tokens.on_accent if on else tokens.ink if self.isEnabled() else tokens.disabled_ink
        name = f"{FOLDER}/{self.key}" if self.key else "cross"
        size = _ICON if self.key else 14
        at = (_SIZE - size) // 2
        painter.drawPixmap(at, at, icon_pixmap(name, ink, size, self.devicePixelRatioF()))


class IconPicker(QWidget):
    """`icon_requested` with the key of the picture pressed; arrows go through them."""

    icon_requested = Signal(str)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName("Picture")
        self._group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2)
        self._pictures = [_Picture(key, self) for key in ("", *ICONS)]
        for place, picture in enumerate(self._pictures):
            self._group.addButton(picture)
            grid.addWidget(picture, place // _COLUMNS, place % _COLUMNS)
        grid.setColumnStretch(_COLUMNS, 1)
        self._group.buttonClicked.connect(self._ask)

    def choose(self, key: str) -> None:
        """Show a picture as chosen, which is where Tab stops; emits nothing."""
        for picture in self._pictures:
            is_it = picture.key == key
            if is_it:
                picture.setChecked(True)
            policy = Qt.FocusPolicy.StrongFocus if is_it else Qt.FocusPolicy.ClickFocus
            picture.setFocusPolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another picture with the arrows; Space chooses it."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -_COLUMNS,
            Qt.Key.Key_Down: _COLUMNS,
        }
        step = steps.get(Qt.Key(event.key()))
        focused = self.focusWidget()
        if step is None or not isinstance(focused, _Picture):
            super().keyPressEvent(event)
            return
        to = self._pictures.index(focused) + step
        if 0 <= to < len(self._pictures):
            self._pictures[to].setFocus(Qt.FocusReason.TabFocusReason)

    def _ask(self, picture: _Picture) -> None:
        self.icon_requested.emit(picture.key)
