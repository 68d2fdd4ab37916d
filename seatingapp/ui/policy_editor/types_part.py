"""Behaviours: a list to put in order, a field to add one, and what the chosen one says."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from seatingapp.domain.behaviour import BehaviourType, Polarity, signed
from seatingapp.domain.policies.policy import LONGEST_NAME
from seatingapp.ui.policy_editor.adding import AddField
from seatingapp.ui.policy_editor.list_and_form import ListAndForm
from seatingapp.ui.policy_editor.order_list import OrderList, OrderRow
from seatingapp.ui.policy_editor.row_painting import OrderDelegate
from seatingapp.ui.policy_editor.state import PolicyState
from seatingapp.ui.policy_editor.type_form import POLARITIES, TypeForm
from seatingapp.ui.policy_editor.words import about_type, spoken_type
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import Text, TextRole


class TypesPart(ListAndForm):
    """`add_requested` with a name; which one, where to, and what it says by the list and form."""

    add_requested = Signal(str)
    polarity_requested = Signal(object)  # what the next one will be
    retired_requested = Signal(bool)  # list retired ones too

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="policy-types", parent=parent)
        self.list = OrderList(name="type-list", accessible="Behaviours")
        self.list.setItemDelegate(OrderDelegate(self.list))
        self.adding = AddField(
            "New behaviour: type its name, press Enter", name="add-type", longest=LONGEST_NAME
        )
        self._polarity = SegmentedControl(POLARITIES, name="add-polarity", accessible="Add as")
        self._retired = CheckBox("Retired too", name="show-retired")
        self.form = TypeForm()
        self._build()
        self._polarity.choice_requested.connect(self._ask_polarity)
        self.adding.add_requested.connect(self.add_requested)
        self._retired.clicked.connect(self.retired_requested)
        self.list.edit_requested.connect(self._edit)

    def show_state(self, state: PolicyState) -> None:
        """Show the list and the chosen behaviour; emits nothing."""
        rows = [_row(state, kind) for kind in state.listed]
        self.list.show_rows(rows, state.type_uid)
        self._polarity.choose(state.polarity.value)
        self._retired.setChecked(state.shows_retired)
        self._card.set_note(f"{len(state.policy.in_use)} in use")
        self.form.show_state(state)

    def _build(self) -> None:
        self._card = Card("Behaviours", name="types-card")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(Text("Add as", TextRole.MUTED))  # or it would look like a filter of the list
        top.addWidget(self._polarity)
        top.addStretch(1)
        top.addWidget(self._retired)
        self._card.body.addLayout(top)
        self._card.body.addWidget(self.adding)
        self._card.body.addWidget(self.list, 1)
        self.lay_out(self._card, self.form)

    def _ask_polarity(self, key: str) -> None:
        self.polarity_requested.emit(Polarity(key))

    def _edit(self) -> None:
        self.form.name.setFocus()
        self.form.name.selectAll()


def _row(state: PolicyState, kind: BehaviourType) -> OrderRow:
    policy = state.policy
    return OrderRow(
        kind.uid,
        kind.name,
        about_type(policy, kind),
        kind.icon,
        str(kind.polarity),
        "" if kind.retired else kind.shortcut,
        signed(policy.points_of(kind)),
        not kind.retired,
        spoken_type(policy, kind),
    )
