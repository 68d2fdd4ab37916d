"""Commands about seats: their numbers, and zones of them. No Qt."""

from __future__ import annotations

from seatingapp.domain.errors import Refusal
from seatingapp.domain.names import tidy
from seatingapp.domain.room_order import with_number
from seatingapp.domain.rooms import Zone
from seatingapp.domain.wording import counted
from seatingapp.domain.zones import with_zone, without_zone
from seatingapp.ui.room_editor.drafting import Drafting
from seatingapp.ui.room_editor.words import seat_words, seats_in_order


class SeatZones:
    """Chooses seats, numbers them, and gathers them in zones."""

    def __init__(self, drafting: Drafting) -> None:
        self._draft = drafting

    def choose(self, seats: frozenset[int], focus: int | None) -> None:
        """Choose exactly these seats."""
        self._draft.show(seats=seats, seat_focus=focus, zone="", pair=None)
        if focus is not None and len(seats) <= 1:
            self._say(focus)
        else:
            self._draft.view.announce(f"{counted(len(seats), 'seat')} chosen")

    def step(self, way: int) -> None:
        """Move the focus to the next seat; what is chosen stays."""
        state = self._draft.state
        seats = seats_in_order(state.layout)
        if not seats:
            return
        first = 0 if way > 0 else len(seats) - 1
        at = (seats.index(state.seat_focus) + way) % len(seats) if state.seat_focus else first
        self._draft.show(seat_focus=seats[at])
        self._say(seats[at])

    def toggle(self) -> None:
        """Choose the seat with the focus, or let it go."""
        state = self._draft.state
        if state.seat_focus is not None:
            seats = state.seats ^ {state.seat_focus}
            self._draft.show(seats=seats, zone="")
            self._say(state.seat_focus)

    def all(self) -> None:
        """Choose every seat."""
        self.choose(frozenset(seats_in_order(self._draft.layout)), self._draft.state.seat_focus)

    def show_zone(self, name: str) -> None:
        """Choose the seats of a zone, so that it is seen and can be changed."""
        state = self._draft.state
        known = (*state.layout.zones, *state.proposals)
        zone = next((z for z in known if z.name == name), None)
        if zone is not None:
            self._draft.show(seats=zone.seats, zone=name)
            self._draft.view.announce(f"{name}: {counted(len(zone.seats), 'seat')}")

    def make_zone(self, name: str) -> None:
        """Give the chosen seats a name; a zone of that name takes these seats instead."""
        state, name = self._draft.state, tidy(name)
        if not name or not state.seats:
            self._draft.view.show_refusal(
                Refusal(
                    "A zone needs a name and at least one seat.",
                    kept="The room was not changed.",
                    todo="Draw around seats with the mouse, or choose them with Space, "
                    "then type a name.",
                )
            )
            return
        layout, zone = state.layout, Zone(name, state.seats)
        if self._draft.attempt(lambda: with_zone(layout, zone), f"Zone {name}", zone=name):
            said = f"Zone {name}: {counted(len(zone.seats), 'seat')}."
            self._draft.view.show_message(said, undo=True)

    def accept(self, name: str) -> None:
        """Take over a zone that the geometry proposes."""
        zone = next((z for z in self._draft.state.proposals if z.name == name), None)
        if zone is not None:
            layout = self._draft.layout
            self._draft.attempt(
                lambda: with_zone(layout, zone), f"Zone {name}", seats=zone.seats, zone=name
            )

    def accept_all(self) -> None:
        """Take over every zone that is proposed."""
        layout = self._draft.layout
        for zone in self._draft.state.proposals:
            layout = with_zone(layout, zone)
        self._draft.change(layout, "Zones by the geometry")

    def remove_zone(self, name: str) -> None:
        """Forget a zone; its seats stay."""
        layout = without_zone(self._draft.layout, name)
        if self._draft.change(layout, f"Remove zone {name}", seats=frozenset(), zone=""):
            self._draft.view.show_message(f"Zone {name} removed. Its seats stay.", undo=True)

    def set_number(self, seat: int, number: int) -> None:
        """Write a number on a seat; whoever had it takes the old one."""
        layout = self._draft.layout
        self._draft.attempt(lambda: with_number(layout, seat, number), f"Number a seat {number}")

    def _say(self, seat: int) -> None:
        state = self._draft.state
        words = seat_words(state.layout, seat, state.labels)
        self._draft.view.announce(f"{words}, chosen" if seat in state.seats else words)
