"""What is said of the plan on the page: score, marks, lights, swaps, and reasons for a seat."""

from __future__ import annotations

from seatingapp.domain.plans import Occupant
from seatingapp.domain.rules.kinds import Apart, Area, FewMoves, InArea, NewNeighbours
from seatingapp.domain.rules.rule import Strength
from seatingapp.domain.rules.verdicts import Proof
from seatingapp.services.rules import RemoveRule
from seatingapp.ui.seating.solved import Mode
from seatingapp.ui.seating.solving.words import hidden_words, proof_words
from tests.gui.seating.solving.desk import RulesDesk

FRONT = Area("front row")


def apart(desk: RulesDesk) -> str:
    """A must that is broken on the sample plan."""
    return desk.add(Apart((desk.pupil("Ben O'N"), desk.pupil("Aaliyah K"))))


def test_the_score_follows_every_change_by_hand(desk: RulesDesk) -> None:
    apart(desk)
    assert (desk.score().known, desk.score().broken) == (True, 1)
    assert desk.score().words == "1 must is broken."
    one = desk.pupil("Ben O'N")
    desk.presenter.moves.place(one, desk.seat("Yusuf I"))
    assert desk.score().words == "Every must holds."
    desk.presenter.undo()
    assert desk.score().words == "1 must is broken."


def test_the_score_follows_the_rules(desk: RulesDesk) -> None:
    assert not desk.score().has_rules
    uid = apart(desk)
    assert desk.score().has_rules
    desk.workspace.perform(RemoveRule(uid))
    assert desk.score().words == ""
    assert not desk.score().has_rules


def test_a_plan_that_wins_everything_is_the_best_without_a_proof(desk: RulesDesk) -> None:
    desk.add(InArea((desk.pupil("Callum P"),), FRONT), Strength.LOW)
    assert (desk.score().score, desk.score().most) == (1, 1)
    assert desk.score().best == "Best possible plan: every wish is granted."
    assert not desk.score().looked


def test_marks_and_what_the_score_is_made_of_are_private(desk: RulesDesk) -> None:
    apart(desk)
    assert desk.state().broken == ()
    assert desk.score().parts == ()
    desk.show_private()
    mark = desk.state().broken[0]
    assert set(mark.seats) == {desk.seat("Ben O'N"), desk.seat("Aaliyah K")}
    assert mark.must
    assert "Ben O'N" in mark.words
    assert [(p.points, p.most, p.said) for p in desk.score().parts] == [(0, 0, "not met")]
    desk.private.hide()
    assert desk.state().broken == ()
    assert desk.score().parts == ()


def test_wishes_about_everybody_are_drawn_only_while_they_are_pointed_at(desk: RulesDesk) -> None:
    uid = desk.add(NewNeighbours(), Strength.HIGH)
    desk.show_private()
    assert desk.state().broken == ()
    desk.solving.point_at_rule(uid)
    assert desk.state().broken
    assert not desk.state().broken[0].must
    assert set(desk.state().broken[0].seats) <= desk.state().highlighted
    desk.solving.point_at_rule("")
    assert desk.state().broken == ()
    assert desk.state().highlighted == frozenset()


def test_a_pupil_in_the_hand_lights_the_seats_and_says_why_only_in_private(desk: RulesDesk) -> None:
    apart(desk)
    one = desk.pupil("Ben O'N")
    desk.presenter.moves.place(one, desk.seat("Amir R"))
    assert desk.state().lights == {}
    desk.solving.carry(one)
    here, far = desk.seat("Ben O'N"), desk.seat("Yusuf I")
    assert desk.state().lights[far].holds
    bad = [seat for seat, light in desk.state().lights.items() if not light.holds and seat != here]
    assert bad
    assert all(not light.broken for light in desk.state().lights.values())
    desk.show_private()
    assert any("Aaliyah K" in words for words in desk.state().lights[bad[0]].broken)
    desk.solving.put_down()
    assert desk.state().lights == {}


