"""A view of the Seating page that only takes notes: no window at all."""

from __future__ import annotations

from dataclasses import dataclass, field

from seatingapp.domain.errors import Refusal
from seatingapp.ui.room_form.state import RoomDraft
from seatingapp.ui.seating.state import SeatingState


@dataclass
class Notes:
    """Takes down what it is told to show."""

    states: list[SeatingState] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    messages: list[tuple[str, bool]] = field(default_factory=list)
    dialogs: list[tuple[frozenset[str], RoomDraft]] = field(default_factory=list)

    def show_state(self, state: SeatingState) -> None:
        self.states.append(state)

    def ask_for_room(self, taken: frozenset[str], draft: RoomDraft) -> None:
        self.dialogs.append((taken, draft))

    def show_refusal(self, refusal: Refusal) -> None:
        self.refusals.append(refusal)

    def show_message(self, text: str, *, undo: bool) -> None:
        self.messages.append((text, undo))

    @property
    def state(self) -> SeatingState:
        return self.states[-1]

    def seat(self, pupil: int) -> int | None:
        return self.state.plan.seat_of(pupil)

    def loose(self) -> list[int]:
        return [c.pupil_id for c in self.state.plan.cards.values() if not c.pinned]

    def free(self) -> int:
        plan = self.state.plan
        return next(p.seat_id for p in plan.layout.places() if p.seat_id not in plan.cards)
