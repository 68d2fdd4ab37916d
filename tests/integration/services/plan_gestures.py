"""Draws what a teacher does with whole plans: new ones, copies, comments, deleting, other rooms."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

from seatingapp.domain.errors import Refusal
from seatingapp.domain.plans import Plan, PlanLine, Purpose
from seatingapp.services.classes import all_classes
from seatingapp.services.plan_comments import SetComment
from seatingapp.services.plan_history import DeletePlan
from seatingapp.services.plan_lines import (
    StartWith,
    copy_to_class,
    copy_to_room,
    restore,
    start_line,
    use_room_as_it_is,
)
from seatingapp.services.rooms import ChangeRoom, all_rooms
from seatingapp.services.seating import plans_of
from seatingapp.services.workspace import Edit, Workspace


class PlanGestures:
    """Each of `drawn` returns an edit, or None where there is nothing to do it to."""

    def __init__(self, workspace: Workspace, lot: random.Random, class_id: int) -> None:
        self.workspace, self.lot, self.class_id = workspace, lot, class_id

    def draw(self, day: dt.date) -> Edit | None:
        """One of all gestures; one that is refused is none."""
        draws = [self.start, self.copy, self.restore, self.renew, self.comment, self.delete]
        try:
            return self.lot.choice([*draws, self.change_room])(day)
        except Refusal:
            return None

    def start(self, day: dt.date) -> Edit:
        room = self.lot.choice(self.workspace.read(all_rooms))
        purpose = self.lot.choice([Purpose.LESSON, Purpose.TEST, Purpose.GROUPS])
        line = PlanLine(self.class_id, room.id, purpose, self.lot.choice(["", "Mock"]))
        on = day + dt.timedelta(days=self.lot.choice([0, 0, 3]))
        how, like = self.lot.choice(list(StartWith)), self._plan()
        return self.workspace.read(lambda s: start_line(s, line, on, day, how, like)).edit

    def copy(self, day: dt.date) -> Edit:
        plan = self._plan()
        if self.lot.random() < 0.5:
            other = self.lot.choice(self.workspace.read(all_classes)).school_class.id
            return self.workspace.read(lambda s: copy_to_class(s, plan.id, other, day)).edit
        room = self.lot.choice(self.workspace.read(all_rooms))
        return self.workspace.read(lambda s: copy_to_room(s, plan.id, room.id, day)).edit

    def restore(self, day: dt.date) -> Edit:
        plan = self._plan()
        return self.workspace.read(lambda s: restore(s, plan.id, day)).edit

    def renew(self, day: dt.date) -> Edit:
        plan = self._plan()
        return self.workspace.read(lambda s: use_room_as_it_is(s, plan.id, day)).edit

    def comment(self, _day: dt.date) -> Edit:
        plan = self._plan()
        seats = [None, *(p.seat_id for p in plan.layout.places())]
        return SetComment(plan.id, self.lot.choice(seats), self.lot.choice(["", "a", "b"]))

    def delete(self, _day: dt.date) -> Edit:
        return DeletePlan(self._plan().id)

    def change_room(self, _day: dt.date) -> Edit:
        room = self.lot.choice(self.workspace.read(all_rooms))
        desks = tuple(self.lot.sample(room.layout.desks, max(1, len(room.layout.desks) - 1)))
        return ChangeRoom(room.id, replace(room.layout, desks=desks))

    def _plan(self) -> Plan:
        return self.lot.choice(self.workspace.read(lambda s: plans_of(s, self.class_id)))
