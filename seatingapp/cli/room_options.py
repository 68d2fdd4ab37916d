"""The arguments of `room`: add, show, import, export, zones."""

from __future__ import annotations

from seatingapp.cli.options import Commands, command, named, number, path, text
from seatingapp.domain.room_templates import TEMPLATE_LABELS


def add(commands: Commands) -> None:
    """Add the command with its parts."""
    room = command(commands, "room", "add, show and share rooms")
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
        "--rows", type=number, default=4, metavar="N", help="rows of desks, 1 to 30 (default 4)"
    )
    new.add_argument(
        "--columns", type=number, default=4, metavar="N", help="desks in a row, 1 to 30 (default 4)"
    )
    show = command(
        parts, "show", "show a room: seats where they stand, zones, neighbours", vault=""
    )
    show.add_argument("name", type=text, metavar="NAME")
    zones = command(
        parts, "zones", "show the zones of a room, and those that its geometry proposes", vault=""
    )
    zones.add_argument("name", type=text, metavar="NAME")
    out = command(parts, "export", "write a room as a file that holds no pupil data", vault="")
    out.add_argument("name", type=text, metavar="NAME")
    out.add_argument("-o", "--output", required=True, type=path, metavar="FILE")
    read = command(parts, "import", "add the room of such a file", vault="")
    read.add_argument("path", type=path, metavar="FILE")
    read.add_argument("--name", type=named, metavar="NAME", help="another name than the file says")
