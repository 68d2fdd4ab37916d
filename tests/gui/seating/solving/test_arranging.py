"""Arranging a class by its rules, as the presenter does it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from seatingapp.domain.plans import Occupant
from seatingapp.domain.rules.kinds import Apart, Area, Attainment, InArea, NewNeighbours
from seatingapp.domain.rules.rule import Strength
from seatingapp.ui.seating.solved import Effort, Mode
from seatingapp.ui.seating.solving.leaving_out import question
from tests.gui.seating.solving.desk import SEED, RulesDesk

FRONT = Area("front row")
BACK = Area("back row")


def test_a_plan_that_keeps_the_rules_is_one_step_with_its_record(desk: RulesDesk) -> None:
    before = desk.plan
    desk.add(Apart((desk.pupil("Ben O'N"), desk.pupil("Aaliyah K"))))
    wish = desk.add(InArea((desk.pupil("Yusuf I"),), FRONT), Strength.HIGH)
    desk.arranger.arrange(Mode.ARRANGE)
    assert desk.score().broken == 0
    assert (desk.score().score, desk.score().most) == (9, 9)
    assert desk.editor.stack.undoText() == "Arrange the class"
    assert f"Arranged: score 9 of at most 9. Seed {SEED}." in desk.said()
    record = desk.record()
    assert record is not None
    assert (record.seed, record.score, record.most, record.proved) == (SEED, 9, 9, True)
    assert len(record.rules) == 2
    assert wish in {rule.uid for rule in desk.rules()}
    desk.presenter.undo()
    assert desk.plan == before


def test_the_same_again_until_another_one_is_wanted(desk: RulesDesk) -> None:
    desk.add(InArea((desk.pupil("Yusuf I"),), FRONT), Strength.HIGH)
    desk.arranger.arrange(Mode.ARRANGE)
    first = desk.plan
    desk.arranger.arrange(Mode.ARRANGE)
    assert desk.plan.seated == first.seated
    assert "Everybody sits so already." in desk.said()
    desk.arranger.arrange(Mode.ANOTHER)
    moved = [s for s, o in first.seated.items() if desk.plan.seated.get(s) != o]
    assert len(moved) >= 6
    assert desk.score().score == 9
    assert "in another way" in desk.said()


def test_improving_moves_nobody_for_nothing(desk: RulesDesk) -> None:
    before = desk.plan
    desk.add(InArea((desk.pupil("Yusuf I"),), FRONT), Strength.HIGH)
    desk.arranger.arrange(Mode.IMPROVE)
    seats = [place.seat_id for place in before.layout.places()]
    changed = [s for s in seats if before.seated.get(s) != desk.plan.seated.get(s)]
    assert len(changed) == 2
    assert desk.score().score == 9
    assert desk.said().startswith("Improved: score 9 of at most 9.")


def test_only_those_selected_change_seats(desk: RulesDesk) -> None:
    before = desk.plan
    some = frozenset(desk.pupil(n) for n in ("Yusuf I", "Callum P", "Daria V"))
    desk.add(InArea((desk.pupil("Yusuf I"),), FRONT))
    desk.presenter.select(some, "lasso")
    assert desk.state().selected == 3
    desk.arranger.arrange(Mode.ARRANGE)
    stayed = {s: o for s, o in before.seated.items() if o.pupil_id not in some}
    assert stayed.items() <= desk.plan.seated.items()
    assert desk.score().broken == 0
    assert desk.said().startswith("Arranged the 3 selected.")


def test_one_pupil_selected_arranges_everybody(desk: RulesDesk) -> None:
    desk.presenter.select(frozenset({desk.pupil("Yusuf I")}), "click")
    assert desk.state().selected == 0
    assert desk.arranger.movable() is None


def test_those_in_the_tray_go_onto_the_empty_seats(desk: RulesDesk) -> None:
    before = desk.plan
    some = frozenset(desk.pupil(n) for n in ("Yusuf I", "Callum P"))
    desk.presenter.moves.unseat(some)
    assert desk.state().loose == 2
    desk.add(InArea((desk.pupil("Yusuf I"),), FRONT))
    desk.arranger.arrange(Mode.EMPTY)
    stayed = {s: o for s, o in before.seated.items() if o.pupil_id not in some}
    assert stayed.items() <= desk.plan.seated.items()
    assert desk.state().loose == 0
    assert desk.score().broken == 0
    assert desk.said().startswith("Empty seats filled.")


def test_with_nobody_in_the_tray_there_is_nothing_to_fill(desk: RulesDesk) -> None:
    desk.arranger.arrange(Mode.EMPTY)
    assert desk.said() == "Everyone is seated already."
    assert not desk.editor.stack.canUndo()


def test_without_rules_a_plan_is_made_and_says_so(desk: RulesDesk) -> None:
    assert not desk.score().has_rules
    desk.arranger.arrange(Mode.ARRANGE)
    assert "There are no rules yet: any plan is as good." in desk.said()
    desk.solving.wish_for_new_neighbours()
    assert desk.score().has_rules
    assert [rule.strength for rule in desk.rules()] == [Strength.HIGH]
    assert desk.editor.stack.undoText() == "Add a rule"


def test_a_typed_seed_gives_its_plan_again(desk: RulesDesk) -> None:
    for name in ("Yusuf I", "Will H", "Zara Q"):
        desk.add(InArea((desk.pupil(name),), FRONT), Strength.HIGH)
    desk.arranger.use_seed(7)
    first = desk.plan.seated
    desk.arranger.use_seed(8)
    assert desk.plan.seated != first
    desk.arranger.use_seed(7)
    assert desk.plan.seated == first
    assert "Seed 7." in desk.said()


def test_how_long_is_looked_is_remembered_for_each_class(desk: RulesDesk) -> None:
    mine = desk.view.state.class_id
    assert mine is not None
    desk.arranger.use_effort(Effort.LONG)
    assert desk.state().effort is Effort.LONG
    other = next(c.class_id for c in desk.view.state.classes if c.class_id != mine)
    desk.presenter.choose_class(other)
    assert desk.state().effort is Effort.SHORT
    desk.presenter.choose_class(mine)
    assert desk.state().effort is Effort.LONG


def test_a_plan_from_an_earlier_day_is_kept(desk: RulesDesk) -> None:
    before = desk.plan
    later = desk.workspace.clock() + dt.timedelta(days=7)
    desk.workspace.clock = lambda: later
    desk.arranger.arrange(Mode.ARRANGE)
    assert desk.plan.id != before.id
    assert desk.said().endswith("New plan from today; the old one is kept.")
    desk.presenter.undo()
    assert desk.plan == before


def test_a_change_of_the_plan_ends_the_search_and_nothing_of_it_is_taken(desk: RulesDesk) -> None:
    desk.runner.held = True
    desk.arranger.arrange(Mode.ARRANGE)
    assert desk.state().run is not None
    assert not desk.view.state.plan.movable
    desk.presenter.moves.unseat(frozenset({desk.pupil("Yusuf I")}))
    assert desk.state().run is None
    changed = desk.plan
    desk.runner.let_go()
    assert desk.plan == changed
    assert desk.editor.stack.undoText() == "Unseat Yusuf I"


def test_leaving_the_page_ends_the_search_and_forgets_the_plan(desk: RulesDesk) -> None:
    before = desk.plan
    desk.runner.held = True
    desk.arranger.arrange(Mode.ARRANGE)
    desk.presenter.left()
    desk.runner.let_go()
    assert desk.solving.watch.setting is None
    assert not desk.arranger.is_running
    assert not desk.editor.stack.canUndo()
    desk.presenter.opened()
    assert desk.plan == before


def test_cancelling_keeps_the_best_so_far(desk: RulesDesk) -> None:
    desk.add(InArea((desk.pupil("Yusuf I"),), FRONT))
    desk.add(NewNeighbours(), Strength.HIGH)
    desk.add(Attainment(), Strength.MEDIUM)
    desk.runner.held = True
    desk.arranger.arrange(Mode.ARRANGE)
    desk.arranger.cancel()
    desk.runner.let_go()
    assert desk.score().broken == 0
    record = desk.record()
    assert record is not None
    assert not record.whole
    assert desk.said().endswith("Ended early. New plan from today; the old one is kept.")


def test_a_second_search_does_not_begin_while_one_runs(desk: RulesDesk) -> None:
    desk.runner.held = True
    desk.arranger.arrange(Mode.ARRANGE)
    desk.arranger.arrange(Mode.IMPROVE)
    assert desk.arranger.habits().mode is Mode.ARRANGE
    desk.runner.let_go()


def test_fewer_seats_than_pupils_is_a_question_never_a_choice_of_the_program(
    desk: RulesDesk,
) -> None:
    setting = desk.solving.watch.setting
    assert setting is not None
    few = tuple(setting.layout.desks)[:9]
    small = replace(setting, layout=replace(setting.layout, desks=few), seated={})
    asked = question(small, frozenset())
    assert asked is not None
    assert asked.missing == len(setting.members) - small.layout.capacity
    last = asked.pupils[-asked.missing :]
    assert asked.chosen == {pupil_id for pupil_id, _name in last}
    earlier = frozenset(pupil_id for pupil_id, _name in asked.pupils[: asked.missing])
    again = question(small, earlier)
    assert again is not None
    assert again.chosen == earlier
    assert question(setting, frozenset()) is None


def test_those_in_the_tray_are_offered_to_stay_there(desk: RulesDesk) -> None:
    setting = desk.solving.watch.setting
    assert setting is not None
    few = tuple(setting.layout.desks)[:9]
    small = replace(setting, layout=replace(setting.layout, desks=few))
    seats = [place.seat_id for place in small.layout.places()]
    pupils = [m.pupil_id for m in setting.members]
    missing = len(pupils) - len(seats)
    for waiting in (pupils[:missing], pupils[1 : missing + 1]):
        placed = [p for p in pupils if p not in waiting]
        seated = {s: Occupant(p) for s, p in zip(seats, placed, strict=True)}
        asked = question(replace(small, seated=seated), frozenset(pupils[-missing:]))
        assert asked is not None
        assert asked.chosen == frozenset(waiting)


def test_plans_on_the_way_are_shown_whatever_may_move(desk: RulesDesk) -> None:
    desk.add(NewNeighbours(), Strength.HIGH)
    desk.view.states.clear()
    desk.arranger.arrange(Mode.ARRANGE)
    running = [s.solving for s in desk.view.states if s.solving.run is not None]
    assert any("Best so far" in (s.run.words if s.run else "") for s in running)
    assert any(s.ghost is not None for s in running)
