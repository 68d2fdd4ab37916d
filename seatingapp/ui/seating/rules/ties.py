"""The rules that two pupils who were connected on the plan can be given at one stroke. No Qt."""

from __future__ import annotations

from enum import Enum

from seatingapp.domain.rules.kinds import Apart, Kind, Near, Together

METRES = 2.0  # that "keep apart" begins with


class Tie(Enum):
    """A rule between two; the value is how the menu calls it."""

    APART = f"Keep at least {METRES:g} m apart"
    NOT_NEXT = "Not next to each other"
    BESIDE = "Side by side"
    TABLE = "At the same table"

    def kind(self, one: int, other: int) -> Kind:
        """What the rule says of two pupils."""
        both = (one, other)
        kinds: dict[Tie, Kind] = {
            Tie.APART: Apart(both, METRES),
            Tie.NOT_NEXT: Apart(both),
            Tie.BESIDE: Together(both, Near.BESIDE),
            Tie.TABLE: Together(both, Near.TABLE),
        }
        return kinds[self]
