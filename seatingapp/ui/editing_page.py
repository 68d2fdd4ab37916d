"""What the pages on which things are edited have alike: undo and redo, and what they say."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from seatingapp.domain.errors import Refusal
from seatingapp.ui.history_buttons import HistoryButtons
from seatingapp.ui.page import Page
from seatingapp.ui.widgets.banner import Banner
from seatingapp.ui.widgets.page_header import PageHeader
from seatingapp.ui.widgets.toast import Toast


class EditingPage(Page):
    """Says in passing what was done and offers to undo it; a refusal stays until it is closed.

    The page puts the buttons of `_history` into `_header`, lays itself out, by `_stack` or in its
    own way, and calls `_say_over` once there is something for messages to lie over.
    """

    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, title: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(title, name=name, parent=parent)
        self._name = name
        self._header = PageHeader(title, name=f"{name}-header")
        self._history = HistoryButtons(self)
        self._banner = Banner(name=f"{name}-banner")
        self._history.undo_requested.connect(self.undo_requested)
        self._history.redo_requested.connect(self.redo_requested)
        self._banner.action_requested.connect(self.clear_refusal)

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why something was not done."""
        self._banner.show_refusal(refusal, action="Close")

    def clear_refusal(self) -> None:
        """Take the last refusal away."""
        self._banner.clear()

    def clear_messages(self) -> None:
        """Take away what was said and what was refused."""
        self.clear_refusal()
        self._toast.dismiss()

    def show_message(self, text: str, *, undo: bool) -> None:
        """Say what was done."""
        self.clear_refusal()
        self._toast.show_message(text, "Undo Ctrl Z" if undo else "")

    def _say_over(self, area: QWidget, *, above: int, beside: QWidget | None = None) -> None:
        """Let messages lie over `area`, so far above its lower edge, or beside a widget in it."""
        self._toast = Toast(area, name=f"{self._name}-toast", above=above, beside=beside)
        self._toast.action_requested.connect(self.undo_requested)

    def _stack(self, page: QWidget, body: QWidget) -> None:
        """Lay out `page` with the header on top, then the banner, and `body` for the rest."""
        inner = QVBoxLayout()
        inner.setContentsMargins(12, 12, 12, 10)
        inner.setSpacing(12)
        inner.addWidget(self._banner)
        inner.addWidget(body, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addLayout(inner, 1)
