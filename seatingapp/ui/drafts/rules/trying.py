"""Trying a rule on past entries: how many drafts, for how many, in which weeks, for whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from seatingapp.domain.draft_rules.rule import DraftRule
from seatingapp.domain.draft_rules.simulation import Simulation
from seatingapp.domain.errors import Refusal
from seatingapp.domain.wording import day_and_month, short_date
from seatingapp.services.classes import pupils_of
from seatingapp.services.draft_rules import ChangeDraftRule, rule_by_uid, sentences
from seatingapp.services.draft_simulation import Past, SimulationRun, begin, pasts
from seatingapp.services.drafting import applying, clock_of
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.private_dialog import PrivateDialog
from seatingapp.ui.tables.cells import BOLD_ROLE, TONE_ROLE
from seatingapp.ui.tables.plain_table import PlainTable
from seatingapp.ui.tables.row_model import Index, RowModel
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.progress_strip import ProgressStrip
from seatingapp.ui.widgets.text import Text, TextRole

_WIDTHS = ((90, 110), (140, 320), (80, 90))
_SIZE = QSize(620, 560)


@dataclass(frozen=True, slots=True)
class MadeRow:
    """A draft that would have been made."""

    day: str
    who: str
    counted: str


class MadeModel(RowModel[MadeRow]):
    """Day, pupil, and how much was counted."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without rows."""
        super().__init__(("Day", "Pupil", "Counted"), parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, and how to draw it."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return (row.day, row.who, row.counted)[column]
        looks: dict[int, object] = {
            BOLD_ROLE: column == 1,
            TONE_ROLE: "ink" if column == 1 else "muted",
        }
        return looks.get(role)


class TryDialog(PrivateDialog):
    """Reads in small steps between which the window answers; nothing is made by trying.

    `switched` after the rule was switched on from here.
    """

    switched = Signal()

    def __init__(
        self,
        private: PrivateView,
        tools: PageTools,
        rule: DraftRule,
        parent: QWidget | None = None,
    ) -> None:
        """Try the rule on the last term at once."""
        words = tools.workspace.read(sentences)(rule)
        super().__init__(
            private,
            "Try on the past",
            f"{words}.",
            name="try-dialog",
            accept="Done",
            reject="",
            parent=parent,
        )
        self.resize(fitting(_SIZE, parent))
        self._tools, self._rule = tools, rule
        self._pasts: tuple[Past, ...] = ()
        self._chosen = 0
        self._names = {p.id: p.name.full for p in tools.workspace.read(pupils_of)}
        self._run: SimulationRun | None = None
        self._making: Iterator[tuple[int, int, int]] | None = None
        self.past = Choice(name="try-past", accessible="Which time")
        self.told = Text("", TextRole.CARD_TITLE, name="try-result", wrap=True)
        self.weeks = Text("", TextRole.MUTED, name="try-weeks", wrap=True)
        self.table = PlainTable(_WIDTHS, 1, name="try-table", accessible="What would be drafted")
        self.model = MadeModel(self.table)
        self.table.setModel(self.model)
        self.progress = ProgressStrip(name="try-progress")
        self.too = CheckBox("Draft these too, not only what happens from now on", name="try-too")
        self.on = Button("Switch it on", name="try-on")
        self.on.setAutoDefault(False)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)
        self._build()
        self.past.choice_requested.connect(self._choose)
        self.progress.cancel_requested.connect(self._cancel)
        self.on.clicked.connect(self._switch_on)
        self.finished.connect(self._timer.stop)
        self._start()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.on)
        row.addWidget(self.too)
        row.addStretch(1)
        self.content.addWidget(self.past)
        for widget in (self.progress, self.told, self.weeks):
            self.content.addWidget(widget)
        self.content.addWidget(self.table, 1)
        self.content.addLayout(row)

    def _start(self) -> None:
        workspace = self._tools.workspace
        now = workspace.clock()
        self._pasts = workspace.read(lambda s: pasts(s, now))
        past = self._pasts[self._chosen]
        offers = [
            (str(n), f"{p.name}: {short_date(p.days.first)} to {short_date(p.days.last)}")
            for n, p in enumerate(self._pasts)
        ]
        self.past.show_choices(offers, str(self._chosen))
        try:
            self._run = workspace.read(lambda s: begin(s, self._rule, past.days))
        except Refusal as refusal:
            self.told.setText(str(refusal))
            return
        self._show(self._run.result, done=False)
        self._timer.start()

    @Slot(str)
    def _choose(self, key: str) -> None:
        self._chosen = int(key)
        self._start()

    @Slot()
    def _step(self) -> None:
        """One small step of what is under way."""
        if self._making is not None:
            self._make_more()
        elif self._run is not None and not self._run.is_done:
            self._tools.workspace.read(self._run.step)
            self.progress.show_progress("Reading entries", round(self._run.share * 100), 100)
        elif self._run is not None:
            self._timer.stop()
            self.progress.finish()
            self._show(self._run.result, done=True)

    @Slot()
    def _cancel(self) -> None:
        self._timer.stop()
        self._making = None
        self.progress.finish()
        self.told.setText("Stopped. Nothing is missing that was made before.")

    def _show(self, found: Simulation, *, done: bool) -> None:
        self.told.setText(found.words if done else "")
        self.weeks.setText(
            " · ".join(f"week of {day_and_month(day)}: {n}" for day, n in found.weeks)
            if done
            else ""
        )
        made = found.made if done else ()
        self.model.show_rows(
            tuple(
                MadeRow(short_date(m.day), self._names[m.pupil_id], str(m.firing.total))
                for m in made
            )
        )
        self.table.fit_columns()
        workspace = self._tools.workspace
        today = workspace.read(clock_of).day_of(workspace.clock())
        self.on.setVisible(not self._rule.active)
        self.on.setEnabled(done)
        self.too.setVisible(not self._rule.active and found.days.last == today and bool(made))

    @Slot()
    def _switch_on(self) -> None:
        """Switch the rule on, from now on or from the first of these days on."""
        if self._run is None:
            return
        too = not self.too.isHidden() and self.too.isChecked()
        since = self._run.clock.begins(self._run.days.first) if too else None
        edit = ChangeDraftRule(replace(self._rule, active=True), since)
        if self._tools.editor.perform(edit) is None:
            return
        uid = self._rule.uid
        self._rule = self._tools.workspace.read(lambda s: rule_by_uid(s, uid))
        self.on.hide()
        self.too.hide()
        self.switched.emit()
        self.told.setText("The rule is on.")
        if too:
            self._making = applying(self._tools.workspace, self._rule)
            self._timer.start()

    def _make_more(self) -> None:
        made = next(self._making, None) if self._making is not None else None
        if made is None:
            self._making = None
            self._timer.stop()
            self.progress.finish()
            self.switched.emit()
            return
        done, everybody, number = made
        self.progress.show_progress("Making drafts", done, everybody)
        self.told.setText(f"The rule is on. Drafts made: {number}.")
