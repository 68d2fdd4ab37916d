"""A list of entries for a family under its heading: a row each, in the columns that they need."""

from __future__ import annotations

from dataclasses import dataclass

from seatingapp.domain.behaviour import signed
from seatingapp.domain.plan_picture import Box
from seatingapp.domain.wording import counted, day_and_month, short_date
from seatingapp.printing.blocks import WIDTH, Block, text
from seatingapp.printing.chart_cards import draw_text
from seatingapp.printing.page_frame import MARGIN
from seatingapp.printing.sheets import MUTED, PALE, Sheets
from seatingapp.printing.snapshots import SummaryLine
from seatingapp.printing.wrapping import Style, fit, flow

_BODY = Style(9.5)
_SMALL = Style(8.5)
_BOLD = Style(9.5, bold=True)
_HEAD = Style(14.0, bold=True)
_GAP = 8.0
_DAY, _LESSON, _REASON = "Day", "Lesson", "What for"
_DID, _POINTS = "What the school did", "Points"
# The columns and their shares of the page's width.
_SHARES = {_DAY: 0.12, _LESSON: 0.2, _REASON: 0.33, _DID: 0.27, _POINTS: 0.08}


def entry_section(
    sheets: Sheets, title: str, lines: tuple[SummaryLine, ...], nothing: str
) -> list[Block]:
    """A list of entries with its heading, which is repeated where the list goes on overleaf."""
    if not lines:
        head = text(sheets, title, _HEAD, after=4)
        return [head, text(sheets, nothing, _BODY, after=16)]
    counts = f"{title} · {counted(len(lines), 'entry', 'entries')}"
    columns = _columns(sheets, lines)
    rows = [_row(sheets, line, columns) for line in lines]
    repeated = (text(sheets, f"{title} (continued)", _HEAD, after=4), columns.heading)
    whole = [
        Block(row.height, row.draw, repeated, 16 if n + 1 == len(rows) else 0)
        for n, row in enumerate(rows)
    ]
    head = text(sheets, counts, _HEAD, after=4)
    kept = columns.heading.height + rows[0].height
    return [
        Block(head.height, head.draw, keeps=kept),
        Block(columns.heading.height, columns.heading.draw),
        *whole,
        Block(14, lambda _top: None),
    ]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where each column begins and how wide it is, by its title."""

    places: dict[str, tuple[float, float]]
    heading: Block


def _columns(sheets: Sheets, lines: tuple[SummaryLine, ...]) -> _Columns:
    """The columns that these lines need; the reason takes the room of those left out."""
    shares = dict(_SHARES)
    if all(line.points is None for line in lines):
        shares[_REASON] += shares.pop(_POINTS)
    if not any(line.what_the_school_did for line in lines):
        shares[_REASON] += shares.pop(_DID)
    places: dict[str, tuple[float, float]] = {}
    left = MARGIN
    for title, share in shares.items():
        places[title] = (left, share * WIDTH - _GAP)
        left += share * WIDTH

    def draw(top: float) -> None:
        for title, (x, width) in places.items():
            fitted = fit(sheets.typesetter, title, width, 11, Style(8.0, bold=True))
            draw_text(sheets, Box(x, top, width, fitted.height), fitted, colour=MUTED)
        sheets.rule(MARGIN, top + 13, WIDTH)

    return _Columns(places, Block(15, draw))


def _row(sheets: Sheets, line: SummaryLine, columns: _Columns) -> Block:
    """One entry, as high as its highest cell."""
    cells = {
        _DAY: (short_date(line.date), _BODY),
        _LESSON: (line.lesson, _BODY),
        _REASON: (_reason(line), _BOLD),
        _DID: (line.what_the_school_did, _BODY),
        _POINTS: ("" if line.points is None else signed(line.points), _BOLD),
    }
    placed = [(x, width, *cells[title]) for title, (x, width) in columns.places.items()]
    fitted = [flow(sheets.typesetter, text, width, style) for _, width, text, style in placed]
    height = max(cell.height for cell in fitted) + 8

    def draw(top: float) -> None:
        for (x, width), cell in zip(columns.places.values(), fitted, strict=True):
            draw_text(sheets, Box(x, top + 3, width, cell.height), cell)
        sheets.rule(MARGIN, top + height - 1, WIDTH, PALE)

    return Block(height, draw)


def _reason(line: SummaryLine) -> str:
    """The plain reason, with what a reader must know of it to be fair."""
    marks = []
    if line.corrected_on is not None:
        marks.append(f"corrected on {day_and_month(line.corrected_on)}")
    if line.disputed:
        marks.append("the pupil sees it differently")
    return f"{line.reason} ({'; '.join(marks)})" if marks else line.reason
