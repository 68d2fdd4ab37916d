"""The menu of what is special today: seats for this lesson only, a guest, another plan."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from seatingapp.ui.lesson.intents import LessonIntents
from seatingapp.ui.lesson.state import PlansState
from seatingapp.ui.widgets.button import Button


class TodayButton(Button):
    """Opens the menu; what is picked leaves by the page's intents."""

    def __init__(self, intents: LessonIntents, parent: QWidget | None = None) -> None:
        super().__init__("Today", name="today", parent=parent)
        self.setAccessibleName("Today: move pupils, add a guest, choose a plan")
        self._intents = intents
        self._plans = PlansState()
        self.today_menu = QMenu(self)
        self.today_menu.setObjectName("today-menu")
        self.today_menu.setAccessibleName("Today")
        self._move = self.today_menu.addAction("Move pupils for today\tCtrl+M")
        self._move.setObjectName("today-move")
        self._move.triggered.connect(intents.moving_toggled)
        guest = self.today_menu.addAction("Add a guest …")
        guest.setObjectName("today-guest")
        guest.triggered.connect(intents.guest_requested)
        dating = self.today_menu.addAction("It happened earlier …\tCtrl+E")
        dating.setObjectName("today-earlier")
        dating.triggered.connect(intents.dating_asked)
        duty = self.today_menu.addAction("On duty: any pupil, no lesson\tCtrl+D")
        duty.setObjectName("today-duty")
        duty.triggered.connect(intents.duty_toggled)
        self._line = self.today_menu.addSeparator()
        self._heading = self.today_menu.addAction("Plan for this lesson")
        self._heading.setEnabled(False)
        self._options: list[QAction] = []
        self.setMenu(self.today_menu)
        self._show_options()

    def show_plans(self, plans: PlansState, *, has_seats: bool) -> None:
        """Offer these plans; emits nothing."""
        self._move.setEnabled(has_seats)
        if plans != self._plans:
            self._plans = plans
            self._show_options()

    def _show_options(self) -> None:
        for action in self._options:
            self.today_menu.removeAction(action)
            action.deleteLater()
        self._options = []
        options = self._plans.options
        for seen in (self._line, self._heading):
            seen.setVisible(bool(options))
        for option in options:
            action = QAction(option.text, self.today_menu)
            action.setObjectName(f"today-plan-{option.plan_id}")
            action.setData(option.plan_id)
            action.setCheckable(True)
            action.setChecked(option.is_open)
            action.triggered.connect(self._choose)
            self.today_menu.addAction(action)
            self._options.append(action)

    def _choose(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._intents.plan_chosen.emit(int(action.data()))
            self._show_options()  # what was ticked by the click shows once it is so
