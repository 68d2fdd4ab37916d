"""Which key types what, on as many lines as it takes."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from seatingapp.ui.paper_entry.state import PaperKey
from seatingapp.ui.widgets.flow_layout import FlowLayout
from seatingapp.ui.widgets.text import Text, TextRole

_ALWAYS = PaperKey("Backspace", "Take the last one out")


class Legend(QWidget):
    """Made anew when the keys change, as when private view begins or ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper-legend")
        self.setAccessibleName("Keys")
        self._keys: tuple[PaperKey, ...] = ()
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._inside)

    def show_keys(self, keys: tuple[PaperKey, ...]) -> None:
        """Show these keys; emits nothing."""
        if keys == self._keys:
            return
        self._keys = keys
        old, self._inside = self._inside, QWidget(self)
        flow = FlowLayout(self._inside, spacing=12)
        for key in (*keys, _ALWAYS):
            flow.addWidget(_entry(key))
        self._column.replaceWidget(old, self._inside)
        self._inside.show()  # Qt would do so later
        old.hide()
        old.deleteLater()


def _entry(key: PaperKey) -> QWidget:
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    name = Text(key.key, TextRole.CARD_TITLE)
    if key.polarity is not None:
        name.set_tone("muted" if key.polarity == "neutral" else str(key.polarity))
    row.addWidget(name)
    row.addWidget(Text(key.text, TextRole.SMALL))
    widget.setAccessibleName(f"{key.key}: {key.text}")
    return widget
