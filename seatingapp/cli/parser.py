"""The commands, their arguments and their help.

What runs a command stands in `main`, so that help needs neither the database nor the printer.
"""

from __future__ import annotations

from argparse import (
    SUPPRESS,
    ArgumentParser,
    ArgumentTypeError,
    RawDescriptionHelpFormatter,
    _SubParsersAction,
)
from pathlib import Path

from seatingapp import __version__
from seatingapp.domain.room_templates import TEMPLATE_LABELS

_EPILOG = """\
Without a command the window opens. Passphrases are asked for, or read from the first line of the
file named by --passphrase-file or by the variable SEATINGAPP_PASSPHRASE_FILE; they are never
arguments. Exit status: 0 done, 1 refused (a sentence on stderr says why), 2 wrong usage.
Every command takes --json; the fields are described in docs/command-line.md.
"""


def build_parser() -> ArgumentParser:
    """Return the parser of all commands.

    `--json` and `--passphrase-file` may stand before or after the name of a command and of its
    parts; they are not set where nobody said them.
    """
    parser = ArgumentParser(
        prog="seatingapp",
        allow_abbrev=False,
        description="Seating plans, behaviour and private print, encrypted on this computer.",
        epilog=_EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"seatingapp {__version__}")
    _common(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _school(commands)
    _classes(commands)
    _prints(commands)
    return parser


def _command(
    commands: _SubParsersAction[ArgumentParser],
    name: str,
    summary: str,
    *,
    vault: str = "the vault's folder, NAME.seating",
    passphrase: bool = True,
) -> ArgumentParser:
    """Add a command; `vault` describes its vault, and is empty where it has none."""
    sentence = f"{summary[0].upper()}{summary[1:]}."
    # No abbreviations: an option that is new one day must not change what a script means.
    parser = commands.add_parser(name, help=summary, description=sentence, allow_abbrev=False)
    if vault:
        parser.add_argument("vault", metavar="VAULT", type=_vault, help=vault)
    _common(parser, passphrase=passphrase)
    return parser


def _common(parser: ArgumentParser, *, passphrase: bool = True) -> None:
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help="answer as JSON")
    if passphrase:
        parser.add_argument(
            "--passphrase-file",
            metavar="FILE",
            default=SUPPRESS,
            help="read the passphrase from its first line",
        )


def _vault(typed: str) -> Path:
    """A path with a name; the folder that we are in counts if it is a vault itself."""
    path = Path(typed) if typed else Path()
    if not path.name or path.name == "..":
        path = path.resolve()
        if not typed or path.suffix != ".seating":
            raise ArgumentTypeError("this names no vault: give the folder NAME.seating")
    return path


def _text(typed: str) -> str:
    """Text that can be stored; a terminal can hand over bytes that are no text."""
    try:
        typed.encode()
    except UnicodeEncodeError as error:
        raise ArgumentTypeError("this is not valid text") from error
    return typed


def _path(typed: str) -> str:
    if not typed:
        raise ArgumentTypeError("a file or folder needs a name")
    return typed


def _school(commands: _SubParsersAction[ArgumentParser]) -> None:
    new = _command(
        commands,
        "new",
        "make an encrypted vault and show its recovery key, once",
        vault="the folder to make; .seating is added to its name",
    )
    new.add_argument(
        "--teacher", type=_text, default="Teacher", metavar="NAME", help="who logs and prints"
    )
    new.add_argument(
        "--school",
        type=_text,
        default="",
        metavar="NAME",
        help="as prints show it in their heading",
    )
    show = _command(commands, "show", "list what is in a vault")
    show.add_argument("what", choices=("classes", "pupils", "rooms", "plans", "entries"))
    show.add_argument("--class", dest="class_name", metavar="NAME", help="of this class only")
    policy = _command(commands, "policy", "show the school's behaviour policy")
    policy.add_argument("action", choices=("show",), help="show: the behaviour types in use")
    _command(
        commands,
        "check",
        "check integrity, references, backups and plans; status 1 if anything is wrong",
    )


