"""The card of what is selected: facts, what can be done, and the history."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from seatingapp.domain.detentions import Act
from seatingapp.ui.detentions.state import Chosen
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.flow_layout import FlowLayout
from seatingapp.ui.widgets.text import Text, TextRole

_BUTTONS: tuple[tuple[Act, str, str], ...] = (
    (Act.ATTEND, "Attended", "A"),
    (Act.MISS, "Missed …", "M"),
    (Act.UPSCALE, "Upscale …", ""),
    (Act.RESCHEDULE, "Reschedule …", ""),
    (Act.MOVE, "Move …", ""),
    (Act.CANCEL, "Cancel it …", ""),
    (Act.REOPEN, "Open again …", ""),
)


class DetailsCard(Card):
    """Shows a `Chosen` or a hint; `act_requested` with what the user wants done to it."""

    act_requested = Signal(object)  # Act

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="detention-details", parent=parent)
        self.setAccessibleName("Selected detention")
        self._hint = Text(
            "Choose a detention in the table to see more. Ctrl or Shift chooses several.",
            TextRole.MUTED,
            name="detention-hint",
            wrap=True,
        )
        self._title = Text("", TextRole.HEADING, name="detention-name", wrap=True)
        self._warning = Text("", TextRole.BODY, name="detention-warning", wrap=True)
        self._warning.set_tone("warning")
        self._facts = QGridLayout()
        self._shown: tuple[tuple[str, str], ...] = ()
        self._history_title = Text("History", TextRole.CARD_TITLE, name="detention-history-title")
        self._history = Text("", TextRole.SMALL, name="detention-history", wrap=True)
        self._buttons: dict[Act, Button] = {}
        self._actions = QWidget()
        self._flow = FlowLayout(self._actions)
        self._somebody = QWidget()
        self._build()
        self.show_chosen(None)

    def show_chosen(self, chosen: Chosen | None) -> None:
        """Show what is selected, or that nothing is; emits nothing."""
        self._hint.setVisible(chosen is None)
        self._somebody.setVisible(chosen is not None)
        shown = chosen or Chosen((), "")
        self._title.setText(shown.title)
        self._warning.setText(shown.warning)
        self._warning.setVisible(bool(shown.warning))
        self._show_facts(shown.facts)
        self._history.setText("\n".join(shown.history))
        for part in (self._history, self._history_title):
            part.setVisible(bool(shown.history))
        for button in self._buttons.values():
            self._flow.removeWidget(button)
        for act, button in self._buttons.items():
            if act in shown.acts:
                self._flow.addWidget(button)
            button.setVisible(act in shown.acts)
        self._buttons[Act.MISS].setText(shown.miss)
        self._buttons[Act.MISS].setAccessibleName(shown.miss)

    def _show_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        if facts == self._shown:
            return
        self._shown = facts
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line, (label, text) in enumerate(facts):
            value = Text(text, TextRole.BODY, wrap=True)
            value.setAccessibleName(f"{label}: {text}")
            self._facts.addWidget(Text(label, TextRole.MUTED), line, 0)
            self._facts.addWidget(value, line, 1)

    def _build(self) -> None:
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnMinimumWidth(0, 56)
        self._facts.setColumnStretch(1, 1)
        for act, text, key in _BUTTONS:
            kind = ButtonKind.PRIMARY if act is Act.ATTEND else ButtonKind.QUIET
            name = f"detention-{act.name.lower()}"
            button = Button(text, name=name, kind=kind, shortcut_hint=key, parent=self._actions)
            button.setProperty("act", act.value)
            button.clicked.connect(self._ask)
            self._buttons[act] = button
        column = QVBoxLayout(self._somebody)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._warning)
        column.addLayout(self._facts)
        column.addWidget(self._actions)
        column.addWidget(self._history_title)
        column.addWidget(self._history)
        self.body.addWidget(self._hint)
        self.body.addWidget(self._somebody)

    def _ask(self) -> None:
        sender = self.sender()
        if isinstance(sender, Button):
            self.act_requested.emit(Act(str(sender.property("act"))))
