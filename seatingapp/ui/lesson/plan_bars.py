"""What stands around the plan: a notice above it, and the buttons or the register below it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from seatingapp.domain.plan_picture import Side
from seatingapp.ui.lesson.floating import holds_focus
from seatingapp.ui.lesson.intents import LessonIntents
from seatingapp.ui.lesson.popover import minutes_field
from seatingapp.ui.lesson.state import RegisterState
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.text import ElidedText, Text, TextRole


class NoticeBar(QFrame):
    """A sentence with a button or two; hidden while there is nothing to say."""

    accepted = Signal()
    declined = Signal()

    def __init__(self, *, name: str, decline: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._text = ElidedText("", TextRole.BODY, name=f"{name}-text")
        self._accept = Button("", name=f"{name}-accept", kind=ButtonKind.PRIMARY)
        self._accept.clicked.connect(self.accepted)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 4)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        if decline:
            stay = Button(decline, name=f"{name}-decline")
            stay.clicked.connect(self.declined)
            row.addWidget(stay)
        row.addWidget(self._accept)
        self.hide()

    def show_notice(self, text: str, action: str) -> None:
        """Say `text` and offer `action`; an empty text takes the bar away."""
        self._text.setText(text)
        self._accept.setText(action)
        self._accept.setAccessibleName(action)
        self._accept.setVisible(bool(action))
        self._accept.updateGeometry()
        self.setAccessibleName(text)
        self.setVisible(bool(text))


class PlanFoot(QStackedWidget):
    """Below the plan: its buttons, or in register mode what a click does."""

    def __init__(self, intents: LessonIntents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan-foot")
        self._intents = intents
        self.all = Button("Select all", name="select-all")
        self.register = Button("Register", name="register")
        self.side = Button("View from pupils' side", name="plan-side")
        self._counts = ElidedText("", TextRole.MUTED, name="present-counts", keep=120)
        self._register_counts = ElidedText("", TextRole.MUTED, name="register-counts", keep=60)
        self.all.clicked.connect(intents.select_all_requested)
        self.register.clicked.connect(intents.register_toggled)
        self.side.clicked.connect(intents.side_toggled)
        self.addWidget(self._buttons())
        self.addWidget(self._register_row())
        self.setFixedHeight(self.all.sizeHint().height())

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order; one half of them is hidden."""
        plain = (self.all, self.register, self.side)
        return *plain, self.minutes, self.everyone, self.done

    def show_foot(self, counts: str, side: Side, register: RegisterState | None) -> None:
        """Show who is here, from where the plan is seen, and whether the register is on."""
        self._counts.setText(counts)
        self._register_counts.setText(counts)
        other = "pupils'" if side is Side.TEACHER else "teacher's"
        text = f"View from {other} side"
        if self.side.text() != text:
            self.side.setText(text)
            self.side.setAccessibleName(text)
            self.side.updateGeometry()
        if register is not None and not self.minutes.hasFocus():
            self.minutes.setText(str(register.minutes))
        had_focus = holds_focus(self)
        page = 0 if register is None else 1
        if page != self.currentIndex():
            self.setCurrentIndex(page)
            if had_focus:
                (self.done if page else self.register).setFocus()

    def _buttons(self) -> QWidget:
        row_widget = QWidget()
        row = QHBoxLayout(row_widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.all, self.register, self.side):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._counts)
        return row_widget

    def _register_row(self) -> QWidget:
        row_widget = QWidget()
        row_widget.setAccessibleName("Register")
        row = QHBoxLayout(row_widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        legend = ElidedText(
            "Click: present → absent → late → elsewhere", TextRole.BODY, name="register-legend"
        )
        self.minutes = minutes_field("register-minutes", 5)
        self.minutes.textEdited.connect(self._minutes_edited)
        self.everyone = Button("All present", name="all-present")
        self.everyone.clicked.connect(self._intents.all_present_requested)
        self.done = Button("Done", name="register-done", kind=ButtonKind.PRIMARY)
        self.done.clicked.connect(self._intents.register_toggled)
        row.addWidget(legend, 1)
        row.addWidget(self._register_counts)
        row.addSpacing(8)
        row.addWidget(Text("Late by", TextRole.MUTED))
        row.addWidget(self.minutes)
        row.addWidget(Text("min", TextRole.MUTED))
        row.addWidget(self.everyone)
        row.addWidget(self.done)
        return row_widget

    def _minutes_edited(self, text: str) -> None:
        if text:
            self._intents.minutes_edited.emit(int(text))
