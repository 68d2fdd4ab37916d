"""Watches how the plan on the page comes out: judged anew after every change, in tasks. No Qt."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from seatingapp.domain.errors import Refusal
from seatingapp.domain.plans import Occupant, Plan, PlanLine
from seatingapp.domain.rules.setting import Setting
from seatingapp.domain.rules.verdicts import Judgement, Swap
from seatingapp.services import arranging_jobs as jobs
from seatingapp.services.arrangements import setting_of
from seatingapp.ui.seating.shown import Shown
from seatingapp.ui.slow_work import Progress, Runner

if TYPE_CHECKING:
    from seatingapp.services.arranging_jobs import Lights

Seated = Mapping[int, Occupant]


class Watch:
    """What is known of the plan that is shown; None of what is not worked out yet.

    `setting` is of the plan of `seated`. Moves are counted from the seats of `before`: those that
    the plan had when it was first shown, or when it was last arranged.
    """

    def __init__(self, shown: Shown, runner: Runner, tell: Callable[[], None]) -> None:
        """`tell` is called when something more is known."""
        self._shown, self._runner, self._tell = shown, runner, tell
        self.setting: Setting | None = None
        self.seated: Seated = {}
        self.judgement: Judgement | None = None
        self.swaps: tuple[Swap, ...] | None = None
        self.lights: Lights | None = None
        self._before: tuple[PlanLine, Seated] | None = None
        self._stop: Callable[[], None] | None = None

    def look(self) -> bool:
        """Look at the plan that is shown; say whether it, or what it is judged by, is another."""
        plan = self._shown.plan
        if plan is None:
            self.forget()
            return False
        setting = self._setting(plan)
        if setting == self.setting and plan.seated == self.seated and self.judgement is not None:
            return False
        self._end()
        self.setting, self.seated = setting, dict(plan.seated)
        self.swaps, self.lights = None, None
        seated = self.seated

        def work(_progress: Progress) -> Judgement:
            return jobs.judge(setting, seated)

        self._stop = self._runner.run(work, self._judged, self._failed)
        return True

    def keep_for(self, line: PlanLine) -> None:
        """Forget what is known of a plan of another line."""
        if self._before is not None and self._before[0] != line:
            self.forget()

    def counted_from(self, now: Plan) -> Seated | None:
        """The seats from which moves of a plan are counted, with its pins; None if not known."""
        if self._before is None or self._before[0] != now.line:
            return None
        return counted_from(self._before[1], now.seated)

    def arranged(self, line: PlanLine, before: Seated, judgement: Judgement) -> None:
        """The plan is arranged from these seats, which moves are counted from, and judged so.

        The rest of it is worked out at the next look.
        """
        self._end()
        self._before = line, dict(before)
        self.judgement, self.seated, self.swaps, self.lights = judgement, {}, None, None

    def forget(self) -> None:
        """The page is left, or shows no plan: nothing of it stays in memory."""
        self._end()
        self.setting, self.judgement, self.swaps, self.lights = None, None, None, None
        self.seated, self._before = {}, None

    def _setting(self, plan: Plan) -> Setting:
        setting = self._shown.workspace.read(lambda session: setting_of(session, plan))
        if self._before is None or self._before[0] != plan.line:
            self._before = plan.line, dict(plan.seated)
        return replace(setting, seated=counted_from(self._before[1], setting.seated))

    def _judged(self, judgement: Judgement) -> None:
        self.judgement = judgement
        setting, seated = self.setting, self.seated
        if setting is None:
            return
        known = setting

        def work(_progress: Progress) -> Lights:
            return jobs.lights(known, seated)

        self._stop = self._runner.run(work, self._lit, self._no_more)
        self._tell()

    def _lit(self, lights: Lights) -> None:
        self.lights = lights
        setting, seated = self.setting, self.seated
        if setting is None:
            return
        known, ended = setting, threading.Event()

        def work(_progress: Progress) -> tuple[Swap, ...]:
            return jobs.swaps(known, seated, stop=ended.is_set)

        drop = self._runner.run(work, self._swapped, self._no_more)

        def end() -> None:
            ended.set()  # in a hall it takes a while
            drop()

        self._stop = end
        self._tell()

    def _swapped(self, swaps: tuple[Swap, ...]) -> None:
        self.swaps = swaps
        self._tell()

    def _failed(self, _refusal: Refusal) -> None:
        """What cannot be judged has no score; the fault itself was reported where it happened."""
        self.judgement, self.swaps, self.lights = None, (), None
        self._tell()

    def _no_more(self, _refusal: Refusal) -> None:
        """The score stays without what could not be worked out of it."""
        self._tell()

    def _end(self) -> None:
        if self._stop is not None:
            self._stop()
            self._stop = None


def counted_from(before: Seated, now: Seated) -> Seated:
    """The seats from which moves are counted, with the pins of now."""
    pinned = {seat: o for seat, o in now.items() if o.pinned}
    who = {o.pupil_id for o in pinned.values()}
    loose = {
        seat: Occupant(o.pupil_id)
        for seat, o in before.items()
        if seat not in pinned and o.pupil_id not in who
    }
    return loose | pinned
