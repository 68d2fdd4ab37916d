"""A small room in the editor: two double desks side by side, one behind, and a board."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from seatingapp.domain.room_pieces import add_desk, add_fixture
from seatingapp.domain.rooms import DeskKind, FixtureKind, RoomLayout
from seatingapp.services.workspace import Workspace
from tests.gui.room_editor.probe import EditorProbe


def small_room() -> RoomLayout:
    """8 by 6 m; desks with their middles at (200, 250), (400, 250) and (213, 403)."""
    layout = RoomLayout(800.0, 600.0)
    for x, y in ((200, 250), (400, 250), (213, 403)):
        layout, _piece = add_desk(layout, DeskKind.DOUBLE, x, y)
    layout, _piece = add_fixture(layout, FixtureKind.BOARD, 400, 12)
    return layout


@pytest.fixture
def lab(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> EditorProbe:
    return EditorProbe(qtbot, workspace, tmp_path, small_room())


@pytest.fixture
def bare(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> EditorProbe:
    return EditorProbe(qtbot, workspace, tmp_path, RoomLayout(800.0, 600.0))
