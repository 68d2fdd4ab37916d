"""When a focus ring shows: after the keyboard moved the focus, not after a click."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent

_KEEPS = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


def ring_after(event: QFocusEvent, before: bool) -> bool:
    """Return whether to show the ring after this focus-in event.

    Coming back from a menu or another window keeps what was `before`.
    """
    if event.reason() in _KEEPS:
        return before
    return event.reason() != Qt.FocusReason.MouseFocusReason
