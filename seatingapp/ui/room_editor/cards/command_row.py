"""Rows of buttons for commands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from seatingapp.ui.room_editor.command import Command, Offer
from seatingapp.ui.widgets.button import Button


class CommandButton(Button):
    """Sends its command."""

    commanded = Signal(object)  # Command

    def __init__(self, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(
            name=f"command-{offer.command}",
            icon=offer.icon,
            accessible=offer.words,
            parent=parent,
        )
        self._command: Command = offer.command
        if offer.keys:
            self.setToolTip(f"{offer.words} ({offer.keys})")
        self.clicked.connect(self._send)

    def _send(self) -> None:
        self.commanded.emit(self._command)


class CommandRow(QWidget):
    """Buttons with icons side by side; `commanded` with the command that was pressed."""

    commanded = Signal(object)  # Command

    def __init__(
        self, offers: Sequence[Offer], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._buttons: dict[Command, CommandButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for offer in offers:
            button = CommandButton(offer, self)
            button.commanded.connect(self.commanded)
            self._buttons[offer.command] = button
            row.addWidget(button)
        row.addStretch(1)

    def enable(self, command: Command, possible: bool) -> None:
        """Offer a command, or do not for now."""
        self._buttons[command].setEnabled(possible)
