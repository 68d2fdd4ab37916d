"""The arguments of `room`."""

from __future__ import annotations

from seatingapp.cli.options import Commands, command, text
from seatingapp.domain.room_templates import TEMPLATE_LABELS


def add(commands: Commands) -> None:
    """Add the command with its parts."""
    room = command(commands, "room", "add a room from a template")
    parts = room.add_subparsers(dest="action", metavar="ACTION", required=True)
    new = command(parts, "add", "add a room from a template", vault="")
    new.add_argument("name", type=text, metavar="NAME", help="a name that no room has yet")
    new.add_argument(
        "--template",
        required=True,
        metavar="TEMPLATE",
        choices=[str(t) for t in TEMPLATE_LABELS],
        help="how the desks stand: " + ", ".join(str(t) for t in TEMPLATE_LABELS),
    )
    new.add_argument(
        "--rows", type=int, default=4, metavar="N", help="rows of desks, 1 to 30 (default 4)"
    )
    new.add_argument(
        "--columns", type=int, default=4, metavar="N", help="desks in a row, 1 to 30 (default 4)"
    )
