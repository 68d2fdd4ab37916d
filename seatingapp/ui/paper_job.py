"""Putting finished PDFs on paper through the system's print dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from seatingapp.domain.errors import Refusal
from seatingapp.domain.wording import counted
from seatingapp.services.printouts import pictures
from seatingapp.ui.tasks import Control, Tasks

_MOST_DPI = 300.0  # sharp on paper; more only fills the spooler


class PaperJob(QObject):
    """Asks for a printer, then draws one PDF after the other; `ended` carries a sentence.

    Turning pages into pixels happens on a task, so the window stays alive. The system's spooler
    gets pictures of the pages; no file of ours is written.
    """

    ended = Signal(str)

    def __init__(self, pdfs: tuple[bytes, ...], paper: str, tasks: Tasks, parent: QWidget) -> None:
        """Prepare a printer with the paper and the direction of the first page."""
        super().__init__(parent)
        self._waiting, self._tasks, self._pages = list(pdfs), tasks, 0
        self._window = parent
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        # Job names show up in printer queues, where no class or pupil belongs.
        self.printer.setDocName("Seatingapp")
        size = QPageSize.PageSizeId.A3 if paper == "A3" else QPageSize.PageSizeId.A4
        self.printer.setPageSize(QPageSize(size))
        first = pictures(pdfs[0], 20.0)[0]
        wide = first.width > first.height
        self.printer.setPageOrientation(
            QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        )
        self._painter = QPainter()

    def ask(self) -> None:
        """Open the system's dialog; accepting it prints."""
        dialog = QPrintDialog(self.printer, self._window)
        dialog.setObjectName("print-dialog")
        dialog.setWindowTitle("Print")
        dialog.accepted.connect(self.start)
        dialog.rejected.connect(self._not_wanted)
        QDialog.open(dialog)

    def _not_wanted(self) -> None:
        self._end("Nothing was printed. The number stays in the print ledger.")

    def start(self) -> None:
        """Print on the chosen printer."""
        if not self._painter.begin(self.printer):
            self._end("The printer did not answer. Nothing was printed.")
            return
        self._next()

    def _next(self) -> None:
        if not self._waiting:
            self._painter.end()
            self._end(f"Sent to the printer: {counted(self._pages, 'page')}.")
            return
        pdf = self._waiting.pop(0)
        dpi = min(_MOST_DPI, float(self.printer.resolution()))
        self._tasks.run(_drawing(pdf, dpi), self._draw, self._failed)

    def _draw(self, pages: tuple[QImage, ...]) -> None:
        for page in pages:
            if self._pages:
                self.printer.newPage()
            self._painter.drawImage(_target(self.printer, page.width(), page.height()), page)
            self._pages += 1
        self._next()

    def _failed(self, refusal: Refusal) -> None:
        self._painter.end()
        self._end(str(refusal))

    def _end(self, sentence: str) -> None:
        self.ended.emit(sentence)
        self.deleteLater()


def _drawing(pdf: bytes, dpi: float) -> Callable[[Control], tuple[QImage, ...]]:
    """The work of turning a PDF into pictures."""

    def work(_control: Control) -> tuple[QImage, ...]:
        form = QImage.Format.Format_RGB32
        return tuple(
            QImage(p.bgra, p.width, p.height, p.width * 4, form).copy() for p in pictures(pdf, dpi)
        )

    return work


def _target(printer: QPrinter, width: int, height: int) -> QRect:
    """Where a page goes: at its true size from the paper's edge, smaller only if it must be."""
    layout, dots = printer.pageLayout(), printer.resolution()
    area, full = layout.paintRectPixels(dots), layout.fullRectPixels(dots)
    scale = min(full.width() / width, full.height() / height)
    wide, high = round(width * scale), round(height * scale)
    left = (full.width() - wide) // 2 - area.x()
    top = (full.height() - high) // 2 - area.y()
    return QRect(left, top, wide, high)
