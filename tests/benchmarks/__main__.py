"""`python -m tests.benchmarks [--json FILE] [NAME ...]`: measure, print the table, keep it.

The status is 1 where a limit was passed.
"""

from __future__ import annotations

import os
import sys
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks import report
from tests.benchmarks.registry import MODULES, Row, load
from tests.benchmarks.sizes import ROOT, Sizes


def main(argv: Sequence[str], sizes: Sizes | None = None) -> int:
    """Run the benchmarks named, or all of them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(MODULES)}")
    parser.add_argument(
        "--json",
        type=Path,
        default=ROOT / "build" / "benchmarks.json",
        metavar="FILE",
        help="where the run is kept, and the one before found (default build/benchmarks.json)",
    )
    arguments = parser.parse_args(argv)
    known = load()
    unknown = [name for name in arguments.names if name not in known]
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]}; there are {', '.join(known)}")
    last = report.last_ratios(arguments.json)
    rows: list[Row] = []
    for name in arguments.names or known:
        began = time.monotonic()
        rows += known[name](sizes or Sizes())
        sys.stderr.write(f"{name}: {time.monotonic() - began:.0f} s\n")
    sys.stdout.write(report.table(rows, last) + "\n")
    report.save(arguments.json, rows, last)
    return 0 if all(row.kept for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
