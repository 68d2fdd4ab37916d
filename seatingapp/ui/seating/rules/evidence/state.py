"""What the dialog about concern entries shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair with the counts of lessons near each other and apart, and whether it is ticked."""

    key: tuple[int, int]
    names: str
    near: str
    far: str
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceState:
    """The whole dialog. `words` have to be read with the counts; `problem` where weeks are none."""

    weeks: str = ""
    days: str = ""
    problem: str = ""
    words: str = ""
    rows: tuple[PairRow, ...] = ()
    can_keep: bool = False
    told: str = ""
