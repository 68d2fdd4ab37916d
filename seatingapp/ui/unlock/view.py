"""What the Unlock page knows of each of its views."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class View(QWidget):
    """One thing that the page can show. It takes the focus when it comes and forgets when it goes.

    What was typed must not stay in a hidden field, so a view with secrets overrides `forget`.
    """

    def focus_first(self) -> None:
        """Put the focus where the user begins."""
        self.setFocus()

    def forget(self) -> None:
        """Drop what was typed; by default nothing was."""
