"""One search for a plan: what it is given, what it has found so far, and a way to end it. No Qt."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.plans import Occupant
from seatingapp.domain.rules.setting import Setting
from seatingapp.domain.rules.verdicts import Judgement, Outcome
from seatingapp.services import arranging_jobs as jobs
from seatingapp.ui.seating.solved import Mode
from seatingapp.ui.slow_work import Progress

if TYPE_CHECKING:
    from seatingapp.arranging.workers import Workers

Seated = Mapping[int, Occupant]
BETWEEN = 0.25  # seconds between two pictures of the best plan so far: calm enough to look at


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; `fewest` asks for the plan that breaks the fewest musts."""

    mode: Mode
    setting: Setting
    seed: int
    seconds: float
    known: tuple[Seated, ...] = ()
    fewest: bool = False


class Run:
    """A search under way. `best` is the best plan that it has told of, with its judgement.

    `end` keeps what was found; the outcome then comes as usual, only earlier.
    """

    def __init__(self, wanted: Wanted, crew: Callable[[], Workers | None]) -> None:
        """Nothing begins yet; `crew` is asked for the processes where it does."""
        self.wanted = wanted
        self.best: tuple[Seated, Judgement] | None = None
        self._crew = crew
        self._stop = threading.Event()
        self._latest: Seated | None = None  # a better plan that was not told of yet
        self._told = 0.0

    def end(self) -> None:
        """Ask it to come to an end with the best plan so far."""
        self._stop.set()

    @property
    def is_ending(self) -> bool:
        """Whether somebody asked it to end."""
        return self._stop.is_set()

    def work(self, progress: Progress) -> Outcome:
        """Search, on a thread of its own. Raises Refusal."""

        def better(seated: Seated, _score: int) -> None:
            self._latest = seated
            self._tell(progress)

        def stop() -> bool:
            self._tell(progress)  # also where nothing better follows for a long time
            return self._stop.is_set()

        wanted = self.wanted
        setting, seed, seconds = wanted.setting, wanted.seed, wanted.seconds
        if wanted.fewest:
            return jobs.fewest(setting, seed, seconds, stop=stop)
        workers = self._crew()
        if wanted.mode is Mode.IMPROVE:
            return jobs.improve(setting, seed, seconds, workers=workers, better=better, stop=stop)
        if wanted.mode is Mode.ANOTHER:
            return jobs.another(
                setting, wanted.known, seed, seconds, workers=workers, better=better, stop=stop
            )
        return jobs.arrange(setting, seed, seconds, workers=workers, better=better, stop=stop)

    def _tell(self, progress: Progress) -> None:
        """Tell of the best plan so far, unless it is too soon after the one before."""
        now = time.monotonic()
        if self._latest is None or now - self._told < BETWEEN or self._stop.is_set():
            return
        self._told, seated, self._latest = now, self._latest, None
        self.best = (seated, jobs.judge(self.wanted.setting, seated))
        progress(0.0, "")