def test_the_best_swap_is_made_with_one_step_and_its_seats_can_be_shown(desk: RulesDesk) -> None:
    desk.add(InArea((desk.pupil("Yusuf I"),), FRONT), Strength.HIGH)
    desk.show_private()
    swaps = desk.score().swaps
    assert swaps
    first = swaps[0]
    desk.solving.point_at_swap(frozenset({first.one, first.other}))
    assert desk.state().highlighted == {first.one, first.other}
    desk.solving.point_at_swap(frozenset())
    assert desk.state().highlighted == frozenset()
    desk.solving.swap(first.one, first.other)
    assert desk.score().score == 9
    assert desk.score().swaps == ()
    assert desk.editor.stack.undoText().startswith(("Swap ", "Move "))
    assert "Yusuf I" in desk.editor.stack.undoText()


def test_board_safe_only_the_number_of_swaps_is_said(desk: RulesDesk) -> None:
    desk.add(InArea((desk.pupil("Yusuf I"),), FRONT), Strength.HIGH)
    assert desk.score().swaps is None
    hidden = desk.score().hidden
    assert hidden
    assert "Yusuf" not in repr(desk.score())
    desk.show_private()
    assert len(desk.score().swaps or ()) == hidden
    assert desk.score().hidden is None
    assert hidden_words(1) == "1 swap would make it better; private view shows it."
    assert hidden_words(3) == "3 swaps would make it better; private view shows them."


def test_of_a_plan_without_anybody_no_must_is_said_to_hold(desk: RulesDesk) -> None:
    apart(desk)
    everybody = frozenset(o.pupil_id for o in desk.plan.seated.values())
    desk.presenter.moves.pin(everybody, False)
    desk.presenter.moves.unseat(everybody)
    assert not desk.plan.seated
    assert desk.score().words == "Nobody is seated yet."
    assert desk.score().best == ""
    assert desk.score().swaps is None
    desk.presenter.undo()
    assert desk.score().words == "1 must is broken."


def test_moves_are_counted_from_the_plan_that_was_there_before(desk: RulesDesk) -> None:
    desk.add(FewMoves(), Strength.LOW)
    assert desk.score().score == 26
    desk.presenter.moves.place(desk.pupil("Yusuf I"), desk.seat("Callum P"))
    assert desk.score().score == 24
    desk.arranger.arrange(Mode.ARRANGE)
    assert desk.score().score == 26


def test_why_somebody_sits_there_is_said_of_one_pupil_in_private(desk: RulesDesk) -> None:
    desk.add(InArea((desk.pupil("Callum P"),), FRONT))
    one = frozenset({desk.pupil("Callum P")})
    desk.presenter.select(one, "click")
    assert desk.state().why == ()
    desk.show_private()
    assert desk.state().why
    chosen = desk.view.state.chosen
    assert chosen is not None
    assert chosen.why == desk.state().why
    desk.presenter.select(one | {desk.pupil("Yusuf I")}, "lasso")
    assert desk.state().why == ()


def test_why_somebody_sits_there_is_said_too_where_private_view_comes_later(
    desk: RulesDesk,
) -> None:
    desk.add(InArea((desk.pupil("Callum P"),), FRONT))
    desk.presenter.select(frozenset({desk.pupil("Callum P")}), "click")
    desk.runner.held = True
    desk.show_private()
    assert desk.state().why == ()
    desk.runner.let_go()
    assert desk.state().why
    desk.private.hide()
    assert desk.state().why == ()


def test_what_a_proof_says_is_said_in_words() -> None:
    assert proof_words(760, Proof(760, True)) == "Best possible plan: proved."
    assert proof_words(742, Proof(751, False)) == "At most 1.2 % better is possible."
    assert proof_words(10_000, Proof(10_001, False)) == "Almost the best plan."
    assert proof_words(742, Proof(None, False)) == ""
    assert proof_words(0, Proof(9, False)) == "No plan scores more than 9."
    better = {1: Occupant(1)}
    assert proof_words(742, Proof(760, True, better)) == "The best possible plan scores 760."
    assert proof_words(742, Proof(770, False, better)) == "A better plan was found meanwhile."


