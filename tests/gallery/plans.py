"""Pictures of plans: `python -m tests.gallery.plans --out DIR [--theme dark] [NAME ...]`.

All templates, a hall, a room with walls and desks at any angle, lines, rules, and a room without
a seat, each at several zooms. Scale by Qt's own variable: QT_SCALE_FACTOR=2.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from seatingapp.domain.cards import Grades
from seatingapp.domain.plan_picture import Side
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import (
    Desk,
    DeskKind,
    Fixture,
    FixtureKind,
    RoomLayout,
    Seat,
    reading_order,
)
from seatingapp.ui.plan_view import EMPTY_PLAN, LineStyle, PlanState, PlanView, SeatLine
from seatingapp.ui.theme import ThemeChoice, install_theme
from tests.gallery.rule_plans import act, rest, rule_plans
from tests.gui.plan_view.rooms import drawn_photo, full_room, nine_b

_SIZE = (830, 560)
_WALLS = ((0.0, 0.0), (800.0, 0.0), (800.0, 520.0), (900.0, 520.0), (900.0, 750.0), (0.0, 750.0))
_FURNITURE = (
    (FixtureKind.BOARD, 400, 8, 240, 14, 0),
    (FixtureKind.SCREEN, 620, 8, 120, 14, 0),
    (FixtureKind.TEACHER_DESK, 150, 70, 110, 55, 20),
    (FixtureKind.DOOR, 6, 620, 90, 12, 90),
    (FixtureKind.WINDOW, 794, 300, 150, 12, 90),
    (FixtureKind.PILLAR, 415, 315, 40, 40, 0),
    (FixtureKind.CUPBOARD, 300, 720, 100, 45, 0),
    (FixtureKind.SINK, 450, 720, 60, 50, 0),
    (FixtureKind.PIANO, 650, 690, 150, 60, -15),
    (FixtureKind.LABEL, 560, 120, 120, 30, 0),
)


def busy(layout: RoomLayout, pupils: int, photos: bool = False) -> PlanState:
    """A class in which every sign that a card can have is on some card."""
    state = full_room(layout, pupils, photos)
    cards = {
        seat: replace(
            card,
            grades=Grades("7", "6") if n % 2 else Grades("8"),
            comment="x" if n % 4 == 0 else "",
            guest=n % 7 == 2,
            moved=n % 7 == 4,
            pinned=n % 6 == 0,
            absent=n % 11 == 5,
            late=n % 9 == 3,
        )
        for n, (seat, card) in enumerate(state.cards.items())
    }
    return replace(state, cards=cards)


def studio() -> RoomLayout:
    """Desks in a fan, all kinds of furniture, and walls with a bay."""
    desks = tuple(
        Desk(
            n + 1,
            DeskKind.DOUBLE,
            130 + (n % 4) * 190,
            230 + (n // 4) * 170,
            130,
            55,
            (Seat(10 * n + 11, -32.5, 0), Seat(10 * n + 12, 32.5, 0)),
            (-30, -10, 10, 30)[n % 4],
        )
        for n in range(12)
    )
    fixtures = tuple(
        Fixture(n, *thing, label="Reading corner" if thing[0] is FixtureKind.LABEL else "")
        for n, thing in enumerate(_FURNITURE, 900)
    )
    return RoomLayout(900, 750, desks, fixtures, _WALLS)


def states() -> Iterator[tuple[str, PlanState, tuple[float, ...]]]:
    """Names, plans, and the zooms at which they are shown."""
    hall = from_template(Template.EXAM_HALL, 20, 20)
    numbers = {seat: str(n) for n, seat in enumerate(reading_order(hall), 1)}
    yield "hall", busy(hall, 360, photos=True), (1.0, 1.3, 1.7, 2.2, 3.0, 4.0)
    yield "numbers", replace(full_room(hall, 360), numbers=numbers, show_numbers=True), (1, 2, 4)
    for template in Template:
        layout = from_template(template, 4, 4)
        yield template.value, busy(layout, max(1, layout.capacity - 3)), (1.0, 2.0)
    doubles = from_template(Template.ROWS_OF_DOUBLES, 5, 3)
    yield "photos", busy(doubles, 28, photos=True), (1.0, 1.5, 2.5)
    yield "sixty", busy(from_template(Template.ROWS_OF_DOUBLES, 5, 6), 58), (1.0, 2.0)
    yield "120-seats", busy(from_template(Template.ROWS_OF_DOUBLES, 10, 6), 36), (1.0, 2.0)
    yield "studio", busy(studio(), 22), (1.0, 2.0)
    yield "studio-turned", replace(busy(studio(), 22), side=Side.PUPILS), (1.0,)
    yield "lines", _with_lines(nine_b()), (1.0, 2.0)
    yield from rule_plans()
    yield "no-seats", PlanState(replace(studio(), desks=())), (1.0,)


def _with_lines(state: PlanState) -> PlanState:
    seats = list(state.cards)
    pairs = ((0, 1), (2, 3), (4, 5), (7, 14), (8, 9), (10, 11), (12, 13), (16, 24), (17, 18))
    lines = (
        SeatLine(seats[a], seats[b], style) for (a, b), style in zip(pairs, LineStyle, strict=True)
    )
    return replace(state, lines=tuple(lines))


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--theme", default="light", choices=("light", "dark", "contrast"))
    parser.add_argument("names", nargs="*", help="only these")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    install_theme(app, ThemeChoice(arguments.theme))
    arguments.out.mkdir(parents=True, exist_ok=True)
    view = PlanView()
    view.set_photos(drawn_photo)
    view.resize(*_SIZE)
    view.show()
    for name, state, zooms in states():
        if not arguments.names or name in arguments.names:
            view.show_state(EMPTY_PLAN)
            view.show_state(state)
            for zoom in zooms:
                view.zoom.fit()
                view.zoom.by(zoom)
                act(name, view)
                view.grab().save(str(arguments.out / f"{arguments.theme}-{name}-{zoom:g}.png"))
                rest(view)


if __name__ == "__main__":
    main()
