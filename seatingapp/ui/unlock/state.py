"""What the Unlock page can show, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass

from seatingapp.domain.errors import Refusal
from seatingapp.domain.vault_errors import WrongKey


@dataclass(frozen=True, slots=True)
class Problem:
    """A refusal as the page shows it; `about_key` puts the cursor into the field to correct."""

    what: str
    detail: str = ""
    about_key: bool = False


def problem_of(refusal: Refusal) -> Problem:
    """Put a refusal into two lines."""
    detail = " ".join(part for part in (refusal.where, refusal.kept, refusal.todo) if part)
    return Problem(refusal.what, detail, isinstance(refusal, WrongKey))


@dataclass(frozen=True, slots=True)
class WelcomeState:
    """The first page: three ways to begin. `busy` says what is going on, if anything is."""

    busy: str = ""
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class CreateState:
    """The form for a new vault, with what is to be said about the passphrase so far."""

    place: str
    score: int = 0
    word: str = ""
    advice: str = ""
    busy: str = ""
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class RecoveryKeyState:
    """The recovery key, which is shown this once. `said` tells what became of print or save."""

    place: str
    key: str
    said: str = ""
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class OpenState:
    """The form to open a vault; `note` says why it was locked."""

    place: str = ""
    by_recovery_key: bool = False
    note: str = ""
    busy: str = ""
    problem: Problem | None = None


UnlockState = WelcomeState | CreateState | RecoveryKeyState | OpenState
