"""The presenters of the School page with a fake view, on a real vault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from seatingapp.domain.errors import Refusal
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.vault_errors import DiskFull
from seatingapp.services import vaults
from seatingapp.services.checks import CheckReport
from seatingapp.services.school import school
from seatingapp.services.school_settings import NameSchool
from seatingapp.services.workspace import Topic, Workspace
from seatingapp.ui.editor import Editor
from seatingapp.ui.school.presenter import SchoolPresenter
from seatingapp.ui.school.state import (
    PassphraseState,
    RecoveryState,
    SettingsState,
    VaultState,
)
from seatingapp.ui.school.upkeep import UpkeepPresenter, in_words, size_in_words
from seatingapp.ui.school.ways_in import PassphrasePresenter, RecoveryKeyPresenter
from seatingapp.ui.slow_work import Progress, unheard
from tests.conftest import PASSPHRASE
from tests.gui.school.conftest import AtOnce, Later, T

NEW = "meadow anvil tulip seventy"


class Page:
    """Keeps what it was told."""

    def __init__(self) -> None:
        self.state = SettingsState()
        self.vault = VaultState()
        self.vaults: list[VaultState] = []
        self.problems: list[Refusal] = []
        self.said: list[str] = []
        self.backups = 0

    def show_state(self, state: SettingsState) -> None:
        self.state = state

    def show_refusal(self, refusal: Refusal) -> None:
        self.problems.append(refusal)

    def show_message(self, text: str, *, undo: bool) -> None:
        self.said.append(f"{text} [undo]" if undo else text)

    def show_vault(self, state: VaultState) -> None:
        self.vault = state
        self.vaults.append(state)

    def tell_backup(self) -> None:
        self.backups += 1


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def looks() -> list[str]:
    """What the theme was told."""
    return []


@pytest.fixture
def settings(page: Page, workspace: Workspace, looks: list[str]) -> SchoolPresenter:
    editor = Editor(workspace)
    presenter = SchoolPresenter(page, workspace, editor, "dark", looks.append)
    editor.changed.connect(presenter.changed)
    editor.refused.connect(presenter.refused)
    presenter.opened()
    return presenter


def test_the_settings_of_the_vault_are_shown(settings: SchoolPresenter, page: Page) -> None:
    rows = {row.kind: row for row in (*page.state.shown, *page.state.graded, *page.state.kept)}
    assert set(rows) == set(Characteristic)
    assert page.state.teacher == "A. Teacher"
    assert (rows[Characteristic.EAL].on, rows[Characteristic.SEX].on) == (True, False)
    delicate = {kind for kind, row in rows.items() if row.delicate}
    assert delicate >= {Characteristic.SEX, Characteristic.SEN, Characteristic.LOOKED_AFTER}


def test_a_name_is_saved_and_can_be_taken_back(
    settings: SchoolPresenter, page: Page, workspace: Workspace
) -> None:
    settings.name_teacher("Ms Patel")
    assert page.state.teacher == "Ms Patel"
    assert page.said == ["Entries are signed Ms Patel now. [undo]"]
    settings.undo()
    assert workspace.read(school).teacher == "A. Teacher"
    settings.redo()
    assert page.state.teacher == "Ms Patel"


def test_no_name_is_refused_and_the_saved_one_stays(settings: SchoolPresenter, page: Page) -> None:
    settings.name_teacher("")
    assert [p.what for p in page.problems] == ["The teacher needs a name."]
    assert page.state.teacher == "A. Teacher"


def test_a_page_that_is_not_in_front_reads_when_it_comes_back(
    settings: SchoolPresenter, page: Page, workspace: Workspace
) -> None:
    settings.left()
    workspace.perform(NameSchool("Ashgrove"))
    settings.changed(frozenset({Topic.SETTINGS}))
    assert page.state.name == ""
    settings.opened()
    assert page.state.name == "Ashgrove"


def test_a_refusal_on_another_page_is_not_shown_here(settings: SchoolPresenter, page: Page) -> None:
    settings.left()
    settings.refused(Refusal("No."))
    assert page.problems == []


def test_the_appearance_is_put_into_effect_and_shown(
    settings: SchoolPresenter, page: Page, looks: list[str]
) -> None:
    assert page.state.appearance == "dark"
    settings.choose_appearance("contrast")
    assert (looks, page.state.appearance) == (["contrast"], "contrast")


def test_a_backup_on_request_is_told_of_and_counted(page: Page, workspace: Workspace) -> None:
    upkeep = UpkeepPresenter(page, workspace, AtOnce())
    upkeep.opened()
    assert (page.vault.backups, page.vault.newest) == ("None yet", "")
    upkeep.back_up()
    assert page.vault.outcome is not None
    assert page.vault.outcome.headline == "Backed up."
    assert page.vault.backups.startswith("1 backup, ")
    assert (page.vault.busy, page.backups) == ("", 1)
    upkeep.back_up()
    assert page.vault.outcome.headline == "No new backup was needed."


def test_a_backup_that_is_stopped_ends_and_writes_are_no_longer_told_to_it(
    page: Page, workspace: Workspace
) -> None:
    before = workspace.vault.before_write
    later = Later()
    upkeep = UpkeepPresenter(page, workspace, later)
    upkeep.back_up()
    assert page.vault.busy
    upkeep.cancel()
    later.go()
    assert page.vault.outcome is not None
    assert (page.vault.outcome.headline, page.vault.busy) == ("Stopped.", "")
    assert workspace.vault.before_write is before


def test_one_thing_runs_at_a_time(page: Page, workspace: Workspace) -> None:
    later = Later()
    upkeep = UpkeepPresenter(page, workspace, later)
    upkeep.check()
    upkeep.back_up()
    later.go()
    assert page.backups == 0
    assert page.vault.outcome is not None
    assert page.vault.outcome.headline == "All is well."


def test_a_check_says_how_far_it_is(page: Page, workspace: Workspace) -> None:
    later = Later()
    upkeep = UpkeepPresenter(page, workspace, later)
    upkeep.back_up()
    later.go()
    upkeep.check()
    later.go()
    assert later.told[-2][0] == 0.0
    assert [s.share for s in page.vaults if s.busy.startswith("Checking backups/")] == [0.5]


class OnFullDisk(AtOnce):
    """Whatever is run fails as it does on a full disk."""

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Refusal], None],
        progressed: Progress = unheard,
    ) -> Callable[[], None]:
        failed(DiskFull())
        return lambda: None


def test_a_backup_that_fails_says_what_to_do(page: Page, workspace: Workspace) -> None:
    before = workspace.vault.before_write
    UpkeepPresenter(page, workspace, OnFullDisk()).back_up()
    assert page.vault.outcome is not None
    assert (page.vault.outcome.good, page.vault.busy) == (False, "")
    assert "Free some space" in page.vault.outcome.detail
    assert workspace.vault.before_write is before


def test_what_a_check_found_is_said_in_words() -> None:
    well = in_words(CheckReport((), 12, 1, ""))
    assert well.detail == "The vault, 1 backup and 12 seating plans were checked."
    bad = in_words(CheckReport(tuple(f"Problem {n}." for n in range(8)), 0, 0, ""))
    assert (bad.good, bad.headline) == (False, "8 things are not as they should be.")
    assert bad.detail.splitlines()[-1] == "And 2 more."
    one = in_words(CheckReport(("Only this.",), 0, 0, ""))
    assert (one.headline, one.detail) == ("1 thing is not as they should be.", "Only this.")


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 bytes"), (999, "999 bytes"), (786_432, "786 KB"), (1_240_000, "1.2 MB")],
)
def test_sizes_are_said_as_people_say_them(size: int, words: str) -> None:
    assert size_in_words(size) == words


class Dialog:
    """Keeps what it was told."""

    def __init__(self) -> None:
        self.states: list[PassphraseState | RecoveryState] = []
        self.finished = False

    def show_state(self, state: PassphraseState | RecoveryState) -> None:
        self.states.append(state)

    def finish(self) -> None:
        self.finished = True

    def problem(self) -> str:
        found = self.states[-1].problem
        return found.what if found is not None else ""


@pytest.mark.parametrize(
    ("typed", "said", "wrong"),
    [
        (("", NEW, NEW), "Type the passphrase so far", "current"),
        ((PASSPHRASE, NEW, NEW + "!"), "The two new passphrases are not the same.", "again"),
        (("wrong", NEW, NEW), "does not open the vault", "current"),
        ((PASSPHRASE, "short", "short"), "too easy to guess", ""),
    ],
)
def test_what_is_not_right_changes_no_passphrase(
    workspace: Workspace, typed: tuple[str, str, str], said: str, wrong: str
) -> None:
    dialog = Dialog()
    PassphrasePresenter(dialog, workspace, AtOnce()).change(*typed)
    last = dialog.states[-1]
    assert isinstance(last, PassphraseState)
    assert said in dialog.problem()
    assert (last.wrong, last.busy, dialog.finished) == (wrong, "", False)
    assert vaults.unseal(workspace.vault.folder, PASSPHRASE).key == workspace.vault.unsealed.key


def test_the_strength_of_the_last_thing_typed_counts(workspace: Workspace) -> None:
    dialog, later = Dialog(), Later()
    presenter = PassphrasePresenter(dialog, workspace, later)
    presenter.rate("password")
    presenter.rate(NEW)
    later.go()
    scores = [s.score for s in dialog.states if isinstance(s, PassphraseState)]
    assert scores == [0, 4]


def test_a_new_key_is_shown_to_its_owner_and_counts_only_after_it_was_used(
    workspace: Workspace, tmp_path: Path
) -> None:
    dialog = Dialog()
    presenter = RecoveryKeyPresenter(dialog, workspace, AtOnce())
    presenter.use()
    presenter.prove("wrong")
    assert "does not open the vault" in dialog.problem()
    presenter.prove(PASSPHRASE)
    shown = dialog.states[-1]
    assert isinstance(shown, RecoveryState)
    presenter.save(str(tmp_path / "key.txt"))
    assert shown.key[16:22] in (tmp_path / "key.txt").read_text(encoding="utf-8")
    with pytest.raises(Refusal, match="does not open"):
        vaults.unseal(workspace.vault.folder, recovery_key=shown.key)
    presenter.use()
    assert dialog.finished
    found = vaults.unseal(workspace.vault.folder, recovery_key=shown.key)
    assert found.key == workspace.vault.unsealed.key


def test_a_key_that_could_not_be_saved_stays_on_the_screen(
    workspace: Workspace, tmp_path: Path
) -> None:
    dialog = Dialog()
    presenter = RecoveryKeyPresenter(dialog, workspace, AtOnce())
    presenter.prove(PASSPHRASE)
    (tmp_path / "file").write_text("", encoding="utf-8")
    presenter.save(str(tmp_path / "file" / "key.txt"))
    last = dialog.states[-1]
    assert isinstance(last, RecoveryState)
    assert (bool(last.key), last.said) == (True, "")
    assert "could not be written" in dialog.problem()
