"""What a blank mark sheet is made of, and nothing that its reader may not see: names and keys."""

from __future__ import annotations

from dataclasses import dataclass

from seatingapp.domain.audiences import Field, PrintStamp
from seatingapp.printing.allowing import Says, refuse_unlisted
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


SAYS: dict[type, Says] = {
    MarkSheetSnapshot: {
        **dict.fromkeys(("school", "class_name", "room_name", "when", "keys", "stamp", "paper")),
        "rows": Field.SHOWN_NAME,
        "unseated": Field.SHOWN_NAME,
    }
}


def refuse_extras(snapshot: MarkSheetSnapshot) -> None:
    """Raise ValueError where the audience may see no names; a mark sheet holds nothing else."""
    refuse_unlisted(snapshot, snapshot.stamp.audience, SAYS)
