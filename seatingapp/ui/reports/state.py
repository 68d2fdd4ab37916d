"""What the part shows, as frozen data. All of it is private."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from seatingapp.domain.interventions import Intervention
from seatingapp.domain.on_report import Report


class Only(StrEnum):
    """Which of them the list shows."""

    NOW = "now"
    ENDED = "ended"
    ALL = "all"


class RecordKind(StrEnum):
    """What a row is."""

    REPORT = "On report"
    INTERVENTION = "Intervention"


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A report or an intervention in the list; `uid` is unique among both."""

    uid: str
    kind: RecordKind
    pupil: str
    what: str
    dates: str
    result: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class RecordDetails:
    """The selected one. `facts` are (label, text), `lines` what was rated, lesson by lesson.

    `source` is what it is, for the dialogs that change it.
    """

    kind: RecordKind
    pupil: str
    headline: str
    facts: tuple[tuple[str, str], ...]
    lines: tuple[tuple[str, str], ...]
    source: Report | Intervention
    is_open: bool


@dataclass(frozen=True, slots=True)
class ReportsState:
    """The whole part. `busy` is what is being drawn, or empty."""

    rows: tuple[RecordRow, ...] = ()
    only: Only = Only.NOW
    selected: str = ""
    details: RecordDetails | None = None
    busy: str = ""
    any_at_all: bool = False
