"""The rules of a plan on pages of their own, for the teacher: what each says, how it came out."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.pagesizes import A3, A4

from seatingapp.domain.plan_picture import Box
from seatingapp.domain.wording import weekday_date
from seatingapp.printing.chart_cards import draw_text
from seatingapp.printing.chart_layout import enlarged
from seatingapp.printing.page_frame import FOOTER, MARGIN
from seatingapp.printing.sheets import INK, LINE, MUTED, WHITE, Sheets
from seatingapp.printing.snapshots import ChartSnapshot, RuleLine, RuleList
from seatingapp.printing.wrapping import Fitted, Style, fit, flow

_TOP = 33.0
_TITLE = "Rules of this plan"
_STRENGTH, _OUTCOME = 62.0, 92.0  # the widths of the first column and of the last, on A4
_BADGE = 15.0
_LOWER = 1.4  # by which a line begins below its badge, so that both are on one height
_PAD = 6.0  # above and below what a row says
_HEADS = 17.0


@dataclass(frozen=True, slots=True)
class _Row:
    """A rule as it is set: the sentence, more about it below, and how it came out."""

    line: RuleLine
    sentence: Fitted
    more: Fitted
    outcome: Fitted

    def height(self, scale: float) -> float:
        """With what is left free above and below."""
        said = self.sentence.height + self.more.height + (2 * scale if self.more.lines else 0)
        least = max(_BADGE, self.outcome.height / scale + _LOWER) * scale
        return max(said + _LOWER * scale, least) + 2 * _PAD * scale


@dataclass(frozen=True, slots=True)
class RulePage:
    """One page of the list: its heading, its rows, and on the last one what all rules use."""

    size: tuple[float, float]
    scale: float
    heading: tuple[Fitted, ...]
    rows: tuple[_Row, ...]
    marking: Fitted


def rule_pages(sheets: Sheets, snapshot: ChartSnapshot) -> list[RulePage]:
    """Return the pages that the rules of a chart take: none where it holds no rules."""
    listed = snapshot.rules
    if listed is None:
        return []
    scale = enlarged(snapshot.paper)
    size = A3 if snapshot.paper == "A3" else A4
    width = size[0] - 2 * MARGIN
    heading = _heading(sheets, snapshot, listed, width, scale)
    marking = flow(sheets.typesetter, listed.marking, width, Style(9.0 * scale))
    free = size[1] - FOOTER - 12 - _TOP - sum(f.height for f in heading) - (10 + _HEADS) * scale
    rows = [_row(sheets, line, width, scale) for line in listed.lines]
    parts = _parted(rows, scale, free, marking.height + 10 * scale)
    nothing = Fitted((), 9.0)
    return [
        RulePage(size, scale, heading, tuple(part), marking if part is parts[-1] else nothing)
        for part in parts
    ]


def _heading(
    sheets: Sheets, snapshot: ChartSnapshot, listed: RuleList, width: float, scale: float
) -> tuple[Fitted, ...]:
    where = " · ".join(
        part
        for part in (
            snapshot.class_name,
            snapshot.room_name,
            f"Seating plan from {weekday_date(snapshot.from_date)}",
        )
        if part
    )
    muted = Style(10.0 * scale)
    return (
        fit(
            sheets.typesetter,
            _TITLE,
            width,
            26 * scale,
            Style(20.0 * scale, bold=True, most_lines=1),
        ),
        flow(sheets.typesetter, where, width, muted),
        flow(sheets.typesetter, listed.facts, width, muted),
    )


def _row(sheets: Sheets, line: RuleLine, width: float, scale: float) -> _Row:
    room = width - (_STRENGTH + _OUTCOME) * scale
    more = " ".join(part for part in (line.reason, line.uses) if part)
    bold = Style(10.5 * scale, bold=not line.holds)
    return _Row(
        line,
        flow(sheets.typesetter, line.sentence, room, Style(10.5 * scale)),
        flow(sheets.typesetter, more, room, Style(8.5 * scale)),
        flow(sheets.typesetter, line.outcome, (_OUTCOME - 8) * scale, bold),
    )


def _parted(rows: list[_Row], scale: float, free: float, last: float) -> list[list[_Row]]:
    """Rows page by page; the last page has room for `last` besides."""
    pages: list[list[_Row]] = [[]]
    left = free
    for number, row in enumerate(rows):
        height = row.height(scale)
        besides = last if number + 1 == len(rows) else 0.0
        if height + besides > left and pages[-1]:
            pages.append([])
            left = free
        pages[-1].append(row)
        left -= height
    return pages


def draw_rule_page(sheets: Sheets, page: RulePage) -> None:
    """Draw a page of the list, without its footer."""
    sheets.page(*page.size)
    width, scale = page.size[0] - 2 * MARGIN, page.scale
    top = _TOP
    for number, fitted in enumerate(page.heading):
        box = Box(MARGIN, top, width, fitted.height)
        draw_text(sheets, box, fitted, colour=MUTED if number else INK)
        top += fitted.height
    top += 10 * scale
    if page.rows:
        _draw_heads(sheets, page, top, width)
        top += _HEADS * scale
    for row in page.rows:
        _draw_row(sheets, row, Box(MARGIN, top, width, row.height(scale)), scale)
        top += row.height(scale)
    box = Box(MARGIN, top + 10 * scale, width, page.marking.height)
    draw_text(sheets, box, page.marking, colour=MUTED)


def _draw_heads(sheets: Sheets, page: RulePage, top: float, width: float) -> None:
    scale = page.scale
    outcome = MARGIN + width - _OUTCOME * scale + 8 * scale
    places = (("Strength", MARGIN), ("Rule", MARGIN + _STRENGTH * scale), ("Outcome", outcome))
    for title, left in places:
        fitted = flow(sheets.typesetter, title, 200, Style(8.0 * scale, bold=True))
        draw_text(sheets, Box(left, top, fitted.width, fitted.height), fitted, colour=MUTED)
    sheets.rule(MARGIN, top + _HEADS * scale - 3, width, LINE)


def _draw_row(sheets: Sheets, row: _Row, box: Box, scale: float) -> None:
    top = box.y + _PAD * scale
    _draw_badge(sheets, row.line.strength, Box(box.x, top, 46 * scale, _BADGE * scale), scale)
    top += _LOWER * scale
    left = box.x + _STRENGTH * scale
    room = box.width - (_STRENGTH + _OUTCOME) * scale
    draw_text(sheets, Box(left, top, room, row.sentence.height), row.sentence)
    below = Box(left, top + row.sentence.height + 2 * scale, room, row.more.height)
    draw_text(sheets, below, row.more, colour=MUTED)
    right = box.x + box.width - (_OUTCOME - 8) * scale
    draw_text(sheets, Box(right, top, (_OUTCOME - 8) * scale, row.outcome.height), row.outcome)
    sheets.rule(box.x, box.y + box.height, box.width, LINE)


def _draw_badge(sheets: Sheets, strength: str, box: Box, scale: float) -> None:
    """A must is white on black, a wish black on white: told apart on any printer."""
    must = strength == "must"
    sheets.frame(box, 3 * scale, line=INK, fill=INK if must else WHITE)
    fitted = fit(
        sheets.typesetter, strength, box.width - 4, box.height - 2, Style(8.5 * scale, bold=True)
    )
    draw_text(sheets, box, fitted, centred=True, colour=WHITE if must else INK)
