"""The arguments of `seat`."""

from __future__ import annotations

from seatingapp.cli import exam_options
from seatingapp.cli.options import Commands, command


def add(commands: Commands) -> None:
    """Add the command."""
    seat = command(commands, "seat", "seat a class in a room from today")
    seat.add_argument("class_name", metavar="CLASS")
    seat.add_argument("--room", required=True, metavar="ROOM")
    seat.add_argument(
        "--order",
        choices=("alphabetical", "random"),
        help="alphabetical from the front left (default), or random",
    )
    seat.add_argument(
        "--seed", type=int, metavar="N", help="random, and the same plan for the same number"
    )
    exam_options.add_to_seat(seat)
