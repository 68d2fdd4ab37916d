"""The dialog that sets a detention, or moves, reschedules or upscales one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from seatingapp.domain.detentions import Detention
from seatingapp.services.workspace import Workspace
from seatingapp.ui.detentions.timing import Purpose, TimingPresenter, TimingState
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.private_dialog import PrivateDialog
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.chips import Chip
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.flow_layout import FlowLayout
from seatingapp.ui.widgets.text import Text, TextRole
from seatingapp.ui.widgets.typed_field import TypedField, mark_wrong

_WIDTH = 640
_LONGEST = 2000  # what is too long for a slip is refused in words, not cut without a word


class TimingDialog(PrivateDialog):
    """`edit_requested` with the edit; the dialog closes once `finish` says that it was done.

    Owns its presenter.
    """

    edit_requested = Signal(object)  # Edit

    def __init__(
        self,
        private: PrivateView,
        workspace: Workspace,
        purpose: Purpose,
        chosen: Sequence[Detention] = (),
        pupil_ids: Sequence[int] = (),
        entry_id: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """Begin with the first free time."""
        title, accept = purpose.value
        super().__init__(private, title, name="timing-dialog", accept=accept, parent=parent)
        self.setMinimumWidth(_WIDTH)
        self._sets = purpose is Purpose.SET
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self._shown: tuple[tuple[int, str], ...] = ()
        self._offered: tuple[tuple[int, str], ...] = ()
        self.name = self._line("timing-pupil", "Pupil: type a name and press Enter")
        self.name.setPlaceholderText("Type a name, Enter takes the first")
        self._found = QWidget()
        self._found_flow = FlowLayout(self._found)
        self._nobody = Text(
            "No pupil in this vault has a name like that.", TextRole.SMALL, name="timing-nobody"
        )
        self._kind = Choice(name="timing-kind", accessible="Type of detention")
        self._entry = Choice(name="timing-entry", accessible="For which entry")
        self._day = TypedField(name="timing-day", accessible="Day", width=110)
        self._time = self._line("timing-time", "Time")
        self._minutes = self._line("timing-minutes", "Minutes")
        self._room = Choice(name="timing-room", accessible="Room")
        self._place = self._line("timing-place", "Place")
        self._reason = self._line("timing-reason", "Why")
        self._free = Button("First free day", name="timing-free")
        self._why = Text("", TextRole.SMALL, name="timing-why", wrap=True)
        self._against = Text("", TextRole.BODY, name="timing-against", wrap=True)
        self._anyway = CheckBox("I mean it all the same", name="timing-anyway")
        self._error = Text("", TextRole.BODY, name="timing-error", wrap=True)
        self._error.set_tone("error")
        self._error.hide()
        self._labels: dict[QWidget, Text] = {}
        self._build()
        self._connect()
        self.presenter = TimingPresenter(self, workspace, purpose, chosen, pupil_ids, entry_id)
        self.show_state(self.presenter.state)
        (self._reason if chosen or pupil_ids else self.name).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def show_state(self, state: TimingState) -> None:
        """Show a state; emits nothing."""
        self._show_people(state)
        self._kind.show_choices(state.kinds, state.kind)
        self._show_row(self._kind, state.purpose in (Purpose.SET, Purpose.UPSCALE))
        self._entry.show_choices(state.entries, state.entry)
        self._show_row(self._entry, len(state.entries) > 1)
        self._day.show_text(state.day, wrong="day" in state.wrong)
        self._show_text(self._time, state.time, "time" in state.wrong)
        self._show_text(self._minutes, state.minutes, "minutes" in state.wrong)
        self._room.show_choices(state.rooms, state.room)
        self._show_text(self._place, state.place)
        self._place.setVisible(state.room == state.rooms[0][0])
        self._show_text(self._reason, state.reason)
        self._why.setText(state.proposed)
        self._against.setText("\n".join(state.against))
        self._against.set_tone("error" if state.blocked else "warning")
        self._against.setVisible(bool(state.against))
        self._anyway.setVisible(state.needs_anyway)
        self._anyway.setChecked(state.anyway)
        self.set_acceptable(state.can_accept)

    def show_error(self, words: str) -> None:
        """Say why the edit was refused; what was typed stays."""
        self._error.setText(words)
        self._error.setVisible(bool(words))

    def finish(self) -> None:
        """It is done: close."""
        super().accept()

    def accept(self) -> None:
        """Hand the edit over; the dialog closes when it was done."""
        edit = self.presenter.edit()
        if edit is not None:
            self.show_error("")
            self.edit_requested.emit(edit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the name takes the first who was found, instead of closing the dialog."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.name and pressed and self.name.text() and _is_enter(event):
            self.presenter.add(0)
            return True
        return super().eventFilter(watched, event)

    def _line(self, name: str, accessible: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setAccessibleName(accessible)
        field.setMaxLength(_LONGEST)
        return field

    def _show_text(self, field: QLineEdit, text: str, wrong: bool = False) -> None:
        if field.text() != text:
            field.setText(text)
        mark_wrong(field, wrong)

    def _show_row(self, widget: QWidget, shown: bool) -> None:
        widget.setVisible(shown)
        self._labels[widget].setVisible(shown)

    def _show_people(self, state: TimingState) -> None:
        if state.people != self._shown:
            self._shown = state.people
            _refill(self._flow, [self._chip(*one) for one in state.people])
        if state.found != self._offered:
            self._offered = state.found
            _refill(self._found_flow, [self._offer(*one) for one in state.found])
        self._chips.setVisible(bool(state.people))
        self._found.setVisible(bool(state.found))
        self._nobody.setVisible(self._sets and bool(state.query.strip()) and not state.found)
        if self.name.text() != state.query:
            self.name.setText(state.query)

    def _chip(self, pupil_id: int, name: str) -> Chip:
        chip = Chip(f"{name}  ×" if self._sets else name, name=f"timing-person-{pupil_id}")
        chip.setProperty("pupil", pupil_id)
        chip.setEnabled(self._sets)
        chip.setToolTip("Take out again" if self._sets else "")
        chip.clicked.connect(self._removed)
        return chip

    def _offer(self, pupil_id: int, name: str) -> Chip:
        chip = Chip(name, name=f"timing-found-{pupil_id}")
        chip.setProperty("pupil", pupil_id)
        chip.clicked.connect(self._added)
        return chip

    def _removed(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.presenter.remove(int(sender.property("pupil")))

    def _added(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.presenter.add(int(sender.property("pupil")))
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        when = QHBoxLayout()
        when.setSpacing(8)
        self._time.setFixedWidth(72)
        self._minutes.setFixedWidth(56)
        for widget in (self._day, self._time, self._minutes):
            when.addWidget(widget)
        when.addWidget(Text("min", TextRole.MUTED))
        when.addStretch(1)
        when.addWidget(self._free)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self._room, 1)
        where.addWidget(self._place, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnMinimumWidth(0, 56)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, QWidget | QHBoxLayout], ...] = (
            ("Type", self._kind),
            ("When", when),
            ("Where", where),
            ("For", self._entry),
            ("Why", self._reason),
        )
        if self._sets:
            self.content.addWidget(self.name)
            self.content.addWidget(self._found)
            self.content.addWidget(self._nobody)
        self.content.addWidget(self._chips)
        for line, (label, item) in enumerate(rows):
            text = Text(label, TextRole.MUTED)
            grid.addWidget(text, line, 0)
            if isinstance(item, QWidget):
                self._labels[item] = text
                grid.addWidget(item, line, 1)
            else:
                grid.addLayout(item, line, 1)
        self.content.addLayout(grid)
        for below in (self._why, self._against, self._anyway, self._error):
            self.content.addWidget(below)
        self.content.addStretch(1)  # what is said below comes and goes; no field moves with it

    def _connect(self) -> None:
        self.name.installEventFilter(self)
        self.name.textEdited.connect(self._name_typed)
        self._kind.choice_requested.connect(self._kind_chosen)
        self._entry.choice_requested.connect(self._entry_chosen)
        self._day.text_requested.connect(self._day_typed)
        self._day.step_requested.connect(self._day_stepped)
        self._time.textEdited.connect(self._time_typed)
        self._minutes.textEdited.connect(self._minutes_typed)
        self._room.choice_requested.connect(self._room_chosen)
        self._place.textEdited.connect(self._place_typed)
        self._reason.textEdited.connect(self._reason_typed)
        self._free.clicked.connect(self._free_wanted)
        self._anyway.clicked.connect(self._insisted)

    # The presenter is made last, when there is something to show it on; hence these slots.

    def _name_typed(self, text: str) -> None:
        self.presenter.type_name(text)

    def _kind_chosen(self, key: str) -> None:
        self.presenter.choose_kind(key)

    def _entry_chosen(self, key: str) -> None:
        self.presenter.choose_entry(key)

    def _day_typed(self, text: str) -> None:
        self.presenter.type_text("day", text)

    def _day_stepped(self, days: int) -> None:
        self.presenter.step_day(days)

    def _time_typed(self, text: str) -> None:
        self.presenter.type_text("time", text)

    def _minutes_typed(self, text: str) -> None:
        self.presenter.type_text("minutes", text)

    def _room_chosen(self, key: str) -> None:
        self.presenter.choose_room(key)

    def _place_typed(self, text: str) -> None:
        self.presenter.type_text("place", text)

    def _reason_typed(self, text: str) -> None:
        self.presenter.type_text("reason", text)

    def _free_wanted(self) -> None:
        self.presenter.propose()

    def _insisted(self) -> None:
        self.presenter.insist(self._anyway.isChecked())


def _is_enter(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _refill(flow: FlowLayout, chips: list[Chip]) -> None:
    while (item := flow.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    for chip in chips:
        flow.addWidget(chip)
        chip.show()
