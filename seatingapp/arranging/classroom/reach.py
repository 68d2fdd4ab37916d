"""Why two pupils cannot sit as a rule asks: how far apart the seats are that are left for them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from seatingapp.arranging.classroom.compiling import Compiled
from seatingapp.arranging.classroom.ground import Ground, ground, metres_words
from seatingapp.arranging.problem import Problem, allowed_seats
from seatingapp.domain.rules.kinds import Apart, Kind, Near, Together

_TOGETHER: dict[Near, str] = {
    Near.BESIDE: "side by side",
    Near.DESK: "at the same desk",
    Near.TABLE: "at the same table",
}


def reach_words(made: Compiled, kinds: Iterable[Kind], problem: Problem) -> str:
    """A sentence to follow another; "" where not one rule alone keeps two apart or together.

    `problem` has the musts of these kinds only, so that its seats are those that are left.
    """
    about = [kind for kind in kinds if isinstance(kind, (Apart, Together))]
    two = [p for p in about[0].pupils if p in made.pupil_numbers] if len(about) == 1 else []
    if len(two) != 2:
        return ""
    allowed = allowed_seats(problem)
    left = [
        [made.seat_ids[n] for n in np.flatnonzero(allowed[made.pupil_numbers[pupil]]).tolist()]
        for pupil in two
    ]
    pairs = [(one, other) for one in left[0] for other in left[1] if one != other]
    whole = len(pairs) == len(made.seat_ids) * (len(made.seat_ids) - 1)
    if isinstance(about[0], Apart) and about[0].metres is not None and pairs:
        wanted = round(about[0].metres * 100)
        return _at_most(_farthest(ground(made.setting.layout), pairs), wanted, whole)
    if whole or not pairs:
        return ""  # then there is nothing else to say than the rule itself
    if isinstance(about[0], Together):
        return f" No two of the seats that are left for them are {_TOGETHER[about[0].near]}."
    return " All the seats that are left for them are next to each other."


def _farthest(where: Ground, pairs: list[tuple[int, int]]) -> int:
    return max(where.centimetres(one, other) for one, other in pairs)


def _at_most(far: int, wanted: int, whole: bool) -> str:
    """How far apart two of these seats, or of all, can be; "" where that would do."""
    if far >= wanted:
        return ""
    said = metres_words(far, wanted)
    if whole:
        return f" The two seats that are furthest apart are {said} from each other."
    return f" The seats that are left for them are at most {said} apart."
