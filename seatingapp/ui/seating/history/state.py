"""What the history of plans shows, as frozen data."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from seatingapp.ui.plan_view.state import EMPTY_PLAN, PlanState


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A plan in the list; `note` says where it is not an old one: it holds, or is to come."""

    plan_id: int
    since: str
    what: str
    made_by: str
    seated: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class HistoryState:
    """The list and the chosen plan.

    `comment`, and `record` of how it was arranged, are empty unless private data is shown.
    `day` is the day about which "who sat next to whom" is asked. `why_kept` says why the plan
    cannot be deleted; empty where it can.
    """

    class_name: str
    rows: tuple[HistoryRow, ...] = ()
    chosen: int | None = None
    title: str = ""
    detail: str = ""
    comment: str = ""
    picture: PlanState = EMPTY_PLAN
    day: dt.date | None = None
    can_restore: bool = False
    why_kept: str = ""
    record: str = ""
