"""Decides what the lists of neighbours say; knows no Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Protocol

from seatingapp.domain.plan_history import is_usual
from seatingapp.domain.sitting_together import SIDE_BY_SIDE, Pair, Spell
from seatingapp.domain.sittings import Sitting
from seatingapp.domain.wording import counted, short_date, weekday_date
from seatingapp.exchange.dates import parse_date
from seatingapp.services import classes
from seatingapp.services.neighbours import (
    EveryoneBeside,
    NeighboursOn,
    everyone_beside,
    neighbours_on,
)
from seatingapp.services.school import school
from seatingapp.services.workspace import Workspace
from seatingapp.ui.seating.together.state import Row, TogetherState

_ON_DAY: Row = ("Pupil", "Next to", "How", "Metres", "Where")
_EVERYONE: Row = ("Pupil", "How", "Metres", "When", "Where")
_WRONG_DAY = "Write the day like 2026-11-23 or 23/11/2026."


class TogetherView(Protocol):
    """The dialog, as far as its presenter knows it."""

    def show_state(self, state: TogetherState) -> None:
        """Show a state and emit nothing."""


class OnDayPresenter:
    """Answers who sat next to whom in a class on a day, which the user can change."""

    def __init__(
        self, view: TogetherView, workspace: Workspace, class_id: int, day: dt.date
    ) -> None:
        """Show the answer for the first day."""
        self._view, self._workspace, self._class_id = view, workspace, class_id
        name = workspace.read(lambda s: classes.class_by_id(s, class_id)).name
        self._title = f"Who sat next to whom in {name}"
        self._day = day
        self.type_day(day.isoformat())

    def type_day(self, text: str) -> None:
        """Take another day, as typed."""
        day = parse_date(text)
        if day is None:
            state = TogetherState(self._title, _ON_DAY, day=text, problem=_WRONG_DAY)
            self._view.show_state(state)
            return
        self._day = day
        found = self._workspace.read(lambda s: neighbours_on(s, self._class_id, day))
        rows = tuple(row for sitting in found.sittings for row in _sitting_rows(sitting, found))
        self._view.show_state(
            TogetherState(self._title, _ON_DAY, rows, _summed_up(found), text, weekday_date(day))
        )

    def step_day(self, by: int) -> None:
        """Take the next day or the one before."""
        self.type_day((self._day + dt.timedelta(days=by)).isoformat())


class EveryonePresenter:
    """Answers whom a pupil has sat next to up to today."""

    def __init__(self, view: TogetherView, workspace: Workspace, pupil_id: int) -> None:
        """Show the answer."""
        today = workspace.read(school).today(workspace.clock())
        found = workspace.read(lambda s: everyone_beside(s, pupil_id, today))
        rows = tuple(_spell_row(b.name, s, found) for b in found.others for s in b.spells)
        beside = sum(any(s.relation in SIDE_BY_SIDE for s in b.spells) for b in found.others)
        body = f"{counted(beside, 'pupil')} side by side or across a table, up to today."
        if not rows:
            body = f"{found.name} has not sat next to anybody yet."
        view.show_state(TogetherState(f"{found.name} has sat next to", _EVERYONE, rows, body))


def _sitting_rows(sitting: Sitting, found: NeighboursOn) -> list[Row]:
    """Those side by side first, each by name."""
    where = f"{sitting.room}, {', '.join(sitting.lessons)}" if sitting.lessons else sitting.room
    pairs = sorted(
        (_by_name(pair, found.names) for pair in sitting.pairs),
        key=lambda p: (p.relation not in SIDE_BY_SIDE, found.names[p.pupil].casefold()),
    )
    return [
        (found.names[p.pupil], found.names[p.other], str(p.relation), f"{p.metres:.2f}", where)
        for p in pairs
    ]


def _by_name(pair: Pair, names: Mapping[int, str]) -> Pair:
    """Told from whoever comes first by name; somebody in front is told of as such."""
    ordered = sorted((pair.pupil, pair.other), key=lambda p: names[p].casefold())
    return pair if ordered[0] == pair.pupil else pair.turned


def _summed_up(found: NeighboursOn) -> str:
    """Which plans and lessons the answer is made of, and what was different that day."""
    if not found.sittings:
        return "No plan held on that day, and no lesson was recorded."
    parts = []
    for sitting in found.sittings:
        since = short_date(sitting.plan_from)
        lessons = f"taught in {', '.join(sitting.lessons)}" if sitting.lessons else "by the plan"
        parts.append(f"{sitting.line.label} in {sitting.room}, {lessons}, plan from {since}.")
        for word, who in (
            ("Moved that day", sitting.moved),
            ("Guests", sitting.guests),
            ("Away", sitting.away),
        ):
            named = sorted(found.names[p] for p in who if p in found.names)
            if named:
                parts.append(f"{word}: {', '.join(named)}.")
    return " ".join(parts)


def _spell_row(name: str, spell: Spell, found: EveryoneBeside) -> Row:
    first, last = spell.first, spell.last
    if last is None:
        when = f"since {_dated(first)}"
    elif first == last:
        when = _dated(first) + (" (that lesson)" if spell.lesson else "")
    else:
        when = f"{_dated(first)} to {_dated(last)}"
    parts = [found.classes[spell.line.class_id], found.rooms[spell.line.room_id]]
    # A plan for a test or group work is another one than that of the lessons of the same days.
    where = ", ".join(parts if is_usual(spell.line) else [*parts, spell.line.label])
    return (name, str(spell.relation), f"{spell.metres:.2f}", when, where)


def _dated(day: dt.date) -> str:
    return f"{short_date(day)} {day.year}"
