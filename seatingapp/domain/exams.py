"""Exams: in which order candidates sit down, along which way, and what their seats are called.

Candidates fill a hall column by column from the front left of the plan (the board is at its top),
which is how exam halls are numbered: A1, A2 and so on down the first column, then B1.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from seatingapp.domain.pupils import Pupil
from seatingapp.domain.room_order import seat_labels
from seatingapp.domain.rooms import RoomLayout, SeatPlace

USUAL_SPACING = 125.0  # cm from candidate to candidate, as the exam boards (JCQ) ask for
_SAME_COLUMN = 35.0  # cm; as for rows
_DIGITS = re.compile(r"(\d+)")
_LETTERS = 26


class ExamOrder(StrEnum):
    """In which order candidates are seated."""

    ALPHABETICAL = "alphabetical"
    CANDIDATE_NUMBER = "candidate-number"


class ExamPath(StrEnum):
    """The way along the seats: each column from the front, or every second one from the back."""

    COLUMNS = "columns"
    SNAKE = "snake"


class SeatNames(StrEnum):
    """What seats are called on an invigilator's plan."""

    COLUMNS = "columns"  # A1, A2, B1
    NUMBERS = "numbers"  # as the room editor numbered them


ORDER_LABELS: dict[ExamOrder, str] = {
    ExamOrder.ALPHABETICAL: "Alphabetical",
    ExamOrder.CANDIDATE_NUMBER: "Candidate number",
}
PATH_LABELS: dict[ExamPath, str] = {
    ExamPath.COLUMNS: "Column by column",
    ExamPath.SNAKE: "Snake",
}


@dataclass(frozen=True, slots=True)
class ExamRules:
    """How a hall is filled. `spacing` is in centimetres between any two candidates; 0 is none.

    `every_second` leaves the seat next to each candidate empty, at a desk and along a row.
    """

    order: ExamOrder = ExamOrder.ALPHABETICAL
    path: ExamPath = ExamPath.COLUMNS
    spacing: float = USUAL_SPACING
    every_second: bool = False


def in_exam_order(candidates: Iterable[Pupil], order: ExamOrder) -> tuple[Pupil, ...]:
    """Return candidates as they are seated; without a number they come last, alphabetically.

    Numbers count as numbers: 2 comes before 10, and 0042 beside 42.
    """
    if order is ExamOrder.ALPHABETICAL:
        return tuple(sorted(candidates, key=lambda p: (*p.name.sort_key, p.id)))
    return tuple(sorted(candidates, key=_by_number))


def _by_number(pupil: Pupil) -> tuple[object, ...]:
    number = pupil.candidate_number.strip()
    return (not number, natural_key(number), *pupil.name.sort_key, pupil.id)


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return what a number, perhaps with letters, sorts by."""
    parts = (part for part in _DIGITS.split(text.casefold()) if part)
    return tuple((0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts)


def shared_numbers(candidates: Iterable[Pupil]) -> tuple[str, ...]:
    """Return the candidate numbers that more than one candidate has."""
    counted = Counter(number for p in candidates if (number := p.candidate_number.strip()))
    return tuple(sorted((n for n, times in counted.items() if times > 1), key=natural_key))


def columns(layout: RoomLayout) -> tuple[tuple[int, ...], ...]:
    """Return seat ids column by column from the left, each column from the front to the back.

    Seats belong to one column while the next one is at most 35 cm further right.
    """
    found: list[list[SeatPlace]] = []
    for place in sorted(layout.places(), key=lambda p: (p.x, p.y, p.seat_id)):
        if found and place.x - found[-1][0].x <= _SAME_COLUMN:
            found[-1].append(place)
        else:
            found.append([place])
    return tuple(
        tuple(p.seat_id for p in sorted(column, key=lambda p: (p.y, p.x, p.seat_id)))
        for column in found
    )


def along(layout: RoomLayout, path: ExamPath, used: Collection[int]) -> tuple[int, ...]:
    """Return the seats that are used in the order in which they are filled.

    A snake turns round in every column that has a seat in use.
    """
    kept = [[seat for seat in column if seat in used] for column in columns(layout)]
    filled = [column for column in kept if column]
    if path is ExamPath.SNAKE:
        filled = [column[::-1] if n % 2 else column for n, column in enumerate(filled)]
    return tuple(seat for column in filled for seat in column)


def column_labels(layout: RoomLayout) -> dict[int, str]:
    """Return a label for every seat: the letter of its column and its place from the front."""
    return {
        seat: f"{column_letters(at)}{place}"
        for at, column in enumerate(columns(layout))
        for place, seat in enumerate(column, 1)
    }


def column_letters(at: int) -> str:
    """Return A to Z for columns 0 to 25, then AA, AB and so on."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def closest(layout: RoomLayout, seats: Collection[int]) -> float | None:
    """Return how far apart (cm) the two nearest of these seats are; None for fewer than two."""
    places = [place for place in layout.places() if place.seat_id in seats]
    pairs = itertools.combinations(places, 2)
    return min((math.hypot(a.x - b.x, a.y - b.y) for a, b in pairs), default=None)


def exam_labels(layout: RoomLayout, called: SeatNames) -> dict[int, str]:
    """Return what each seat is called: by its column, or as the room is numbered."""
    return seat_labels(layout) if called is SeatNames.NUMBERS else column_labels(layout)
