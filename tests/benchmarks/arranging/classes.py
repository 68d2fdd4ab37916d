"""Seeded classes and halls to measure the arranger on: a base and five harder families.

Every class can be seated: its musts are taken from a plan drawn beforehand. Distances are in
centimetres. Half of the rules are musts.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

import numpy as np

from seatingapp.arranging.problem import (
    Must,
    PairMust,
    PairTerm,
    Problem,
    SeatMust,
    Truth,
    Whole,
)

APART = 200.0  # centimetres between pupils who must be kept apart


@dataclass(frozen=True)
class Room:
    """Seats by place and table."""

    xy: tuple[tuple[float, float], ...]
    table: tuple[int, ...]
    row: tuple[int, ...]


@dataclass(frozen=True)
class Recipe:
    """What a class is made of; `tables` is how many share one table."""

    pupils: int
    tables: int = 2
    apart: float = 0.2  # musts of keeping apart, a pupil
    conflicts: float = 0.6  # pairs that had better not be neighbours, a pupil
    levels: int = 3  # of attainment


FAMILIES: dict[str, Recipe] = {
    "base": Recipe(0),
    "apart": Recipe(0, apart=0.6),
    "conflicts": Recipe(0, conflicts=1.8),
    "levels": Recipe(0, levels=5),
    "tables4": Recipe(0, tables=4),
    "tables6": Recipe(0, tables=6),
}
SIZES = (20, 30, 36, 60, 120)


def recipe(family: str, pupils: int) -> Recipe:
    """The recipe of a family for so many pupils."""
    return replace(FAMILIES[family], pupils=pupils)


def room(pupils: int, tables: int) -> Room:
    """Rows of tables with a seat or two more than pupils; a way of 80 cm between tables."""
    across = 2 if tables == 2 else tables // 2
    deep = tables // across
    count = -(-pupils // tables)
    columns = {2: 3, 4: 3, 6: 2}[tables] if pupils <= 36 else 8 if tables == 2 else 5
    xy, table, row = [], [], []
    for number in range(-(-count // columns) * columns):
        line, column = divmod(number, columns)
        for place in range(tables):
            y, x = divmod(place, across)
            left, front = column * (across * 60.0 + 80.0), line * (60.0 * deep + 70.0)
            xy.append((left + x * 60.0, front + y * 70.0))
            table.append(number)
            row.append(line * deep + y)
    return Room(tuple(xy), tuple(table), tuple(row))


def seat_matrices(room: Room) -> dict[str, Whole]:
    """Seat-to-seat matrices: the same table, how near as neighbours (4 to 0), and distance."""
    at = np.array(room.xy)
    distance = np.hypot(*(at[:, None, :] - at[None, :, :]).transpose(2, 0, 1))
    table = np.equal.outer(np.array(room.table), np.array(room.table)).astype(np.int64)
    np.fill_diagonal(table, 0)
    near = np.select([distance <= 75, distance <= 145, distance <= 175], [4, 2, 1], 0)
    near = np.where((table > 0) & (near < 3), 3, near)
    np.fill_diagonal(near, 0)
    return {
        "table": table,
        "near": near.astype(np.int64),
        "distance": np.rint(distance).astype(np.int64),
    }


def make(recipe: Recipe, seed: int) -> Problem:
    """A class of that recipe; the same seed gives the same class everywhere."""
    lots = random.Random(f"{recipe}-{seed}")
    place = room(recipe.pupils, recipe.tables)
    seats = len(place.xy)
    matrix = seat_matrices(place)
    hidden = lots.sample(range(seats), recipe.pupils)
    musts = _musts(recipe, lots, place, matrix["distance"], hidden)
    conflict = _weights(recipe, lots, round(recipe.conflicts * recipe.pupils), (2, 5, 12))
    partners = _weights(recipe, lots, 4 * recipe.pupils, (1, 2, 4))
    level = np.array([lots.randrange(recipe.levels) for _ in range(recipe.pupils)])
    alike = (recipe.levels - 1 - abs(np.subtract.outer(level, level))).astype(np.int64)
    np.fill_diagonal(alike, 0)
    beside = (matrix["near"] >= 3).astype(np.int64)
    terms = (
        PairTerm(conflict, matrix["near"]),
        PairTerm(partners, beside),
        PairTerm(2 * alike, matrix["table"]),
    )
    return Problem(_places(recipe, lots, place), terms, musts)


def _weights(recipe: Recipe, lots: random.Random, count: int, sizes: tuple[int, ...]) -> Whole:
    found = np.zeros((recipe.pupils, recipe.pupils), dtype=np.int64)
    for _ in range(count):
        a, b = lots.sample(range(recipe.pupils), 2)
        found[a, b] = found[b, a] = lots.choice(sizes)
    return found


def _places(recipe: Recipe, lots: random.Random, place: Room) -> Whole:
    """Wishes for front, back and one side, low to high, for half of the pupils."""
    linear = np.zeros((recipe.pupils, len(place.xy)), dtype=np.int64)
    rows = np.array(place.row)
    x = np.array([at[0] for at in place.xy])
    for pupil in lots.sample(range(recipe.pupils), recipe.pupils // 2):
        kind = (rows, rows.max() - rows, np.rint(x / 100).astype(np.int64))[lots.randrange(3)]
        linear[pupil] = kind * lots.choice((1, 3, 6))
    return linear


def _musts(
    recipe: Recipe, lots: random.Random, place: Room, distance: Whole, hidden: list[int]
) -> tuple[Must, ...]:
    """Musts that hold in the hidden plan: apart, front rows, desk mates and two pins."""
    far: Truth = distance < APART
    other: Truth = np.not_equal.outer(np.array(place.table), np.array(place.table))
    found: list[Must] = []
    while len(found) < round(recipe.apart * recipe.pupils):
        a, b = lots.sample(range(recipe.pupils), 2)
        if not far[hidden[a], hidden[b]]:
            found.append(PairMust(len(found), ((a, b),), far))
    front = frozenset(seat for seat, row in enumerate(place.row) if row <= max(place.row) // 3)
    for pupil in [p for p in range(recipe.pupils) if hidden[p] in front][: recipe.pupils // 10]:
        found.append(SeatMust(len(found), (pupil,), front))
    mates = [
        (a, b) for a in range(recipe.pupils) for b in range(a) if not other[hidden[a], hidden[b]]
    ]
    for pair in lots.sample(mates, recipe.pupils // 15):
        found.append(PairMust(len(found), (pair,), other))
    for pupil in lots.sample(range(recipe.pupils), 2):
        found.append(SeatMust(len(found), (pupil,), frozenset({hidden[pupil]})))
    return tuple(found)
