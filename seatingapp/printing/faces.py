"""The typefaces of paper, read when first needed and then kept.

FiraGO draws Latin, Greek, Cyrillic, Georgian, Arabic, Hebrew, Devanagari and Thai; Droid Sans
Fallback draws Chinese and Japanese; Noto Sans steps in for rare Latin letters.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field

import pymupdf_fonts
import uharfbuzz as hb

from seatingapp.domain.resource_files import resource

_HAN_FILE = "fonts/DroidSansFallbackFull.ttf"


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One typeface. `name` is its PostScript name; a font without a bold cut is thickened."""

    name: str
    face: hb.Face
    font: hb.Font
    upem: int
    thickened: bool = False
    unicodes: frozenset[int] = field(default_factory=frozenset)

    def covers(self, text: str) -> bool:
        """Whether the face has every character of a text that is to be seen."""
        return all(ord(c) in self.unicodes or is_invisible(c) for c in text)

    @property
    def height(self) -> tuple[float, float]:
        """Ascent above and descent below the base line (negative), for a size of 1."""
        extents = self.font.get_font_extents("ltr")
        return extents.ascender / self.upem, extents.descender / self.upem


def is_invisible(character: str) -> bool:
    """Whether a character only steers its neighbours: joiners and variation selectors."""
    return character in "\u200c\u200d\u034f" or "\ufe00" <= character <= "\ufe0f"


@functools.cache
def faces(bold: bool) -> tuple[Face, ...]:
    """The faces of a weight in the order in which they are tried; read from disk only once."""
    packaged = ("figbo", "notosbo") if bold else ("figo", "notos")
    names = ("FiraGO-Bold", "NotoSans-Bold") if bold else ("FiraGO-Regular", "NotoSans")
    latin, rare = (
        _face(name, pymupdf_fonts.myfont(key)) for name, key in zip(names, packaged, strict=True)
    )
    name, han, font, upem, unicodes = _han()
    return latin, Face(name, han, font, upem, bold, unicodes), rare


@functools.cache
def _han() -> tuple[str, hb.Face, hb.Font, int, frozenset[int]]:
    """What both weights share of the face for Chinese: it is the largest file."""
    face = _face("DroidSansFallback", resource(_HAN_FILE).read_bytes())
    return face.name, face.face, face.font, face.upem, face.unicodes


def _face(name: str, data: bytes) -> Face:
    face = hb.Face(hb.Blob(data))
    return Face(name, face, hb.Font(face), face.upem, False, frozenset(face.unicodes))
