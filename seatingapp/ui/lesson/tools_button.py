"""The menu of what helps in a lesson besides logging: picking, groups, the timer, ratings."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QMenu, QWidget

from seatingapp.ui.lesson.intents import LessonIntents
from seatingapp.ui.widgets.button import Button


class ToolsButton(Button):
    """Opens the menu; the timer is the page's own, everything else leaves by intents."""

    timer_asked = Signal()

    def __init__(self, intents: LessonIntents, parent: QWidget | None = None) -> None:
        super().__init__("Tools", name="tools", parent=parent)
        self.setAccessibleName("Tools: pick a pupil, groups, timer, ratings")
        self._intents = intents
        self.tools_menu = QMenu(self)
        self.tools_menu.setObjectName("tools-menu")
        self.tools_menu.setAccessibleName("Tools")
        self._add("Pick a pupil\tCtrl+K", "tools-pick").connect(intents.pick_requested)
        self._add("Make groups …\tCtrl+G", "tools-groups").connect(intents.groups_toggled)
        self._add("Timer\tCtrl+T", "tools-timer").connect(self.timer_asked)
        rating = "Rate the lesson for those on report …\tCtrl+Shift+O"
        self._add(rating, "tools-rating").connect(intents.rating_requested)
        self.tools_menu.addSeparator()
        self._fair = self.tools_menu.addAction("Pick those first who were picked least")
        self._fair.setObjectName("tools-fair")
        self._fair.setCheckable(True)
        self._fair.triggered.connect(intents.fair_chosen)
        self._add("Start picking afresh", "tools-afresh").connect(intents.picks_cleared)
        self.setMenu(self.tools_menu)

    def show_fair(self, fair: bool) -> None:
        """Tick how pupils are picked; emits nothing."""
        self._fair.setChecked(fair)

    def _add(self, words: str, name: str) -> SignalInstance:
        action = self.tools_menu.addAction(words)
        action.setObjectName(name)
        return action.triggered
