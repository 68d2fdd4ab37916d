"""Headers, cards, entries and dialogs."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.chips import Chip
from seatingapp.ui.widgets.dialog import PlainDialog
from seatingapp.ui.widgets.entry_list import EntryList
from seatingapp.ui.widgets.entry_row import EntryLine, EntryRow
from seatingapp.ui.widgets.flow_layout import FlowLayout
from seatingapp.ui.widgets.page_header import PageHeader
from seatingapp.ui.widgets.text import ElidedText, Text
from tests.gui.finding import found

LINES = (
    EntryLine("7", "11:32", "Farhan S", "Great answer +1"),
    EntryLine("6", "11:31", "Maya H", "Great answer +1"),
)


def test_a_name_that_looks_like_markup_is_shown_as_it_is(qtbot: QtBot) -> None:
    text = Text("<b>Robert</b>")
    qtbot.addWidget(text)
    assert text.textFormat() == Qt.TextFormat.PlainText


def test_a_header_keeps_its_title_and_shortens_its_subtitle(qtbot: QtBot) -> None:
    header = PageHeader("9B/Sc2", "Mon 23 Nov · Period 3, 11:10–12:10 · Lab 2", name="head")
    header.add_action(Button("Print", name="print"))
    qtbot.addWidget(header)
    header.resize(300, 56)
    with qtbot.waitExposed(header):
        header.show()
    title = found(header, ElidedText, "head-title")
    subtitle = found(header, ElidedText, "head-subtitle")
    assert title.shown_text() == "9B/Sc2"
    assert subtitle.shown_text().endswith("…")


def test_a_card_hides_its_head_while_it_says_nothing(qtbot: QtBot) -> None:
    card = Card(name="card")
    qtbot.addWidget(card)
    with qtbot.waitExposed(card):
        card.show()
    title = found(card, Text, "card-title")
    assert not title.isVisible()
    card.set_title("Praise")
    assert title.isVisible()
    assert card.accessibleName() == "Praise"


def test_entries_keep_their_rows_when_one_comes_and_another_goes(qtbot: QtBot) -> None:
    listing = EntryList()
    qtbot.addWidget(listing)
    listing.show_lines(LINES)
    kept = found(listing, EntryRow, "entry-7")
    listing.show_lines((EntryLine("8", "11:40", "Tom W", "Off task −1"), LINES[0]))
    assert [line.key for line in listing.lines()] == ["8", "7"]
    assert found(listing, EntryRow, "entry-7") is kept


def test_each_entry_is_undone_by_itself_and_says_whose_it_is(qtbot: QtBot) -> None:
    listing = EntryList()
    qtbot.addWidget(listing)
    listing.show_lines(LINES)
    undo = found(listing, Button, "undo-6")
    assert undo.accessibleName() == "Undo Great answer +1 for Maya H"
    with qtbot.waitSignal(listing.undo_requested) as asked:
        QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert asked.args == ["6"]


def test_a_long_name_takes_what_the_text_beside_it_leaves_free(qtbot: QtBot) -> None:
    listing = EntryList()
    qtbot.addWidget(listing)
    listing.resize(396, 120)
    listing.show_lines(
        [
            EntryLine("7", "11:32", "Oluwafunmilayọ C", "Great answer +1"),
            EntryLine(
                "8", "11:33", "Everyone (24)", "Refused instruction −2 · to complete · C2 step"
            ),
            EntryLine("9", "11:34", "Sam P", "Great answer +1"),
        ]
    )
    with qtbot.waitExposed(listing):
        listing.show()

    def texts(key: str) -> tuple[str, ...]:
        return found(listing, EntryRow, f"entry-{key}").shown_texts()

    assert texts("7") == ("11:32", "Oluwafunmilayọ C", "Great answer +1")
    assert texts("8")[:2] == ("11:33", "Everyone (24)")
    assert texts("8")[2].startswith("Refused instruction −2")
    assert texts("8")[2].endswith("…")
    assert found(listing, EntryRow, "entry-8").toolTip().endswith("· C2 step")
    assert found(listing, EntryRow, "entry-7").toolTip() == ""


def test_a_row_that_has_the_keyboard_is_not_given_to_another_entry(qtbot: QtBot) -> None:
    listing = EntryList()
    qtbot.addWidget(listing)
    listing.show_lines(LINES)
    with qtbot.waitActive(listing):
        listing.show()
        listing.activateWindow()
    undo = found(listing, Button, "undo-6")
    undo.setFocus()
    listing.show_lines((EntryLine("8", "11:40", "Tom W", "Off task −1"), LINES[0]))
    assert undo.objectName() == "undo-6"
    assert not undo.isVisible()
    assert [row.line.key for row in listing.rows()] == ["8", "7"]


def test_a_row_of_an_entry_that_has_gone_shows_the_new_one(qtbot: QtBot) -> None:
    listing = EntryList()
    qtbot.addWidget(listing)
    listing.show_lines(LINES)
    row = found(listing, EntryRow, "entry-6")
    listing.show_lines((EntryLine("8", "11:40", "Tom W", "Absent", undoable=False), LINES[0]))
    assert row.objectName() == "entry-8"
    assert row.accessibleName() == "11:40, Tom W, Absent"
    assert row.shown_texts()[1] == "Tom W"
    assert row.stops() == ()
    assert listing.rows()[0] is row
    assert row.y() == 0


@pytest.mark.parametrize(
    ("key", "signal"), [(Qt.Key.Key_Return, "accepted"), (Qt.Key.Key_Escape, "rejected")]
)
def test_enter_accepts_a_dialog_and_escape_rejects_it(
    qtbot: QtBot, key: Qt.Key, signal: str
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    dialog = PlainDialog("Delete the room?", "It is in no plan.", name="ask", parent=window)
    dialog.open()
    with qtbot.waitSignal(getattr(dialog, signal)):
        QTest.keyClick(dialog, key)


def test_chips_flow_into_as_many_lines_as_they_need(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box)
    chips = [Chip(f"Pupil {number}", name=f"chip-{number}") for number in range(6)]
    for chip in chips:
        flow.addWidget(chip)
    one_line = flow.heightForWidth(2000)
    flow.setGeometry(QRect(0, 0, 200, 200))
    assert flow.heightForWidth(200) > one_line
    assert chips[-1].y() > chips[0].y()
    assert all(chip.geometry().right() < 200 for chip in chips)


def test_what_enter_does_is_what_looks_like_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    question = PlainDialog(
        "Show it?", name="asked", accept="Show", reject="Keep", safe=True, parent=window
    )
    question.show()
    keep, show = found(question, Button, "asked-reject"), found(question, Button, "asked-accept")
    assert (keep.isDefault(), keep.kind) == (True, ButtonKind.PRIMARY)
    assert (show.isDefault(), show.kind) == (False, ButtonKind.QUIET)
    with qtbot.waitSignal(question.rejected):
        QTest.keyClick(question, Qt.Key.Key_Return)
