"""The options of `log`: who, what, how often, when and where."""

from __future__ import annotations

from seatingapp.cli.options import Commands, command, named, number, text


def add(commands: Commands) -> None:
    """Add `log`."""
    log = command(commands, "log", "log one behaviour of one pupil or several")
    log.add_argument("class_name", metavar="CLASS", help="left out with --duty")
    log.add_argument("pupils", nargs="*", metavar="PUPIL", help="a name as shown, or an id")
    log.add_argument("behaviour", metavar="BEHAVIOUR", help="a type of the policy")
    group = log.add_mutually_exclusive_group()
    group.add_argument(
        "--all-present", action="store_true", help="everybody in the room, by the lesson's register"
    )
    group.add_argument(
        "--table", type=named, metavar="PUPIL", help="who is here at the table of this pupil"
    )
    group.add_argument(
        "--row", type=named, metavar="PUPIL", help="who is here in the row of this pupil"
    )
    group.add_argument(
        "--duty", action="store_true", help="in no lesson: pupils of any class, by their names"
    )
    log.add_argument(
        "--except",
        dest="leave_out",
        action="append",
        default=[],
        type=named,
        metavar="PUPIL",
        help="but not this one; may be said again",
    )
    log.add_argument("--place", type=text, default="", help="with --duty: where it was")
    log.add_argument(
        "--at",
        type=named,
        metavar="TIME",
        help="2026-11-23T11:32, or 11:32 for today (default: now)",
    )
    log.add_argument(
        "--amount",
        type=number,
        default=1,
        metavar="N",
        help="several times at once, if the type may",
    )
    log.add_argument(
        "--note", type=text, default="", metavar="TEXT", help="what happened, in a few words"
    )
    explained = log.add_mutually_exclusive_group()
    explained.add_argument(
        "--to-complete", action="store_true", help="mark it as still to be explained"
    )
    explained.add_argument(
        "--complete", action="store_true", help="do not mark it, whatever its type says"
    )
