"""One paper as a PDF or to a printer: its number first, then it is drawn aside. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from seatingapp.domain.errors import Refusal
from seatingapp.services import files
from seatingapp.services.printouts import Printout
from seatingapp.ui.page_presenter import MessageView
from seatingapp.ui.slow_work import Progress, Runner


class Numbered(Protocol):
    """A paper that is in the print ledger."""

    def draw(self) -> Printout:
        """Return the PDF; on any thread."""

    def unprintable(self) -> tuple[str, ...]:
        """Return the letters that no font has: on paper they are empty boxes."""


class PaperView(MessageView, Protocol):
    """What says what became of a paper, and knows the way to a printer."""

    def hand_to_printer(self, pdfs: tuple[bytes, ...]) -> None:
        """Open the system's print dialog for finished PDFs, and say what came of it."""


class PaperMaking:
    """Says on `view` what became of it, and by `busy` what goes on, or nothing."""

    def __init__(self, view: PaperView, runner: Runner, busy: Callable[[str], None]) -> None:
        """Make nothing yet."""
        self._view, self._runner, self._busy = view, runner, busy
        self._stop: Callable[[], None] | None = None

    def save(self, path: Path, what: str, number: Callable[[], Numbered]) -> None:
        """Draw `what` ("report card") and write it; `number` enters it in the ledger."""

        def ready() -> Numbered:
            files.require_writable(path)  # before the ledger gives a number
            return number()

        def write(made: Printout, boxes: str) -> None:
            files.save(path, made.pdf)
            said = f"Saved as {path.name}: {made.number}. It is in the print ledger."
            self._view.show_message(f"{said}{boxes}", undo=False)

        self._make(what, ready, write)

    def print(self, what: str, number: Callable[[], Numbered]) -> None:
        """Draw `what` and hand it to a printer; no file of it is written."""

        def hand_over(made: Printout, boxes: str) -> None:
            if boxes:
                self._view.show_message(boxes.strip(), undo=False)
            self._view.hand_to_printer((made.pdf,))

        self._make(what, number, hand_over)

    def cancel(self) -> None:
        """Stop drawing; nothing is written or printed."""
        if self._stop is not None:
            self._stop()
        self._ended()

    def _make(
        self, what: str, number: Callable[[], Numbered], then: Callable[[Printout, str], None]
    ) -> None:
        """Enter it in the ledger, draw it aside, and then do something with it."""
        try:
            numbered = number()
        except Refusal as refusal:
            self._view.show_refusal(refusal)
            return
        missing = numbered.unprintable()
        boxes = f" No font has {' '.join(missing)}: empty boxes on paper." if missing else ""
        self._busy(f"Drawing the {what} …")

        def work(progress: Progress) -> Printout:
            progress(0.0, "")
            return numbered.draw()

        def done(made: Printout) -> None:
            self._ended()
            try:
                then(made, boxes)
            except Refusal as refusal:
                self._view.show_refusal(refusal)

        def failed(refusal: Refusal) -> None:
            self._ended()
            self._view.show_refusal(refusal)

        self._stop = self._runner.run(work, done, failed)

    def _ended(self) -> None:
        self._stop = None
        self._busy("")
