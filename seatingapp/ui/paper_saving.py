"""Saving one paper as a PDF: its number first, then it is drawn aside and written. No Qt."""

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


class PaperSaving:
    """Says on `view` what became of it, and by `busy` what goes on, or nothing."""

    def __init__(self, view: MessageView, runner: Runner, busy: Callable[[str], None]) -> None:
        """Save nothing yet."""
        self._view, self._runner, self._busy = view, runner, busy
        self._stop: Callable[[], None] | None = None

    def save(self, path: Path, what: str, number: Callable[[], Numbered]) -> None:
        """Draw `what` ("report card") and write it; `number` enters it in the ledger."""
        try:
            files.require_writable(path)  # before the ledger gives a number
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
                files.save(path, made.pdf)
            except Refusal as refusal:
                self._view.show_refusal(refusal)
                return
            said = f"Saved as {path.name}: {made.number}. It is in the print ledger."
            self._view.show_message(f"{said}{boxes}", undo=False)

        def failed(refusal: Refusal) -> None:
            self._ended()
            self._view.show_refusal(refusal)

        self._stop = self._runner.run(work, done, failed)

    def cancel(self) -> None:
        """Stop drawing; nothing is written."""
        if self._stop is not None:
            self._stop()
        self._ended()

    def _ended(self) -> None:
        self._stop = None
        self._busy("")
