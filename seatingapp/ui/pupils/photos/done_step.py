"""Step 3: what was stored, and that the files are still there in clear."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from seatingapp.ui.pupils.photos.state import PhotoResult
from seatingapp.ui.pupils.result_card import lay_out_result
from seatingapp.ui.widgets.banner import Banner, Level
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.text import Text, TextRole

_WIDTH = 600


class DoneStep(QWidget):
    """`list_requested` to see the pupils, `more_requested` to import more."""

    list_requested = Signal()
    more_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("photos-done")
        self._headline = Text("", TextRole.TITLE, name="photos-headline", wrap=True)
        self._detail = Text("", TextRole.MUTED, name="photos-detail", wrap=True)
        self._behind = Banner(name="photos-behind")
        self._list = Button("Show the pupils", name="photos-to-list", kind=ButtonKind.PRIMARY)
        self._more = Button("Import more", name="photos-more", kind=ButtonKind.PLAIN)
        self._list.clicked.connect(self.list_requested)
        self._more.clicked.connect(self.more_requested)
        self._build()

    def show_result(self, result: PhotoResult | None) -> None:
        """Show a result; emits nothing."""
        if result is None:
            return
        self._headline.setText(result.headline)
        self._detail.setText(result.detail)
        self._behind.show_message(Level.INFO, "The files are still there.", result.left_behind)

    def take_focus(self) -> None:
        """Let Enter do the next thing."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        card = Card(name="photos-result")
        card.setMaximumWidth(_WIDTH)
        texts, buttons = (self._headline, self._detail), (self._list, self._more)
        lay_out_result(self, card, texts, (self._behind,), buttons)
