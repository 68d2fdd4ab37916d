"""What a page shows while there is nothing on it, also where there is little room for it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from seatingapp.ui.widgets.empty_state import EmptyState, IconDisc
from seatingapp.ui.widgets.text import Text
from tests.gui.finding import found

SENTENCE = "Twenty lessons were looked at. " * 5


def shown(qtbot: QtBot, height: int) -> EmptyState:
    page = EmptyState("info", "Nothing here", SENTENCE, name="nothing")
    qtbot.addWidget(page)
    page.resize(600, height)
    page.show()
    return page


def test_with_room_for_all_of_it_there_is_an_icon(qtbot: QtBot) -> None:
    page = shown(qtbot, 400)
    assert found(page, IconDisc).isVisible()


def test_without_the_room_the_icon_goes_and_every_word_can_be_read(qtbot: QtBot) -> None:
    page = shown(qtbot, 150)
    disc = found(page, IconDisc)
    assert not disc.isVisible()
    texts = page.findChildren(Text)
    qtbot.waitUntil(lambda: all(t.height() >= t.heightForWidth(t.width()) for t in texts))
    page.resize(600, 400)
    assert disc.isVisible()
