"""What the record of an entry shows, as frozen data. All of it is private."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from seatingapp.ui.completing.state import FormState


class Mode(Enum):
    """What is being done with the entry; the value is the text of the button that begins it."""

    READING = ""
    COMPLETE = "Say more"
    CORRECT = "Correct"
    VOID = "Void"
    DISPUTE = "Pupil disagrees"
    SETTLE = "Settle"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is known of the entry now."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class EventLine:
    """One line of the history."""

    what: str
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class WordsState:
    """Something to write in a few words, or to pick from `picks`."""

    title: str
    hint: str
    accept: str
    text: str = ""
    picks: tuple[str, ...] = ()
    warning: str = ""


@dataclass(frozen=True, slots=True)
class CorrectState:
    """What the entry should have been; choices are (id, text). `most` 1 means no amounts."""

    pupils: tuple[tuple[int, str], ...]
    pupil_id: int
    types: tuple[tuple[int, str], ...]
    type_id: int
    amount: str
    most: int
    day: str
    time: str
    note: str
    reason: str
    wrong: str = ""
    warning: str = ""


@dataclass(frozen=True, slots=True)
class RecordState:
    """The whole record. `modes` are what can be done; an entry that is void can be brought back."""

    title: str = ""
    subtitle: str = ""
    signs: str = ""
    facts: tuple[Fact, ...] = ()
    events: tuple[EventLine, ...] = ()
    modes: tuple[Mode, ...] = ()
    can_bring_back: bool = False
    can_mark: bool = False
    mode: Mode = Mode.READING
    form: FormState | None = None
    words: WordsState | None = None
    correct: CorrectState | None = None
    detains: tuple[int, int] | None = None  # pupil and entry, where a detention can be for it
