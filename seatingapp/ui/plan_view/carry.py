"""Moving a pupil by hand: from a seat or the tray, by mouse, finger or keys, to a seat or the tray.

One `Carry` serves the room and the tray, so that both ways work alike. It runs inside the
ordinary event loop (a QDrag would spin one of its own, in which the app could lock itself), and
it never changes the picture: a drop emits a request.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint, QPointF, QSignalBlocker, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGraphicsView, QWidget

from seatingapp.ui.plan_view.ghost import Ghost
from seatingapp.ui.plan_view.intents import Intents
from seatingapp.ui.plan_view.light_painter import lit
from seatingapp.ui.plan_view.signs import Target
from seatingapp.ui.plan_view.spoken_rules import light_words
from seatingapp.ui.plan_view.stage import Stage
from seatingapp.ui.plan_view.state import CardState, PlanState

if TYPE_CHECKING:  # as in `state`
    from seatingapp.domain.rules.verdicts import SeatLight


class DropPlace(Protocol):
    """The tray, as far as a drop is concerned."""

    def contains_global(self, point: QPoint) -> bool:
        """Whether a point of the screen is on it."""

    def welcome(self, welcome: bool) -> None:
        """Show that a drop would land here, or that none would."""


@dataclass
class _Hand:
    """What is in the hand: a pupil, where from, and the ghost unless the keys move it."""

    pupil_id: int
    name: str
    origin: int | None
    ghost: Ghost | None = None
    lifted_at: QPoint | None = None
    aimed: int | None = None  # the seat under it


class Carry(QObject):
    """Holds at most one pupil at a time."""

    def __init__(self, view: QGraphicsView, stage: Stage, intents: Intents) -> None:
        super().__init__(view)
        self._view = view
        self._stage = stage
        self._intents = intents
        self._hand: _Hand | None = None
        self._told: tuple[int, SeatLight] | None = None  # the last light that was said
        self.held_back = False  # nobody is picked up while pupils are being connected
        self.tray: DropPlace | None = None

    @property
    def active(self) -> bool:
        """Whether a pupil is in the hand."""
        return self._hand is not None

    @property
    def by_keys(self) -> bool:
        """Whether the pupil in the hand was picked up with a key."""
        return self._hand is not None and self._hand.ghost is None

    def lift(
        self, pupil_id: int, card: QPixmap, held: QPointF, on_screen: QPoint, window: QWidget
    ) -> bool:
        """Lift a pupil with the pointer; refused, and said so, where they are pinned."""
        if not self._take(pupil_id) or self._hand is None:
            return False
        self._hand.ghost = Ghost(window, card, held)
        self._hand.lifted_at = on_screen
        self._hand.ghost.follow(on_screen)
        self._hand.ghost.show()
        self._hand.ghost.raise_()
        return True

    def lift_loose(self, card: CardState, on_screen: QPoint, window: QWidget) -> bool:
        """Lift a pupil from the tray, as the card that they will be in the room."""
        zoom = self._view.transform().m11()
        picture = self._stage.loose_picture(card, zoom, self._view.devicePixelRatioF())
        size = picture.deviceIndependentSize()
        held = QPointF(size.width() / 2, size.height() * 0.75)
        return self.lift(card.pupil_id, picture, held, on_screen, window)

    def pick_up(self, pupil_id: int) -> bool:
        """Pick a pupil up with the keys; the arrows then move in the room."""
        if not self._take(pupil_id) or self._hand is None:
            return False
        name = self._hand.name
        self._view.setFocus(Qt.FocusReason.TabFocusReason)
        self._intents.said.emit(
            f"Picked up {name}. Arrow keys choose a seat, Space puts down, Escape cancels."
        )
        self.aim_at(self._stage.focus_seat)
        return True

    def move(self, on_screen: QPoint) -> None:
        """Follow the pointer, and show and say what a drop would do."""
        if self._hand is None or self._hand.ghost is None:
            return
        self._hand.ghost.follow(on_screen)
        seat = self._seat_under(on_screen)
        self.aim_at(seat)
        self._tell_light(seat)
        if self.tray is not None:
            self.tray.welcome(self._over_tray(on_screen))

    def drop(self, on_screen: QPoint) -> None:
        """Let go at a point of the screen."""
        if self._hand is None:
            return
        if self._over_tray(on_screen) and self._hand.origin is not None:
            hand = self._empty_hand(vanish=True)
            self._intents.tray_requested.emit(hand.pupil_id)
            return
        self.put_down(self._seat_under(on_screen))

    def put_down(self, seat_id: int | None) -> None:
        """Ask for a seat; beside all seats, or where a pinned pupil sits, nothing is asked for."""
        if self._hand is None:
            return
        kind = self._kind(seat_id)
        if seat_id is None or kind is Target.NONE:
            self.cancel()
            return
        if kind is Target.REFUSED:
            sitter = self._stage.state.cards[seat_id]
            self.cancel()
            self._intents.said.emit(f"{sitter.name} is pinned. Unpin first (key P).")
            return
        hand = self._empty_hand(vanish=True)
        self._intents.place_requested.emit(hand.pupil_id, seat_id)

    def cancel(self) -> None:
        """Put the pupil back where they were."""
        if self._hand is not None:
            hand = self._empty_hand(vanish=False)
            self._intents.said.emit(f"{hand.name} stays.")

    def give_up(self) -> None:
        """Put the pupil back at once, without a word."""
        if self._hand is not None:
            self._empty_hand(vanish=True)

    def keep_up_with(self, before: PlanState) -> None:
        """Let go, saying nothing, where a new state leaves nothing to carry, or no place for it."""
        if self._hand is None:
            return
        state, pupil = self._stage.state, self._hand.pupil_id
        same = state.layout == before.layout and state.seat_of(pupil) == self._hand.origin
        if not (state.movable and same and state.card_of(pupil)):
            self._empty_hand(vanish=True)
        else:
            self.aim_at(self._hand.aimed)  # there may be a light by now

    def let_go(self) -> None:
        """Empty the hand when the vault is locked; nobody hears of it any more."""
        if self._hand is not None:
            with QSignalBlocker(self._intents):
                self._empty_hand(vanish=True)

    def aim_at(self, seat_id: int | None) -> None:
        """Show on a seat what putting down there would do."""
        if self._hand is None:
            return
        self._hand.aimed = seat_id
        kind = self._kind(seat_id)
        self._stage.aim(seat_id, kind)
        if self._hand.ghost is not None:
            light = self._stage.light_of(seat_id)
            self._hand.ghost.warn(kind, lit(light) if light is not None else None)

    def _tell_light(self, seat_id: int | None) -> None:
        """Say once what a drop on a seat would do to the rules; the keys say it with the seat."""
        light = self._stage.light_of(seat_id)
        told = (seat_id, light) if seat_id is not None and light is not None else None
        if told is not None and told != self._told:
            words = light_words(told[1], self._stage.state.show_private)
            place = self._stage.words_of(told[0], brief=True)
            self._intents.said.emit(f"{place[:1].upper()}{place[1:]}: {words}.")
        self._told = told

    def _take(self, pupil_id: int) -> bool:
        state = self._stage.state
        card = state.card_of(pupil_id)
        if card is None or not state.movable or self._hand is not None or self.held_back:
            return False
        if card.pinned:
            self._intents.said.emit(f"{card.name} is pinned. Unpin first (key P).")
            return False
        self._hand = _Hand(pupil_id, card.name, state.seat_of(pupil_id))
        self._stage.hover(None)
        self._stage.lift(pupil_id)
        self._intents.carried.emit(pupil_id)
        return True

    def _kind(self, seat_id: int | None) -> Target:
        if self._hand is None or seat_id is None or seat_id == self._hand.origin:
            return Target.NONE
        sitter = self._stage.state.cards.get(seat_id)
        if sitter is None:
            return Target.PLACE
        return Target.REFUSED if sitter.pinned else Target.SWAP

    def _empty_hand(self, vanish: bool) -> _Hand:
        if self._hand is None:
            raise RuntimeError("Nobody is in the hand.")
        hand, self._hand, self._told = self._hand, None, None
        self._stage.lift(None)
        self._stage.aim(None)
        if self.tray is not None:
            self.tray.welcome(False)
        if hand.ghost is not None:
            if vanish or hand.lifted_at is None:
                hand.ghost.vanish()
            else:
                hand.ghost.fly_back(hand.lifted_at)
        self._intents.put_down.emit()
        return hand

    def _seat_under(self, on_screen: QPoint) -> int | None:
        viewport = self._view.viewport()
        point = viewport.mapFromGlobal(on_screen)
        if not viewport.rect().contains(point):
            return None
        return self._stage.seat_at(self._view.mapToScene(point), near=True)

    def _over_tray(self, on_screen: QPoint) -> bool:
        return self.tray is not None and self.tray.contains_global(on_screen)
