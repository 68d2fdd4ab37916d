"""Another passphrase and another recovery key: what the two dialogs say; no Qt.

A secret is handed on to the work that needs it and never kept here, except the new recovery key
while it is on the screen.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from seatingapp.domain.errors import Refusal
from seatingapp.domain.vault_errors import WrongKey
from seatingapp.services import files, key_slots
from seatingapp.services.passphrases import Strength, rate
from seatingapp.services.school import school
from seatingapp.services.workspace import Workspace
from seatingapp.ui.recovery_key.sheet import sheet
from seatingapp.ui.school.state import PassphraseState, RecoveryState
from seatingapp.ui.slow_work import Progress, Runner

if TYPE_CHECKING:
    from seatingapp.storage.vault import Unsealed

CHECKING = "Checking\u2026"


class PassphraseView(Protocol):
    """The dialog for another passphrase."""

    def show_state(self, state: PassphraseState) -> None:
        """Show a state and emit nothing."""

    def finish(self) -> None:
        """Close: it is done."""


class PassphrasePresenter:
    """Changes the passphrase once all three fields are right."""

    def __init__(self, view: PassphraseView, workspace: Workspace, runner: Runner) -> None:
        """Show an empty dialog."""
        self._view, self._workspace, self._runner = view, workspace, runner
        info = workspace.read(school)
        self._about_user = (*info.teacher.split(), *info.name.split())
        self._rated = ""
        self._state = PassphraseState()
        self._show(self._state)

    def rate(self, new: str) -> None:
        """Say how strong it is while it is typed; the last one counts."""
        self._rated = new
        work = partial(_rate, new, self._about_user)
        self._runner.run(work, partial(self._show_strength, new), self._fail)

    def change(self, current: str, new: str, again: str) -> None:
        """Change it where the owner is proved and the new one is typed twice alike."""
        if self._state.busy:
            return
        if not current.strip():
            problem = Refusal("Type the passphrase so far, or the recovery key, first.")
            self._show(replace(self._state, problem=problem, wrong="current"))
        elif new != again:
            problem = Refusal("The two new passphrases are not the same.", todo="Type both again.")
            self._show(replace(self._state, problem=problem, wrong="again"))
        else:
            self._show(replace(self._state, problem=None, wrong="", busy=CHECKING))
            unsealed = self._workspace.vault.unsealed
            work = partial(_change, unsealed, current, new, self._about_user)
            self._runner.run(work, self._done, self._fail)

    def _done(self, _nothing: None) -> None:
        self._rated = ""
        self._view.finish()

    def _fail(self, refusal: Refusal) -> None:
        wrong = "current" if isinstance(refusal, WrongKey) else ""
        self._show(replace(self._state, busy="", problem=refusal, wrong=wrong))

    def _show_strength(self, new: str, found: Strength) -> None:
        if new == self._rated:
            self._show(
                replace(self._state, score=found.score, word=found.word, advice=found.advice)
            )

    def _show(self, state: PassphraseState) -> None:
        self._state = state
        self._view.show_state(state)


class RecoveryKeyView(Protocol):
    """The dialog for another recovery key."""

    def show_state(self, state: RecoveryState) -> None:
        """Show a state and emit nothing."""

    def finish(self) -> None:
        """Close: it is done."""


class RecoveryKeyPresenter:
    """Shows a new key to its owner; the old one goes only after the new one was stored."""

    def __init__(self, view: RecoveryKeyView, workspace: Workspace, runner: Runner) -> None:
        """Ask who is there."""
        self._view, self._workspace, self._runner = view, workspace, runner
        self._state = RecoveryState(place=str(workspace.vault.folder))
        self._show(self._state)

    def prove(self, secret: str) -> None:
        """Let the owner see a new key, which opens nothing so far."""
        if self._state.busy:
            return
        if not secret.strip():
            problem = Refusal("Type the passphrase, or the recovery key so far, first.")
            self._show(replace(self._state, problem=problem))
            return
        self._show(replace(self._state, busy=CHECKING, problem=None))
        work = partial(_prove, self._workspace.vault.unsealed, secret)
        self._runner.run(work, self._proved, self._fail)

    def save(self, path: str) -> None:
        """Write the key into a file of the user's choice."""
        if not self._state.key:
            return
        try:
            files.save(Path(path), sheet(self._state.place, self._state.key).encode())
        except Refusal as refusal:
            self._show(replace(self._state, said="", problem=refusal))
        else:
            self._show(replace(self._state, said=f"Saved as {path}.", problem=None))

    def printed(self) -> None:
        """Note that the key went to the printer."""
        self._show(replace(self._state, said="Sent to the printer.", problem=None))

    def use(self) -> None:
        """Let the new key open the vault, and the old one no more."""
        if self._state.key and not self._state.busy:
            self._show(replace(self._state, busy="Writing the key\u2026", problem=None))
            work = partial(_use, self._workspace.vault.unsealed, self._state.key)
            self._runner.run(work, self._done, self._fail)

    def forget(self) -> None:
        """Drop the key that was shown."""
        self._state = RecoveryState(place=self._state.place)

    def _proved(self, key: str) -> None:
        self._show(replace(self._state, key=key, busy=""))

    def _done(self, _nothing: None) -> None:
        self.forget()
        self._view.finish()

    def _fail(self, refusal: Refusal) -> None:
        self._show(replace(self._state, busy="", problem=refusal))

    def _show(self, state: RecoveryState) -> None:
        self._state = state
        self._view.show_state(state)


def _rate(new: str, about_user: tuple[str, ...], _progress: Progress) -> Strength:
    return rate(new, about_user)


def _change(
    unsealed: Unsealed, current: str, new: str, about_user: tuple[str, ...], _progress: Progress
) -> None:
    key_slots.change_passphrase(unsealed, current, new, about_user)


def _prove(unsealed: Unsealed, secret: str, _progress: Progress) -> str:
    key_slots.prove_owner(unsealed, secret)
    return key_slots.new_recovery_key()


def _use(unsealed: Unsealed, key: str, _progress: Progress) -> None:
    key_slots.use_recovery_key(unsealed, key)
