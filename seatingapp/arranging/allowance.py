"""How much the prover may still do, counted in small steps of its own and never in seconds.

So the same problem gives the same answer on every computer; only a stop ends it earlier.
"""

from __future__ import annotations

from collections.abc import Callable

STEPS_PER_SECOND = 2_000_000  # about so many on a two-core classroom computer
GRACE = 100_000  # steps until it is first asked whether to stop: most proofs take fewer
ASK = 1_000  # and between two later questions


class Allowance:
    """So many steps, and whether somebody asked to stop; what is over stays over."""

    def __init__(self, steps: int, stop: Callable[[], bool] | None = None) -> None:
        self._left, self._stop = steps, stop
        self._ask = GRACE
        self.stopped = False

    @property
    def over(self) -> bool:
        """Whether nothing is left, or a stop was asked for."""
        return self.stopped or self._left <= 0

    def spend(self, steps: int) -> None:
        """Count steps that were done, and ask now and then whether to stop."""
        self._left -= steps
        self._ask -= steps
        if self._ask <= 0 and self._stop is not None and not self.stopped:
            self._ask = ASK
            self.stopped = self._stop()
