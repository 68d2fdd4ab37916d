"""The two dialogs over a real vault: another passphrase, another recovery key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from seatingapp.domain.vault_errors import WrongKey
from seatingapp.services import vaults
from seatingapp.services.workspace import Workspace
from seatingapp.ui.school.passphrase_dialog import PassphraseDialog
from seatingapp.ui.school.recovery_dialog import RecoveryDialog
from seatingapp.ui.widgets.banner import Banner
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.strength_meter import StrengthMeter
from seatingapp.ui.widgets.text import Text
from tests.conftest import PASSPHRASE
from tests.gui.finding import found
from tests.gui.school.conftest import LEFT, SchoolProbe

NEW = "meadow anvil tulip seventy"


@pytest.fixture
def asking(qtbot: QtBot, probe: SchoolProbe) -> PassphraseDialog:
    """The dialog for another passphrase."""
    probe.press("change-passphrase")
    dialog = found(probe.page, PassphraseDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


@pytest.fixture
def renewing(qtbot: QtBot, probe: SchoolProbe) -> RecoveryDialog:
    """The dialog for another recovery key."""
    probe.press("new-recovery-key")
    dialog = found(probe.page, RecoveryDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def fill(dialog: QWidget, **secrets: str) -> None:
    for name, text in secrets.items():
        field = found(dialog, QLineEdit, f"passphrase-{name}")
        field.clear()
        QTest.keyClicks(field, text)


def test_the_passphrase_is_changed_and_the_old_one_refused(
    qtbot: QtBot, probe: SchoolProbe, asking: PassphraseDialog, workspace: Workspace
) -> None:
    fill(asking, current=PASSPHRASE, new=NEW, again=NEW)
    qtbot.waitUntil(lambda: found(asking, StrengthMeter).word() == "Strong")
    probe.press("passphrase-dialog-accept", asking)
    assert found(asking, Text, "passphrase-busy").text() == "Checking…"
    qtbot.waitUntil(lambda: not isValid(asking), timeout=20_000)
    assert probe.said() == "The vault opens with the new passphrase now."
    assert probe.editor.stack.count() == 0
    folder = workspace.vault.folder
    workspace.lock()
    with pytest.raises(WrongKey):
        vaults.unseal(folder, PASSPHRASE)
    vaults.enter(vaults.unseal(folder, NEW)).lock()


def test_a_wrong_passphrase_is_said_at_its_field_and_the_dialog_grows_to_say_it(
    qtbot: QtBot, asking: PassphraseDialog
) -> None:
    fill(asking, current="wrong", new=NEW, again=NEW)
    height = asking.height()
    QTest.keyClick(found(asking, QLineEdit, "passphrase-again"), Qt.Key.Key_Return)
    banner = found(asking, Banner, "passphrase-problem")
    qtbot.waitUntil(lambda: "does not open the vault" in banner.text(), timeout=20_000)
    current = found(asking, QLineEdit, "passphrase-current")
    qtbot.waitUntil(lambda: current.property("wrong") == "true" and current.hasSelectedText())
    qtbot.waitUntil(lambda: asking.height() > height)
    qtbot.waitUntil(lambda: banner.height() >= banner.heightForWidth(banner.width()))


def test_escape_closes_the_dialog_and_what_was_typed_is_gone(
    qtbot: QtBot, asking: PassphraseDialog, workspace: Workspace
) -> None:
    fill(asking, current=PASSPHRASE, new=NEW, again=NEW)
    kept: list[str] = []
    field = found(asking, QLineEdit, "passphrase-new")
    asking.finished.connect(lambda _result: kept.append(field.text()))
    QTest.keyClick(asking, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(asking))
    assert kept == [""]
    assert vaults.unseal(workspace.vault.folder, PASSPHRASE).key == workspace.vault.unsealed.key


def test_a_dialog_that_goes_in_the_middle_of_its_work_is_told_nothing(
    qtbot: QtBot, probe: SchoolProbe, asking: PassphraseDialog
) -> None:
    fill(asking, current=PASSPHRASE, new=NEW, again=NEW)
    asking.accept()
    asking.deleteLater()
    qtbot.waitUntil(lambda: not isValid(asking))
    assert probe.tasks.wait()
    assert probe.page.isVisible()


def test_a_new_recovery_key_is_shown_stored_and_only_then_used(
    qtbot: QtBot,
    probe: SchoolProbe,
    renewing: RecoveryDialog,
    workspace: Workspace,
    tmp_path: Path,
) -> None:
    QTest.keyClicks(found(renewing, QLineEdit, "recovery-secret"), PASSPHRASE)
    probe.press("recovery-dialog-accept", renewing)
    key = found(renewing, Text, "recovery-key")
    qtbot.waitUntil(key.isVisible, timeout=20_000)
    assert found(renewing, QLineEdit, "recovery-secret").text() == ""
    use = found(renewing, QWidget, "recovery-dialog-accept")
    assert (use.property("text"), use.isEnabled()) == ("Use the new key", False)
    renewing.save_requested.emit(str(tmp_path / "key.txt"))
    assert key.text() in (tmp_path / "key.txt").read_text(encoding="utf-8")
    box = found(renewing, CheckBox, "recovery-stored")
    QTest.mouseClick(box, LEFT, pos=box.rect().center())
    shown = key.text()
    QTest.mouseClick(use, LEFT)
    qtbot.waitUntil(lambda: not isValid(renewing), timeout=20_000)
    assert probe.said() == "The new recovery key counts; the old one is void."
    folder, database_key = workspace.vault.folder, workspace.vault.unsealed.key
    assert vaults.unseal(folder, recovery_key=shown).key == database_key
    assert vaults.unseal(folder, PASSPHRASE).key == database_key


def test_cancelling_leaves_the_old_recovery_key(
    qtbot: QtBot, probe: SchoolProbe, renewing: RecoveryDialog, workspace: Workspace
) -> None:
    slot = workspace.vault.folder / "keys" / "recovery.age"
    before = slot.read_bytes()
    QTest.keyClicks(found(renewing, QLineEdit, "recovery-secret"), PASSPHRASE)
    probe.press("recovery-dialog-accept", renewing)
    key = found(renewing, Text, "recovery-key")
    qtbot.waitUntil(key.isVisible, timeout=20_000)
    probe.press("recovery-dialog-reject", renewing)
    qtbot.waitUntil(lambda: not isValid(renewing))
    assert slot.read_bytes() == before


def test_a_stranger_at_the_desk_sees_no_recovery_key(
    qtbot: QtBot, probe: SchoolProbe, renewing: RecoveryDialog
) -> None:
    QTest.keyClicks(found(renewing, QLineEdit, "recovery-secret"), "guess")
    probe.press("recovery-dialog-accept", renewing)
    banner = found(renewing, Banner, "recovery-problem")
    qtbot.waitUntil(lambda: "does not open the vault" in banner.text(), timeout=20_000)
    key = found(renewing, Text, "recovery-key")
    assert (key.isVisible(), key.text()) == (False, "")
