"""`detentions types` and `detentions print`."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from seatingapp.cli import access
from seatingapp.cli.detention_commands import time_typed
from seatingapp.cli.detention_data import type_data
from seatingapp.cli.output import Answer, Json, table
from seatingapp.domain.detention_seats import SeatOrder
from seatingapp.domain.detentions import DetentionType
from seatingapp.domain.errors import Refusal
from seatingapp.domain.typed_times import read_day
from seatingapp.services import detentions, files, rooms
from seatingapp.services.detention_prints import number_room_list, number_slip
from seatingapp.services.detention_types import (
    AddDetentionType,
    ChangeDetentionType,
    all_types,
    retire_type,
    type_named,
)
from seatingapp.services.school import school
from seatingapp.services.workspace import Edit, Workspace


def types(arguments: Namespace) -> Answer:
    """List types, or add, change, retire or bring back one."""
    with access.opened(arguments) as workspace:
        if arguments.types_action == "list":
            return _listed(workspace)
        done = workspace.perform(_edit(workspace, arguments))
        said = done.said if done is not None else "There was nothing to change."
        name = getattr(arguments, "rename", None) or arguments.name
        kind = workspace.read(lambda s: type_named(s, name))
        return Answer({"type": type_data(kind)}, said)


def _listed(workspace: Workspace) -> Answer:
    known = workspace.read(all_types)
    names = {room.id: room.name for room in workspace.read(rooms.all_rooms)}
    data: list[Json] = [type_data(kind) for kind in known]
    rows = [
        (
            kind.name,
            str(kind.minutes),
            f"{kind.starts:%H:%M}",
            names.get(kind.room_id or 0, kind.place),
            str(kind.notice_days),
            "not in use" if kind.retired else "",
        )
        for kind in known
    ]
    return Answer({"types": data}, table(("Type", "Minutes", "From", "Where", "Notice", ""), rows))


def _edit(workspace: Workspace, arguments: Namespace) -> Edit:
    if arguments.types_action == "add":
        starts = time_typed(arguments.time)
        new = DetentionType(0, "", arguments.name, arguments.minutes, starts)
        return AddDetentionType(_with(workspace, arguments, new))
    known = workspace.read(lambda s: type_named(s, arguments.name))
    if arguments.types_action == "change":
        return ChangeDetentionType(_with(workspace, arguments, known))
    return retire_type(known, arguments.types_action == "retire")


def _with(workspace: Workspace, arguments: Namespace, kind: DetentionType) -> DetentionType:
    """A type with what the options say of it."""
    if arguments.minutes is not None:
        kind = replace(kind, minutes=arguments.minutes)
    if arguments.time:
        kind = replace(kind, starts=time_typed(arguments.time))
    if arguments.notice is not None:
        kind = replace(kind, notice_days=arguments.notice)
    if arguments.room:
        room = workspace.read(lambda s: rooms.room_named(s, arguments.room))
        kind = replace(kind, room_id=room.id, place="")
    if arguments.place is not None:
        kind = replace(kind, room_id=None, place=arguments.place)
    if getattr(arguments, "rename", None):
        kind = replace(kind, name=arguments.rename)
    return kind


def print_detentions(arguments: Namespace) -> Answer:
    """Print the list of a day, or the slip of one detention, into a PDF."""
    with access.opened(arguments) as workspace:
        output = Path(arguments.output)
        files.require_writable(output)  # before the ledger gives a number
        if arguments.print_action == "list":
            today = workspace.read(school).today(workspace.clock())
            day = read_day(arguments.on or "today", today)
            if day is None:
                raise Refusal(
                    "That is no day.", kept="Nothing was printed.", todo="Write 2026-11-23."
                )
            made = number_room_list(workspace, day, SeatOrder(arguments.order)).draw()
        else:
            one = workspace.read(lambda s: detentions.detention_by_id(s, arguments.detention))
            made = number_slip(workspace, one.uid, arguments.ask).draw()
        files.save(output, made.pdf)
    data: dict[str, Json] = {"number": made.number, "file": arguments.output}
    return Answer(data, f"{made.number}: {arguments.output}")
