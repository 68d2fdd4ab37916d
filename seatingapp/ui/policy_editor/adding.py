"""The field above a list: type a name, press Enter, and it is there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.panel_field import PanelField


class AddField(QWidget):
    """`add_requested` with the name typed; the field is empty again then, for the next one.

    Undo takes back what was added, and not the letters, unless some are being typed.
    """

    add_requested = Signal(str)

    def __init__(
        self, prompt: str, *, name: str, longest: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.field = PanelField(name=f"{name}-field", accessible=prompt, parent=self)
        self.field.setPlaceholderText(prompt)
        self.field.setMaxLength(longest)
        self._button = Button("Add", name=f"{name}-button", icon="plus")
        self._button.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self._button)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._typed)
        self.field.returnPressed.connect(self._add)
        self._button.clicked.connect(self._add)

    def clear(self) -> None:
        """Make room for the next name; emits nothing."""
        self.field.setText("")  # clear() could be undone
        self._button.setEnabled(False)

    def _typed(self, text: str) -> None:
        self._button.setEnabled(bool(text.strip()))

    def _add(self) -> None:
        if self.field.text().strip():
            self.add_requested.emit(self.field.text())
