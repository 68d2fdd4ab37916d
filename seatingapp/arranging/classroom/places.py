"""Who sits where as the numbers of a problem, half finished or whole."""

from __future__ import annotations

from collections.abc import Mapping

from seatingapp.arranging.classroom.compiling import Compiled
from seatingapp.arranging.classroom.scene import Scene, stays
from seatingapp.domain.plans import Occupant
from seatingapp.domain.rules.setting import Setting, is_pin

Numbers = Mapping[int, int]  # the seat of each pupil who has one, both by number


def numbered(made: Compiled, seated: Mapping[int, Occupant]) -> dict[int, int]:
    """The seat of each pupil of the problem who has one, both by number."""
    return {
        made.pupil_numbers[occupant.pupil_id]: made.seat_numbers[seat_id]
        for seat_id, occupant in sorted(seated.items())
        if occupant.pupil_id in made.pupil_numbers and seat_id in made.seat_numbers
    }


def kept(made: Compiled) -> frozenset[int]:
    """The numbers of the rules that keep pupils where they are: pins, and who may not move."""
    return frozenset(
        number
        for number in made.problem.rules
        if is_pin(made.rules[number]) or stays(made.rules[number])
    )


def seats_missing(setting: Setting) -> int:
    """How many more pupils are to have a seat than there are seats; 0 where there are enough."""
    scene = Scene(setting)
    return max(0, len(scene.seated_by_us) - len(scene.ground.seats))
