"""The School page over a real vault: names, characteristics, locking, appearance, upkeep."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.cards import CardOptions
from seatingapp.domain.names import NameForm
from seatingapp.domain.pupils import Characteristic
from seatingapp.services.school import school
from seatingapp.services.school_settings import card_options, purposes
from seatingapp.services.workspace import Workspace
from seatingapp.ui.preferences import Preferences
from seatingapp.ui.school.columns import CardColumns
from seatingapp.ui.school.field import InPlaceField
from seatingapp.ui.school.sample_card import SampleCard
from seatingapp.ui.school.state import KindRow, SettingsState, VaultState
from seatingapp.ui.theme import ThemeChoice, current_theme
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.segmented import SegmentedControl
from tests.gui.finding import found
from tests.gui.school.conftest import SchoolProbe


def test_names_are_edited_in_place_and_taken_back_by_key(
    probe: SchoolProbe, workspace: Workspace
) -> None:
    probe.write("school-name", "Ashgrove School")
    probe.write("school-teacher", "Ms Patel")
    known = workspace.read(school)
    assert (known.name, known.teacher) == ("Ashgrove School", "Ms Patel")
    assert probe.text("school-header-subtitle") == "Ashgrove School · Ms Patel"
    probe.page.setFocus()
    probe.keys(Qt.Key.Key_Z)
    assert workspace.read(school).teacher == "A. Teacher"
    assert probe.field("school-teacher").text() == "A. Teacher"
    assert probe.said() == "Undone: Name the teacher"
    probe.keys(Qt.Key.Key_Y)
    assert workspace.read(school).teacher == "Ms Patel"


def test_leaving_a_field_saves_it_and_escape_does_not(
    probe: SchoolProbe, workspace: Workspace
) -> None:
    field = probe.field("school-name")
    field.setFocus()
    QTest.keyClicks(field, "Not this")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    QTest.keyClicks(field, "Ashgrove")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert workspace.read(school).name == "Ashgrove"


def test_going_through_the_fields_without_typing_changes_nothing(probe: SchoolProbe) -> None:
    for name in ("school-name", "school-teacher"):
        probe.field(name).setFocus()
        QTest.keyClick(probe.field(name), Qt.Key.Key_Return)
    probe.page.setFocus()
    assert probe.editor.stack.count() == 0


def test_an_empty_teacher_is_refused_in_words_and_the_saved_name_comes_back(
    probe: SchoolProbe, workspace: Workspace
) -> None:
    probe.write("school-teacher", "  ")
    assert probe.problem().startswith("The teacher needs a name. The name was not changed.")
    assert probe.field("school-teacher").text() == "A. Teacher"
    probe.press("school-banner-action")
    assert probe.problem() == ""
    assert workspace.read(school).teacher == "A. Teacher"


def test_what_is_being_typed_is_left_alone_when_the_page_is_shown_anew(probe: SchoolProbe) -> None:
    field = probe.field("school-name")
    field.setFocus()
    QTest.keyClicks(field, "Ashgr")
    probe.press("undo")
    probe.page.show_state(SettingsState(name="Other"))
    assert field.text() == "Ashgr"


def test_a_kind_is_switched_off_with_one_click_and_back_with_undo(
    probe: SchoolProbe, workspace: Workspace
) -> None:
    probe.tick("kind-eal")
    assert Characteristic.EAL not in workspace.read(school).in_use
    assert "what is recorded stays" in probe.said()
    assert not probe.field("purpose-eal").isVisible()
    probe.press("undo")
    assert Characteristic.EAL in workspace.read(school).in_use
    assert probe.box("kind-eal").isChecked()


def test_a_purpose_is_written_where_a_kind_is_in_use(
    probe: SchoolProbe, workspace: Workspace
) -> None:
    assert not probe.field("purpose-looked_after").isVisible()
    probe.tick("kind-looked_after")
    probe.write("purpose-looked_after", "Seat near an adult")
    assert workspace.read(purposes) == {Characteristic.LOOKED_AFTER: "Seat near an adult"}


def test_every_kind_is_listed_and_the_delicate_ones_are_marked(probe: SchoolProbe) -> None:
    for kind in Characteristic:
        assert probe.box(f"kind-{kind.value}").isVisible()
    marked = {w.objectName() for w in probe.page.findChildren(QWidget) if w.isVisible()}
    assert {"private-sen", "private-sex", "private-looked_after", "private-action"} <= marked
    assert "private-eal" not in marked


def test_the_time_to_lock_is_chosen_and_kept(probe: SchoolProbe, workspace: Workspace) -> None:
    choice = found(probe.page, Choice, "lock-after")
    offered = [choice.itemData(at) for at in range(choice.count())]
    assert offered == ["1", "2", "5", "10", "15", "30"]
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert workspace.read(school).idle_minutes == 10
    probe.press("undo")
    assert choice.chosen() == "5"


@pytest.mark.parametrize("look", list(ThemeChoice))
def test_a_look_is_put_on_at_once_and_remembered(
    probe: SchoolProbe, preferences: Preferences, look: ThemeChoice
) -> None:
    control = found(probe.page, SegmentedControl, "appearance")
    segment = found(control, QAbstractButton, f"choice-{look.value}")
    segment.click()
    theme = current_theme()
    assert theme is not None
    assert (theme.choice, preferences.appearance) == (look, look.value)


def test_the_vault_says_where_it_is_and_is_backed_up_on_request(
    qtbot: QtBot, probe: SchoolProbe, workspace: Workspace
) -> None:
    place = probe.text("vault-place").replace("\u200b", "")
    assert place == str(workspace.vault.folder)
    assert probe.text("vault-newest") == "None yet"
    with qtbot.waitSignal(probe.page.backup_ended):
        probe.press("back-up")
    qtbot.waitUntil(lambda: probe.outcome().startswith("Backed up."))
    assert len(list((workspace.vault.folder / "backups").glob("*.db"))) == 1
    assert probe.text("vault-newest") != "None yet"


def test_the_check_says_in_words_that_all_is_well(qtbot: QtBot, probe: SchoolProbe) -> None:
    probe.press("check-vault")
    assert not found(probe.page, QWidget, "back-up").isEnabled()
    assert found(probe.page, QWidget, "vault-progress").isVisible()
    qtbot.waitUntil(lambda: bool(probe.outcome()))
    assert probe.outcome() == (
        "All is well. The vault, 0 backups and 0 seating plans were checked."
    )
    assert not found(probe.page, QWidget, "vault-progress").isVisible()


def test_the_check_names_what_is_damaged(
    qtbot: QtBot, probe: SchoolProbe, workspace: Workspace
) -> None:
    (workspace.vault.folder / "backups" / "2025-11-24T08-00-00Z.db").write_bytes(b"\0" * 8192)
    probe.press("check-vault")
    qtbot.waitUntil(lambda: bool(probe.outcome()))
    assert "2025-11-24T08-00-00Z.db: " in probe.outcome()


def _settings(row: KindRow) -> SettingsState:
    cards = CardOptions(photo=False, name_form=NameForm.LISTED, points=False)
    return SettingsState("A", "B", (row,), cards=cards, idle_minutes=15, appearance="light")


def _sample(probe: SchoolProbe, name: str = "sample-private") -> SampleCard:
    return found(probe.page, SampleCard, name)


def test_what_cards_show_is_chosen_with_a_sample_that_follows(
    probe: SchoolProbe, workspace: Workspace
) -> None:
    assert _sample(probe).card.name == "Sam P"
    assert _sample(probe).card.photo_key
    probe.tick("card-photo")
    probe.tick("card-points")
    names = found(probe.page, SegmentedControl, "name-form")
    QTest.mouseClick(found(names, QAbstractButton, "choice-listed"), Qt.MouseButton.LeftButton)
    chosen = CardOptions(photo=False, name_form=NameForm.LISTED, points=False)
    assert workspace.read(card_options) == chosen
    assert _sample(probe).card.name == "Patel, Sam"
    assert _sample(probe).card.photo_key is None
    assert _sample(probe).card.praise is None
    probe.page.setFocus()
    probe.keys(Qt.Key.Key_Z)
    assert workspace.read(card_options).name_form is NameForm.SHORT
    assert _sample(probe).card.name == "Sam P"


def test_the_board_safe_sample_has_nothing_private(probe: SchoolProbe) -> None:
    for kind in ("target", "working_at"):
        probe.tick(f"kind-{kind}")
    safe, private = _sample(probe, "sample-safe"), _sample(probe)
    assert private.card.grades.sign == "7 ▸ 6"
    assert "target 7, working at 6" in private.accessibleName()
    assert private.card.marks
    assert (safe.card.marks, safe.card.has_action, bool(safe.card.grades)) == ((), False, False)
    assert safe.accessibleName() == "Sample card, Board-safe: Sam P, praise 3"
    probe.tick("card-marks")
    assert (private.card.marks, private.card.has_action) == ((), False)
    assert private.card.grades


def test_grades_that_the_school_does_not_use_are_said_to_be_missing(probe: SchoolProbe) -> None:
    hint = found(probe.page, QWidget, "grades-off")
    assert hint.isVisible()
    assert not _sample(probe).card.grades
    probe.tick("kind-target")
    assert not hint.isVisible()
    assert _sample(probe).card.grades.sign == "7 ▸ –"


def test_a_sample_is_painted_in_every_way_of_showing(probe: SchoolProbe) -> None:
    """Without a photo the initials take its place, and without both nothing does."""
    sample = _sample(probe)
    seen = [sample.grab().toImage()]
    for part in ("photo", "initials", "marks"):
        probe.tick(f"card-{part}")
        seen.append(sample.grab().toImage())
    assert all(one != other for one, other in pairwise(seen))


def test_showing_states_emits_nothing(qtbot: QtBot, probe: SchoolProbe) -> None:
    page = probe.page
    row = KindRow(Characteristic.EAL, "EAL", on=False, purpose="Plan support", delicate=True)
    with (
        qtbot.assertNotEmitted(page.names.school_requested),
        qtbot.assertNotEmitted(page.names.teacher_requested),
        qtbot.assertNotEmitted(page.kinds.use_requested),
        qtbot.assertNotEmitted(page.kinds.purpose_requested),
        qtbot.assertNotEmitted(page.security.lock_requested),
        qtbot.assertNotEmitted(page.appearance.appearance_requested),
        qtbot.assertNotEmitted(page.seat_cards.options_requested),
    ):
        page.show_state(_settings(row))
        page.show_vault(VaultState("Place", "1 MB", "None yet", busy="Checking"))
        page.show_vault(VaultState("Place", "1 MB", "None yet"))
    assert page.kinds.findChildren(InPlaceField)


@pytest.mark.parametrize(("width", "in_two"), [(1290, True), (840, False)])
def test_cards_stand_in_two_columns_where_there_is_room(
    qtbot: QtBot, probe: SchoolProbe, width: int, in_two: bool
) -> None:
    probe.page.resize(840 if in_two else 1290, 600)
    probe.page.resize(width, 600)
    columns = found(probe.page, CardColumns)
    qtbot.waitUntil(lambda: columns.in_two is in_two)
    inner = found(columns, QWidget, "school-columns-cards")
    qtbot.waitUntil(lambda: inner.width() <= columns.viewport().width())
    side = probe.page.security.mapTo(inner, probe.page.security.rect().topLeft()).x()
    assert (side > width // 3) is in_two


def test_tab_reaches_everything_that_can_be_changed(probe: SchoolProbe) -> None:
    page = probe.page
    wanted = {
        w.objectName()
        for kind in (QLineEdit, QAbstractButton, QComboBox)
        for w in page.findChildren(kind)
        if w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    reached = set()
    page.names.findChildren(QLineEdit)[0].setFocus()
    for _step in range(3 * len(wanted)):
        focused = page.window().focusWidget()
        assert focused is not None
        reached.add(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    choices = {name for name in wanted if name.startswith("choice-")}
    assert reached >= wanted - choices
    assert reached & choices


def test_every_control_has_a_name_for_screen_readers(probe: SchoolProbe) -> None:
    for kind in (QLineEdit, QAbstractButton, QComboBox):
        for widget in probe.page.findChildren(kind):
            if widget.isVisible():
                assert widget.accessibleName(), widget.objectName()
