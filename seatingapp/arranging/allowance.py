"""How much the prover may still do, counted in small steps of its own and never in seconds.

So the same problem gives the same answer on every computer; only a stop ends it earlier.
"""

from __future__ import annotations

from collections.abc import Callable

STEPS_PER_SECOND = 3_000_000  # about so many on a two-core classroom computer
GRACE = 150_000  # steps until it is first asked whether to stop: most proofs take fewer
ASK = 1_000  # and between two later questions


class Allowance:
    """So many steps, and whether somebody asked to stop; what is over stays over.

    A part of another one spends of that too, and is over when that is.
    """

    def __init__(
        self,
        steps: int,
        stop: Callable[[], bool] | None = None,
        *,
        whole: Allowance | None = None,
    ) -> None:
        self._left, self._stop, self._whole = steps, stop, whole
        self._ask = GRACE
        self.stopped = False
        self.spent = 0

    @property
    def over(self) -> bool:
        """Whether nothing is left, or a stop was asked for."""
        return self.stopped or self._left <= 0 or (self._whole is not None and self._whole.over)

    def part(self, steps: int) -> Allowance:
        """At most so many of the steps that are left."""
        return Allowance(steps, whole=self)

    def spend(self, steps: int) -> None:
        """Count steps that were done, and ask now and then whether to stop."""
        self._left -= steps
        self.spent += steps
        if self._whole is not None:
            self._whole.spend(steps)
        self._ask -= steps
        if self._ask <= 0 and self._stop is not None and not self.stopped:
            self._ask = ASK
            self.stopped = self._stop()
