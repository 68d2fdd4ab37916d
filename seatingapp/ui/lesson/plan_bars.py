"""What stands around the plan: a notice above it, and its buttons below it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from seatingapp.domain.plan_picture import Side
from seatingapp.ui.lesson.floating import holds_focus
from seatingapp.ui.lesson.intents import LessonIntents
from seatingapp.ui.lesson.mode_rows import DutyRow, ExceptRow, MovingRow, RegisterRow
from seatingapp.ui.lesson.state import LessonState
from seatingapp.ui.lesson.today_button import TodayButton
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.text import ElidedText, TextRole

_ROOMY = 620  # so wide that the buttons of the plan have room for all their words


class NoticeBar(QFrame):
    """A sentence with the buttons of what can be done; hidden while there is nothing to say.

    `taken` carries the place of a button among the steps, the best one being last.
    """

    taken = Signal(int)
    declined = Signal()

    def __init__(
        self,
        *,
        name: str,
        decline: str = "",
        role: TextRole = TextRole.BODY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self.setObjectName(name)
        self._shown: tuple[str, tuple[str, ...], bool] = ("", (), False)
        self.steps: list[Button] = []
        self._text = ElidedText("", role, name=f"{name}-text", keep=80)
        self.stay = Button(decline, name=f"{name}-decline") if decline else None
        self.cross = Button(
            name=f"{name}-close", kind=ButtonKind.PLAIN, icon="cross", accessible="Close"
        )
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 0, 4, 4)
        self._row.setSpacing(8)
        self._row.addWidget(self._text, 1)
        for button in (self.stay, self.cross):
            if button is not None:
                button.clicked.connect(self.declined)
                self._row.addWidget(button)
        self.hide()

    def show_notice(self, text: str, steps: tuple[str, ...], *, closable: bool = False) -> None:
        """Say `text` and offer `steps`; an empty text takes the bar away. Emits nothing."""
        if (text, steps, closable) == self._shown:
            return
        self._shown = (text, steps, closable)
        self._text.setText(text)
        self._text.setToolTip(text)
        for button in self.steps:
            button.hide()
            button.deleteLater()
        self.steps = []
        for place, words in enumerate(steps):
            kind = ButtonKind.PRIMARY if place == len(steps) - 1 else ButtonKind.QUIET
            button = Button(words, name=f"{self._name}-step-{place}", kind=kind)
            button.clicked.connect(self._take)
            self._row.insertWidget(self._row.indexOf(self.cross), button)
            button.show()
            self.steps.append(button)
        self.cross.setVisible(closable)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return tuple(b for b in (self.stay, *self.steps, self.cross) if b is not None)

    def _take(self) -> None:
        button = self.sender()
        if isinstance(button, Button) and button in self.steps:
            self.taken.emit(self.steps.index(button))


class PlanFoot(QStackedWidget):
    """Below the plan: its buttons, or in register or moving mode what a click or drag does."""

    def __init__(self, intents: LessonIntents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan-foot")
        self._seen_from = Side.TEACHER
        self.all = Button("Select all", name="select-all")
        self.register = Button("Register", name="register")
        self.today = TodayButton(intents)
        self.side = Button("View from pupils' side", name="plan-side")
        self._counts = ElidedText("", TextRole.MUTED, name="present-counts", keep=110)
        self.register_row = RegisterRow(intents)
        self.moving_row = MovingRow(intents)
        self.except_row = ExceptRow(intents)
        self.duty_row = DutyRow(intents)
        self.all.clicked.connect(intents.select_all_requested)
        self.register.clicked.connect(intents.register_toggled)
        self.side.clicked.connect(intents.side_toggled)
        rows = (self.register_row, self.moving_row, self.except_row, self.duty_row)
        for page in (self._buttons(), *rows):
            self.addWidget(page)
        self.setFixedHeight(self.all.sizeHint().height())

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order; all but one row of them is hidden."""
        plain = (self.all, self.register, self.today, self.side)
        rows = (self.register_row, self.moving_row, self.except_row, self.duty_row)
        return *plain, *(stop for row in rows for stop in row.stops())

    def show_foot(self, state: LessonState) -> None:
        """Show who is here, from where the plan is seen, and what a click or drag does now."""
        self._counts.setText(state.counts)
        self.today.show_plans(state.plans, has_seats=bool(state.plan.layout.desks))
        self._seen_from = state.plan.side
        self._name_side()
        self.register_row.show_row(state.counts, state.register)
        self.moving_row.show_row(state.counts, state.moving)
        self.except_row.show_row(state.excepting)
        self.duty_row.show_row(state.duty)
        modes = (state.register, state.moving, state.excepting, state.duty)
        page = next((n for n, mode in enumerate(modes, 1) if mode is not None), 0)
        before, had_focus = self.currentIndex(), holds_focus(self)
        if page != before:
            self.setCurrentIndex(page)
            if had_focus:
                self._focus_after(before, page)

    def _focus_after(self, before: int, page: int) -> None:
        """Keep the focus here: on the button that ends a mode, or on the one that began it."""
        began = (self.register, self.register, self.today, self.all, self.today)[before]
        ends = (self.register_row.done, self.moving_row.done, self.except_row.clear)
        (began, *ends, self.duty_row.done)[page].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use shorter words where room is short."""
        super().resizeEvent(event)
        self._name_side()

    def _name_side(self) -> None:
        """Say from where the plan can be seen too; in full at least to who hears it."""
        other = "pupils'" if self._seen_from is Side.TEACHER else "teacher's"
        whole = f"View from {other} side"
        text = whole if self.width() >= _ROOMY else "Other side"
        if (self.side.text(), self.side.accessibleName()) != (text, whole):
            self.side.setText(text)
            self.side.setAccessibleName(whole)
            self.side.setToolTip("" if text == whole else whole)
            self.side.updateGeometry()

    def _buttons(self) -> QWidget:
        row_widget = QWidget()
        row = QHBoxLayout(row_widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.all, self.register, self.today, self.side):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._counts)
        return row_widget
