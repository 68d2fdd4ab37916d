"""Entry from paper in a dialog: which lesson, the sheet, the keys, what will be saved."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from seatingapp.domain.wording import counted
from seatingapp.services.workspace import Workspace
from seatingapp.ui.paper_entry.grid import PaperGrid
from seatingapp.ui.paper_entry.legend import Legend
from seatingapp.ui.paper_entry.presenter import PaperPresenter
from seatingapp.ui.paper_entry.state import PaperState
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.privacy_pill import PrivacyPill
from seatingapp.ui.privacy_wiring import connect_pill, listen_while_alive
from seatingapp.ui.widgets.announcing import announce
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.dialog import PlainDialog
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.search_field import SearchField
from seatingapp.ui.widgets.text import Text, TextRole

_LEAST = QSize(620, 340)
_WISHED = QSize(1180, 690)


class PaperEntryDialog(PlainDialog):
    """`save_requested` with the edit; whoever opened it performs it and calls `saved`.

    Owns its presenter. Closing it with something typed asks first; nothing is kept then.
    """

    save_requested = Signal(object)  # edit

    def __init__(
        self,
        workspace: Workspace,
        private: PrivateView,
        class_id: int,
        day: dt.date | None = None,
        period_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Entry from paper", name="paper-entry", accept="Save", parent=parent)
        self.setMinimumSize(_LEAST)
        self._private = private
        self._question: PlainDialog | None = None
        self._state = PaperState()
        self._days = Choice(name="paper-day", accessible="Day of the lesson")
        self._lessons = Choice(name="paper-lesson", accessible="Lesson of the day")
        self._pill = PrivacyPill()
        self._find = SearchField("Find a name", name="paper-find")
        self.grid = PaperGrid()
        self._legend = Legend()
        self._summary = Text("", TextRole.BODY, name="paper-summary", wrap=True)
        self._hint = Text("", TextRole.MUTED, name="paper-hint", wrap=True)
        self._accept.setDefault(False)
        self._accept.setAutoDefault(False)
        self._build()
        self._connect()
        self.presenter = PaperPresenter(
            self, workspace, class_id, day, period_id, private=private.shown
        )
        connect_pill(self._pill, private)
        self._pill.show_privacy(private.state)
        listen_while_alive(private, self, self._privacy_changed)
        self.resize(fitting(_WISHED, parent))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: PaperState) -> None:
        """Show a state; emits nothing."""
        before, self._state = self._state, state
        self.set_body(f"What was ticked on the sheet of {state.class_name}, in seat order.")
        self._days.show_choices(state.days, state.day)
        self._lessons.show_choices(state.lessons, state.lesson)
        self.grid.show_state(state)
        self._legend.show_keys(state.keys)
        self._summary.setText(state.summary)
        self._hint.setText(state.hint)
        self._hint.set_tone("error" if state.refused else "muted")
        if state.hint and state.hint != before.hint:
            announce(self, state.hint)
        self._accept.setText(state.save)
        self._accept.setAccessibleName(f"{state.save}, Ctrl Enter")
        self._accept.updateGeometry()
        self.set_acceptable(state.can_save)

    def go_to(self, pupil_id: int) -> None:
        """Move to the cell of a pupil."""
        self.grid.go_to(pupil_id)

    def saved(self) -> None:
        """It is in the vault: close without asking."""
        self.presenter.forget()
        super().accept()

    # The buttons, Enter and Esc.

    def accept(self) -> None:
        """Ask to save; the dialog stays until that is done."""
        edit = self.presenter.save()
        if edit is not None:
            self.save_requested.emit(edit)

    def reject(self) -> None:
        """Close; where something is typed, ask first."""
        typed = len(self.presenter.marks.typed)
        if not typed:
            super().reject()
            return
        self._question = PlainDialog(
            "Leave without saving?",
            f"{counted(typed, 'mark')} typed from this sheet will be lost.",
            name="paper-leave",
            accept="Leave",
            reject="Go on typing",
            danger=True,
            safe=True,
            parent=self,
        )
        self._question.accepted.connect(self._leave)
        self._question.open()

    def _leave(self) -> None:
        self.presenter.forget()
        super().reject()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        for widget in (self._days, self._lessons, self._find):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self._pill)
        self.content.addLayout(top)
        self.content.addWidget(self.grid, 1)
        self.content.addWidget(self._legend)
        self.content.addWidget(self._summary)
        self.content.addWidget(self._hint)

    def _connect(self) -> None:
        self._days.choice_requested.connect(self._choose_day)
        self._lessons.choice_requested.connect(self._choose_lesson)
        self._find.textEdited.connect(self._find_name)
        self._find.returnPressed.connect(self._back_to_grid)
        self.grid.digit_typed.connect(self._digit)
        self.grid.letter_typed.connect(self._letter)
        self.grid.taken_back.connect(self._take_last)
        self.grid.cleared.connect(self._clear)
        self.grid.moved.connect(self._moved)
        self.grid.left.connect(self._leave_grid)
        for keys, asked in (
            ("Ctrl+Return", self.accept),
            ("Ctrl+Enter", self.accept),
            ("Ctrl+S", self.accept),
            ("Ctrl+F", self._find.setFocus),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(asked)

    def _choose_day(self, key: str) -> None:
        self.presenter.choose_day(key)

    def _choose_lesson(self, key: str) -> None:
        self.presenter.choose_lesson(key)

    def _digit(self, pupil_id: int, digit: int) -> None:
        self.presenter.digit(pupil_id, digit)

    def _letter(self, pupil_id: int, letter: str) -> None:
        self.presenter.letter(pupil_id, letter)

    def _take_last(self, pupil_id: int) -> None:
        self.presenter.take_last(pupil_id)

    def _clear(self, pupil_id: int) -> None:
        self.presenter.clear(pupil_id)

    def _moved(self) -> None:
        self.presenter.moved()

    def _find_name(self, query: str) -> None:
        self.presenter.find(query)

    def _back_to_grid(self) -> None:
        self._find.clear()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_grid(self, forward: bool) -> None:
        target: QWidget = self._accept if forward and self._accept.isEnabled() else self._days
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _privacy_changed(self) -> None:
        self._pill.show_privacy(self._private.state)
        self.presenter.show_private(self._private.shown)
