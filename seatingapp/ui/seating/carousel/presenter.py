"""Decides what the dialog for a carousel shows. Knows no Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from seatingapp.domain.carousels import (
    Group,
    GroupWay,
    Station,
    StationWay,
    in_chunks,
    large_enough,
    moved,
    stations_in,
)
from seatingapp.domain.errors import Refusal
from seatingapp.domain.plans import PlanLine, Purpose
from seatingapp.domain.wording import counted, short_date, weekday_date
from seatingapp.exchange.dates import parse_date
from seatingapp.services import carousels, classes, rooms
from seatingapp.services.carousels import Carousel
from seatingapp.services.school import school
from seatingapp.services.workspace import Edit, Workspace
from seatingapp.ui.seating.carousel.state import (
    CarouselDraft,
    CarouselState,
    GroupShown,
    RotationRow,
    Wrong,
)

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session

FREE = "free"
_COUNTS = (4, 5, 6, 7, 8, 3, 2)


class CarouselView(Protocol):
    """The dialog, as far as its presenter knows it."""

    def show_state(self, state: CarouselState) -> None:
        """Show a state and emit nothing."""


class CarouselPresenter:
    """Keeps draft and groups, and shows the rotation that they come to.

    Groups are made anew where the user changes how; pupils moved by hand stay otherwise.
    """

    def __init__(
        self, view: CarouselView, workspace: Workspace, class_id: int, room_id: int | None = None
    ) -> None:
        """Show the first draft: today, through the tables of the room that is worked on."""
        self._view, self._workspace = view, workspace
        self._class = workspace.read(lambda s: classes.class_by_id(s, class_id))
        known = [room for room in workspace.read(rooms.all_rooms) if not room.retired]
        self._rooms = {room.id: room for room in known}
        self._today = workspace.read(school).today(workspace.clock())
        members = workspace.read(lambda s: classes.pupils_of(s, class_id))
        self._names = classes.shown_names(members)
        self._groups: tuple[Group, ...] = ()
        self._made: Carousel | None = None
        count, room_ids = self._suggested(room_id, [p.id for p in members])
        today = self._today.isoformat()
        draft = CarouselDraft(carousels.USUAL_NAME, today, room_ids, count=count)
        self.state = CarouselState(draft, self._class.name)
        self.change(draft)

    def change(self, draft: CarouselDraft, *, regroup: bool = False) -> None:
        """Take a new draft; `regroup` makes the groups anew."""
        if regroup:
            self._groups = ()
        self._show_draft(draft)

    def step_day(self, by: int) -> None:
        """Take the next day or the one before."""
        draft = self.state.draft
        day = parse_date(draft.day) or self._today
        self._show_draft(replace(draft, day=(day + dt.timedelta(days=by)).isoformat()))

    def toggle_room(self, room_id: int, on: bool) -> None:
        """Go through a room too, or no longer, in the order in which they were chosen."""
        kept = tuple(r for r in self.state.draft.room_ids if r != room_id)
        self._show_draft(replace(self.state.draft, room_ids=(*kept, room_id) if on else kept))

    def move(self, pupil_id: int, by: int) -> None:
        """Move a pupil to the next group, or to the one before; nobody leaves the last group."""
        at = next((n for n, g in enumerate(self._groups) if pupil_id in g.pupil_ids), None)
        if at is not None and 0 <= at + by < len(self._groups):
            self._groups = moved(self._groups, pupil_id, at + by)
            self._show_draft(self.state.draft)

    def edit(self) -> Edit | None:
        """Return the edit that makes all plans, or None while there is nothing to make."""
        return self._made.edit if self._made is not None else None

    def as_text(self) -> str:
        """Return the rotation as lines with tabs, as spreadsheets take it."""
        state = self.state
        lines = [("Date", *state.stations)]
        lines += [(row.date, *(group or FREE for group in row.groups)) for row in state.rows]
        return "\n".join("\t".join(line) for line in lines)

    def _suggested(self, room_id: int | None, pupils: Sequence[int]) -> tuple[int, tuple[int, ...]]:
        """How many groups, in which room: such that each has a table, where there is a way."""
        preferred = [r for r in self._rooms if r == room_id]
        listed = [*preferred, *(r for r in self._rooms if r not in preferred)]
        for room in listed:
            tables = stations_in(self._rooms[room], StationWay.TABLES)
            for count in _COUNTS:
                groups = in_chunks(pupils, count)
                if len(large_enough(tables, groups)) >= len(groups) == count:
                    return count, (room,)
        return _COUNTS[0], tuple(listed[:1])

    def _show_draft(self, draft: CarouselDraft) -> None:
        self._made = None
        day = parse_date(draft.day)
        state = CarouselState(
            draft,
            self._class.name,
            tuple((r.id, f"{r.name} · {r.layout.capacity} seats") for r in self._rooms.values()),
            weekday_date(day) if day else "",
        )
        try:
            if not self._groups:
                self._groups = self._grouped(draft, day or self._today)
            state = replace(state, groups=self._shown(self._groups))
            if day is None:
                state = replace(
                    state, problem="Write the day like 2026-11-23 or 23/11/2026.", wrong=Wrong.DAY
                )
            elif not draft.name.strip():
                said = "Type a name for the carousel, such as Optics."
                state = replace(state, problem=said, wrong=Wrong.NAME)
            else:
                stations = self._stations(draft)
                names = tuple(station.name for station in stations)
                state = replace(state, stations=names, used=len(stations))
                state = self._planned(state, stations, day)
        except Refusal as refusal:
            said = " ".join(p for p in (refusal.what, refusal.where, refusal.todo) if p)
            state = replace(state, problem=said)
        self.state = state
        self._view.show_state(state)

    def _grouped(self, draft: CarouselDraft, day: dt.date) -> tuple[Group, ...]:
        class_id = self._class.id
        if draft.groups is GroupWay.TABLES:
            return self._workspace.read(lambda s: carousels.groups_by_table(s, class_id, day))
        return self._workspace.read(
            lambda s: carousels.groups_by_alphabet(s, class_id, draft.count)
        )

    def _shown(self, groups: Sequence[Group]) -> tuple[GroupShown, ...]:
        return tuple(
            GroupShown(g.name, tuple((p, self._names[p]) for p in g.pupil_ids)) for g in groups
        )

    def _planned(
        self, state: CarouselState, stations: Sequence[Station], day: dt.date
    ) -> CarouselState:
        """Add the rotation. Raises Refusal where groups and stations make no carousel."""
        draft, today = state.draft, self._today

        def planned(session: Session) -> Carousel:
            class_id = self._class.id
            dates = carousels.carousel_dates(session, class_id, draft.rhythm, day, len(stations))
            line = PlanLine(class_id, 0, Purpose.CAROUSEL, draft.name)
            return carousels.carousel(session, line, self._groups, stations, dates, today)

        made = self._made = self._workspace.read(planned)
        rotation = made.rotation
        rows = tuple(
            RotationRow(
                f"{short_date(date)} {date.year}",
                tuple(
                    rotation.groups[group].name if group is not None else ""
                    for group in (rotation.group_at(n, at) for n in range(len(stations)))
                ),
            )
            for at, date in enumerate(rotation.dates)
        )
        said = (
            f"{counted(len(rotation.groups), 'group')}, {counted(len(stations), 'station')}, "
            f"{counted(len(rows), 'date')}: {counted(len(made.edit.plans), 'plan')} to be made."
        )
        return replace(state, rows=rows, said=said, acceptable=True)

    def _stations(self, draft: CarouselDraft) -> tuple[Station, ...]:
        listed = [self._rooms[room_id] for room_id in draft.room_ids if room_id in self._rooms]
        if not listed:
            raise Refusal("No room is chosen.", todo="Choose one, or add one on the Rooms page.")
        if draft.way is StationWay.ROOMS:
            return carousels.stations_of(listed, draft.way)
        every = carousels.stations_of(listed[:1], draft.way)
        fitting = large_enough(every, self._groups)
        wanted = draft.stations or len(self._groups)
        # Where too few are large enough, the refusal should name one that is not.
        return (fitting if len(fitting) >= len(self._groups) else every)[:wanted]
