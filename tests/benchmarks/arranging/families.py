"""How far the plan is from the best after 0.2 to 5 seconds, in classes that the search never saw.

    python -m tests.benchmarks.arranging.families --pupils 20 30 36 60 120 --seconds 5 --json

Prints for each size and family: per cent above the best known on average (and at worst) at each
mark, how many runs broke a must, and with `--prove S` how many optima HiGHS proves in S seconds.
Seconds of the search are those of its one core, so that other work on the computer hardly counts.
The best costs known are kept in `best-known.json` beside this file (`--keep` writes what is new):
cost, and whether it is proved. The search was tuned on classes 1 to 5; report others.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from seatingapp.arranging.problem import Plan, Problem, broken, score
from seatingapp.arranging.proof import bound
from seatingapp.arranging.prover import prove
from seatingapp.arranging.search import Effort, effort, search
from tests.benchmarks.arranging.classes import FAMILIES, make, recipe

BEST = Path(__file__).with_name("best-known.json")
MARKS = (0.2, 0.5, 1.0, 2.0, 5.0)
ENDLESS = 1 << 30


@dataclass(frozen=True)
class Run:
    """One search: the cost at each mark, its plan, and whether that breaks a must."""

    costs: tuple[int, ...]
    plan: Plan
    illegal: bool


def run(problem: Problem, seed: int, seconds: float) -> Run:
    """Prove, then search, and note what the best plan costs at each mark up to `seconds`."""
    began = time.process_time()
    start = prove(problem).plan
    if start is None:
        raise ValueError("this class cannot be seated")
    told = [(0.0, score(problem, start))]
    found = search(
        problem,
        start,
        seed,
        Effort(effort(problem, seconds).chains, ENDLESS),
        better=lambda _, cost: told.append((time.process_time() - began, cost)),
        stop=lambda: time.process_time() - began >= seconds,
    )
    # What is told within the last step still counts for the last mark.
    marks = [mark for mark in MARKS if mark < seconds]
    costs = [min(cost for at, cost in told if at <= mark) for mark in marks]
    return Run((*costs, found.cost), found.plan, bool(broken(problem, found.plan)))


class Known:
    """The best costs known, by name."""

    def __init__(self) -> None:
        self._costs: dict[str, list[int]] = json.loads(BEST.read_text()) if BEST.exists() else {}

    def learn(self, name: str, cost: int, proved: bool = False) -> None:
        """Note a cost that some plan has, and whether none has less."""
        before = self._costs.get(name)
        if before is None or cost < before[0]:
            self._costs[name] = [cost, int(proved)]
        elif cost == before[0] and proved:
            self._costs[name] = [cost, 1]

    def above(self, name: str, cost: int) -> float:
        """Per cent above the best known."""
        best = self._costs[name][0]
        return 100.0 * (cost - best) / max(1, abs(best))

    def keep(self) -> None:
        """Write them down, one a line."""
        lines = ",\n".join(f'"{name}": {self._costs[name]}' for name in sorted(self._costs))
        BEST.write_text(f"{{\n{lines}\n}}\n", encoding="ascii")


def family(name: str, pupils: int, args: argparse.Namespace, known: Known) -> dict[str, object]:
    """All runs of one family and size."""
    found: list[tuple[str, Run]] = []
    proved = 0
    for number in args.classes:
        problem = make(recipe(name, pupils), number)
        label = f"{name}-{pupils}-{number}"
        runs = [run(problem, seed, args.seconds) for seed in range(args.seeds)]
        best = min(runs, key=lambda one: one.costs[-1])
        if args.prove:
            proof = bound(problem, best.plan, args.prove, threads=2)
            proved += proof.proved
            known.learn(label, proof.cost, proof.proved)
        known.learn(label, best.costs[-1])
        found += [(label, one) for one in runs]
    gaps = [[known.above(label, cost) for cost in one.costs] for label, one in found]
    marks = [*(mark for mark in MARKS if mark < args.seconds), args.seconds]
    line: dict[str, object] = {
        "family": name,
        "pupils": pupils,
        "runs": len(found),
        "illegal": sum(one.illegal for _, one in found),
        "mean": {
            mark: round(sum(gap[n] for gap in gaps) / len(gaps), 3) for n, mark in enumerate(marks)
        },
        "worst": {mark: round(max(gap[n] for gap in gaps), 3) for n, mark in enumerate(marks)},
    }
    return line | ({"proved": f"{proved} of {len(args.classes)}"} if args.prove else {})


def main(words: list[str] | None = None) -> int:
    """Run the families and sizes asked for; the status is 1 where a plan broke a must."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--families", nargs="+", default=list(FAMILIES), choices=FAMILIES)
    parser.add_argument("--pupils", nargs="+", type=int, default=[20, 30, 36, 60, 120])
    parser.add_argument("--classes", nargs="+", type=int, default=[11, 12, 13, 14, 15])
    parser.add_argument("--seeds", type=int, default=1, help="searches a class")
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--prove", type=float, default=0.0, metavar="S")
    parser.add_argument("--keep", action="store_true", help="write down better costs")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args(words)
    known = Known()
    lines = []
    for pupils in args.pupils:
        for name in args.families:
            line = family(name, pupils, args, known)
            lines.append(line)
            if not args.json:
                sys.stdout.write("  ".join(f"{key} {value}" for key, value in line.items()) + "\n")
                sys.stdout.flush()
    if args.json:
        sys.stdout.write(json.dumps(lines) + "\n")
    if args.keep:
        known.keep()
    return 1 if any(line["illegal"] for line in lines) else 0


if __name__ == "__main__":
    sys.exit(main())
