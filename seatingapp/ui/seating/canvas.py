"""The large card of the Seating page: the room, the tray, and what is done to the whole plan."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from seatingapp.domain.plan_picture import Side
from seatingapp.ui.plan_view import PlanView, TrayStrip
from seatingapp.ui.seating.solved import SolvingState
from seatingapp.ui.seating.solving.plan_bar import SolveBar, Underway
from seatingapp.ui.seating.state import Counts, SeatingState
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.flow_layout import FlowLayout
from seatingapp.ui.widgets.text import ElidedText, TextRole

_ROOM_FOR_COUNTS = 770  # px
_TURN = {
    Side.TEACHER: "View from pupils' side",
    Side.PUPILS: "View from teacher's side",
}


class PlanCanvas(Card):
    """Shows the plan of a `SeatingState`; the gestures on it come out as signals.

    `solve_requested` carries a `Mode` of arranging by the rules, `arrange_requested` an `Order`,
    `effort_requested` for how long a plan is looked for. `hint` carries a sentence about what the
    keys do now or why a drag was refused.
    """

    selection_requested = Signal(object, str)
    place_requested = Signal(int, int)
    unseat_requested = Signal(object)  # frozenset of pupil ids
    pin_requested = Signal(object, bool)  # frozenset of pupil ids
    arrange_requested = Signal(object)  # Order
    solve_requested = Signal(object)  # Mode
    effort_requested = Signal(object)  # Effort
    seed_requested = Signal()
    cancel_requested = Signal()  # of a search; keeps the best
    side_requested = Signal(object)  # Side
    seat_requested = Signal(int)  # an empty seat
    neighbours_requested = Signal(bool)
    special_requested = Signal(str, int)  # an exam or carousel, class id
    hint = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="plan-card", parent=parent)
        self.plan = PlanView()
        self.tray = TrayStrip()
        self.plan.set_tray(self.tray)
        self._side, self._class_id = Side.TEACHER, 0
        self._counts = ElidedText("", TextRole.MUTED, name="plan-counts")
        self.solve = SolveBar()
        self._underway = Underway()
        self._turn = Button(name="turn", icon="swap-view", accessible=_TURN[Side.TEACHER])
        self._near = Button(name="neighbours", icon="neighbours", accessible="Neighbours")
        self._near.setCheckable(True)
        self._near.setToolTip("Draw lines between those who sit next to each other")
        self._join = Button(name="connect", icon="connect", accessible="Connect two pupils")
        self._join.setCheckable(True)
        self._join.setToolTip("Connect two pupils to give them a rule (Shift Enter on both)")
        self._smaller = Button(name="zoom-out", icon="zoom-out", accessible="Zoom out (Ctrl −)")
        self._fit = Button(name="zoom-fit", icon="fit", accessible="Fit to window (Ctrl 0)")
        self._larger = Button(name="zoom-in", icon="zoom-in", accessible="Zoom in (Ctrl +)")
        self.body.setSpacing(6)
        self.body.addWidget(self.plan, 1)
        self.body.addWidget(self.tray)
        self._bottom = self._bottom_row()
        self.body.addWidget(self._bottom)
        self.body.addWidget(self._underway)
        self._connect()

    def show_state(self, state: SeatingState) -> None:
        """Show the plan; emits nothing."""
        self._side, self._class_id = state.plan.side, state.class_id or 0
        self._turn.setAccessibleName(_TURN[self._side])
        self._turn.setToolTip(_TURN[self._side])
        self._near.setChecked(state.neighbours)
        self._join.setVisible(state.plan.show_private)  # rules are private
        if not (state.plan.show_private and state.plan.movable):
            self._join_pupils(False)
        self._counts.setText(counts_line(state.counts))
        self._show_solving(state.solving)
        self.plan.show_state(state.plan)

    @property
    def buttons_height(self) -> int:
        """How far the upper edge of the buttons is from the lower edge of the card."""
        lowest = self._bottom if self._underway.isHidden() else self._underway
        return self.height() - lowest.y()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the counts to the panel where they would be cut to their first letters."""
        super().resizeEvent(event)
        self._counts.setVisible(self.width() >= _ROOM_FOR_COUNTS)

    def _show_solving(self, state: SolvingState) -> None:
        """While a plan is looked for, the way to stop it takes the place of the buttons."""
        focused = cast("QWidget | None", self.focusWidget())
        was_here = focused is not None and self._bottom.isAncestorOf(focused)
        self.solve.show_state(state)
        self._underway.show_state(state)
        self._bottom.setVisible(state.run is None)
        if was_here and state.run is not None:
            self.plan.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bottom_row(self) -> QWidget:
        bottom = QWidget()
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=8)
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        tools_here = (self._turn, self._near, self._join, self._smaller, self._fit, self._larger)
        for widget in tools_here:
            row.addWidget(widget)
        for part in (self.solve, tools):
            flow.addWidget(part)
        line = QHBoxLayout(bottom)
        line.setContentsMargins(4, 2, 4, 2)
        line.setSpacing(12)
        line.addWidget(buttons, 1)
        line.addWidget(self._counts)
        return bottom

    def _connect(self) -> None:
        plan = self.plan
        plan.pupil_activated.connect(self._select_one)
        plan.seat_activated.connect(self.seat_requested)
        plan.selection_requested.connect(self.selection_requested)
        plan.place_requested.connect(self.place_requested)
        plan.tray_requested.connect(self._unseat_one)
        plan.pin_requested.connect(self._pin_one)
        plan.menu_requested.connect(self._open_menu)
        plan.said.connect(self._pass_hint)
        plan.zoom.changed.connect(self._show_zoom)
        solve, menu = self.solve, self.solve.menu
        solve.solve_requested.connect(self.solve_requested)
        menu.mode_requested.connect(self.solve_requested)
        menu.order_requested.connect(self.arrange_requested)
        menu.effort_requested.connect(self.effort_requested)
        menu.seed_requested.connect(self.seed_requested)
        menu.special_requested.connect(self._ask_special)
        self._underway.cancel_requested.connect(self.cancel_requested)
        self._turn.clicked.connect(self._ask_side)
        self._near.clicked.connect(self.neighbours_requested)
        self._join.clicked.connect(self._join_pupils)
        plan.connecting_ended.connect(self._join_ended)
        self._smaller.clicked.connect(plan.zoom.smaller)
        self._fit.clicked.connect(plan.zoom.fit)
        self._larger.clicked.connect(plan.zoom.larger)
        self._show_zoom(plan.zoom.factor)

    def _show_zoom(self, factor: float) -> None:
        self._smaller.setEnabled(factor > 1.0)
        self._fit.setEnabled(factor > 1.0)

    def _select_one(self, pupil_id: int) -> None:
        self.selection_requested.emit(frozenset({pupil_id}), "click")

    def _unseat_one(self, pupil_id: int) -> None:
        self.unseat_requested.emit(frozenset({pupil_id}))

    def _pin_one(self, pupil_id: int, pinned: bool) -> None:
        self.pin_requested.emit(frozenset({pupil_id}), pinned)

    def _ask_special(self, kind: str) -> None:
        self.special_requested.emit(kind, self._class_id)

    def _join_pupils(self, on: bool) -> None:
        if on != self.plan.connecting:
            self.plan.set_connecting(on)
        self._join.setChecked(on)

    def _join_ended(self) -> None:
        self._join.setChecked(False)

    def _ask_side(self) -> None:
        other = Side.PUPILS if self._side is Side.TEACHER else Side.TEACHER
        self.side_requested.emit(other)

    def _pass_hint(self, text: str) -> None:
        """What is said of every seat that the keys pass is for screen readers only."""
        seat = self.plan.spoken_focus()
        if seat is None or text != self.plan.spoken_words(seat):
            self.hint.emit(text)

    def _open_menu(self, pupil_id: int, at: QPoint) -> None:
        card = self.plan.state.card_of(pupil_id)
        if card is None or self.plan.state.seat_of(pupil_id) is None:
            return
        self._select_one(pupil_id)
        menu = PupilMenu(pupil_id, card.name, card.pinned, self)
        menu.pin_requested.connect(self._pin_one)
        menu.unseat_requested.connect(self._unseat_one)
        menu.popup(at)


class PupilMenu(QMenu):
    """What can be done with a seated pupil; deletes itself when it closes."""

    pin_requested = Signal(int, bool)
    unseat_requested = Signal(int)

    def __init__(self, pupil_id: int, name: str, pinned: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pupil-menu")
        self._pupil_id = pupil_id
        self._pinned = pinned
        self._pin = self.addAction(f"Unpin {name}\tP" if pinned else f"Pin {name} here\tP")
        self._pin.setObjectName("menu-pin")
        self._unseat = self.addAction("Move to the tray\tDel")
        self._unseat.setObjectName("menu-unseat")
        self._unseat.setEnabled(not pinned)
        self._pin.triggered.connect(self._ask_pin)
        self._unseat.triggered.connect(self._ask_unseat)
        self.aboutToHide.connect(self.deleteLater)

    def _ask_pin(self) -> None:
        self.pin_requested.emit(self._pupil_id, not self._pinned)

    def _ask_unseat(self) -> None:
        self.unseat_requested.emit(self._pupil_id)


def counts_line(counts: Counts) -> str:
    """Return the counts on the right below the plan."""
    return f"Seats {counts.seats} · pupils {counts.pupils} · pinned {counts.pinned}"
