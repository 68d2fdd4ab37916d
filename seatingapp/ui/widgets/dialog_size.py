"""How large a dialog opens: as wished, but within the window that it belongs to."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_AROUND = QSize(40, 40)


def fitting(wished: QSize, parent: QWidget | None) -> QSize:
    """Return the size for a dialog of `parent`, smaller than wished where its window is small."""
    return wished.boundedTo(parent.window().size() - _AROUND) if parent is not None else wished
