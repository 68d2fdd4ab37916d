"""What the dialog for a new room shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from seatingapp.domain.room_templates import Template
from seatingapp.domain.rooms import RoomLayout


class Start(StrEnum):
    """What a new room starts from."""

    TEMPLATE = "template"
    BLANK = "blank"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Model:
    """A room that may be copied."""

    room_id: int
    name: str
    layout: RoomLayout


@dataclass(frozen=True, slots=True)
class RoomDraft:
    """What the user has chosen so far. A number that cannot be read is 0.

    `width` and `depth` are metres of a blank room, `copied` the number of the room to copy.
    """

    name: str = ""
    template: Template = Template.ROWS_OF_DOUBLES
    rows: int = 4
    columns: int = 4
    start: Start = Start.TEMPLATE
    width: int = 9
    depth: int = 7
    copied: int = 0


@dataclass(frozen=True, slots=True)
class FormState:
    """A draft and what comes of it. `layout` is None while the numbers make no room.

    `problem` is a sentence that stands next to its field; `name_problem` tells which one.
    """

    draft: RoomDraft
    rows_label: str
    columns_label: str
    layout: RoomLayout | None
    seats: str
    problem: str = ""
    name_problem: bool = False
    acceptable: bool = False
