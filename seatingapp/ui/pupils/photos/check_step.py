"""Step 2: what happens to every photo, and whom it shows where that is to be said."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from seatingapp.domain.wording import counted
from seatingapp.ui.pupils.photos.files_table import FilesTable
from seatingapp.ui.pupils.photos.state import PhotosState
from seatingapp.ui.pupils.photos.who_strip import WhoStrip
from seatingapp.ui.pupils.photos.without_card import WithoutCard
from seatingapp.ui.pupils.remarks_card import RemarksCard
from seatingapp.ui.pupils.tally_bar import TallyBar
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.empty_state import EmptyState
from seatingapp.ui.widgets.side_panel import SidePanel
from seatingapp.ui.widgets.text import Text, TextRole

PROMISE = (
    "Importing can be undone with Ctrl+Z. The files themselves are left where they are; they are"
    " not encrypted, so delete them afterwards."
)


class CheckStep(QWidget):
    """Shows the check list on the left; gaps and remarks on the right."""

    only_requested = Signal(str)
    likely_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("photos-check")
        self._tallies = TallyBar()
        self._tallies.only_requested.connect(self.only_requested)
        self._likely = Button("Accept the likely ones", name="accept-likely", icon="check")
        self._likely.clicked.connect(self.likely_requested)
        self.table = FilesTable()
        self.who = WhoStrip()
        self._nothing = EmptyState("pupil", "No photos to show", "", name="no-photos")
        self._files = QStackedWidget()
        self._promise = Text(PROMISE, TextRole.SMALL, name="photos-promise", wrap=True)
        self._why_not = Text("", TextRole.SMALL, name="photos-why-not", wrap=True)
        self._why_not.set_tone("warning")
        self.without = WithoutCard()
        self.remarks = RemarksCard()
        self._build()
        self.table.row_chosen.connect(self._show_chosen)
        self.table.answer_requested.connect(self.who.take_focus)

    def show_state(self, state: PhotosState) -> None:
        """Show a state; emits nothing."""
        self._tallies.show_tallies(state.tallies, state.only)
        self._likely.setVisible(state.likely > 1)
        text = f"Accept {counted(state.likely, 'likely one')}"
        self._likely.setText(text)
        self._likely.setAccessibleName(text)
        self._likely.setToolTip("Answers each question to which there is only one answer with that")
        self._likely.updateGeometry()
        self.table.show_rows(state.rows)
        self._files.setCurrentIndex(0 if state.rows else 1)
        self._why_not.setText(state.why_not)
        self._why_not.setVisible(bool(state.why_not))
        self.who.show_people(state.people)
        self._show_chosen()
        self.without.show_names(state.without, state.without_note)
        self.remarks.show_remarks(state.remarks)

    def forget(self) -> None:
        """Keep no picture."""
        self.show_state(PhotosState())
        self.table.pictures.portraits.forget()

    def _build(self) -> None:
        left = Card(name="photo-files-card")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._tallies, 1)
        top.addWidget(self._likely, 0, Qt.AlignmentFlag.AlignTop)
        left.body.addLayout(top)
        self._files.addWidget(self.table)
        self._files.addWidget(self._nothing)
        left.body.addWidget(self._files, 1)
        left.body.addWidget(self.who)
        left.body.addWidget(self._why_not)
        left.body.addWidget(self._promise)
        panel = SidePanel(name="photos-panel", width=340)
        panel.add_card(self.without)
        panel.add_card(self.remarks)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 10)
        row.setSpacing(12)
        row.addWidget(left, 3)
        row.addWidget(panel, 1)

    def _show_chosen(self) -> None:
        self.who.show_row(self.table.chosen())
