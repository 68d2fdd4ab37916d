"""The popover, the register, finding and picking, without a window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from seatingapp.domain.plan_picture import Side
from seatingapp.domain.register import MarkKind
from seatingapp.services.workspace import Workspace
from seatingapp.ui.privacy import PrivateView
from tests.gui.lesson.stage import Stage


@pytest.fixture
def stage(qapp: QApplication, workspace: Workspace, private: PrivateView) -> Stage:
    return Stage(workspace, private)


def test_a_tap_with_nothing_armed_looks_closer_and_logs_nothing(stage: Stage) -> None:
    before = stage.entries()
    stage.presenter.tap(stage.id_of("Farhan S"))
    popover = stage.state.popover
    assert popover is not None
    assert popover.name == "Farhan S"
    assert [n.text for n in popover.lines] == ["Great answer +1"]
    assert [t.label for t in popover.tiles] == [
        *("Great answer", "Good effort", "Kind to others", "Excellent work")
    ]
    assert popover.facts == ()
    assert stage.entries() == before


def test_a_second_tap_closes_the_popover(stage: Stage) -> None:
    stage.presenter.tap(stage.id_of("Farhan S"))
    stage.presenter.tap(stage.id_of("Farhan S"))
    assert stage.state.popover is None


def test_in_private_view_the_popover_spells_out_marks_and_concern(stage: Stage) -> None:
    stage.go_private()
    stage.presenter.tap(stage.id_of("Tom W"))
    popover = stage.state.popover
    assert popover is not None
    assert "Off task" in [t.label for t in popover.tiles]
    assert any("C1 warning" in n.text for n in popover.lines)
    stage.presenter.tap(stage.id_of("Farhan S"))
    popover = stage.state.popover
    assert popover is not None
    assert popover.facts == ("SEN support, Pupil premium",)
    stage.presenter.tap(stage.id_of("Maya H"))
    popover = stage.state.popover
    assert popover is not None
    assert popover.facts[-1].startswith("Action: ")


def test_the_register_goes_round_with_every_tap(stage: Stage) -> None:
    stage.presenter.registering.toggle()
    tom = stage.id_of("Tom W")
    seen = []
    for _ in range(4):
        stage.presenter.tap(tom)
        card = stage.card("Tom W")
        seen.append((card.absent, card.late, card.elsewhere))
    assert seen == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
        (False, False, False),
    ]


def test_late_means_the_minutes_since_the_period_began(stage: Stage) -> None:
    assert stage.presenter.registering.minutes == 23
    stage.presenter.registering.give(stage.id_of("Tom W"), MarkKind.LATE)
    assert stage.view.toast == "Tom W · late, 23 min"


def test_minutes_that_were_typed_count_instead(stage: Stage) -> None:
    stage.presenter.registering.toggle()
    stage.presenter.registering.set_minutes(4)
    stage.presenter.tap(stage.id_of("Tom W"))
    stage.presenter.tap(stage.id_of("Tom W"))
    assert stage.view.toast == "Tom W · late, 4 min"


def test_all_present_brings_everybody_back_and_undo_the_marks(stage: Stage) -> None:
    stage.presenter.registering.all_present()
    assert stage.state.counts == "26 present"
    stage.editor.undo()
    assert stage.state.counts == "24 present · 2 absent"


def test_register_mode_disarms_and_arming_ends_it(stage: Stage) -> None:
    stage.presenter.arming.press_key(1)
    stage.presenter.registering.toggle()
    assert stage.armed() == []
    assert stage.state.register is not None
    stage.presenter.arming.press_key(1)
    assert stage.state.register is None


def test_a_mark_line_can_be_taken_back(stage: Stage) -> None:
    stage.go_private()
    line = next(n for n in stage.state.entries.lines if n.who == "Jack S")
    assert line.text == "Absent"
    stage.presenter.take_back(line.key)
    assert not stage.card("Jack S").absent


def test_two_letters_find_a_pupil_and_choosing_logs_while_armed(stage: Stage) -> None:
    stage.presenter.arming.press_key(1)
    stage.presenter.finding.typed_on_page("f")
    stage.presenter.finding.edit("fa")
    find = stage.state.find
    assert find is not None
    assert [m.name for m in find.matches] == ["Farhan S"]
    assert find.hint == "Enter logs Great answer"
    stage.presenter.finding.choose(find.matches[0].pupil_id)
    assert stage.entries()[0].pupil_id == stage.id_of("Farhan S")
    assert stage.state.find is None
    assert stage.armed() == ["Great answer"]


def test_letters_open_nothing_while_nothing_is_armed(stage: Stage) -> None:
    stage.presenter.finding.typed_on_page("f")
    assert stage.state.find is None


def test_finding_without_anything_armed_shows_the_pupil(stage: Stage) -> None:
    stage.presenter.finding.open()
    stage.presenter.finding.edit("grace")
    stage.presenter.finding.choose(stage.id_of("Grace T"))
    assert stage.state.popover is not None
    assert stage.state.popover.name == "Grace T"
    assert stage.view.focused == [stage.id_of("Grace T")]


def test_a_name_of_nobody_is_said_to_be_nobodys(stage: Stage) -> None:
    stage.presenter.finding.open("xqz")
    assert stage.state.find is not None
    assert stage.state.find.hint == "Nobody in this class has that name"


def test_names_are_found_without_their_accents(stage: Stage) -> None:
    stage.presenter.finding.open("quynh")
    assert stage.state.find is not None
    assert [m.name for m in stage.state.find.matches] == ["Quỳnh L"]


def test_everybody_has_a_turn_before_anybody_has_two_and_the_absent_none(stage: Stage) -> None:
    picked = []
    for _ in range(24):
        stage.presenter.picking.pick()
        assert stage.state.popover is not None
        picked.append(stage.state.popover.pupil_id)
    absent = {stage.id_of("Jack S"), stage.id_of("Uma G")}
    assert len(set(picked)) == 24
    assert not absent & set(picked)
    assert stage.state.popover is not None
    assert stage.state.popover.lead == "Picked · 24 of 24 have had a turn"
    stage.presenter.picking.pick()
    assert stage.state.popover is not None
    assert stage.state.popover.pupil_id != picked[-1]
    assert stage.state.popover.lead == "Picked · 1 of 24 have had a turn"


def test_nobody_is_picked_from_an_empty_room(stage: Stage) -> None:
    for pupil in stage.ids():
        stage.presenter.registering.give(pupil, MarkKind.ELSEWHERE)
    stage.presenter.picking.pick()
    assert stage.state.popover is None
    assert stage.state.message is not None
    assert stage.state.message.headline == "Nobody is in the room."


def test_the_room_is_seen_from_the_other_side_and_back(stage: Stage) -> None:
    stage.presenter.turn_plan()
    assert stage.side() is Side.PUPILS
    stage.presenter.turn_plan()
    assert stage.side() is Side.TEACHER
