"""From the start of the process to the first painted window: ours against a bare Qt window."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from tests.benchmarks.registry import Row, benchmark
from tests.benchmarks.sizes import ROOT, Sizes

LIMIT = 2.0


@benchmark
def measure(sizes: Sizes) -> Iterable[Row]:
    """Start both in turns, each as a process of its own, and compare the medians."""
    ours: list[float] = []
    bare: list[float] = []
    with tempfile.TemporaryDirectory() as home:
        for times, kind in ((ours, "app"), (bare, "bare")):
            _start(kind, home)  # once for the caches of the disk
            times.clear()
        for _ in range(sizes.starts):
            ours.append(_start("app", home))
            bare.append(_start("bare", home))
    yield Row(
        "start",
        "Start to the first painted window",
        statistics.median(ours),
        "a bare PySide6 window",
        statistics.median(bare),
        LIMIT,
    )


def _start(kind: str, home: str) -> float:
    """Return the milliseconds from before the process was there until it had painted."""
    environ = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        # Nobody's settings: a first start, as on a fresh machine.
        "HOME": home,
        "XDG_CONFIG_HOME": home,
        "APPDATA": home,
        # Compiled once, as beside an installed app, but without a trace in the source tree.
        "PYTHONPYCACHEPREFIX": str(Path(home, "compiled")),
    }
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.painting", kind],
        env=environ,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if done.returncode:
        raise RuntimeError(f"The {kind} window did not come up: {done.stderr[-2000:]}")
    return (float(done.stdout.split()[-1]) - began) * 1000
