"""What the arranger costs beside its plans: time to import it, to start its processes, and memory.

    python -m tests.benchmarks.arranging.footprint --runs 5 --json

Prints in milliseconds (the median of the runs): `window` to import what the window does,
`engine` to import the engine itself, numpy included, `solver` to import HiGHS, each in a fresh
Python; `warm` that `Workers.warm` holds up its caller, `ready` until both processes have answered
a problem of one pupil, and `first` for such an answer when they are warm. `memory` is the MiB that
both warm processes have for themselves after a search for 36 pupils (`busy`), and `proof` what a
process that proves adds; both are None where the system has no /proc.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from multiprocessing import active_children
from multiprocessing.process import BaseProcess
from pathlib import Path
from statistics import median

import numpy as np

from seatingapp.arranging.problem import Problem
from seatingapp.arranging.prover import prove
from seatingapp.arranging.search import Effort, effort
from seatingapp.arranging.workers import Workers
from tests.benchmarks.arranging.classes import make, recipe

IMPORTS = {
    "window": "seatingapp.arranging.workers",
    "engine": "seatingapp.arranging.arrange",
    "solver": "highspy",
}
SMALL = Problem(np.zeros((1, 1), dtype=np.int64))


def imported(module: str) -> float:
    """Milliseconds that a fresh Python takes to import the module."""
    words = (
        "import time; began = time.perf_counter(); import "
        f"{module}; print(1000 * (time.perf_counter() - began))"
    )
    ran = subprocess.run([sys.executable, "-c", words], capture_output=True, check=True, text=True)
    return float(ran.stdout.split()[0])


def started() -> dict[str, float]:
    """Milliseconds to start two processes and to use them."""
    crew, began = Workers(), time.perf_counter()
    crew.warm()
    warm = time.perf_counter()
    crew.arrange(SMALL, 1, Effort(1, 1))
    ready = time.perf_counter()
    crew.arrange(SMALL, 1, Effort(1, 1))
    first = time.perf_counter()
    crew.close()
    return {
        "warm": 1000 * (warm - began),
        "ready": 1000 * (ready - began),
        "first": 1000 * (first - ready),
    }


def memory() -> dict[str, float | None]:
    """MiB of two warm processes, before and after a search, and of one that proves."""
    crew, problem = Workers(), make(recipe("base", 36), 11)
    before = set(active_children())
    crew.arrange(SMALL, 1, Effort(1, 1))
    idle = _own(before)
    crew.arrange(problem, 1, effort(problem, 0.5))
    busy = _own(before)
    plan = prove(problem).plan
    most: list[float] = []

    def look() -> bool:
        now = _own(before)
        if now is not None and busy is not None:
            most.append(now - busy)
        return False

    if plan is not None:
        crew.bound(problem, plan, 5.0, stop=look)
    crew.close()
    return {"memory": idle, "busy": busy, "proof": round(max(most), 1) if most else None}


def _own(before: set[BaseProcess]) -> float | None:
    """MiB that our processes have for themselves and their part of what they share."""
    total = 0.0
    for child in set(active_children()) - before:
        file = Path(f"/proc/{child.pid}/smaps_rollup")
        if not file.exists():
            return None
        lines = file.read_text(encoding="ascii").splitlines()
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
    return round(total, 1)


def main(words: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args(words)
    found: dict[str, float | None] = {
        name: round(median(imported(module) for _ in range(args.runs)), 1)
        for name, module in IMPORTS.items()
    }
    starts = [started() for _ in range(args.runs)]
    found |= {name: round(median(one[name] for one in starts), 1) for name in starts[0]}
    found |= memory()
    if args.json:
        sys.stdout.write(json.dumps(found) + "\n")
    else:
        sys.stdout.write("  ".join(f"{name} {value}" for name, value in found.items()) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
