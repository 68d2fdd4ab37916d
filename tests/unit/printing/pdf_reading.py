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
