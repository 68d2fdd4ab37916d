"""What a page shows while there is nothing on it yet: an icon, a sentence and a way on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from seatingapp.ui.icons import icon_pixmap
from seatingapp.ui.theme import current_tokens
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.painting import paint_box
from seatingapp.ui.widgets.text import Text, TextRole

_DISC = 64
_ICON = 32
_GAP = 8
_BELOW = 4  # more between disc and title


class IconDisc(QWidget):
    """A large icon on a soft disc."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The disc."""
        return QSize(_DISC, _DISC)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw disc and icon."""
        tokens = current_tokens()
        painter = QPainter(self)
        paint_box(painter, QRectF(0, 0, _DISC, _DISC), _DISC / 2, tokens.info_soft)
        at = (_DISC - _ICON) // 2
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(at, at, icon_pixmap(self._icon, tokens.accent, _ICON, ratio))


class EmptyState(QWidget):
    """Stands in the middle of its room; `action_requested` when the button is pressed.

    Where there is no room for all of it the icon goes, which says nothing by itself.
    """

    action_requested = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str,
        *,
        name: str,
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._title = Text(title, TextRole.HEADING, name=f"{name}-title")
        self._sentence = Text(sentence, TextRole.MUTED, name=f"{name}-sentence", wrap=True)
        self._sentence.setAlignment(centre)
        self._sentence.setFixedWidth(380)
        layout = QVBoxLayout(self)
        layout.setSpacing(_GAP)
        layout.addStretch(1)
        self._disc = IconDisc(icon)
        layout.addWidget(self._disc, 0, centre)
        layout.addSpacing(_BELOW)
        layout.addWidget(self._title, 0, centre)
        middle = QHBoxLayout()  # not an alignment, which would lose the height of a second line
        middle.addStretch(1)
        middle.addWidget(self._sentence)
        middle.addStretch(1)
        layout.addLayout(middle)
        if action:
            button = Button(action, name=f"{name}-action", kind=ButtonKind.PRIMARY)
            button.clicked.connect(self.action_requested)
            layout.addSpacing(_GAP)
            layout.addWidget(button, 0, centre)
        layout.addStretch(1)

    def set_texts(self, title: str, sentence: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.setAccessibleName(title)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The room may be another."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the icon where nothing is cut for it."""
        layout = self.layout()
        if layout is not None:
            needed = layout.totalHeightForWidth(self.width())
            if self._disc.isHidden():
                needed += _DISC + _GAP
            self._disc.setVisible(needed <= self.height())
