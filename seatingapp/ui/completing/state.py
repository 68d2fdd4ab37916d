"""What the tray shows, as frozen data. All of it is private."""

from __future__ import annotations

from dataclasses import dataclass, field

HAPPENED, TRIED, OUTCOME = "happened", "tried", "outcome"


@dataclass(frozen=True, slots=True)
class Pick:
    """A text to pick; `key` is the number that picks it while its list is active."""

    text: str
    key: str = ""
    on: bool = False


@dataclass(frozen=True, slots=True)
class PickList:
    """Texts to pick one from; the numbers belong to the active list."""

    name: str
    title: str
    picks: tuple[Pick, ...]
    active: bool = False


@dataclass(frozen=True, slots=True)
class FormState:
    """What is being said of an entry. `warning` is said in place of storing the note."""

    lists: tuple[PickList, ...] = ()
    note: str = ""
    letters: str = ""
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing to complete: the entries that one gesture made, or one of them.

    `when` has the lesson, `time` is as short as a table needs it.
    """

    uids: tuple[str, ...]
    who: str
    behaviour: str
    when: str
    time: str
    polarity: str


@dataclass(frozen=True, slots=True)
class TrayState:
    """What waits, which of it is open, and what is said of it. Nothing waits: `chosen` is -1."""

    waiting: tuple[Waiting, ...] = ()
    chosen: int = -1
    place: str = ""
    form: FormState = field(default_factory=FormState)
    message: str = ""
    can_split: bool = False

    @property
    def open(self) -> Waiting | None:
        """What is being completed."""
        return self.waiting[self.chosen] if 0 <= self.chosen < len(self.waiting) else None
