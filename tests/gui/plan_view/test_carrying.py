"""Who is in the hand is told, so that a page can work out what every seat would mean for them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.gui.plan_view.probe import PlanProbe
from tests.gui.plan_view.rooms import changed

Key = Qt.Key


def _listen(probe: PlanProbe) -> list[object]:
    told: list[object] = []
    probe.view.carried.connect(told.append)
    probe.view.put_down.connect(told.clear)
    return told


def test_a_drag_tells_who_is_carried_and_when_no_longer(seating: PlanProbe) -> None:
    told = _listen(seating)
    seating.lift("Tom W")
    assert told == [seating.pupil("Tom W")]
    seating.drop_on_seat(seating.empty_seat())
    assert told == []


def test_the_keys_tell_it_too_and_escape_puts_down(seating: PlanProbe) -> None:
    told = _listen(seating)
    seating.go_to("Quinn L")
    seating.keys(Key.Key_Space)
    assert told == [seating.pupil("Quinn L")]
    seating.keys(Key.Key_Escape)
    assert told == []


def test_a_chip_of_the_tray_is_carried_like_a_card(seating: PlanProbe) -> None:
    told = _listen(seating)
    seating.lift("Bethan L")
    assert told == [seating.pupil("Bethan L")]
    seating.drop_on_tray()
    assert told == []


def test_nobody_is_carried_who_is_pinned(seating: PlanProbe) -> None:
    told = _listen(seating)
    seating.lift("Eluned R")
    assert told == []


def test_a_state_that_takes_the_pupil_away_empties_the_hand(seating: PlanProbe) -> None:
    told = _listen(seating)
    seating.lift("Tom W")
    state = seating.view.state
    seating.view.show_state(changed(state, seating.pupil("Leo A"), praise=7))
    assert told == [seating.pupil("Tom W")]
    rest = {seat: card for seat, card in state.cards.items() if card.name != "Tom W"}
    seating.view.show_state(replace(state, cards=rest))
    assert told == []


def test_the_tray_shows_what_a_page_answers_to_an_empty_hand(seating: PlanProbe) -> None:
    state = seating.view.state
    everyone = replace(state, tray=())

    def answer() -> None:
        seating.view.show_state(everyone)

    seating.view.put_down.connect(answer)
    seating.lift("Tom W")
    rest = {seat: card for seat, card in state.cards.items() if card.name != "Tom W"}
    seating.view.show_state(replace(state, cards=rest))
    assert seating.chips() == []


@pytest.mark.parametrize("name", ["Tom W", "Bethan L"])  # on a seat, in the tray
def test_nothing_hangs_at_the_pointer_once_the_plan_is_hidden(
    seating: PlanProbe, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("seatingapp.ui.plan_view.ghost.motion_ms", lambda _wanted=0: 120)
    told = _listen(seating)
    seating.lift(name)
    assert seating.ghosts()
    seating.tray.hide()
    seating.view.hide()  # as when private view ends in the detention room
    assert seating.ghosts() == []
    assert told == []
    seating.move_by(QPoint(0, 60))
    assert seating.ghosts() == []
    assert seating.heard == []


def test_locking_empties_the_hand_and_tells_nobody(seating: PlanProbe) -> None:
    told = _listen(seating)
    seating.lift("Tom W")
    seating.view.clear_caches()
    assert seating.ghosts() == []
    assert told == [seating.pupil("Tom W")]
