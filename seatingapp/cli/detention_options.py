"""The arguments of `detentions`: list, set, attendance, changes, types, print."""

from __future__ import annotations

from argparse import ArgumentParser

from seatingapp.cli.options import Commands, command, named, number, path, text
from seatingapp.domain.detention_seats import SeatOrder
from seatingapp.domain.detentions import Which

_ORDERS = [str(order) for order in SeatOrder]


def add(commands: Commands) -> None:
    """Add the command with its parts."""
    whole = command(commands, "detentions", "set detentions, take attendance, print lists")
    parts = whole.add_subparsers(dest="action", metavar="ACTION", required=True)
    listed = command(parts, "list", "list detentions; they are private", vault="")
    listed.add_argument(
        "--which", choices=[str(which) for which in Which], default="coming", help="(coming)"
    )
    listed.add_argument(
        "--pupil", type=named, metavar="NAME", help="of this pupil only, all states"
    )
    _set(command(parts, "set", "set one for each of some pupils", vault=""))
    attend = command(parts, "attend", "the pupils came", vault="")
    _ids(attend)
    attend.add_argument(
        "--at", type=named, metavar="TIME", help="2026-11-23T15:19 or 15:19 (default now)"
    )
    miss = command(parts, "miss", "the pupils did not come", vault="")
    _ids(miss)
    miss.add_argument(
        "--code", type=text, default="", metavar="CODE", help="what the register says, such as I"
    )
    for name, what in (("cancel", "call detentions off"), ("reopen", "make them pending again")):
        part = command(parts, name, what, vault="")
        _ids(part)
        part.add_argument("--reason", required=True, type=text, metavar="TEXT")
    move = command(parts, "move", "have detentions at another time or place", vault="")
    _ids(move)
    _when(move)
    for name, what in (
        ("reschedule", "let another day stand in the place of one"),
        ("upscale", "let one of another type stand in the place of a missed one"),
    ):
        part = command(parts, name, what, vault="")
        part.add_argument("detention", type=number, metavar="ID")
        _when(part)
        if name == "upscale":
            part.add_argument("--type", type=named, metavar="NAME", help="(default: next longer)")
    seats = command(parts, "seats", "fill the seats of the room that a detention is in", vault="")
    seats.add_argument("detention", type=number, metavar="ID")
    way = seats.add_mutually_exclusive_group()
    way.add_argument("--order", choices=[*_ORDERS, "none"], default="alphabet")
    way.add_argument("--seat", type=named, metavar="SEAT", help="only this one, on this seat")
    history = command(parts, "history", "what became of one, in order", vault="")
    history.add_argument("detention", type=number, metavar="ID")
    _types(command(parts, "types", "list, add and change types of detention", vault=""))
    _prints(command(parts, "print", "print the list of a day, or slips, as PDF", vault=""))


def _set(parser: ArgumentParser) -> None:
    parser.add_argument(
        "pupils", nargs="+", type=text, metavar="PUPIL", help="a whole name, or an id"
    )
    parser.add_argument("--type", required=True, type=named, metavar="NAME", help="as types lists")
    parser.add_argument(
        "--entry",
        dest="entries",
        action="append",
        default=[],
        type=text,
        metavar="UID",
        help="an entry that it is for; say it again for several",
    )
    _when(parser)
    parser.add_argument(
        "--dry-run", action="store_true", help="say when it would be and why, set nothing"
    )


def _when(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--on", type=named, metavar="DATE", help="2026-11-23 (default: the first free day)"
    )
    parser.add_argument("--time", type=named, metavar="TIME", help="15:15")
    parser.add_argument("--minutes", type=number, metavar="N", help="how long")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--room", type=named, metavar="NAME", help="one of the vault's rooms")
    where.add_argument("--place", type=text, metavar="TEXT", help="any other place")
    parser.add_argument("--reason", type=text, default="", metavar="TEXT", help="why, in few words")
    parser.add_argument(
        "--anyway", action="store_true", help="in spite of a lesson, short notice or a full room"
    )


def _ids(parser: ArgumentParser) -> None:
    parser.add_argument(
        "detentions", nargs="+", type=number, metavar="ID", help="as list gives them"
    )


def _types(parser: ArgumentParser) -> None:
    parts = parser.add_subparsers(dest="types_action", metavar="ACTION", required=True)
    command(parts, "list", "list all types", vault="")
    for name, what in (("add", "add a type"), ("change", "change a type")):
        part = command(parts, name, what, vault="")
        part.add_argument("name", type=text, metavar="NAME")
        needed = name == "add"
        part.add_argument("--minutes", type=number, required=needed, metavar="N", help="how long")
        part.add_argument(
            "--time", required=needed, type=named, metavar="TIME", help="when it usually begins"
        )
        part.add_argument("--notice", type=number, metavar="N", help="school days of notice")
        where = part.add_mutually_exclusive_group()
        where.add_argument("--room", type=named, metavar="NAME", help="one of the vault's rooms")
        where.add_argument("--place", type=text, metavar="TEXT", help="any other place")
        if not needed:
            part.add_argument("--rename", type=named, metavar="NAME", help="another name")
    for name, what in (("retire", "take a type out of use"), ("restore", "bring it back")):
        part = command(parts, name, what, vault="")
        part.add_argument("name", type=text, metavar="NAME")


def _prints(parser: ArgumentParser) -> None:
    parts = parser.add_subparsers(dest="print_action", metavar="WHAT", required=True)
    listed = command(parts, "list", "the list of a day for the room, without reasons", vault="")
    listed.add_argument("--on", type=named, metavar="DATE", help="2026-11-23 (default today)")
    listed.add_argument("--order", choices=_ORDERS, default="alphabet")
    listed.add_argument("-o", "--output", required=True, type=path, metavar="FILE")
    slip = command(parts, "slip", "the slip of one, for the pupil and the family", vault="")
    slip.add_argument("detention", type=number, metavar="ID")
    slip.add_argument(
        "--ask", type=text, default="", metavar="WHO", help="whom a family asks (the teacher)"
    )
    slip.add_argument("-o", "--output", required=True, type=path, metavar="FILE")
