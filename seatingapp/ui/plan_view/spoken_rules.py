"""What is said of rules on a plan: of those that are broken, and of the seat under a pupil. No Qt.

Reasons are private: a screen reader may be heard by the class.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seatingapp.domain.behaviour import signed
from seatingapp.ui.plan_view.state import PlanState

if TYPE_CHECKING:  # as in `state`
    from seatingapp.domain.rules.verdicts import SeatLight


def light_words(light: SeatLight, show_private: bool) -> str:
    """Return what would follow if the pupil in the hand were put on a seat.

    `breaks no further must, score +8`; `breaks a must, score −3: Amir not beside Ben`.
    """
    score = f"score {signed(light.change)}" if light.change else "same score"
    if light.holds:
        return f"breaks no further must, {score}"
    count = len(light.broken)
    words = f"breaks {f'{count} musts' if count > 1 else 'a must'}, {score}"
    return f"{words}: {'; '.join(light.broken)}" if light.broken and show_private else words


def broken_words(state: PlanState, seat_id: int) -> tuple[str, ...]:
    """Return which rules are broken on a seat, in the order of the state; none in public."""
    if not state.show_private:
        return ()
    return tuple(mark.words for mark in state.broken if seat_id in mark.seats)
