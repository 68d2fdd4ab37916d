"""The list of keys, as it is shown on `?`."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from seatingapp.ui.shell.key_group import KeyGroup
from seatingapp.ui.widgets.dialog import PlainDialog
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.text import Text, TextRole

_AROUND = QSize(76, 150)  # margins, the scroll bar, title and button


class ShortcutsDialog(PlainDialog):
    """All keys of the window and of the pages, in two columns."""

    def __init__(self, groups: Sequence[KeyGroup], parent: QWidget) -> None:
        super().__init__("Keys", name="shortcuts", accept="Close", reject="", parent=parent)
        inner = QWidget()
        inner.setProperty("scrolled", "true")
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        row, told = 0, []
        for group in groups:
            grid.addWidget(Text(group.title, TextRole.CARD_TITLE), row, 0, 1, 2)
            for keys, what in group.keys:
                row += 1
                grid.addWidget(Text(keys, TextRole.MUTED), row, 0)
                told.append(Text(what))
                grid.addWidget(told[-1], row, 1)
            row += 1
        grid.setRowStretch(row, 1)
        area = QScrollArea()
        area.setObjectName("shortcuts-list")
        area.setAccessibleName("Keys and what they do")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self.content.addWidget(area)
        wanted = inner.sizeHint() + _AROUND
        for text in told:
            text.setWordWrap(True)  # where the window is too narrow for one line
        self.resize(fitting(wanted, parent))
