"""Where the user is: shared by the pages of one session, and never written down."""

from __future__ import annotations

from dataclasses import dataclass

from seatingapp.domain.plan_picture import Side


@dataclass
class Place:
    """The class that was worked on last, and how its plan was looked at."""

    class_id: int | None = None
    room_id: int | None = None  # None: the room of the newest plan
    side: Side = Side.TEACHER

    def go_to(self, class_id: int) -> None:
        """Be at a class; its room is the one of its newest plan."""
        if class_id != self.class_id:
            self.class_id, self.room_id = class_id, None
