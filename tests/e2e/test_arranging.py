"""Arranging a class by its rules in the whole app, with the processes that search."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from seatingapp.domain.rules.kinds import Apart
from seatingapp.domain.rules.rule import ForClass, Rule, Strength
from seatingapp.services import classes, seating, vaults
from seatingapp.services.arrangements import record_of
from seatingapp.services.rules import AddRule
from seatingapp.ui.seating.page import SeatingPage
from seatingapp.ui.seating.solved import Mode
from tests.conftest import PASSPHRASE
from tests.e2e.conftest import Driver
from tests.gui.finding import found


def seating_page(driver: Driver, qtbot: QtBot) -> SeatingPage:
    """The Seating page of an unlocked app, once its plan was judged."""
    driver.unlock()
    qtbot.waitUntil(driver.is_in)
    driver.window.show_page("seating")
    page = found(driver.window, SeatingPage)
    workspace = driver.composition.tools.workspace
    page.class_requested.emit(workspace.read(lambda s: classes.class_named(s, "9B/Sc2")).id)
    qtbot.waitUntil(lambda: page.panel.score.state.known, timeout=15_000)
    return page


def test_arranging_is_kept_with_its_record_and_locking_ends_the_processes(
    driver: Driver, qtbot: QtBot
) -> None:
    page = seating_page(driver, qtbot)
    tools = driver.composition.tools
    crew = tools.crew.workers()
    assert crew is not None
    page.canvas.solve_requested.emit(Mode.ARRANGE)
    qtbot.waitUntil(tools.editor.stack.canUndo, timeout=60_000)
    assert page.panel.score.state.broken == 0
    plan_id = page._state.plan_id
    assert plan_id is not None
    arranged = dict(page.canvas.plan.state.cards)
    driver.window.lock_requested.emit()
    driver.composition.finish()
    assert tools.crew.workers() is None
    workspace = vaults.enter(vaults.unseal(driver.vault, PASSPHRASE))
    try:
        plan = workspace.read(lambda s: seating.plan_by_id(s, plan_id))
        record = workspace.read(lambda s: record_of(s, plan_id))
    finally:
        workspace.lock()
    assert {seat: o.pupil_id for seat, o in plan.seated.items()} == {
        seat: card.pupil_id for seat, card in arranged.items()
    }
    assert record is not None
    assert record.moved_by_hand == 0
    assert record.rules


def test_locking_in_the_middle_of_a_search_changes_nothing(driver: Driver, qtbot: QtBot) -> None:
    page = seating_page(driver, qtbot)
    tools = driver.composition.tools
    class_id = page._state.class_id
    before = tools.workspace.read(lambda s: seating.plans_of(s, class_id))
    page.canvas.solve_requested.emit(Mode.ARRANGE)
    assert page._state.solving.run is not None
    driver.window.lock_requested.emit()
    driver.composition.finish()
    workspace = vaults.enter(vaults.unseal(driver.vault, PASSPHRASE))
    try:
        assert workspace.read(lambda s: seating.plans_of(s, class_id)) == before
    finally:
        workspace.lock()


def test_no_rule_and_no_reason_is_on_a_page_that_is_board_safe(
    driver: Driver, qtbot: QtBot
) -> None:
    page = seating_page(driver, qtbot)
    workspace = driver.composition.tools.workspace
    class_id = page._state.class_id
    assert class_id is not None
    two = sorted(card.pupil_id for card in page.canvas.plan.state.cards.values())[:2]
    rule = Rule(
        "", Apart((two[0], two[1]), 30.0), Strength.MUST, ForClass(class_id), note="quarrel"
    )
    before = page.panel.score.state.broken
    workspace.perform(AddRule(rule))
    qtbot.waitUntil(lambda: page.panel.score.state.broken == before + 1, timeout=15_000)
    state = page._state.solving
    assert state.broken == ()
    assert state.score.parts == ()
    assert all(":" not in swap.words for swap in state.score.swaps or ())
    assert "quarrel" not in repr(page._state)
    assert "apart" not in repr(page.panel.rules.state)
