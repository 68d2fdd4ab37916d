"""Snapshots to print in tests: the chart of the design, and names that make trouble."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from seatingapp.domain.audiences import Audience, PrintStamp
from seatingapp.domain.plan_picture import Side
from seatingapp.domain.room_templates import row_of_blocks
from seatingapp.domain.rooms import RoomLayout, reading_order
from seatingapp.printing.snapshots import (
    ChartCard,
    ChartSnapshot,
    Paper,
    SummaryLine,
    SummarySnapshot,
)

LONDON = ZoneInfo("Europe/London")
PRINTED = dt.datetime(2026, 11, 23, 10, 52, tzinfo=LONDON)
DESTROY = dt.date(2027, 2, 12)
ROOM = row_of_blocks((2, 3, 2), 4)

# Name, initials, marks, action; None is an empty seat. The chart of the design, row by row.
_DESIGN: tuple[tuple[str, str, tuple[str, ...], str] | None, ...] = (
    ("Aaliyah K", "AK", ("K",), ""),
    ("Ben O'N", "BO", ("PP",), ""),
    ("Callum P", "CP", ("EAL",), "front, left ear"),
    ("Daria V", "DV", (), ""),
    ("Eluned R", "ER", (), ""),
    ("Farhan S", "FS", ("K", "PP"), ""),
    ("Grace T", "GT", (), ""),
    ("Hugo M", "HM", (), ""),
    ("Imani D", "ID", (), ""),
    ("Jack S", "JS", ("PP", "EAL"), ""),
    ("Kasia W", "KW", ("K",), ""),
    ("Leo A", "LA", (), ""),
    ("Maya H", "MH", (), "large print"),
    ("Noah B", "NB", ("PP",), ""),
    ("Olivia C", "OC", (), ""),
    ("Priya N", "PN", ("K",), ""),
    ("Quinn L", "QL", ("EAL",), ""),
    ("Rhys J", "RJ", ("PP",), "inhaler in bag"),
    ("Sofia E", "SE", (), ""),
    ("Tom W", "TW", (), ""),
    ("Uma G", "UG", ("K",), ""),
    ("Will H", "WH", ("PP",), ""),
    ("Xin Z", "XZ", (), ""),
    ("Yusuf I", "YI", ("EAL",), ""),
    None,
    ("Zara Q", "ZQ", (), ""),
    ("Amir R", "AR", ("K", "PP"), ""),
    None,
)
NASTY = (
    "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren X",
    "Maximiliana-Konstanze Freifrau von und zu Hohenlohe-Oehringen",
    "A" * 60,
    "w" * 40,
    "李小龙",
    "欧阳娜娜",
    "محمد عبد الله",
    "Ben محمد (9C)",
    "יוסי כהן",
    "प्रिया शर्मा",
    "क्‍षमा",
    "ธนพล ก้ำ",
    "Sia\u0302n ap Gwilym",
    "Łukasz Wójcik",
    "O'Neill",
    "👩‍👩‍👧 Max 😀",
    "Ana\x00\x07\tMaria\u202e\nLee",
    "김민준",
    "Nguyễn Thị Ánh",
    "\ud800odd",
)


def stamp(audience: Audience = Audience.TEACHER, number: str = "P-0417") -> PrintStamp:
    """The stamp of the design, for an audience."""
    return PrintStamp(number, audience, PRINTED, DESTROY)


def design_chart(
    audience: Audience = Audience.TEACHER,
    paper: Paper = "A4",
    side: Side = Side.TEACHER,
    number: str = "P-0417",
) -> ChartSnapshot:
    """The chart of the design, with what its audience may see."""
    cards: dict[int, ChartCard] = {}
    for seat, entry in zip(reading_order(ROOM), _DESIGN, strict=True):
        if entry is None:
            continue
        name, initials, marks, action = entry
        if audience is Audience.TEACHER:
            cards[seat] = ChartCard(name, initials, None, marks, action)
        else:
            cards[seat] = ChartCard(name)
    teacher = audience is Audience.TEACHER
    return ChartSnapshot(
        "Northfield School",
        "9B/Sc2",
        "Lab 2",
        dt.date(2026, 11, 23),
        ROOM,
        stamp(audience, number),
        cards,
        pupil_count=len(cards),
        legend=("K SEN support", "PP pupil premium", "EAL") if teacher else (),
        side=side,
        paper=paper,
    )


def full_chart(
    layout: RoomLayout,
    names: tuple[str, ...],
    audience: Audience = Audience.TEACHER,
    paper: Paper = "A4",
) -> ChartSnapshot:
    """A chart of any room with a pupil on each seat, names taken in turn."""
    teacher = audience is Audience.TEACHER
    cards = {
        seat: ChartCard(
            names[n % len(names)],
            names[n % len(names)][:2] if teacher else "",
            None,
            ("K", "PP", "EAL")[: n % 4] if teacher else (),
            "front, left ear" if teacher and n % 5 == 0 else "",
        )
        for n, seat in enumerate(reading_order(layout))
    }
    return ChartSnapshot(
        "Northfield School",
        "9B/Sc2",
        "Lab 2",
        dt.date(2026, 11, 23),
        layout,
        stamp(audience),
        cards,
        pupil_count=len(cards),
        paper=paper,
    )


def design_names() -> tuple[str, ...]:
    """The names of the design's chart."""
    return tuple(entry[0] for entry in _DESIGN if entry)


def summary(praise: int = 3, concern: int = 2) -> SummarySnapshot:
    """A family summary with so many lines."""
    day = dt.date(2026, 9, 7)
    return SummarySnapshot(
        "Northfield School",
        "Łukasz O'Neill",
        "9C",
        "1 September to 23 November 2026",
        stamp(Audience.FAMILY),
        tuple(
            SummaryLine(
                day + dt.timedelta(days=n),
                "9B/Sc2 Science, P3",
                "Helped another pupil to understand the work",
                2,
            )
            for n in range(praise)
        ),
        tuple(
            SummaryLine(
                day + dt.timedelta(days=n),
                "Maths, P1",
                "Talked while others were working",
                -1,
                "Moved seat, then spoke with the teacher after the lesson",
                day if n == 0 else None,
            )
            for n in range(concern)
        ),
        (f"{2 * praise} praise points", f"{concern} concern points"),
        ("C1: a warning, not recorded", "C2: recorded, 1 point"),
    )
