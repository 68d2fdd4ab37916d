"""What the dialog for a new room shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass

from seatingapp.domain.room_templates import Template
from seatingapp.domain.rooms import RoomLayout


@dataclass(frozen=True, slots=True)
class RoomDraft:
    """What the user has chosen so far. A number that cannot be read is 0."""

    name: str = ""
    template: Template = Template.ROWS_OF_DOUBLES
    rows: int = 4
    columns: int = 4


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
