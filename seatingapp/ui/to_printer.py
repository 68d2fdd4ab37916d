"""The way from a part of a page to the system's printer."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from seatingapp.ui.part import Part
from seatingapp.ui.tasks import Tasks


class ToPrinter(QObject):
    """Opens the print dialog for what a part hands over, and lets the part say how it ended."""

    def __init__(self, part: Part, tasks: Tasks) -> None:
        """Listen to the part, for as long as it lives."""
        super().__init__(part)
        self._part, self._tasks = part, tasks
        part.printer_wanted.connect(self._print)

    @Slot(object)
    def _print(self, pdfs: tuple[bytes, ...]) -> None:
        from seatingapp.ui.paper_job import PaperJob  # Qt's print support takes a moment

        job = PaperJob(pdfs, "A4", self._tasks, self._part)
        job.ended.connect(self._say)
        job.ask()

    @Slot(str)
    def _say(self, sentence: str) -> None:
        self._part.show_message(sentence, undo=False)
