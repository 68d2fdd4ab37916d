"""The rows below the plan that say what a click or a drag does while a mode is on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from seatingapp.services.behaviour import LONGEST_PLACE
from seatingapp.ui.lesson.intents import LessonIntents
from seatingapp.ui.lesson.popover import minutes_field
from seatingapp.ui.lesson.state import DutyState, ExceptState, MovingState, RegisterState
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


class ExceptRow(QWidget):
    """While everybody is selected and some are left out."""

    def __init__(self, intents: LessonIntents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Everyone except some")
        self._words = ElidedText("", TextRole.CARD_TITLE, name="except-words", keep=120)
        hint = ElidedText(
            "Click or type whom to leave out", TextRole.MUTED, name="except-hint", keep=0
        )
        self.clear = Button("Select nobody", name="except-clear")
        self.clear.clicked.connect(intents.selection_cleared)
        self.log = Button("Log", name="except-log", kind=ButtonKind.PRIMARY)
        self.log.clicked.connect(intents.selection_logged)
        row = _row(self)
        row.addWidget(self._words)
        row.addWidget(hint, 1)
        row.addWidget(self.clear)
        row.addWidget(self.log)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return self.clear, self.log

    def show_row(self, state: ExceptState | None) -> None:
        """Show who is left out, and the button that logs what is armed."""
        if state is None:
            return
        self._words.setText(state.words)
        self.log.setVisible(bool(state.armed))
        self.log.setText(f"Log {state.armed}")
        self.log.setAccessibleName(f"Log {state.armed} for {state.words}")
        self.log.updateGeometry()


class DutyRow(QWidget):
    """While one is on duty: any pupil, no lesson, and where it is."""

    def __init__(self, intents: LessonIntents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("On duty")
        legend = ElidedText(
            "On duty: logged in no lesson", TextRole.BODY, name="duty-legend", keep=90
        )
        self.place = QLineEdit()
        self.place.setObjectName("duty-place")
        self.place.setAccessibleName("Where you are on duty")
        self.place.setPlaceholderText("Where: corridor, canteen …")
        self.place.setMaxLength(LONGEST_PLACE)
        self.place.setMinimumWidth(90)
        self.place.textEdited.connect(intents.place_edited)
        self.look = Button("Find any pupil", name="duty-find", shortcut_hint="Ctrl F")
        self.look.clicked.connect(intents.find_requested)
        self.done = Button("Done", name="duty-done", kind=ButtonKind.PRIMARY)
        self.done.clicked.connect(intents.duty_toggled)
        row = _row(self)
        row.addWidget(legend, 1)
        row.addWidget(self.place, 1)
        row.addWidget(self.look)
        row.addWidget(self.done)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return self.place, self.look, self.done

    def show_row(self, state: DutyState | None) -> None:
        """Show where one is; what is being typed is left alone."""
        if state is not None and not self.place.hasFocus():
            self.place.setText(state.place)


def _row(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    return row
