"""What the comparison of two plans shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass

from seatingapp.ui.plan_view.state import EMPTY_PLAN, PlanState


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of names or pairs with its title."""

    key: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompareState:
    """The earlier and the later plan, which others there are (key and words), and what differs.

    On the pictures whoever moved has a sign; whoever is gone has one on the earlier, whoever is
    new on the later one. Lines join those who are no neighbours any more, and new ones.
    """

    class_name: str
    options: tuple[tuple[str, str], ...] = ()
    before_id: int | None = None
    after_id: int | None = None
    before: PlanState = EMPTY_PLAN
    after: PlanState = EMPTY_PLAN
    said: str = ""
    lists: tuple[Listed, ...] = ()