def test_the_proof_is_of_the_plan_that_was_arranged_and_goes_with_it(desk: RulesDesk) -> None:
    front = tuple(desk.pupil(n) for n in ("Yusuf I", "Will H", "Zara Q", "Amir R"))
    for pupil in front:
        desk.add(InArea((pupil,), FRONT), Strength.HIGH)
        desk.add(InArea((pupil,), Area("back row")), Strength.LOW)
    desk.arranger.arrange(Mode.ARRANGE)
    assert (desk.score().score, desk.score().most) == (36, 40)
    assert desk.score().best == "Best possible plan: proved."
    record = desk.record()
    assert record is not None
    assert record.proved
    assert desk.editor.stack.undoText() == "Arrange the class"
    assert desk.editor.stack.count() == 1
    desk.presenter.moves.place(desk.pupil("Yusuf I"), desk.seat("Noah B"))
    assert desk.score().best == ""


def test_another_class_shows_nothing_of_the_last_one(desk: RulesDesk) -> None:
    apart(desk)
    mine = desk.view.state.class_id
    other = next(c.class_id for c in desk.view.state.classes if c.class_id != mine)
    desk.runner.held = True
    desk.presenter.choose_class(other)
    assert not desk.score().known
    desk.runner.let_go()
    assert desk.score().known


def with_moves_and_wishes(desk: RulesDesk) -> None:
    """Rules of which no plan wins everything, and one that counts moves."""
    for name in ("Yusuf I", "Will H", "Zara Q", "Amir R"):
        desk.add(InArea((desk.pupil(name),), FRONT), Strength.HIGH)
        desk.add(InArea((desk.pupil(name),), Area("back row")), Strength.LOW)
    desk.add(FewMoves(), Strength.LOW)


def test_message_card_and_record_of_another_plan_count_moves_from_the_same_seats(
    desk: RulesDesk,
) -> None:
    with_moves_and_wishes(desk)
    desk.arranger.arrange(Mode.ARRANGE)
    first = desk.solving.watch.setting
    for _ in range(2):
        desk.arranger.arrange(Mode.ANOTHER)
        score, record, now = desk.score(), desk.record(), desk.solving.watch.setting
        assert first is not None
        assert now is not None
        assert now.seated == first.seated
        assert f"score {score.score} of at most {score.most}." in desk.said()
        assert record is not None
        assert (record.score, record.most) == (score.score, score.most)


def test_a_better_plan_scores_on_the_card_what_was_promised_of_it(desk: RulesDesk) -> None:
    with_moves_and_wishes(desk)
    desk.arranger.arrange(Mode.ARRANGE)
    arranged = dict(desk.plan.seated)
    desk.arranger.arrange(Mode.ANOTHER)
    proof = desk.solving._proving.proof
    assert proof is not None
    better = dict(proof.seated or {})
    assert desk.score().better is (bool(better) and better != arranged)
    one, other = desk.seat("Callum P"), desk.seat("Noah B")
    seated = dict(desk.plan.seated)
    seated[one], seated[other] = seated[other], seated[one]
    desk.solving._proving.proof = Proof(999, False, seated)
    desk.solving.use_better()
    record = desk.record()
    assert desk.plan.seated == seated
    assert record is not None
    assert desk.said().startswith(
        f"Better plan used: score {desk.score().score} of at most {desk.score().most}."
    )
    assert (record.score, record.most) == (desk.score().score, desk.score().most)


def test_a_plan_that_another_was_wanted_instead_of_is_not_offered_as_a_better_one(
    desk: RulesDesk,
) -> None:
    with_moves_and_wishes(desk)
    desk.arranger.arrange(Mode.ARRANGE)
    before = dict(desk.plan.seated)
    desk.arranger.arrange(Mode.ANOTHER)
    now = desk.plan
    desk.solving._proving.proof = Proof(60, True, before)
    desk.solving.point_at_swap(frozenset({1}))
    assert not desk.score().better
    assert desk.score().best == "The best possible plan scores 60."
    desk.solving.use_better()
    assert desk.plan == now
