"""The scene of a plan: the floor, all seats, the lines over them, and what is where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsScene

from seatingapp.domain.plan_picture import Box
from seatingapp.ui.plan_view.broken_layer import BrokenLayer
from seatingapp.ui.plan_view.exposure import Exposure
from seatingapp.ui.plan_view.fitting import Fitted, fit
from seatingapp.ui.plan_view.floor import Floor
from seatingapp.ui.plan_view.light_painter import lit
from seatingapp.ui.plan_view.lights_layer import LightsLayer
from seatingapp.ui.plan_view.lines_layer import LinesLayer
from seatingapp.ui.plan_view.photos import PhotoCache
from seatingapp.ui.plan_view.row_handles import RowHandleItem
from seatingapp.ui.plan_view.seat_picture import SeatLook, SeatPicture, Shared
from seatingapp.ui.plan_view.seats_layer import SeatsLayer
from seatingapp.ui.plan_view.signs import Target
from seatingapp.ui.plan_view.spoken import place_words, seat_words
from seatingapp.ui.plan_view.state import EMPTY_PLAN, CardState, PlanState
from seatingapp.ui.theme import current_tokens

if TYPE_CHECKING:  # as in `state`
    from seatingapp.domain.rules.verdicts import SeatLight

_NEAR = 12.0  # a finger may miss a seat by so much


class Stage(QGraphicsScene):
    """Shows a `PlanState` as a picture and answers what lies at a point.

    Besides the state it keeps what only the picture knows: the focus, the seat under the pointer,
    the pupil in the hand and the seat on which a drop would land.
    """

    focus_moved = Signal(int)  # seat id

    def __init__(self, photos: PhotoCache, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.state = EMPTY_PLAN
        self.fitted: Fitted = fit(EMPTY_PLAN.layout, 0, 0, EMPTY_PLAN.side)
        self.focus_seat: int | None = None
        self.exposure = Exposure()
        self.seats = SeatsLayer(self, self.exposure)
        self._lines = LinesLayer()
        self._broken = BrokenLayer()
        self._lights = LightsLayer()
        self._floor = Floor(self.fitted.picture)
        self._shared = Shared(photos)
        self._pictures: dict[int, SeatPicture] = {}
        self._handles: list[RowHandleItem] = []
        self._show_focus = False
        self._hovered: int | None = None
        self._lifted: int | None = None
        self._target: tuple[int, Target] | None = None
        for item in (self.seats, self._lines, self._broken, self._lights):
            self.addItem(item)

    def arrange(self, width: int, height: int) -> None:
        """Lay the room out anew for a window of that size."""
        for handle in self._handles:
            self.removeItem(handle)
        state = self.state
        self.fitted = fit(state.layout, width, height, state.side)
        picture = self.fitted.picture
        self._floor = Floor(picture)
        self._handles = [RowHandleItem(row) for row in self.fitted.rows]
        for handle in self._handles:
            self.addItem(handle)
        self._pictures = {
            seat: SeatPicture(seat, box, self._shared) for seat, box in picture.cards.items()
        }
        self.seats.show_pictures(self._pictures)
        self.setSceneRect(0, 0, picture.width, picture.height)
        if self.focus_seat not in self._pictures:
            self.focus_seat = self.fitted.rows[0].seats[0] if self.fitted.rows else None
        rects = self._rects()
        self._lines.show_lines(state.lines, rects)
        self._lights.show_seats(rects)
        self._show_broken()
        self._refresh(self._pictures)
        self._show_lights()
        self.update()

    def show_state(self, state: PlanState) -> None:
        """Show another state of the same room; only what differs is painted again."""
        before, self.state = self.state, state
        if state.lines != before.lines:
            self._lines.show_lines(state.lines, self._rects())
        if (state.broken, state.show_private) != (before.broken, before.show_private):
            self._show_broken()
        now, then = state.cards, before.cards
        cards_only = _but_cards(state) == _but_cards(before)
        self._refresh([s for s in self._pictures if not (cards_only and now.get(s) is then.get(s))])
        self._show_lights()

    def forget_pixmaps(self) -> None:
        """Draw everything anew: theme, fonts or photos changed."""
        self._shared.forget_pixmaps()
        self._lights.forget_pixmaps()
        for picture in self._pictures.values():
            picture.forget()
        self.update()

    # What goes on.

    def focus(self, seat_id: int) -> None:
        """Move the focus to a seat."""
        if seat_id not in self._pictures:
            return
        before, self.focus_seat = self.focus_seat, seat_id
        self._refresh_some(before, seat_id)
        if before != seat_id:
            self.focus_moved.emit(seat_id)

    def show_focus(self, shown: bool) -> None:
        """Draw the ring around the seat with the focus, or do not."""
        self._show_focus = shown
        self._refresh_some(self.focus_seat)

    def hover(self, seat_id: int | None, row: RowHandleItem | None = None) -> None:
        """Show what is under the pointer."""
        before, self._hovered = self._hovered, seat_id
        if before != seat_id:
            self._refresh_some(before, seat_id)
        for handle in self._handles:
            handle.set_hovered(handle is row)

    def lift(self, pupil_id: int | None) -> None:
        """Show that a pupil is in the hand, or that the hand is empty."""
        before, self._lifted = self._lifted, pupil_id
        for pupil in (before, pupil_id):
            self._refresh_some(self.state.seat_of(pupil) if pupil is not None else None)
        self._show_lights()

    def aim(self, seat_id: int | None, target: Target = Target.NONE) -> None:
        """Show what a drop would do on a seat."""
        before = self._target
        self._target = (seat_id, target) if seat_id is not None else None
        if before != self._target:
            self._refresh_some(before[0] if before else None, seat_id)

    # What is where.

    def picture_of(self, seat_id: int) -> SeatPicture:
        """Return the picture of a seat that the room has."""
        return self._pictures[seat_id]

    def box_of(self, seat_id: int) -> Box:
        """Return where a seat is drawn."""
        return self.fitted.picture.cards[seat_id]

    def seat_at(self, point: QPointF, near: bool = False) -> int | None:
        """Return the seat at a point; with `near`, also one that is missed by little."""
        slack = _NEAR if near else 0.0
        found = [
            (abs(rect.center().x() - point.x()) + abs(rect.center().y() - point.y()), seat)
            for seat, picture in self._pictures.items()
            if (rect := picture.rect.adjusted(-slack, -slack, slack, slack)).contains(point)
        ]
        return min(found)[1] if found else None

    def desk_at(self, point: QPointF) -> int | None:
        """Return the desk whose frame is at a point."""
        return self._floor.desk_at(point)

    def row_at(self, point: QPointF) -> RowHandleItem | None:
        """Return the handle of a row at a point."""
        return next((h for h in self._handles if h.boundingRect().contains(point)), None)

    def pupils_in(self, area: QRectF) -> frozenset[int]:
        """Return the pupils whose cards an area touches."""
        touched = (s for s, picture in self._pictures.items() if picture.rect.intersects(area))
        return self.pupils_on(touched)

    def pupils_on(self, seats: Iterable[int]) -> frozenset[int]:
        """Return the pupils who sit on seats."""
        cards = self.state.cards
        return frozenset(cards[seat].pupil_id for seat in seats if seat in cards)

    def card_at(self, seat_id: int | None) -> CardState | None:
        """Return who sits on a seat, if there is one and somebody does."""
        return self.state.cards.get(seat_id) if seat_id is not None else None

    def light_of(self, seat_id: int | None) -> SeatLight | None:
        """Return what would follow if the pupil in the hand were put on a seat, where it is known.

        Nothing would on their own seat, and nothing can where somebody is pinned.
        """
        if seat_id is None or self._lifted is None:
            return None
        card = self.state.cards.get(seat_id)
        if card is not None and (card.pinned or card.pupil_id == self._lifted):
            return None
        return self.state.lights.get(seat_id)

    def loose_picture(self, card: CardState, zoom: float, ratio: float) -> QPixmap:
        """Return a card as it would look on a seat of this room."""
        box = next(iter(self.fitted.picture.cards.values()), Box(0, 0, 100, 84))
        picture = SeatPicture(0, box, self._shared)
        picture.show_look(SeatLook(card, self.state.show_private))
        return picture.picture(zoom, ratio)

    def words_of(self, seat_id: int, *, brief: bool = False) -> str:
        """Return what a seat is called aloud; in brief only where it is."""
        for number, row in enumerate(self.fitted.rows, 1):
            if seat_id in row.seats:
                words = place_words if brief else seat_words
                return words(self.state, seat_id, number, row.seats.index(seat_id) + 1)
        raise ValueError(f"The room has no seat {seat_id}.")

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Fill with the colour of a sheet, and draw walls, desks and furniture."""
        tokens = current_tokens()
        painter.fillRect(rect, QColor(tokens.surface))
        self._floor.draw(painter, QRectF(rect), self.exposure, tokens)

    def _refresh(self, seats: Iterable[int]) -> None:
        """Give seats their look; what was drawn for one seat is used on another."""
        looks = {seat: self._look(seat) for seat in seats}
        new = [seat for seat, look in looks.items() if look != self._pictures[seat].look]
        olds = [self._pictures[seat] for seat in new]
        drawn = {old.look.printed: old.drawn for old in olds if old.drawn is not None}
        for seat in new:
            look = looks[seat]
            self._pictures[seat].show_look(look, drawn.get(look.printed))
            self.update(self.seats.area_of(seat))

    def _rects(self) -> dict[int, QRectF]:
        return {seat: picture.rect for seat, picture in self._pictures.items()}

    def _show_broken(self) -> None:
        marks = self.state.broken if self.state.show_private else ()
        self._broken.show_marks(marks, self._rects())

    def _show_lights(self) -> None:
        lights = self.state.lights if self._lifted is not None else {}
        found = ((seat, self.light_of(seat)) for seat in lights)
        self._lights.show_lights({seat: lit(light) for seat, light in found if light is not None})

    def _refresh_some(self, *seats: int | None) -> None:
        for seat in seats:
            if seat in self._pictures and (look := self._look(seat)) != self._pictures[seat].look:
                self._pictures[seat].show_look(look)
                self.update(self.seats.area_of(seat))

    def _look(self, seat: int) -> SeatLook:
        state = self.state
        card = state.cards.get(seat)
        pupil = card.pupil_id if card is not None else None
        answers = card is not None and (state.armed or state.movable)
        return SeatLook(
            card=card,
            show_private=state.show_private,
            selected=pupil in state.selected,
            focused=self._show_focus and seat == self.focus_seat,
            hovered=answers and seat == self._hovered,
            lifted=pupil is not None and pupil == self._lifted,
            target=self._target[1] if self._target and self._target[0] == seat else Target.NONE,
            number=state.numbers.get(seat, "") if state.show_numbers else "",
            comment=bool(state.comments.get(seat)),
            highlighted=seat in state.highlighted,
        )


def _but_cards(state: PlanState) -> tuple[object, ...]:
    """What decides how seats look besides the cards on them."""
    return (
        state.show_private,
        state.selected,
        state.armed,
        state.movable,
        state.numbers if state.show_numbers else None,
        state.comments,
        state.highlighted,
    )
