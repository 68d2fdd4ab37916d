"""The timetable: a class is typed into a cell, copied, cleared, given a room. No Qt."""

from __future__ import annotations

from dataclasses import replace

from seatingapp.domain.calendar import Slot
from seatingapp.domain.school_time import DAY_NAMES
from seatingapp.domain.timetable_grid import cell, cleared, put, room_of
from seatingapp.ui.calendar_editor.composing import NO_ROOM
from seatingapp.ui.calendar_editor.presenter import CalendarPresenter
from seatingapp.ui.calendar_editor.state import GridCell


class GridPart:
    """Each gesture is one edit. Works on both weeks, or on the one that is shown."""

    def __init__(self, presenter: CalendarPresenter) -> None:
        """Work on what all parts share."""
        self._on = presenter
        self._copied: Slot | None = None

    def type_class(self, at: GridCell, text: str) -> None:
        """Teach a class at a time: its name, or as many letters as tell it from others."""
        if not text.strip():
            self.clear(at)
            return
        class_id = self._class_with(text)
        if class_id is not None:
            room = self._room_here(at) or room_of(self._on.time.slots, class_id)
            self._put(Slot(class_id, room, at.weekday, at.period_id, self._on.week))

    def clear(self, at: GridCell) -> None:
        """Teach nobody at a time."""
        slots = cleared(self._on.time.slots, at.weekday, at.period_id, self._on.week)
        self._on.change(lambda t: replace(t, slots=slots), f"Clear {self._when(at)}")

    def copy(self, at: GridCell) -> bool:
        """Remember a cell for pasting; say whether there was anything in it."""
        found = cell(self._on.time.slots, at.weekday, at.period_id, self._on.week)
        if found:
            self._copied = found[0]
        return bool(found)

    def paste(self, at: GridCell) -> None:
        """Teach the class that was copied, in its room."""
        if self._copied is not None and at.there:
            new = replace(
                self._copied, weekday=at.weekday, period_id=at.period_id, week=self._on.week
            )
            self._put(new)

    def choose_room(self, at: GridCell, room: str) -> None:
        """Teach in another room, or say none."""
        room_id = None if room == NO_ROOM else int(room)
        here = cell(self._on.time.slots, at.weekday, at.period_id, self._on.week)
        if not here:
            return
        moved = {s: replace(s, room_id=room_id) for s in here}
        if self._on.week and here[0].week == "":  # the other week keeps its room
            self._put(replace(here[0], room_id=room_id, week=self._on.week))
            return
        slots = tuple(moved.get(s, s) for s in self._on.time.slots)
        self._on.change(lambda t: replace(t, slots=slots), f"Room on {self._when(at)}")

    def room_at(self, at: GridCell) -> str:
        """The key of the room of a cell."""
        return str(self._room_here(at) or NO_ROOM)

    def _room_here(self, at: GridCell) -> int | None:
        found = cell(self._on.time.slots, at.weekday, at.period_id, self._on.week)
        return found[0].room_id if found else None

    def _put(self, new: Slot) -> None:
        slots = put(self._on.time.slots, new)
        name = self._on.names.classes.get(new.class_id, "")
        when = self._when(GridCell(new.weekday, new.period_id))
        self._on.change(lambda t: replace(t, slots=slots), f"{name} on {when}")

    def _when(self, at: GridCell) -> str:
        period = next((p.name for p in self._on.time.periods if p.id == at.period_id), "")
        return f"{DAY_NAMES[at.weekday]} {period}"

    def _class_with(self, text: str) -> int | None:
        """The class that is meant; says so where there is none, or more than one."""
        wanted = _bare(text)
        names = {i: _bare(name) for i, name in self._on.names.classes.items()}
        for found in (
            [i for i, name in names.items() if name == wanted],
            [i for i, name in names.items() if name.startswith(wanted)],
            [i for i, name in names.items() if wanted in name],
        ):
            if len(found) == 1:
                return found[0]
            if found:
                listed = ", ".join(sorted(self._on.names.classes[i] for i in found)[:5])
                self._on.problem(f"“{text.strip()}” could be {listed}. Type a little more.")
                return None
        self._on.problem(f"There is no class called {text.strip()}. Import its list first.")
        return None


def _bare(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
