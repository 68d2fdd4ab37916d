"""How much a run of the benchmarks does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Sizes:
    """`folder` keeps what is dear to make, from one run to the next."""

    starts: int = 9  # of the app and of a bare window each
    rounds: int = 4  # of clicks and taps; the quietest counts at the 99th percentile
    clicks: int = 400  # in a round: entries logged in each vault, and in bare SQLCipher
    taps: int = 200  # in a round: clicks on the page itself in each vault
    openings: int = 12  # of the Lesson page in each vault
    reads: int = 40  # of each total and trace in each vault
    frames: int = 300  # of a drag
    plans: int = 200  # in a long history of one class
    entries: int = 1_000_000  # in the large vault
    classes: int = 40  # of 30 pupils, in both vaults
    folder: Path = ROOT / "build" / "benchmarks"

    @classmethod
    def tiny(cls, folder: Path) -> Sizes:
        """The least that still goes through everything; its numbers mean nothing."""
        return cls(
            starts=1,
            rounds=2,
            clicks=3,
            taps=2,
            openings=1,
            reads=2,
            frames=5,
            plans=3,
            entries=500,
            classes=2,
            folder=folder,
        )
