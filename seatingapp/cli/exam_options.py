"""The arguments of exams and carousels: `seat --exam`, `print exam` and `carousel`."""

from __future__ import annotations

import math
from argparse import ArgumentParser, ArgumentTypeError

from seatingapp.cli.options import Commands, command, day, named, number, path, text
from seatingapp.domain.carousels import GroupWay, StationWay
from seatingapp.domain.exams import ExamOrder, ExamPath, SeatNames

_MOST_METRES = 20.0


def add_to_seat(seat: ArgumentParser) -> None:
    """Add to `seat` what an exam takes."""
    exam = seat.add_argument_group("an exam", "a plan of its own, which no lesson opens with")
    exam.add_argument(
        "--exam",
        choices=[str(order) for order in ExamOrder],
        help="seat candidates in this order, column by column from the front left",
    )
    exam.add_argument(
        "--path",
        choices=[str(way) for way in ExamPath],
        help="snake: every second column from the back (default columns)",
    )
    exam.add_argument(
        "--spacing",
        type=_metres,
        metavar="METRES",
        help="at least so far between any two candidates (default 1.25; 0 for none)",
    )
    exam.add_argument(
        "--every-second",
        action="store_true",
        help="leave the next seat empty, at a desk and in a row",
    )
    exam.add_argument("--name", type=text, metavar="NAME", help='such as "Mock 1" (default Exam)')
    exam.add_argument("--on", type=day, metavar="DATE", help="2026-11-23 (default: today)")


def add_print(kinds: Commands) -> None:
    """Add `print exam`."""
    exam = command(kinds, "exam", "print the invigilator's plan of an exam", vault="")
    exam.add_argument("--class", dest="class_name", type=named, required=True, metavar="NAME")
    exam.add_argument("-o", "--output", required=True, type=path, metavar="FILE")
    exam.add_argument(
        "--name", type=text, default="", metavar="NAME", help="the exam (default: the next one)"
    )
    exam.add_argument("--on", type=day, metavar="DATE", help="the exam's day, 2026-11-23")
    exam.add_argument(
        "--audience",
        choices=("invigilator", "door"),
        default="invigilator",
        help="door lists names and seats only (default invigilator)",
    )
    exam.add_argument(
        "--seats",
        choices=[str(called) for called in SeatNames],
        default=str(SeatNames.COLUMNS),
        help="A1, A2 by columns (default), or the numbers of the room",
    )
    exam.add_argument(
        "--paper", choices=("A4", "A3"), default="A4", help="the sheet's size (default A4)"
    )


def add_carousel(commands: Commands) -> None:
    """Add `carousel`."""
    parser = command(commands, "carousel", "roll groups of a class through tables or rooms")
    parser.add_argument("class_name", type=text, metavar="CLASS")
    parser.add_argument(
        "--room",
        dest="rooms",
        type=named,
        required=True,
        action="append",
        metavar="ROOM",
        help="say it again for several rooms",
    )
    parser.add_argument(
        "--stations",
        choices=[str(way) for way in StationWay],
        help="what the groups go through (default: tables, with several rooms rooms)",
    )
    parser.add_argument(
        "--groups",
        choices=[str(way) for way in GroupWay],
        default=str(GroupWay.ALPHABETICAL),
        help="alphabetical (default), or those who sit at one table now",
    )
    parser.add_argument(
        "--count", type=number, metavar="N", help="how many groups (default: one for each station)"
    )
    parser.add_argument(
        "--use", type=number, metavar="N", help="so many stations; more than groups leave some free"
    )
    parser.add_argument("--name", type=text, default="", metavar="NAME", help="such as Optics")
    parser.add_argument(
        "--from", dest="first", type=day, metavar="DATE", help="2026-11-23 (default: today)"
    )
    parser.add_argument(
        "--every",
        choices=("lesson", "day", "week"),
        default="lesson",
        help="when the groups move on (default: each lesson of the timetable)",
    )
    parser.add_argument("--dry-run", action="store_true", help="show the dates, change nothing")


def _metres(typed: str) -> float:
    try:
        metres = float(typed)
    except ValueError as error:
        raise ArgumentTypeError("write metres like 1.25") from error
    if not math.isfinite(metres) or not 0 <= metres <= _MOST_METRES:
        raise ArgumentTypeError(f"metres go from 0 to {_MOST_METRES:.0f}")
    return metres
