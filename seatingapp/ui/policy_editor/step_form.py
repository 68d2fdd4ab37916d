"""Everything that the policy says of one step of the ladder, edited in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from seatingapp.domain.ladder import DraftKind
from seatingapp.domain.policies.policy import LONGEST_NAME
from seatingapp.ui.policy_editor.order_buttons import OrderButtons
from seatingapp.ui.policy_editor.state import PolicyState
from seatingapp.ui.policy_editor.words import about_drafts, leads_here
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.panel_field import NumberField, PanelField, labelled_grid
from seatingapp.ui.widgets.text import Text, TextRole

_DRAFTS = (
    ("", "Nothing"),
    (DraftKind.DETENTION.value, "A detention"),
    (DraftKind.LETTER.value, "A letter home"),
    (DraftKind.TELL.value, "Tell the head of year"),
    (DraftKind.POSTCARD.value, "A praise postcard"),
)


class StepForm(Card):
    """`value_requested` with the name of a field and its value."""

    value_requested = Signal(str, object)
    way_requested = Signal(int)
    end_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Step", name="step-form", parent=parent)
        self.name = PanelField(name="step-name", accessible="Name")
        self.name.setMaxLength(LONGEST_NAME)
        self._recorded = CheckBox("Recorded: its entries count", name="step-recorded")
        self._families = CheckBox("Printed for families", name="step-families")
        self._points = NumberField(
            "for behaviours with 0", name="step-points", accessible="Points", step=1
        )
        self._drafts = Choice(name="step-drafts", accessible="Drafts")
        self._kind = Choice(name="step-kind", accessible="Kind of detention")
        self._promise = Text("", TextRole.SMALL, name="step-note", wrap=True)
        self._leads = Text("", TextRole.SMALL, name="step-leads", wrap=True)
        self.buttons = OrderButtons("Take out", name="step")
        self._build()
        self._connect()

    def show_state(self, state: PolicyState) -> None:
        """Show the chosen step; emits nothing."""
        step, policy = state.step, state.policy
        self.setVisible(step is not None)
        if step is None:
            return
        self.name.show_text(step.name)
        self._recorded.setChecked(step.recorded)
        self._families.setChecked(step.for_families)
        self._points.show_value(step.points)
        self._drafts.show_choices(_DRAFTS, step.drafts.value if step.drafts else "")
        self._drafts.setEnabled(step.recorded)
        kinds = [("", "The usual one"), *((str(key), name) for key, name in state.kinds)]
        self._kind.show_choices(kinds, str(step.detention_type_id or ""))
        self._kind.setEnabled(step.drafts is DraftKind.DETENTION and len(kinds) > 1)
        self._promise.setText(about_drafts(step))
        self._leads.setText(leads_here(policy, step))
        self.buttons.show_place(policy.ladder.index(step), len(policy.ladder))

    def _build(self) -> None:
        grid = labelled_grid(
            ("Name", self.name),
            ("", self._recorded),
            ("Points", self._points),
            ("Drafts", self._drafts),
            ("Detention", self._kind),
            ("", self._families),
        )
        grid.setAlignment(self.name, Qt.AlignmentFlag(0))
        self.body.addLayout(grid)
        self.body.addWidget(self._promise)
        self.body.addWidget(self._leads)
        self.body.addSpacing(4)
        self.body.addWidget(self.buttons)

    def _connect(self) -> None:
        self.name.left_changed.connect(self._ask_name)
        self._recorded.clicked.connect(self._ask_recorded)
        self._families.clicked.connect(self._ask_families)
        self._points.value_requested.connect(self._ask_points)
        self._drafts.choice_requested.connect(self._ask_drafts)
        self._kind.choice_requested.connect(self._ask_kind)
        self.buttons.way_requested.connect(self.way_requested)
        self.buttons.removal_requested.connect(self.end_requested)

    def _ask_name(self, text: str) -> None:
        self.value_requested.emit("name", text)

    def _ask_recorded(self, on: bool) -> None:
        self.value_requested.emit("recorded", on)

    def _ask_families(self, on: bool) -> None:
        self.value_requested.emit("for_families", on)

    def _ask_points(self, value: float) -> None:
        self.value_requested.emit("points", round(value))

    def _ask_drafts(self, key: str) -> None:
        self.value_requested.emit("drafts", DraftKind(key) if key else None)

    def _ask_kind(self, key: str) -> None:
        self.value_requested.emit("detention_type_id", int(key) if key else None)
