"""The commands, their arguments and their help."""

from __future__ import annotations

from argparse import (
    SUPPRESS,
    ArgumentParser,
    Namespace,
    RawDescriptionHelpFormatter,
    _SubParsersAction,
)
from collections.abc import Callable

from seatingapp import __version__
from seatingapp.cli import class_commands, print_commands, school_commands
from seatingapp.cli.output import Answer
from seatingapp.domain.room_templates import TEMPLATE_LABELS

Command = Callable[[Namespace], Answer]
_EPILOG = """\
Without a command the window opens. Passphrases are asked for, or read from the first line of the
file named by --passphrase-file or by the variable SEATINGAPP_PASSPHRASE_FILE; they are never
arguments. Exit status: 0 done, 1 refused (a sentence on stderr says why), 2 wrong usage.
Every command takes --json; the fields are described in docs/command-line.md.
"""


def build_parser() -> ArgumentParser:
    """Return the parser of all commands; `handler` of what it parses runs the command."""
    parser = ArgumentParser(
        prog="seatingapp",
        description="Seating plans, behaviour and private print, encrypted on this computer.",
        epilog=_EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"seatingapp {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _school(commands)
    _classes(commands)
    _prints(commands)
    return parser


def _command(
    commands: _SubParsersAction[ArgumentParser],
    name: str,
    summary: str,
    handler: Command | None,
    *,
    vault: bool = True,
    part: bool = False,
) -> ArgumentParser:
    parser = commands.add_parser(name, help=summary, description=summary)
    parser.set_defaults(handler=handler)
    # Parts of a command leave what was said before their name as it is.
    unsaid = SUPPRESS if part else None
    if vault and not part:
        parser.add_argument("vault", metavar="VAULT", help="the vault's folder, NAME.seating")
    if vault:
        parser.add_argument(
            "--passphrase-file",
            metavar="FILE",
            default=unsaid,
            help="read the passphrase from its first line",
        )
    parser.add_argument(
        "--json", action="store_true", default=unsaid or False, help="answer as JSON"
    )
    return parser


def _school(commands: _SubParsersAction[ArgumentParser]) -> None:
    new = _command(commands, "new", "make an encrypted vault", school_commands.new)
    new.add_argument("--teacher", default="Teacher", help="your name as prints show it")
    new.add_argument("--school", default="", help="the school's name as prints show it")
    show = _command(commands, "show", "list what is in a vault", school_commands.show)
    show.add_argument("what", choices=("classes", "pupils", "rooms", "plans", "entries"))
    show.add_argument("--class", dest="class_name", metavar="NAME", help="of this class only")
    policy = _command(commands, "policy", "the school's behaviour policy", school_commands.policy)
    policy.add_argument("action", choices=("show",), help="show: the behaviour types in use")
    _command(
        commands,
        "check",
        "check integrity, references, backups and plans; status 1 if anything is wrong",
        school_commands.check,
    )


def _classes(commands: _SubParsersAction[ArgumentParser]) -> None:
    lists = _command(
        commands, "import", "import class lists (CSV, XLSX)", class_commands.import_lists
    )
    lists.add_argument("paths", nargs="+", metavar="PATH", help="the files")
    lists.add_argument(
        "--class", dest="class_name", metavar="NAME", help="everybody joins this class"
    )
    lists.add_argument(
        "--dry-run", action="store_true", help="say what would happen, change nothing"
    )
    room = _command(commands, "room", "add a room from a template", class_commands.add_room)
    room.add_argument("action", choices=("add",), help="add: make a new room")
    room.add_argument("name", metavar="NAME")
    room.add_argument(
        "--template",
        required=True,
        choices=[str(t) for t in TEMPLATE_LABELS],
        help="how the desks stand",
    )
    room.add_argument("--rows", type=int, default=4, help="rows of desks (default 4)")
    room.add_argument("--columns", type=int, default=4, help="desks in a row (default 4)")
    seat = _command(commands, "seat", "seat a class in a room from today", class_commands.seat)
    seat.add_argument("class_name", metavar="CLASS")
    seat.add_argument("--room", required=True, metavar="ROOM")
    seat.add_argument(
        "--order",
        choices=("alphabetical", "random"),
        default=None,
        help="alphabetical from the front left (default), or by lot",
    )
    seat.add_argument("--seed", type=int, help="for random: the same number, the same plan")
    log = _command(commands, "log", "log one behaviour of one pupil", class_commands.log)
    log.add_argument("class_name", metavar="CLASS")
    log.add_argument("pupil", metavar="PUPIL", help="a name as shown, or an id")
    log.add_argument("behaviour", metavar="BEHAVIOUR", help="a type of the policy")
    log.add_argument("--at", metavar="TIME", help="2026-11-23T11:32, or 11:32 for today")
    log.add_argument("--note", default="", metavar="TEXT", help="what happened, in a few words")


def _prints(commands: _SubParsersAction[ArgumentParser]) -> None:
    summary = "print a seating chart or family summaries into PDF files"
    prints = _command(commands, "print", summary, None)
    kinds = prints.add_subparsers(dest="document", metavar="DOCUMENT", required=True)
    chart = _command(kinds, "chart", "a class on its plan", print_commands.chart, part=True)
    chart.add_argument("--class", dest="class_name", required=True, metavar="NAME")
    chart.add_argument("-o", "--output", required=True, metavar="FILE")
    chart.add_argument("--audience", choices=("teacher", "door"), default="teacher")
    chart.add_argument("--side", choices=("teacher", "pupils"), default="teacher")
    chart.add_argument("--paper", choices=("A4", "A3"), default="A4")
    family = _command(
        kinds, "summary", "one pupil's summary for the family", print_commands.summary, part=True
    )
    who = family.add_mutually_exclusive_group(required=True)
    who.add_argument("--pupil", metavar="NAME", help="a name as shown, or an id")
    who.add_argument("--class", dest="class_name", metavar="NAME", help="everybody, a file each")
    family.add_argument(
        "-o", "--output", required=True, metavar="FILE", help="a folder for a class"
    )
    demo = _command(
        commands,
        "demo",
        "do the whole way on an invented school, without a window",
        None,
        vault=False,
    )
    demo.add_argument("-o", "--output", metavar="FOLDER", help="where (default: a new folder here)")
