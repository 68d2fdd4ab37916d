"""The menu of further ways to arrange a class."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from seatingapp.ui.seating.exams.menu import SPECIAL_PLANS, add_special_plans
from seatingapp.ui.seating.solved import Effort, Mode, SolvingState
from seatingapp.ui.seating.state import Order

_SEED = "seed"
_ORDERS = (
    (Order.ALPHABETICAL, "Alphabetical"),
    (Order.RANDOM, "Random"),
    (Order.CLEAR, "Clear (keep pinned)"),
)
_EFFORTS = (
    (Effort.SHORT, "Look for 1 second"),
    (Effort.LONG, "Look for 5 seconds"),
    (Effort.LONGEST, "Look for 20 seconds"),
)


class WaysMenu(QMenu):
    """Everything that arranges besides the buttons; exams and carousels stand here too."""

    order_requested = Signal(object)  # Order
    mode_requested = Signal(object)  # Mode
    effort_requested = Signal(object)  # Effort
    seed_requested = Signal()
    special_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("arrange-menu")
        self._empty = self._add("", Mode.EMPTY, Mode.EMPTY.value)
        self._add("By the rules, with a seed …", _SEED, _SEED)
        self.addSeparator()
        self._efforts: dict[Effort, QAction] = {}
        group = QActionGroup(self)
        for effort, text in _EFFORTS:
            action = self._add(text, effort, f"effort-{effort.name.lower()}")
            action.setCheckable(True)
            group.addAction(action)
            self._efforts[effort] = action
        self.addSeparator()
        for order, text in _ORDERS:
            if order is Order.CLEAR:
                self.addSeparator()
            self._add(text, order, order.value)
        add_special_plans(self)
        self.triggered.connect(self._chosen)

    def show_state(self, state: SolvingState) -> None:
        """Say how many wait, and for how long is looked; emits nothing."""
        waiting = f" ({state.loose} in the tray)" if state.loose else ""
        self._empty.setText(f"Only the empty seats{waiting}")
        self._empty.setEnabled(state.loose > 0)
        self._efforts[state.effort].setChecked(True)

    def _add(self, text: str, data: object, name: str) -> QAction:
        action = self.addAction(text)
        action.setObjectName(f"arrange-{name}")
        action.setData(data)
        return action

    def _chosen(self, action: QAction) -> None:
        data = action.data()
        if data == _SEED:
            self.seed_requested.emit()
        elif data in SPECIAL_PLANS:
            self.special_requested.emit(data)
        else:
            signals = {
                Mode: self.mode_requested,
                Effort: self.effort_requested,
                Order: self.order_requested,
            }
            signals[type(data)].emit(data)
