"""Where the user is: shared by the pages of one session, and never written down."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from seatingapp.domain.plan_picture import Side
from seatingapp.domain.plans import PlanLine


@dataclass
class Place:
    """The class that was worked on last, which of its plans, and how that was looked at.

    `line` None is the usual plan, of `room_id` or of the newest one. `ahead` is the day of a plan
    of that line that is still to come; None is the one that holds.
    """

    class_id: int | None = None
    room_id: int | None = None  # None: the room of the newest plan
    side: Side = Side.TEACHER
    line: PlanLine | None = None
    ahead: dt.date | None = None

    def go_to(self, class_id: int) -> None:
        """Be at a class; its room is the one of its newest plan."""
        if class_id != self.class_id:
            self.class_id = class_id
            self.go_to_room(None)

    def go_to_room(self, room_id: int | None) -> None:
        """Be at the usual plan of this class in a room."""
        self.room_id, self.line, self.ahead = room_id, None, None

    def go_to_plan(self, line: PlanLine, ahead: dt.date | None = None) -> None:
        """Be at a plan, of whichever class."""
        self.class_id, self.room_id = line.class_id, line.room_id
        self.line, self.ahead = line, ahead
