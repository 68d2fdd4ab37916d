"""Opening a vault: by passphrase, by recovery key, and the ways in which it refuses."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from seatingapp.services import vaults
from seatingapp.ui.preferences import Preferences
from seatingapp.ui.unlock.page import UnlockPage
from seatingapp.ui.widgets.banner import Banner
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.passphrase_field import PassphraseField
from seatingapp.ui.widgets.text import Text
from tests.gui.finding import found
from tests.gui.unlock.conftest import PASSPHRASE, Entered

Make = Callable[..., UnlockPage]


def press(page: UnlockPage, name: str) -> None:
    QTest.mouseClick(found(page, Button, name), Qt.MouseButton.LeftButton)


def problem(page: UnlockPage) -> str:
    return found(page, Banner, "open-form-problem").text()


@pytest.fixture
def page(make_page: Make, preferences: Preferences, made: tuple[Path, str]) -> UnlockPage:
    preferences.last_vault = made[0]
    return make_page()


def secret(page: UnlockPage) -> PassphraseField:
    return found(page, PassphraseField, "open-secret")


def test_the_last_vault_is_offered_and_the_cursor_waits_in_the_passphrase(
    page: UnlockPage, made: tuple[Path, str]
) -> None:
    assert found(page, QLineEdit, "open-place").text() == str(made[0])
    assert secret(page).hasFocus()


def test_the_right_passphrase_leads_in(qtbot: QtBot, page: UnlockPage, entered: Entered) -> None:
    QTest.keyClicks(secret(page), PASSPHRASE)
    QTest.keyClick(secret(page), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: entered.any)
    assert entered.workspaces[0].vault.is_open


def test_while_the_key_is_derived_nothing_can_be_pressed(
    qtbot: QtBot, page: UnlockPage, entered: Entered
) -> None:
    QTest.keyClicks(secret(page), PASSPHRASE)
    press(page, "open-unlock")
    assert found(page, Text, "open-busy").text() == "Checking the passphrase…"
    names = ("open-unlock", "open-back", "open-other", "open-choose")
    assert not any(found(page, Button, name).isEnabled() for name in names)
    qtbot.waitUntil(lambda: entered.any)


def test_a_wrong_passphrase_is_said_beside_the_field_and_can_be_typed_anew(
    qtbot: QtBot, page: UnlockPage, entered: Entered
) -> None:
    QTest.keyClicks(secret(page), "lamp otter violin mustard")
    press(page, "open-unlock")
    qtbot.waitUntil(lambda: "does not open the vault" in problem(page))
    assert secret(page).selectedText()
    assert secret(page).property("wrong") == "true"
    QTest.keyClicks(secret(page), PASSPHRASE)
    press(page, "open-unlock")
    qtbot.waitUntil(lambda: entered.any)


def test_the_recovery_key_leads_in_however_it_was_typed(
    qtbot: QtBot, page: UnlockPage, entered: Entered, made: tuple[Path, str]
) -> None:
    press(page, "open-other")
    assert secret(page).accessibleName() == "Recovery key"
    key = made[1].lower()
    QTest.keyClicks(secret(page), f"{key[:16]} {key[16:40]}  {key[40:]}")
    press(page, "open-unlock")
    qtbot.waitUntil(lambda: entered.any)


def test_nothing_typed_is_asked_for_without_deriving_a_key(page: UnlockPage) -> None:
    press(page, "open-unlock")
    assert problem(page) == "Type the passphrase first."


def test_a_vault_that_is_open_elsewhere_says_so(
    qtbot: QtBot, page: UnlockPage, made: tuple[Path, str], entered: Entered
) -> None:
    other = vaults.enter(vaults.unseal(made[0], PASSPHRASE))
    QTest.keyClicks(secret(page), PASSPHRASE)
    press(page, "open-unlock")
    qtbot.waitUntil(lambda: "open in another window" in problem(page))
    other.lock()
    assert not entered.any


def test_a_damaged_vault_says_what_cannot_be_read_and_what_to_do(
    qtbot: QtBot, make_page: Make, preferences: Preferences, made: tuple[Path, str], tmp_path: Path
) -> None:
    broken = tmp_path / "Broken.seating"
    shutil.copytree(made[0], broken)
    (broken / "vault.json").write_text("{", encoding="utf-8")
    preferences.last_vault = broken
    page = make_page()
    QTest.keyClicks(secret(page), PASSPHRASE)
    press(page, "open-unlock")
    qtbot.waitUntil(lambda: "damaged" in problem(page))
    assert "vault.json" in problem(page)


def test_caps_lock_is_hinted_at(qtbot: QtBot, page: UnlockPage) -> None:
    hint = found(page, Text, "open-caps")
    assert not hint.isVisible()
    QTest.keyClicks(secret(page), "LAMP")
    qtbot.waitUntil(hint.isVisible)


def test_why_it_was_locked_is_said(
    make_page: Make, preferences: Preferences, made: tuple[Path, str]
) -> None:
    preferences.last_vault = made[0]
    page = make_page("The computer was asleep.")
    assert problem(page) == "The vault is locked. The computer was asleep."


def test_going_back_forgets_what_was_typed(page: UnlockPage) -> None:
    field = secret(page)
    QTest.keyClicks(field, PASSPHRASE)
    press(page, "open-back")
    assert field.text() == ""


def test_another_vault_can_be_chosen(page: UnlockPage, tmp_path: Path) -> None:
    press(page, "open-choose")
    dialog = found(page, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    assert found(page, QLineEdit, "open-place").text() == str(tmp_path)
