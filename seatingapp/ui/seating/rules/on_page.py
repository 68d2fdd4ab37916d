"""What the rules need to know of the page that they stand on. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from seatingapp.domain.plans import Plan
from seatingapp.domain.rules.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class OnPage:
    """The plan that is shown, who is selected on it, an empty seat that is, and what was judged.

    `verdicts` may be empty while nothing was worked out yet.
    """

    plan: Plan | None = None
    selected: frozenset[int] = frozenset()
    seat_id: int | None = None
    verdicts: Sequence[Verdict] = ()

    @property
    def seats(self) -> frozenset[int]:
        """The seats that are selected: those of the selected pupils, and an empty one."""
        seated = self.plan.seated if self.plan is not None else {}
        of_pupils = {s for s, o in seated.items() if o.pupil_id in self.selected}
        return frozenset(of_pupils | ({self.seat_id} if self.seat_id is not None else set()))


AskPage = Callable[[], OnPage]
NOTHING = OnPage()
