"""Pages in points, measured from the upper left corner, on which boxes and set lines are drawn.

A document says nothing of who made it or of whom it speaks: no author, no names, no times. The
same drawing gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from seatingapp.domain.plan_picture import Box
from seatingapp.printing.embedding import EmbeddedFonts, natural_width, utf16
from seatingapp.printing.typesetting import Line, Run, Typesetter

INK = "#17212B"
MUTED = "#4A5866"  # dark enough for a black-and-white printer
LINE = "#98A3AE"
PALE = "#E5EAEE"
WHITE = "#FFFFFF"
_THICKENING = 0.035  # of the size, where a face has no bold cut
_LEAST_SHIFT = 0.0005


class Sheets:
    """A document in the making. Call `page` before drawing and `finish` once at the end."""

    def __init__(self, title: str) -> None:
        """Begin a document with a title that names nobody."""
        self.typesetter = Typesetter()
        self._buffer = io.BytesIO()
        self._canvas = Canvas(
            self._buffer, invariant=1, pageCompression=1, lang="en-GB", pdfVersion=(1, 5)
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor("")
        self._canvas.setSubject("")
        self._canvas.setCreator("Seatingapp")
        self._canvas.setProducer("Seatingapp")
        self._fonts = EmbeddedFonts()
        self._height = 0.0
        self._begun = False

    def page(self, width: float, height: float) -> None:
        """Begin a page of this size."""
        if self._begun:
            self._canvas.showPage()
        self._begun = True
        self._height = height
        self._canvas.setPageSize((width, height))
        self._canvas._preamble = "1 0 0 1 0 0 cm"  # without a font that is not embedded

    def finish(self) -> bytes:
        """End the document and return it."""
        self._canvas.showPage()
        self._fonts.write(self._canvas._doc)
        self._canvas.save()
        return self._buffer.getvalue()

    def text(
        self,
        line: Line,
        x: float,
        baseline: float,
        size: float,
        *,
        colour: str = INK,
        condense: float = 1.0,
    ) -> None:
        """Draw a set line from x on; `condense` below 1 makes it narrower but not lower."""
        place = x
        for run in line.runs:
            self._run(run, place, self._height - baseline, size, colour, condense)
            place += sum(glyph.advance for glyph in run.glyphs) * size * condense

    def frame(
        self,
        box: Box,
        radius: float = 0,
        *,
        line: str | None = INK,
        thickness: float = 0.75,
        fill: str | None = None,
        dashed: bool = False,
    ) -> None:
        """Draw a box with round corners, filled where a colour is given."""
        canvas = self._canvas
        canvas.saveState()
        if line:
            canvas.setStrokeColor(HexColor(line))
            canvas.setLineWidth(thickness)
        if fill:
            canvas.setFillColor(HexColor(fill))
        if dashed:
            canvas.setDash(2.2, 1.8)
        radius = min(radius, box.width / 2, box.height / 2)
        canvas.roundRect(
            box.x,
            self._height - box.y - box.height,
            box.width,
            box.height,
            radius,
            stroke=int(line is not None),
            fill=int(fill is not None),
        )
        canvas.restoreState()

    def polygon(
        self,
        corners: Sequence[tuple[float, float]],
        *,
        line: str = INK,
        thickness: float = 0.75,
        fill: str | None = None,
    ) -> None:
        """Draw a closed shape by its corners, with round joints."""
        canvas = self._canvas
        canvas.saveState()
        canvas.setStrokeColor(HexColor(line))
        canvas.setLineWidth(thickness)
        canvas.setLineJoin(1)
        if fill:
            canvas.setFillColor(HexColor(fill))
        path = canvas.beginPath()
        for n, (x, y) in enumerate(corners):
            (path.lineTo if n else path.moveTo)(x, self._height - y)
        path.close()
        canvas.drawPath(path, stroke=1, fill=int(fill is not None))
        canvas.restoreState()

    @contextmanager
    def upwards(self, x: float, y: float) -> Iterator[None]:
        """Turn what is drawn meanwhile a quarter to the left around a point."""
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(x, self._height - y)
        canvas.rotate(90)
        canvas.translate(-x, y - self._height)
        yield
        canvas.restoreState()

    def rule(self, x: float, y: float, width: float, colour: str = LINE) -> None:
        """Draw a thin level line."""
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setLineWidth(0.6)
        self._canvas.line(x, self._height - y, x + width, self._height - y)

    def picture(self, box: Box, jpeg: bytes) -> None:
        """Draw a JPEG picture over a box."""
        y = self._height - box.y - box.height
        self._canvas.drawImage(ImageReader(io.BytesIO(jpeg)), box.x, y, box.width, box.height)

    def _run(self, run: Run, x: float, y: float, size: float, colour: str, condense: float) -> None:
        font = self._fonts.use(run.face, run.glyphs)
        red, green, blue = HexColor(colour).rgb()
        parts = [
            "q BT",
            f"{red:.4f} {green:.4f} {blue:.4f} rg",
            f"/{font} {size:.3f} Tf {condense * 100:.2f} Tz",
            f"1 0 0 1 {x:.3f} {y:.3f} Tm",
        ]
        if run.face.thickened:
            parts.append(f"{red:.4f} {green:.4f} {blue:.4f} RG {size * _THICKENING:.3f} w 2 Tr")
        parts += [self._shown(run, size), "ET Q"]
        self._canvas._code.append(" ".join(parts))

    def _shown(self, run: Run, size: float) -> str:
        """Show a run so that what is copied out of the page is what was put in.

        Readers take glyphs from left to right and turn right-to-left text round themselves, so
        there each glyph tells its own letter; elsewhere a run may tell its text as a whole.
        """
        told = [self._fonts.tells(run.face, glyph) for glyph in run.glyphs]
        if run.right_to_left:
            steps = zip(run.glyphs, told, strict=True)
            texts = [None if known else glyph.text for glyph, known in steps]
            return _operators(run, size, texts)
        shown = _operators(run, size, [None] * len(run.glyphs))
        return shown if run.plain and all(told) else _told(shown, run.text)


def _told(operators: str, text: str) -> str:
    """Operators that stand for a text, whatever their glyphs are known for."""
    return f"/Span <</ActualText <FEFF{utf16(text)}>>> BDC {operators} EMC"


def _operators(run: Run, size: float, texts: list[str | None]) -> str:
    """Show a run's glyphs, each moved to where the shaper put it.

    Where `texts` has an entry, the glyph stands for that text.
    """
    shown: list[str] = []
    row: list[str] = []
    rise = 0.0
    for glyph, text in zip(run.glyphs, texts, strict=True):
        if abs(glyph.dy - rise) > _LEAST_SHIFT or text is not None:
            shown += [f"[{' '.join(row)}] TJ"] if row else []
            shown.append(f"{glyph.dy * size:.3f} Ts")
            row, rise = [], glyph.dy
        before = glyph.dx
        after = glyph.advance - glyph.dx - natural_width(run.face, glyph.id)
        row += [f"{-before * 1000:.2f}"] if abs(before) > _LEAST_SHIFT else []
        row.append(f"<{glyph.id:04X}>")
        row += [f"{-after * 1000:.2f}"] if abs(after) > _LEAST_SHIFT else []
        if text is not None:
            shown.append(_told(f"[{' '.join(row)}] TJ", text))
            row = []
    return " ".join([*shown, *([f"[{' '.join(row)}] TJ"] if row else [])])
