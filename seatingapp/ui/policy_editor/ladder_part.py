"""The ladder: steps to put in order, a field to add one, and what the chosen one says."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from seatingapp.domain.behaviour import signed
from seatingapp.domain.policies.policy import LONGEST_NAME
from seatingapp.ui.policy_editor.adding import AddField
from seatingapp.ui.policy_editor.list_and_form import ListAndForm
from seatingapp.ui.policy_editor.order_list import OrderList, OrderRow
from seatingapp.ui.policy_editor.row_painting import OrderDelegate
from seatingapp.ui.policy_editor.state import PolicyState
from seatingapp.ui.policy_editor.step_form import StepForm
from seatingapp.ui.policy_editor.words import about_step
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.text import Text, TextRole

_NOTE = (
    "From the mildest to the most serious. A concern leads to the step that is chosen for it; what"
    " C1 to C4 mean is up to your school."
)


class LadderPart(ListAndForm):
    """`add_requested` with a name; which one, where to, and what it says by the list and form."""

    add_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="policy-ladder", parent=parent)
        self.list = OrderList(name="step-list", accessible="Steps of the ladder")
        self.list.setItemDelegate(OrderDelegate(self.list))
        self.adding = AddField(
            "New step: type its name, press Enter", name="add-step", longest=LONGEST_NAME
        )
        self.form = StepForm()
        card = Card("Ladder", name="ladder-card")
        card.body.addWidget(Text(_NOTE, TextRole.SMALL, name="ladder-note", wrap=True))
        card.body.addWidget(self.adding)
        card.body.addWidget(self.list, 1)
        self.lay_out(card, self.form)
        self.adding.add_requested.connect(self.add_requested)
        self.list.edit_requested.connect(self._edit)

    def show_state(self, state: PolicyState) -> None:
        """Show the ladder and the chosen step; emits nothing."""
        rows = [
            OrderRow(
                step.uid,
                f"{number}. {step.name}",
                about_step(step),
                points=signed(step.points) if step.points else "",
                spoken=f"Step {number}, {step.name}, {about_step(step)}".rstrip(", "),
            )
            for number, step in enumerate(state.policy.ladder, 1)
        ]
        self.list.show_rows(rows, state.step_uid)
        self.form.show_state(state)

    def _edit(self) -> None:
        self.form.name.setFocus()
        self.form.name.selectAll()
