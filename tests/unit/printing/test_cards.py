"""Cards: whatever stands on one stays on it, and nothing on it covers anything else."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seatingapp.domain.plan_picture import Box
from seatingapp.printing.chart_cards import (
    CardPlan,
    CardStyle,
    least_card,
    page_style,
    plan_card,
)
from seatingapp.printing.sheets import Sheets
from seatingapp.printing.snapshots import ChartCard
from seatingapp.printing.wrapping import FLOOR
from tests.unit.printing.samples import NASTY

TEACHER = CardStyle(12, False)
DOOR = CardStyle(22, True)
ALL_MARKS = ("K", "PP", "FSM", "EAL", "LAC", "SC", "MA")
CARDS = st.builds(
    ChartCard,
    name=st.sampled_from(NASTY) | st.text(st.characters(), min_size=1, max_size=60),
    initials=st.sampled_from(["", "AK", "李小", "مح"]),
    marks=st.lists(st.sampled_from(ALL_MARKS), unique=True).map(tuple),
    action=st.sampled_from(
        ["", "front, left ear", "sits by the door, inhaler in bag, large print"]
    ),
)


def boxes(plan: CardPlan) -> list[Box]:
    """What is really drawn: text by its measured size."""
    name = plan.name
    found = [Box(name.box.x, name.box.y, name.fitted.width, name.fitted.height)]
    if plan.action:
        action = plan.action
        size = action.fitted.width, action.fitted.height
        found.append(Box(action.box.x, action.box.y, *size))
    return [*found, *(mark.box for mark in plan.marks), *([plan.face] if plan.face else [])]


def within(inner: Box, outer: Box) -> bool:
    return (
        inner.x >= outer.x - 0.01
        and inner.y >= outer.y - 0.01
        and inner.x + inner.width <= outer.x + outer.width + 0.01
        and inner.y + inner.height <= outer.y + outer.height + 0.01
    )


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x + one.width > other.x + 0.01
        and other.x + other.width > one.x + 0.01
        and one.y + one.height > other.y + 0.01
        and other.y + other.height > one.y + 0.01
    )


@settings(deadline=None)
@given(
    st.lists(CARDS, min_size=1, max_size=4),
    st.floats(38, 180),
    st.floats(17, 140),
    st.sampled_from([TEACHER, DOOR, CardStyle(16, False, 1.35)]),
)
def test_nothing_leaves_a_card_and_nothing_covers_anything_else(
    cards: list[ChartCard], width: float, height: float, style: CardStyle
) -> None:
    sheets = Sheets("test")
    box = Box(100, 200, width, height)
    common = page_style(sheets, box, cards, style)
    for card in cards:
        plan = plan_card(sheets, box, card, common)
        drawn = boxes(plan)
        assert all(within(item, box) for item in drawn)
        assert not any(overlap(a, b) for a, b in itertools.combinations(drawn, 2))
        assert tuple(mark.line.text for mark in plan.marks) == card.marks
        assert (plan.action is not None) == bool(card.action)


@pytest.mark.parametrize(
    "card",
    [
        ChartCard("Maximilian Oberhofer"),
        ChartCard("Maximilian Oberhofer", "MO", None, ("K", "PP"), ""),
        ChartCard("Maximilian Oberhofer", "MO", None, ("K", "PP"), "front, left ear"),
    ],
)
def test_a_common_name_can_be_read_on_the_least_card(card: ChartCard) -> None:
    sheets = Sheets("test")
    box = Box(0, 0, *least_card([card], 1.0))
    plan = plan_card(sheets, box, card, page_style(sheets, box, [card], TEACHER))
    assert plan.name.fitted.size * plan.name.fitted.condense >= FLOOR * 0.8


def test_names_of_a_page_have_one_size_where_they_can() -> None:
    sheets = Sheets("test")
    box = Box(0, 0, 90, 80)
    cards = [ChartCard(name) for name in ("Leo A", "Ben O'N", "Aaliyah Khan", "Max")]
    style = page_style(sheets, box, cards, DOOR)
    sizes = {plan_card(sheets, box, card, style).name.fitted.size for card in cards}
    assert len(sizes) == 1


def test_one_very_long_name_does_not_make_all_others_small() -> None:
    sheets = Sheets("test")
    box = Box(0, 0, 90, 80)
    cards = [ChartCard("x" * 60), ChartCard("Leo A"), ChartCard("Max B")]
    style = page_style(sheets, box, cards, TEACHER)
    assert plan_card(sheets, box, cards[1], style).name.fitted.size > 9


def test_a_small_card_has_no_initials() -> None:
    sheets = Sheets("test")
    box = Box(0, 0, 50, 24)
    card = ChartCard("Leo A", "LA")
    assert plan_card(sheets, box, card, page_style(sheets, box, [card], TEACHER)).face is None


def test_initials_give_way_to_many_marks() -> None:
    sheets = Sheets("test")
    box = Box(0, 0, 46, 60)
    card = ChartCard("Leo A", "LA", None, tuple(f"LONG{n}" for n in range(8)))
    style = page_style(sheets, box, [card], TEACHER)
    plan = plan_card(sheets, box, card, style)
    assert style.face > 0
    assert plan.face is None
    assert len(plan.marks) == 8
