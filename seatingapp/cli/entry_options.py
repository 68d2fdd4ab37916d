"""The arguments of `entries`: list, history, complete, correct, void, dispute, settle."""

from __future__ import annotations

from argparse import ArgumentParser

from seatingapp.cli.options import Commands, command, day, named, number, text
from seatingapp.domain.behaviour import Polarity

USUAL_LIMIT = 200
LARGEST_LIMIT = 5000


def add(commands: Commands) -> None:
    """Add the command with its parts."""
    entries = command(commands, "entries", "list entries, say more of them, and put them right")
    parts = entries.add_subparsers(dest="action", metavar="ACTION", required=True)
    _list(command(parts, "list", "list entries, the latest first", vault=""))
    _one(command(parts, "history", "say what became of an entry", vault=""))
    _complete(command(parts, "complete", "say more of an entry that was logged", vault=""))
    _correct(command(parts, "correct", "put an entry right; the old one is kept", vault=""))
    void = command(parts, "void", "take an entry back; it is kept with its reason", vault="")
    _one(void)
    void.add_argument("--reason", type=text, required=True, metavar="TEXT", help="why")
    dispute = command(parts, "dispute", "write down that the pupil disagrees", vault="")
    _one(dispute)
    dispute.add_argument(
        "--view", type=text, required=True, metavar="TEXT", help="in the pupil's words"
    )
    settle = command(parts, "settle", "write down what came of a dispute", vault="")
    _one(settle)
    settle.add_argument("--outcome", type=text, required=True, metavar="TEXT", help="in short")


def _one(parser: ArgumentParser) -> None:
    parser.add_argument("entry", type=text, metavar="ENTRY", help="its id or uid, as list gives it")


def _list(parser: ArgumentParser) -> None:
    parser.add_argument("--class", dest="class_name", type=named, metavar="NAME", help="of a class")
    parser.add_argument("--pupil", type=named, metavar="PUPIL", help="a name, or an id")
    parser.add_argument(
        "--from", dest="first", type=day, metavar="DATE", help="from this day, 2026-11-23"
    )
    parser.add_argument("--to", dest="last", type=day, metavar="DATE", help="up to this day")
    parser.add_argument("--polarity", choices=[str(p) for p in Polarity], help="only these")
    parser.add_argument(
        "--to-complete", action="store_true", help="only those that wait to be completed"
    )
    parser.add_argument("--void", action="store_true", help="those that are void too")
    parser.add_argument(
        "--limit",
        type=number,
        default=USUAL_LIMIT,
        metavar="N",
        help=f"the latest N, up to {LARGEST_LIMIT:,}; {USUAL_LIMIT} unless it is said",
    )


def _complete(parser: ArgumentParser) -> None:
    _one(parser)
    for name, said in (
        ("happened", "what happened, as in the policy's list"),
        ("tried", "what was tried, as in the policy's list"),
        ("outcome", "what came of it, as in the policy's list"),
        ("note", "a few factual words; a parent may read them"),
    ):
        parser.add_argument(f"--{name}", type=text, default="", metavar="TEXT", help=said)
    parser.add_argument(
        "--nothing-to-add", action="store_true", help="close it without saying more"
    )


def _correct(parser: ArgumentParser) -> None:
    _one(parser)
    parser.add_argument("--pupil", type=named, metavar="PUPIL", help="whose it was")
    parser.add_argument("--behaviour", type=named, metavar="BEHAVIOUR", help="a type of the policy")
    parser.add_argument("--amount", type=number, metavar="N", help="how often it counts")
    parser.add_argument(
        "--at", type=named, metavar="TIME", help="2026-11-23T11:32, or 11:32 on its own day"
    )
    parser.add_argument("--note", type=text, metavar="TEXT", help="in place of its note")
    parser.add_argument("--reason", type=text, default="", metavar="TEXT", help="why, if you like")
