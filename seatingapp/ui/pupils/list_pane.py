"""The list of pupils with its filters, and the card of the one who is selected."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from seatingapp.ui.pupils.details import DetailsCard
from seatingapp.ui.pupils.state import ALL_CLASSES, PupilsState
from seatingapp.ui.pupils.table import PupilTable
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.empty_state import EmptyState
from seatingapp.ui.widgets.search_field import SearchField
from seatingapp.ui.widgets.side_panel import SidePanel

_SIDE_WIDTH = 360


class ListPane(QWidget):
    """Shows rows and details; what the user wants leaves by a signal."""

    class_chosen = Signal(int)
    search_edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pupil-list")
        self.classes = Choice(name="class-filter", accessible="Class")
        self.search = SearchField("Find a pupil", name="pupil-search")
        self.table = PupilTable()
        self.details = DetailsCard()
        self._nobody = EmptyState("search", "Nobody found", "", name="nobody-found")
        self._found = QStackedWidget()
        self._build()
        self.classes.choice_requested.connect(self._choose_class)
        self.search.search_edited.connect(self.search_edited)
        self.search.left_for_found.connect(self.table.enter)

    def show_state(self, state: PupilsState) -> None:
        """Show a state; emits nothing."""
        listed = [(str(ALL_CLASSES), "All classes"), *((str(n), c) for n, c in state.classes)]
        self.classes.show_choices(listed, str(state.class_id))
        selected = state.selected.pupil_id if state.selected else None
        self.table.show_rows(
            state.rows, selected, shown_as=bool(state.class_id), marks=state.private
        )
        self.details.show_details(state.selected, private=state.private)
        self._found.setCurrentIndex(0 if state.rows else 1)
        where = "in this class" if state.class_id else "in this vault"
        sentence = f"No name {where} begins with “{state.query}”."
        self._nobody.set_texts(
            "Nobody found", sentence if state.query else "Nobody is in this class yet."
        )

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self.classes)
        bar.addWidget(self.search, 1)
        self.search.setMaximumWidth(360)
        bar.addStretch(1)
        self._found.addWidget(self.table)
        self._found.addWidget(self._nobody)
        card = Card(name="pupil-card")
        card.body.addLayout(bar)
        card.body.addWidget(self._found, 1)
        panel = SidePanel(name="pupil-panel", width=_SIDE_WIDTH)
        panel.add_card(self.details)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(card, 3)
        row.addWidget(panel, 1)

    def _choose_class(self, key: str) -> None:
        self.class_chosen.emit(int(key))
