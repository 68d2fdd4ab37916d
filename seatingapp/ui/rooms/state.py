"""What the Rooms page shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass

from seatingapp.domain.plan_picture import Side
from seatingapp.domain.rooms import RoomLayout
from seatingapp.ui.history_state import NO_HISTORY, HistoryState


@dataclass(frozen=True, slots=True)
class RoomRow:
    """A room in the list: `note` is a short line, `detail` says more once it is chosen.

    `used` names the plans that are in it, `is_needed` says that something refers to it, so that it
    can be put away (`is_away`) but not removed.
    """

    room_id: int
    name: str
    note: str
    detail: str
    layout: RoomLayout
    used: str = ""
    is_needed: bool = False
    is_away: bool = False


@dataclass(frozen=True, slots=True)
class RoomsState:
    """All rooms by name, those put away last, and the one that is shown large."""

    rooms: tuple[RoomRow, ...] = ()
    chosen_id: int | None = None
    side: Side = Side.TEACHER
    subtitle: str = ""
    history: HistoryState = NO_HISTORY

    @property
    def chosen(self) -> RoomRow | None:
        """The room that is shown large, if there is any."""
        return next((r for r in self.rooms if r.room_id == self.chosen_id), None)
