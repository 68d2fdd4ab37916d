"""A page hears of the private view as long as it lives, and no longer."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
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
