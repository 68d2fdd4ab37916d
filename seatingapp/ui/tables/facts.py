"""Labels and values, as a card shows what is known of one thing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QWidget

from seatingapp.ui.widgets.text import Text, TextRole

_LABEL = 112


class Facts(QWidget):
    """Labels and values below each other; labels longer than `label_width` go on below."""

    def __init__(
        self, *, name: str, label_width: int = _LABEL, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._label_width = label_width
        self._shown: tuple[tuple[str, str], ...] = ()
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(6)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def show_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        """Show other facts."""
        if facts == self._shown:
            return
        self._shown = facts
        while self._form.rowCount():
            self._form.removeRow(0)
        for label, text in facts:
            value = Text(text, TextRole.BODY, wrap=True)
            value.setAccessibleName(f"{label}: {text}")
            head = Text(label, TextRole.MUTED, wrap=True)
            head.setFixedWidth(self._label_width)
            self._form.addRow(head, value)

    def texts(self) -> tuple[tuple[str, str], ...]:
        """Return what is shown."""
        return self._shown
