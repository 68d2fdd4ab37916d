"""The arguments of `rules`: list, add, remove, import, export."""

from __future__ import annotations

from argparse import ArgumentParser

from seatingapp.cli.options import Commands, command, named, number, path, text
from seatingapp.cli.rule_words import MEASURES, NEAR, WORDS
from seatingapp.domain.plans import Purpose
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rules.kinds import Within
from seatingapp.domain.rules.rule import Strength


def add(commands: Commands) -> None:
    """Add the command with its parts."""
    rules = command(commands, "rules", "list, add and remove the rules for seating a class")
    rules.add_argument("class_name", type=text, metavar="CLASS")
    parts = rules.add_subparsers(dest="action", metavar="ACTION", required=True)
    command(parts, "list", "list the rules; they are private", vault="")
    _add(command(parts, "add", "add a rule", vault=""))
    remove = command(parts, "remove", "remove rules", vault="")
    remove.add_argument(
        "rules", nargs="+", type=text, metavar="ID", help="as list gives it, or a uid"
    )
    read = command(parts, "import", "add the rules of a rule file that are not there yet", vault="")
    read.add_argument("path", type=path, metavar="FILE", help="described in docs/rule-files.md")
    read.add_argument("--dry-run", action="store_true", help="say what is new, change nothing")
    write = command(parts, "export", "write the rules as a rule file", vault="")
    write.add_argument(
        "path", nargs="?", type=path, metavar="FILE", help="(default: standard output)"
    )


def _add(parser: ArgumentParser) -> None:
    listed = ", ".join(WORDS)
    parser.add_argument(
        "what", type=text, metavar="WHAT", help=f"{listed}; or one rule of a rule file, in braces"
    )
    parser.add_argument(
        "pupils", nargs="*", type=text, metavar="PUPIL", help="names as shown, or ids"
    )
    parser.add_argument(
        "--strength", choices=[str(s) for s in Strength], help="must, or a wish: high, medium, low"
    )
    parser.add_argument("--metres", type=float, metavar="M", help="apart: at least so far")
    parser.add_argument("--near", choices=NEAR, help="together (default beside)")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--zone", type=named, metavar="NAME", help="in, not-in, keep-empty")
    where.add_argument(
        "--seat",
        dest="seats",
        type=number,
        action="append",
        metavar="ID",
        help="the same, of one room; say it again for several",
    )
    parser.add_argument(
        "--by",
        choices=[str(trait) for trait in Characteristic],
        metavar="CHARACTERISTIC",
        help="alternate, mix, group, balance: such as sex (default prior_attainment)",
    )
    parser.add_argument(
        "--within", choices=[str(w) for w in Within], help="mix, group (default desk)"
    )
    parser.add_argument("--measure", choices=MEASURES, help="balance")
    parser.add_argument("--plans", type=number, metavar="N", help="new-neighbours (default 3)")
    parser.add_argument("--seed", type=number, metavar="N", help="random (default 0)")
    parser.add_argument("--note", type=text, metavar="TEXT", help="your own reason; it is private")
    parser.add_argument(
        "--off", action="store_true", help="keep the rule, but let it count nothing"
    )
    whose = parser.add_argument_group("whose it is", "a rule of the class, if nothing is said")
    whose.add_argument(
        "--follow", action="store_true", help="it follows the first pupil to every class"
    )
    whose.add_argument("--room", type=named, metavar="ROOM", help="only for the plans in this room")
    whose.add_argument(
        "--purpose",
        choices=[str(p) for p in Purpose],
        help="with --room: plans for this (default lesson)",
    )
    whose.add_argument(
        "--plan-name", type=named, metavar="NAME", help="with --room: plans so called"
    )
