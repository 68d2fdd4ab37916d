"""What the Seating page shows now and who is selected: shared by its presenters. No Qt."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.plans import Plan, PlanLine
from seatingapp.domain.wording import counted
from seatingapp.services.school import school
from seatingapp.services.seating import plan_by_id
from seatingapp.services.workspace import Workspace
from seatingapp.ui.place import Place
from seatingapp.ui.seating.composing import Looking
from seatingapp.ui.seating.reading import Reading, read

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session


@dataclass
class Shown:
    """The reading that is on the page, None before the first; and who is selected on it.

    `in_front` says whether the page is shown at all.
    """

    workspace: Workspace
    at: Place
    reading: Reading | None = None
    looking: Looking = Looking()
    in_front: bool = False

    @property
    def plan(self) -> Plan | None:
        """The plan on the page."""
        return self.reading.plan if self.reading is not None else None

    @property
    def class_id(self) -> int | None:
        """The class on the page."""
        found = self.reading.school_class if self.reading is not None else None
        return found.id if found is not None else None

    def today(self) -> dt.date:
        """The day of the school, asked anew: a page may stay open over midnight."""
        info = self.reading.school if self.reading is not None else self.workspace.read(school)
        return info.today(self.workspace.clock())

    def name(self, pupil_id: int) -> str:
        """The short name of a pupil of the class."""
        card = self.reading.card(pupil_id) if self.reading is not None else None
        return card.name if card is not None else "a pupil"

    def names(self, pupil_ids: frozenset[int]) -> str:
        """The name of one pupil, or how many they are."""
        if len(pupil_ids) == 1:
            return self.name(next(iter(pupil_ids)))
        return counted(len(pupil_ids), "pupil")

    def read(self, *, private: bool) -> None:
        """Read the page anew where the user is, with private data or without."""
        reading = self._reading(private=private)
        if self.at.room_id is not None and reading.room(self.at.room_id) is None:
            self.at.go_to_room(None)  # the room was taken back
            reading = self._reading(private=private)
        self.reading = reading
        if reading.school_class is not None:
            self.at.class_id = reading.school_class.id
        self.looking = self.looking.only({card.pupil_id for card in reading.cards})

    def go_to_plan(self, plan_id: int) -> None:
        """Be at a plan: at the one that holds in its line, or at one that is still to come.

        An old one leads to the one that holds now. Raises Refusal where the plan is gone.
        """

        def where(session: Session) -> tuple[PlanLine, dt.date | None]:
            plan = plan_by_id(session, plan_id)
            today = school(session).today(self.workspace.clock())
            return plan.line, plan.from_date if plan.from_date > today else None

        self.at.go_to_plan(*self.workspace.read(where))

    def _reading(self, *, private: bool) -> Reading:
        now = self.workspace.clock()
        return self.workspace.read(lambda s: read(s, now, self.at, private=private))
