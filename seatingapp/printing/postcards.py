"""A praise postcard: one A6 page in landscape, to be given to a child to take home."""

from __future__ import annotations

from reportlab.lib.pagesizes import A6, landscape

from seatingapp.domain.plan_picture import Box
from seatingapp.domain.wording import counted, short_date
from seatingapp.printing.chart_cards import draw_text
from seatingapp.printing.letter_snapshots import LetterSnapshot, refuse_extras
from seatingapp.printing.page_frame import MARGIN, draw_footer
from seatingapp.printing.sheets import INK, MUTED, Sheets
from seatingapp.printing.wrapping import Style, fit

_SIZE = landscape(A6)
_WIDTH = _SIZE[0] - 2 * MARGIN
_MOST_LINES = 5  # more would be too small to be read at breakfast
_LINE = 20.0


def postcard_pdf(snapshot: LetterSnapshot) -> bytes:
    """Return a postcard as PDF; the same snapshot always gives the same bytes.

    Raises ValueError for a snapshot that holds what its audience may not see.
    """
    refuse_extras(snapshot)
    sheets = Sheets("Praise postcard")
    sheets.page(*_SIZE)
    top = 26.0
    top += _words(sheets, snapshot.school, top, Style(9.0, floor=6.0, most_lines=1), 12, MUTED)
    big = Style(24.0, floor=11.0, bold=True, most_lines=2)
    top += _words(sheets, f"Well done, {snapshot.forename}!", top + 2, big, 58, INK) + 10
    shown = snapshot.lines[-_MOST_LINES:]
    style = Style(11.0, floor=6.5, most_lines=1)
    for line in shown:
        words = f"{short_date(line.date)} · {line.lesson} · {line.reason}"
        _words(sheets, words, top, style, _LINE - 4, INK)
        top += _LINE
    more = len(snapshot.lines) - len(shown)
    small = Style(9.0, floor=6.0, most_lines=1)
    if more:
        _words(sheets, f"and {counted(more, 'more time', 'more times')}", top, small, 12, MUTED)
    signed = " · ".join(part for part in (snapshot.pupil_name, snapshot.form) if part)
    base = _SIZE[1] - 62
    _words(sheets, f"For {signed}", base, small, 12, MUTED)
    if snapshot.teacher:
        _words(sheets, f"From {snapshot.teacher}", base + 12, small, 12, MUTED)
    draw_footer(sheets, _SIZE, snapshot.stamp, 1, 1)
    return sheets.finish()


def _words(
    sheets: Sheets, words: str, top: float, style: Style, height: float, colour: str
) -> float:
    """Set words on the card and return how high they are."""
    fitted = fit(sheets.typesetter, words, _WIDTH, height, style)
    draw_text(sheets, Box(MARGIN, top, _WIDTH, fitted.height), fitted, colour=colour)
    return fitted.height
