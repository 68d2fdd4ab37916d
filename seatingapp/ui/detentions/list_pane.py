"""The list of detentions with its filters, and the card of what is selected."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from seatingapp.domain.detentions import Which
from seatingapp.ui.detentions.details import DetailsCard
from seatingapp.ui.detentions.state import DetentionsState
from seatingapp.ui.detentions.table import DetentionTable
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.empty_state import EmptyState
from seatingapp.ui.widgets.flow_layout import FlowLayout
from seatingapp.ui.widgets.search_field import SearchField
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.side_panel import SidePanel

_SIDE_WIDTH = 360
_SEARCH_WIDTH = 150
_FILTERS = (
    (Which.TODAY.value, "Today"),
    (Which.COMING.value, "Coming"),
    (Which.MISSED.value, "Missed"),
    (Which.ALL.value, "All"),
)
_NOTHING = {
    Which.TODAY: ("No detentions today", "Those that are set for today stand here."),
    Which.COMING: ("No detentions to come", "Set one, or release a draft."),
    Which.MISSED: ("Nothing was missed", "Missed ones and those nobody marked stand here."),
    Which.ALL: ("No detentions yet", "Set the first one: it takes a name and Enter."),
}


class ListPane(QWidget):
    """Shows rows and details; what the user wants leaves by a signal."""

    which_chosen = Signal(object)  # Which
    search_edited = Signal(str)
    room_requested = Signal()
    set_requested = Signal()
    print_requested = Signal()
    types_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detention-list")
        self.filter = SegmentedControl(
            _FILTERS, name="detention-filter", accessible="Which detentions"
        )
        self.search = SearchField("Find a pupil", name="detention-search")
        self.table = DetentionTable()
        self.details = DetailsCard()
        self._nothing = EmptyState("clock", "", "", name="no-detentions", action="Set a detention")
        self._layers = QStackedWidget()
        self._room = Button("Attendance", name="take-attendance", icon="register")
        self._room.setToolTip("Take attendance in the room (Ctrl T)")
        self._print = Button("Print …", name="print-detentions", accessible="Print detentions")
        self._types = Button("Types …", name="detention-types", accessible="Types of detention")
        self._set = Button(
            "Set a detention",
            name="set-detention",
            kind=ButtonKind.PRIMARY,
            shortcut_hint="Ctrl N",
        )
        self._build()
        self._connect()

    def show_state(self, state: DetentionsState) -> None:
        """Show a state; emits nothing."""
        self.filter.choose(state.which.value)
        selected = state.chosen.uids if state.chosen else ()
        self.table.show_rows(state.rows, selected)
        self.details.show_chosen(state.chosen)
        title, sentence = _NOTHING[state.which]
        if state.total:
            title, sentence = "Nobody found", f"No name begins with “{state.query}”."
        self._nothing.set_texts(title, sentence)
        self._layers.setCurrentIndex(0 if state.rows else 1)

    def _build(self) -> None:
        bar = QWidget()  # wraps on a small screen
        flow = FlowLayout(bar)
        self.search.setFixedWidth(_SEARCH_WIDTH)
        for widget in (
            *(self.filter, self.search),
            *(self._types, self._print, self._room, self._set),
        ):
            flow.addWidget(widget)
        self._layers.addWidget(self.table)
        self._layers.addWidget(self._nothing)
        card = Card(name="detention-card")
        card.body.addWidget(bar)
        card.body.addWidget(self._layers, 1)
        panel = SidePanel(name="detention-panel", width=_SIDE_WIDTH)
        panel.add_card(self.details)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(card, 3)
        row.addWidget(panel, 1)

    def _connect(self) -> None:
        self.filter.choice_requested.connect(self._choose)
        self.search.search_edited.connect(self.search_edited)
        self.search.left_for_found.connect(self.table.enter)
        self._room.clicked.connect(self.room_requested)
        self._set.clicked.connect(self.set_requested)
        self._print.clicked.connect(self.print_requested)
        self._types.clicked.connect(self.types_requested)
        self._nothing.action_requested.connect(self.set_requested)

    def _choose(self, key: str) -> None:
        self.which_chosen.emit(Which(key))
