"""The rows of the table and the benchmarks that measure them.

A new benchmark is a function from `Sizes` to rows, marked with `@benchmark`, in a module that
`load` imports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module

from tests.benchmarks.sizes import Sizes

MODULES = (
    "first_window",
    "logging_entries",
    "lesson_page",
    "counting",
    "dragging",
    "hall",
    "plan_history",
    "history_dialog",
)


@dataclass(frozen=True)
class Row:
    """One number in milliseconds against another of the same run.

    `limit` is the ratio that may not be passed; None where the ratio is told for information.
    """

    key: str  # stays the same from run to run, so that runs can be compared
    what: str
    measured: float
    against: str
    reference: float
    limit: float | None = None

    @property
    def ratio(self) -> float:
        """How many times the reference the measured number is."""
        return self.measured / self.reference

    @property
    def kept(self) -> bool:
        """Whether the limit is kept; what has none always is."""
        return self.limit is None or self.ratio <= self.limit


Benchmark = Callable[[Sizes], Iterable[Row]]
_known: dict[str, Benchmark] = {}


def benchmark(measure: Benchmark) -> Benchmark:
    """Enter a benchmark under the name of its module."""
    _known[measure.__module__.rpartition(".")[2]] = measure
    return measure


def load() -> dict[str, Benchmark]:
    """Return all benchmarks by name, in the order in which they run."""
    for name in MODULES:
        import_module(f"tests.benchmarks.{name}")
    return {name: _known[name] for name in MODULES}


def percentile(times: Iterable[float], share: float) -> float:
    """Return the time that so large a share of all does not pass."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, round(len(ordered) * share))]


def quietest(times: Sequence[float], share: float, rounds: int) -> float:
    """Return the percentile of the round in which it was lowest.

    On a computer with other work, a slow click is as often somebody else's as ours; what is ours
    comes back in every round.
    """
    size = max(1, len(times) // rounds)
    starts = range(0, len(times) - size + 1, size)
    return min(percentile(times[n : n + size], share) for n in starts)
