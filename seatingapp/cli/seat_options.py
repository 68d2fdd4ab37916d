"""The arguments of `seat`."""

from __future__ import annotations

from seatingapp.cli import arrange_options, exam_options
from seatingapp.cli.options import Commands, command, named, number


def add(commands: Commands) -> None:
    """Add the command."""
    seat = command(commands, "seat", "seat a class in a room from today")
    seat.add_argument("class_name", metavar="CLASS")
    seat.add_argument("--room", required=True, type=named, metavar="ROOM")
    seat.add_argument(
        "--order",
        choices=("alphabetical", "random"),
        help="alphabetical from the front left (default without rules), or random",
    )
    seat.add_argument(
        "--seed",
        type=number,
        metavar="N",
        help="the same plan for the same number; without rules, a random one",
    )
    arrange_options.add_to_seat(seat)
    exam_options.add_to_seat(seat)
