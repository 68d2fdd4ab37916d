"""One part of a page that has several, and what keeps its presenter alive."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from seatingapp.domain.errors import Refusal
from seatingapp.ui.editor import Editor
from seatingapp.ui.page import Page
from seatingapp.ui.page_presenter import PagePresenter


class Part(Page):
    """`opened` when it comes to the front, `left` when it goes; its page says its messages.

    What it says was done or refused, it hands on by `said` and `refused`. `NAME-part` is its object
    name, `title` what a screen reader calls it. On a page that hides private data a part is in
    front only while private view is on, so it need not look itself; its dialogs are
    `PrivateDialog`s.
    """

    said = Signal(str, bool)  # the words, and whether to offer Undo
    refused = Signal(object)  # Refusal
    printer_wanted = Signal(object)  # tuple[bytes, ...]: finished PDFs
    settled = Signal()  # what was refused is over: a dialog said it, or was closed

    def __init__(self, title: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(title, name=name, parent=parent)
        self.setObjectName(f"{name}-part")

    def take_keys(self) -> None:
        """Let the keys go to what a person does here first; a part without keys leaves them."""

    def show_message(self, text: str, *, undo: bool) -> None:
        """Say what was done."""
        self.said.emit(text, undo)

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why something was not done."""
        self.refused.emit(refusal)

    def hand_to_printer(self, pdfs: tuple[bytes, ...]) -> None:
        """Ask for the system's print dialog; no file of ours is written."""
        self.printer_wanted.emit(pdfs)


class PartWiring(QObject):
    """Tells a part's presenter when the part is in front and what changed; belongs to the part.

    What was refused, the page that shows the part hears and says itself.
    """

    def __init__(self, part: Part, presenter: PagePresenter[Any], editor: Editor) -> None:
        """Connect from now on."""
        super().__init__(part)
        self._presenter = presenter
        part.opened.connect(presenter.opened)
        part.left.connect(presenter.left)
        editor.changed.connect(self._changed)

    @Slot(object)
    def _changed(self, topics: object) -> None:
        if isinstance(topics, frozenset):
            self._presenter.changed(topics)
