"""A pupil's entries in a dialog over the Pupils page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from seatingapp.domain.errors import Refusal
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.privacy_wiring import listen_while_alive
from seatingapp.ui.pupils.timeline.presenter import TimelinePresenter
from seatingapp.ui.pupils.timeline.state import ALL, CONCERN, PRAISE, TimelineState
from seatingapp.ui.pupils.timeline.table import TimelineTable
from seatingapp.ui.theme import cover_scripts
from seatingapp.ui.widgets.banner import Banner, Level
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.dialog import PlainDialog
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import Text, TextRole

_WISHED = QSize(980, 620)
_BOARD = "On a board only praise is shown. Private view shows everything."


class TimelineDialog(PlainDialog):
    """Owns its presenter. What is private goes when private view ends; the dialog stays."""

    def __init__(
        self,
        tools: PageTools,
        private: PrivateView,
        pupil: tuple[int, str],
        parent: QWidget | None = None,
    ) -> None:
        """Show the entries of a pupil, given by id and name."""
        super().__init__(
            f"Entries of {pupil[1]}", name="timeline", accept="Close", reject="", parent=parent
        )
        cover_scripts(pupil[1])
        self._accept.set_kind(ButtonKind.QUIET)
        self._accept.setDefault(False)
        self._accept.setAutoDefault(False)  # Enter is for the entries
        self._tools, self._private = tools, private
        self.filter = SegmentedControl(
            [(ALL, "All"), (PRAISE, "Praise"), (CONCERN, "Concern")],
            name="timeline-filter",
            accessible="Which entries",
        )
        self.void = CheckBox("Void too", name="timeline-void")
        self._count = Text("", TextRole.MUTED, name="timeline-count")
        self._board = Text(_BOARD, TextRole.SMALL, name="timeline-board", wrap=True)
        self._said = Banner(name="timeline-said")
        self.table = TimelineTable()
        self._open = Button("Open the entry", name="timeline-open", shortcut_hint="Enter")
        self._build()
        self.presenter = TimelinePresenter(self, tools.workspace, tools.editor, private, pupil)
        self._connect()
        self.resize(fitting(_WISHED, parent))
        self.presenter.opened()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: TimelineState) -> None:
        """Show a state; emits nothing."""
        self.filter.choose(state.shown)
        self.filter.setVisible(state.private)
        self.void.setVisible(state.private)
        self.void.setChecked(state.void_too)
        self._board.setVisible(not state.private)
        self._count.setText(state.subtitle)
        self.table.show_rows(state.rows, state.chosen, said=state.private)
        self._open.setVisible(state.private)
        self._open.setEnabled(bool(state.rows))

    def show_message(self, text: str, *, undo: bool) -> None:
        """Say what was done."""
        self._said.show_message(Level.DONE, text)

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why something was not done."""
        self._said.show_refusal(refusal)

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self.filter)
        bar.addWidget(self.void)
        bar.addWidget(self._board, 1)
        bar.addStretch(1)
        bar.addWidget(self._count)
        below = QHBoxLayout()
        below.addWidget(self._open)
        below.addStretch(1)
        self.content.addLayout(bar)
        self.content.addWidget(self._said)
        self.content.addWidget(self.table, 1)
        self.content.addLayout(below)

    def _connect(self) -> None:
        self.filter.choice_requested.connect(self.presenter.show_only)
        self.void.clicked.connect(self.presenter.show_void)
        self.table.chosen.connect(self.presenter.choose)
        self.table.opened_row.connect(self._open_record)
        self._open.clicked.connect(self._open_chosen)
        self._tools.editor.changed.connect(self._changed)
        listen_while_alive(self._private, self, self.presenter.privacy_changed)

    @Slot()
    def _open_chosen(self) -> None:
        self._open_record(self.table.current_uid())

    @Slot(str)
    def _open_record(self, uid: str) -> None:
        from seatingapp.ui.entry_record.dialog import open_entry_record

        if uid and self._private.shown:
            open_entry_record(self._tools, self._private, uid, self)

    @Slot(object)
    def _changed(self, topics: object) -> None:
        if isinstance(topics, frozenset):
            self.presenter.changed(topics)
