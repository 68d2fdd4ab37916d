"""The policy editor on the School page, over a real vault."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.ladder import DraftKind, ResetCycle
from seatingapp.domain.policies.policy import Policy
from seatingapp.services.policy import in_force
from seatingapp.services.workspace import Workspace
from seatingapp.ui.policy_editor.editor import PolicyEditor
from seatingapp.ui.policy_editor.icon_picker import IconPicker
from seatingapp.ui.policy_editor.offer_dialog import OfferDialog
from seatingapp.ui.policy_editor.order_list import OrderList, OrderModel, OrderRow
from seatingapp.ui.policy_editor.state import Part, PolicyState
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.segmented import SegmentedControl
from tests.gui.finding import found
from tests.gui.school.conftest import SchoolProbe


class EditorProbe:
    """The open editor; tests say what, this says where to click."""

    def __init__(self, school: SchoolProbe) -> None:
        self.school, self.workspace = school, school.workspace
        school.press("edit-policy")
        self.editor = found(school.page, PolicyEditor, "policy-editor")

    def policy(self) -> Policy:
        """What is in force."""
        return self.workspace.read(in_force)

    def names(self) -> list[str]:
        """The behaviours in use, as the vault has them."""
        return [t.name for t in self.policy().in_use]

    def listed(self, name: str = "type-list") -> list[str]:
        """What a list shows."""
        rows = found(self.editor, OrderList, name).rows
        return [str(rows.index(n).data()) for n in range(rows.rowCount())]

    def go_to(self, text: str, name: str = "type-list") -> OrderList:
        """Click a row."""
        view = found(self.editor, OrderList, name)
        row = next(n for n, shown in enumerate(self.listed(name)) if text in shown)
        at = view.visualRect(view.rows.index(row)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        return view

    def part(self, part: Part) -> None:
        """Go on with another part."""
        self.choose("policy-part", part.value)

    def choose(self, name: str, key: str) -> None:
        """Press one choice of a few."""
        control = found(self.editor, SegmentedControl, name)
        found(control, QAbstractButton, f"choice-{key}").click()

    def pick(self, name: str, key: str) -> None:
        """Pick from a drop-down list."""
        choice = found(self.editor, Choice, name)
        assert choice.isEnabled()
        at = choice.findData(key)
        assert at >= 0
        choice.setCurrentIndex(at)
        choice.activated.emit(at)

    def undo(self) -> None:
        """Take the last step back, from anywhere."""
        self.school.page.setFocus()
        self.school.keys(Qt.Key.Key_Z)


@pytest.fixture
def probe_policy(probe: SchoolProbe) -> EditorProbe:
    """The editor, open on behaviours."""
    return EditorProbe(probe)


def test_the_card_says_what_is_in_force_and_opens_the_editor(probe: SchoolProbe) -> None:
    told = probe.text("policy-in-force")
    assert "11 behaviours: 4 praise, 6 concern, 1 neutral" in told
    assert "Ladder: C1 warning → C2 recorded → C3 removal and detention → C4 on call" in told
    assert "Points start again every academic year; net points are shown" in told
    editing = EditorProbe(probe)
    assert probe.text("school-header-title") == "Behaviour policy"
    assert editing.editor.isVisible()
    assert editing.listed()[0] == "Great answer"
    probe.press("policy-done")
    assert not editing.editor.isVisible()
    assert probe.text("school-header-title") == "School"
    assert found(probe.page, QWidget, "edit-policy").hasFocus()


def test_escape_goes_back_to_the_list_and_then_to_the_cards(probe: SchoolProbe) -> None:
    editing = EditorProbe(probe)
    name = found(editing.editor, QLineEdit, "type-name")
    name.setFocus()
    QTest.keyClick(name, Qt.Key.Key_Escape)
    view = found(editing.editor, OrderList, "type-list")
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not editing.editor.isVisible()


def test_behaviours_are_entered_in_seconds(probe_policy: EditorProbe) -> None:
    field = found(probe_policy.editor, QLineEdit, "add-type-field")
    field.setFocus()
    for name in ("Helped a friend", "Tidied up"):
        QTest.keyClicks(field, name)
        QTest.keyClick(field, Qt.Key.Key_Return)
    probe_policy.choose("add-polarity", "concern")
    QTest.keyClicks(field, "Ran indoors")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert probe_policy.names()[-3:] == ["Helped a friend", "Tidied up", "Ran indoors"]
    ran = probe_policy.policy().in_use[-1]
    assert (ran.polarity, ran.points, ran.icon) == (Polarity.CONCERN, -1, "flag")
    assert found(probe_policy.editor, QLineEdit, "type-name").text() == "Ran indoors"
    assert probe_policy.school.said() == "Ran indoors added."
    for _ in range(3):
        probe_policy.undo()
    assert len(probe_policy.names()) == 11


def test_undo_where_names_are_typed_takes_back_what_was_added(probe_policy: EditorProbe) -> None:
    field = found(probe_policy.editor, QLineEdit, "add-type-field")
    field.setFocus()
    QTest.keyClicks(field, "Tidied up")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert len(probe_policy.names()) == 11
    QTest.keyClicks(field, "Ra")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert len(probe_policy.names()) == 11


def test_a_name_that_is_there_already_is_refused_and_stays_where_it_was_typed(
    probe_policy: EditorProbe,
) -> None:
    field = found(probe_policy.editor, QLineEdit, "add-type-field")
    QTest.keyClicks(field, "off TASK")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "There are two behaviours called" in probe_policy.school.problem()
    assert field.text() == "off TASK"
    assert len(probe_policy.names()) == 11


def test_everything_of_a_behaviour_is_edited_in_place(probe_policy: EditorProbe) -> None:
    school = probe_policy.school
    probe_policy.go_to("Off task")
    school.write("type-name", "Not on task")
    school.write("type-points", "3")
    school.write("type-most", "2")
    school.write("type-reason", "was not on task")
    probe_policy.pick("type-category", "Respect")
    probe_policy.pick("type-step", "C2 recorded")
    school.tick("type-asks")
    found(probe_policy.editor, QAbstractButton, "icon-bolt").click()
    kind = next(t for t in probe_policy.policy().in_use if t.name == "Not on task")
    assert (kind.points, kind.most, kind.plain_reason) == (-3, 2, "was not on task")
    assert (kind.category, kind.step, kind.asks_context, kind.icon) == (
        "Respect",
        "C2 recorded",
        True,
        "bolt",
    )
    assert school.text("type-reads") == "On paper: “Was not on task”"
    for _ in range(8):
        probe_policy.undo()
    assert "Off task" in probe_policy.names()


def test_another_kind_turns_the_points_and_lets_no_step_be_chosen(
    probe_policy: EditorProbe,
) -> None:
    probe_policy.go_to("Off task")
    step = found(probe_policy.editor, Choice, "type-step")
    assert step.isEnabled()
    probe_policy.choose("type-polarity", "praise")
    kind = next(t for t in probe_policy.policy().in_use if t.name == "Off task")
    assert (kind.polarity, kind.points, kind.step) == (Polarity.PRAISE, 1, "")
    assert not step.isEnabled()
    probe_policy.choose("type-polarity", "neutral")
    assert not found(probe_policy.editor, QLineEdit, "type-points").isEnabled()


def test_points_that_are_no_number_and_too_large_ones_go_back(probe_policy: EditorProbe) -> None:
    school = probe_policy.school
    field = school.field("type-points")
    school.write("type-points", "-")
    assert field.text() == "1"
    school.write("type-points", "500")
    assert "more than 100 points" in school.problem()
    assert field.text() == "1"


def test_a_key_that_is_taken_is_exchanged(probe_policy: EditorProbe) -> None:
    choice = found(probe_policy.editor, Choice, "type-key")
    assert choice.itemText(choice.findData("2")) == "2 · now Good effort"
    probe_policy.pick("type-key", "2")
    assert [t.shortcut for t in probe_policy.policy().in_use][:2] == ["2", "1"]
    assert probe_policy.school.said() == "Key 2 arms Great answer. Good effort had it."


def test_points_that_come_from_the_step_are_said(probe_policy: EditorProbe) -> None:
    probe_policy.go_to("Off task")
    probe_policy.pick("type-step", "C3 removal and detention")
    probe_policy.school.write("type-points", "0")
    assert probe_policy.school.text("type-points-hint") == "its step gives −3"


def test_the_keyboard_does_what_the_mouse_does(probe_policy: EditorProbe) -> None:
    view = probe_policy.go_to("Great answer")
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert probe_policy.names()[:2] == ["Good effort", "Great answer"]
    assert view.current_key() == probe_policy.policy().in_use[1].uid
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert probe_policy.names()[0] == "Great answer"
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert found(probe_policy.editor, QLineEdit, "type-name").text() == "Good effort"
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert found(probe_policy.editor, QLineEdit, "type-name").hasFocus()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert "Good effort" not in probe_policy.names()
    assert probe_policy.school.said() == "Good effort retired. Its entries stay."


def test_buttons_move_as_far_as_there_is_a_way(probe_policy: EditorProbe) -> None:
    school = probe_policy.school
    assert not found(probe_policy.editor, QAbstractButton, "type-up").isEnabled()
    school.press("type-down")
    school.press("type-down")
    assert probe_policy.names()[2] == "Great answer"
    school.press("type-up")
    assert probe_policy.names()[1] == "Great answer"
    probe_policy.go_to("On call needed")
    assert not found(probe_policy.editor, QAbstractButton, "type-down").isEnabled()


def test_a_retired_behaviour_is_listed_where_wanted_and_comes_back(
    probe_policy: EditorProbe,
) -> None:
    school = probe_policy.school
    probe_policy.go_to("Off task")
    school.press("type-remove")
    assert "Off task" not in probe_policy.listed()
    school.tick("show-retired")
    assert probe_policy.listed()[-1] == "Off task"
    view = probe_policy.go_to("Off task")
    assert not found(probe_policy.editor, QLineEdit, "type-name").isEnabled()
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert probe_policy.listed()[-1] == "Off task"
    school.press("type-remove")
    assert probe_policy.names()[-1] == "Off task"


def test_a_row_is_dragged_to_another_place(probe_policy: EditorProbe) -> None:
    rows = found(probe_policy.editor, OrderList, "type-list").rows
    nowhere = QModelIndex()
    move = Qt.DropAction.MoveAction
    data = rows.mimeData([rows.index(0)])
    assert not rows.dropMimeData(data, move, 3, 0, nowhere)
    assert probe_policy.names()[2] == "Great answer"
    data = rows.mimeData([rows.index(2)])
    rows.dropMimeData(data, move, 0, 0, nowhere)
    assert probe_policy.names()[0] == "Great answer"
    data = rows.mimeData([rows.index(0)])
    rows.dropMimeData(data, move, -1, -1, nowhere)
    assert probe_policy.names()[-1] == "Great answer"
    before = probe_policy.policy()
    rows.dropMimeData(rows.mimeData([rows.index(4)]), move, 4, 0, nowhere)
    rows.dropMimeData(QMimeData(), move, 4, 0, nowhere)
    assert probe_policy.policy() == before


def test_pictures_are_gone_through_by_arrows(probe_policy: EditorProbe) -> None:
    picker = found(probe_policy.editor, IconPicker, "type-icons")
    first = found(picker, QAbstractButton, "icon-none")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Left)
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    star = found(picker, QAbstractButton, "icon-star")
    assert star.hasFocus()
    assert star.accessibleName() == "Star"
    QTest.keyClick(star, Qt.Key.Key_Space)
    assert probe_policy.policy().in_use[0].icon == "star"
    QTest.keyClick(star, Qt.Key.Key_Tab)
    first.click()
    assert probe_policy.policy().in_use[0].icon == ""


def test_the_example_of_a_reason_for_families_is_of_the_kind_of_behaviour(
    probe_policy: EditorProbe,
) -> None:
    reason = found(probe_policy.editor, QLineEdit, "type-reason")
    probe_policy.go_to("Great answer")
    assert reason.placeholderText() == "such as: was kind to others"
    probe_policy.go_to("Off task")
    assert reason.placeholderText() == "such as: talked while others spoke"


def test_the_ladder_is_edited_and_behaviours_follow_a_new_name(
    probe_policy: EditorProbe,
) -> None:
    school = probe_policy.school
    probe_policy.part(Part.LADDER)
    assert probe_policy.listed("step-list")[0] == "1. C1 warning"
    assert school.text("step-leads") == "Off task, Talking over, No equipment lead here."
    school.write("step-name", "Reminder")
    steps = {t.step for t in probe_policy.policy().in_use if t.step}
    assert steps == {"Reminder", "C2 recorded", "C3 removal and detention", "C4 on call"}
    school.tick("step-recorded")
    school.tick("step-families")
    first = probe_policy.policy().ladder[0]
    assert (first.recorded, first.for_families) == (False, False)
    assert not found(probe_policy.editor, Choice, "step-drafts").isEnabled()
    assert "it drafts nothing" in school.text("step-note")
    field = found(probe_policy.editor, QLineEdit, "add-step-field")
    QTest.keyClicks(field, "C5")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "No behaviour leads here yet" in school.text("step-leads")
    assert "until a person releases it" in school.text("step-note")
    school.write("step-points", "5")
    probe_policy.pick("step-drafts", DraftKind.LETTER.value)
    last = probe_policy.policy().ladder[-1]
    assert (last.name, last.points, last.drafts) == ("C5", -5, DraftKind.LETTER)
    probe_policy.pick("step-drafts", "")
    school.press("step-up")
    assert probe_policy.policy().ladder[3].name == "C5"
    school.press("step-remove")
    assert len(probe_policy.policy().ladder) == 4
    view = probe_policy.go_to("Reminder", "step-list")
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert "3 behaviours had it and have no step now" in school.said()


def test_a_step_that_is_there_already_is_refused(probe_policy: EditorProbe) -> None:
    probe_policy.part(Part.LADDER)
    field = found(probe_policy.editor, QLineEdit, "add-step-field")
    QTest.keyClicks(field, "c1 WARNING")
    found(probe_policy.editor, QAbstractButton, "add-step-button").click()
    assert "two steps called C1 warning" in probe_policy.school.problem()
    assert field.text() == "c1 WARNING"


def test_points_and_categories_are_set(probe_policy: EditorProbe) -> None:
    school = probe_policy.school
    probe_policy.part(Part.POINTS)
    probe_policy.pick("reset-cycle", ResetCycle.TERMLY.value)
    school.tick("netting")
    assert probe_policy.policy().cycle is ResetCycle.TERMLY
    assert not probe_policy.policy().netting
    field = found(probe_policy.editor, QLineEdit, "add-category-field")
    QTest.keyClicks(field, "Sport")
    QTest.keyClick(field, Qt.Key.Key_Return)
    school.write("category-name", "Games")
    school.press("category-up")
    assert probe_policy.policy().categories[-2:] == ("Games", "Note")
    school.press("category-remove")
    assert "Games" not in probe_policy.policy().categories
    view = probe_policy.go_to("Focus", "category-list")
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert found(probe_policy.editor, QLineEdit, "category-name").hasFocus()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert "Focus" not in probe_policy.policy().categories
    QTest.keyClicks(field, "Note")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "Note is twice in categories" in school.problem()
    assert field.text() == "Note"


def test_lists_for_explaining_are_saved_when_the_field_is_left(probe_policy: EditorProbe) -> None:
    probe_policy.part(Part.POINTS)
    field = found(probe_policy.editor, QPlainTextEdit, "picks-tried")
    field.setFocus()
    QTest.keyClicks(field, "Deep breath")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "Deep breath" not in probe_policy.policy().picks.tried
    found(probe_policy.editor, QPlainTextEdit, "picks-outcome").setFocus()
    assert probe_policy.policy().picks.tried[0] == "Deep breath"
    field.setFocus()
    QTest.keyClicks(field, "Deep breath")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.toPlainText().startswith("Deep breath\nReminder")
    field.setFocus()
    QTest.keyClicks(field, "x" * 70)
    probe_policy.school.page.setFocus()
    assert "does not have 1 to 60 letters" in probe_policy.school.problem()
    assert field.toPlainText().startswith("Deep breath\nReminder")


def test_another_policy_is_seen_first_and_put_into_force_in_one_step(
    probe_policy: EditorProbe,
) -> None:
    before = probe_policy.policy()
    probe_policy.school.press("policy-starting")
    dialog = found(probe_policy.school.page, OfferDialog, "policy-offer")
    assert probe_policy.school.text("offer-head") == "It says what is in force already."
    assert not found(dialog, QAbstractButton, "policy-offer-accept").isEnabled()
    which = found(dialog, SegmentedControl, "offer-which")
    found(which, QAbstractButton, "choice-relational").click()
    lines = found(dialog, QPlainTextEdit, "offer-lines").toPlainText()
    assert "• New behaviours: Ready to learn, Kept going" in lines
    assert probe_policy.policy() == before
    found(dialog, QAbstractButton, "policy-offer-accept").click()
    assert probe_policy.names()[0] == "Ready to learn"
    assert "Praise-led and relational is in force" in probe_policy.school.said()
    probe_policy.undo()
    assert probe_policy.policy() == before


def test_a_policy_is_exported_and_imported_with_a_look_first(
    probe_policy: EditorProbe, qtbot: QtBot, tmp_path: Path
) -> None:
    page, path = probe_policy.school.page, tmp_path / "ours.policy.json"
    page.policy_place_chosen.emit(str(path))
    qtbot.waitUntil(lambda: "It holds no pupil data" in probe_policy.school.said())
    data = json.loads(path.read_text(encoding="utf-8"))
    data["types"][0]["points"] = 5
    data["name"] = "Ours, changed"
    path.write_text(json.dumps(data), encoding="utf-8")
    page.policy_file_chosen.emit(str(path))
    qtbot.waitUntil(lambda: page.findChild(OfferDialog) is not None)
    dialog = found(page, OfferDialog, "policy-offer")
    lines = found(dialog, QPlainTextEdit, "offer-lines").toPlainText()
    assert lines == "• Great answer: points +1 → +5."
    found(dialog, QAbstractButton, "policy-offer-accept").click()
    assert probe_policy.policy().in_use[0].points == 5


def test_what_is_no_policy_file_is_refused_in_place(
    probe_policy: EditorProbe, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "other.json"
    path.write_text("{}", encoding="utf-8")
    probe_policy.school.page.policy_file_chosen.emit(str(path))
    qtbot.waitUntil(lambda: "no policy file" in probe_policy.school.problem())


@pytest.mark.parametrize(
    ("button", "name"),
    [("policy-import", "import-policy-dialog"), ("policy-export", "export-policy-dialog")],
)
def test_the_place_of_a_file_is_asked_for(
    probe_policy: EditorProbe, button: str, name: str
) -> None:
    probe_policy.school.press(button)
    dialog = found(probe_policy.school.page, QDialog, name)
    dialog.reject()


def test_showing_a_state_emits_nothing(probe_policy: EditorProbe, qtbot: QtBot) -> None:
    editor, policy = probe_policy.editor, probe_policy.policy()
    intents = [
        editor.part_requested,
        *(editor.types.add_requested, editor.types.polarity_requested),
        *(editor.types.retired_requested, editor.types.list.chosen),
        *(editor.types.form.value_requested, editor.types.form.key_requested),
        *(editor.ladder.list.chosen, editor.ladder.form.value_requested),
        *(editor.points.cycle_requested, editor.points.netting_requested),
        *(editor.points.picks_requested, editor.points.rename_requested),
    ]
    told: list[object] = []
    for intent in intents:
        intent.connect(lambda *_: told.append(1))
    kind, step = policy.in_use[4], policy.ladder[2]
    for part in Part:
        state = PolicyState(
            is_open=True,
            policy=policy,
            part=part,
            type_uid=kind.uid,
            step_uid=step.uid,
            category="Focus",
            polarity=Polarity.CONCERN,
            shows_retired=True,
        )
        editor.show_state(state)
    editor.show_state(PolicyState(is_open=True))
    assert told == []


def test_an_undo_on_another_page_is_seen_here(
    probe_policy: EditorProbe, workspace: Workspace
) -> None:
    probe_policy.school.press("type-down")
    probe_policy.school.editor.undo()
    assert probe_policy.listed()[0] == "Great answer"


def test_the_list_of_rows_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = OrderModel()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    rows = [OrderRow("a", "A", "first", edge="praise"), OrderRow("b", "B", movable=False)]
    model.show_rows(rows)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    assert model.data(model.index(0), Qt.ItemDataRole.ToolTipRole) == "A · first"
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole) == "A"
    assert model.data(model.index(0), Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
    assert not model.flags(model.index(1)) & Qt.ItemFlag.ItemIsDragEnabled
    assert model.mimeTypes()


def test_on_a_small_screen_the_buttons_are_pictures_with_names(
    probe_policy: EditorProbe, qtbot: QtBot
) -> None:
    button = found(probe_policy.editor, QAbstractButton, "policy-export")
    assert button.text() == "Export …"
    probe_policy.editor.resize(740, 400)
    assert (button.text(), button.toolTip()) == ("", "Export …")
    assert button.accessibleName() == "Export …"
