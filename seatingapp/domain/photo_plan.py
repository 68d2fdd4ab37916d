"""What an import of photos would do: a decision for every file, before anything is stored."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from seatingapp.domain.pupils import Pupil

# The choice for a file that stays out, in place of a pupil's id.
LEAVE_OUT = -1


class How(StrEnum):
    """By what a file was taken for a pupil's photo; the value is how people say it."""

    ADMISSION_NUMBER = "admission number"
    UPN = "UPN"
    NAME = "name"
    NAME_AND_FORM = "name and form"
    BY_HAND = "you"


class PhotoOutcome(StrEnum):
    """What happens to a file. Only the first two kinds go in."""

    NEW = "new"
    REPLACES = "replaces"
    SEVERAL = "several"  # more than one photo of a pupil: one is to be chosen
    UNCLEAR = "unclear"  # fits more than one pupil, or not quite
    UNKNOWN = "unknown"  # fits nobody
    NO_PHOTO = "no_photo"  # the pupil is marked "no photo"
    LEFT_OUT = "left_out"
    UNREADABLE = "unreadable"


GOING_IN = frozenset({PhotoOutcome.NEW, PhotoOutcome.REPLACES})


@dataclass(frozen=True, slots=True)
class Said:
    """Whose photo a file is by the table of the MIS beside it, which `source` names."""

    source: str
    numbers: tuple[str, ...] = ()  # UPNs or admission numbers
    name: str = ""


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """A picture file. `key` tells it from every other one; `folder` is the one right around it.

    `problem` says in a sentence why it cannot be used, `note` what was remarkable about it.
    """

    key: str
    name: str
    folder: str = ""
    said: Said | None = None
    problem: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PhotoMatch:
    """Whom a file shows, as far as its name and the table say: one pupil, or who it may be."""

    file: PhotoFile
    pupil: Pupil | None = None
    how: How | None = None
    candidates: tuple[Pupil, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PhotoDecision:
    """What happens to one file; `pupil` is whom it shows where that is known.

    `candidates` are the pupils that it may show; the user may also name anybody else.
    """

    file: PhotoFile
    outcome: PhotoOutcome
    pupil: Pupil | None = None
    how: How | None = None
    candidates: tuple[Pupil, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PhotoPlan:
    """All decisions in the order of the files.

    `without` are the pupils of the same forms who will still have no photo and may have one;
    `elsewhere` counts those of all other forms.
    """

    decisions: tuple[PhotoDecision, ...]
    without: tuple[Pupil, ...] = ()
    elsewhere: int = 0

    @property
    def taken(self) -> dict[int, str]:
        """The key of the one file that becomes a pupil's photo, by the pupil's id."""
        return {d.pupil.id: d.file.key for d in self.decisions if d.pupil and d.outcome in GOING_IN}

    def count(self, outcome: PhotoOutcome) -> int:
        """How many files have an outcome."""
        return Counter(decision.outcome for decision in self.decisions)[outcome]
