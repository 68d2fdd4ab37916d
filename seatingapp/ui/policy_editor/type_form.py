"""Everything that the policy says of one behaviour, edited in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from seatingapp.domain.behaviour import BehaviourType, Polarity
from seatingapp.domain.policies.policy import LONGEST_NAME, LONGEST_REASON, SHORTCUTS, Policy
from seatingapp.ui.policy_editor.icon_picker import IconPicker
from seatingapp.ui.policy_editor.order_buttons import OrderButtons
from seatingapp.ui.policy_editor.state import PolicyState
from seatingapp.ui.policy_editor.words import points_hint, reads
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.panel_field import NumberField, PanelField, labelled_grid
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import ElidedText, Text, TextRole

POLARITIES = (
    (Polarity.PRAISE.value, "Praise"),
    (Polarity.CONCERN.value, "Concern"),
    (Polarity.NEUTRAL.value, "Neutral"),
)
_NONE = ("", "None")
_EXAMPLES = {
    Polarity.PRAISE: "such as: was kind to others",
    Polarity.NEUTRAL: "such as: was spoken to",
    Polarity.CONCERN: "such as: talked while others spoke",
}


class TypeForm(Card):
    """`value_requested` with the name of a field and its value; key, way and end by themselves."""

    value_requested = Signal(str, object)
    key_requested = Signal(str)
    way_requested = Signal(int)
    end_requested = Signal()  # retire, or bring back

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Behaviour", name="type-form", parent=parent)
        self.name = PanelField(name="type-name", accessible="Name")
        self.name.setMaxLength(LONGEST_NAME)
        self._polarity = SegmentedControl(POLARITIES, name="type-polarity", accessible="Kind")
        self._points = NumberField("each time", name="type-points", accessible="Points", step=1)
        self._hint = Text("", TextRole.SMALL, name="type-points-hint")
        self._most = NumberField(
            "at most in one entry", name="type-most", accessible="Largest amount", step=1
        )
        self._category = Choice(name="type-category", accessible="Category")
        self._key = Choice(name="type-key", accessible="Key on the Lesson page")
        self._step = Choice(name="type-step", accessible="Step of the ladder")
        self._asks = CheckBox("Ask what happened later", name="type-asks")
        self._reason = PanelField(name="type-reason", accessible="Reason for families")
        self._reason.setMaxLength(LONGEST_REASON)
        self._reads = ElidedText("", TextRole.SMALL, name="type-reads")
        self._icons = IconPicker(name="type-icons")
        self.buttons = OrderButtons("Retire", name="type")
        self._build()
        self._connect()

    def show_state(self, state: PolicyState) -> None:
        """Show the chosen behaviour; emits nothing."""
        kind, policy = state.kind, state.policy
        self.setVisible(kind is not None)
        if kind is None:
            return
        self.name.show_text(kind.name)
        self._polarity.choose(kind.polarity.value)
        self._points.show_value(kind.points)
        self._points.setEnabled(kind.polarity is not Polarity.NEUTRAL)
        self._hint.setText(points_hint(policy, kind))
        self._most.show_value(kind.most)
        self._show_choices(policy, kind)
        self._asks.setChecked(kind.asks_context)
        self._reason.show_text(kind.plain_reason)
        self._reason.setPlaceholderText(_EXAMPLES[kind.polarity])
        self._reads.setText(reads(kind))
        self._icons.choose(kind.icon)
        self._show_retired(policy, kind)

    def _show_choices(self, policy: Policy, kind: BehaviourType) -> None:
        categories = [(c, c) for c in policy.categories]
        self._category.show_choices([_NONE, *categories], kind.category)
        steps = [(s.name, s.name) for s in policy.ladder]
        self._step.show_choices([_NONE, *steps], kind.step)
        self._step.setEnabled(kind.polarity is Polarity.CONCERN)
        whose = {t.shortcut: t.name for t in policy.in_use if t.uid != kind.uid}
        keys = [(k, f"{k} · now {whose[k]}" if k in whose else k) for k in SHORTCUTS]
        self._key.show_choices([_NONE, *keys], kind.shortcut)

    def _show_retired(self, policy: Policy, kind: BehaviourType) -> None:
        self.set_note("retired" if kind.retired else "")
        for widget in (self.name, self._polarity, self._points, self._most, self._category):
            widget.setEnabled(not kind.retired and (widget is not self._points or self._has(kind)))
        for other in (self._key, self._asks, self._reason, self._icons):
            other.setEnabled(not kind.retired)
        self._step.setEnabled(not kind.retired and kind.polarity is Polarity.CONCERN)
        self.buttons.remove.setText("Bring back" if kind.retired else "Retire")
        uids = [t.uid for t in policy.in_use]
        place = uids.index(kind.uid) if kind.uid in uids else -1
        self.buttons.show_place(place, len(uids))

    def _has(self, kind: BehaviourType) -> bool:
        return kind.polarity is not Polarity.NEUTRAL

    def _build(self) -> None:
        points = _beside(self._points, self._hint)
        grid = labelled_grid(
            ("Name", self.name),
            ("Kind", self._polarity),
            ("Points", points),
            ("Key", self._key),
            ("Category", self._category),
            ("Step", self._step),
            ("Amount", self._most),
            ("For families", self._reason),
            ("", self._reads),
            ("", self._asks),
        )
        for wide in (self.name, self._reason, self._reads):
            grid.setAlignment(wide, Qt.AlignmentFlag(0))
        self.body.addLayout(grid)
        picture = Text("Picture")
        picture.setBuddy(self._icons)
        self.body.addWidget(picture)
        self.body.addWidget(self._icons)
        self.body.addSpacing(4)
        self.body.addWidget(self.buttons)

    def _connect(self) -> None:
        self.name.left_changed.connect(self._ask_name)
        self._polarity.choice_requested.connect(self._ask_polarity)
        self._points.value_requested.connect(self._ask_points)
        self._most.value_requested.connect(self._ask_most)
        self._category.choice_requested.connect(self._ask_category)
        self._step.choice_requested.connect(self._ask_step)
        self._key.choice_requested.connect(self.key_requested)
        self._asks.clicked.connect(self._ask_context)
        self._reason.left_changed.connect(self._ask_reason)
        self._icons.icon_requested.connect(self._ask_icon)
        self.buttons.way_requested.connect(self.way_requested)
        self.buttons.removal_requested.connect(self.end_requested)

    def _ask_name(self, text: str) -> None:
        self.value_requested.emit("name", text)

    def _ask_polarity(self, key: str) -> None:
        self.value_requested.emit("polarity", Polarity(key))

    def _ask_points(self, value: float) -> None:
        self.value_requested.emit("points", round(value))

    def _ask_most(self, value: float) -> None:
        self.value_requested.emit("most", round(value))

    def _ask_category(self, key: str) -> None:
        self.value_requested.emit("category", key)

    def _ask_step(self, key: str) -> None:
        self.value_requested.emit("step", key)

    def _ask_context(self, on: bool) -> None:
        self.value_requested.emit("asks_context", on)

    def _ask_reason(self, text: str) -> None:
        self.value_requested.emit("plain_reason", text)

    def _ask_icon(self, key: str) -> None:
        self.value_requested.emit("icon", key)


def _beside(field: QWidget, hint: QWidget) -> QWidget:
    """A field with a few words behind it."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(field)
    row.addWidget(hint)
    both.setFocusProxy(field)
    return both
