"""Rooms: list them, add one from a template."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from seatingapp.domain.errors import Refusal
from seatingapp.domain.identity import new_uid
from seatingapp.domain.names import tidy
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import Room, RoomLayout
from seatingapp.services.workspace import Done, Topic
from seatingapp.storage import rooms

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_TOPICS = frozenset({Topic.ROOMS})
_LONGEST_NAME = 60


def all_rooms(session: Session) -> tuple[Room, ...]:
    """Return all rooms by name."""
    return rooms.load(session)


def room_named(session: Session, name: str) -> Room:
    """Return a room by its name, whatever the case. Raises Refusal where there is none."""
    known = rooms.load(session)
    found = [r for r in known if r.name.casefold() == tidy(name).casefold()]
    if not found:
        listed = ", ".join(r.name for r in known) or "none yet"
        raise Refusal(
            f"There is no room called {name}.",
            where=f"Rooms: {listed}.",
            todo="Add one first: seatingapp room VAULT add NAME --template rows-of-doubles.",
        )
    return found[0]


@dataclass(frozen=True, slots=True)
class AddRoom:
    """Add a room with a layout under a name that is free."""

    name: str
    layout: RoomLayout
    uid: str = field(default_factory=new_uid)

    @classmethod
    def of_template(cls, name: str, template: Template, rows: int, columns: int) -> AddRoom:
        """A room from a template. Raises Refusal for numbers that it cannot take."""
        return cls(name, from_template(template, rows, columns))

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"Add room {self.name}"

    def perform(self, session: Session) -> Done:
        """Add it. Raises Refusal for an empty, overlong or taken name."""
        name = tidy(self.name)
        if not name or len(name) > _LONGEST_NAME:
            raise Refusal(f"A room needs a name of 1 to {_LONGEST_NAME} letters.")
        if any(room.name.casefold() == name.casefold() for room in rooms.load(session)):
            raise Refusal(
                f"There is a room called {name} already.",
                kept="It was not changed.",
                todo="Choose another name.",
            )
        room_id = rooms.add(session, name, self.layout, self.uid)
        seats = self.layout.capacity
        return Done(RemoveRoom(room_id, self), _TOPICS, f"{name} added, {seats} seats.")


@dataclass(frozen=True, slots=True)
class RemoveRoom:
    """Take back a room that was just added; `again` adds it once more."""

    room_id: int
    again: AddRoom

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return self.again.label

    def perform(self, session: Session) -> Done:
        """Remove it. Raises Refusal where a plan uses it meanwhile."""
        if rooms.in_use(session, self.room_id):
            raise Refusal("A plan uses this room.", kept="The room stays.")
        rooms.remove(session, self.room_id)
        return Done(self.again, _TOPICS)
