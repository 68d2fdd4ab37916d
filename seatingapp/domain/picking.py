"""Picking somebody by chance so that everybody has a turn."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence


def pick(
    present: Sequence[int],
    had_turn: Sequence[int],
    times: Mapping[int, int] | None,
    chance: random.Random,
) -> tuple[int, tuple[int, ...]]:
    """Return whom it is now, and who has had a turn since the round began.

    Nobody comes twice before all who are present had a turn; whoever ends a round does not begin
    the next one, unless alone. With `times` (how often each was picked before) it is one of those
    who were picked least. Raises IndexError where nobody is present.
    """
    waiting = [p for p in present if p not in had_turn]
    round_so_far = tuple(had_turn)
    if not waiting:
        last = had_turn[-1] if had_turn else None
        waiting = [p for p in present if p != last] or list(present)
        round_so_far = ()
    if times is not None and waiting:
        least = min(times.get(p, 0) for p in waiting)
        waiting = [p for p in waiting if times.get(p, 0) == least]
    chosen = chance.choice(waiting)
    return chosen, (*round_so_far, chosen)
