"""What an import would do: a decision for every row, before anything is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from seatingapp.domain.class_lists import Remark
from seatingapp.domain.pupils import Pupil

# A row of a file: its name and the row number from 1.
RowKey = tuple[str, int]
# The choice for an unclear row that says: this is somebody new.
NEW_PUPIL = 0


class Outcome(StrEnum):
    """What happens to a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One thing about a pupil that the file states differently, as texts to show."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ImportDecision:
    """What happens to one pupil of a file (or to a row that cannot be one).

    `rows` are the rows it stands for: several where one person is listed twice. `pupil` is the
    pupil as it will be: with id 0 and no uid where it is new, none where the row is refused or
    unclear. `joins` are the classes that the pupil is not yet in. `choices` are the pupils that
    an unclear row may mean.
    """

    outcome: Outcome
    rows: tuple[RowKey, ...]
    name: str
    pupil: Pupil | None = None
    joins: tuple[str, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    choices: tuple[Pupil, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """All decisions in the order of the files, the classes concerned, and the remarks.

    `new_classes` are to be made; `existing_classes` gain or keep members.
    """

    decisions: tuple[ImportDecision, ...]
    new_classes: tuple[str, ...]
    existing_classes: tuple[str, ...]
    remarks: tuple[Remark, ...]

    def count(self, outcome: Outcome) -> int:
        """How many pupils (for refused and unclear: rows) have an outcome."""
        return Counter(decision.outcome for decision in self.decisions)[outcome]

    @property
    def new(self) -> int:
        """How many pupils are new."""
        return self.count(Outcome.NEW)

    @property
    def changed(self) -> int:
        """How many known pupils change or join a class."""
        return self.count(Outcome.CHANGED)

    @property
    def unchanged(self) -> int:
        """How many known pupils stay as they are."""
        return self.count(Outcome.UNCHANGED)

    @property
    def refused(self) -> int:
        """How many rows cannot be imported."""
        return self.count(Outcome.REFUSED)

    @property
    def unclear(self) -> int:
        """How many pupils are left out until the user says who they are."""
        return self.count(Outcome.UNCLEAR)
