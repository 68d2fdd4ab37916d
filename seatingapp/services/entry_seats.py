"""Where a pupil sat at the moment of an entry, and next to whom; later plans change nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.behaviour import Entry
from seatingapp.domain.room_seat_labels import seat_labels
from seatingapp.domain.rooms import Relation
from seatingapp.storage import entries, lessons, plans, pupils, rooms

if TYPE_CHECKING:
    from seatingapp.storage.session import Session


_NEAREST = {str(how): place for place, how in enumerate(Relation)}


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Somebody who sat next to the pupil; `how` is as in "same desk"."""

    pupil_id: int
    name: str
    how: str


@dataclass(frozen=True, slots=True)
class Sat:
    """Where it was. `seat` is what the seat was called, as in the pictures of its room."""

    room: str = ""
    seat: str = ""
    neighbours: tuple[Neighbour, ...] = ()

    @property
    def label(self) -> str:
        """What the words are about: with no seat known, only the room is."""
        return "Sat then" if self.seat or self.neighbours else "Room"

    @property
    def words(self) -> str:
        """`Lab 2, seat 12, next to Ann Bee (same desk)`; empty where nothing is known.

        Whoever shared the desk comes first: they are whom an entry is most often about.
        """
        near = sorted(self.neighbours, key=lambda n: _NEAREST.get(n.how, len(_NEAREST)))
        said = [f"{n.name} ({n.how})" for n in near]
        beside = " and ".join(part for part in (", ".join(said[:-1]), *said[-1:]) if part)
        parts = (
            self.room,
            f"seat {self.seat}" if self.seat else "",
            beside and f"next to {beside}",
        )
        return ", ".join(part for part in parts if part)


def sat(session: Session, entry: Entry) -> Sat:
    """Return where the pupil of an entry sat at that moment."""
    if entry.lesson_id is None:
        return Sat()
    room_id = lessons.room_of(session, entry.lesson_id)
    room = next((r.name for r in rooms.load(session) if r.id == room_id), "")
    near = entries.neighbours(session, [entry.id]).get(entry.id, {})
    people = pupils.load(session, ids=list(near))
    return Sat(
        room,
        _label(session, entry, entry.lesson_id),
        tuple(Neighbour(p.id, p.name.full, near[p.id]) for p in people),
    )


def _label(session: Session, entry: Entry, lesson_id: int) -> str:
    plan_id, _chosen = lessons.plan_of(session, lesson_id)
    if entry.seat_id is None or plan_id is None:
        return ""
    (plan,) = plans.load(session, plan_id=plan_id)
    return seat_labels(plan.layout).get(entry.seat_id, "")
