"""Putting the used part of each typeface into a PDF, so that it prints and copies right anywhere.

ReportLab's own TrueType embedding knows one character a glyph; joined Arabic, Devanagari and
ligatures are several. So fonts go in by glyph (Type 0, Identity-H), cut down by HarfBuzz, with a
ToUnicode map of what each glyph stands for.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from seatingapp.printing.faces import Face
from seatingapp.printing.typesetting import Glyph

_NEEDED_TABLES = frozenset({"glyf", "loca", "head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep"})
_SYMBOLIC = 4
_MAP_BLOCK = 100  # most entries that one block of a ToUnicode map may have


class EmbeddedFonts:
    """The faces that one document uses, with the glyphs that it uses of each."""

    def __init__(self) -> None:
        """Begin with no font."""
        self._used: dict[tuple[str, bool], tuple[str, Face, dict[int, Glyph]]] = {}

    def use(self, face: Face, glyphs: Iterable[Glyph]) -> str:
        """Note glyphs as used and return the name of their font in the page's resources."""
        key = (face.name, face.thickened)
        if key not in self._used:
            self._used[key] = (f"T{len(self._used) + 1}", face, {})
        name, _, known = self._used[key]
        for glyph in glyphs:
            seen = known.get(glyph.id)
            if seen is None or (not seen.text and glyph.text):
                known[glyph.id] = glyph
        return name

    def tells(self, face: Face, glyph: Glyph) -> bool:
        """Whether the ToUnicode map will say of a glyph just what it stands for here."""
        return self._used[face.name, face.thickened][2][glyph.id].text == glyph.text

    def write(self, document: pdfdoc.PDFDocument) -> None:
        """Add the fonts to a document; call it once, after the last text."""
        fonts = document.idToObject[pdfdoc.BasicFonts].dict
        fonts.clear()  # ReportLab's own first font, Helvetica, is neither used nor embedded
        for name, face, glyphs in self._used.values():
            fonts[name] = document.Reference(_font(document, name, face, glyphs), name)


def _font(
    document: pdfdoc.PDFDocument, name: str, face: Face, glyphs: dict[int, Glyph]
) -> pdfdoc.PDFDictionary:
    """A Type 0 font with everything it refers to."""
    base = pdfdoc.PDFName(_tagged(name, face))
    descendant = pdfdoc.PDFDictionary(
        {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": base,
            "CIDSystemInfo": pdfdoc.PDFDictionary(
                {
                    "Registry": pdfdoc.PDFString("Adobe"),
                    "Ordering": pdfdoc.PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            "FontDescriptor": document.Reference(
                _descriptor(document, name, face, glyphs), f"{name}-descriptor"
            ),
            "DW": 1000,
            "W": _widths(face, glyphs),
            "CIDToGIDMap": "/Identity",
        }
    )
    unicode_map = document.Reference(_stream(_to_unicode(glyphs)), f"{name}-unicode")
    return pdfdoc.PDFDictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": base,
            "Encoding": "/Identity-H",
            "DescendantFonts": pdfdoc.PDFArray(
                [document.Reference(descendant, f"{name}-descendant")]
            ),
            "ToUnicode": unicode_map,
        }
    )


def _descriptor(
    document: pdfdoc.PDFDocument, name: str, face: Face, glyphs: dict[int, Glyph]
) -> pdfdoc.PDFDictionary:
    program = _stream(_subset(face, glyphs))
    program.dictionary["Length1"] = len(program.content)
    ascent, descent = face.height
    return pdfdoc.PDFDictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": pdfdoc.PDFName(_tagged(name, face)),
            "Flags": _SYMBOLIC,
            "FontBBox": pdfdoc.PDFArray(_box(face)),
            "ItalicAngle": 0,
            "Ascent": round(ascent * 1000),
            "Descent": round(descent * 1000),
            "CapHeight": 700,
            "StemV": 120,
            "FontFile2": document.Reference(program, f"{name}-program"),
        }
    )


def _tagged(name: str, face: Face) -> str:
    """The face's name after six letters, as the format asks of a font that is not whole."""
    return f"SEAT{name[0]}{chr(ord('A') + int(name[1:]))}+{face.name}"


def _box(face: Face) -> list[int]:
    """The box around all glyphs, from the font's head table."""
    corners = struct.unpack(">4h", face.face.reference_table("head").data[36:44])
    return [round(corner * 1000 / face.upem) for corner in corners]


def _widths(face: Face, glyphs: dict[int, Glyph]) -> pdfdoc.PDFArray:
    entries: list[object] = []
    for glyph in sorted(glyphs):
        width = natural_width(face, glyph) * 1000
        entries += [glyph, pdfdoc.PDFArray([round(width, 3)])]
    return pdfdoc.PDFArray(entries)


def natural_width(face: Face, glyph: int) -> float:
    """How far a glyph moves on by itself, for a size of 1."""
    return float(face.font.get_glyph_h_advance(glyph)) / face.upem


def _subset(face: Face, glyphs: dict[int, Glyph]) -> bytes:
    """The font program with these glyphs only, under their own numbers."""
    wanted = hb.SubsetInput()
    wanted.flags = (
        hb.SubsetFlags.RETAIN_GIDS
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.NOTDEF_OUTLINE
    )
    extras = set(face.face.table_tags) - _NEEDED_TABLES
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in extras)
    wanted.glyph_set.update(glyphs)
    return bytes(wanted.subset(face.face).blob.data)


def _to_unicode(glyphs: dict[int, Glyph]) -> bytes:
    told = [(number, glyph.text) for number, glyph in sorted(glyphs.items()) if glyph.text]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for start in range(0, len(told), _MAP_BLOCK):
        block = told[start : start + _MAP_BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{number:04X}> <{utf16(text)}>" for number, text in block]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")


def utf16(text: str) -> str:
    """Text as big-endian UTF-16 in hexadecimal digits."""
    return text.encode("utf-16-be").hex().upper()


def _stream(content: bytes) -> pdfdoc.PDFStream:
    stream = pdfdoc.PDFStream(content=content)
    stream.filters = [pdfdoc.PDFZCompress]
    return stream
