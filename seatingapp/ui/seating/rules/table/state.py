"""What the table of all rules shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass

from seatingapp.domain.rules.rule import Strength


@dataclass(frozen=True, slots=True)
class TableRow:
    """One rule. `mark` is what a reader must be told of it; `order` its place by strength, age."""

    uid: str
    active: bool
    strength: Strength
    sentence: str
    owner: str
    note: str
    mark: str
    order: int


@dataclass(frozen=True, slots=True)
class TableState:
    """The whole table; `told` counts the rules and those that are switched off."""

    title: str = ""
    rows: tuple[TableRow, ...] = ()
    told: str = ""
