"""`seat`: a class on the seats of a room, by its rules, in order, or for an exam."""

from __future__ import annotations

import secrets
from argparse import Namespace
from typing import TYPE_CHECKING

from seatingapp.cli import access, arrange_commands, exam_commands
from seatingapp.cli.output import Answer, Json
from seatingapp.domain.errors import Refusal
from seatingapp.domain.wording import counted
from seatingapp.services import classes, rooms, seating
from seatingapp.services.school import school
from seatingapp.services.workspace import Edit, Workspace

if TYPE_CHECKING:
    import datetime as dt

    from seatingapp.domain.pupils import SchoolClass
    from seatingapp.domain.rooms import Room
    from seatingapp.services.workspace import Session

    Where = tuple[SchoolClass, Room, dt.date]


def seat(arguments: Namespace) -> Answer:
    """Seat a class in a room: by its rules, in order, at random with a seed, or for an exam."""
    exam_commands.refuse_mixed(arguments)
    _refuse_mixed(arguments)
    if arguments.exam:
        return exam_commands.seat_exam(arguments)
    text = arrange_commands.rule_text(arguments)
    with access.opened(arguments) as workspace:
        where = workspace.read(lambda session: _where(session, arguments, workspace))
        if arguments.order is None:
            case = workspace.read(lambda s: arrange_commands.case(s, arguments, where, text))
            if arrange_commands.is_asked(arguments) or case.setting.active_rules:
                return arrange_commands.arrange(workspace, arguments, case)
        return _seat(workspace, arguments, where)


def _refuse_mixed(arguments: Namespace) -> None:
    """Raise Refusal where what is for arranging by rules is said with another order."""
    if (arguments.exam or arguments.order) and arrange_commands.is_asked(arguments):
        raise Refusal(
            "Rules and another order do not go together.",
            kept="Nothing was changed.",
            todo="Leave out --order and --exam, or what is for rules.",
        )
    if arguments.exam and arguments.dry_run:
        raise Refusal(
            "--dry-run is not for exams.", kept="Nothing was changed.", todo="Leave it out."
        )
    if arguments.order == "alphabetical" and arguments.seed is not None:
        raise Refusal(
            "An alphabetical plan takes no seed.",
            kept="Nothing was changed.",
            todo="Leave out --seed, or say --order random.",
        )


def _where(session: Session, arguments: Namespace, workspace: Workspace) -> Where:
    found = classes.class_named(session, arguments.class_name)
    room = rooms.room_named(session, arguments.room)
    return found, room, school(session).today(workspace.clock())


def _seat(workspace: Workspace, arguments: Namespace, where: Where) -> Answer:
    found, room, today = where
    seed: int | None = arguments.seed
    if arguments.order == "random" and seed is None:
        seed = secrets.randbelow(1_000_000)

    def wanted(session: Session) -> tuple[Edit, dict[int, int], int]:
        seated = seating.seating_by_register(session, found.id, room, today, seed)
        pupils = {seat: o.pupil_id for seat, o in sorted(seated.items())}
        unseated = len(classes.pupils_of(session, found.id)) - len(seated)
        return seating.new_plan(session, found.id, room, today, seated), pupils, unseated

    edit, seated, unseated = workspace.read(wanted)
    if not arguments.dry_run:
        workspace.perform(edit)
    plan = workspace.read(lambda session: seating.plan_for(session, found.id, today, room.id))
    data: dict[str, Json] = {
        "plan": plan.id if plan and not arguments.dry_run else None,
        "class": found.name,
        "room": room.name,
        "from": today.isoformat(),
        "order": "alphabetical" if seed is None else "random",
        "seed": seed,
        "seated": {str(seat): pupil for seat, pupil in seated.items()},
        "unseated": unseated,
        "rules": [],
        "score": 0,
        "most": 0,
        "contradiction": None,
        "dry_run": arguments.dry_run,
    }
    by_lot = "" if seed is None else f" at random (seed {seed})"
    would = " would be" if arguments.dry_run else ""
    words = f"{found.name} in {room.name}: {counted(len(seated), 'pupil')}{would} seated{by_lot}"
    return Answer(data, f"{words}, {unseated} without a seat." if unseated else f"{words}.")
