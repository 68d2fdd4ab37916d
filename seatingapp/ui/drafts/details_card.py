"""One draft in full: why, what is owed to the pupil, the entries, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from seatingapp.domain.wording import counted
from seatingapp.ui.drafts.state import DraftDetails, DraftsState, Only
from seatingapp.ui.file_dialogs import pdf_dialog
from seatingapp.ui.tables.facts import Facts
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.text import Text, TextRole

_LONGEST = 2000  # what is too long is refused in words, not cut without a word


class DetailsCard(Card):
    """Shows what is selected; what a person decides leaves by signals."""

    release_requested = Signal(str)  # with the note
    dismiss_requested = Signal()
    reopen_requested = Signal()
    save_requested = Signal(str)
    print_requested = Signal()
    adjust_requested = Signal(int)  # pupil id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="draft-details", parent=parent)
        self.setAccessibleName("Selected draft")
        self._pupil_id = 0
        self._several = Text("", TextRole.SMALL, name="draft-several")
        self._who = Text("", TextRole.HEADING, name="draft-who", wrap=True)
        self._what = Text("", TextRole.CARD_TITLE, name="draft-what", wrap=True)
        self._why = Text("", TextRole.BODY, name="draft-why", wrap=True)
        self._made_by = Text("", TextRole.MUTED, name="draft-made-by", wrap=True)
        self._owed_title = Text(
            "Reasonable adjustments", TextRole.CARD_TITLE, name="draft-owed-title"
        )
        self._owed = Text("", TextRole.BODY, name="draft-owed", wrap=True)
        self.adjust = Button("Adjustments …", name="draft-adjust", kind=ButtonKind.LINK)
        self._entries_title = Text("Entries", TextRole.CARD_TITLE, name="draft-entries-title")
        self.entries = Facts(name="draft-entries")
        self._decided = Text("", TextRole.BODY, name="draft-decided", wrap=True)
        self._warning = Text("", TextRole.BODY, name="draft-warning", wrap=True)
        self._warning.set_tone("error")
        self.note = QLineEdit()
        self.note.setObjectName("draft-note")
        self.note.setAccessibleName("Note for a release")
        self.note.setPlaceholderText("Note for a release, if you like")
        self.note.setMaxLength(_LONGEST)
        self.release = Button(
            "Release", name="draft-release", kind=ButtonKind.PRIMARY, shortcut_hint="Enter"
        )
        self.dismiss = Button("Dismiss …", name="draft-dismiss", shortcut_hint="Del")
        self.reopen = Button("Decide again", name="draft-reopen")
        self.print = Button("Print …", name="draft-print", kind=ButtonKind.PRIMARY, icon="print")
        self.save = Button("Save as PDF …", name="draft-save")
        self._paper = ""
        self._nobody = Text("Nothing is selected.", TextRole.MUTED, name="draft-none", wrap=True)
        self._somebody = QWidget()
        self._build()
        self.release.clicked.connect(self.ask_release)
        self.note.returnPressed.connect(self.ask_release)
        self.dismiss.clicked.connect(self.dismiss_requested)
        self.reopen.clicked.connect(self.reopen_requested)
        self.print.clicked.connect(self.print_requested)
        self.save.clicked.connect(self._ask_where)
        self.adjust.clicked.connect(self._ask_adjust)

    def show_state(self, state: DraftsState) -> None:
        """Show what is selected; emits nothing."""
        details = state.details
        self._nobody.setVisible(details is None)
        self._somebody.setVisible(details is not None)
        if details is None:
            self._pupil_id = 0
            self.entries.show_facts(())
            return
        if details.pupil_id != self._pupil_id:
            self.note.clear()
        self._pupil_id = details.pupil_id
        self._show(details)
        waits = state.only is Only.WAITING
        several = len(state.selected)
        self._several.setText(f"The first of {several} that are chosen" if several > 1 else "")
        self._several.setVisible(several > 1)
        self.release.setText(f"Release {several}" if several > 1 else "Release")
        self.dismiss.setText(f"Dismiss {several} …" if several > 1 else "Dismiss …")
        for widget in (self.release, self.dismiss, self.note):
            widget.setVisible(waits)
        self.reopen.setVisible(state.can_reopen)
        self._paper = state.paper
        for button in (self.print, self.save):
            button.setVisible(bool(state.paper))
            button.setEnabled(not state.busy)

    def ask_release(self) -> None:
        """Release what is selected, with the note."""
        self.release_requested.emit(self.note.text())

    def _show(self, details: DraftDetails) -> None:
        self._who.setText(details.who)
        self._what.setText(details.what)
        self._why.setText(details.why)
        self._made_by.setText(f"Made by: {details.made_by}")
        owed = "\n".join(details.adjustments)
        self._owed.setText(owed or "None is recorded.")
        self._owed.set_tone("ink" if owed else "muted")
        self._entries_title.setText(counted(len(details.entries), "entry", "entries"))
        self.entries.show_facts(tuple((line.when, line.what) for line in details.entries))
        self._decided.setText(details.decided)
        self._decided.setVisible(bool(details.decided))
        self._warning.setText(details.warning)
        self._warning.setVisible(bool(details.warning))

    def _build(self) -> None:
        owed = QHBoxLayout()
        owed.addWidget(self._owed_title)
        owed.addStretch(1)
        owed.addWidget(self.adjust)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.release, self.dismiss, self.print, self.save, self.reopen):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self._somebody)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._several, self._who, self._what, self._why, self._made_by):
            column.addWidget(widget)
        column.addLayout(owed)
        column.addWidget(self._owed)
        column.addWidget(self._decided)
        column.addWidget(self._warning)
        column.addWidget(self.note)
        column.addLayout(buttons)
        column.addWidget(self._entries_title)
        column.addWidget(self.entries)
        self.body.addWidget(self._nobody)
        self.body.addWidget(self._somebody)
        self.body.addStretch(1)

    def _ask_where(self) -> None:
        dialog = pdf_dialog(
            self,
            f"Save the {self._paper} as PDF",
            "draft-paper-save",
            f"{self._paper.replace(' ', '-')}.pdf",
        )
        dialog.fileSelected.connect(self.save_requested)
        dialog.open()

    def _ask_adjust(self) -> None:
        self.adjust_requested.emit(self._pupil_id)
