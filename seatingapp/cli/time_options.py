"""The arguments of `calendar` and `timetable`."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError

from seatingapp.cli.options import YEARS, Commands, command, day, number, path, text
from seatingapp.domain.calendar import LETTERS


def add(commands: Commands) -> None:
    """Add both commands with their parts."""
    calendar = command(commands, "calendar", "show or import terms and days without school")
    parts = calendar.add_subparsers(dest="action", metavar="ACTION", required=True)
    command(
        parts, "show", "show terms, days without school, periods, and what is so today", vault=""
    )
    week = command(parts, "week", "say which week is A or B, where they begin anew", vault="")
    week.add_argument("day", type=day, metavar="DATE", help="any day of the week")
    week.add_argument("letter", choices=[*LETTERS, "none"], help="none: as the week before")
    dates = command(
        parts, "import", "take over the dates of a file, or England's usual ones", vault=""
    )
    what = dates.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "path", nargs="?", type=path, metavar="FILE", help="CSV, Excel or iCalendar (.ics)"
    )
    what.add_argument(
        "--usual",
        type=_year,
        metavar="YEAR",
        help="no file: what most schools in England have from September of that year",
    )
    _dry_run(dates)
    timetable = command(commands, "timetable", "show or import who is taught when and where")
    parts = timetable.add_subparsers(dest="action", metavar="ACTION", required=True)
    command(parts, "show", "show the timetable", vault="")
    lessons = command(
        parts, "import", "let a file be the timetable: CSV, SIMS, iCalendar", vault=""
    )
    lessons.add_argument("path", type=path, metavar="FILE")
    lessons.add_argument(
        "--teacher", type=text, default="", metavar="NAME", help="of several in the file, this one"
    )
    lessons.add_argument(
        "--make-classes", action="store_true", help="make the classes that are not there yet"
    )
    lessons.add_argument(
        "--make-rooms", action="store_true", help="make the rooms that are not there yet"
    )
    _dry_run(lessons)


def _dry_run(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would happen, change nothing"
    )


def _year(typed: str) -> int:
    year = number(typed)
    if year not in YEARS:
        raise ArgumentTypeError(f"years go from {YEARS[0]} to {YEARS[-1]}")
    return year
