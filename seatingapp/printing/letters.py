"""A letter home: what was written down, praise first, and an invitation to talk."""

from __future__ import annotations

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.plan_picture import Box
from seatingapp.domain.wording import long_date
from seatingapp.printing.blocks import WIDTH, Block, draw_pages, name, paged, text
from seatingapp.printing.chart_cards import draw_text
from seatingapp.printing.entry_sections import entry_section
from seatingapp.printing.letter_snapshots import LetterSnapshot, refuse_extras
from seatingapp.printing.page_frame import MARGIN
from seatingapp.printing.sheets import LINE, MUTED, Sheets
from seatingapp.printing.wrapping import Style, flow

_BODY = Style(11.0)
_SIGN = 44.0


def letter_pdf(snapshot: LetterSnapshot) -> bytes:
    """Return a letter as PDF, A4; the same snapshot always gives the same bytes.

    Raises ValueError for a snapshot that holds what its audience may not see.
    """
    refuse_extras(snapshot)
    sheets = Sheets("Letter home")
    when = long_date(snapshot.stamp.printed_at.date())
    running = text(sheets, f"{snapshot.pupil_name} · {when}", Style(8.5), colour=MUTED, after=8)
    draw_pages(sheets, paged(_blocks(sheets, snapshot, when), running), snapshot.stamp)
    return sheets.finish()


def _blocks(sheets: Sheets, snapshot: LetterSnapshot, when: str) -> list[Block]:
    about = " · ".join(part for part in (snapshot.form, when) if part)
    return [
        text(sheets, snapshot.school, Style(10.0), colour=MUTED),
        name(sheets, snapshot.pupil_name),
        text(sheets, about, Style(11.0), colour=MUTED, after=20),
        text(sheets, "Dear parent or carer,", _BODY, after=10),
        *(text(sheets, words, _BODY, after=10) for words in _opening(snapshot)),
        *entry_section(sheets, _heading(snapshot), snapshot.lines, ""),
        *(text(sheets, words, _BODY, after=10) for words in _closing(snapshot)),
        _signature(sheets, snapshot.teacher or "For the school", "Seen by (parent or carer)"),
    ]


def _opening(snapshot: LetterSnapshot) -> tuple[str, ...]:
    if snapshot.polarity is Polarity.PRAISE:
        return (f"We would like you to know what {snapshot.forename} did well in lessons.",)
    reason = (
        "We are writing because of what teachers wrote down below, and would like to work on it "
        f"together with you and {snapshot.forename}."
    )
    return (snapshot.praised, reason) if snapshot.praised else (reason,)


def _heading(snapshot: LetterSnapshot) -> str:
    return "What went well" if snapshot.polarity is Polarity.PRAISE else "What to work on"


def _closing(snapshot: LetterSnapshot) -> tuple[str, ...]:
    if snapshot.polarity is Polarity.PRAISE:
        return (f"Thank you for your support. Please tell {snapshot.forename} that we noticed.",)
    invitation = (
        f"Please talk about it with {snapshot.forename}. If you see it differently, or if there is "
        "something that we should know, please get in touch with us: we would like to hear it."
    )
    return (invitation,)


def _signature(sheets: Sheets, left: str, right: str) -> Block:
    """Two lines to sign on, with who signs below each."""
    half = WIDTH / 2 - 12
    words = [flow(sheets.typesetter, who, half, Style(9.0)) for who in (left, right)]
    height = _SIGN + max(fitted.height for fitted in words) + 4

    def draw(top: float) -> None:
        for number, fitted in enumerate(words):
            x = MARGIN + number * (half + 24)
            sheets.rule(x, top + _SIGN, half, LINE)
            draw_text(sheets, Box(x, top + _SIGN + 4, half, fitted.height), fitted, colour=MUTED)

    return Block(height, draw)
