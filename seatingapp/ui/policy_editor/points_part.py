"""When points start again, netting, categories, and what is offered to explain an entry."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from seatingapp.domain.ladder import ResetCycle
from seatingapp.domain.policies.other_changes import CYCLE_WORDS
from seatingapp.domain.policies.policy import LONGEST_CATEGORY, ContextPicks
from seatingapp.ui.policy_editor.adding import AddField
from seatingapp.ui.policy_editor.lines_field import LinesField
from seatingapp.ui.policy_editor.order_buttons import OrderButtons
from seatingapp.ui.policy_editor.order_list import OrderList, OrderRow
from seatingapp.ui.policy_editor.row_painting import OrderDelegate
from seatingapp.ui.policy_editor.state import PolicyState
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.panel_field import PanelField, labelled_grid
from seatingapp.ui.widgets.text import Text, TextRole

_CYCLES = tuple((c.value, words[:1].upper() + words[1:]) for c, words in CYCLE_WORDS.items())
_CYCLE_NOTE = "Entries stay for ever; only totals are counted from there on."
_NETTING_NOTE = "Off: praise never makes up for concern, and no net number is shown anywhere."
_LISTS = (
    ("happened", "What happened"),
    ("tried", "What was tried"),
    ("outcome", "What came of it"),
)
_PICKS_NOTE = (
    "Offered when an entry is explained after the lesson. One text a line, facts only: a parent"
    " may read them."
)


class PointsPart(QWidget):
    """Each thing that can be set here has its own signal."""

    cycle_requested = Signal(object)  # ResetCycle
    netting_requested = Signal(bool)
    picks_requested = Signal(object)  # ContextPicks
    category_requested = Signal(str)  # add
    rename_requested = Signal(str)  # the chosen category
    removal_requested = Signal(str)
    way_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("policy-points")
        self._cycle = Choice(name="reset-cycle", accessible="Points start again")
        self._netting = CheckBox("Show net points: praise less concern", name="netting")
        self.list = OrderList(name="category-list", accessible="Categories")
        self.list.setItemDelegate(OrderDelegate(self.list))
        self.adding = AddField(
            "New category: type its name, press Enter",
            name="add-category",
            longest=LONGEST_CATEGORY,
        )
        self._name = PanelField(name="category-name", accessible="Name of the category")
        self._name.setMaxLength(LONGEST_CATEGORY)
        self._buttons = OrderButtons("Take out", name="category")
        self._fields = {
            key: LinesField(name=f"picks-{key}", accessible=words) for key, words in _LISTS
        }
        self._chosen = ""
        self._picks = ContextPicks()
        self._build()
        self._connect()

    def show_state(self, state: PolicyState) -> None:
        """Show all of it; emits nothing."""
        policy = state.policy
        self._cycle.show_choices(_CYCLES, policy.cycle.value)
        self._netting.setChecked(policy.netting)
        self._chosen = state.category
        rows = [
            OrderRow(name, name, _used(sum(t.category == name for t in policy.in_use)))
            for name in policy.categories
        ]
        self.list.show_rows(rows, state.category)
        self._name.show_text(state.category)
        self._name.setEnabled(bool(state.category))
        self._buttons.remove.setEnabled(bool(state.category))
        place = policy.categories.index(state.category) if state.category else -1
        self._buttons.show_place(place, len(policy.categories))
        self._picks = policy.picks
        for key, field in self._fields.items():
            field.show_lines(getattr(policy.picks, key))

    def _build(self) -> None:
        points = Card("Points", name="points-card")
        points.body.addLayout(labelled_grid(("Start again", self._cycle)))
        points.body.addWidget(Text(_CYCLE_NOTE, TextRole.SMALL, name="cycle-note", wrap=True))
        points.body.addWidget(self._netting)
        points.body.addWidget(Text(_NETTING_NOTE, TextRole.SMALL, name="netting-note", wrap=True))
        categories = Card("Categories", name="categories-card")
        categories.body.addWidget(self.adding)
        categories.body.addWidget(self.list, 1)
        grid = labelled_grid(("Chosen", self._name))
        categories.body.addLayout(grid)
        categories.body.addWidget(self._buttons)
        picks = Card("To explain an entry", name="picks-card")
        picks.body.addWidget(Text(_PICKS_NOTE, TextRole.SMALL, name="picks-note", wrap=True))
        for key, words in _LISTS:
            label = Text(words)
            label.setBuddy(self._fields[key])
            picks.body.addWidget(label)
            picks.body.addWidget(self._fields[key], 1)
            self._fields[key].setMinimumHeight(84)
        self.list.setMinimumHeight(120)
        grid.setAlignment(self._name, Qt.AlignmentFlag(0))
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(points)
        left.addWidget(categories, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(picks, 1)

    def _connect(self) -> None:
        self._cycle.choice_requested.connect(self._ask_cycle)
        self._netting.clicked.connect(self.netting_requested)
        self.adding.add_requested.connect(self.category_requested)
        self._name.left_changed.connect(self.rename_requested)
        self._buttons.way_requested.connect(self.way_requested)
        self._buttons.removal_requested.connect(self._ask_removal)
        self.list.removal_requested.connect(self.removal_requested)
        self.list.edit_requested.connect(self._edit)
        for field in self._fields.values():
            field.lines_requested.connect(self._ask_picks)

    def _ask_cycle(self, key: str) -> None:
        self.cycle_requested.emit(ResetCycle(key))

    def _ask_removal(self) -> None:
        self.removal_requested.emit(self._chosen)

    def _ask_picks(self) -> None:
        lines = (tuple(f.toPlainText().split("\n")) for f in self._fields.values())
        self.picks_requested.emit(ContextPicks(*lines))

    def _edit(self) -> None:
        self._name.setFocus()
        self._name.selectAll()


def _used(count: int) -> str:
    return f"{count} behaviour" if count == 1 else f"{count} behaviours" if count else "not used"
