"""While somebody is carried, every seat says what would follow; otherwise none does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage

from seatingapp.domain.rules.verdicts import SeatLight
from seatingapp.ui.plan_view import PlanState
from seatingapp.ui.plan_view.card_layout import Density, density_of
from seatingapp.ui.plan_view.light_painter import Lit, PillSize, pill_size, pill_width
from seatingapp.ui.theme import Theme
from tests.gui.plan_view.conftest import Open
from tests.gui.plan_view.probe import PlanProbe
from tests.gui.plan_view.rooms import changed, nine_b, sixty

Key = Qt.Key
GOOD, BAD = (
    SeatLight(True, 8),
    SeatLight(False, -3, ("Aaliyah K not beside Ben O'N", "Tom W apart")),
)


def _lit(state: PlanState, light: SeatLight = GOOD, **others: SeatLight) -> PlanState:
    """The state with a light on each seat; those of the pupils named differ."""
    lights = {seat.id: light for desk in state.layout.desks for seat in desk.seats}
    for name, other in others.items():
        seat = next(s for s, c in state.cards.items() if c.name.startswith(name))
        lights[seat] = other
    return replace(state, lights=lights)


def _show(probe: PlanProbe, light: SeatLight = GOOD, **others: SeatLight) -> None:
    probe.view.show_state(_lit(probe.view.state, light, **others))


def _top(probe: PlanProbe, name: str) -> QRect:
    area = probe.area(probe.seat(name))
    return QRect(area.topLeft() - QPoint(0, 6), area.size())


def _part(probe: PlanProbe, name: str) -> QImage:
    return probe.image().copy(_top(probe, name))


def test_nothing_is_lit_while_nobody_is_carried(seating: PlanProbe) -> None:
    plain = seating.image()
    _show(seating)
    assert seating.image() == plain


def test_lights_that_come_during_a_drag_are_drawn_and_go_with_it(seating: PlanProbe) -> None:
    plain = seating.image()
    seating.lift("Tom W")
    lifted = _part(seating, "Amir R")
    _show(seating)
    assert _part(seating, "Amir R") != lifted
    assert len(seating.ghosts()) == 1
    assert seating.asked == []
    seating.drop_on_seat(seating.seat("Tom W"))
    seating.view.show_state(nine_b_movable())
    assert seating.image().copy(0, 0, 830, 300) == plain.copy(0, 0, 830, 300)


def nine_b_movable() -> PlanState:
    """As the page shows it when nobody is carried any more."""
    return replace(nine_b(), movable=True)


def test_whether_the_musts_hold_is_seen_without_the_colour(seating: PlanProbe) -> None:
    seating.lift("Tom W")
    _show(seating, SeatLight(True, 3))
    good = _part(seating, "Amir R").convertToFormat(QImage.Format.Format_Grayscale8)
    _show(seating, SeatLight(False, 3))
    bad = _part(seating, "Amir R").convertToFormat(QImage.Format.Format_Grayscale8)
    edge = [(good.pixelColor(x, 6).value(), bad.pixelColor(x, 6).value()) for x in range(58, 76)]
    assert len({light for light, _ in edge}) == 1  # a whole border
    assert max(dash for _, dash in edge) - min(dash for _, dash in edge) > 60  # a dashed one


def test_another_change_of_the_score_is_another_picture(seating: PlanProbe) -> None:
    seating.lift("Tom W")
    pictures = []
    for change in (-12, -3, 0, 3, 12):
        _show(seating, SeatLight(True, change))
        pictures.append(bytes(_part(seating, "Amir R").constBits()))
    assert len(set(pictures)) == 5


def test_a_new_light_on_one_seat_changes_that_seat_alone(seating: PlanProbe) -> None:
    seating.lift("Tom W")
    _show(seating)
    before = seating.image()
    _show(seating, Farhan=BAD)
    after = seating.image()
    area = seating.area(seating.seat("Farhan S")).adjusted(-3, -9, 3, 3)
    assert before.copy(area) != after.copy(area)
    for x in range(0, before.width(), 3):
        for y in range(0, before.height(), 3):
            if not area.contains(x, y):
                assert before.pixel(x, y) == after.pixel(x, y)


@pytest.mark.parametrize("name", ["Eluned R", "Tom W"])
def test_a_pinned_seat_and_their_own_have_no_light(seating: PlanProbe, name: str) -> None:
    seating.lift("Tom W")
    seating.move_to_seat(seating.seat("Aaliyah K"))
    before = _part(seating, name)
    _show(seating)
    assert _part(seating, name) == before


def test_the_seat_below_the_pointer_is_said_once_with_its_reasons(seating: PlanProbe) -> None:
    seating.lift("Tom W")
    _show(seating, Farhan=BAD, Callum=SeatLight(True, 0))
    seating.heard.clear()
    for name in ("Farhan S", "Farhan S", "Callum P", "Amir R"):
        seating.move_to_seat(seating.seat(name))
    assert seating.heard == [
        "Row 1, seat 6: breaks 2 musts, score −3: Aaliyah K not beside Ben O'N; Tom W apart.",
        "Row 1, seat 3: breaks no further must, same score.",
        "Row 4, seat 6: breaks no further must, score +8.",
    ]


def test_reasons_are_not_said_while_private_things_are_hidden(show: Open) -> None:
    probe = show(replace(nine_b_movable(), show_private=False))
    probe.lift("Tom W")
    _show(probe, SeatLight(False, -3, ("Aaliyah K not beside Ben O'N",)))
    probe.heard.clear()
    probe.move_to_seat(probe.seat("Farhan S"))
    assert probe.heard == ["Row 1, seat 6: breaks a must, score −3."]


def test_each_step_of_the_keys_says_the_light_with_the_seat(seating: PlanProbe) -> None:
    seating.go_to("Sofia E")
    seating.keys(Key.Key_Space)
    _show(seating, Tom=SeatLight(False, 2))
    seating.keys(Key.Key_Right)
    assert seating.heard[-1] == "Tom W, row 3, seat 6, concern 1: breaks a must, score +2"
    seating.keys(Key.Key_Escape, Key.Key_Right)
    assert seating.heard[-1] == "Uma G, row 3, seat 7, absent, SEN support"


def test_a_screen_reader_reads_the_light_in_the_description(seating: PlanProbe) -> None:
    plan = QAccessible.queryAccessibleInterface(seating.view)
    farhan = plan.child(5)
    seating.lift("Tom W")
    _show(seating)
    assert farhan.text(QAccessible.Text.Description) == "breaks no further must, score +8"
    seating.keys(Key.Key_Escape)
    assert farhan.text(QAccessible.Text.Description) == ""


def test_lights_while_the_pointer_rests_are_shown_on_what_it_holds(seating: PlanProbe) -> None:
    seating.lift("Tom W")
    seating.move_to_seat(seating.seat("Farhan S"))
    before, heard = seating.ghosts()[0].grab().toImage(), list(seating.heard)
    _show(seating)
    assert seating.ghosts()[0].grab().toImage() != before
    assert seating.heard == heard  # showing a state says nothing; the next move does


def test_a_drag_goes_on_through_new_lights(seating: PlanProbe) -> None:
    seating.lift("Tom W")
    _show(seating)
    seating.move_to_seat(seating.seat("Leo A"))
    _show(seating, BAD)
    seating.drop_on_seat(seating.seat("Amir R"))
    assert seating.asked == [("place_requested", seating.pupil("Tom W"), seating.seat("Amir R"))]


def test_no_card_is_drawn_again_for_a_light(seating: PlanProbe) -> None:
    drawn = seating.view._stage.picture_of(seating.seat("Farhan S"))
    seating.lift("Tom W")
    before = drawn.drawn
    _show(seating)
    seating.image()
    assert before is not None
    assert drawn.drawn is before


def test_small_cards_have_a_sign_where_text_has_no_room(theme: Theme) -> None:
    del theme
    for change in (0, -3, 12, -105):
        lit = Lit(True, change)
        assert pill_size(lit, 95) is PillSize.FULL
        assert pill_size(lit, 15) is PillSize.SIGN
        assert pill_width(lit, PillSize.SMALL) < pill_width(lit, PillSize.FULL)
    assert density_of(20, 16) is Density.DOT


def test_crowded_rooms_and_zoomed_ones_are_lit_too(show: Open) -> None:
    probe = show(replace(sixty(photos=False), movable=True))
    probe.lift_from(probe.view.spoken_seats()[0])
    for zoom in (1.0, 2.0, 4.0):
        probe.view.zoom.fit()
        probe.view.zoom.by(zoom)
        plain = probe.image()
        probe.view.show_state(_lit(probe.view.state))
        assert probe.image() != plain
        probe.view.show_state(replace(probe.view.state, lights={}))
        assert probe.image() == plain


def test_a_state_without_the_pupil_puts_the_lights_out(seating: PlanProbe) -> None:
    seating.lift("Tom W")
    _show(seating)
    state = changed(seating.view.state, seating.pupil("Leo A"), praise=1)
    rest = {seat: card for seat, card in state.cards.items() if card.name != "Tom W"}
    seating.view.show_state(replace(state, cards=rest))
    lit = seating.image()
    seating.view.show_state(replace(state, cards=rest, lights={}))
    assert seating.image() == lit
