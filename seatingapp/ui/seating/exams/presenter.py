"""Decides what the dialog for an exam shows; seating a hall runs elsewhere. Knows no Qt."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Protocol

from seatingapp.domain.errors import Refusal
from seatingapp.domain.exams import ExamRules, column_labels
from seatingapp.domain.names import NameForm
from seatingapp.domain.plans import PlanLine, Purpose
from seatingapp.domain.rooms import Room
from seatingapp.domain.wording import weekday_date
from seatingapp.exchange.dates import parse_date
from seatingapp.services import classes, exams, rooms
from seatingapp.services.exams import ExamSeating, ExamSetting
from seatingapp.services.school import school
from seatingapp.services.workspace import Edit, Workspace
from seatingapp.ui.seating.exams.state import ExamDraft, ExamState, HallPicture, Wrong
from seatingapp.ui.slow_work import Runner

_MOST_METRES = 20.0
_STEP = 0.05  # metres
_NAMED = 6  # more candidates without a number are only counted


class ExamView(Protocol):
    """The dialog, as far as its presenter knows it."""

    def show_state(self, state: ExamState) -> None:
        """Show a state and emit nothing."""


def metres_of(text: str) -> float | None:
    """Return metres as typed (`1.25`, `1,25 m`), or None where they make no sense here."""
    bare = text.strip().removesuffix("m").strip().replace(",", ".")
    if not bare.replace(".", "", 1).isdecimal() or not bare.isascii():
        return None
    metres = float(bare)
    return metres if metres <= _MOST_METRES else None


class ExamPresenter:
    """Keeps the draft and shows what it comes to; of several seatings the newest one counts."""

    def __init__(
        self,
        view: ExamView,
        workspace: Workspace,
        runner: Runner,
        class_id: int,
        room_id: int | None = None,
    ) -> None:
        """Show the first draft: today, in the room that is worked on or the largest one."""
        self._view, self._workspace, self._runner = view, workspace, runner
        self._class = workspace.read(lambda s: classes.class_by_id(s, class_id))
        known = workspace.read(rooms.all_rooms)
        self._rooms = {room.id: room for room in known if not room.retired}
        self._today = workspace.read(school).today(workspace.clock())
        self._setting: ExamSetting | None = None
        self._seating: ExamSeating | None = None
        self._asked = 0
        draft = ExamDraft(self._first(room_id), exams.USUAL_NAME, self._today.isoformat())
        self.state = ExamState(draft, self._class.name)
        self.change(draft)

    def change(self, draft: ExamDraft) -> None:
        """Take a new draft and seat the candidates by it."""
        self._setting = self._seating = None
        self._asked += 1
        day, metres = parse_date(draft.day), metres_of(draft.metres)
        state = ExamState(
            draft,
            self._class.name,
            tuple((str(r.id), f"{r.name} · {r.layout.capacity} seats") for r in self._listed()),
            weekday_date(day) if day else "",
        )
        room = self._rooms.get(draft.room_id or 0)
        if room is not None:
            state = replace(state, hall=HallPicture(room.layout))
        problem = self._problem(draft, room, day, metres)
        if problem is not None:
            self._show(replace(state, problem=problem[0], wrong=problem[1]))
            return
        if room is not None and day is not None and metres is not None:
            self._seat(state, room, day, metres)

    def step_day(self, by: int) -> None:
        """Take the next day or the one before."""
        draft = self.state.draft
        day = parse_date(draft.day) or self._today
        self.change(replace(draft, day=(day + dt.timedelta(days=by)).isoformat()))

    def step_metres(self, by: int) -> None:
        """Take a little more distance or a little less."""
        draft = self.state.draft
        metres = metres_of(draft.metres) or 0.0
        stepped = min(max(round(metres / _STEP) * _STEP + by * _STEP, 0.0), _MOST_METRES)
        self.change(replace(draft, metres=f"{stepped:.2f}"))

    def edit(self) -> Edit | None:
        """Return the edit that makes the plan, or None while there is nothing to make."""
        if self._setting is None or self._seating is None:
            return None
        return exams.exam_edit(self._setting, self._seating)

    def told(self) -> str:
        """Return what to say once it is done."""
        seating = self._seating
        return f"{self.state.draft.name.strip()}: {seating.said} Saved." if seating else ""

    def _first(self, room_id: int | None) -> int | None:
        if room_id in self._rooms:
            return room_id
        largest = max(self._rooms.values(), key=lambda r: r.layout.capacity, default=None)
        return largest.id if largest is not None else None

    def _listed(self) -> list[Room]:
        return list(self._rooms.values())

    def _problem(
        self, draft: ExamDraft, room: Room | None, day: dt.date | None, metres: float | None
    ) -> tuple[str, Wrong] | None:
        if room is None:
            return "There is no room yet. Add one on the Rooms page.", Wrong.NOTHING
        if not draft.name.strip():
            return "Type a name for the exam, such as Mock 1.", Wrong.NAME
        if day is None:
            return "Write the day like 2026-11-23 or 23/11/2026.", Wrong.DAY
        if metres is None:
            return f"Write metres like 1.25; 0 is none, {_MOST_METRES:.0f} the most.", Wrong.SPACING
        return None

    def _seat(self, state: ExamState, room: Room, day: dt.date, metres: float) -> None:
        draft, asked = state.draft, self._asked
        line = PlanLine(self._class.id, room.id, Purpose.EXAM, draft.name)
        rules = ExamRules(draft.order, draft.path, metres * 100, draft.every_second)
        try:
            setting = self._workspace.read(lambda s: exams.exam_setting(s, line, day, self._today))
        except Refusal as refusal:
            wrong = Wrong.DAY if day < self._today else Wrong.NAME
            self._show(replace(state, problem=_sentence(refusal), wrong=wrong))
            return
        self._show(replace(state, busy=True))

        def seated(seating: ExamSeating) -> None:
            if asked == self._asked:
                self._setting, self._seating = setting, seating
                self._show(self._seated(state, setting, seating))

        def failed(refusal: Refusal) -> None:
            if asked == self._asked:
                self._show(replace(state, problem=_sentence(refusal), wrong=Wrong.SPACING))

        self._runner.run(lambda _progress: exams.seat_exam(setting, rules), seated, failed)

    def _seated(self, state: ExamState, setting: ExamSetting, seating: ExamSeating) -> ExamState:
        layout = setting.room.layout
        labels = column_labels(layout)
        used = tuple(seating.seated)
        hall = HallPicture(layout, used, tuple((seat, labels[seat]) for seat in used))
        again = exams.exam_edit(setting, seating) is None
        names = classes.shown_names(setting.candidates, NameForm.FULL)
        last = [names[p.id] for p in seating.without_number]
        said = ", ".join(last[:_NAMED]) + (f" and {len(last) - _NAMED} more" * (len(last) > _NAMED))
        return replace(
            state,
            hall=hall,
            said=seating.said + " Everybody sits so already." * again,
            names=f"Without a number: {said}." if last else "",
            acceptable=not again,
        )

    def _show(self, state: ExamState) -> None:
        self.state = state
        self._view.show_state(state)


def _sentence(refusal: Refusal) -> str:
    """What happened and what to do; that nothing was changed goes without saying in a draft."""
    return " ".join(part for part in (refusal.what, refusal.where, refusal.todo) if part)
