"""What every page has: its margins and the footer that says what it is and when to destroy it."""

from __future__ import annotations

from seatingapp.domain.audiences import PrintStamp
from seatingapp.printing.footers import left_footer, right_footer
from seatingapp.printing.sheets import INK, Sheets
from seatingapp.printing.wrapping import Style, fit

MARGIN = 37.5
FOOTER = 37.0  # from the footer's rule to the edge of the paper
_SIZE = 8.25
_GAP = 12.0


def draw_footer(
    sheets: Sheets, size: tuple[float, float], stamp: PrintStamp, page: int, pages: int
) -> None:
    """Draw the footer of one page of a document."""
    width, height = size[0] - 2 * MARGIN, size[1]
    sheets.rule(MARGIN, height - FOOTER, width)
    baseline = height - FOOTER + 13
    right = sheets.typesetter.line(right_footer(stamp, page, pages))
    sheets.text(right, size[0] - MARGIN - right.width * _SIZE, baseline, _SIZE, colour=INK)
    room = width - right.width * _SIZE - _GAP
    left = fit(sheets.typesetter, left_footer(stamp), room, 22, Style(_SIZE))
    for number, line in enumerate(left.lines):
        step = number * left.size * 1.16
        sheets.text(line, MARGIN, baseline + step, left.size, condense=left.condense)
