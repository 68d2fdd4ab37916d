"""Turns what the user wants on the Seating page into edits, and what is so into states. No Qt."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from seatingapp.domain.errors import Refusal
from seatingapp.domain.plan_picture import Side
from seatingapp.domain.plans import (
    Plan,
    PlanLine,
    SeatChange,
    pinned_refusal,
    place,
    set_pin,
    take_out,
)
from seatingapp.domain.room_templates import Template
from seatingapp.domain.wording import counted
from seatingapp.services.rooms import all_rooms
from seatingapp.services.school import school
from seatingapp.services.seating import (
    ChangeSeats,
    new_plan,
    plan_by_id,
    plan_for,
    seating_by_register,
)
from seatingapp.services.workspace import Topic, Workspace
from seatingapp.ui.history_state import History, HistoryState
from seatingapp.ui.page_presenter import MessageView, PagePresenter
from seatingapp.ui.place import Place
from seatingapp.ui.plan_view import TOGGLE
from seatingapp.ui.privacy import HiddenBy, PrivateView
from seatingapp.ui.room_form.presenter import draft_of, edit_of
from seatingapp.ui.room_form.state import RoomDraft
from seatingapp.ui.seating.arranging import Arranged, arrange
from seatingapp.ui.seating.composing import Looking, compose
from seatingapp.ui.seating.reading import Reading, read
from seatingapp.ui.seating.state import Order, SeatingState

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session

_TOLD = (HiddenBy.TIME, HiddenBy.FOCUS)  # the user knows about the others
_MOST_SEEDS = 10_000


class SeatingView(MessageView, Protocol):
    """The page, as far as its presenter knows it."""

    def show_state(self, state: SeatingState) -> None:
        """Show a state and emit nothing."""

    def ask_for_room(self, taken: frozenset[str], draft: RoomDraft) -> None:
        """Open the dialog for a new room."""


def fresh_seed() -> int:
    """Return a seed short enough to be read aloud."""
    return secrets.randbelow(_MOST_SEEDS)


class SeatingPresenter(PagePresenter[SeatingView]):
    """Reads the plan when it may have changed, and only while the page is in front."""

    topics = frozenset({Topic.PLANS, Topic.ROOMS, Topic.PUPILS, Topic.SETTINGS})

    def __init__(
        self,
        view: SeatingView,
        workspace: Workspace,
        history: History,
        private: PrivateView,
        *,
        at: Place | None = None,
        seed: Callable[[], int] = fresh_seed,
    ) -> None:
        """Read nothing yet: `opened` does. `at` is where the user was before."""
        super().__init__(view, workspace, history)
        self._private = private
        self._at = at if at is not None else Place()
        self._seed = seed
        self._reading: Reading | None = None
        self._looking = Looking()

    # The page and the app.

    def opened(self) -> None:
        """The page came to the front, perhaps at another lesson or place than it was left at."""
        self._stale = True
        super().opened()

    def left(self) -> None:
        """Another page came to the front: private data goes, in memory too."""
        super().left()
        self._private.hide(HiddenBy.PAGE)

    def history_changed(self, history: HistoryState) -> None:
        """What can be undone and redone is another now."""
        super().history_changed(history)
        if self._in_front:
            self._show()

    def privacy_changed(self) -> None:
        """Private data may be seen, or no longer: read with characteristics or without."""
        if not self._in_front:
            return
        self._read()
        if not self._private.shown and self._private.hidden_by in _TOLD:
            self._view.show_message(self._private.hidden_by.value, undo=False)

    # Where the user is.

    def choose_class(self, class_id: int) -> None:
        """Go to a class, in the room of its newest plan."""
        self._at.class_id = class_id
        self._at.go_to_room(None)
        self._looking = replace(self._looking, selected=frozenset(), seat_id=None)
        self._read()

    def choose_room(self, room_id: int | None) -> None:
        """Go to the plan of this class in a room; None for the room of its newest plan."""
        self._at.go_to_room(room_id)
        self._read()

    def choose_plan(self, plan_id: int) -> None:
        """Go to a plan: to the one that holds in its line, or to one that is still to come.

        It may be that of another class. An old one leads to the one that holds now.
        """
        self._at.go_to_plan(*self._workspace.read(lambda s: self._where_is(s, plan_id)))
        self._read()

    def plan_id(self) -> int | None:
        """The plan that is shown."""
        plan = self._plan()
        return plan.id if plan is not None else None

    def turn(self, side: Side) -> None:
        """Look from the other side."""
        self._at.side = side
        self._show()

    def select(self, pupil_ids: frozenset[int], gesture: str) -> None:
        """Select these pupils, or turn them over where the gesture is a toggle."""
        selected = self._looking.selected ^ pupil_ids if gesture == TOGGLE else pupil_ids
        self._looking = replace(self._looking, selected=selected, seat_id=None)
        self._show()

    def select_seat(self, seat_id: int) -> None:
        """Select an empty seat, and nobody."""
        self._looking = replace(self._looking, selected=frozenset(), seat_id=seat_id)
        self._show()

    def show_neighbours(self, shown: bool) -> None:
        """Draw lines between neighbours, or none."""
        self._looking = replace(self._looking, neighbours=shown)
        self._show()

    # Edits.

    def place(self, pupil_id: int, seat_id: int) -> None:
        """Put a pupil on a seat; on a taken one the two swap."""
        plan = self._plan()
        if plan is None:
            return
        try:
            changes = place(plan, pupil_id, seat_id)
        except Refusal as refusal:
            self._view.show_refusal(refusal)
            return
        sitter = plan.seated.get(seat_id)
        name = self._name(pupil_id)
        if sitter is not None:
            what = f"Swap {name} and {self._name(sitter.pupil_id)}"
            if plan.seat_of(pupil_id) is None:
                what = f"Seat {name} instead of {self._name(sitter.pupil_id)}"
        else:
            what = f"{'Seat' if plan.seat_of(pupil_id) is None else 'Move'} {name}"
        self._looking = replace(self._looking, selected=frozenset({pupil_id}), seat_id=None)
        if not self._change(plan, changes, what):
            self._show()

    def unseat(self, pupil_ids: frozenset[int]) -> None:
        """Put pupils back into the tray; pinned ones stay."""
        plan = self._plan()
        if plan is None:
            return
        pinned = {o.pupil_id for o in plan.seated.values() if o.pinned} & pupil_ids
        changes = take_out(plan, pupil_ids - pinned)
        if changes:
            who = frozenset(plan.seated[c.seat_id].pupil_id for c in changes)
            self._change(plan, changes, f"Unseat {self._names(who)}")
        elif pinned:
            self._view.show_refusal(pinned_refusal())

    def pin(self, pupil_ids: frozenset[int], pinned: bool) -> None:
        """Pin or unpin seated pupils."""
        plan = self._plan()
        if plan is not None:
            changes = set_pin(plan, pupil_ids, pinned)
            who = frozenset(plan.seated[c.seat_id].pupil_id for c in changes)
            self._change(plan, changes, f"{'Pin' if pinned else 'Unpin'} {self._names(who)}")

    def arrange(self, order: Order) -> None:
        """Seat the class in an order, by lot, or not at all; pinned pupils stay."""
        plan, reading = self._plan(), self._reading
        if plan is None or reading is None:
            return
        seed = self._seed()
        arranged: Arranged = self._workspace.read(
            lambda session: arrange(session, plan, order, seed)
        )
        if not self._change(plan, arranged.changes, arranged.what, told=arranged.said):
            self._view.show_message("Everybody sits so already.", undo=False)

    def start(self, room_id: int, fill: bool) -> None:
        """Start a plan of the class in a room: everybody in the tray, or in alphabetical order.

        Where there is a plan in that room already, it is shown and nothing is changed.
        """
        reading = self._reading
        room = reading.room(room_id) if reading is not None else None
        if reading is None or reading.school_class is None or room is None:
            return
        class_id, today = reading.school_class.id, self._today(reading)
        if self._workspace.read(lambda s: plan_for(s, class_id, today, room_id)) is not None:
            self.choose_room(room_id)
            return
        seated = {}
        if fill:
            seated = self._workspace.read(
                lambda session: seating_by_register(session, class_id, room, today)
            )
        edit = self._workspace.read(lambda s: new_plan(s, class_id, room, today, seated))
        self._at.class_id = class_id
        self._at.go_to_room(room_id)
        if self._history.perform(edit) is not None:
            self._view.show_message(f"Plan in {room.name} started and saved.", undo=True)

    def ask_for_room(self, template: Template = Template.ROWS_OF_DOUBLES) -> None:
        """Open the dialog for a new room."""
        rooms = self._reading.rooms if self._reading is not None else ()
        self._view.ask_for_room(frozenset(r.name for r in rooms), draft_of(template))

    def add_room(self, draft: RoomDraft, fill: bool) -> None:
        """Add a room and start a plan of the class in it: two steps to undo."""
        edit = edit_of(draft)
        if self._history.perform(edit) is None:
            return
        added = next((r for r in self._workspace.read(all_rooms) if r.uid == edit.uid), None)
        if added is not None:
            self._read()
            self.start(added.id, fill)

    # Inside.

    def _change(
        self, plan: Plan, changes: tuple[SeatChange, ...], what: str, told: str = ""
    ) -> bool:
        """Change seats; a change that starts a new plan says so. False where nothing changed."""
        reading = self._reading
        if not changes or reading is None:
            return False
        edit = ChangeSeats(plan.id, changes, self._today(reading), what)
        done = self._history.perform(edit)
        if done is None:
            return False
        if done.plan_id != plan.id:
            told = f"{told} New plan from today; the old one is kept.".strip()
        if told:
            self._view.show_message(told, undo=True)
        return True

    def _plan(self) -> Plan | None:
        return self._reading.plan if self._reading is not None else None

    def _today(self, reading: Reading) -> dt.date:
        """Asked anew for every edit: a page may stay open over midnight."""
        return reading.school.today(self._workspace.clock())

    def _name(self, pupil_id: int) -> str:
        card = self._reading.card(pupil_id) if self._reading is not None else None
        return card.name if card is not None else "a pupil"

    def _names(self, pupil_ids: frozenset[int]) -> str:
        if len(pupil_ids) == 1:
            return self._name(next(iter(pupil_ids)))
        return counted(len(pupil_ids), "pupil")

    def _read(self) -> None:
        now, private = self._workspace.clock(), self._private.shown
        reading = self._workspace.read(lambda s: read(s, now, self._at, private=private))
        if self._at.room_id is not None and reading.room(self._at.room_id) is None:
            self._at.go_to_room(None)  # the room was taken back
            reading = self._workspace.read(lambda s: read(s, now, self._at, private=private))
        self._reading = reading
        if reading.school_class is not None:
            self._at.class_id = reading.school_class.id
        still = self._looking.selected & {card.pupil_id for card in reading.cards}
        self._looking = replace(self._looking, selected=still)
        self._show()

    def _where_is(self, session: Session, plan_id: int) -> tuple[PlanLine, dt.date | None]:
        plan = plan_by_id(session, plan_id)
        today = school(session).today(self._workspace.clock())
        return plan.line, plan.from_date if plan.from_date > today else None

    def _show(self) -> None:
        if self._reading is not None:
            state = compose(
                self._reading, self._at, self._looking, self._private.state, self._offers
            )
            self._view.show_state(state)
