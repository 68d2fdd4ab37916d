"""A themed app, and plans to put hands on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

import pytest
from pytestqt.qtbot import QtBot

from seatingapp.ui.plan_view import PlanState
from seatingapp.ui.theme import Theme
from tests.gui.plan_view.probe import PlanProbe
from tests.gui.plan_view.rooms import nine_b

Open: TypeAlias = Callable[[PlanState], PlanProbe]


@pytest.fixture
def show(qtbot: QtBot, theme: Theme) -> Open:
    """Open a window with a plan."""
    del theme
    return lambda state: PlanProbe(qtbot, state)


@pytest.fixture
def lesson(show: Open) -> PlanProbe:
    """9B as on the Lesson page: nothing can be moved."""
    return show(nine_b())


@pytest.fixture
def seating(show: Open) -> PlanProbe:
    """9B as on the Seating page: pupils can be moved."""
    return show(replace(nine_b(), movable=True))
