"""The part about detentions in a window, over the sample school with a few set for tomorrow."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.detentions import DetentionState
from seatingapp.services.detentions import SetDetentions, by_uids
from seatingapp.services.rooms import all_rooms
from seatingapp.services.workspace import Workspace
from seatingapp.ui.detentions.factory import DetentionsWiring, make_detentions_part
from seatingapp.ui.detentions.part import DetentionsPart
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.privacy import PrivateView
from tests.conftest import Sample
from tests.gui.building import tools_for
from tests.gui.finding import found
from tests.integration.services.detention_desk import TOMORROW, Desk


@dataclass
class Probe:
    """The part, and ways to drive it."""

    part: DetentionsPart
    tools: PageTools
    private: PrivateView
    desk: Desk
    uids: tuple[str, ...]

    @property
    def workspace(self) -> Workspace:
        return self.desk.workspace

    def press(self, name: str, below: QWidget | None = None) -> None:
        """Click a button that can be seen."""
        button = found(below or self.part, QPushButton, name)
        assert button.isVisible(), f"{name} is hidden"
        button.click()

    def states(self) -> list[DetentionState]:
        """The states of the detentions that were set for the test."""
        known = self.workspace.read(lambda s: by_uids(s, self.uids))
        return [next(d.state for d in known if d.uid == uid) for uid in self.uids]

    def select(self, *uids: str) -> None:
        """Select rows as the user would."""
        table = self.part.list.table
        table.clearSelection()
        for n, row in enumerate(table.rows.rows):
            if row.uid in uids:
                flags = table.selectionModel().SelectionFlag
                table.selectionModel().select(table.rows.index(n, 0), flags.Select | flags.Rows)

    @property
    def wiring(self) -> DetentionsWiring:
        wiring = self.part.wiring
        assert isinstance(wiring, DetentionsWiring)
        return wiring


@pytest.fixture
def probe(qtbot: QtBot, sample: Sample, tmp_path: Path) -> Probe:
    """Return the part on the day of three detentions, at 15:20."""
    desk = Desk(sample.workspace)
    room = desk.workspace.read(all_rooms)[0]
    ids = tuple(p.id for p in desk.people[:3])
    done = desk.do(SetDetentions(ids, desk.kind.id, TOMORROW, "talked", room_id=room.id))
    desk.go_to(TOMORROW, dt.time(15, 20))
    tools = tools_for(desk.workspace, tmp_path)
    private = PrivateView(lambda: 0.0)
    private.ask()
    private.confirm()
    part = make_detentions_part(tools, private)
    part.resize(1266, 640)
    qtbot.addWidget(part)
    part.show()
    with qtbot.waitActive(part):
        part.activateWindow()
    return Probe(part, tools, private, desk, done.uids)
