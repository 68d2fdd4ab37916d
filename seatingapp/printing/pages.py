"""Pages of a finished PDF as pictures, for the preview: plain bytes, for any screen."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

_POINTS_IN_INCH = 72
_ONE_AT_A_TIME = threading.Lock()  # PDFium must not be called from two threads at once


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page in opaque pixels: blue, green, red, alpha; rows from the top without gaps."""

    width: int
    height: int
    bgra: bytes


def page_images(pdf: bytes, dpi: float) -> list[PageImage]:
    """Return every page of a PDF at this many dots an inch."""
    with _ONE_AT_A_TIME, pdfium.PdfDocument(pdf) as document:
        return [_image(document, number, dpi / _POINTS_IN_INCH) for number in range(len(document))]


def _image(document: pdfium.PdfDocument, number: int, scale: float) -> PageImage:
    page = document[number]
    bitmap = page.render(scale=scale, force_bitmap_format=raw.FPDFBitmap_BGRA)
    image = PageImage(bitmap.width, bitmap.height, bytes(bitmap.buffer))
    bitmap.close()
    page.close()
    return image
