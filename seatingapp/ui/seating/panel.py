"""The column on the right of the Seating page: this plan, who is selected, comments, the keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from seatingapp.ui.seating.chosen_card import ChosenPupil
from seatingapp.ui.seating.comments_card import CommentsCard
from seatingapp.ui.seating.facts import PlanFacts
from seatingapp.ui.seating.state import SeatingState
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.side_panel import SidePanel
from seatingapp.ui.widgets.text import Text, TextRole

_KEYS = (
    ("Drag", "to a seat; on a taken seat the two swap"),
    ("Arrows", "go from seat to seat"),
    ("Space", "pick up and put down; Esc puts back"),
    ("P", "pin or unpin"),
    ("Del", "back to the tray"),
    ("F6", "to the tray and back"),
    ("Ctrl + − 0", "zoom in, zoom out, fit"),
)


def keys_card() -> Card:
    """Return the card that says how pupils are moved."""
    card = Card("Moving pupils", name="moving-pupils")
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(5)
    for row, (keys, what) in enumerate(_KEYS):
        grid.addWidget(Text(keys, TextRole.CARD_TITLE), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Text(what, TextRole.SMALL, wrap=True), row, 1)
    grid.setColumnStretch(1, 1)
    card.body.addLayout(grid)
    return card


class PlanPanel(SidePanel):
    """The cards below each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="seating-panel", parent=parent)
        self.facts = PlanFacts()
        self.chosen = ChosenPupil()
        self.comments = CommentsCard()
        for card in (self.facts, self.chosen, self.comments, keys_card()):
            self.add_card(card)

    def show_state(self, state: SeatingState) -> None:
        """Show the state; emits nothing."""
        self.facts.show_state(state)
        self.chosen.show_chosen(state.chosen)
        self.comments.show_comments(state.comments)
