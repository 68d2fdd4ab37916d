"""What happens on the Unlock page; knows no Qt.

Deriving a key and making a vault go to a runner; the page shows that it is busy meanwhile. A
passphrase is never kept here for longer than the task that uses it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from seatingapp.domain.errors import Refusal
from seatingapp.ui.recovery_key.sheet import sheet
from seatingapp.ui.slow_work import Progress, Runner
from seatingapp.ui.unlock.state import (
    CreateState,
    OpenState,
    Problem,
    RecoveryKeyState,
    UnlockState,
    WelcomeState,
    problem_of,
)

if TYPE_CHECKING:  # the database comes with it, and only the tasks below wait for that
    from seatingapp.services.passphrases import Strength
    from seatingapp.services.vaults import Created
    from seatingapp.services.workspace import Workspace
    from seatingapp.storage.vault import Unsealed


class UnlockView(Protocol):
    """What shows a state."""

    def show_state(self, state: UnlockState) -> None:
        """Show it; emit nothing."""


class UnlockPresenter:
    """Leads to an open workspace, which it hands to `enter` together with the vault's place.

    The place is nothing for the sample school, which is not to be remembered.
    """

    def __init__(
        self,
        view: UnlockView,
        runner: Runner,
        enter: Callable[[Workspace, Path | None], None],
        *,
        last_vault: Path | None = None,
        suggested_place: Path,
    ) -> None:
        """Show nothing yet; `start` does."""
        self._view, self._runner, self._enter = view, runner, enter
        self._last_vault = last_vault
        self._suggested_place = suggested_place
        self._state: UnlockState = WelcomeState()
        self._created: Workspace | None = None
        self._rated = ""

    @property
    def state(self) -> UnlockState:
        """What is shown."""
        return self._state

    def start(self, reason: str = "") -> None:
        """Offer the last vault, or the three ways to begin; `reason` says why it was locked."""
        if self._last_vault is not None and self._last_vault.is_dir():
            self._show(OpenState(str(self._last_vault), note=reason))
        else:
            self._show(WelcomeState())

    def welcome(self) -> None:
        """Go back to the three ways to begin."""
        self._show(WelcomeState())

    def ask_to_create(self) -> None:
        """Show the form for a new vault."""
        self._rated = ""
        self._show(CreateState(str(self._suggested_place)))

    def ask_to_open(self) -> None:
        """Show the form to open a vault, with the last one filled in."""
        self._show(OpenState(str(self._last_vault or "")))

    def use_recovery_key(self, place: str, use: bool) -> None:
        """Ask for the recovery key instead of the passphrase, or the other way round."""
        self._show(OpenState(place, by_recovery_key=use))

    def rate(self, passphrase: str, teacher: str) -> None:
        """Say how strong a passphrase is while it is typed; the last one counts."""
        self._rated = passphrase
        show = partial(self._show_strength, passphrase)
        self._runner.run(partial(_rate, passphrase, teacher), show, self._fail)

    def create(self, place: str, teacher: str, passphrase: str, repeated: str) -> None:
        """Make a vault, then show its recovery key."""
        if not isinstance(self._state, CreateState) or self._state.busy:
            return
        missing = _missing(place, teacher, passphrase, repeated)
        if missing is not None:
            self._show(replace(self._state, place=place, problem=missing))
            return
        busy = "Making the vault and its keys\u2026"
        self._show(replace(self._state, place=place, busy=busy, problem=None))
        work = partial(_create, Path(place), teacher.strip(), passphrase)
        self._runner.run(work, self._show_recovery_key, self._fail)

    def open(self, place: str, passphrase: str) -> None:
        """Open a vault with its passphrase."""
        self._unseal(place, passphrase, "", "Checking the passphrase\u2026")

    def open_with_recovery(self, place: str, key: str) -> None:
        """Open a vault with its recovery key."""
        self._unseal(place, "", key, "Checking the recovery key\u2026")

    def explore_sample(self) -> None:
        """Make the sample school and go in."""
        if isinstance(self._state, WelcomeState) and not self._state.busy:
            self._show(WelcomeState(busy="Building the sample school\u2026"))
            self._runner.run(_sample, self._enter_sample, self._fail)

    def save_recovery_key(self, path: str) -> None:
        """Write the key into a file of the user's choice."""
        if not isinstance(self._state, RecoveryKeyState):
            return
        text = sheet(self._state.place, self._state.key)
        try:
            Path(path).write_text(text, encoding="utf-8")
        except OSError as error:
            problem = Problem("The key was not saved.", error.strerror or "Choose another place.")
            self._show(replace(self._state, said="", problem=problem))
        else:
            self._show(replace(self._state, said=f"Saved as {path}.", problem=None))

    def printed_recovery_key(self) -> None:
        """Note that the key went to the printer."""
        if isinstance(self._state, RecoveryKeyState):
            self._show(replace(self._state, said="Sent to the printer.", problem=None))

    def recovery_key_stored(self) -> None:
        """Go into the new vault; the key is not shown again."""
        if self._created is not None and isinstance(self._state, RecoveryKeyState):
            place, workspace = Path(self._state.place), self._created
            self._created = None
            self._state = WelcomeState()
            self._enter(workspace, place)

    def close(self) -> None:
        """Lock a vault that was made but not entered yet."""
        if self._created is not None:
            self._created.lock()
            self._created = None

    def _unseal(self, place: str, passphrase: str, key: str, busy: str) -> None:
        if not isinstance(self._state, OpenState) or self._state.busy:
            return
        state = OpenState(place, by_recovery_key=bool(key) or self._state.by_recovery_key)
        if not place:
            self._show(replace(state, problem=Problem("Choose the vault to open first.")))
        elif not passphrase and not key.strip():
            wanted = "recovery key" if state.by_recovery_key else "passphrase"
            self._show(replace(state, problem=Problem(f"Type the {wanted} first.", "", True)))
        else:
            self._show(replace(state, busy=busy))
            work = partial(_unseal, Path(place), passphrase, key)
            self._runner.run(work, self._enter_unsealed, self._fail)

    def _enter_unsealed(self, unsealed: Unsealed) -> None:
        from seatingapp.services import vaults

        try:
            workspace = vaults.enter(unsealed)
        except Refusal as refusal:
            self._fail(refusal)
        else:
            self._enter(workspace, unsealed.folder)

    def _enter_sample(self, workspace: Workspace) -> None:
        self._enter(workspace, None)

    def _show_recovery_key(self, created: Created) -> None:
        self._created = created.workspace
        place = str(created.workspace.vault.folder)
        self._show(RecoveryKeyState(place, created.recovery_key))

    def _show_strength(self, passphrase: str, strength: Strength) -> None:
        if passphrase == self._rated and isinstance(self._state, CreateState):
            word, advice = strength.word, strength.advice
            self._show(replace(self._state, score=strength.score, word=word, advice=advice))

    def _fail(self, refusal: Refusal) -> None:
        problem = problem_of(refusal)
        if isinstance(self._state, RecoveryKeyState):
            self._show(replace(self._state, problem=problem))
        else:
            self._show(replace(self._state, busy="", problem=problem))

    def _show(self, state: UnlockState) -> None:
        self._state = state
        self._view.show_state(state)


def _missing(place: str, teacher: str, passphrase: str, repeated: str) -> Problem | None:
    """Return what the form still needs."""
    if not teacher.strip():
        return Problem("Type your name first.", "It stands on what you print.")
    if not place.strip():
        return Problem("Choose a place for the vault first.")
    if passphrase != repeated:
        return Problem("The two passphrases are not the same.", "Type both again.", True)
    return None


def _rate(passphrase: str, teacher: str, _progress: Progress) -> Strength:
    from seatingapp.services.passphrases import rate

    return rate(passphrase, teacher.split())


def _create(place: Path, teacher: str, passphrase: str, _progress: Progress) -> Created:
    from seatingapp.services import vaults

    return vaults.create(place, passphrase, teacher=teacher)


def _unseal(place: Path, passphrase: str, key: str, _progress: Progress) -> Unsealed:
    from seatingapp.services import vaults

    return vaults.unseal(place, passphrase, key)


def _sample(_progress: Progress) -> Workspace:
    from seatingapp.ui.unlock.sample import open_sample

    return open_sample()
