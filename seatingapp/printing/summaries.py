"""The family summary: one pupil, praise first, every line with its day, lesson and plain reason."""

from __future__ import annotations

from seatingapp.domain.plan_picture import Box
from seatingapp.printing.blocks import BOTTOM, WIDTH, Block, draw_pages, name, paged, text
from seatingapp.printing.chart_cards import draw_text
from seatingapp.printing.entry_sections import entry_section
from seatingapp.printing.page_frame import MARGIN
from seatingapp.printing.sheets import LINE, MUTED, PALE, Sheets
from seatingapp.printing.snapshots import SummarySnapshot, refuse_extras
from seatingapp.printing.wrapping import Style, fit

_BODY = Style(9.5)
_SMALL = Style(8.5)
_BOLD = Style(9.5, bold=True)
_HEAD = Style(14.0, bold=True)
_KEY_HEAD = Style(11.0, bold=True)


def summary_pdf(snapshot: SummarySnapshot) -> bytes:
    """Return a pupil's summary as PDF, A4; the same snapshot always gives the same bytes.

    Raises ValueError for a snapshot that holds what its audience may not see.
    """
    refuse_extras(snapshot)
    sheets = Sheets("Summary for the family")
    pages = paged(_blocks(sheets, snapshot), _running_head(sheets, snapshot))
    draw_pages(sheets, pages, snapshot.stamp)
    return sheets.finish()


def _blocks(sheets: Sheets, snapshot: SummarySnapshot) -> list[Block]:
    """Everything in the order in which it is read."""
    facts = " · ".join(part for part in (snapshot.form, snapshot.period_words) if part)
    blocks = [
        text(sheets, snapshot.school, Style(10.0), colour=MUTED),
        name(sheets, snapshot.pupil_name),
        text(sheets, facts, Style(11.0), colour=MUTED, after=14),
    ]
    if not (snapshot.praise or snapshot.concern):
        return [
            *blocks,
            text(sheets, "There are no entries in this period.", Style(12.0, bold=True), after=4),
            text(
                sheets, "Nothing was written down in lessons, praise or concern.", _BODY, after=16
            ),
            *_key(sheets, snapshot.key),
        ]
    told = "This is what teachers wrote down in lessons. It begins with what went well."
    blocks.append(text(sheets, told, Style(10.5), after=10))
    if snapshot.totals:
        blocks.append(_totals(sheets, snapshot.totals))
    blocks += entry_section(
        sheets, "What went well", snapshot.praise, "No praise was written down in this period."
    )
    blocks += entry_section(
        sheets, "What to work on", snapshot.concern, "No concern was written down in this period."
    )
    return [*blocks, *_key(sheets, snapshot.key)]


def _running_head(sheets: Sheets, snapshot: SummarySnapshot) -> Block:
    """On top of every page but the first: whose summary it is."""
    words = f"{snapshot.pupil_name} · {snapshot.period_words}"
    return text(sheets, words, _SMALL, colour=MUTED, after=8)


def _totals(sheets: Sheets, totals: tuple[str, ...]) -> Block:
    """The totals in boxes side by side, each with its own words."""
    gap = 8.0
    width = (WIDTH - gap * (len(totals) - 1)) / len(totals)
    fitted = [
        fit(sheets.typesetter, total, max(width - 16, 1), 30, Style(11, bold=True, most_lines=2))
        for total in totals
    ]
    height = max(f.height for f in fitted) + 16

    def draw(top: float) -> None:
        for number, total in enumerate(fitted):
            box = Box(MARGIN + number * (width + gap), top, width, height)
            sheets.frame(box, 5, line=LINE, fill=PALE, thickness=0.6)
            draw_text(sheets, box, total, centred=True)

    return Block(height + 16, draw)


def _key(sheets: Sheets, key: tuple[str, ...]) -> list[Block]:
    """What the school's words mean."""
    if not key:
        return []
    title = "What the words mean"
    head = text(sheets, title, _KEY_HEAD, after=4)
    repeated = (text(sheets, f"{title} (continued)", _KEY_HEAD, after=4),)
    lines = [text(sheets, line, _SMALL, after=2) for line in key]
    kept = min(sum(line.height for line in lines), BOTTOM * 0.4)
    return [
        Block(head.height, head.draw, keeps=kept),
        *(Block(line.height, line.draw, repeated) for line in lines),
    ]
