"""One entry in a dialog: what it says, its history, and the ways to put it right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from seatingapp.domain.errors import Refusal
from seatingapp.services.workspace import Done
from seatingapp.ui.completing.form import ContextForm
from seatingapp.ui.dialog_wiring import DialogWiring
from seatingapp.ui.entry_record.correct_form import CorrectForm
from seatingapp.ui.entry_record.presenter import RecordPresenter
from seatingapp.ui.entry_record.reading import WordsPane
from seatingapp.ui.entry_record.state import Mode, RecordState
from seatingapp.ui.entry_record.words_form import WordsForm
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.private_dialog import PrivateDialog
from seatingapp.ui.widgets.banner import Banner, Level
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.text import Text, TextRole

_WISHED = QSize(1000, 640)
_NOTHING = "Nothing more is said of it yet."
_SAVE = {Mode.COMPLETE: "Save", Mode.CORRECT: "Save the correction"}


class ModeButton(Button):
    """Begins to do something with the entry."""

    begun = Signal(object)  # Mode

    def __init__(self, mode: Mode) -> None:
        super().__init__(mode.value, name=f"record-{mode.name.lower()}")
        self._mode = mode
        self.clicked.connect(self._begin)

    def _begin(self) -> None:
        self.begun.emit(self._mode)


class EntryRecordDialog(PrivateDialog):
    """Goes with private view. Esc goes back from a form to reading, and then closes."""

    def __init__(
        self, tools: PageTools, private: PrivateView, uid: str, parent: QWidget | None
    ) -> None:
        """Show an entry."""
        super().__init__(
            private, "Entry", name="entry-record", accept="Close", reject="", parent=parent
        )
        self._accept.set_kind(ButtonKind.QUIET)
        self._accept.setDefault(False)
        self._accept.setAutoDefault(False)  # or Enter would close a form that is half filled in
        self._tools = tools
        self._signs = Text("", TextRole.BODY, name="record-signs", wrap=True)
        self._signs.set_tone("concern")
        self._said = Banner(name="record-said")
        self.facts = WordsPane(name="record-facts", accessible="What the entry says now")
        self.events = WordsPane(name="record-history", accessible="History, the latest first")
        self.context, self.words, self.correct = ContextForm(), WordsForm(), CorrectForm()
        self._modes = {mode: ModeButton(mode) for mode in Mode if mode.value}
        self._mark = Button("Complete later", name="record-mark")
        self._lift = Button("Bring back", name="record-lift")
        self._detain = Button("Detention …", name="record-detain", accessible="Set a detention")
        self._save = Button("Save", name="record-save", kind=ButtonKind.PRIMARY)
        self._back = Button("Back", name="record-back")
        self._forms = QStackedWidget()
        self._shown_mode = Mode.READING
        self._build()
        self.presenter = RecordPresenter(self, tools.workspace, tools.editor, uid)
        self._connect()
        DialogWiring(self, self.presenter, tools.editor)
        self.resize(fitting(_WISHED, parent))
        self.presenter.opened()

    def show_state(self, state: RecordState) -> None:
        """Show a state; emits nothing."""
        focused, left = self.focusWidget(), self._shown_mode
        self.set_title(state.title)
        self.set_body(state.subtitle)
        self._signs.setText(state.signs)
        self._signs.setVisible(bool(state.signs))
        self.facts.show_facts(state.facts, _NOTHING)
        self.events.show_events(state.events)
        self._show_buttons(state)
        if state.form is not None:
            self.context.show_form(state.form)
        if state.words is not None:
            self.words.show_words(state.words)
        if state.correct is not None:
            self.correct.show_correction(state.correct)
        if state.mode is not self._shown_mode:
            self._shown_mode = state.mode
            self._turn_to(state.mode)
        if state.mode is Mode.READING:
            self._give_focus_back(self._modes.get(left, focused))

    def show_message(self, text: str, *, undo: bool) -> None:
        """Say what was done."""
        self._said.show_message(Level.DONE, text, action="Undo Ctrl Z" if undo else "")

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why something was not done."""
        self._said.show_refusal(refusal)

    def reject(self) -> None:
        """Esc goes back to reading first."""
        if self._private.shown and self._shown_mode is not Mode.READING:
            self.presenter.begin(Mode.READING)
        else:
            super().reject()

    def _show_buttons(self, state: RecordState) -> None:
        reading = state.mode is Mode.READING
        for mode, button in self._modes.items():
            button.setVisible(reading and mode in state.modes)
        self._mark.setVisible(reading and state.can_mark)
        self._lift.setVisible(reading and state.can_bring_back)
        self._detain.setVisible(reading and state.detains is not None)
        self._save.setVisible(not reading)
        self._save.setDefault(not reading)  # Enter on a choice saves, as it does in a field
        self._back.setVisible(not reading)
        self._accept.setVisible(reading)  # it would close a form that is half filled in
        text = state.words.accept if state.words is not None else _SAVE.get(state.mode, "")
        self._save.setText(text)
        self._save.setAccessibleName(text)
        warned = (
            state.form is not None and state.form.warning,
            state.words is not None and (state.words.warning or not state.words.text.strip()),
            state.correct is not None and (state.correct.warning or state.correct.wrong),
        )
        self._save.setEnabled(not any(warned))

    def _turn_to(self, mode: Mode) -> None:
        forms = {Mode.COMPLETE: self.context, Mode.CORRECT: self.correct}
        widget = self.facts if mode is Mode.READING else forms.get(mode, self.words)
        self._forms.setCurrentWidget(widget)
        if mode is not Mode.READING:
            self._said.clear()
        if widget is self.context:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        elif widget is self.correct:
            self.correct.take_focus()
        elif widget is self.words:
            self.words.take_focus()

    def _give_focus_back(self, to: QWidget | None) -> None:
        """Focus what one came from, or Close where that is gone.

        Qt would go to the next button, and a second Enter would void, or ask for a detention.
        """
        if to is not None and to is not self.focusWidget():
            there = to if to.isVisibleTo(self) else self._accept
            there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        for form in (self.facts, self.context, self.words, self.correct):
            self._forms.addWidget(form)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (
            *self._modes.values(),
            self._mark,
            self._detain,
            self._lift,
            self._save,
            self._back,
        ):
            buttons.addWidget(button)
        buttons.addStretch(1)
        left, right = Card(name="record-now"), Card("History", name="record-events")
        left.body.addWidget(self._forms, 1)
        left.body.addLayout(buttons)
        right.body.addWidget(self.events, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(left, 5)
        row.addWidget(right, 3)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._signs)
        column.addWidget(self._said)
        column.addLayout(row, 1)
        self.content.addLayout(column, 1)

    def _connect(self) -> None:
        presenter = self.presenter
        for button in self._modes.values():
            button.begun.connect(presenter.begin)
        self._mark.clicked.connect(presenter.mark)
        self._lift.clicked.connect(presenter.bring_back)
        self._detain.clicked.connect(self._ask_for_detention)
        self._save.clicked.connect(presenter.save)
        self._back.clicked.connect(self._go_back)
        self._said.action_requested.connect(presenter.undo)
        self.context.picked.connect(presenter.pick)
        self.context.number_pressed.connect(presenter.press)
        self.context.moved.connect(presenter.move)
        self.context.note_edited.connect(presenter.note)
        self.context.entered.connect(presenter.save)
        self.words.written.connect(presenter.write)
        self.words.entered.connect(presenter.save)
        self.correct.changed.connect(presenter.change)
        self.correct.entered.connect(presenter.save)

    @Slot()
    def _go_back(self) -> None:
        self.presenter.begin(Mode.READING)

    @Slot()
    def _ask_for_detention(self) -> None:
        from seatingapp.ui.detentions.doing import open_setting

        detains = self.presenter.state.detains
        if detains is not None:
            doing = open_setting(self._tools, self._private, self, *detains)
            doing.done.connect(self._was_set)

    @Slot(object)
    def _was_set(self, done: Done) -> None:
        self.show_message(done.said, undo=True)


def open_entry_record(
    tools: PageTools, private: PrivateView, uid: str, parent: QWidget
) -> EntryRecordDialog:
    """Open the record of an entry; private view must be on."""
    dialog = EntryRecordDialog(tools, private, uid, parent)
    dialog.open()
    return dialog
