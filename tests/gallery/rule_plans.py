"""Plans with rules on them: lights while somebody is carried, rules that are broken, a line."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rules.verdicts import SeatLight
from seatingapp.ui.plan_view import BrokenMark, PlanState, PlanView
from tests.gui.plan_view.rooms import full_room, nine_b, sixty

_BROKEN = (
    ((0, 1), "Aaliyah K not beside Ben O'N: they share a desk", True),
    ((8, 16), "Imani D at least 2 m from Quinn L: 1.2 m", True),
    ((10, 18), "Kasia W at the same table as Sofia E", False),
    ((12, 13), "Maya H and Noah B sat together on 14 September", False),
    ((4,), "Eluned R in the front row", True),
    ((15,), "Priya N near the door", False),
)
_CHANGES = (0, 8, -3, 12, -24, 3, 105, -1)
_LEFT, _NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def rule_plans() -> Iterator[tuple[str, PlanState, tuple[float, ...]]]:
    """Names, plans, and the zooms at which they are shown."""
    design = replace(nine_b(), movable=True)
    yield "broken", with_broken(design), (1.0, 2.0)
    yield "broken-board-safe", replace(with_broken(design), show_private=False), (1.0,)
    yield "highlighted", _highlighted(design), (1.0, 2.0)
    yield "lights", with_lights(with_broken(design)), (1.0, 2.0)
    yield "lights-sixty", with_lights(replace(sixty(), movable=True)), (1.0, 2.0)
    crowded = full_room(from_template(Template.ROWS_OF_DOUBLES, 10, 6), 110)
    yield "lights-120", with_lights(replace(crowded, movable=True)), (1.0, 2.0)
    hall = full_room(from_template(Template.EXAM_HALL, 20, 20), 360)
    yield "lights-hall", with_lights(replace(hall, movable=True)), (1.0, 3.0)
    yield "connecting", design, (1.0, 2.0)


def with_broken(state: PlanState) -> PlanState:
    """The plan with musts and wishes that are not met, between seats and on single ones."""
    seats = list(state.cards)
    marks = tuple(
        BrokenMark(tuple(seats[n] for n in where), words, must) for where, words, must in _BROKEN
    )
    return replace(state, broken=marks)


def with_lights(state: PlanState) -> PlanState:
    """The plan with a light on every seat, most of them good; the same ones each time."""
    chance = random.Random(4)
    lights = {}
    for desk in state.layout.desks:
        for seat in desk.seats:
            holds = chance.random() < 0.7
            reasons = () if holds else ("Aaliyah K not beside Ben O'N",)
            lights[seat.id] = SeatLight(holds, chance.choice(_CHANGES), reasons)
    return replace(state, lights=lights)


def act(name: str, view: PlanView) -> None:
    """Lift the fourth pupil and carry them over another seat, or draw a line to it."""
    seats = list(view.state.cards)
    if name == "connecting":
        view.set_connecting(True)
    elif not name.startswith("lights"):
        return
    viewport = view.viewport()
    start, end = (
        viewport.mapFromGlobal(view.spoken_area(seats[n]).center()) for n in (3, len(seats) // 2)
    )
    QTest.mousePress(viewport, _LEFT, _NO_KEYS, start)
    QTest.mouseMove(viewport, (start + end) / 2)
    QTest.mouseMove(viewport, end)


def rest(view: PlanView) -> None:
    """Put back whoever is in the hand."""
    QTest.keyClick(view, Qt.Key.Key_Escape)
    view.set_connecting(False)
    QApplication.processEvents()


def _highlighted(state: PlanState) -> PlanState:
    seats = list(state.cards)
    chosen = frozenset({state.cards[seats[17]].pupil_id})
    return replace(state, highlighted=frozenset({seats[2], seats[17], seats[22]}), selected=chosen)
