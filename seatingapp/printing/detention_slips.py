"""The slip about a detention, for the pupil and the family: what, when, where, why, whom to ask."""

from __future__ import annotations

from seatingapp.domain.plan_picture import Box
from seatingapp.domain.wording import weekday_date
from seatingapp.printing.blocks import WIDTH, Block, draw_pages, name, paged, text
from seatingapp.printing.chart_cards import draw_text
from seatingapp.printing.detention_snapshots import SlipSnapshot, refuse_extras
from seatingapp.printing.page_frame import MARGIN
from seatingapp.printing.sheets import LINE, MUTED, Sheets
from seatingapp.printing.wrapping import Style, flow

_LABEL = 0.16  # of the width
_SIGN = 44.0


def slip_pdf(snapshot: SlipSnapshot) -> bytes:
    """Return a slip as PDF, A4; the same snapshot always gives the same bytes.

    Raises ValueError for a snapshot that holds what its audience may not see.
    """
    refuse_extras(snapshot)
    sheets = Sheets("Detention slip")
    when = f"{weekday_date(snapshot.date)}, {snapshot.starts:%H:%M} to {snapshot.ends:%H:%M}"
    running = text(sheets, snapshot.pupil_name, Style(8.5), colour=MUTED, after=8)
    why = snapshot.reason or "Please ask the school."
    rows = (
        ("What", snapshot.kind),
        ("When", when),
        ("Where", snapshot.place or "The school will say where."),
        ("Why", why[:1].upper() + why[1:]),
        ("Questions", snapshot.call or "Please ask the school's office."),
    )
    blocks = [
        text(sheets, snapshot.school, Style(10.0), colour=MUTED),
        text(sheets, "Detention", Style(13.0, bold=True), after=2),
        name(sheets, snapshot.pupil_name),
        text(sheets, snapshot.form, Style(11.0), colour=MUTED, after=14),
        *(_fact(sheets, label, words) for label, words in rows),
        _line_to_sign(sheets),
    ]
    draw_pages(sheets, paged(blocks, running), snapshot.stamp)
    return sheets.finish()


def _fact(sheets: Sheets, label: str, words: str) -> Block:
    head = flow(sheets.typesetter, label, WIDTH * _LABEL, Style(11.0))
    said = flow(sheets.typesetter, words, WIDTH * (1 - _LABEL), Style(12.0, bold=True))
    height = max(head.height, said.height) + 12

    def draw(top: float) -> None:
        draw_text(sheets, Box(MARGIN, top, WIDTH * _LABEL, head.height), head, colour=MUTED)
        left = MARGIN + WIDTH * _LABEL
        draw_text(sheets, Box(left, top, WIDTH * (1 - _LABEL), said.height), said)

    return Block(height, draw)


def _line_to_sign(sheets: Sheets) -> Block:
    """A line for whoever reads it at home."""
    words = flow(sheets.typesetter, "Seen at home (signature, date)", WIDTH, Style(9.0))

    def draw(top: float) -> None:
        sheets.rule(MARGIN, top + 30, WIDTH * 0.6, LINE)
        draw_text(sheets, Box(MARGIN, top + 33, WIDTH, words.height), words, colour=MUTED)

    return Block(_SIGN, draw)
