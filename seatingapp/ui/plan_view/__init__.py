"""The picture of a class in its room: drawn from a `PlanState`, answered in signals.

Both the Lesson page and the Seating page show `PlanView`; the Seating page joins a `TrayStrip` to
it. A page turns its own state into a `PlanState`, calls `show_state` and listens to the signals.
"""

from seatingapp.ui.plan_view.class_cards import card_of
from seatingapp.ui.plan_view.intents import LASSO, ROW, TABLE, TOGGLE
from seatingapp.ui.plan_view.state import (
    EMPTY_PLAN,
    BrokenMark,
    CardState,
    LineStyle,
    PhotoProvider,
    PlanState,
    SeatLine,
)
from seatingapp.ui.plan_view.tray import TrayStrip
from seatingapp.ui.plan_view.view import PlanView

__all__ = [
    "EMPTY_PLAN",
    "LASSO",
    "ROW",
    "TABLE",
    "TOGGLE",
    "BrokenMark",
    "CardState",
    "LineStyle",
    "PhotoProvider",
    "PlanState",
    "PlanView",
    "SeatLine",
    "TrayStrip",
    "card_of",
]
