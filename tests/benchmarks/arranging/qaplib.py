"""Run the arranger's core on files of QAPLIB (Burkard, Karisch and Rendl 1997).

    python tests/benchmarks/arranging/qaplib.py FILE... --seconds 1 --seeds 10 --json

Prints for each file its `name`, the `costs` (one a seed) and the `seconds` that the slowest seed
took. A file holds n, then two n x n matrices a and b; a plan p costs the sum over all i and j of
a[i][j] * b[p[i]][p[j]]. With `--best-known TABLE` (a name and a cost a line) `best` and `gap` are
printed too: per cent above it, the average of the seeds. (Copies of kra30a with flows from 0 to 4
hold a fifth of the published ones, so that the best known of 88900 is 17780 there.)

Any Python will do: one without numpy hands over to that of the environment in .venv.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

if not __package__:  # run as a script, from anywhere
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
    from bootstrap import own_python
    from bootstrap.refusal import SetupRefused

    try:
        own_python.enter("numpy", sys.argv)
    except SetupRefused as refusal:
        sys.exit(str(refusal))

import numpy as np

from seatingapp.arranging.problem import PairTerm, Problem, score
from seatingapp.arranging.search import Effort, Found, effort, search

ENDLESS = 1 << 30


def read(path: Path) -> Problem:
    """Read one file. Raises ValueError where it is not of that form."""
    words = path.read_text(encoding="ascii").split()
    if not all(word.lstrip("-").isdigit() for word in words):
        raise ValueError(f"{path} holds something that is no whole number")
    numbers = [int(word) for word in words]
    size = numbers[0] if numbers else 0
    if size < 1 or len(numbers) != 1 + 2 * size * size:
        raise ValueError(f"{path} does not hold n and two n x n matrices")
    first, second = np.array(numbers[1:], dtype=np.int64).reshape(2, size, size)
    own = np.outer(np.diag(first), np.diag(second))  # pair terms leave out the diagonals
    return Problem(own, (PairTerm(first, second),))


def best_known(table: Path) -> dict[str, int]:
    """The best costs known, by name."""
    lines = (line.split() for line in table.read_text(encoding="ascii").splitlines())
    return {line[0]: int(line[1]) for line in lines if line}


def run(path: Path, seconds: float, seeds: int, best: int | None = None) -> dict[str, object]:
    """Search once a seed, each time for so many seconds or until nothing can be better."""
    problem = read(path)
    costs, slowest = [], 0.0
    for seed in range(seeds):
        began = time.perf_counter()
        found = _search(problem, seed, began + seconds)
        slowest = max(slowest, time.perf_counter() - began)
        if score(problem, found.plan) != found.cost:
            raise ArithmeticError(f"{path.stem}: the plan does not cost what the search says")
        costs.append(found.cost)
    line: dict[str, object] = {"name": path.stem, "costs": costs, "seconds": round(slowest, 3)}
    if best is not None:
        line |= {"best": best, "gap": round(100 * (sum(costs) / seeds / best - 1), 4)}
    return line


def _search(problem: Problem, seed: int, end: float) -> Found:
    endless = Effort(effort(problem, 1.0).chains, ENDLESS)
    start = tuple(range(problem.pupils))
    return search(problem, start, seed, endless, stop=lambda: time.perf_counter() >= end)


def main(words: list[str] | None = None) -> int:
    """Run the files named on the command line."""
    parser = argparse.ArgumentParser(description="Run the arranger's core on QAPLIB files.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--seconds", type=float, default=1.0, help="for each seed")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--best-known", type=Path, metavar="TABLE", help="print the gap to it")
    parser.add_argument("--json", action="store_true", help="one JSON list instead of lines")
    args = parser.parse_args(words)
    best = best_known(args.best_known) if args.best_known else {}
    try:
        for path in args.files:
            read(path)  # all of them before the first one takes its time
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    lines = [run(path, args.seconds, args.seeds, best.get(path.stem)) for path in args.files]
    if args.json:
        sys.stdout.write(json.dumps(lines) + "\n")
    else:
        for line in lines:
            sys.stdout.write("  ".join(f"{key} {value}" for key, value in line.items()) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
