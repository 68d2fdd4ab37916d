"""Rooms: list them, add one, change it, put it away, and share it as a file.

Edits look a room up by its uid once they know it, so that taking back a removal, which gives the
room another number, leaves the rest of the history whole. Plans keep the room as it was.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from seatingapp.domain.errors import Refusal
from seatingapp.domain.identity import new_uid
from seatingapp.domain.names import tidy
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.room_walls import with_size
from seatingapp.domain.rooms import Fixture, FixtureKind, Room, RoomLayout
from seatingapp.domain.wording import counted
from seatingapp.services.workspace import Done, Topic
from seatingapp.storage import rooms

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_TOPICS = frozenset({Topic.ROOMS})
_LONGEST_NAME = 60
_LONGEST_CODE = 12


def all_rooms(session: Session) -> tuple[Room, ...]:
    """Return all rooms by name, those that were put away too."""
    return rooms.load(session)


def offered_rooms(session: Session) -> tuple[Room, ...]:
    """Return the rooms that a new plan or lesson may be in, by name: none that was put away."""
    return tuple(room for room in rooms.load(session) if not room.retired)


def room_with(session: Session, room_id: int) -> Room | None:
    """Return a room by its number, or None where it is not in the vault any more."""
    return next((room for room in rooms.load(session) if room.id == room_id), None)


def room_in_use(session: Session, room_id: int) -> bool:
    """Whether a plan, a lesson or the timetable refers to a room, so that it cannot be removed."""
    return rooms.in_use(session, room_id)


def free_name(session: Session, wanted: str) -> str:
    """Return `wanted`, or with a number behind it where a room has that name already."""
    taken = {room.name.casefold() for room in rooms.load(session)}
    wanted = tidy(wanted)[:_LONGEST_NAME].strip() or "Room"
    name, number = wanted, 2
    while name.casefold() in taken:
        tail = f" ({number})"
        name, number = f"{wanted[: _LONGEST_NAME - len(tail)].strip()}{tail}", number + 1
    return name


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
    code: str = ""
    retired: bool = False

    @classmethod
    def of_template(cls, name: str, template: Template, rows: int, columns: int) -> AddRoom:
        """A room from a template. Raises Refusal for numbers that it cannot take."""
        return cls(name, from_template(template, rows, columns))

    @classmethod
    def blank(cls, name: str, width: float, depth: float) -> AddRoom:
        """Four walls and nothing in them, in cm. Raises Refusal for walls of no room."""
        return cls(name, blank_layout(width, depth))

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"Add room {self.name}"

    def perform(self, session: Session) -> Done:
        """Add it. Raises Refusal for an empty, overlong or taken name."""
        name = _free(session, self.name)
        room_id = rooms.add(session, name, self.layout, self.uid, _code(self.code))
        if self.retired:
            rooms.set_retired(session, room_id, True)
        seats = self.layout.capacity
        said = f"{name} added, {counted(seats, 'seat')}."
        return Done(RemoveRoom(room_id, self, self.uid), _TOPICS, said, uids=(self.uid,))


@dataclass(frozen=True, slots=True)
class CopyRoom:
    """Add a room that is like another one as it is now."""

    room_id: int
    name: str
    uid: str = field(default_factory=new_uid)

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"Add room {self.name}"

    def perform(self, session: Session) -> Done:
        """Add the copy. Raises Refusal as `AddRoom` does, and where the room is gone."""
        room = _room(session, self.room_id)
        return AddRoom(self.name, room.layout, self.uid).perform(session)


@dataclass(frozen=True, slots=True)
class RemoveRoom:
    """Remove a room that nothing refers to; `again` adds it once more."""

    room_id: int
    again: AddRoom | None = None
    uid: str = ""

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return self.again.label if self.again else "Remove room"

    def perform(self, session: Session) -> Done:
        """Remove it. Raises Refusal where a plan, a lesson or the timetable uses it."""
        room = _room(session, self.room_id, self.uid)
        if rooms.in_use(session, room.id):
            raise Refusal(
                "A plan uses this room.",
                where=f"Plans, lessons or the timetable refer to {room.name}.",
                kept="The room stays.",
                todo="Put it away instead: then it is not offered any more.",
            )
        rooms.remove(session, room.id)
        back = AddRoom(room.name, room.layout, room.uid, room.code, room.retired)
        return Done(back, _TOPICS, f"{room.name} removed.")


@dataclass(frozen=True, slots=True)
class ChangeRoom:
    """Give a room another layout. Plans that exist keep the room as it was."""

    room_id: int
    layout: RoomLayout
    what: str = "Change the room"
    uid: str = ""

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return self.what

    def perform(self, session: Session) -> Done | None:
        """Store the layout; None where it is the same. Raises Refusal where the room is gone."""
        room = _room(session, self.room_id, self.uid)
        if room.layout == self.layout:
            return None
        rooms.add_version(session, room.id, self.layout)
        back = ChangeRoom(room.id, room.layout, self.what, room.uid)
        return Done(back, _TOPICS, self.what)


@dataclass(frozen=True, slots=True)
class RenameRoom:
    """Give a room another name and short code."""

    room_id: int
    name: str
    code: str = ""
    uid: str = ""

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"Rename to {self.name}"

    def perform(self, session: Session) -> Done | None:
        """Rename it. Raises Refusal for an empty, overlong or taken name, and a long code."""
        room = _room(session, self.room_id, self.uid)
        name, code = _free(session, self.name, besides=room.id), _code(self.code)
        if (name, code) == (room.name, room.code):
            return None
        rooms.set_names(session, room.id, name, code)
        said = (
            f"{room.name} is now {name}." if name != room.name else f"Short code of {name}: {code}"
        )
        return Done(RenameRoom(room.id, room.name, room.code, room.uid), _TOPICS, said)


@dataclass(frozen=True, slots=True)
class RetireRoom:
    """Put a room away: it is not offered for new plans any more, and its plans stay."""

    room_id: int
    uid: str = ""

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Put a room away"

    def perform(self, session: Session) -> Done | None:
        """Put it away; None where it is already. Raises Refusal where the room is gone."""
        room = _room(session, self.room_id, self.uid)
        if room.retired:
            return None
        rooms.set_retired(session, room.id, True)
        said = f"{room.name} put away. Its plans stay."
        return Done(RestoreRoom(room.id, room.uid), _TOPICS, said)


@dataclass(frozen=True, slots=True)
class RestoreRoom:
    """Bring a room back that was put away."""

    room_id: int
    uid: str = ""

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Bring a room back"

    def perform(self, session: Session) -> Done | None:
        """Bring it back; None where it is there. Raises Refusal where the room is gone."""
        room = _room(session, self.room_id, self.uid)
        if not room.retired:
            return None
        rooms.set_retired(session, room.id, False)
        return Done(RetireRoom(room.id, room.uid), _TOPICS, f"{room.name} is back.")


def blank_layout(width: float, depth: float) -> RoomLayout:
    """Return a room with a board and nothing else, in cm. Raises Refusal for walls of no room."""
    walls = with_size(RoomLayout(width=100.0, depth=100.0), width, depth)
    board = Fixture(1, FixtureKind.BOARD, width / 2, 12, min(300.0, width * 0.6), 14)
    return replace(walls, fixtures=(board,), last_id=1)


def _room(session: Session, room_id: int, uid: str = "") -> Room:
    for room in rooms.load(session):
        if room.uid == uid if uid else room.id == room_id:
            return room
    raise Refusal("That room is not in this vault any more.", kept="Nothing was changed.")


def _free(session: Session, wanted: str, besides: int = 0) -> str:
    """Return the name tidied. Raises Refusal where it is empty, too long or another room's."""
    name = tidy(wanted)
    if not name or len(name) > _LONGEST_NAME:
        raise Refusal(f"A room needs a name of 1 to {_LONGEST_NAME} letters.")
    taken = [r for r in rooms.load(session) if r.id != besides]
    if any(room.name.casefold() == name.casefold() for room in taken):
        raise Refusal(
            f"There is a room called {name} already.",
            kept="It was not changed.",
            todo="Choose another name.",
        )
    return name


def _code(wanted: str) -> str:
    code = tidy(wanted)
    if len(code) > _LONGEST_CODE:
        raise Refusal(f"A short code has at most {_LONGEST_CODE} letters.")
    return code
