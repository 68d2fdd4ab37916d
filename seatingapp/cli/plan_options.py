"""The arguments of `plan`: list, show, compare, neighbours."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser, ArgumentTypeError

from seatingapp.cli.options import Commands, command, named, number


def add(commands: Commands) -> None:
    """Add the command with its parts."""
    plan = command(commands, "plan", "look into plans: their history, their seats, neighbours")
    parts = plan.add_subparsers(dest="action", metavar="ACTION", required=True)
    listed = command(parts, "list", "list plans with the days on which they held", vault="")
    listed.add_argument("--class", dest="class_name", type=named, metavar="NAME")
    _on(listed, "standing on this day (default: today)")
    show = command(parts, "show", "show who sits where", vault="")
    which = show.add_mutually_exclusive_group(required=True)
    which.add_argument("--plan", type=number, metavar="ID", help="a plan, by its id")
    which.add_argument(
        "--class", dest="class_name", type=named, metavar="NAME", help="what a lesson opens with"
    )
    show.add_argument(
        "--room", type=named, metavar="ROOM", help="the room of the lesson, with --class"
    )
    _on(show, "the day of the lesson, with --class (default: today)")
    compare = command(parts, "compare", "say what is different on one plan from another", vault="")
    compare.add_argument("before", type=number, metavar="BEFORE", help="the id of a plan")
    compare.add_argument("after", type=number, metavar="AFTER", help="the id of another one")
    beside = command(parts, "neighbours", "say who sat next to whom", vault="")
    whom = beside.add_mutually_exclusive_group(required=True)
    whom.add_argument("--class", dest="class_name", type=named, metavar="NAME", help="on one day")
    whom.add_argument("--pupil", type=named, metavar="NAME", help="everyone, up to a day")
    _on(beside, "the day (default: today)")


def _on(parser: ArgumentParser, what: str) -> None:
    parser.add_argument("--on", type=_day, metavar="DATE", help=f"2026-11-23; {what}")


def _day(typed: str) -> dt.date:
    try:
        return dt.date.fromisoformat(typed)
    except ValueError as error:
        raise ArgumentTypeError(f"{typed} is no day: write it like 2026-11-23") from error