def _classes(commands: _SubParsersAction[ArgumentParser]) -> None:
    lists = _command(commands, "import", "import class lists (CSV, XLSX), all of them or none")
    lists.add_argument("paths", nargs="+", type=_path, metavar="PATH", help="the files")
    joining = lists.add_mutually_exclusive_group()
    joining.add_argument(
        "--class", dest="class_name", type=_text, metavar="NAME", help="everybody joins this class"
    )
    joining.add_argument(
        "--class-per-form",
        action="store_true",
        help="whose row names no class joins one called like their form, such as 7A",
    )
    lists.add_argument(
        "--dry-run", action="store_true", help="say what would happen, change nothing"
    )
    room = _command(commands, "room", "add a room from a template")
    room.add_argument("action", choices=("add",), help="add: make a new room")
    room.add_argument("name", type=_text, metavar="NAME", help="a name that no room has yet")
    room.add_argument(
        "--template",
        required=True,
        metavar="TEMPLATE",
        choices=[str(t) for t in TEMPLATE_LABELS],
        help="how the desks stand: " + ", ".join(str(t) for t in TEMPLATE_LABELS),
    )
    room.add_argument(
        "--rows", type=int, default=4, metavar="N", help="rows of desks, 1 to 30 (default 4)"
    )
    room.add_argument(
        "--columns", type=int, default=4, metavar="N", help="desks in a row, 1 to 30 (default 4)"
    )
    seat = _command(commands, "seat", "seat a class in a room from today")
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
    log = _command(commands, "log", "log one behaviour of one pupil")
    log.add_argument("class_name", metavar="CLASS")
    log.add_argument("pupil", metavar="PUPIL", help="a name as shown, or an id")
    log.add_argument("behaviour", metavar="BEHAVIOUR", help="a type of the policy")
    log.add_argument(
        "--at", metavar="TIME", help="2026-11-23T11:32, or 11:32 for today (default: now)"
    )
    log.add_argument(
        "--note", type=_text, default="", metavar="TEXT", help="what happened, in a few words"
    )


def _prints(commands: _SubParsersAction[ArgumentParser]) -> None:
    prints = _command(commands, "print", "print a seating chart or family summaries as PDF files")
    kinds = prints.add_subparsers(dest="document", metavar="DOCUMENT", required=True)
    chart = _command(kinds, "chart", "print the seating chart of a class as a PDF file", vault="")
    chart.add_argument("--class", dest="class_name", required=True, metavar="NAME")
    chart.add_argument("-o", "--output", required=True, type=_path, metavar="FILE")
    chart.add_argument(
        "--audience",
        choices=("teacher", "door"),
        default="teacher",
        help="door shows names only (default teacher)",
    )
    chart.add_argument(
        "--side",
        choices=("teacher", "pupils"),
        default="teacher",
        help="whose eyes see the room (default teacher)",
    )
    chart.add_argument(
        "--paper", choices=("A4", "A3"), default="A4", help="the sheet's size (default A4)"
    )
    family = _command(
        kinds, "summary", "print the summary of a pupil, or of each in a class", vault=""
    )
    who = family.add_mutually_exclusive_group(required=True)
    who.add_argument("--pupil", metavar="NAME", help="one pupil: a name as shown, or an id")
    who.add_argument("--class", dest="class_name", metavar="NAME", help="everybody, a file each")
    family.add_argument(
        "-o",
        "--output",
        required=True,
        type=_path,
        metavar="PATH",
        help="a file for one pupil, a folder for a class",
    )
    demo = _command(
        commands,
        "demo",
        "do the whole way on an invented school, without a window",
        vault="",
        passphrase=False,
    )
    demo.add_argument(
        "-o", "--output", type=_path, metavar="FOLDER", help="where (default: a new folder here)"
    )
