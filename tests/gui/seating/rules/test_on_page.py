"""Rules on the whole Seating page: written, judged at once, pointed at, joined, taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.rules.kinds import Apart
from seatingapp.services.rule_files import all_rules
from seatingapp.ui.plan_view.view import PlanView
from seatingapp.ui.seating.rules.editing.dialog import RuleDialog
from seatingapp.ui.seating.rules.state import RuleRow, Standing
from tests.gui.finding import found
from tests.gui.seating.dialogs import opened, press, show_private
from tests.gui.seating.probe import SeatingProbe

Key = Qt.Key
menus = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def row(page: SeatingProbe, sentence: str) -> RuleRow:
    rows = page.page.panel.rules.list.rules.rows
    return next(r for r in rows if r.sentence == sentence)


def sentences(page: SeatingProbe) -> list[str]:
    return [r.sentence for r in page.page.panel.rules.list.rules.rows]


def judged(page: SeatingProbe, qtbot: QtBot, sentence: str, *standings: Standing) -> None:
    """Wait until the worker has said how a rule stands."""
    qtbot.waitUntil(lambda: row(page, sentence).standing in standings)


def in_front(page: SeatingProbe, qtbot: QtBot) -> None:
    """Wait until the keys go to the page, after a dialog."""
    with qtbot.waitActive(page.page):
        page.page.activateWindow()


def write(page: SeatingProbe, *names: str) -> None:
    """Write a rule that keeps pupils apart, with the keys."""
    press(page.page.panel.rules, "rule-add")
    dialog = opened(page)
    assert isinstance(dialog, RuleDialog)
    dialog.activateWindow()
    for name in names:
        field = dialog.sentence.field("pupils")
        assert field is not None
        field.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClicks(field, name)
        QTest.keyClick(field, Key.Key_Return)
    press(dialog, "rule-accept")


def test_a_rule_that_is_written_is_judged_at_once_and_undone_with_the_keys(
    page: SeatingProbe, qtbot: QtBot
) -> None:
    show_private(page)
    before = sentences(page)
    write(page, "amir", "zara")
    sentence = "Amir R and Zara Q at least 2 m apart"
    judged(page, qtbot, sentence, Standing.MET, Standing.NOT_MET)
    assert row(page, sentence).reason
    in_front(page, qtbot)
    page.keys(Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert sentences(page) == before


def test_moving_a_pupil_judges_the_rules_anew(page: SeatingProbe, qtbot: QtBot) -> None:
    show_private(page)
    sentence = "Ben O'N and Aaliyah K not next to each other"
    judged(page, qtbot, sentence, Standing.NOT_MET)
    page.drag("Ben O'N", page.empty_seats()[-1])
    judged(page, qtbot, sentence, Standing.MET)


def test_pointing_at_a_rule_marks_the_seats_of_those_whom_it_is_about(
    page: SeatingProbe, qtbot: QtBot
) -> None:
    show_private(page)
    listed = page.page.panel.rules.list
    first = listed.rules.rows[0].sentence
    judged(page, qtbot, first, Standing.MET, Standing.NOT_MET)
    in_front(page, qtbot)
    listed.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(listed, Key.Key_Home)
    about = listed.row()
    assert about is not None
    seats = {page.view.state.seat_of(pupil) for pupil in about.pupils}
    assert page.view.state.highlighted == seats
    page.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.view.state.highlighted == frozenset()


@menus
def test_two_who_are_joined_on_the_plan_get_a_rule(page: SeatingProbe) -> None:
    show_private(page)
    one, other = page.pupil("Amir R"), page.pupil("Zara Q")
    found(page.page, PlanView).connect_requested.emit(one, other)
    menu = found(page.page, QMenu, "tie-menu")
    next(a for a in menu.actions() if a.text() == "Not next to each other").trigger()
    menu.close()
    class_id = page.at.class_id
    assert class_id is not None
    kinds = [rule.kind for rule in page.workspace.read(lambda s: all_rules(s, class_id))]
    assert Apart((one, other)) in kinds
    assert "Amir R and Zara Q not next to each other" in sentences(page)
    page.press("undo")
    assert "Amir R and Zara Q not next to each other" not in sentences(page)


def test_board_safe_no_text_of_a_rule_is_on_the_page(page: SeatingProbe) -> None:
    show_private(page)
    secrets = [r.sentence for r in page.page.panel.rules.list.rules.rows]
    assert secrets
    page.private.hide()
    QApplication.processEvents()
    texts = [w.property("text") for w in page.page.findChildren(QWidget)]
    texts += [w.accessibleName() for w in page.page.findChildren(QWidget)]
    texts += [w.toolTip() for w in page.page.findChildren(QWidget)]
    said = "\n".join(str(text) for text in texts if text)
    assert f"{len(secrets)} rules are kept here." in said
    assert not [secret for secret in secrets if secret in said]


def test_another_class_shows_its_own_rules(page: SeatingProbe) -> None:
    show_private(page)
    assert sentences(page)
    known = [c.class_id for c in page.page._state.classes if c.class_id != page.at.class_id]
    page.page.class_requested.emit(known[0])
    if page.page._state.plan_id is not None:
        class_id = page.at.class_id
        assert class_id is not None
        stored = page.workspace.read(lambda s: all_rules(s, class_id))
        assert len(sentences(page)) == len(stored)


def test_the_card_scrolls_to_the_rule_that_is_gone_to(page: SeatingProbe) -> None:
    show_private(page)
    listed = page.page.panel.rules.list
    listed.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(listed, Key.Key_End)
    place = listed.visualRect(listed.currentIndex())
    assert listed.viewport().rect().contains(QPoint(5, place.center().y()))
