"""Groups for a task: made, made anew, and changed by hand; nothing of them is stored."""

from __future__ import annotations

import random

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.grouping import (
    Groups,
    groups_of_size,
    make_groups,
    moved,
    told,
)
from seatingapp.domain.tables import tables
from seatingapp.domain.wording import counted
from seatingapp.services.groups import GroupFacts, group_facts
from seatingapp.ui.lesson.context import LessonContext
from seatingapp.ui.lesson.state import GroupMember, GroupsState, GroupState, GroupWay

MOST = 15
_FIRST_SIZE = 4


class Grouping:
    """Those who are away are left out; who is kept apart by a rule is apart here too.

    Mixing goes by attainment, of which neither the groups nor the order in them say anything; so
    it works on a board too. The levels are read for that and not kept.
    """

    def __init__(self, context: LessonContext, chance: random.Random) -> None:
        """Work on what all parts share."""
        self._on = context
        self._chance = chance
        self._lesson: LessonKey | None = None
        self._open = False
        self._way = GroupWay.RANDOM
        self._by_size, self._number = True, _FIRST_SIZE
        self._facts = GroupFacts(frozenset())
        self._unknown = False  # mixing was asked for, and nothing was known to mix by
        self._groups = Groups(())

    @property
    def is_open(self) -> bool:
        """Whether the groups lie over the page."""
        return self._open

    def toggle(self) -> None:
        """Show the groups of this lesson, made now where there are none, or put them away."""
        lesson = self._on.lesson
        self._open = not self._open and lesson.setting is not None
        going = self._on.going
        going.popover = going.query = None
        going.dating = going.inviting = False
        if self._open and (self._lesson != lesson.key or not self._groups.members):
            self._lesson = lesson.key
            self._make()
        self._on.show()

    def close(self) -> None:
        """Put the groups away; they are the same when they come back."""
        self._open = False
        self._on.show()

    def set_way(self, way: str) -> None:
        """By chance, mixed, or as the tables stand."""
        self._way = GroupWay(way)
        self.shuffle()

    def set_by_size(self, by_size: bool) -> None:
        """Say how many are in a group, or how many groups there are."""
        if by_size != self._by_size:
            here = len(self._on.lesson.present)
            if by_size and self._groups.members:
                self._number = max(1, here // len(self._groups.members))
            elif self._groups.members:
                self._number = len(self._groups.members)
            self._by_size = by_size
            self.shuffle()

    def set_number(self, number: int) -> None:
        """So many in a group, or so many groups."""
        self._number = min(max(number, 1), MOST)
        self.shuffle()

    def shuffle(self) -> None:
        """Make the groups anew."""
        self._make()
        self._on.show()

    def move(self, pupil_id: int, to: int) -> None:
        """Put a pupil into another group."""
        count = len(self._groups.members)
        if not count or not any(pupil_id in g for g in self._groups.members):
            return
        self._groups = moved(self._groups, pupil_id, to % count, self._facts.apart)
        self._on.show()
        self._on.view.announce(f"{self._on.lesson.name(pupil_id)}, group {to % count + 1}")

    def _make(self) -> None:
        lesson = self._on.lesson
        setting, here = lesson.setting, lesson.present
        if setting is None:
            return
        mixes = self._way is GroupWay.MIXED
        line = setting.plan.line if setting.plan is not None else None
        class_id = setting.key.class_id
        self._facts = lesson.workspace.read(
            lambda s: group_facts(s, class_id, line, with_levels=mixes)
        )
        apart = self._facts.apart
        self._unknown = mixes and not self._facts.levels
        if self._way is GroupWay.TABLE:
            self._groups = told(self._by_table(), apart)
            return
        count = groups_of_size(len(here), self._number) if self._by_size else self._number
        levels = self._facts.levels or None
        self._groups = make_groups(here, count, apart, self._chance, levels)
        self._facts = GroupFacts(apart)

    def _by_table(self) -> list[list[int]]:
        """Who sits at each table; those without a seat are a group of their own."""
        lesson = self._on.lesson
        found = [
            [p for s in sorted(seats) if (p := lesson.seated.get(s)) and lesson.is_here(p)]
            for seats in tables(lesson.layout)
        ]
        seated = {p for group in found for p in group}
        found.append([p for p in lesson.present if p not in seated])
        return [group for group in found if group]

    # What is shown.

    def state(self) -> GroupsState | None:
        """What lies over the page."""
        if not self._open:
            return None
        lesson = self._on.lesson
        groups = tuple(
            GroupState(n, tuple(GroupMember(p, lesson.name(p)) for p in members))
            for n, members in enumerate(self._groups.members)
        )
        told = self._told()
        return GroupsState(self._way, self._by_size, self._number, groups, self._words(), told)

    def _words(self) -> str:
        here = sum(len(group) for group in self._groups.members)
        return f"{counted(here, 'pupil')} · {counted(len(self._groups.members), 'group')}"

    def _told(self) -> str:
        """In private view who is together against a rule; anywhere that mixing knew nothing."""
        if self._groups.together and self._on.private.shown:
            pairs = ", ".join(
                f"{self._on.lesson.name(one)} and {self._on.lesson.name(other)}"
                for one, other in self._groups.together
            )
            return f"Together against a rule: {pairs}."
        if self._unknown:
            return "No prior attainment is recorded, so the groups are by chance."
        return ""
