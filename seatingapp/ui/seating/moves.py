"""Changing seats on the Seating page by hand, and the whole class in a simple order. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from seatingapp.domain.errors import Refusal
from seatingapp.domain.plans import (
    Plan,
    SeatChange,
    pinned_refusal,
    place,
    set_pin,
    take_out,
)
from seatingapp.services.seating import ChangeSeats
from seatingapp.ui.history_state import History
from seatingapp.ui.page_presenter import MessageView
from seatingapp.ui.seating.arranging import Arranged, arrange
from seatingapp.ui.seating.shown import Shown
from seatingapp.ui.seating.state import Order

NEW_PLAN = "New plan from today; the old one is kept."


class SeatMoves:
    """Turns gestures on the plan that is shown into edits."""

    def __init__(
        self,
        view: MessageView,
        history: History,
        shown: Shown,
        show: Callable[[], None],
        seed: Callable[[], int],
    ) -> None:
        """`show` draws the page anew where nothing was read; `seed` decides a random order."""
        self._view, self._history, self._shown = view, history, shown
        self._show, self._seed = show, seed

    def place(self, pupil_id: int, seat_id: int) -> None:
        """Put a pupil on a seat; on a taken one the two swap."""
        plan = self._shown.plan
        if plan is None:
            return
        try:
            changes = place(plan, pupil_id, seat_id)
        except Refusal as refusal:
            self._view.show_refusal(refusal)
            return
        self._shown.looking = self._shown.looking.at(frozenset({pupil_id}))
        if not self.change(plan, changes, self._words(plan, pupil_id, seat_id)):
            self._show()

    def unseat(self, pupil_ids: frozenset[int]) -> None:
        """Put pupils back into the tray; pinned ones stay."""
        plan = self._shown.plan
        if plan is None:
            return
        pinned = {o.pupil_id for o in plan.seated.values() if o.pinned} & pupil_ids
        changes = take_out(plan, pupil_ids - pinned)
        if changes:
            who = frozenset(plan.seated[c.seat_id].pupil_id for c in changes)
            self.change(plan, changes, f"Unseat {self._shown.names(who)}")
        elif pinned:
            self._view.show_refusal(pinned_refusal())

    def pin(self, pupil_ids: frozenset[int], pinned: bool) -> None:
        """Pin or unpin seated pupils."""
        plan = self._shown.plan
        if plan is not None:
            changes = set_pin(plan, pupil_ids, pinned)
            who = frozenset(plan.seated[c.seat_id].pupil_id for c in changes)
            word = "Pin" if pinned else "Unpin"
            self.change(plan, changes, f"{word} {self._shown.names(who)}")

    def arrange(self, order: Order) -> None:
        """Seat the class in an order, by lot, or not at all; pinned pupils stay."""
        plan = self._shown.plan
        if plan is None:
            return
        seed = self._seed()
        arranged: Arranged = self._shown.workspace.read(
            lambda session: arrange(session, plan, order, seed)
        )
        if not self.change(plan, arranged.changes, arranged.what, told=arranged.said):
            self._view.show_message("Everybody sits so already.", undo=False)

    def change(
        self, plan: Plan, changes: tuple[SeatChange, ...], what: str, told: str = ""
    ) -> bool:
        """Change seats; a change that starts a new plan says so. False where nothing changed."""
        if not changes:
            return False
        done = self._history.perform(ChangeSeats(plan.id, changes, self._shown.today(), what))
        if done is None:
            return False
        if done.plan_id != plan.id:
            told = f"{told} {NEW_PLAN}".strip()
        if told:
            self._view.show_message(told, undo=True)
        return True

    def _words(self, plan: Plan, pupil_id: int, seat_id: int) -> str:
        """What putting a pupil there is called in the history."""
        name, sitter = self._shown.name(pupil_id), plan.seated.get(seat_id)
        new = plan.seat_of(pupil_id) is None
        if sitter is None:
            return f"{'Seat' if new else 'Move'} {name}"
        other = self._shown.name(sitter.pupil_id)
        return f"Seat {name} instead of {other}" if new else f"Swap {name} and {other}"
