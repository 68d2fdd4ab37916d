"""Friend wishes of real classes: how many pupils get at least one of those they named.

    SEATINGAPP_REALDATA=FOLDER python -m tests.benchmarks.arranging.friends --seconds 1 --json

FOLDER holds `social` with classes in which pupils said next to whom they would like to sit (Moreno
1934), who their friends are (Knecht, four times a class) and with whom they prefer to work (Vickers
and Chan 1981); the first three named count. Rooms have double desks or tables of four, and nothing
but the wishes is asked for: at least one friend at the same table. Prints for each class and room
the pupils who named somebody, how many of them are `granted` one (one number a seed), how many at
`random` (the mean of many plans), and `most`, that no plan can grant more than, by a proof of
`--prove` seconds; `best` says whether the worst run was shown to be the best possible.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from seatingapp.arranging.problem import AnyTerm, Problem, score
from seatingapp.arranging.proof import bound
from seatingapp.arranging.search import effort, search
from tests.benchmarks.arranging.classes import room, seat_matrices

Network = dict[str, list[str]]  # whom each pupil named, in order
MOST = 3  # wishes a pupil
PLANS = 300  # drawn at random
TABLES = (2, 4)


def read(folder: Path) -> dict[str, Network]:
    """All classes, by name."""
    found = {}
    for path in sorted(folder.glob("moreno-sociograms/Sociogram*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter=";")
            found[f"moreno-{path.stem[9:]}"] = _named((r["Source"], r["Target"]) for r in rows)
    for path in sorted(folder.glob("knecht/friendship_t*_matrix.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            matrix = list(csv.DictReader(file))
        pairs = [(row["pupil"], name) for row in matrix for name in row if row[name] == "1"]
        here = [
            row["pupil"] for row in matrix if any(row[name] in "01" for name in row if row[name])
        ]
        found[f"knecht-{path.stem[12:13]}"] = _named(pairs, here)
    with (folder / "vickers-7th-graders" / "edges.csv").open(encoding="utf-8", newline="") as file:
        edges = list(csv.DictReader(file))
    for kind in sorted({edge["kind"] for edge in edges}):
        pairs = [(edge["source"], edge["target"]) for edge in edges if edge["kind"] == kind]
        found[f"vickers-{kind}"] = _named(pairs)
    return found


def _named(pairs: Iterable[tuple[str, str]], pupils: Iterable[str] = ()) -> Network:
    network: Network = {pupil: [] for pupil in pupils}
    for pupil, other in pairs:
        named = network.setdefault(pupil, [])
        network.setdefault(other, [])
        if other != pupil and other not in named:
            named.append(other)
    return network


def problem_of(network: Network, tables: int) -> Problem:
    """At least one of those named at the same table, for everybody who named somebody."""
    index = {pupil: number for number, pupil in enumerate(network)}
    near = seat_matrices(room(len(network), tables))["table"] > 0
    anys = tuple(
        AnyTerm(1, index[pupil], tuple(index[other] for other in named[:MOST]), near)
        for pupil, named in network.items()
        if named
    )
    return Problem(np.zeros((len(network), len(near)), dtype=np.int64), anys=anys)


def run(name: str, network: Network, tables: int, args: argparse.Namespace) -> dict[str, Any]:
    """One class in one room."""
    problem = problem_of(network, tables)
    lots = random.Random(name)
    drawn = [tuple(lots.sample(range(problem.seats), problem.pupils)) for _ in range(PLANS)]
    wishes = len(problem.anys)
    by_lot = wishes - sum(score(problem, plan) for plan in drawn) / PLANS
    runs = [
        search(problem, drawn[seed], seed, effort(problem, args.seconds))
        for seed in range(args.seeds)
    ]
    best = min(runs, key=lambda one: one.cost)
    proof = bound(problem, best.plan, args.prove)
    worst = max(one.cost for one in runs)
    return {
        "name": name,
        "tables": tables,
        "pupils": problem.pupils,
        "wishes": wishes,
        "granted": [wishes - one.cost for one in runs],
        "random": round(by_lot, 1),
        "most": None if proof.lowest is None else wishes - proof.lowest,
        "best": proof.lowest == worst,
    }


def main(words: list[str] | None = None) -> int:
    """Run all classes; the status is 1 where a plan grants less than one at random."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--prove", type=float, default=5.0, metavar="S")
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args(words)
    folder = os.environ.get("SEATINGAPP_REALDATA")
    if not folder:
        parser.error("SEATINGAPP_REALDATA names no folder with `social`")
    lines: list[dict[str, Any]] = []
    for name, network in read(Path(folder) / "social").items():
        for tables in TABLES:
            lines.append(run(name, network, tables, args))
            if not args.json:
                text = "  ".join(f"{key} {value}" for key, value in lines[-1].items())
                sys.stdout.write(text + "\n")
                sys.stdout.flush()
    if args.json:
        sys.stdout.write(json.dumps(lines) + "\n")
    return 1 if any(min(line["granted"]) < line["random"] for line in lines) else 0


if __name__ == "__main__":
    sys.exit(main())
