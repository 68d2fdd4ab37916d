"""The tray at the end of a lesson, in a dialog over the Lesson page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from seatingapp.domain.behaviour import Entry
from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.errors import Refusal
from seatingapp.services.completing import to_complete_in
from seatingapp.ui.completing.presenter import TrayPresenter
from seatingapp.ui.completing.state import TrayState
from seatingapp.ui.completing.tray import Tray
from seatingapp.ui.completing.wiring import connect
from seatingapp.ui.dialog_wiring import DialogWiring
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.private_dialog import PrivateDialog
from seatingapp.ui.widgets.banner import Banner, Level
from seatingapp.ui.widgets.button import ButtonKind
from seatingapp.ui.widgets.dialog_size import fitting

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session

_WISHED = QSize(1180, 720)


class CompletingDialog(PrivateDialog):
    """Closes by itself once nothing waits any more, and with private view."""

    def __init__(
        self, tools: PageTools, private: PrivateView, lesson: LessonKey, parent: QWidget | None
    ) -> None:
        """Show what waits in a lesson."""
        super().__init__(
            private,
            "To complete",
            "A few words on what was logged in a hurry. What is put off waits under Follow-up.",
            name="completing",
            accept="Close",
            reject="",
            parent=parent,
        )
        self._accept.set_kind(ButtonKind.QUIET)
        self._accept.setDefault(False)
        self._accept.setAutoDefault(False)  # Enter is for the entries
        self.tray = Tray()
        self._said = Banner(name="completing-said")
        self.content.addWidget(self._said)
        self.content.addWidget(self.tray, 1)

        def waiting(session: Session) -> tuple[Entry, ...]:
            return to_complete_in(session, lesson)

        self.presenter = TrayPresenter(self, tools.workspace, tools.editor, waiting)
        connect(self.tray, self.presenter)
        self._said.action_requested.connect(self.presenter.undo)
        DialogWiring(self, self.presenter, tools.editor)
        self.resize(fitting(_WISHED, parent))
        self.presenter.opened()
        self.tray.take_keys()

    def show_state(self, state: TrayState) -> None:
        """Show a state; the last one completed closes the tray."""
        self.tray.show_state(state)
        if self.isVisible() and not state.waiting:
            self.accept()

    def show_message(self, text: str, *, undo: bool) -> None:
        """Say what was done."""
        self._said.show_message(Level.DONE, text, action="Undo Ctrl Z" if undo else "")

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why something was not done."""
        self._said.show_refusal(refusal)


def open_completing(
    tools: PageTools, private: PrivateView, lesson: LessonKey, parent: QWidget
) -> CompletingDialog:
    """Open the tray of a lesson; private view must be on."""
    dialog = CompletingDialog(tools, private, lesson, parent)
    dialog.open()
    return dialog
