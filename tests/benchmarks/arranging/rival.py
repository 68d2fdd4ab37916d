"""Our plans against those of SeatTrellis 1.9.0, on its objective and rules, in the same time.

    python -m venv OTHER && OTHER/bin/pip install seattrellis==1.9.0
    python -m tests.benchmarks.arranging.rival --python OTHER/bin/python --seconds 1 --json

Installed for this only, in a Python of its own (with `ortools` there too, `--backend ortools` runs
its other solver, which does not know the goals of `--goals`). Classes are SeatTrellis' own
benchmark (dense: pins, pairs who may not be adjacent, distances) with drawn heights, scores and two
earlier plans; the objective is what its default solver minimises: weak sight in front, the tall at
the back, score gaps between neighbours, new neighbours, and with `--goals` score rank by row and
mentor pairs. Ours is the same in whole numbers (thousandths with `--goals`); both plans are scored
by SeatTrellis. Prints for each class the `theirs` and `ours` costs (one a seed, null where none was
found), `lower` where ours is below in every run, and the seconds of the slowest run of each.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from seatingapp.arranging.arrange import Arranged, arrange
from seatingapp.arranging.problem import Must, PairMust, PairTerm, Problem, SeatMust, Whole
from seatingapp.arranging.search import Effort, effort

DRIVER = Path(__file__).with_name("rival_driver.py")
ENDLESS = 1 << 30


class Theirs:
    """SeatTrellis in a process of its own."""

    def __init__(self, python: str) -> None:
        self._process = subprocess.Popen(
            [python, str(DRIVER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, do: str, **words: object) -> dict[str, Any]:
        """One question; raises RuntimeError where the process has ended."""
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("no pipes")
        self._process.stdin.write(json.dumps({"do": do, **words}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("SeatTrellis has ended; see what it says above")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def close(self) -> None:
        """End it."""
        self._process.communicate()


class _Passed:
    """Whether a moment has passed."""

    def __init__(self, end: float) -> None:
        self._end = end

    def __call__(self) -> bool:
        return time.perf_counter() >= self._end


def translated(told: dict[str, Any], scale: int) -> Problem:
    """Its objective and rules as our problem, costs times `scale` and rounded."""

    def whole(numbers: object) -> Whole:
        found: Whole = np.rint(scale * np.array(numbers, dtype=float)).astype(np.int64)
        return found

    linear = whole(told["linear"])
    pupils = len(linear)
    upper = np.triu(np.ones((pupils, pupils), dtype=np.int64), 1)
    adjacent = np.array(told["adjacent"])
    scores = np.array(told["scores"], dtype=float)
    gaps = -whole(told["balance"] * abs(np.subtract.outer(scores, scores)))
    mentors = np.zeros((pupils, pupils), dtype=np.int64)
    for mentor, learner in told["mentors"]["pairs"]:
        mentors[mentor, learner] -= whole(told["mentors"]["cost"])
    terms = (
        PairTerm(gaps * upper, adjacent.astype(np.int64)),
        PairTerm(
            whole(told["recent"]["weights"]) * upper,
            np.array(told["recent"]["near"]).astype(np.int64),
        ),
        PairTerm(mentors, np.array(told["mentors"]["near"]).astype(np.int64)),
    )
    musts: list[Must] = []
    for pupil, seat in told["fixed"]:
        musts.append(SeatMust(len(musts), (pupil,), frozenset({seat})))
    for a, b in told["cannot"]:
        musts.append(PairMust(len(musts), ((a, b),), adjacent))
    for a, b, banned in told["distance"]:
        musts.append(PairMust(len(musts), ((a, b),), np.array(banned)))
    return Problem(linear, terms, tuple(musts))


def compared(theirs: Theirs, pupils: int, number: int, args: argparse.Namespace) -> dict[str, Any]:
    """One class: both plans of each seed, scored by SeatTrellis."""
    told = theirs.ask("describe", pupils=pupils, seed=number, goals=args.goals)
    problem = translated(told, 1000 if args.goals else 1)
    line: dict[str, Any] = {"pupils": pupils, "class": number, "theirs": [], "ours": []}
    slowest = {"theirs": 0.0, "ours": 0.0}
    for seed in range(args.seeds):
        answer = theirs.ask("solve", seed=seed, seconds=args.seconds, backend=args.backend)
        line["theirs"].append(answer["cost"])
        began = time.perf_counter()
        endless = Effort(effort(problem, args.seconds).chains, ENDLESS)
        found = arrange(problem, seed, endless, stop=_Passed(began + args.seconds))
        took = time.perf_counter() - began
        if not isinstance(found, Arranged):
            raise ArithmeticError("SeatTrellis' own benchmark cannot be seated")
        scored = theirs.ask("cost", plan=found.plan)
        if not scored["legal"]:
            raise ArithmeticError("our plan breaks one of its hard rules")
        if not args.goals and scored["cost"] != found.cost:
            raise ArithmeticError("our plan does not cost there what it costs here")
        line["ours"].append(scored["cost"])
        slowest = {
            "theirs": max(slowest["theirs"], answer["seconds"]),
            "ours": max(slowest["ours"], took),
        }
    pairs = zip(line["ours"], line["theirs"], strict=True)
    line["lower"] = all(other is None or mine < other for mine, other in pairs)
    line["seconds"] = {name: round(took, 2) for name, took in slowest.items()}
    return line


def main(words: list[str] | None = None) -> int:
    """Compare; the status is 1 where theirs was not beaten in every class."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", required=True, help="a Python with SeatTrellis")
    parser.add_argument("--pupils", nargs="+", type=int, default=[20, 30, 36, 40, 60])
    parser.add_argument("--classes", nargs="+", type=int, default=[1, 2, 3])
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--backend", default="fallback", choices=["fallback", "ortools"])
    parser.add_argument("--goals", action="store_true", help="score goals too")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args(words)
    theirs = Theirs(args.python)
    lines = []
    for pupils in args.pupils:
        for number in args.classes:
            lines.append(compared(theirs, pupils, number, args))
            if not args.json:
                text = "  ".join(f"{key} {value}" for key, value in lines[-1].items())
                sys.stdout.write(text + "\n")
                sys.stdout.flush()
    theirs.close()
    if args.json:
        sys.stdout.write(json.dumps(lines) + "\n")
    return 0 if all(line["lower"] for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
