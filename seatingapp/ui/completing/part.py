"""The tray as a part of the Follow-up page: what waits in the whole vault."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from seatingapp.services.completing import to_complete
from seatingapp.ui.completing.presenter import TrayPresenter
from seatingapp.ui.completing.state import TrayState
from seatingapp.ui.completing.tray import Tray
from seatingapp.ui.completing.wiring import connect
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.part import Part, PartWiring
from seatingapp.ui.privacy import PrivateView


class CompletingPart(Part):
    """Owns its presenter."""

    def __init__(self, tools: PageTools) -> None:
        """Wire the tray to the vault; it reads when it is first seen."""
        super().__init__("To complete", name="completing")
        self.tray = Tray()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tray)
        self.presenter = TrayPresenter(self, tools.workspace, tools.editor, to_complete)
        connect(self.tray, self.presenter)
        self.wiring = PartWiring(self, self.presenter, tools.editor)
        self.opened.connect(self.take_keys)

    def show_state(self, state: TrayState) -> None:
        """Show a state; emits nothing."""
        self.tray.show_state(state)

    def take_keys(self) -> None:
        """Let numbers pick for the entry that is open."""
        self.tray.take_keys()


def make_completing_part(tools: PageTools, _private: PrivateView) -> CompletingPart:
    """Return a tray that works."""
    return CompletingPart(tools)
