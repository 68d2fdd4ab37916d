"""The family summary: one pupil, praise first, every line with its day, lesson and plain reason."""

from __future__ import annotations

from dataclasses import dataclass

from seatingapp.domain.behaviour import signed
from seatingapp.domain.plan_picture import Box
from seatingapp.domain.wording import counted, day_and_month, short_date
from seatingapp.printing.blocks import BOTTOM, WIDTH, Block, draw_pages, name, paged, text
from seatingapp.printing.chart_cards import draw_text
from seatingapp.printing.page_frame import MARGIN
from seatingapp.printing.sheets import LINE, MUTED, PALE, Sheets
from seatingapp.printing.snapshots import SummaryLine, SummarySnapshot, refuse_extras
from seatingapp.printing.wrapping import Style, fit, flow

_BODY = Style(9.5)
_SMALL = Style(8.5)
_BOLD = Style(9.5, bold=True)
_HEAD = Style(14.0, bold=True)
_KEY_HEAD = Style(11.0, bold=True)
_GAP = 8.0
_DAY, _LESSON, _REASON = "Day", "Lesson", "What for"
_DID, _POINTS = "What the school did", "Points"
# The columns and their shares of the page's width.
_SHARES = {_DAY: 0.12, _LESSON: 0.2, _REASON: 0.33, _DID: 0.27, _POINTS: 0.08}


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
    blocks += _section(
        sheets, "What went well", snapshot.praise, "No praise was written down in this period."
    )
    blocks += _section(
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


def _section(
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
