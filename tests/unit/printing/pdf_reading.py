"""Reading PDFs back in tests, with PDFium."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw


@dataclass(frozen=True)
class ReadPdf:
    """What a reader finds in a PDF."""

    texts: tuple[str, ...]  # by page
    sizes: tuple[tuple[float, float], ...]
    fonts: frozenset[str]
    unembedded: frozenset[str]
    metadata: dict[str, str]
    smallest: float  # size of the smallest lettering, in points

    @property
    def text(self) -> str:
        """The text of all pages."""
        return "\n".join(self.texts)


def read(pdf: bytes) -> ReadPdf:
    """Read a PDF as any program would."""
    with pdfium.PdfDocument(pdf) as document:
        texts, sizes = [], []
        fonts: set[str] = set()
        unembedded: set[str] = set()
        smallest = 1000.0
        for page in document:
            textpage = page.get_textpage()
            texts.append(textpage.get_text_bounded())
            textpage.close()
            sizes.append(page.get_size())
            for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=3):
                font = raw.FPDFTextObj_GetFont(item.raw)
                size = ctypes.c_float()
                raw.FPDFTextObj_GetFontSize(item.raw, size)
                smallest = min(smallest, size.value)
                name = ctypes.create_string_buffer(200)
                raw.FPDFFont_GetBaseFontName(font, name, 200)
                fonts.add(name.value.decode())
                if not raw.FPDFFont_GetIsEmbedded(font):
                    unembedded.add(name.value.decode())
            page.close()
        metadata = document.get_metadata_dict(skip_empty=True)
    return ReadPdf(
        tuple(texts), tuple(sizes), frozenset(fonts), frozenset(unembedded), metadata, smallest
    )


def polygons(pdf: bytes, page: int = 0) -> list[int]:
    """Return how many corners each shape of straight lines on a page has, in their order."""
    with pdfium.PdfDocument(pdf) as document:
        paths = document[page].get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)
        counts = []
        for path in paths:
            number = raw.FPDFPath_CountSegments(path.raw)
            segments = [raw.FPDFPath_GetPathSegment(path.raw, n) for n in range(number)]
            kinds = [raw.FPDFPathSegment_GetType(segment) for segment in segments]
            corners = {_point(segment) for segment in segments}  # a closed path ends as it begins
            if len(corners) > 2 and raw.FPDF_SEGMENT_BEZIERTO not in kinds:
                counts.append(len(corners))
    return counts


def _point(segment: raw.FPDF_PATHSEGMENT) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    return round(x.value, 1), round(y.value, 1)
