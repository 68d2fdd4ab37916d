"""How long it takes to show that the musts cannot hold, and to name a smallest set that cannot.

    python -m tests.benchmarks.arranging.contradictions --seeds 5 --json

Each class is one that can be seated (see `classes`) with some musts more that cannot hold in it;
that the set named is minimal is checked by dropping each of its rules in turn.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import sys
import time
from collections.abc import Callable

import numpy as np

from seatingapp.arranging.allowance import Allowance
from seatingapp.arranging.problem import AnyMust, Must, PairMust, Problem, SeatMust, broken
from seatingapp.arranging.prover import contradiction, prove
from seatingapp.arranging.search import Effort
from seatingapp.arranging.softening import looked_for
from tests.benchmarks.arranging.classes import Room, make, recipe, room, seat_matrices

STEPS = 100_000  # to see whether twelve who are so far apart have the space
Trouble = Callable[[random.Random, Room, int, int], list[Must]]


def crowd(lots: random.Random, place: Room, pupils: int, rule: int) -> list[Must]:
    """More pupils who must sit in the front row than it has seats."""
    front = frozenset(seat for seat, row in enumerate(place.row) if row == 0)
    some = lots.sample(range(pupils), len(front) + 1)
    return [SeatMust(rule + n, (pupil,), front) for n, pupil in enumerate(some)]


def feud(lots: random.Random, place: Room, pupils: int, rule: int) -> list[Must]:
    """So many pupils who must all be four metres apart that the room has not the space."""
    far = seat_matrices(place)["distance"] < 400
    some = lots.sample(range(pupils), min(pupils, 3 + len(place.xy) // 6))
    pairs = [(a, b) for a in some for b in some if a < b]
    return [PairMust(rule + n, (pair,), far) for n, pair in enumerate(pairs)]


def chain(lots: random.Random, place: Room, pupils: int, rule: int) -> list[Must]:
    """Four who must share tables in a chain, the first and the last apart: one table cannot be."""
    tables = np.array(place.table)
    other = np.not_equal.outer(tables, tables)
    some = lots.sample(range(pupils), 4)
    found: list[Must] = [
        PairMust(rule + n, (pair,), other) for n, pair in enumerate(itertools.pairwise(some))
    ]
    return [*found, PairMust(rule + 3, ((some[0], some[3]),), ~other)]


def pins(lots: random.Random, place: Room, pupils: int, rule: int) -> list[Must]:
    """Two who must be apart, each kept to the seats of one table."""
    seats = frozenset(s for s, table in enumerate(place.table) if table == place.table[-1])
    a, b = lots.sample(range(pupils), 2)
    far = seat_matrices(place)["distance"] < 200
    return [
        SeatMust(rule, (a,), seats),
        SeatMust(rule + 1, (b,), seats),
        PairMust(rule + 2, ((a, b),), far),
    ]


def helpers(lots: random.Random, place: Room, pupils: int, rule: int) -> list[Must]:
    """More pupils who need one of two helpers at their table than have room there."""
    tables = np.array(place.table)
    same = np.equal.outer(tables, tables)
    seats = 2 * (int(same[0].sum()) - 1)
    some = lots.sample(range(pupils), seats + 3)
    two, needy = tuple(some[:2]), some[2:]
    return [AnyMust(rule + n, pupil, two, same) for n, pupil in enumerate(needy)]


def pairs(lots: random.Random, place: Room, pupils: int, rule: int) -> list[Must]:
    """A rule for every two of twelve: just so far apart that the room has not the space."""
    distance = seat_matrices(place)["distance"]
    some = lots.sample(range(pupils), 12)
    both = list(itertools.combinations(sorted(some), 2))
    for far in itertools.count(150, 25):
        found = [PairMust(rule + n, (pair,), distance < far) for n, pair in enumerate(both)]
        task = Problem(np.zeros((pupils, len(distance)), dtype=np.int64), (), tuple(found))
        alone = prove(task, allowance=Allowance(STEPS))
        if alone.decided and alone.plan is None:
            return [*found]
    raise AssertionError("every room is too small for far enough")


def chairs(lots: random.Random, place: Room, pupils: int, rule: int) -> list[Must]:
    """More pupils who need a seat in front, and beside it one of many, than there is room for.

    The many stand for chairs that stay free; every second seat in front would have to be one.
    """
    rows, tables = np.array(place.row), np.array(place.table)
    front = frozenset(np.flatnonzero(rows == 0).tolist())
    near = np.equal.outer(tables, tables) & np.logical_and.outer(rows == 0, rows == 0)
    some = lots.sample(range(pupils), len(front))
    needy, many = some[: len(front) // 2 + 1], tuple(some[len(front) // 2 + 1 :])
    found: list[Must] = [SeatMust(rule + n, (pupil,), front) for n, pupil in enumerate(needy)]
    after = rule + len(needy)
    return [*found, *(AnyMust(after + n, pupil, many, near) for n, pupil in enumerate(needy))]


TROUBLES: dict[str, Trouble] = {
    "crowd": crowd,
    "feud": feud,
    "chain": chain,
    "pins": pins,
    "helpers": helpers,
    "pairs": pairs,
    "chairs": chairs,
}


def run(trouble: str, family: str, pupils: int, seed: int) -> dict[str, object]:
    """Show one contradiction, and check that the set named cannot hold and is minimal."""
    plan = recipe(family, pupils)
    problem = make(plan, seed)
    lots = random.Random(f"{trouble}-{family}-{pupils}-{seed}")
    more = TROUBLES[trouble](lots, room(pupils, plan.tables), pupils, len(problem.rules))
    problem = Problem(problem.linear, problem.pairs, (*problem.musts, *more))
    began = time.perf_counter()
    reason = contradiction(problem)
    seconds = time.perf_counter() - began
    line: dict[str, object] = {
        "name": f"{trouble}-{family}-{pupils}-{seed}",
        "rules": len(problem.rules),
        "seconds": round(seconds, 3),
        "found": len(reason.rules) if reason else None,
    }
    if reason is not None:
        verdict = prove(problem.only(reason.rules))
        line["holds"] = verdict.plan is None and verdict.decided
        line["minimal"] = all(
            can_hold(problem.only(set(reason.rules) - {rule})) for rule in reason.rules
        )
    return line


def can_hold(problem: Problem) -> bool:
    """Whether a plan that keeps every must is found, by trying or by searching."""
    if prove(problem, allowance=Allowance(10 * STEPS)).plan is not None:
        return True
    return not broken(problem, looked_for(problem, 1, Effort(16, 30)).plan)


def main(words: list[str] | None = None) -> int:
    """Run every trouble in every family and size; the status is 1 where one was not shown."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--pupils", type=int, nargs="+", default=[20, 30, 36, 60])
    parser.add_argument("--families", nargs="+", default=["base", "apart", "tables4"])
    parser.add_argument("--json", action="store_true", help="every case instead of a summary")
    args = parser.parse_args(words)
    lines = [
        run(trouble, family, pupils, seed)
        for trouble in TROUBLES
        for family in args.families
        for pupils in args.pupils
        for seed in range(1, args.seeds + 1)
    ]
    if args.json:
        sys.stdout.write(json.dumps(lines) + "\n")
    else:
        for trouble in TROUBLES:
            sys.stdout.write(
                summary(trouble, [x for x in lines if str(x["name"]).startswith(trouble)])
            )
    return 0 if all(line.get("holds") and line.get("minimal") for line in lines) else 1


def summary(trouble: str, lines: list[dict[str, object]]) -> str:
    """One line of text about all cases of one trouble."""
    times = sorted(float(str(line["seconds"])) for line in lines)
    shown = sum(line["found"] is not None for line in lines)
    minimal = sum(bool(line.get("holds") and line.get("minimal")) for line in lines)
    return (
        f"{trouble:7} {len(lines)} cases, shown {shown}, minimal {minimal}, seconds: "
        f"median {times[len(times) // 2]:.3f}, most {times[-1]:.3f}\n"
    )


if __name__ == "__main__":
    sys.exit(main())
