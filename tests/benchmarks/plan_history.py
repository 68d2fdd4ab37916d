"""The history of a class with many plans: the list, one picture, and who sat next to whom.

The list has to come at once however long it is, for it loads no seats; so each is measured in a
vault with two hundred plans and in one with a single plan, in turns.
"""

from __future__ import annotations

import datetime as dt
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from seatingapp.domain.plans import Occupant, Plan, refill
from seatingapp.domain.room_templates import Template
from seatingapp.services import vaults
from seatingapp.services.classes import class_named
from seatingapp.services.neighbours import everyone_beside, neighbours_on
from seatingapp.services.plan_history import history
from seatingapp.services.rooms import AddRoom, room_named
from seatingapp.services.seating import (
    ChangeSeats,
    new_plan,
    plan_by_id,
    plan_for,
    seating_by_register,
)
from seatingapp.services.workspace import Workspace
from tests.benchmarks.registry import Row, benchmark, percentile
from tests.benchmarks.schools import FIRST_DAY, OWN_CLASS, found_class
from tests.benchmarks.sizes import Sizes

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session

FRAME_MS = 1000 / 60
AT_ONCE_MS = 100.0  # what nobody notices as waiting
GROWTH = 1.5  # of a picture: one plan is read, whatever there is besides
_PASSPHRASE = "fuchsia kettle paddock thirty"
_WEEK = dt.timedelta(days=7)


@dataclass(frozen=True)
class Story:
    """An open vault with so many plans of one class, one a week, and who is asked about."""

    workspace: Workspace
    class_id: int
    pupil_id: int
    first: Plan
    last_day: dt.date


@benchmark
def measure(sizes: Sizes) -> Iterable[Row]:
    """Ask each question in turns in both vaults; the median counts."""
    sizes.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=sizes.folder) as name:
        one, many = (story(Path(name) / str(n), n) for n in (1, sizes.plans))
        plans = f"{sizes.plans} plans"
        frame, at_once = ("a frame, 16.7 ms", FRAME_MS), ("100 ms", AT_ONCE_MS)
        times = {what: _both(one, many, ask, sizes.openings) for what, ask in _QUESTIONS.items()}
        yield Row("history", f"History of {plans} listed", times["list"][1], *frame, 1.0)
        yield Row(
            "history-one", f"History of {plans} listed", times["list"][1], "one plan",
            times["list"][0],
        )  # fmt: skip
        yield Row(
            "history-picture", f"A picture of the history of {plans}", times["picture"][1],
            "one plan", times["picture"][0], GROWTH,
        )  # fmt: skip
        yield Row(
            "sat-on-date", f"Who sat next to whom on a date, {plans}", times["date"][1],
            *at_once, 1.0,
        )  # fmt: skip
        yield Row(
            "sat-ever", f"Everyone a pupil sat next to, {plans}", times["pupil"][1],
            *at_once, 1.0,
        )  # fmt: skip
        for told in (one, many):
            told.workspace.lock()


def _list(session: Session, story: Story) -> object:
    return history(session, story.class_id, story.last_day)


def _picture(session: Session, story: Story) -> object:
    return plan_by_id(session, story.first.id)


def _date(session: Session, story: Story) -> object:
    return neighbours_on(session, story.class_id, FIRST_DAY + _WEEK)


def _pupil(session: Session, story: Story) -> object:
    return everyone_beside(session, story.pupil_id, story.last_day)


_QUESTIONS: dict[str, Callable[[Session, Story], object]] = {
    "list": _list,
    "picture": _picture,
    "date": _date,
    "pupil": _pupil,
}


def _both(
    one: Story, many: Story, ask: Callable[[Session, Story], object], rounds: int
) -> tuple[float, float]:
    """The median milliseconds in each vault; the first time warms up what is kept in memory."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        for story, taken in zip((one, many), times, strict=True):
            milliseconds = _asked(story, ask)
            if number:
                taken.append(milliseconds)
    return percentile(times[0], 0.5), percentile(times[1], 0.5)


def _asked(story: Story, ask: Callable[[Session, Story], object]) -> float:
    began = time.perf_counter()
    story.workspace.read(lambda session: ask(session, story))
    return (time.perf_counter() - began) * 1000


def story(folder: Path, plans: int) -> Story:
    """Return an open vault with so many plans, one a week.

    Everybody sits a place further on each week, so that no plan is like the one before.
    """
    workspace = vaults.create(folder, _PASSPHRASE, teacher="A. Teacher").workspace
    workspace.perform(AddRoom.of_template("R1", Template.ROWS_OF_DOUBLES, 5, 3))
    with workspace.vault.write() as session:
        found_class(session, OWN_CLASS, 0)
    room = workspace.read(lambda s: room_named(s, "R1"))
    class_id = workspace.read(lambda s: class_named(s, OWN_CLASS)).id
    workspace.perform(
        workspace.read(
            lambda s: new_plan(
                s,
                class_id,
                room,
                FIRST_DAY,
                seating_by_register(s, class_id, room, FIRST_DAY),
            )
        )
    )
    first = _current(workspace, class_id, FIRST_DAY)
    plan, day = first, FIRST_DAY
    for _week in range(1, plans):
        day += _WEEK
        workspace.perform(ChangeSeats(plan.id, refill(plan, _turned(plan)), day))
        plan = _current(workspace, class_id, day)
    pupil = next(iter(first.seated.values())).pupil_id
    return Story(workspace, class_id, pupil, first, day)


def _turned(plan: Plan) -> dict[int, Occupant]:
    seats = sorted(plan.seated)
    return {
        seat: plan.seated[before] for seat, before in zip(seats, seats[-1:] + seats, strict=False)
    }


def _current(workspace: Workspace, class_id: int, day: dt.date) -> Plan:
    found = workspace.read(lambda s: plan_for(s, class_id, day))
    if found is None:
        raise RuntimeError("The class has no plan.")
    return found
