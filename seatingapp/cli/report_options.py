"""The options of `reports`: who is on report, and what each lesson was given."""

from __future__ import annotations

from seatingapp.cli.options import Commands, command, named, path, text


def add(commands: Commands) -> None:
    """Add `reports` with its parts."""
    reports = command(commands, "reports", "put pupils on report, rate lessons, print the card")
    parts = reports.add_subparsers(dest="action", metavar="ACTION", required=True)
    command(parts, "list", "list all reports, and how each target went", vault="")
    start = command(parts, "start", "put a pupil on report", vault="")
    start.add_argument("pupil", metavar="PUPIL", help="a name as shown, or an id")
    start.add_argument(
        "--target",
        dest="targets",
        action="append",
        required=True,
        type=text,
        metavar="TEXT",
        help="what can be seen in a lesson; up to three",
    )
    start.add_argument(
        "--from", dest="starts", type=named, metavar="DAY", help="2026-11-23 (default today)"
    )
    start.add_argument(
        "--to", dest="ends", required=True, type=named, metavar="DAY", help="the last day"
    )
    start.add_argument("--signed-by", type=text, default="", metavar="WHO", help="who signs a day")
    rate = command(parts, "rate", "rate the targets of a pupil in a lesson of a class", vault="")
    rate.add_argument("class_name", metavar="CLASS")
    rate.add_argument("pupil", metavar="PUPIL", help="a name as shown, or an id")
    rate.add_argument(
        "ratings", nargs="+", metavar="RATING", help="met, partly, not or - for each target"
    )
    rate.add_argument(
        "--at", type=named, metavar="TIME", help="2026-11-23T11:32 or 11:32 (default now)"
    )
    close = command(parts, "close", "close the report of a pupil", vault="")
    close.add_argument("pupil", metavar="PUPIL", help="a name as shown, or an id")
    close.add_argument("--outcome", type=text, default="", metavar="TEXT", help="for the card")
    card = command(parts, "print", "print the card of a pupil's newest report", vault="")
    card.add_argument("pupil", metavar="PUPIL", help="a name as shown, or an id")
    card.add_argument("-o", "--output", required=True, type=path, metavar="FILE")
