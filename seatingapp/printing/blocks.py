"""A4 pages of text: pieces one below the other, which go on overleaf under a running head."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4

from seatingapp.domain.audiences import PrintStamp
from seatingapp.domain.plan_picture import Box
from seatingapp.printing.chart_cards import draw_text
from seatingapp.printing.page_frame import FOOTER, MARGIN, draw_footer
from seatingapp.printing.sheets import INK, Sheets
from seatingapp.printing.wrapping import Style, fit, flow

WIDTH = A4[0] - 2 * MARGIN
BOTTOM = A4[1] - FOOTER - 10
_TOP = 33.0


@dataclass(frozen=True, slots=True)
class Block:
    """Something that is drawn in one piece; `repeats` is drawn again on top of a new page.

    `keeps` asks for that much more room below, so that no heading is left alone.
    """

    height: float
    draw: Callable[[float], None]
    repeats: tuple[Block, ...] = ()
    keeps: float = 0.0


def paged(blocks: list[Block], running_head: Block) -> list[list[Block]]:
    """Lay blocks on pages; later ones begin with the running head and the list's heading."""
    pages: list[list[Block]] = [[]]
    free = BOTTOM - _TOP
    for block in blocks:
        if block.height + block.keeps > free and pages[-1]:
            pages.append([running_head, *block.repeats])
            free = BOTTOM - _TOP - sum(head.height for head in pages[-1])
        pages[-1].append(block)
        free -= block.height
    return pages


def draw_pages(sheets: Sheets, pages: list[list[Block]], stamp: PrintStamp) -> None:
    """Draw laid-out pages, each with its footer."""
    for number, page in enumerate(pages, 1):
        sheets.page(*A4)
        top = _TOP
        for block in page:
            block.draw(top)
            top += block.height
        draw_footer(sheets, A4, stamp, number, len(pages))


def text(
    sheets: Sheets, words: str, style: Style, *, colour: str = INK, after: float = 2.0
) -> Block:
    """Words as wide as the page, with some room after them; none where there are no words."""
    fitted = flow(sheets.typesetter, words, WIDTH, style)

    def draw(top: float) -> None:
        box = Box(MARGIN, top, WIDTH, fitted.height)
        draw_text(sheets, box, fitted, colour=colour)

    return Block(fitted.height + (after if fitted.lines else 0), draw)


def name(sheets: Sheets, called: str) -> Block:
    """The pupil's name, large, on two lines at most while it can be."""
    fitted = fit(sheets.typesetter, called, WIDTH, 62, Style(24, floor=12, bold=True, most_lines=2))

    def draw(top: float) -> None:
        draw_text(sheets, Box(MARGIN, top, WIDTH, fitted.height), fitted)

    return Block(fitted.height + 2, draw)
