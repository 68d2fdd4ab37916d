"""A timer for a task: it counts down from some minutes, or up from nought, and can pause."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

MOST_MINUTES = 180


@dataclass(frozen=True, slots=True)
class Timer:
    """`seconds` to count down from; 0 counts up. Moments are seconds of any steady clock.

    `spent` is the time before the last pause, `since` when it was last started, or None.
    """

    seconds: int = 300
    spent: float = 0.0
    since: float | None = None

    @property
    def running(self) -> bool:
        """Whether it goes on by itself."""
        return self.since is not None

    @property
    def counts_up(self) -> bool:
        """Whether it counts up."""
        return self.seconds == 0

    def elapsed(self, now: float) -> float:
        """How many seconds it has run."""
        return self.spent + (max(0.0, now - self.since) if self.since is not None else 0.0)

    def shown(self, now: float) -> int:
        """The whole seconds to show: those left, rounded up, or those that have passed."""
        if self.counts_up:
            return int(self.elapsed(now))
        return max(0, math.ceil(self.seconds - self.elapsed(now)))

    def is_over(self, now: float) -> bool:
        """Whether it has counted down to the end."""
        return not self.counts_up and self.elapsed(now) >= self.seconds

    def share(self, now: float) -> float:
        """How much of the time is left, from 1 to 0; 0 for one that counts up."""
        if self.counts_up:
            return 0.0
        return max(0.0, 1 - self.elapsed(now) / self.seconds)

    def toggled(self, now: float) -> Timer:
        """Start it or let it pause; one that is over begins anew."""
        if self.running:
            return replace(self, spent=self.elapsed(now), since=None)
        spent = 0.0 if self.is_over(now) else self.spent
        return replace(self, spent=spent, since=now)

    def reset(self) -> Timer:
        """Back to the beginning, standing still."""
        return Timer(self.seconds)

    def of_minutes(self, minutes: int) -> Timer:
        """Another one of so many minutes, standing still; 0 counts up."""
        return Timer(60 * max(0, min(minutes, MOST_MINUTES)))

    def longer(self, minutes: int, now: float) -> Timer:
        """Add minutes, or take some; one that has run goes on and keeps a second at least."""
        if self.counts_up:
            return self
        least = max(60, math.ceil(self.elapsed(now)) + 1) if self.elapsed(now) else 60
        wanted = self.seconds + 60 * minutes
        if wanted < least:
            wanted = self.seconds
        return replace(self, seconds=min(wanted, 60 * MOST_MINUTES))


def clock_words(seconds: int) -> str:
    """`4:59`, `59:00`, `1:02:03`."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"
