"""Text in lines of a width, as many as there may be; the last one ends in an ellipsis."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QTextLayout, QTextOption

from seatingapp.ui.theme import WEIGHT_REGULAR, ui_font

_UNLIMITED = 1000


def wrapped(text: str, px: int, width: int, most: int = _UNLIMITED) -> tuple[str, ...]:
    """Return at most `most` lines of at most `width` pixels, at a size of `px`.

    A line begins on the left whatever the script of its first name; a word that is too long for a
    line is broken.
    """
    if not text:
        return ()
    font = ui_font(px, WEIGHT_REGULAR)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    units = text.encode("utf-16-le")  # Qt counts in units of 16 bits
    ends = [*starts[1:], len(units) // 2]
    lines = [_between(units, a, b).rstrip() for a, b in zip(starts, ends, strict=True)]
    if len(lines) > most:
        rest = _between(units, starts[most - 1], ends[-1])
        cut = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        lines = [*lines[: most - 1], cut]
    return tuple(lines)


def _between(units: bytes, start: int, end: int) -> str:
    return units[2 * start : 2 * end].decode("utf-16-le")


def line_height(px: int) -> int:
    """Return the height of a line at a size of `px`."""
    return QFontMetrics(ui_font(px, WEIGHT_REGULAR)).lineSpacing()
