"""The dialog that copies a plan: where to, and what comes of it before it is done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from seatingapp.services.workspace import Workspace
from seatingapp.ui.seating.copying.presenter import CopyPresenter, CopyState, CopyTo
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.dialog import PlainDialog
from seatingapp.ui.widgets.text import Text, TextRole

_TITLES = {
    CopyTo.CLASS: "Copy this plan to another class",
    CopyTo.ROOM: "Copy this plan to another room",
}


class CopyDialog(PlainDialog):
    """`copy_requested` with the edit and what to say, when the user accepts. Owns its presenter."""

    copy_requested = Signal(object, str)

    def __init__(
        self, workspace: Workspace, plan_id: int, to: CopyTo, parent: QWidget | None = None
    ) -> None:
        super().__init__(_TITLES[to], name="copy-dialog", accept="Copy the plan", parent=parent)
        self._target = Choice(name="copy-target", accessible=f"The other {to.value}")
        self._said = Text("", TextRole.BODY, name="copy-said", wrap=True)
        self._said.setMinimumHeight(36)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.content.addWidget(self._target)
        self.content.addWidget(self._said)
        self.presenter = CopyPresenter(self, workspace, plan_id, to)
        self._target.choice_requested.connect(self.presenter.choose)
        self.accepted.connect(self._ask)
        self._target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: CopyState) -> None:
        """Show a state; emits nothing."""
        self._target.setVisible(bool(state.targets))
        self._target.show_choices(state.targets, state.chosen)
        self._said.set_tone("error" if state.problem else "muted")
        self._said.setText(state.problem or state.said)
        self.set_acceptable(state.acceptable)

    def _ask(self) -> None:
        edit = self.presenter.edit()
        if edit is not None:
            self.copy_requested.emit(edit, self.presenter.told())
