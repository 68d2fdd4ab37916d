"""The first run: three ways to begin, a new vault with its recovery key, the sample school."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from seatingapp.services import vaults
from seatingapp.services.school import school
from seatingapp.storage import pupils
from seatingapp.ui.preferences import Preferences
from seatingapp.ui.tasks import Tasks
from seatingapp.ui.unlock.factory import make_unlock_page
from seatingapp.ui.unlock.page import UnlockPage
from seatingapp.ui.unlock.recovery_view import RecoveryView
from seatingapp.ui.unlock.state import CreateState, WelcomeState
from seatingapp.ui.unlock.welcome_view import WelcomeView
from seatingapp.ui.widgets.banner import Banner
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.strength_meter import StrengthMeter
from seatingapp.ui.widgets.text import Text
from tests.gui.finding import found
from tests.gui.unlock.conftest import PASSPHRASE, Entered

Make = Callable[..., UnlockPage]


def press(page: UnlockPage, name: str) -> None:
    QTest.mouseClick(found(page, Button, name), Qt.MouseButton.LeftButton)


def fill(page: UnlockPage, **texts: str) -> None:
    for name, text in texts.items():
        field = found(page, QLineEdit, f"create-{name}")
        field.clear()
        QTest.keyClicks(field, text)


@pytest.fixture
def form(make_page: Make) -> UnlockPage:
    page = make_page()
    press(page, "welcome-create")
    return page


def problem(page: UnlockPage) -> str:
    return found(page, Banner, "create-form-problem").text()


def recovery_key(page: UnlockPage) -> str:
    return found(page, Text, "recovery-key").text()


def create(qtbot: QtBot, page: UnlockPage, place: Path) -> None:
    fill(page, teacher="Ms Patel", place=str(place), passphrase=PASSPHRASE, repeated=PASSPHRASE)
    press(page, "create-create")
    qtbot.waitUntil(lambda: page.findChild(RecoveryView) is not None)


def test_the_first_page_offers_three_ways_to_begin(make_page: Make) -> None:
    page = make_page()
    for name in ("welcome-sample", "welcome-create", "welcome-open"):
        assert found(page, Button, name).isVisible()
    assert found(page, Button, "welcome-create").hasFocus()


def test_a_last_vault_that_is_gone_is_not_offered(
    make_page: Make, preferences: Preferences, tmp_path: Path
) -> None:
    preferences.last_vault = tmp_path / "gone.seating"
    assert found(make_page(), Button, "welcome-open").isVisible()


@pytest.mark.parametrize("way", ["welcome-create", "welcome-open"])
def test_escape_goes_back_to_the_first_page(make_page: Make, way: str) -> None:
    page = make_page()
    press(page, way)
    assert not page.findChildren(WelcomeView)[0].isVisible()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert page.findChildren(WelcomeView)[-1].isVisible()


def test_showing_a_state_emits_nothing(qtbot: QtBot, form: UnlockPage) -> None:
    intents = (form.create_requested, form.passphrase_edited, form.back_requested)
    with (
        qtbot.assertNotEmitted(intents[0]),
        qtbot.assertNotEmitted(intents[1]),
        qtbot.assertNotEmitted(intents[2]),
    ):
        form.show_state(CreateState("Documents/Mine.seating", 3, "Good"))
        form.show_state(WelcomeState())


def test_strength_is_rated_while_the_passphrase_is_typed(qtbot: QtBot, form: UnlockPage) -> None:
    meter = found(form, StrengthMeter, "create-strength")
    fill(form, passphrase="password")
    qtbot.waitUntil(lambda: "easy to guess" in meter.word().lower())
    fill(form, passphrase=PASSPHRASE)
    qtbot.waitUntil(lambda: meter.word() == "Strong")


def test_the_teachers_own_name_makes_a_weak_passphrase(qtbot: QtBot, form: UnlockPage) -> None:
    fill(form, teacher="Wilhelmina Featherstonehaugh", passphrase="wilhelminafeatherstonehaugh")
    meter = found(form, StrengthMeter, "create-strength")
    qtbot.waitUntil(lambda: bool(meter.word().strip()))
    assert meter.word() not in ("Good", "Strong")


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"teacher": "", "passphrase": PASSPHRASE}, "Type your name first."),
        ({"teacher": "Ms P", "place": ""}, "Choose a place for the vault first."),
        ({"teacher": "Ms P", "passphrase": PASSPHRASE}, "The two passphrases are not the same."),
    ],
)
def test_what_is_missing_is_said_before_anything_is_made(
    form: UnlockPage, texts: dict[str, str], said: str
) -> None:
    fill(form, **texts)
    press(form, "create-create")
    assert problem(form).startswith(said)


def test_after_two_different_passphrases_both_can_be_typed_anew(
    qtbot: QtBot, form: UnlockPage
) -> None:
    fill(form, teacher="Ms P", passphrase=PASSPHRASE, repeated="something else again")
    press(form, "create-create")
    field = found(form, QLineEdit, "create-passphrase")
    meter = found(form, StrengthMeter, "create-strength")
    assert form.focusWidget() is field
    field.clear()
    QTest.keyClicks(field, PASSPHRASE)
    qtbot.waitUntil(lambda: meter.word() == "Strong")
    assert form.focusWidget() is field
    assert field.text() == PASSPHRASE


def test_a_weak_passphrase_makes_no_vault(qtbot: QtBot, form: UnlockPage, tmp_path: Path) -> None:
    place = tmp_path / "Weak.seating"
    fill(form, teacher="Ms P", place=str(place), passphrase="password1", repeated="password1")
    press(form, "create-create")
    qtbot.waitUntil(lambda: "too easy to guess" in problem(form))
    assert not place.exists()


def test_a_new_vault_shows_its_recovery_key_and_goes_on_only_when_that_is_stored(
    qtbot: QtBot, form: UnlockPage, entered: Entered, preferences: Preferences, tmp_path: Path
) -> None:
    place = tmp_path / "Mine.seating"
    create(qtbot, form, place)
    assert recovery_key(form).startswith("AGE-SECRET-KEY-1\n")
    press(form, "recovery-continue")
    before = entered.any
    box = found(form, CheckBox, "recovery-stored")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    press(form, "recovery-continue")
    assert (before, entered.any) == (False, True)
    assert entered.workspaces[0].read(school).teacher == "Ms Patel"
    assert preferences.last_vault == place


def test_the_saved_recovery_key_opens_the_vault(
    qtbot: QtBot, form: UnlockPage, entered: Entered, tmp_path: Path
) -> None:
    create(qtbot, form, tmp_path / "Mine.seating")
    file = tmp_path / "key.txt"
    form.recovery_save_requested.emit(str(file))
    assert str(file) in found(form, Text, "recovery-said").text()
    text = file.read_text(encoding="utf-8")
    assert recovery_key(form) in text
    form.recovery_stored.emit()
    entered.workspaces.pop().lock()
    unsealed = vaults.unseal(tmp_path / "Mine", recovery_key=recovery_key_in(text))
    assert unsealed.folder == tmp_path / "Mine.seating"


def recovery_key_in(text: str) -> str:
    """Return the paragraph of the sheet that is the key."""
    return next(part for part in text.split("\n\n") if part.startswith("AGE-SECRET-KEY-1"))


def test_a_place_that_cannot_be_written_leaves_the_key_on_the_screen(
    qtbot: QtBot, form: UnlockPage, tmp_path: Path
) -> None:
    create(qtbot, form, tmp_path / "Mine.seating")
    form.recovery_save_requested.emit(str(tmp_path))
    assert "was not saved" in found(form, Banner, "recovery-form-problem").text()
    assert recovery_key(form)


def test_leaving_the_page_locks_a_vault_that_was_not_entered(
    qtbot: QtBot, tasks: Tasks, preferences: Preferences, entered: Entered, tmp_path: Path
) -> None:
    page = make_unlock_page(tasks, preferences, entered.enter)
    page.show()
    press(page, "welcome-create")
    create(qtbot, page, tmp_path / "Mine.seating")
    page.deleteLater()
    qtbot.waitUntil(lambda: not isValid(page))
    again = vaults.enter(vaults.unseal(tmp_path / "Mine", PASSPHRASE))
    again.lock()


def test_the_sample_school_opens_in_the_middle_of_a_lesson_and_is_not_remembered(
    qtbot: QtBot, make_page: Make, entered: Entered, preferences: Preferences
) -> None:
    page = make_page()
    press(page, "welcome-sample")
    assert found(page, Text, "welcome-busy").text().startswith("Building")
    qtbot.waitUntil(lambda: entered.any, timeout=30_000)
    workspace = entered.workspaces[0]
    assert workspace.read(pupils.count) == 150
    assert preferences.last_vault is None
