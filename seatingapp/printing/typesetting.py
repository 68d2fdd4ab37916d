"""Turning a line of text into placed glyphs, measured exactly as they will be drawn."""

from __future__ import annotations

from dataclasses import dataclass

import uharfbuzz as hb

from seatingapp.printing.faces import Face, faces
from seatingapp.printing.text_runs import Piece, clean, pieces


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph with its advance and offset, all for a size of 1, and the text it stands for."""

    id: int
    advance: float
    dx: float
    dy: float
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one face from left to right. `plain` where each stands for just one character."""

    face: Face
    glyphs: tuple[Glyph, ...]
    text: str
    plain: bool
    right_to_left: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line ready to be drawn; `width` is for a size of 1."""

    text: str
    width: float
    runs: tuple[Run, ...]


class Typesetter:
    """Sets lines for one document and remembers them, so that measuring often costs little.

    One is made for each document: names must not outlive it.
    """

    def __init__(self) -> None:
        """Begin with nothing remembered."""
        self._lines: dict[tuple[str, bool], Line] = {}

    def line(self, text: str, bold: bool = False) -> Line:
        """Set a text on one line."""
        key = (text, bold)
        if key not in self._lines:
            tidy = clean(text)
            runs = tuple(_run(piece, bold) for piece in pieces(tidy, bold))
            width = sum(glyph.advance for run in runs for glyph in run.glyphs)
            self._lines[key] = Line(tidy, width, runs)
        return self._lines[key]

    def width(self, text: str, bold: bool = False) -> float:
        """How wide a text is at a size of 1."""
        return self.line(text, bold).width


def _run(piece: Piece, bold: bool) -> Run:
    if piece.face is not None:
        return _shaped(piece, piece.face)
    face = faces(bold)[0]  # its glyph 0 is an empty box
    box = Glyph(0, face.font.get_glyph_h_advance(0) / face.upem, 0, 0, piece.text)
    return Run(face, (box,), piece.text, False, False)


def _shaped(piece: Piece, face: Face) -> Run:
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(piece.text)
    buffer.direction = "rtl" if piece.right_to_left else "ltr"
    buffer.script = piece.script
    buffer.language = "en"
    hb.shape(face.font, buffer)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(piece.text)], strict=True))
    glyphs: list[Glyph] = []
    told: set[int] = set()
    for info, place in zip(infos, positions, strict=True):
        # A letter made of several glyphs is told by the first of them only.
        text = "" if info.cluster in told else piece.text[info.cluster : ends[info.cluster]]
        # Readers turn a right-to-left line round character by character, ligatures too.
        text = text[::-1] if piece.right_to_left else text
        told.add(info.cluster)
        glyphs.append(
            Glyph(
                info.codepoint,
                place.x_advance / face.upem,
                place.x_offset / face.upem,
                place.y_offset / face.upem,
                text,
            )
        )
    plain = len(starts) == len(glyphs) == len(piece.text)
    return Run(face, tuple(glyphs), piece.text, plain, piece.right_to_left)
