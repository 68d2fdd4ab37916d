"""Searches in processes of their own, so that the window stays quick and two cores are used.

A process waits for problems, which are plain numbers without anybody's name, until it is closed.
How many there are is fixed, not taken from the computer: the same seed gives the same plan
everywhere. A proof has one more process while it runs (see `background`). They are spawned, which
works on all three systems and in a frozen build (`multiprocessing.freeze_support` in `__main__`);
numpy is imported there, not here.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from threading import Lock
from typing import TYPE_CHECKING, cast

from seatingapp.arranging.background import Background
from seatingapp.arranging.lines import Line, new_line, ready

if TYPE_CHECKING:
    from seatingapp.arranging.arrange import Arranged
    from seatingapp.arranging.problem import Plan, Problem
    from seatingapp.arranging.proof import Bound
    from seatingapp.arranging.prover import Contradiction
    from seatingapp.arranging.search import Better, Effort

COUNT = 2
PATIENCE = 0.02  # seconds between two looks at `stop`
LEAVE = 2.0  # seconds that a process has to end by itself
STOP = "stop"
STEPS = 16  # of a search between two looks at the pipe


class WorkerLost(RuntimeError):
    """A process ended in the middle of its work; the next search gets new ones."""


@dataclass(frozen=True)
class _Job:
    problem: Problem
    seed: int
    effort: Effort
    start: Plan | None


class Workers:
    """Processes that arrange; they start with the first search and stay until `close`."""

    def __init__(self, count: int = COUNT) -> None:
        self._count = count
        self._crew: list[tuple[BaseProcess, Line]] = []
        self._busy = Lock()
        self._background = Background()

    def warm(self) -> None:
        """Start the processes ahead of the first search, which then waits for nothing."""
        with self._busy:
            self._pipes()

    def arrange(
        self,
        problem: Problem,
        seed: int,
        effort: Effort,
        *,
        start: Plan | None = None,
        better: Better | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Arranged | Contradiction:
        """As `arrange.arrange`, with one search a process, each with a seed of its own.

        Blocks its thread without holding up others. Raises WorkerLost, and OSError where no
        process can be started. What `better` or `stop` raises ends the work and is passed on.
        Ends a proof that is under way.
        """
        self._background.end()
        with self._busy:
            try:
                pipes = self._pipes()
                for number, pipe in enumerate(pipes):
                    _send(pipe, _Job(problem, seed * self._count + number, effort, start))
                return joined(_gathered(pipes, better, stop))
            except BaseException:
                self._end()
                raise

    def bound(
        self,
        problem: Problem,
        plan: Plan,
        seconds: float,
        *,
        stop: Callable[[], bool] | None = None,
    ) -> Bound:
        """As `proof.bound`, in a process of its own at a low priority.

        Blocks its thread without holding up others. Once `stop` says so, or a search or another
        proof begins, it ends and knows nothing (`lowest` is None). Raises OSError where no process
        can be started.
        """
        return self._background.bound(problem, plan, seconds, stop)

    def close(self) -> None:
        """End the processes; what they knew is gone with them."""
        self._background.end()
        with self._busy:
            self._end()

    def _pipes(self) -> list[Line]:
        if any(not process.is_alive() for process, _ in self._crew):
            self._end()
        while len(self._crew) < self._count:
            context = get_context("spawn")
            ours, theirs = new_line()
            process = context.Process(target=undisturbed, args=(theirs,), daemon=True)
            process.start()
            theirs.close()
            self._crew.append((process, ours))
        return [pipe for _, pipe in self._crew]

    def _end(self) -> None:
        for _, pipe in self._crew:
            pipe.close()  # a process whose pipe is closed stops searching and ends
        for process, _ in self._crew:
            process.join(LEAVE)
            if process.is_alive():
                process.kill()
                process.join()
        self._crew = []


def _gathered(
    pipes: list[Line], better: Better | None, stop: Callable[[], bool] | None
) -> list[Arranged | Contradiction]:
    """What each process found, in their order."""
    waiting, found = list(pipes), dict[Line, "Arranged | Contradiction"]()
    best: int | None = None
    halted = False
    while waiting:
        if not halted and stop is not None and stop():
            halted = True
            for pipe in waiting:
                _send(pipe, STOP)
        for pipe in ready(waiting, PATIENCE):
            message = _received(pipe)
            if not isinstance(message, tuple):
                found[pipe] = message
                waiting.remove(pipe)
            elif best is None or message[1] < best:
                best = message[1]
                if better is not None:
                    better(*message)
    return [found[pipe] for pipe in pipes]


def _send(pipe: Line, message: object) -> None:
    try:
        pipe.send(message)
    except OSError as error:
        raise WorkerLost from error


def _received(pipe: Line) -> tuple[Plan, int] | Arranged | Contradiction:
    try:
        return cast("tuple[Plan, int] | Arranged | Contradiction", pipe.recv())
    except (EOFError, OSError) as error:
        raise WorkerLost from error


def joined(found: list[Arranged | Contradiction]) -> Arranged | Contradiction:
    """The best of several answers, the first of equal ones; any contradiction goes before."""
    from seatingapp.arranging.arrange import Arranged

    plans = [one for one in found if isinstance(one, Arranged)]
    if len(plans) < len(found):
        return next(one for one in found if not isinstance(one, Arranged))
    best = min(plans, key=lambda one: (len(one.broken), one.cost))
    return replace(best, whole=all(one.whole for one in plans))


def undisturbed(pipe: Line) -> None:
    """Work as a process of its own: Ctrl+C is for the one who closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work(pipe)


def work(pipe: Line) -> None:
    """Arrange what comes through the pipe until it is closed: what a process does."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # the processes share the cores among themselves
    import_module("seatingapp.arranging.arrange")  # numpy takes a while: not with the first job
    # A pipe that is closed is how a process is told to end, also in the middle of a search.
    with suppress(EOFError, ConnectionError):
        while True:
            _answer(pipe, pipe.recv())


def _answer(pipe: Line, job: object) -> None:
    """Do a job; what is none is a stop that came after the end."""
    from seatingapp.arranging.arrange import arrange

    if isinstance(job, _Job):
        pipe.send(
            arrange(
                job.problem,
                job.seed,
                job.effort,
                start=job.start,
                better=lambda plan, cost: pipe.send((plan, cost)),
                stop=_Asked(pipe),
            )
        )


class _Asked:
    """Whether something came through the pipe, looked at every few steps."""

    def __init__(self, pipe: Line) -> None:
        self._pipe, self._steps = pipe, 0

    def __call__(self) -> bool:
        self._steps += 1
        return self._steps % STEPS == 0 and self._pipe.poll()
