"""A field for a secret: hidden until it is shown on purpose, and warning of Caps Lock."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from seatingapp.ui.icons import put_icon


class PassphraseField(QLineEdit):
    """Hides what is typed; the eye shows it. `caps_lock_changed` when Caps Lock seems to be on."""

    caps_lock_changed = Signal(bool)

    def __init__(self, label: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._caps = False
        self._eye = QAction(self)
        self._eye.setObjectName(f"{name}-eye")
        self._eye.triggered.connect(self.toggle_shown)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(
            hints.ImhHiddenText
            | hints.ImhNoPredictiveText
            | hints.ImhNoAutoUppercase
            | hints.ImhSensitiveData
        )
        self.set_shown(False)

    @property
    def shown(self) -> bool:
        """Whether what was typed can be read."""
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def set_shown(self, shown: bool) -> None:
        """Show or hide what was typed."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._eye.setText("Hide the passphrase" if shown else "Show the passphrase")
        put_icon(self._eye, "eye-off" if shown else "eye")

    def toggle_shown(self) -> None:
        """Show what is hidden, or hide what is shown."""
        self.set_shown(not self.shown)

    def set_wrong(self, wrong: bool) -> None:
        """Mark the field as the one that needs attention."""
        self.setProperty("wrong", "true" if wrong else "false")
        self.style().unpolish(self)
        self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Notice Caps Lock: Qt does not tell, but letters and Shift give it away."""
        text = event.text()
        if len(text) == 1 and text.lower() != text.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._note_caps(text.isupper() != shift)
        elif event.key() == Qt.Key.Key_CapsLock:
            self._note_caps(False)
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide what was typed when the page goes."""
        self.set_shown(False)
        super().hideEvent(event)

    def _note_caps(self, on: bool) -> None:
        if on != self._caps:
            self._caps = on
            self.caps_lock_changed.emit(on)
