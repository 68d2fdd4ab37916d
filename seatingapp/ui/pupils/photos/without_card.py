"""The card with those who will still have no photo."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.text import Text, TextRole

_MOST_HEIGHT = 240
_LINE = 24


class WithoutCard(Card):
    """Hidden where everybody has a photo."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Still without a photo", name="without-card", parent=parent)
        self._names = QStringListModel(self)
        self._list = QListView()
        self._list.setObjectName("without-photo")
        self._list.setAccessibleName("Still without a photo")
        self._list.setModel(self._names)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setUniformItemSizes(True)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._elsewhere = Text("", TextRole.SMALL, name="without-note", wrap=True)
        self.body.addWidget(self._list)
        self.body.addWidget(self._elsewhere)

    def show_names(self, names: tuple[str, ...], note: str) -> None:
        """Show who has none; emits nothing."""
        self.setVisible(bool(names or note))
        self._elsewhere.setText(note)
        self._elsewhere.setVisible(bool(note))
        self._list.setVisible(bool(names))
        if tuple(self._names.stringList()) != names:
            self._names.setStringList(list(names))
            self.set_note(f"{len(names)} in these forms" if names else "")
            self._list.setFixedHeight(min(_MOST_HEIGHT, len(names) * _LINE + 4))

    def names(self) -> tuple[str, ...]:
        """Return who is listed."""
        return tuple(self._names.stringList())
