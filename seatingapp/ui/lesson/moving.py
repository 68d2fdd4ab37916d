"""Today's changes: who sits elsewhere in this lesson, guests, and keeping it as the plan."""

from __future__ import annotations

from seatingapp.domain.names import fold, matches
from seatingapp.domain.today import TodaySeat, place_today, take_back, unseat_today
from seatingapp.services.today import KeepToday, OtherPupil, SeatToday, other_pupils
from seatingapp.ui.lesson.context import LessonContext

MOST_MATCHES = 6


class Moving:
    """While it is on nothing is armed, and a drag moves a pupil for this lesson only."""

    def __init__(self, context: LessonContext) -> None:
        """Work on what all parts share."""
        self._on = context
        self._others: tuple[OtherPupil, ...] = ()

    def toggle(self) -> None:
        """Turn it on or off."""
        going = self._on.going
        going.moving = not going.moving
        going.armed = going.popover = going.query = None
        going.registering = going.inviting = False
        going.selected = frozenset()
        self._on.show()

    def place(self, pupil_id: int, seat_id: int) -> None:
        """Let a pupil sit on a seat today; on a taken one the two swap."""
        lesson = self._on.lesson
        if not self._on.going.moving or seat_id not in lesson.places or not lesson.has_room:
            return
        sitter = lesson.seated.get(seat_id)
        what = f"Move {lesson.name(pupil_id)} for today"
        if sitter is not None:
            what = f"Swap {lesson.name(pupil_id)} and {lesson.name(sitter)} for today"
        today = lesson.record.today
        changes = place_today(lesson.planned, today, lesson.places, pupil_id, seat_id)
        self._change(changes, what)

    def unseat(self, pupil_id: int) -> None:
        """Let a pupil have no seat today."""
        lesson = self._on.lesson
        changes = unseat_today(lesson.planned, lesson.record.today, pupil_id)
        self._change(changes, f"No seat for {lesson.name(pupil_id)} today")

    def take_back(self, pupil_id: int) -> None:
        """Let a pupil sit as the plan says again; a guest goes."""
        lesson = self._on.lesson
        guest, name = lesson.is_guest(pupil_id), lesson.name(pupil_id)
        changes = take_back(lesson.planned, lesson.record.today, lesson.places, pupil_id)
        self._on.going.popover = None
        what = f"{name} is no guest any more" if guest else f"{name} sits as the plan says"
        if not self._change(changes, what):
            self._on.show()

    def keep(self) -> None:
        """Make today's changes a change of the plan, in one step of the history."""
        setting = self._on.lesson.setting
        if setting is None or setting.room is None or not self._on.lesson.has_room:
            return
        plan_id = setting.plan.id if setting.plan else None
        self._on.going.message = None
        self._on.editing.perform(KeepToday(setting.key, plan_id, setting.room.id))

    # Guests.

    def invite(self) -> None:
        """Open the find box for the pupils of other classes."""
        going, setting = self._on.going, self._on.lesson.setting
        if setting is None:
            return
        class_id = setting.key.class_id
        self._others = self._on.lesson.workspace.read(lambda s: other_pupils(s, class_id))
        going.popover, going.query, going.inviting = None, "", True
        self._on.show()

    def found(self, query: str) -> tuple[OtherPupil, ...]:
        """Those of other classes whose name fits and who are not here yet."""
        if not fold(query):
            return ()
        here = self._on.lesson.record.today
        fitting = [p for p in self._others if p.pupil_id not in here and matches(query, p.person)]
        fitting.sort(key=lambda p: not fold(p.name).startswith(fold(query)))
        return tuple(fitting[:MOST_MATCHES])

    def welcome(self, pupil_id: int) -> None:
        """Somebody of another class is here today; the seat comes by a drag."""
        going = self._on.going
        name = next((p.name for p in self._others if p.pupil_id == pupil_id), "")
        going.query, going.inviting = None, False
        self._others = ()
        if not self._change((TodaySeat(pupil_id),), f"{name} is a guest today"):
            self._on.show()

    def _change(self, changes: tuple[TodaySeat, ...], what: str) -> bool:
        setting = self._on.lesson.setting
        if setting is None or not changes:
            return False
        self._on.going.message = None
        room_id = setting.room.id if setting.room else None
        plan_id = setting.plan.id if setting.plan else None
        edit = SeatToday(setting.key, changes, what, room_id, plan_id)
        return self._on.editing.perform(edit) is not None
