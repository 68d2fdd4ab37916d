"""One rule in its dialog, with the keyboard and with the mouse."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget

from seatingapp.domain.rules.kinds import (
    Apart,
    Area,
    FewMoves,
    Friends,
    InArea,
    KeepEmpty,
    Together,
)
from seatingapp.domain.rules.rule import ForPupil, Strength
from seatingapp.ui.seating.rules.editing.dialog import RuleDialog
from seatingapp.ui.seating.rules.editing.draft import Form
from seatingapp.ui.seating.rules.editing.name_field import NameField
from seatingapp.ui.seating.rules.evidence.dialog import EvidenceDialog
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.typed_field import TypedField
from tests.gui.finding import found
from tests.gui.seating.rules.probe import RulesProbe, press, words

Key = Qt.Key


@pytest.fixture
def dialog(rules: RulesProbe) -> RuleDialog:
    """The dialog for a new rule."""
    rules.card.add_requested.emit()
    return rules.opened(RuleDialog)


def field(dialog: RuleDialog, key: str = "pupils") -> NameField:
    found_one = dialog.sentence.field(key)
    assert found_one is not None
    return found_one


def type_in(dialog: RuleDialog, text: str, key: str = "pupils") -> None:
    target = field(dialog, key)
    target.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(target, text)


def offered(dialog: RuleDialog) -> list[str]:
    names = dialog.sentence.names
    return [one.name for one in names.names.found] if names.isVisible() else []


def blanks(dialog: RuleDialog) -> list[QWidget]:
    """Where something can be filled in, in the order in which it is read."""
    flow = dialog.sentence.layout()
    assert flow is not None
    items = [flow.itemAt(number) for number in range(flow.count())]
    pieces = [item.widget() for item in items if item is not None]
    inner = [one for piece in pieces if piece is not None for one in piece.findChildren(QWidget)]
    return [one for one in inner if isinstance(one, (NameField, Choice, TypedField))]


def focused(dialog: RuleDialog) -> QWidget:
    widget = dialog.focusWidget()
    assert widget is not None
    return widget


def choose(dialog: RuleDialog, name: str, key: str) -> None:
    """Pick an answer of a blank as the user does."""
    blank = found(dialog, Choice, name)
    blank.setCurrentIndex(blank.findData(key))
    blank.activated.emit(blank.currentIndex())


def test_two_pupils_are_kept_apart_with_the_keyboard_alone(
    rules: RulesProbe, dialog: RuleDialog
) -> None:
    focused: QWidget | None = dialog.focusWidget()
    assert focused is dialog.forms
    type_in(dialog, "elun")
    assert offered(dialog) == ["Eluned R"]
    QTest.keyClick(field(dialog), Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClicks(field(dialog), "ka")
    QTest.keyClick(field(dialog), Key.Key_Return)
    assert words(dialog, "rule-preview") == "Eluned R and Kasia W at least 2 m apart"
    QTest.keyClick(field(dialog), Key.Key_Return)
    pair = (rules.ids["Eluned R"], rules.ids["Kasia W"])
    assert rules.kinds() == [Apart(pair, 2.0)]
    assert rules.page.messages == ["Rule added."]
    assert rules.sentences() == ["Eluned R and Kasia W at least 2 m apart"]
    rules.editor.undo()
    assert rules.kinds() == []


def test_an_unfinished_rule_cannot_be_added_and_says_what_is_missing(
    rules: RulesProbe, dialog: RuleDialog
) -> None:
    assert words(dialog, "rule-preview") == "Choose at least two pupils."
    assert not found(dialog, QWidget, "rule-accept").isEnabled()
    dialog.accept()
    assert dialog.isVisible()
    QTest.keyClick(dialog, Key.Key_Escape)
    assert rules.kinds() == []


def test_the_arrows_choose_a_kind_and_skip_the_headings(dialog: RuleDialog) -> None:
    seen = []
    for _ in range(8):
        QTest.keyClick(dialog.forms, Key.Key_Down)
        seen.append(dialog.presenter.draft.form)
    assert seen == [
        *(Form.TOGETHER, Form.FRIENDS, Form.HELPER, Form.AREA),
        *(Form.FACES, Form.EMPTY, Form.NEW, Form.FEW),
    ]


def test_down_offers_the_whole_class_and_several_are_taken_one_after_the_other(
    rules: RulesProbe, dialog: RuleDialog
) -> None:
    dialog.presenter.choose_form(Form.TOGETHER)
    field(dialog).setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(field(dialog), Key.Key_Down)
    assert len(offered(dialog)) == len(rules.ids)
    for _ in range(2):
        QTest.keyClick(field(dialog), Key.Key_Down)
        QTest.keyClick(field(dialog), Key.Key_Return)
    assert len(offered(dialog)) == len(rules.ids) - 2
    QTest.keyClick(field(dialog), Key.Key_Escape)
    assert offered(dialog) == []
    assert dialog.isVisible()
    everybody = list(rules.ids.values())
    rule = dialog.presenter.rule()
    assert rule is not None
    assert rule.kind == Together((everybody[1], everybody[2]))


def test_up_goes_round_in_the_list(rules: RulesProbe, dialog: RuleDialog) -> None:
    field(dialog).setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(field(dialog), Key.Key_Up)
    QTest.keyClick(field(dialog), Key.Key_Up)
    assert dialog.sentence.names.current() == list(rules.ids.values())[-1]


def test_whom_enter_would_take_is_said_aloud(
    rules: RulesProbe, dialog: RuleDialog, heard: list[str]
) -> None:
    names = list(rules.ids)
    field(dialog).setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(field(dialog), Key.Key_Down)
    QTest.keyClick(field(dialog), Key.Key_Down)
    QTest.keyClick(field(dialog), Key.Key_Up)
    QTest.keyClick(field(dialog), Key.Key_Up)
    count = len(names)
    said = [line.replace("   ", " ").split(" ") for line in heard]
    assert [line[-3:] for line in said] == [
        [place, "of", str(count)] for place in ("1", "2", "1", str(count))
    ]
    assert heard[1].startswith(names[1])
    QTest.keyClick(field(dialog), Key.Key_Return)
    assert heard[-2].startswith(names[0])
    QTest.keyClick(field(dialog), Key.Key_Escape)
    assert dialog.sentence.names.spoken() == ""


def test_what_is_missing_and_then_the_rule_are_said_aloud(
    rules: RulesProbe, dialog: RuleDialog, heard: list[str]
) -> None:
    first, second, *_ = rules.ids
    for name in (first, second):
        dialog.presenter.add_pupil("pupils", rules.ids[name])
    one_only = "This rule needs two pupils or more. Choose another one."
    assert heard == [one_only, f"{first} and {second} at least 2 m apart"]
    dialog.presenter.note("fell out in June")
    assert len(heard) == 2
    dialog.presenter.remove_pupil("pupils", rules.ids[first])
    assert heard[2:] == [one_only]


def test_a_name_is_taken_by_a_click_and_taken_out_by_its_chip(
    rules: RulesProbe, dialog: RuleDialog
) -> None:
    type_in(dialog, "tom")
    names = dialog.sentence.names
    at = names.list.visualRect(names.names.index(0)).center()
    QTest.mouseClick(names.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    tom = rules.ids["Tom W"]
    assert dialog.presenter.draft.pupils == (tom,)
    chip = found(dialog, QWidget, f"chosen-pupils-{tom}")
    assert chip.accessibleName() == "Tom W, press to take out"
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert not dialog.presenter.draft.pupils


def test_backspace_in_the_empty_field_takes_the_last_one_back(dialog: RuleDialog) -> None:
    for name in ("tom", "kasia"):
        type_in(dialog, name)
        QTest.keyClick(field(dialog), Key.Key_Return)
    QTest.keyClick(field(dialog), Key.Key_Backspace)
    assert len(dialog.presenter.draft.pupils) == 1
    QTest.keyClick(field(dialog), Key.Key_Backspace)
    QTest.keyClick(field(dialog), Key.Key_Backspace)
    assert not dialog.presenter.draft.pupils


def test_a_click_into_the_field_offers_everybody_and_one_beside_it_nobody(
    rules: RulesProbe, dialog: RuleDialog
) -> None:
    QTest.mouseClick(field(dialog), Qt.MouseButton.LeftButton)
    assert len(offered(dialog)) == len(rules.ids)
    QTest.mouseClick(dialog, Qt.MouseButton.LeftButton, pos=dialog.rect().topLeft())
    assert offered(dialog) == []


def test_the_list_closes_when_the_field_is_left(rules: RulesProbe, dialog: RuleDialog) -> None:
    type_in(dialog, "a")
    assert offered(dialog)
    rules.qtbot.waitUntil(lambda: field(dialog).hasFocus())  # the window may be slow to follow
    QTest.keyClick(field(dialog), Key.Key_Tab)
    rules.qtbot.waitUntil(lambda: offered(dialog) == [])
    focused: QWidget | None = dialog.focusWidget()
    assert focused is not None
    assert focused.objectName() == "blank-far"


@pytest.mark.parametrize("form", list(Form))
def test_tab_goes_from_the_kind_through_its_blanks_to_how_much_it_matters(
    rules: RulesProbe, dialog: RuleDialog, form: Form
) -> None:
    dialog.presenter.choose_form(form)
    dialog.forms.setFocus(Qt.FocusReason.TabFocusReason)
    rules.qtbot.waitUntil(dialog.forms.hasFocus)
    strength = found(dialog, QWidget, "rule-strength")
    shown = blanks(dialog)
    between = [*shown, found(dialog, QWidget, "rule-evidence")] if form is Form.EVIDENCE else shown
    for wanted in (*between, strength):
        QTest.keyClick(focused(dialog), Key.Key_Tab)
        assert wanted is focused(dialog) or wanted.isAncestorOf(focused(dialog))


def test_the_focus_stays_in_the_field_while_pupils_are_added(dialog: RuleDialog) -> None:
    type_in(dialog, "tom")
    QTest.keyClick(field(dialog), Key.Key_Return)
    focused: QWidget | None = dialog.focusWidget()
    assert focused is field(dialog)


def test_numbers_are_stepped_and_typed(dialog: RuleDialog) -> None:
    metres = found(dialog, QWidget, "blank-metres-field")
    QTest.keyClick(metres, Key.Key_Up)
    assert dialog.presenter.draft.metres == "2.5"
    press(dialog, "blank-metres-less")
    QTest.keyClicks(metres, "x")
    assert metres.property("wrong") == "true"


def test_who_is_selected_on_the_plan_is_in_the_rule_from_the_start(rules: RulesProbe) -> None:
    tom, kasia = rules.ids["Tom W"], rules.ids["Kasia W"]
    rules.selected = frozenset({tom, kasia})
    rules.card.add_requested.emit()
    dialog = rules.opened(RuleDialog)
    assert set(dialog.presenter.draft.pupils) == {tom, kasia}
    dialog.presenter.remove_pupil("pupils", tom)
    press(dialog, "rule-offer")
    assert set(dialog.presenter.draft.pupils) == {tom, kasia}


def test_the_seats_of_those_selected_can_be_kept_empty(rules: RulesProbe) -> None:
    assert rules.plan is not None
    tom = rules.ids["Tom W"]
    rules.selected = frozenset({tom})
    rules.card.add_requested.emit()
    dialog = rules.opened(RuleDialog)
    dialog.presenter.choose_form(Form.EMPTY)
    choose(dialog, "blank-area", "selected")
    press(dialog, "rule-accept")
    seat = rules.plan.seat_of(tom)
    assert seat is not None
    assert rules.kinds() == [KeepEmpty(Area(seats=frozenset({seat})))]


def test_a_rule_is_changed_with_strength_owner_and_note(rules: RulesProbe) -> None:
    tom = rules.ids["Tom W"]
    rule = rules.add(InArea((tom,), Area("Front row")))
    rules.card.edit_requested.emit(rule.uid)
    dialog = rules.opened(RuleDialog)
    assert dialog.windowTitle() == "Change a rule"
    press(dialog, "choice-medium")
    choose(dialog, "rule-owner", f"pupil:{tom}")
    note = found(dialog, QWidget, "rule-note")
    note.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(note, "left ear")
    press(dialog, "rule-accept")
    (changed,) = rules.stored()
    assert (changed.uid, changed.strength, changed.owner, changed.note) == (
        rule.uid,
        Strength.MEDIUM,
        ForPupil(tom),
        "left ear",
    )
    assert rules.page.messages == ["Rule changed."]
    rules.editor.undo()
    assert rules.stored() == (rule,)


def test_changing_nothing_changes_nothing(rules: RulesProbe) -> None:
    rule = rules.add(FewMoves(), Strength.LOW)
    rules.card.edit_requested.emit(rule.uid)
    count = rules.editor.stack.count()
    press(rules.opened(RuleDialog), "rule-accept")
    assert rules.editor.stack.count() == count
    assert rules.page.messages == []


def test_a_friend_wish_has_two_blanks(rules: RulesProbe, dialog: RuleDialog) -> None:
    dialog.presenter.choose_form(Form.FRIENDS)
    type_in(dialog, "tom", "one")
    QTest.keyClick(field(dialog, "one"), Key.Key_Return)
    assert dialog.sentence.field("one") is None or not field(dialog, "one").isVisible()
    for name in ("kasia", "eluned"):
        type_in(dialog, name, "others")
        QTest.keyClick(field(dialog, "others"), Key.Key_Return)
    press(dialog, "rule-accept")
    tom, kasia, eluned = (rules.ids[n] for n in ("Tom W", "Kasia W", "Eluned R"))
    assert rules.kinds() == [Friends(tom, (kasia, eluned))]


def test_a_kind_whose_data_are_not_recorded_shows_why_in_place_of_the_sentence(
    dialog: RuleDialog,
) -> None:
    state = dialog.presenter.state
    why = "No attainment is recorded in this school."
    dialog.show_state(replace(state, why_not=why, problem=why))
    assert words(dialog, "rule-preview") == why
    assert not dialog.sentence.isVisible()


def test_from_entries_leads_to_the_counts(rules: RulesProbe, dialog: RuleDialog) -> None:
    dialog.presenter.choose_form(Form.EVIDENCE)
    press(dialog, "rule-evidence")
    assert not rules.is_open(RuleDialog)
    assert rules.is_open(EvidenceDialog)


def test_many_pupils_fit_by_scrolling(rules: RulesProbe, dialog: RuleDialog) -> None:
    dialog.presenter.choose_form(Form.TOGETHER)
    for pupil in rules.ids.values():
        dialog.presenter.add_pupil("pupils", pupil)
    QApplication.processEvents()
    assert dialog.height() < rules.page.height()
    assert found(dialog, QWidget, "rule-accept").isVisible()


def test_showing_a_state_asks_for_nothing(dialog: RuleDialog) -> None:
    said = dialog.sentence
    spies = [
        QSignalSpy(signal)
        for signal in (
            dialog.forms.form_requested,
            said.choice_made,
            said.number_typed,
            said.name_typed,
            said.pupil_added,
        )
    ]
    dialog.presenter.choose_form(Form.AREA)
    dialog.presenter.choose("area", "zone:Front row")
    assert [spy.count() for spy in spies] == [0] * len(spies)


def test_the_models_keep_the_promises_of_models(dialog: RuleDialog) -> None:
    testers = [
        QAbstractItemModelTester(dialog.forms.forms),
        QAbstractItemModelTester(dialog.sentence.names.names),
    ]
    type_in(dialog, "a")
    dialog.presenter.choose_form(Form.FEW)
    assert len(testers) == 2
