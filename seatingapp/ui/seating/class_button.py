"""The name of the class in the header, which opens the list of classes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from seatingapp.domain.wording import counted
from seatingapp.ui.seating.state import ClassOption
from seatingapp.ui.widgets.title_button import TitleButton


class ClassButton(TitleButton):
    """`class_requested` with the id of the class that the user picked."""

    class_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="class-button", least=110, most=290, parent=parent)
        self.setToolTip("Choose a class")
        self._classes: tuple[ClassOption, ...] = ()
        self.menu = QMenu(self)
        self.menu.setObjectName("class-menu")
        self.menu.triggered.connect(self._picked)
        self.clicked.connect(self.open_menu)

    def show_classes(self, classes: Sequence[ClassOption], chosen: int | None) -> None:
        """Offer these classes; the chosen one gives the button its text. Emits nothing."""
        if tuple(classes) != self._classes:
            self._classes = tuple(classes)
            self.menu.clear()
            for option in classes:
                size = counted(option.size, "pupil")
                action = self.menu.addAction(f"{option.name}\t{size}")
                action.setData(option.class_id)
                action.setCheckable(True)
        for action in self.menu.actions():
            action.setChecked(action.data() == chosen)
        name = next((c.name for c in classes if c.class_id == chosen), "")
        self.show_title(name, accessible=f"Class {name}. Choose another")

    def open_menu(self) -> None:
        """Show the list below the name."""
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _picked(self, action: QAction) -> None:
        self.class_requested.emit(int(action.data()))
