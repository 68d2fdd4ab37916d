"""Finds out in the background how good a plan can be at all. No Qt."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from seatingapp.domain.errors import Refusal
from seatingapp.domain.plans import PlanLine
from seatingapp.domain.rules.rule import Rule
from seatingapp.domain.rules.setting import Setting
from seatingapp.domain.rules.verdicts import Proof
from seatingapp.services import arranging_jobs as jobs
from seatingapp.ui.seating.solving.running import Seated
from seatingapp.ui.slow_work import Progress, Runner

if TYPE_CHECKING:
    from seatingapp.arranging.workers import Workers

SECONDS = 20.0


class Proving:
    """One proof at a time, of the plan that was arranged last. `proof` is None until it ended."""

    def __init__(
        self, runner: Runner, crew: Callable[[], Workers | None], tell: Callable[[], None]
    ) -> None:
        """`tell` is called when something was found out."""
        self._runner, self._crew, self._tell = runner, crew, tell
        self.proof: Proof | None = None
        self.setting: Setting | None = None
        self._seated: Seated = {}
        self._line: PlanLine | None = None
        self._end: Callable[[], None] | None = None

    @property
    def is_looking(self) -> bool:
        """Whether it is under way."""
        return self._end is not None

    def start(
        self, line: PlanLine, setting: Setting, seated: Seated, seconds: float = SECONDS
    ) -> None:
        """Begin with a plan of a line that was just arranged like this."""
        self.stop()
        self._line, self.setting, self._seated = line, setting, dict(seated)
        ended, crew = threading.Event(), self._crew

        def work(_progress: Progress) -> Proof:
            return jobs.prove(setting, seated, seconds, workers=crew(), stop=ended.is_set)

        drop = self._runner.run(work, self._proved, self._failed)

        def end() -> None:
            ended.set()
            drop()

        if self.proof is None:
            self._end = end

    def keep_for(self, line: PlanLine, seated: Seated, rules: tuple[Rule, ...]) -> None:
        """Stop unless the plan that is shown is still the one that it is about.

        On another line moves are counted from other seats, even where everybody sits the same.
        """
        if self.setting is None:
            return
        if (line, seated, rules) != (self._line, self._seated, self.setting.rules):
            self.stop()

    def stop(self) -> None:
        """The plan is another now, or nobody looks at it: what was found says nothing any more."""
        if self._end is not None:
            self._end()
            self._end = None
        self.proof, self.setting, self._seated, self._line = None, None, {}, None

    def _proved(self, proof: Proof) -> None:
        self._end, self.proof = None, proof
        self._tell()

    def _failed(self, _refusal: Refusal) -> None:
        """Nothing was found out; the fault itself was reported where it happened."""
        self._end = None
        self._tell()
