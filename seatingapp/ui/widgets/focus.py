"""How controls behave under the keyboard: when the ring shows, and that Enter presses them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton

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


def press_on_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press `button` where the key is Enter, which Qt does only in dialogs; return if so."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.isAutoRepeat():
        return False
    button.click()
    return True
