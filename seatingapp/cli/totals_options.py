"""The arguments of `totals`."""

from __future__ import annotations

from seatingapp.cli.options import Commands, command, named

SCOPES = ("cycle", "year", "all")


def add(commands: Commands) -> None:
    """Add `totals`."""
    parser = command(commands, "totals", "say what entries come to, and why")
    who = parser.add_mutually_exclusive_group(required=True)
    who.add_argument("--class", dest="class_name", type=named, metavar="NAME", help="each in it")
    who.add_argument(
        "--pupil",
        type=named,
        metavar="NAME",
        help="one pupil, explained: a name as shown, or an id",
    )
    parser.add_argument(
        "--scope",
        choices=SCOPES,
        default=SCOPES[0],
        help="since points were reset (default), this academic year, or everything",
    )
