"""Arm, then tap: choosing what to log, for one pupil or several, and storing it."""

from __future__ import annotations

from collections.abc import Collection

from seatingapp.domain.behaviour import BehaviourType, Polarity
from seatingapp.domain.rooms import rows
from seatingapp.services.behaviour import LogEntries
from seatingapp.ui.lesson.context import LessonContext
from seatingapp.ui.lesson.groups import who
from seatingapp.ui.plan_view.intents import ROW, TOGGLE

HIDDEN = {
    Polarity.CONCERN: "Concern is hidden while the board-safe view is on.",
    Polarity.NEUTRAL: "Other entries are hidden while the board-safe view is on.",
}
_HOW = "Show private data first: Ctrl+Shift+B."


class Arming:
    """Keeps which behaviour is armed and who is selected, and logs."""

    def __init__(self, context: LessonContext) -> None:
        """Work on what all parts share."""
        self._on = context

    def press(self, type_id: int) -> None:
        """A tile: log it for those who are selected, or arm it, or let go of it."""
        kind = self._known(type_id)
        if kind is None or self._is_hidden(kind):
            return
        going = self._on.going
        going.message = None
        if going.selected:
            self.log(type_id, self._in_order(going.selected))
            return
        going.armed = None if going.armed == type_id else type_id
        going.registering = going.moving = False
        going.popover = None
        self._on.show()

    def press_key(self, number: int) -> None:
        """A number from 1 to 9: the same as the tile with that number."""
        setting = self._on.lesson.setting
        if setting is not None and 1 <= number <= len(setting.types):
            self.press(setting.types[number - 1].id)

    def select(self, pupil_ids: frozenset[int], gesture: str) -> None:
        """Several pupils: while armed they are logged at once, else they are kept selected.

        Those who are away are left out, except where one was chosen by name with Ctrl.
        """
        going = self._on.going
        going.popover = None
        if gesture == TOGGLE:
            going.selected ^= pupil_ids
            self._on.show()
            return
        here = frozenset(p for p in pupil_ids if self._on.lesson.is_here(p))
        if going.armed is not None and here:
            self.log(going.armed, self._in_order(here))
            return
        going.selected = here
        self._on.show()

    def select_group(self, pupil_id: int, gesture: str) -> None:
        """The row or the table at which a pupil sits, as the mouse would take it."""
        lesson = self._on.lesson
        seat = next((s for s, p in lesson.seated.items() if p == pupil_id), None)
        tables = (tuple(s.id for s in desk.seats) for desk in lesson.layout.desks)
        groups = rows(lesson.layout) if gesture == ROW else tuple(tables)
        seats = next((group for group in groups if seat in group), ())
        self.select(frozenset(lesson.seated[s] for s in seats if s in lesson.seated), gesture)

    def select_all(self) -> None:
        """Everybody in the room; nothing is logged yet, so that some can be left out."""
        going = self._on.going
        everyone = frozenset(self._on.lesson.present)
        going.selected = frozenset() if going.selected == everyone else everyone
        going.popover = None
        self._on.show()

    def log(self, type_id: int, pupil_ids: Collection[int]) -> bool:
        """Store one behaviour for pupils, in one step of the history; say whether it was done."""
        setting = self._on.lesson.setting
        kind = self._known(type_id)
        if setting is None or kind is None or self._is_hidden(kind):
            return False
        lesson = self._on.lesson
        self._on.going.message = None
        edit = LogEntries(
            setting.key,
            tuple(pupil_ids),
            type_id,
            lesson.now,
            who(lesson, pupil_ids),
            setting.room.id if setting.room else None,
            setting.plan.id if setting.plan else None,
            lesson.seats_of(pupil_ids),
        )
        done = self._on.editing.perform(edit)
        if done is None:
            return False
        if self._on.going.selected:
            self._on.going.selected = frozenset()
            self._on.show()  # the entry itself is on screen since the history told of it
        self._on.view.flash(pupil_ids)
        return True

    def forget_hidden(self) -> None:
        """Disarm what the board-safe view does not show."""
        going = self._on.going
        kind = self._known(going.armed) if going.armed is not None else None
        if kind is None or kind.polarity is not Polarity.PRAISE:
            going.armed = None

    def _known(self, type_id: int) -> BehaviourType | None:
        setting = self._on.lesson.setting
        types = setting.types if setting else ()
        return next((t for t in types if t.id == type_id), None)

    def _is_hidden(self, kind: BehaviourType) -> bool:
        if self._on.private.shown or kind.polarity is Polarity.PRAISE:
            return False
        self._on.say("info", HIDDEN[kind.polarity], _HOW)
        return True

    def _in_order(self, pupil_ids: frozenset[int]) -> tuple[int, ...]:
        return tuple(c.pupil_id for c in self._on.lesson.cards if c.pupil_id in pupil_ids)
