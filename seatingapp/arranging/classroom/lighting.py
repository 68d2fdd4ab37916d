"""Seat lights: what would follow if the pupil in the hand were put on each seat.

The rules become numbers once, when a plan is shown; then the lights of a pupil are worked out
within a frame, for all seats at once.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from seatingapp.arranging.classroom.running import Seated
from seatingapp.arranging.classroom.tally import Moves, Tally
from seatingapp.domain.rules.sentences import sentence
from seatingapp.domain.rules.setting import Setting
from seatingapp.domain.rules.verdicts import SeatLight


class Lights:
    """The lights of one plan, half finished or whole, for any pupil."""

    def __init__(self, setting: Setting, seated: Seated) -> None:
        self._seated = dict(seated)
        self._tally = tally = Tally(setting)
        self._plan = tally.plan(seated)
        self._won = tally.won(self._plan)
        tally.worth(self._plan)  # is kept there, so that the first light comes as quickly as others
        self._broken = tally.breaches.of(self._plan[None])[0]
        rules = [tally.rules[n] for n in tally.breaches.rules]
        self._words = [sentence(rule.kind, setting.name) for rule in rules]

    def of(self, pupil_id: int) -> Mapping[int, SeatLight]:
        """What each seat would do, by its id, if the pupil were put there as `plans.place` does.

        That is a swap with whoever sits there; from the tray the sitter goes to the tray. The
        musts hold where no must is broken that is not broken now. There is no light where a
        pinned pupil sits, and none at all for a pupil who is pinned.
        """
        tally = self._tally
        origin = next((s for s, o in self._seated.items() if o.pupil_id == pupil_id), None)
        if origin is not None and self._seated[origin].pinned:
            return {}
        seats = [s for s in tally.seat_ids if s not in self._seated or not self._seated[s].pinned]
        if not seats:
            return {}
        moves = self._moves(pupil_id, origin, seats)
        change = tally.points(self._won + tally.gains(self._plan, moves)) - tally.points(self._won)
        worse = tally.breaches.of(tally.after(self._plan, moves)) & ~self._broken
        return {
            seat: SeatLight(
                not broken.any(), int(points), tuple(self._words[n] for n in np.flatnonzero(broken))
            )
            for seat, points, broken in zip(seats, change, worse, strict=True)
        }

    def _moves(self, pupil_id: int, origin: int | None, seats: list[int]) -> Moves:
        tally = self._tally
        sitters = [self._seated[s].pupil_id if s in self._seated else None for s in seats]
        others = [
            tally.nobody if p is None or p == pupil_id else tally.pupils.get(p, tally.nobody)
            for p in sitters
        ]
        back = tally.nowhere if origin is None else tally.seats[origin]
        return Moves(
            np.full(len(seats), tally.pupils.get(pupil_id, tally.nobody)),
            np.array([tally.seats[s] for s in seats], dtype=np.int64),
            np.array(others, dtype=np.int64),
            np.array([back] * len(seats), dtype=np.int64),
        )
