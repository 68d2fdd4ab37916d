"""The rows below the plan that say what a click or a drag does while a mode is on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from seatingapp.ui.lesson.intents import LessonIntents
from seatingapp.ui.lesson.popover import minutes_field
from seatingapp.ui.lesson.state import MovingState, RegisterState
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.text import ElidedText, Text, TextRole


class RegisterRow(QWidget):
    """While the register is taken."""

    def __init__(self, intents: LessonIntents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Register")
        self._intents = intents
        legend = ElidedText(
            "Click: present → absent → late → elsewhere", TextRole.BODY, name="register-legend"
        )
        self._counts = ElidedText("", TextRole.MUTED, name="register-counts", keep=60)
        self.minutes = minutes_field("register-minutes", 5)
        self.minutes.textEdited.connect(self._minutes_edited)
        self.everyone = Button("All present", name="all-present")
        self.everyone.clicked.connect(intents.all_present_requested)
        self.done = Button("Done", name="register-done", kind=ButtonKind.PRIMARY)
        self.done.clicked.connect(intents.register_toggled)
        row = _row(self)
        row.addWidget(legend, 1)
        row.addWidget(self._counts)
        row.addSpacing(8)
        row.addWidget(Text("Late by", TextRole.MUTED))
        row.addWidget(self.minutes)
        row.addWidget(Text("min", TextRole.MUTED))
        row.addWidget(self.everyone)
        row.addWidget(self.done)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return self.minutes, self.everyone, self.done

    def show_row(self, counts: str, state: RegisterState | None) -> None:
        """Show who is here and the minutes that a late pupil is given."""
        self._counts.setText(counts)
        if state is not None and not self.minutes.hasFocus():
            self.minutes.setText(str(state.minutes))

    def _minutes_edited(self, text: str) -> None:
        if text:
            self._intents.minutes_edited.emit(int(text))


class MovingRow(QWidget):
    """While pupils are moved for today."""

    def __init__(self, intents: LessonIntents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Moving pupils for today")
        self._legend = ElidedText("", TextRole.BODY, name="moving-legend", keep=140)
        self._counts = ElidedText("", TextRole.MUTED, name="moving-counts", keep=0)
        self.guest = Button("Add a guest", name="add-guest")
        self.guest.clicked.connect(intents.guest_requested)
        self.keep = Button("Keep as the plan", name="keep-today")
        self.keep.setToolTip("Today's seats become the plan from today on. Guests stay guests.")
        self.keep.clicked.connect(intents.keep_requested)
        self.done = Button("Done", name="moving-done", kind=ButtonKind.PRIMARY)
        self.done.clicked.connect(intents.moving_toggled)
        row = _row(self)
        row.addWidget(self._legend, 1)
        row.addWidget(self._counts)
        row.addSpacing(8)
        for button in self.stops():
            row.addWidget(button)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return self.guest, self.keep, self.done

    def show_row(self, counts: str, state: MovingState | None) -> None:
        """Show how to move, and whether there is something that the plan could take over."""
        self._counts.setText(counts)
        if state is not None:
            self._legend.setText(state.legend)
            self.keep.setEnabled(state.can_keep)


def _row(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    return row
