"""What the School page and its dialogs show, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass

from seatingapp.domain.cards import CardOptions
from seatingapp.domain.errors import Refusal
from seatingapp.domain.pupils import Characteristic
from seatingapp.ui.history_state import NO_HISTORY, HistoryState


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of characteristic: whether it is in use, what for, and whether it is delicate."""

    kind: Characteristic
    label: str
    on: bool = False
    purpose: str = ""
    delicate: bool = False


@dataclass(frozen=True, slots=True)
class SettingsState:
    """The settings in the vault.

    `shown` are the kinds that cards and charts show, `graded` those that cards show where `cards`
    say so, and `kept` all others; `in_use` are those of any of them that are in use. `calendar_now`
    is what the calendar says of today, `calendar_next` when it is closed next.
    """

    name: str = ""
    teacher: str = ""
    shown: tuple[KindRow, ...] = ()
    graded: tuple[KindRow, ...] = ()
    kept: tuple[KindRow, ...] = ()
    in_use: frozenset[Characteristic] = frozenset()
    cards: CardOptions = CardOptions()
    idle_minutes: int = 5
    policy: tuple[str, ...] = ()  # what is in force, a line each
    calendar_now: str = ""
    calendar_next: str = ""
    appearance: str = "system"
    subtitle: str = ""
    history: HistoryState = NO_HISTORY
    safeguarding_lead: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a backup or a check ended, in words."""

    good: bool
    headline: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class VaultState:
    """The files of the vault; `busy` says what is being done, `share` how far it is, 0 to 1.

    A share below 0 means that nobody knows.
    """

    place: str = ""
    size: str = ""
    backups: str = ""
    newest: str = ""
    busy: str = ""
    share: float = -1.0
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class PassphraseState:
    """The dialog for another passphrase. `wrong` names the field to type anew."""

    score: int = 0
    word: str = ""
    advice: str = ""
    busy: str = ""
    problem: Refusal | None = None
    wrong: str = ""  # "current", "again" or nothing


@dataclass(frozen=True, slots=True)
class RecoveryState:
    """The dialog for another recovery key; `key` is empty until the owner was proved."""

    place: str = ""
    key: str = ""
    said: str = ""
    busy: str = ""
    problem: Refusal | None = None
