"""A page hears of the private view as long as it lives, and no longer."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.ui.privacy import Privacy, PrivateView
from seatingapp.ui.privacy_pill import PrivacyPill
from seatingapp.ui.privacy_wiring import connect_pill, listen_while_alive


def test_a_page_that_went_is_told_nothing_more(qtbot: QtBot) -> None:
    private, page, heard = PrivateView(lambda: 0.0), QWidget(), list[Privacy]()
    listen_while_alive(private, page, lambda: heard.append(private.state))
    private.ask()
    assert heard == [Privacy.ASKED]
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    private.confirm()
    assert heard == [Privacy.ASKED]


def test_a_pill_asks_confirms_and_hides(qtbot: QtBot) -> None:
    private, pill = PrivateView(lambda: 0.0), PrivacyPill()
    qtbot.addWidget(pill)
    connect_pill(pill, private)
    states = []
    for signal in (pill.ask_requested, pill.confirmed, pill.hide_requested):
        signal.emit()
        states.append(private.state)
    assert states == [Privacy.ASKED, Privacy.PRIVATE, Privacy.BOARD_SAFE]


def test_the_key_asks_and_hides_wherever_the_focus_is(qtbot: QtBot) -> None:
    private, page, pill, field = PrivateView(lambda: 0.0), QWidget(), PrivacyPill(), QLineEdit()
    column = QVBoxLayout(page)
    column.addWidget(pill)
    column.addWidget(field)
    qtbot.addWidget(page)
    connect_pill(pill, private)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    field.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    states = []
    for _ in range(2):
        QTest.keyClick(field, Qt.Key.Key_B, both)
        states.append(private.state)
        private.confirm()
        pill.show_privacy(private.state)
    assert states == [Privacy.ASKED, Privacy.BOARD_SAFE]


def test_the_question_names_rules_too(qtbot: QtBot) -> None:
    pill = PrivacyPill()
    qtbot.addWidget(pill)
    pill.show()
    pill.show_privacy(Privacy.ASKED)
    said = [label.text() for label in pill.findChildren(QLabel)]
    assert any("rules for seating and what follows behaviour" in words for words in said)
    pill.show_privacy(Privacy.BOARD_SAFE)
