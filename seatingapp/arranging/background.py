"""The proof in a process of its own, which gives way to everything else.

It starts with each proof and ends with it, so that it costs memory only meanwhile, and is ended
where somebody no longer waits for it or something more urgent is to be done. It runs at a low
priority (where the system has `nice`; on Windows at the usual one, on one thread), and what HiGHS
prints goes nowhere.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from threading import Lock
from typing import TYPE_CHECKING, cast

from seatingapp.arranging.lines import Line, new_line

if TYPE_CHECKING:
    from seatingapp.arranging.problem import Plan, Problem
    from seatingapp.arranging.proof import Bound

PATIENCE = 0.05  # seconds between two looks at `stop`
NICENESS = 10
SPARE = 10.0  # seconds beyond the limit after which a proof that has not ended never will


class Background:
    """At most one proof at a time; a newer one ends the older."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._guard = Lock()

    def bound(
        self, problem: Problem, plan: Plan, seconds: float, stop: Callable[[], bool] | None
    ) -> Bound:
        """As `proof.bound`; one that was ended before it came to something knows nothing.

        Blocks its thread without holding up others. Raises OSError where no process can be started.
        """
        process, pipe = self._start()
        try:
            found = _waited(pipe, (problem, plan, seconds), stop)
        except (EOFError, OSError):
            found = None  # the process was ended
        finally:
            pipe.close()
            _kill(process)
        return _nothing(problem, plan) if found is None else found

    def end(self) -> None:
        """End the proof that is under way, if there is one."""
        with self._guard:
            self._end()

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()  # whoever waits for it sees its pipe end, and takes it away
            self._process = None

    def _start(self) -> tuple[BaseProcess, Line]:
        context = get_context("spawn")
        ours, theirs = new_line()
        process = context.Process(target=unheard, args=(theirs,), daemon=True)
        with self._guard:
            self._end()
            process.start()
            self._process = process
        theirs.close()
        return process, ours


def _waited(
    pipe: Line,
    job: tuple[Problem, Plan, float],
    stop: Callable[[], bool] | None,
) -> Bound | None:
    pipe.send(job)
    left = round((job[2] + SPARE) / PATIENCE)
    while not pipe.poll(PATIENCE):
        left -= 1
        if left < 0 or (stop is not None and stop()):
            return None
    return cast("Bound", pipe.recv())


def _kill(process: BaseProcess) -> None:
    process.kill()
    process.join()


def _nothing(problem: Problem, plan: Plan) -> Bound:
    from seatingapp.arranging.problem import score
    from seatingapp.arranging.proof import Bound

    return Bound(None, plan, score(problem, plan))


def unheard(pipe: Line) -> None:
    """Work as a process of its own: behind others, not to be heard, deaf to Ctrl+C."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    work(pipe)


def work(pipe: Line) -> None:
    """Prove what comes through the pipe: what the process does."""
    from seatingapp.arranging.proof import bound

    with suppress(EOFError, ConnectionError):  # nobody waits any more
        problem, plan, seconds = cast("tuple[Problem, Plan, float]", pipe.recv())
        pipe.send(bound(problem, plan, seconds))
