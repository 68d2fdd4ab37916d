"""The dialog that shows two plans side by side."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from seatingapp.services.workspace import Workspace
from seatingapp.ui.plan_view import PlanView
from seatingapp.ui.plan_view.state import PlanState
from seatingapp.ui.seating.compare.presenter import ComparePresenter
from seatingapp.ui.seating.compare.state import CompareState, Listed
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.dialog import PlainDialog
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.side_panel import SidePanel
from seatingapp.ui.widgets.text import Text, TextRole

_LEAST = QSize(860, 430)
_WISHED = QSize(1250, 670)
_LISTS = 250
_BESIDE_CHOICE = 21  # px: the label above each choice


class ComparedPlan(QWidget):
    """A picture of a plan below the choice of which one it is."""

    plan_requested = Signal(int)

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = Choice(name=f"compare-{name}", accessible=f"{title} plan")
        self.picture = PlanView()
        self.picture.setObjectName(f"compare-{name}-picture")
        self.picture.setMinimumSize(240, 180)
        self._title = title
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(title, TextRole.SMALL))
        column.addWidget(self.choice)
        column.addWidget(self.picture, 1)
        self.choice.choice_requested.connect(self._ask)

    def show_plan(
        self, options: tuple[tuple[str, str], ...], plan_id: int | None, state: PlanState
    ) -> None:
        """Show a plan; emits nothing."""
        self.choice.show_choices(options, str(plan_id))
        self.picture.setAccessibleName(f"{self._title} plan: {self.choice.currentText()}")
        self.picture.show_state(state)

    def _ask(self, key: str) -> None:
        self.plan_requested.emit(int(key))


class ListCard(Card):
    """A list of names below its title; empty ones say so."""

    def __init__(self, key: str) -> None:
        super().__init__(name=f"compare-list-{key}")
        self._text = Text("", TextRole.BODY, name=f"compare-{key}-lines", wrap=True)
        self.body.addWidget(self._text)

    def show_list(self, listed: Listed) -> None:
        """Show a list; emits nothing."""
        self.set_title(listed.title)
        self.set_note(str(len(listed.lines)))
        self._text.setText("\n".join(listed.lines) or "none")


class CompareDialog(PlainDialog):
    """Changes nothing. Owns its presenter. A click on a pupil marks them on both plans."""

    def __init__(
        self,
        workspace: Workspace,
        class_id: int,
        one_id: int | None,
        other_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Compare two plans, or one with the plan before it."""
        super().__init__("Compare plans", name="compare", accept="Close", reject="", parent=parent)
        self.setMinimumSize(_LEAST)
        self.before = ComparedPlan("before", "Earlier")
        self.after = ComparedPlan("after", "Later")
        self._swap = Button("Swap", name="compare-swap", accessible="Swap the two plans")
        self._lists = SidePanel(name="compare-lists", width=_LISTS)
        self._lists.setMinimumWidth(200)
        self._lists.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrow keys scroll it
        self._lists.setAccessibleName("What is different")
        self._cards: dict[str, ListCard] = {}
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self.before, 1)
        between = QVBoxLayout()
        between.addSpacing(_BESIDE_CHOICE)
        between.addWidget(self._swap)
        between.addStretch(1)
        columns.addLayout(between)
        columns.addWidget(self.after, 1)
        columns.addWidget(self._lists)
        self.content.addLayout(columns, 1)
        self.presenter = ComparePresenter(self, workspace, class_id, one_id, other_id)
        self._connect()
        self.resize(fitting(_WISHED, parent))
        self.before.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: CompareState) -> None:
        """Show a state; emits nothing."""
        self.set_body(state.said)
        for widget in (self.before, self.after, self._swap, self._lists):
            widget.setVisible(state.before_id is not None)
        self.before.show_plan(state.options, state.before_id, state.before)
        self.after.show_plan(state.options, state.after_id, state.after)
        for listed in state.lists:
            if listed.key not in self._cards:
                self._cards[listed.key] = ListCard(listed.key)
                self._lists.add_card(self._cards[listed.key])
            self._cards[listed.key].show_list(listed)
        shown = {listed.key for listed in state.lists}
        for key, card in self._cards.items():
            card.setVisible(key in shown)

    def _connect(self) -> None:
        self.before.plan_requested.connect(self.presenter.choose_before)
        self.after.plan_requested.connect(self.presenter.choose_after)
        self._swap.clicked.connect(self.presenter.swap)
        for picture in (self.before.picture, self.after.picture):
            picture.pupil_activated.connect(self.presenter.look_at)
