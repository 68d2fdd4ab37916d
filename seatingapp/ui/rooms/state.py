"""What the Rooms page shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass

from seatingapp.domain.plan_picture import Side
from seatingapp.domain.rooms import RoomLayout
from seatingapp.ui.history_state import NO_HISTORY, HistoryState


@dataclass(frozen=True, slots=True)
class RoomRow:
    """A room in the list: `note` is a short line, `detail` says more once it is chosen."""

    room_id: int
    name: str
    note: str
    detail: str
    layout: RoomLayout


@dataclass(frozen=True, slots=True)
class RoomsState:
    """All rooms by name and the one that is shown large."""

    rooms: tuple[RoomRow, ...] = ()
    chosen_id: int | None = None
    side: Side = Side.TEACHER
    subtitle: str = ""
    history: HistoryState = NO_HISTORY

    @property
    def chosen(self) -> RoomRow | None:
        """The room that is shown large, if there is any."""
        return next((r for r in self.rooms if r.room_id == self.chosen_id), None)
