"""What a blank mark sheet is made of, and nothing that its reader may not see: names and keys."""

from __future__ import annotations

from dataclasses import dataclass

from seatingapp.domain.audiences import ALLOWED, Field, PrintStamp
from seatingapp.printing.snapshots import Paper


@dataclass(frozen=True, slots=True)
class MarkSheetSnapshot:
    """A lesson to be ticked on paper: names as shown, row by row from the front.

    An empty seat is "". `when` is the lesson in words; `keys` are numbers and behaviours, in the
    order of the policy.
    """

    school: str
    class_name: str
    room_name: str
    when: str
    rows: tuple[tuple[str, ...], ...]
    unseated: tuple[str, ...]
    keys: tuple[tuple[str, str], ...]
    stamp: PrintStamp
    paper: Paper = "A4"


def refuse_extras(snapshot: MarkSheetSnapshot) -> None:
    """Raise ValueError where the audience may see no names; a mark sheet holds nothing else."""
    if Field.SHOWN_NAME not in ALLOWED[snapshot.stamp.audience]:
        raise ValueError(f"A print {snapshot.stamp.audience} must not hold: shown name.")
