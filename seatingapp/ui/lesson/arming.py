"""Arm, then tap: choosing what to log, for one pupil or several, and storing it."""

from __future__ import annotations

from collections.abc import Collection

from seatingapp.domain.behaviour import BehaviourType, Polarity
from seatingapp.domain.rooms import rows
from seatingapp.domain.type_keys import type_with
from seatingapp.services.behaviour import LogEntries
from seatingapp.services.lessons import LessonSetting
from seatingapp.ui.lesson.context import LessonContext
from seatingapp.ui.lesson.duty import Duty
from seatingapp.ui.lesson.groups import except_words, left_out, who
from seatingapp.ui.lesson.happening import Happening
from seatingapp.ui.plan_view.intents import ROW, TOGGLE

HIDDEN = {
    Polarity.CONCERN: "Concern is hidden while the board-safe view is on.",
    Polarity.NEUTRAL: "Other entries are hidden while the board-safe view is on.",
}
_HOW = "Show private data first: Ctrl+Shift+B."
_ONCE = "How often at most is set under School, Behaviour policy: Amount."


class Arming:
    """Keeps which behaviour is armed and who is selected, and logs."""

    def __init__(self, context: LessonContext, happening: Happening, duty: Duty) -> None:
        """Work on what all parts share; `happening` says when it was, `duty` in which place."""
        self._on = context
        self._happening = happening
        self._duty = duty

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
        going.amount = 1
        going.registering = going.moving = False
        going.popover = None
        self._on.show()
        self._on.view.announce(f"{kind.name} armed" if going.armed else "Nothing armed")

    def press_key(self, key: str | int) -> None:
        """The key of a behaviour: like its tile; while a pupil is up close, log it for them."""
        setting, going = self._on.lesson.setting, self._on.going
        type_id = type_with(setting.types, str(key)) if setting is not None else None
        if type_id is None:
            return
        if going.popover is not None and not going.selected:
            self.log(type_id, (going.popover,))
        else:
            self.press(type_id)

    def change_amount(self, by: int) -> None:
        """Count the armed behaviour more or less often in the next gesture."""
        going = self._on.going
        kind = self._known(going.armed) if going.armed is not None else None
        if kind is None:
            return
        amount = min(max(going.amount + by, 1), max(kind.most, 1))
        if amount != going.amount:
            going.amount = amount
            self._on.show()
            self._on.view.announce(f"{kind.name}, {amount} times")
        elif by > 0 and kind.most <= 1:
            self._on.say("info", f"{kind.name} is logged once at a time.", _ONCE)

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
        if going.leaving_out and here:
            self.leave_out(here)
            return
        going.excepting = False
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
        going.excepting = bool(going.selected)
        going.popover = None
        going.registering = going.moving = False
        self._on.show()

    def leave_out(self, pupil_ids: frozenset[int]) -> None:
        """Take pupils out of everybody; those who are out all of them come in again."""
        going = self._on.going
        inside = pupil_ids & going.selected
        going.selected = going.selected - inside if inside else going.selected | pupil_ids
        going.query = None
        self._on.show()
        words = except_words(self._on.lesson, going.selected, named=self._on.private.shown)
        self._on.view.announce(words)

    def log_selected(self) -> None:
        """Log what is armed for those who are selected."""
        going = self._on.going
        if going.armed is not None and going.selected:
            self.log(going.armed, self._in_order(going.selected))

    def clear(self) -> None:
        """Select nobody."""
        self._on.going.selected, self._on.going.excepting = frozenset(), False
        self._on.show()

    def log(self, type_id: int, pupil_ids: Collection[int]) -> bool:
        """Store one behaviour for pupils, in one step of the history; say whether it was done."""
        setting = self._on.lesson.setting
        kind = self._known(type_id)
        if setting is None or kind is None or self._is_hidden(kind):
            return False
        going = self._on.going
        going.message = None
        edit = self._edit(setting, kind, tuple(pupil_ids))
        # Let go of beforehand, so that entry and selection are shown in one go.
        before = going.selected, going.excepting, going.amount
        going.selected, going.excepting, going.amount = frozenset(), False, 1
        done = self._on.editing.perform(edit)
        if done is None:
            going.selected, going.excepting, going.amount = before
            self._on.show()
            return False
        self._happening.used()
        self._on.view.flash(pupil_ids)
        return True

    def _edit(
        self, setting: LessonSetting, kind: BehaviourType, pupil_ids: tuple[int, ...]
    ) -> LogEntries:
        lesson, going = self._on.lesson, self._on.going
        amount = going.amount if kind.id == going.armed else 1
        if going.duty:
            return LogEntries(
                None,
                pupil_ids,
                kind.id,
                lesson.now,
                self._duty.who(pupil_ids),
                amount=amount,
                place=going.place,
            )
        called = who(lesson, pupil_ids)
        if going.leaving_out and left_out(lesson, pupil_ids):
            called = except_words(lesson, pupil_ids, named=False)
        sitting = lesson.sitting(pupil_ids)
        return LogEntries(
            setting.key,
            pupil_ids,
            kind.id,
            self._happening.moment,
            called,
            setting.room.id if setting.room else None,
            setting.plan.id if setting.plan else None,
            sitting.seats,
            amount=amount,
            neighbours=sitting.neighbours,
        )

    def forget_hidden(self) -> None:
        """Disarm what the board-safe view does not show."""
        going = self._on.going
        kind = self._known(going.armed) if going.armed is not None else None
        if kind is None or kind.polarity is not Polarity.PRAISE:
            going.armed = None
            going.amount = 1

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
