"""Picking one of those in the room by chance, so that everybody has a turn."""

from __future__ import annotations

import random
from typing import Protocol

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.picking import pick
from seatingapp.services.picks import CountPick, SetPicks, pick_counts
from seatingapp.ui.lesson.context import LessonContext


class PickingHabit(Protocol):
    """Remembers on this computer whether picking is fair over weeks."""

    fair_picks: bool


class Picking:
    """Nobody twice until all had a turn in this lesson; fair picks go by earlier lessons too."""

    def __init__(
        self, context: LessonContext, chance: random.Random, habit: PickingHabit | None
    ) -> None:
        """Work on what all parts share."""
        self._on = context
        self._chance = chance
        self._habit = habit
        self._fair = habit.fair_picks if habit is not None else False
        self._lesson: LessonKey | None = None
        self._had_turn: tuple[int, ...] = ()

    @property
    def fair(self) -> bool:
        """Whether those come first who were picked least in this class so far."""
        return self._fair

    def set_fair(self, fair: bool) -> None:
        """Pick by how often each was picked, or by chance alone, from now on and next time."""
        self._fair = fair
        if self._habit is not None:
            self._habit.fair_picks = fair
        self._on.show()

    def pick(self) -> None:
        """Pick somebody and show the name."""
        lesson, going = self._on.lesson, self._on.going
        going.query, going.inviting = None, False
        if lesson.setting is None or not lesson.present:
            self._on.say("info", "Nobody is in the room.", "The register has no pupil as present.")
            return
        if self._lesson != lesson.key:
            self._lesson, self._had_turn = lesson.key, ()
        class_id = lesson.key.class_id
        times = lesson.workspace.read(lambda s: pick_counts(s, class_id)) if self._fair else None
        chosen, self._had_turn = pick(lesson.present, self._had_turn, times, self._chance)
        self._on.editing.perform(CountPick(class_id, chosen))
        had = len([p for p in lesson.present if p in self._had_turn])
        going.popover = chosen
        going.lead = f"Picked · {had} of {len(lesson.present)} have had a turn"
        going.registering = going.dating = going.duty = False
        self._on.view.focus_pupil(chosen)
        self._on.show()

    def start_afresh(self) -> None:
        """Let everybody be as if nobody had been picked in this class."""
        setting = self._on.lesson.setting
        if setting is None:
            return
        self._had_turn = ()
        self._on.editing.perform(SetPicks(setting.key.class_id, {}))
