"""The card of the report or intervention that is selected, with what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from seatingapp.ui.reports.state import RecordDetails, RecordKind
from seatingapp.ui.tables.facts import Facts
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.flow_layout import FlowLayout
from seatingapp.ui.widgets.text import Text, TextRole

_MOST_LINES = 60
_LESSON = 152  # "Mon 30 Nov · 9B/Sc2, P3" in one line


class RecordCard(Card):
    """Shows one of them or a hint; what the user wants leaves by a signal."""

    change_requested = Signal()
    print_requested = Signal()
    save_requested = Signal()
    remove_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="record-card", parent=parent)
        self._pupil = Text("", TextRole.HEADING, name="record-pupil", wrap=True)
        self._headline = Text("", TextRole.MUTED, name="record-headline", wrap=True)
        self.facts = Facts(name="record-facts")
        self._lessons = Text("Lessons", TextRole.CARD_TITLE, name="record-lessons-title")
        self.lines = Facts(name="record-lessons", label_width=_LESSON)
        self._more = Text("", TextRole.SMALL, name="record-more", wrap=True)
        self._nobody = Text(
            "Choose a line to see more.", TextRole.MUTED, name="record-nobody", wrap=True
        )
        self._print = Button(
            "Print the card …", name="record-print", kind=ButtonKind.PRIMARY, icon="print"
        )
        self._save = Button("Save as PDF …", name="record-save")
        self._change = Button("Change …", name="record-change")
        self._remove = Button("Remove", name="record-remove")
        self._buttons = QWidget()
        row = FlowLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self._print, self._save, self._change, self._remove):
            row.addWidget(button)
        for part in (
            self._nobody,
            self._pupil,
            self._headline,
            self.facts,
            self._buttons,
            self._lessons,
            self.lines,
            self._more,
        ):
            self.body.addWidget(part)
        self._print.clicked.connect(self.print_requested)
        self._save.clicked.connect(self.save_requested)
        self._change.clicked.connect(self.change_requested)
        self._remove.clicked.connect(self.remove_requested)
        self.show_details(None, busy=False)

    def show_details(self, details: RecordDetails | None, *, busy: bool) -> None:
        """Show one of them, or that none is selected; emits nothing."""
        self._nobody.setVisible(details is None)
        for part in (self._pupil, self._headline, self.facts, self._buttons):
            part.setVisible(details is not None)
        lines = details.lines if details is not None else ()
        self._lessons.setVisible(bool(lines))
        self.lines.setVisible(bool(lines))
        self.lines.show_facts(lines[:_MOST_LINES])
        left = len(lines) - _MOST_LINES
        self._more.setText(f"{left} earlier lessons are on the printed card." if left > 0 else "")
        self._more.setVisible(left > 0)
        if details is None:
            self.facts.show_facts(())
            return
        self._pupil.setText(details.pupil)
        self._headline.setText(details.headline)
        self.facts.show_facts(details.facts)
        is_report = details.kind is RecordKind.REPORT
        for button in (self._print, self._save):
            button.setVisible(is_report)
            button.setEnabled(not busy)
        self._change.setText("Change or close …" if details.is_open and is_report else "Change …")
