"""`seat`: a class on the seats of a room."""

from __future__ import annotations

import secrets
from argparse import Namespace
from typing import TYPE_CHECKING

from seatingapp.cli import access, exam_commands
from seatingapp.cli.output import Answer, Json
from seatingapp.domain.errors import Refusal
from seatingapp.domain.wording import counted
from seatingapp.services import classes, rooms, seating
from seatingapp.services.school import school
from seatingapp.services.workspace import Edit, Workspace

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session


def seat(arguments: Namespace) -> Answer:
    """Seat a class in a room: in order, at random with a seed that is said, or for an exam."""
    exam_commands.refuse_mixed(arguments)
    if arguments.exam:
        return exam_commands.seat_exam(arguments)
    seed = arguments.seed
    if arguments.order == "random" and seed is None:
        seed = secrets.randbelow(1_000_000)
    if arguments.order == "alphabetical" and seed is not None:
        raise Refusal(
            "An alphabetical plan takes no seed.",
            kept="Nothing was changed.",
            todo="Leave out --seed, or say --order random.",
        )
    with access.opened(arguments) as workspace:
        return _seat(workspace, arguments, seed)


def _seat(workspace: Workspace, arguments: Namespace, seed: int | None) -> Answer:
    found = workspace.read(lambda session: classes.class_named(session, arguments.class_name))
    room = workspace.read(lambda session: rooms.room_named(session, arguments.room))
    today = workspace.read(school).today(workspace.clock())

    def wanted(session: Session) -> tuple[Edit, int]:
        seated = seating.seating_by_register(session, found.id, room, today, seed)
        unseated = len(classes.pupils_of(session, found.id)) - len(seated)
        return seating.new_plan(session, found.id, room, today, seated), unseated

    edit, unseated = workspace.read(wanted)
    workspace.perform(edit)
    plan = workspace.read(lambda session: seating.plan_for(session, found.id, today, room.id))
    if plan is None:
        raise RuntimeError("A plan that was just made is there.")
    data: dict[str, Json] = {
        "plan": plan.id,
        "class": found.name,
        "room": room.name,
        "from": plan.from_date.isoformat(),
        "order": "alphabetical" if seed is None else "random",
        "seed": seed,
        "seated": {str(s): o.pupil_id for s, o in sorted(plan.seated.items())},
        "unseated": unseated,
    }
    by_lot = "" if seed is None else f" at random (seed {seed})"
    words = f"{found.name} in {room.name}: {counted(len(plan.seated), 'pupil')} seated{by_lot}"
    return Answer(data, f"{words}, {unseated} without a seat." if unseated else f"{words}.")
