"""What the picture of a plan tells a screen reader: its seats, the focus, and what is said."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from seatingapp.ui.plan_view.accessible import answer_screen_readers
from seatingapp.ui.plan_view.drawn_item import as_rect
from seatingapp.ui.plan_view.photos import PhotoCache
from seatingapp.ui.plan_view.spoken_rules import broken_words, light_words
from seatingapp.ui.plan_view.stage import Stage


class SpokenView(QGraphicsView):
    """A view of a stage that answers for every seat of it in words."""

    def __init__(self, photos: PhotoCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = Stage(photos, self)
        self._stage.focus_moved.connect(self._tell_focus)
        self.setScene(self._stage)
        answer_screen_readers()

    def spoken_seats(self) -> tuple[int, ...]:
        """All seats in the order in which they are read."""
        return tuple(seat for row in self._stage.fitted.rows for seat in row.seats)

    def spoken_words(self, seat_id: int) -> str:
        """What a seat is called aloud."""
        return self._stage.words_of(seat_id)

    def spoken_description(self, seat_id: int) -> str:
        """What is said of a seat besides: what a drop would do, and which rules are broken."""
        light, state = self._stage.light_of(seat_id), self._stage.state
        words = [light_words(light, state.show_private)] if light is not None else []
        return ". ".join((*words, *broken_words(state, seat_id)))

    def spoken_area(self, seat_id: int) -> QRect:
        """Where a seat is on the screen."""
        area = self.mapFromScene(as_rect(self._stage.box_of(seat_id))).boundingRect()
        return QRect(self.viewport().mapToGlobal(area.topLeft()), area.size())

    def spoken_focus(self) -> int | None:
        """The seat with the keyboard focus, if the view has it."""
        return self._stage.focus_seat if self.hasFocus() else None

    def _announce(self, text: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _tell_focus(self, seat_id: int) -> None:
        self._tell(QAccessible.Event.Focus, seat_id)

    def _tell(self, kind: QAccessible.Event, seat_id: int) -> None:
        """Tell a screen reader that something about a seat is new, if the view has the focus."""
        if QAccessible.isActive() and self.hasFocus():
            event = QAccessibleEvent(self, kind)
            event.setChild(self.spoken_seats().index(seat_id))
            QAccessible.updateAccessibility(event)
