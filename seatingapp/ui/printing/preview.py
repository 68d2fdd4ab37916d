"""The pages of a PDF, one below the other, on a grey desk."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from seatingapp.ui.printing.state import PageImage
from seatingapp.ui.theme.theme import current_tokens

_GAP = 20.0
_PAPER = QColor("#FFFFFF")  # paper is white in every theme


class _Sheets(QWidget):
    """Paints the pages as wide as there is room, never larger than they were drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("print-sheets")
        self._pages: tuple[QImage, ...] = ()

    def set_pages(self, pages: tuple[QImage, ...]) -> None:
        self._pages = pages
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        return int(sum(r.height() + _GAP for r in self._boxes(width)) + _GAP)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(max(self.width(), 400)))

    def _boxes(self, width: int) -> list[QRectF]:
        """Where each page lies for a width of this widget."""
        boxes: list[QRectF] = []
        top = _GAP
        view = self.parentWidget()
        visible = view.height() if view is not None else 0
        for page in self._pages:
            wide = min(width - 2 * _GAP, float(page.width()))
            if len(self._pages) == 1 and visible > 200:
                # A single page is shown whole.
                wide = min(wide, (visible - 2 * _GAP) * page.width() / page.height())
            high = wide * page.height() / page.width()
            boxes.append(QRectF((width - wide) / 2, top, wide, high))
            top += high + _GAP
        return boxes

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        line = QColor(current_tokens().line)
        ratio = self.devicePixelRatioF()
        for page, box in zip(self._pages, self._boxes(self.width()), strict=True):
            painter.fillRect(box, _PAPER)
            # Scaled in one good step: the painter's own scaling would lose thin lines.
            size = QSize(round(box.width() * ratio), round(box.height() * ratio))
            scaled = page.scaled(
                size,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            painter.drawImage(box, scaled)
            painter.setPen(line)
            painter.drawRect(box.translated(QPointF(-0.5, -0.5)))


class PagePreview(QScrollArea):
    """Shows pages; scrolls where they are higher than the view."""

    def __init__(self) -> None:
        """Make an empty desk."""
        super().__init__()
        self.setObjectName("print-preview")
        self.setAccessibleName("Preview of the printed pages")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._shown: tuple[PageImage, ...] = ()
        self._sheets = _Sheets()
        self.setWidget(self._sheets)

    def show_pages(self, pages: tuple[PageImage, ...]) -> None:
        """Show these pages from the first one on; the same ones again change nothing."""
        if pages is self._shown:
            return
        self._shown = pages
        self._sheets.set_pages(tuple(_image(page) for page in pages))
        self._fit()
        self.verticalScrollBar().setValue(0)
        count = len(pages)
        self.setAccessibleDescription(f"{count} page{'' if count == 1 else 's'}")

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pages as wide as the view."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.viewport().width()
        self._sheets.setMinimumHeight(self._sheets.heightForWidth(width))


def _image(page: PageImage) -> QImage:
    """The picture, with its own copy of the pixels."""
    image = QImage(page.bgra, page.width, page.height, page.width * 4, QImage.Format.Format_RGB32)
    return image.copy()
