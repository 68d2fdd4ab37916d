"""The commands, their arguments and their help.

What runs a command stands in `main`, so that help needs neither the database nor the printer.
"""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter

from seatingapp import __version__
from seatingapp.cli import (
    detention_options,
    draft_options,
    entry_options,
    exam_options,
    log_options,
    photo_options,
    plan_options,
    policy_options,
    report_options,
    room_options,
    rule_options,
    seat_options,
    time_options,
    totals_options,
)
from seatingapp.cli.options import Commands, command, common, day, named, number, path, text
from seatingapp.domain.policies.starting import DEFAULT, KEYS

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
    common(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _school(commands)
    _classes(commands)
    log_options.add(commands)
    entry_options.add(commands)
    photo_options.add(commands)
    room_options.add(commands)
    rule_options.add(commands)
    seat_options.add(commands)
    time_options.add(commands)
    plan_options.add(commands)
    exam_options.add_carousel(commands)
    totals_options.add(commands)
    report_options.add(commands)
    detention_options.add(commands)
    draft_options.add(commands)
    _prints(commands)
    _demo(commands)
    return parser


def _school(commands: Commands) -> None:
    new = command(
        commands,
        "new",
        "make an encrypted vault and show its recovery key, once",
        vault="the folder to make; .seating is added to its name",
    )
    new.add_argument(
        "--teacher", type=text, default="Teacher", metavar="NAME", help="who logs and prints"
    )
    new.add_argument(
        "--school",
        type=text,
        default="",
        metavar="NAME",
        help="as prints show it in their heading",
    )
    new.add_argument(
        "--policy",
        choices=KEYS,
        default=DEFAULT,
        help=f"the behaviour policy to start with (default {DEFAULT})",
    )
    show = command(commands, "show", "list what is in a vault")
    show.add_argument("what", choices=("classes", "pupils", "rooms", "plans", "entries"))
    show.add_argument(
        "--class", dest="class_name", type=named, metavar="NAME", help="of this class only"
    )
    policy_options.add(commands)
    command(
        commands,
        "check",
        "check integrity, references, backups and plans; status 1 if anything is wrong",
    )


def _classes(commands: Commands) -> None:
    lists = command(commands, "import", "import class lists (CSV, XLSX), all of them or none")
    lists.add_argument("paths", nargs="+", type=path, metavar="PATH", help="the files")
    joining = lists.add_mutually_exclusive_group()
    joining.add_argument(
        "--class", dest="class_name", type=named, metavar="NAME", help="everybody joins this class"
    )
    joining.add_argument(
        "--class-per-form",
        action="store_true",
        help="whose row names no class joins one called like their form, such as 7A",
    )
    lists.add_argument(
        "--dry-run", action="store_true", help="say what would happen, change nothing"
    )


def _prints(commands: Commands) -> None:
    prints = command(commands, "print", "print charts, exam plans or family summaries as PDF files")
    kinds = prints.add_subparsers(dest="document", metavar="DOCUMENT", required=True)
    chart = command(kinds, "chart", "print the seating chart of a class as a PDF file", vault="")
    chart.add_argument("--class", dest="class_name", required=True, type=named, metavar="NAME")
    chart.add_argument("-o", "--output", required=True, type=path, metavar="FILE")
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
    chart.add_argument(
        "--plan", type=number, metavar="ID", help="another plan than the usual one of today"
    )
    chart.add_argument(
        "--rules", action="store_true", help="the rules of the plan too, on the teacher's copy"
    )
    chart.add_argument("--no-photos", action="store_true", help="initials in place of photos")
    exam_options.add_print(kinds)
    marks = command(kinds, "marksheet", "print a blank sheet to tick on in a lesson", vault="")
    marks.add_argument("--class", dest="class_name", required=True, type=named, metavar="NAME")
    marks.add_argument("-o", "--output", required=True, type=path, metavar="FILE")
    marks.add_argument("--on", type=day, metavar="DATE", help="2026-11-23 (default: today)")
    marks.add_argument(
        "--period",
        type=text,
        default="",
        metavar="NAME",
        help="such as P3 (default: the first lesson of the class on that day)",
    )
    marks.add_argument(
        "--paper", choices=("A4", "A3"), default="A4", help="the sheet's size (default A4)"
    )
    family = command(
        kinds, "summary", "print the summary of a pupil, or of each in a class", vault=""
    )
    who = family.add_mutually_exclusive_group(required=True)
    who.add_argument("--pupil", type=named, metavar="NAME", help="one, by name as shown or id")
    who.add_argument("--class", dest="class_name", type=named, metavar="NAME", help="a file each")
    family.add_argument(
        "-o",
        "--output",
        required=True,
        type=path,
        metavar="PATH",
        help="a file for one pupil, a folder for a class",
    )


def _demo(commands: Commands) -> None:
    demo = command(
        commands,
        "demo",
        "do the whole way on an invented school, without a window",
        vault="",
        passphrase=False,
    )
    demo.add_argument(
        "-o", "--output", type=path, metavar="FOLDER", help="where (default: a new folder here)"
    )
