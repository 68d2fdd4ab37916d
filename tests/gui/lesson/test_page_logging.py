"""Logging on the page itself: mouse, keys, lasso, undo; each ends in the vault."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar

from seatingapp.domain.errors import Refusal
from seatingapp.services.behaviour import VoidEntries
from seatingapp.ui.plan_view import LASSO
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.toast import ToastAction
from tests.gui.finding import found
from tests.gui.lesson.probes import LessonProbe

_Key = Qt.Key
_CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_click_on_a_pupil_while_armed_stores_one_entry_and_shows_it(lesson: LessonProbe) -> None:
    before = len(lesson.record().entries)
    lesson.click_tile("Great answer")
    lesson.tap("Grace T")
    assert len(lesson.record().entries) == before + 1
    assert lesson.newest().pupil_id == lesson.id_of("Grace T")
    assert lesson.lines()[0] == ("Grace T", "Great answer +1")
    assert "praise 1" in lesson.card_words("Grace T")
    assert lesson.page.pane.toast.text() == "Grace T · Great answer +1"
    assert lesson.page.pane.toast.isVisible()


def test_number_keys_arm_wherever_the_focus_is(lesson: LessonProbe) -> None:
    lesson.window.rail.setFocus()
    lesson.press(_Key.Key_3)
    lesson.tap("Grace T")
    assert lesson.newest().type_name == "Kind to others"


def test_the_keyboard_alone_logs(lesson: LessonProbe) -> None:
    lesson.page.pane.plan.focus_pupil(lesson.id_of("Farhan S"))
    lesson.press(_Key.Key_2)
    lesson.press(_Key.Key_Right)
    lesson.press(_Key.Key_Return)
    newest = lesson.newest()
    assert (newest.pupil_id, newest.type_name) == (lesson.id_of("Grace T"), "Good effort")


def test_two_letters_and_enter_log(lesson: LessonProbe) -> None:
    lesson.press(_Key.Key_1)
    lesson.press(_Key.Key_T)
    assert lesson.page.find_box.isVisible()
    lesson.press(_Key.Key_O)
    lesson.press(_Key.Key_Return)
    assert lesson.newest().pupil_id == lesson.id_of("Tom W")
    assert not lesson.page.find_box.isVisible()


def test_several_are_armed_in_turn_by_keys_as_fast_as_one_types(lesson: LessonProbe) -> None:
    for key, name, letters in (
        (_Key.Key_1, "Tom W", (_Key.Key_T, _Key.Key_O)),
        (_Key.Key_2, "Kasia W", (_Key.Key_K, _Key.Key_A)),
        (_Key.Key_3, "Grace T", (_Key.Key_G, _Key.Key_R)),
    ):
        for pressed in (key, *letters):
            lesson.press(pressed)
        assert lesson.page.find_box.field.text() == "".join(chr(k).lower() for k in letters)
        lesson.press(_Key.Key_Return)
        assert lesson.newest().pupil_id == lesson.id_of(name)


def test_arming_ends_the_name_that_was_typed_before(lesson: LessonProbe) -> None:
    lesson.page.pane.plan.setFocus()
    for pressed in (_Key.Key_K, _Key.Key_A, _Key.Key_1, _Key.Key_T, _Key.Key_O):
        lesson.press(pressed)
    assert lesson.page.find_box.field.text() == "to"


def test_control_f_finds_and_enter_opens_the_pupil(lesson: LessonProbe) -> None:
    lesson.press(_Key.Key_F, _CONTROL)
    for key in (_Key.Key_G, _Key.Key_R):
        lesson.press(key)
    assert [m.name for m in lesson.page.find_box.model.matches] == ["Grace T"]
    lesson.press(_Key.Key_Return)
    assert lesson.page.popover.accessibleName() == "Grace T"


def test_escape_closes_the_find_box_and_gives_the_plan_the_keys(lesson: LessonProbe) -> None:
    lesson.press(_Key.Key_F, _CONTROL)
    lesson.press(_Key.Key_Escape)
    assert not lesson.page.find_box.isVisible()
    assert lesson.page.pane.plan.hasFocus()


def test_escape_disarms(lesson: LessonProbe) -> None:
    before = lesson.record()
    lesson.press(_Key.Key_1)
    lesson.press(_Key.Key_Escape)
    lesson.tap("Grace T")
    assert lesson.record() == before
    assert lesson.page.popover.isVisible()


def test_a_lasso_while_armed_logs_for_all_it_touches(lesson: LessonProbe) -> None:
    lesson.press(_Key.Key_1)
    lesson.lasso("Farhan S", "Noah B")
    newest = lesson.record().entries[:4]
    names = ("Farhan S", "Grace T", "Maya H", "Noah B")
    assert {e.pupil_id for e in newest} == {lesson.id_of(n) for n in names}
    assert len({e.batch for e in newest}) == 1
    assert lesson.lines()[0] == ("4 pupils", "Great answer +1")


def test_control_click_gathers_pupils_for_a_tile(lesson: LessonProbe) -> None:
    lesson.tap("Grace T", _CONTROL)
    lesson.tap("Tom W", _CONTROL)
    lesson.tap("Will H", _CONTROL)
    lesson.tap("Tom W", _CONTROL)
    lesson.click_tile("Excellent work")
    assert lesson.lines()[0] == ("2 pupils", "Excellent work +3")


def test_select_all_then_a_tile_logs_for_everybody_present(lesson: LessonProbe) -> None:
    lesson.click("select-all")
    lesson.click_tile("Good effort")
    assert lesson.lines()[0] == ("Everyone (24)", "Good effort +1")
    absent = lesson.id_of("Jack S")
    newest = lesson.newest().batch
    assert absent not in [e.pupil_id for e in lesson.record().entries if e.batch == newest]


def test_the_keys_undo_and_redo(lesson: LessonProbe) -> None:
    before = lesson.record().entries
    lesson.press(_Key.Key_1)
    lesson.tap("Grace T")
    after = lesson.record().entries
    lesson.press(_Key.Key_Z, _CONTROL)
    assert lesson.record().entries == before
    lesson.press(_Key.Key_Y, _CONTROL)
    assert [e.uid for e in lesson.record().entries] == [e.uid for e in after]
    lesson.press(_Key.Key_Z, _CONTROL)
    lesson.press(_Key.Key_Z, _CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert [e.uid for e in lesson.record().entries] == [e.uid for e in after]


def test_the_toast_undoes(lesson: LessonProbe) -> None:
    before = lesson.record().entries
    lesson.press(_Key.Key_1)
    lesson.tap("Grace T")
    lesson.click("toast-action")
    assert lesson.record().entries == before
    assert "praise" not in lesson.card_words("Grace T")


def test_the_message_about_an_undo_offers_no_other_one(lesson: LessonProbe) -> None:
    lesson.press(_Key.Key_1)
    lesson.tap("Grace T")
    lesson.press(_Key.Key_Z, _CONTROL)
    toast = lesson.page.pane.toast
    assert toast.text() == "Grace T · taken back"
    assert not found(toast, ToastAction, "toast-action").isVisible()


def test_undo_in_the_list_takes_back_that_line_only(lesson: LessonProbe) -> None:
    before = len(lesson.record().entries)
    lesson.undo_line("Maya H", "Great answer +1")
    assert len(lesson.record().entries) == before - 1
    assert ("Maya H", "Great answer +1") not in lesson.lines()


def test_a_refused_edit_is_explained_on_the_page(lesson: LessonProbe) -> None:
    lesson.editor.refused.emit(Refusal("It is full.", kept="Nothing was logged.", todo="Wait."))
    assert lesson.page.pane.banner.isVisible()
    assert lesson.page.pane.banner.text() == "It is full. Nothing was logged. Wait."
    lesson.click("lesson-message-action")
    assert not lesson.page.pane.banner.isVisible()


def test_showing_a_state_emits_nothing(lesson: LessonProbe) -> None:
    heard: list[object] = []
    intents = lesson.page.intents
    signals = [
        name
        for name in dir(type(intents))
        if not name.startswith("_") and hasattr(getattr(intents, name), "emit")
    ]
    own = [n for n in signals if n not in ("destroyed", "objectNameChanged")]
    state = lesson.page.state
    lesson.click("select-all")
    for name in own:
        getattr(intents, name).connect(lambda *_a, n=name: heard.append(n))
    selected = lesson.page.state
    assert selected != state
    for shown in (state, selected, state):
        lesson.page.show_state(shown)
    assert heard == []
    assert len(own) > 25


def test_the_page_needs_no_scroll_bar_on_the_smallest_screen(lesson: LessonProbe) -> None:
    lesson.go_private()
    bars = [b for b in lesson.window.findChildren(QScrollBar) if b.isVisible()]
    assert bars == []
    assert (lesson.window.width(), lesson.window.height()) == (1366, 768)


def test_entries_that_do_not_fit_are_a_page_further(lesson: LessonProbe) -> None:
    lesson.go_private()
    every = [(n.who, n.text) for n in lesson.page.state.entries.lines]
    shown = lesson.lines()
    earlier = lesson.page.findChild(Button, "entries-earlier")
    assert earlier is not None
    while earlier.isEnabled():
        lesson.click("entries-earlier")
        shown += lesson.lines()
    assert shown == every


def test_edits_made_elsewhere_show_at_once(lesson: LessonProbe) -> None:
    newest = lesson.newest()
    lesson.editor.perform(VoidEntries((newest.uid,), "mistake", "Farhan S"))
    assert "praise" not in lesson.card_words("Farhan S")


def test_f6_goes_round_the_regions(lesson: LessonProbe) -> None:
    page = lesson.page
    page.pane.plan.setFocus()
    visited = []
    for _ in range(4):
        lesson.press(_Key.Key_F6)
        focused = lesson.window.focusWidget()
        visited.append(
            next(
                name
                for name, part in (
                    ("list", page.column.entries),
                    ("palettes", page.column),
                    ("header", page.header),
                    ("plan", page.pane),
                )
                if part.isAncestorOf(focused)
            )
        )
    assert visited == ["list", "header", "palettes", "plan"]


def test_a_selection_is_shown_on_the_plan(lesson: LessonProbe) -> None:
    lesson.lasso("Farhan S", "Grace T")
    assert "selected" in lesson.card_words("Grace T")
    assert lesson.page.state.plan.selected == {lesson.id_of("Farhan S"), lesson.id_of("Grace T")}
    lesson.page.intents.selection_requested.emit(frozenset(), LASSO)
    assert "selected" not in lesson.card_words("Grace T")


def test_the_keyboard_takes_a_row_a_table_and_single_pupils(lesson: LessonProbe) -> None:
    both = _CONTROL | Qt.KeyboardModifier.ShiftModifier
    lesson.page.pane.plan.focus_pupil(lesson.id_of("Farhan S"))
    lesson.press(_Key.Key_R, both)
    assert len(lesson.page.state.plan.selected) == 7
    lesson.press(_Key.Key_T, both)
    names = ("Farhan S", "Grace T")
    assert lesson.page.state.plan.selected == {lesson.id_of(n) for n in names}
    lesson.press(_Key.Key_Space, _CONTROL)
    assert lesson.page.state.plan.selected == {lesson.id_of("Grace T")}
    lesson.press(_Key.Key_1)
    assert lesson.lines()[0] == ("Grace T", "Great answer +1")


def test_tab_goes_from_the_palettes_to_the_plan_and_the_list(lesson: LessonProbe) -> None:
    lesson.press(_Key.Key_1)
    lesson.tap("Grace T")
    stops = lesson.page.column.entries.stops()  # the first ones are in the head of the card
    newest = next(stop for stop in stops if stop.objectName().startswith("undo-"))
    lesson.qtbot.waitUntil(newest.isVisible)
    lesson.page.column.focus_palettes()
    visited = []
    for _ in range(12):
        visited.append(lesson.window.focusWidget())
        lesson.press(_Key.Key_Tab)
    names = [widget.accessibleName() for widget in visited]
    assert names[0].startswith("Great answer")
    assert names[3].startswith("Excellent work")
    assert visited[4] is lesson.page.pane.plan
    foot = ["Select all", "Register", "View from pupils' side"]
    assert [n for n in names if n in foot] == foot
    undos = [n for n in names if n.startswith("Undo ") and " for " in n]
    assert undos[0] == "Undo Great answer +1 for Grace T"
    assert undos[1] == "Undo Great answer +1 for Farhan S"
