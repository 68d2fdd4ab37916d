"""Musts that cannot hold together: what is said of them, and what can be done."""

from __future__ import annotations

from seatingapp.domain.rules.kinds import Area, InArea
from seatingapp.domain.rules.rule import Strength
from seatingapp.services.rules import rules_of
from seatingapp.ui.seating.solved import ClashState, Mode
from tests.gui.seating.solving.desk import RulesDesk


def contradict(desk: RulesDesk) -> tuple[str, str]:
    """Give one pupil two places."""
    who = (desk.pupil("Yusuf I"),)
    return desk.add(InArea(who, Area("front row"))), desk.add(InArea(who, Area("back row")))


def clash(desk: RulesDesk) -> ClashState:
    """What the dialog shows last."""
    return desk.dialogs.clashes[-1]


def test_nobody_moves_and_the_dialog_names_the_rules_in_private_view_only(desk: RulesDesk) -> None:
    before = desk.plan
    contradict(desk)
    desk.arranger.arrange(Mode.ARRANGE)
    assert desk.plan == before
    assert (clash(desk).private, clash(desk).count, clash(desk).rows) == (False, 2, ())
    assert clash(desk).words == ""
    desk.show_private()
    assert {row.sentence for row in clash(desk).rows} == {
        "Yusuf I in the front row",
        "Yusuf I in the back row",
    }
    assert clash(desk).minimal
    assert clash(desk).words
    desk.private.hide()
    assert clash(desk).rows == ()


def test_what_leaving_each_out_would_give_is_worked_out(desk: RulesDesk) -> None:
    contradict(desk)
    desk.show_private()
    desk.runner.held = True
    desk.arranger.arrange(Mode.ARRANGE)
    first, rest = desk.runner.waiting[0], desk.runner.waiting[1:]
    desk.runner.waiting = rest
    first()
    assert not clash(desk).whole
    assert all(row.dropped == "" for row in clash(desk).rows)
    desk.runner.let_go()
    assert clash(desk).whole
    assert {row.dropped for row in clash(desk).rows} == {"Leave this out: all others hold"}


def test_where_there_are_wishes_what_leaving_one_out_gives_is_a_score(desk: RulesDesk) -> None:
    contradict(desk)
    desk.add(InArea((desk.pupil("Will H"),), Area("front row")), Strength.HIGH)
    desk.show_private()
    desk.arranger.arrange(Mode.ARRANGE)
    assert {row.dropped for row in clash(desk).rows} == {"Leave this out: 9 of 9"}


def test_switching_one_off_arranges_again_and_can_be_taken_back(desk: RulesDesk) -> None:
    front, back = contradict(desk)
    desk.arranger.arrange(Mode.ARRANGE)
    desk.solving.clashes.leave_out(back)
    assert desk.dialogs.closed == 1
    assert {rule.uid: rule.active for rule in desk.rules()} == {front: True, back: False}
    assert desk.score().broken == 0
    desk.presenter.undo()
    desk.presenter.undo()
    line = desk.plan.line
    assert all(rule.active for rule in desk.workspace.read(lambda s: rules_of(s, line)))


def test_a_pin_that_is_in_the_way_can_be_taken_out(desk: RulesDesk) -> None:
    one = desk.pupil("Yusuf I")
    desk.presenter.moves.pin(frozenset({one}), True)
    desk.add(InArea((one,), Area("front row")))
    desk.show_private()
    desk.arranger.arrange(Mode.ARRANGE)
    pin = next(row for row in clash(desk).rows if row.pin)
    assert pin.sentence == "Yusuf I is pinned"
    desk.solving.clashes.leave_out(pin.uid)
    assert desk.score().broken == 0
    assert not next(o for o in desk.plan.seated.values() if o.pupil_id == one).pinned


def test_the_plan_that_breaks_the_fewest_is_shown_on_request(desk: RulesDesk) -> None:
    contradict(desk)
    desk.arranger.arrange(Mode.ARRANGE)
    desk.solving.clashes.fewest()
    assert desk.score().broken == 1
    assert "1 must is broken." in desk.said()
    record = desk.record()
    assert record is not None
    assert record.fewest
    assert desk.editor.stack.undoText() == "Arrange the class"


def test_a_rule_can_be_edited_from_the_dialog(desk: RulesDesk) -> None:
    front, _back = contradict(desk)
    desk.arranger.arrange(Mode.ARRANGE)
    desk.solving.clashes.edit(front)
    assert desk.dialogs.edited == [front]
    assert desk.dialogs.closed == 1


def test_leaving_the_page_closes_the_dialog(desk: RulesDesk) -> None:
    contradict(desk)
    desk.arranger.arrange(Mode.ARRANGE)
    desk.presenter.left()
    assert desk.dialogs.closed == 1
    shown = len(desk.dialogs.clashes)
    desk.solving.clashes.refresh()
    assert len(desk.dialogs.clashes) == shown


def test_a_rule_that_is_gone_is_not_left_out(desk: RulesDesk) -> None:
    contradict(desk)
    before = desk.rules()
    desk.solving.clashes.leave_out("nothing")
    assert desk.rules() == before
