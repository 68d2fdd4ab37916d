"""The arguments of `seat` that are for arranging a class by its rules."""

from __future__ import annotations

import math
from argparse import ArgumentParser, ArgumentTypeError

from seatingapp.cli.options import named, path

MOST_SECONDS = 120.0
_LEAST_SECONDS = 0.01


def add_to_seat(seat: ArgumentParser) -> None:
    """Add to `seat` what arranging takes."""
    rules = seat.add_argument_group(
        "rules", "a class that has rules is arranged by them, unless an --order is said"
    )
    rules.add_argument(
        "--rules",
        dest="rule_file",
        type=path,
        metavar="FILE",
        help="the rules of this file count too, this time",
    )
    rules.add_argument(
        "--seconds", type=_seconds, metavar="S", help="how long to look for a plan (default 1)"
    )
    rules.add_argument(
        "--improve", action="store_true", help="start from the present plan, and move few"
    )
    rules.add_argument(
        "--leave-out",
        dest="left_out",
        type=named,
        action="append",
        default=[],
        metavar="NAME",
        help="this pupil gets no seat; say it again for several",
    )
    rules.add_argument(
        "--fewest",
        action="store_true",
        help="where no plan keeps all musts, the one that breaks the fewest",
    )
    rules.add_argument(
        "--explain",
        action="store_true",
        help="say how each rule came out, why everybody sits where they sit, what could be swapped",
    )
    rules.add_argument(
        "--prove",
        type=_seconds,
        metavar="S",
        help="then find out, for at most so long, how good a plan can be at all",
    )
    rules.add_argument("--dry-run", action="store_true", help="show the plan, change nothing")


def _seconds(typed: str) -> float:
    try:
        seconds = float(typed)
    except ValueError as error:
        raise ArgumentTypeError("write seconds like 1 or 0.5") from error
    if not math.isfinite(seconds) or not _LEAST_SECONDS <= seconds <= MOST_SECONDS:
        raise ArgumentTypeError(f"seconds go from {_LEAST_SECONDS} to {MOST_SECONDS:.0f}")
    return seconds
