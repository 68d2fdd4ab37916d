"""The column on the right of the Seating page: score, rules, who is selected, and the rest."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from seatingapp.ui.seating.chosen_card import ChosenPupil
from seatingapp.ui.seating.comments_card import CommentsCard
from seatingapp.ui.seating.facts import PlanFacts
from seatingapp.ui.seating.rules.card import RulesCard
from seatingapp.ui.seating.solving.score_card import ScoreCard
from seatingapp.ui.seating.state import SeatingState
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.side_panel import SidePanel
from seatingapp.ui.widgets.text import Text, TextRole

_KEYS = (
    ("Click", "to select; with Ctrl, or a frame, to select several"),
    ("Drag", "to a seat; on a taken seat the two swap"),
    ("Arrows", "go from seat to seat"),
    ("Space", "pick up and put down; Esc puts back"),
    ("P", "pin or unpin"),
    ("Del", "back to the tray"),
    ("F6", "to the tray and back"),
    ("Ctrl + − 0", "zoom in, zoom out, fit"),
)


class KeysCard(Card):
    """Says how pupils are moved; folded up until somebody asks."""

    def __init__(self) -> None:
        super().__init__(name="moving-pupils")
        self.setAccessibleName("Moving pupils")
        self._turn = Button("Moving pupils: how?", name="moving-how", kind=ButtonKind.LINK)
        self._turn.setFixedHeight(24)
        self._list = keys_list()
        self._list.hide()
        head = QHBoxLayout()
        head.setContentsMargins(-4, 0, 0, 0)  # the text of a link begins where the others do
        head.addWidget(self._turn)
        head.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(self._list)
        self._turn.clicked.connect(self._fold)

    def _fold(self) -> None:
        self._list.setVisible(self._list.isHidden())


def keys_list() -> QWidget:
    """Return what the keys and the mouse do."""
    inner = QWidget()
    grid = QGridLayout(inner)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(5)
    for row, (keys, what) in enumerate(_KEYS):
        grid.addWidget(Text(keys, TextRole.CARD_TITLE), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Text(what, TextRole.SMALL, wrap=True), row, 1)
    grid.setColumnStretch(1, 1)
    return inner


class PlanPanel(SidePanel):
    """The cards below each other; the wiring of the rules shows theirs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="seating-panel", parent=parent)
        self.score = ScoreCard()
        self.chosen = ChosenPupil()
        self.rules = RulesCard()
        self.facts = PlanFacts()
        self.comments = CommentsCard()
        self.score.body.addWidget(self.facts.notice)
        cards = (self.score, self.chosen, self.rules, self.facts, self.comments, KeysCard())
        for card in cards:
            self.add_card(card)

    def show_state(self, state: SeatingState) -> None:
        """Show the state; emits nothing."""
        self.score.show_state(state.solving.score)
        self.facts.show_state(state)
        self.chosen.show_chosen(state.chosen)
        self.comments.show_comments(state.comments)
