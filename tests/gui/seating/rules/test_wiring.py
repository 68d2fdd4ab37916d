"""Rules on the page: changed from the card with undo, joined on the plan, gone without privacy."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QMenu

from seatingapp.domain.rules.kinds import Apart, FewMoves, Near, NewNeighbours, Together
from seatingapp.domain.rules.rule import Strength
from seatingapp.domain.rules.verdicts import Met, Verdict
from seatingapp.services.rules import RemoveRule
from seatingapp.ui.privacy import HiddenBy, Privacy
from seatingapp.ui.seating.rules.editing.dialog import RuleDialog
from seatingapp.ui.seating.rules.evidence.dialog import EvidenceDialog
from seatingapp.ui.seating.rules.friends.dialog import FriendsDialog
from seatingapp.ui.seating.rules.table.dialog import RulesTableDialog
from seatingapp.ui.seating.rules.ties import Tie
from tests.gui.finding import found
from tests.gui.seating.rules.probe import RulesProbe, press, words

menus = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def two(rules: RulesProbe) -> tuple[int, int]:
    first, second, *_ = rules.ids.values()
    return first, second


def test_del_removes_a_rule_and_undo_brings_it_back(rules: RulesProbe) -> None:
    rule = rules.add(Apart(two(rules), 2.0))
    rules.card.list.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(rules.card.list, Qt.Key.Key_Delete)
    assert rules.stored() == ()
    assert rules.sentences() == []
    assert rules.page.messages[-1] == "Rule removed."
    rules.editor.undo()
    assert rules.stored() == (rule,)
    assert len(rules.sentences()) == 1


def test_space_switches_off_and_on(rules: RulesProbe) -> None:
    rules.add(FewMoves(), Strength.LOW)
    rules.card.list.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(rules.card.list, Qt.Key.Key_Space)
    assert [rule.active for rule in rules.stored()] == [False]
    assert rules.page.messages[-1] == "Rule switched off. It is kept."
    QTest.keyClick(rules.card.list, Qt.Key.Key_Space)
    assert [rule.active for rule in rules.stored()] == [True]


def test_the_strength_is_changed_from_the_menu(rules: RulesProbe) -> None:
    rule = rules.add(FewMoves(), Strength.LOW)
    rules.card.strength_requested.emit(rule.uid, "must")
    rules.card.strength_requested.emit(rule.uid, "must")
    assert [r.strength for r in rules.stored()] == [Strength.MUST]
    assert rules.page.messages == ["The rule must hold now."]
    rules.card.strength_requested.emit(rule.uid, "medium")
    assert rules.page.messages[-1] == "Now a medium wish."


def test_what_was_judged_is_shown_with_the_rules(rules: RulesProbe) -> None:
    rule = rules.add(NewNeighbours(3), Strength.HIGH)
    rules.verdicts = (Verdict(rule, Met.PARTLY, 11, 14, "Noah B and Grace T", 99, 126),)
    rules.wiring.refresh()
    (row,) = rules.card.list.rules.rows
    assert (row.tally, row.reason) == ("11 of 14", "Noah B and Grace T")


def test_without_a_plan_there_are_no_rules_and_none_can_be_added(rules: RulesProbe) -> None:
    rules.add(FewMoves())
    rules.plan = None
    rules.wiring.refresh()
    assert rules.sentences() == []
    assert not rules.card.add.isVisible()
    rules.card.add_requested.emit()
    assert not rules.is_open(RuleDialog)


def test_pointing_at_a_rule_tells_whom_it_is_about(rules: RulesProbe) -> None:
    rule = rules.add(Apart(two(rules)))
    spy = QSignalSpy(rules.wiring.pointed)
    rules.card.rule_hovered.emit(rule.uid)
    rules.card.rule_hovered.emit("")
    assert [spy.at(n)[0] for n in range(spy.count())] == [frozenset(two(rules)), frozenset()]


@pytest.mark.parametrize(
    ("tie", "said"),
    [
        (Tie.APART, "Rule added: keep at least 2 m apart."),
        (Tie.NOT_NEXT, "Rule added: not next to each other."),
        (Tie.BESIDE, "Rule added: side by side."),
        (Tie.TABLE, "Rule added: at the same table."),
    ],
)
@menus
def test_two_who_are_joined_on_the_plan_get_a_rule_at_one_stroke(
    rules: RulesProbe, tie: Tie, said: str
) -> None:
    one, other = two(rules)
    rules.wiring.connect_pupils(one, other, rules.page.mapToGlobal(rules.page.rect().center()))
    menu = found(rules.page, QMenu, "tie-menu")
    names = list(rules.ids)
    assert words(menu, "tie-about") == f"{names[0]} and {names[1]}"
    assert menu.accessibleName() == f"A rule for {names[0]} and {names[1]}"
    assert [a.text() for a in menu.actions() if a.isEnabled()] == [t.value for t in Tie]
    next(a for a in menu.actions() if a.text() == tie.value).trigger()
    menu.close()
    kinds = {
        Tie.APART: Apart((one, other), 2.0),
        Tie.NOT_NEXT: Apart((one, other)),
        Tie.BESIDE: Together((one, other), Near.BESIDE),
        Tie.TABLE: Together((one, other), Near.TABLE),
    }
    assert rules.kinds() == [kinds[tie]]
    assert rules.page.messages == [said]
    rules.editor.undo()
    assert rules.kinds() == []


def test_the_same_rule_twice_is_refused_in_words(rules: RulesProbe) -> None:
    one, other = two(rules)
    for _ in range(2):
        rules.wiring.presenter.tie(one, other, Tie.NOT_NEXT)
    assert len(rules.kinds()) == 1
    assert rules.page._banner.isVisible()
    rules.wiring.presenter.tie(one, one, Tie.NOT_NEXT)
    assert len(rules.kinds()) == 1


def test_the_end_of_private_view_takes_every_rule_off_the_screen(rules: RulesProbe) -> None:
    rules.add(Apart(two(rules)))
    rules.private.hide()
    assert rules.sentences() == []
    assert rules.card.state.count == 1
    assert rules.wiring.presenter.rules == ()
    press(rules.card, "rules-private")
    assert rules.private.state is Privacy.ASKED
    assert rules.private.confirm()
    assert len(rules.sentences()) == 1


def test_nothing_stays_in_memory_when_the_page_is_left(rules: RulesProbe) -> None:
    rules.add(Apart(two(rules)))
    rules.wiring.forget()
    presenter = rules.wiring.presenter
    assert (presenter.rules, presenter.cards, rules.sentences()) == ((), (), [])
    assert presenter.naming(two(rules)[0]) == "a pupil elsewhere"


def test_a_rule_that_was_begun_is_there_again_after_private_view_ended(rules: RulesProbe) -> None:
    rules.card.add_requested.emit()
    dialog = rules.opened(RuleDialog)
    dialog.presenter.note("fell out in June")
    rules.private.hide(HiddenBy.TIME)
    assert not rules.is_open(RuleDialog)
    rules.show_private()
    rules.card.add_requested.emit()
    assert rules.opened(RuleDialog).presenter.draft.note == "fell out in June"
    rules.opened(RuleDialog).reject()
    rules.card.add_requested.emit()
    assert rules.opened(RuleDialog).presenter.draft.note == ""


def test_what_was_begun_of_one_rule_is_not_taken_for_another(rules: RulesProbe) -> None:
    first, second = rules.add(FewMoves(), Strength.LOW), rules.add(NewNeighbours(3))
    rules.card.edit_requested.emit(first.uid)
    rules.opened(RuleDialog).presenter.note("begun")
    rules.private.hide(HiddenBy.FOCUS)
    rules.show_private()
    rules.card.edit_requested.emit(second.uid)
    assert rules.opened(RuleDialog).presenter.draft.note == ""


@pytest.mark.parametrize("what", ["table", "friends", "evidence"])
def test_every_dialog_goes_with_private_view_and_none_opens_without(
    rules: RulesProbe, what: str
) -> None:
    kinds = {"table": RulesTableDialog, "friends": FriendsDialog, "evidence": EvidenceDialog}
    ask = getattr(rules.card, f"{what}_requested")
    ask.emit()
    rules.opened(kinds[what])
    rules.private.hide()
    assert not rules.is_open(kinds[what])
    ask.emit()
    assert not rules.is_open(kinds[what])


def test_a_rule_that_is_gone_can_neither_be_edited_nor_changed(rules: RulesProbe) -> None:
    rule = rules.add(FewMoves())
    rules.editor.perform(RemoveRule(rule.uid))
    rules.card.edit_requested.emit(rule.uid)
    rules.card.toggled.emit(rule.uid, False)
    rules.card.remove_requested.emit(rule.uid)
    assert not rules.is_open(RuleDialog)
    assert rules.page.messages == []
