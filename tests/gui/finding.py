"""Finding a widget below another, for tests that drive it."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def found(below: QWidget, kind: type[W], name: str = "") -> W:
    """Return the widget of this class and object name; it has to be there."""
    widget = below.findChild(kind, name) if name else below.findChild(kind)
    assert widget is not None, f"no {kind.__name__} {name}"
    return widget
