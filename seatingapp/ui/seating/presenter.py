"""Turns what the user wants on the Seating page into edits, and what is so into states. No Qt."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from seatingapp.domain.plan_picture import Side
from seatingapp.services.workspace import Topic, Workspace
from seatingapp.ui.history_state import History, HistoryState
from seatingapp.ui.page_presenter import PagePresenter
from seatingapp.ui.place import Place
from seatingapp.ui.plan_view import TOGGLE
from seatingapp.ui.privacy import HiddenBy, PrivateView
from seatingapp.ui.seating.composing import compose
from seatingapp.ui.seating.moves import SeatMoves
from seatingapp.ui.seating.rules.on_page import OnPage
from seatingapp.ui.seating.shown import Shown
from seatingapp.ui.seating.solving.means import Means
from seatingapp.ui.seating.solving.presenter import Solving
from seatingapp.ui.seating.starts import PlanStarts, StartView
from seatingapp.ui.seating.state import SeatingState

_TOLD = (HiddenBy.TIME, HiddenBy.FOCUS)  # the user knows about the others
_MOST_SEEDS = 10_000


class SeatingView(StartView, Protocol):
    """The page, as far as its presenter knows it."""

    def show_state(self, state: SeatingState) -> None:
        """Show a state and emit nothing."""


def fresh_seed() -> int:
    """Return a seed short enough to be read aloud."""
    return secrets.randbelow(_MOST_SEEDS)


class SeatingPresenter(PagePresenter[SeatingView]):
    """Reads the plan when it may have changed, and only while the page is in front.

    `moves` changes seats by hand, `starts` starts plans, `solving` arranges by rules.
    """

    topics = frozenset({Topic.PLANS, Topic.ROOMS, Topic.PUPILS, Topic.SETTINGS, Topic.RULES})

    def __init__(
        self,
        view: SeatingView,
        workspace: Workspace,
        history: History,
        private: PrivateView,
        *,
        at: Place | None = None,
        means: Means,
        seed: Callable[[], int] = fresh_seed,
    ) -> None:
        """Read nothing yet: `opened` does. `at` is where the user was before.

        `means` is what arranging works with.
        """
        super().__init__(view, workspace, history)
        self._private = private
        self._shown = Shown(workspace, at if at is not None else Place())
        self.moves = SeatMoves(view, history, self._shown, self._show, seed)
        self.starts = PlanStarts(view, history, self._shown, self._read)
        self.solving = Solving(
            view, history, self._shown, private, means, self.moves, seed, self._show
        )

    # The page and the app.

    def opened(self) -> None:
        """The page came to the front, perhaps at another lesson or place than it was left at."""
        self._stale = True
        self._shown.in_front = True
        super().opened()

    def left(self) -> None:
        """Another page came to the front: private data goes, in memory too."""
        super().left()
        self._shown.in_front = False
        self.solving.forget()
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
        self.solving.privacy_changed()
        self._read()
        if not self._private.shown and self._private.hidden_by in _TOLD:
            self._view.show_message(self._private.hidden_by.value, undo=False)

    # Where the user is.

    def choose_class(self, class_id: int) -> None:
        """Go to a class, in the room of its newest plan."""
        self._shown.at.class_id = class_id
        self._shown.at.go_to_room(None)
        self._shown.looking = self._shown.looking.at(frozenset())
        self._read()

    def choose_room(self, room_id: int | None) -> None:
        """Go to the plan of this class in a room; None for the room of its newest plan."""
        self._shown.at.go_to_room(room_id)
        self._read()

    def choose_plan(self, plan_id: int) -> None:
        """Go to a plan: to the one that holds in its line, or to one that is still to come.

        It may be that of another class. An old one leads to the one that holds now.
        """
        self._shown.go_to_plan(plan_id)
        self._read()

    def plan_id(self) -> int | None:
        """The plan that is shown."""
        plan = self._shown.plan
        return plan.id if plan is not None else None

    def turn(self, side: Side) -> None:
        """Look from the other side."""
        self._shown.at.side = side
        self._show()

    def select(self, pupil_ids: frozenset[int], gesture: str) -> None:
        """Select these pupils, or turn them over where the gesture is a toggle."""
        looking = self._shown.looking
        selected = looking.selected ^ pupil_ids if gesture == TOGGLE else pupil_ids
        self._shown.looking = looking.at(selected)
        self._show()

    def select_seat(self, seat_id: int) -> None:
        """Select an empty seat, and nobody."""
        self._shown.looking = self._shown.looking.at(frozenset(), seat_id)
        self._show()

    def show_neighbours(self, shown: bool) -> None:
        """Draw lines between neighbours, or none."""
        self._shown.looking = replace(self._shown.looking, neighbours=shown)
        self._show()

    # Inside.

    def _read(self) -> None:
        self._shown.read(private=self._private.shown)
        self.solving.plan_read()
        self._show()

    def _show(self) -> None:
        shown = self._shown
        if shown.reading is not None:
            state = compose(
                shown.reading,
                shown.at,
                shown.looking,
                self._private.state,
                self._offers,
                self.solving.state(),
            )
            self._view.show_state(state)

    def on_page(self) -> OnPage:
        """What the rules need to know of the page."""
        shown, judgement = self._shown, self.solving.watch.judgement
        return OnPage(
            shown.plan,
            shown.looking.selected,
            shown.looking.seat_id,
            judgement.verdicts if judgement is not None else (),
        )
