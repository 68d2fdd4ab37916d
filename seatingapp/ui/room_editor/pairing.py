"""Commands about two seats: how they sit to each other, by the geometry or by hand. No Qt."""

from __future__ import annotations

from seatingapp.domain.neighbours import metres, with_correction, without_correction
from seatingapp.domain.rooms import Relation, RoomLayout
from seatingapp.ui.room_editor.drafting import Drafting
from seatingapp.ui.room_editor.state import EditorState
from seatingapp.ui.room_editor.words import RELATIONS, seats_in_order

_SENTENCES: dict[Relation | None, str] = {
    Relation.SAME_DESK: "Seats {one} and {other} share a desk",
    Relation.BESIDE: "Seat {other} is beside seat {one}",
    Relation.IN_FRONT: "Seat {other} is in front of seat {one}",
    Relation.BEHIND: "Seat {other} is behind seat {one}",
    Relation.ACROSS: "Seats {one} and {other} are across a table",
    None: "Seats {one} and {other} are no neighbours",
}


class Pairing:
    """Chooses two seats and says how they sit."""

    def __init__(self, drafting: Drafting) -> None:
        self._draft = drafting

    def tap(self, seat: int) -> None:
        """Choose a seat; the second one makes the pair, a third begins anew."""
        state = self._draft.state
        if state.pair is None and state.seat_focus is not None and len(state.seats) == 1:
            (first,) = state.seats
            if first != seat:
                self.choose(first, seat)
                return
        self._draft.show(seats=frozenset({seat}), seat_focus=seat, pair=None)
        self._draft.view.announce(f"Seat {state.labels.get(seat, seat)}. Choose a second one.")

    def choose(self, one: int, other: int) -> None:
        """Choose two seats."""
        self._draft.show(pair=(one, other), seats=frozenset({one, other}), seat_focus=other)
        self._draft.view.announce(pair_words(self._draft.state))

    def step(self, way: int) -> None:
        """Move the focus to the next seat; the first of a pair stays."""
        state = self._draft.state
        seats = seats_in_order(state.layout)
        if seats:
            first = 0 if way > 0 else len(seats) - 1
            at = (seats.index(state.seat_focus) + way) % len(seats) if state.seat_focus else first
            self._draft.show(seat_focus=seats[at])
            self._draft.view.announce(f"Seat {state.labels.get(seats[at], seats[at])}")

    def say(self, relation: Relation | None) -> None:
        """Say how the second seat lies to the first; None says that they are no neighbours."""
        pair = self._draft.state.pair
        if pair is None:
            return
        layout = with_correction(self._draft.layout, *pair, relation)
        self._store(layout, RELATIONS[relation])

    def restore(self) -> None:
        """Let the geometry decide again."""
        pair = self._draft.state.pair
        if pair is not None:
            self._store(without_correction(self._draft.layout, *pair), "as measured")

    def _store(self, layout: RoomLayout, words: str) -> None:
        state = self._draft.state
        if state.pair is not None:
            one, other = (state.labels[seat] for seat in state.pair)
            self._draft.change(layout, f"Seats {one} and {other}: {words.lower()}")
            self._draft.view.announce(pair_words(self._draft.state))


def relation_of(state: EditorState, one: int, other: int) -> Relation | None:
    """Return how `other` lies to `one` as it counts now."""
    for link in state.links:
        if (link.seat, link.other) == (one, other):
            return link.relation
        if (link.seat, link.other) == (other, one):
            return link.relation.mirrored
    return None


def corrected(layout: RoomLayout, one: int, other: int) -> bool:
    """Whether somebody said how these two sit."""
    return any({c.seat, c.other} == {one, other} for c in layout.corrections)


def pair_words(state: EditorState) -> str:
    """Return how the chosen pair sits, in a sentence; empty without a pair."""
    if state.pair is None:
        return ""
    one, other = state.pair
    relation = relation_of(state, one, other)
    sentence = _SENTENCES[relation].format(
        one=state.labels.get(one, one), other=state.labels.get(other, other)
    )
    apart = metres(state.layout, one, other)
    by_hand = ", said by hand" if corrected(state.layout, one, other) else ""
    return f"{sentence}, {apart:.2f} m apart{by_hand}."
