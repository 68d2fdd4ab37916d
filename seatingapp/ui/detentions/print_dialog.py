"""The dialog that prints the list for the room, or slips for families, on paper or as PDFs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QWidget

from seatingapp.domain.detention_seats import SeatOrder
from seatingapp.domain.detentions import LONGEST_PLACE, Detention
from seatingapp.services.workspace import Workspace
from seatingapp.ui.detentions.printing import Paper, PrintPresenter, PrintState
from seatingapp.ui.file_dialogs import file_dialog, pdf_dialog
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.private_dialog import PrivateDialog
from seatingapp.ui.slow_work import Runner
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.progress_strip import ProgressStrip
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import Text, TextRole
from seatingapp.ui.widgets.typed_field import TypedField

_PAPERS = ((Paper.LIST.value, "List for the room"), (Paper.SLIPS.value, "Slips for families"))
_ORDERS = ((SeatOrder.ALPHABET.value, "By name"), (SeatOrder.ARRIVAL.value, "By arrival"))


class PrintDialog(PrivateDialog):
    """Open until it is drawn: `printed` says what there is to say, `to_printer` has PDFs."""

    printed = Signal(str)
    to_printer = Signal(object)  # tuple[bytes, ...]

    def __init__(
        self,
        private: PrivateView,
        workspace: Workspace,
        runner_for: Callable[[QWidget], Runner],
        chosen: Sequence[Detention],
        parent: QWidget | None = None,
    ) -> None:
        """Offer a list of a day, and slips of the detentions that are chosen."""
        super().__init__(
            private,
            "Print",
            name="print-detentions-dialog",
            accept="Print …",
            parent=parent,
        )
        self.setMinimumWidth(520)
        self._paper = SegmentedControl(_PAPERS, name="detention-paper", accessible="What")
        self._day = TypedField(name="detention-print-day", accessible="Day")
        self._order = SegmentedControl(_ORDERS, name="detention-order", accessible="In order of")
        self._slips = Text("", TextRole.BODY, name="detention-slips", wrap=True)
        self._call = QLineEdit()
        self._call.setObjectName("detention-call")
        self._call.setAccessibleName("Whom a family asks")
        self._call.setMaxLength(LONGEST_PLACE)
        self._reader = Text("", TextRole.SMALL, name="detention-reader", wrap=True)
        self._problem = Text("", TextRole.BODY, name="detention-print-problem", wrap=True)
        self._problem.set_tone("error")
        self._progress = ProgressStrip(name="detention-progress")
        self._save = Button("Save as PDF …", name="detention-save")
        self._save.clicked.connect(self._ask_where)
        self.add_button(self._save)
        self._rows: dict[Paper, list[QWidget]] = {Paper.LIST: [], Paper.SLIPS: []}
        self._build()
        self.presenter = PrintPresenter(self, workspace, runner_for(self), chosen)
        self._connect()
        self.show_state(self.presenter.state)

    def show_state(self, state: PrintState) -> None:
        """Show a state; emits nothing."""
        self._paper.choose(state.paper.value)
        for paper, widgets in self._rows.items():
            for widget in widgets:
                widget.setVisible(paper is state.paper)
        self._day.show_text(state.day, wrong=state.wrong_day)
        self._order.choose(state.order.value)
        self._slips.setText(state.slip_words)
        if self._call.text() != state.call:
            self._call.setText(state.call)
        self._reader.setText(state.reader)
        self._problem.setText(state.problem)
        self._problem.setVisible(bool(state.problem))
        if state.busy:
            self._progress.show_progress(state.busy)
        else:
            self._progress.finish()
        self.set_acceptable(state.can_print)
        self._save.setEnabled(state.can_print)

    def finish(self, said: str) -> None:
        """Close, and say that the files are written."""
        self.printed.emit(said)
        super().accept()

    def hand_to_printer(self, pdfs: tuple[bytes, ...], said: str) -> None:
        """Close, let the page say something, and let the system ask for a printer."""
        super().accept()
        if said:
            self.printed.emit(said)
        self.to_printer.emit(pdfs)

    def accept(self) -> None:
        """Have it drawn for a printer first: the dialog closes when that is done."""
        self.presenter.print()

    def _ask_where(self) -> None:
        """Ask where to save: the dialog closes when that is done."""
        title, name = "Save as PDF", "detention-save-dialog"
        if self.presenter.state.needs_folder:
            dialog = file_dialog(self, title, name)
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        else:
            dialog = pdf_dialog(self, title, name, self.presenter.suggested_name())
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def save(self, path: str) -> None:
        """Print into this file or folder."""
        self.presenter.save(Path(path))

    def reject(self) -> None:
        """Stop what is under way, or close."""
        if self.presenter.state.busy:
            self.presenter.cancel()
        else:
            super().reject()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[Paper, str, QWidget], ...] = (
            (Paper.LIST, "Day", self._day),
            (Paper.LIST, "In order", self._order),
            (Paper.SLIPS, "For", self._slips),
            (Paper.SLIPS, "Family asks", self._call),
        )
        grid.addWidget(Text("What", TextRole.MUTED), 0, 0)
        grid.addWidget(self._paper, 0, 1)
        for line, (paper, label, widget) in enumerate(rows, 1):
            text = Text(label, TextRole.MUTED)
            self._rows[paper] += [text, widget]
            grid.addWidget(text, line, 0)
            grid.addWidget(widget, line, 1)
        self.content.addLayout(grid)
        self._reader.setMinimumHeight(36)
        self._reader.setAlignment(Qt.AlignmentFlag.AlignTop)
        for below in (self._reader, self._problem, self._progress):
            self.content.addWidget(below)

    def _connect(self) -> None:
        presenter = self.presenter
        self._paper.choice_requested.connect(self._choose)
        self._order.choice_requested.connect(self._choose_order)
        self._day.text_requested.connect(presenter.type_day)
        self._day.step_requested.connect(presenter.step_day)
        self._call.textEdited.connect(presenter.type_call)
        self._progress.cancel_requested.connect(presenter.cancel)

    def _choose(self, key: str) -> None:
        self.presenter.choose(Paper(key))

    def _choose_order(self, key: str) -> None:
        self.presenter.choose_order(SeatOrder(key))
