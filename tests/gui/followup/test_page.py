"""The Follow-up page around its parts: counts for the board, the parts in private, and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.errors import Refusal
from seatingapp.services.school_settings import LockAfter
from seatingapp.services.workspace import Workspace
from seatingapp.ui.completing.tray import Tray
from seatingapp.ui.followup.factory import make_follow_up_page
from seatingapp.ui.followup.page import FollowUpPage
from seatingapp.ui.followup.parts import PARTS, PartOffer
from seatingapp.ui.followup.presenter import PartKind
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.part import Part
from seatingapp.ui.privacy import HiddenBy, PrivateView
from seatingapp.ui.tables.cells import ROW_HEIGHT, cell_width
from seatingapp.ui.tables.plain_table import PlainTable
from seatingapp.ui.theme import Theme
from seatingapp.ui.widgets.banner import Banner
from seatingapp.ui.widgets.text import Text
from seatingapp.ui.widgets.toast import Toast
from tests.conftest import Sample
from tests.gui.building import tools_for
from tests.gui.finding import found

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session


def three(_session: Session, _now: dt.datetime) -> int:
    return 3


def none(_session: Session, _now: dt.datetime) -> int:
    return 0


class Shelf:
    """Makes two parts and remembers what became of them."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.events: list[tuple[str, str]] = []

    def offers(self) -> tuple[PartOffer, ...]:
        return (
            PartOffer(PartKind("a", "Letters", "letter", "letters", three), self._maker("a")),
            PartOffer(PartKind("b", "Calls", "call", "calls", none), self._maker("b")),
        )

    def _maker(self, key: str) -> Callable[[PageTools, PrivateView], Part]:
        def make(_tools: PageTools, _private: PrivateView) -> Part:
            self.made.append(key)
            part = Part(f"Part {key}", name=key)
            part.opened.connect(lambda: self.events.append((key, "opened")))
            part.left.connect(lambda: self.events.append((key, "left")))
            return part

        return make


class Probe:
    """The page in a window, over a vault."""

    def __init__(
        self, qtbot: QtBot, workspace: Workspace, folder: Path, offers: Sequence[PartOffer]
    ) -> None:
        self.tools = tools_for(workspace, folder)
        self.private = PrivateView(lambda: 0.0)
        self.page: FollowUpPage = make_follow_up_page(self.tools, self.private, offers)
        self.page.resize(1290, 738)
        qtbot.addWidget(self.page)
        self.page.show()
        with qtbot.waitActive(self.page):
            self.page.activateWindow()

    def text(self, name: str) -> str:
        return found(self.page, Text, name).text()

    def go_private(self) -> None:
        self.private.ask()
        self.private.confirm()

    def shows(self, name: str) -> bool:
        widget = self.page.findChild(QWidget, name)
        return widget is not None and widget.isVisible()


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def probe(qtbot: QtBot, workspace: Workspace, tmp_path: Path, shelf: Shelf) -> Probe:
    return Probe(qtbot, workspace, tmp_path, shelf.offers())


def test_board_safe_it_shows_counts_and_makes_no_part(probe: Probe, shelf: Shelf) -> None:
    assert probe.text("followup-counts") == "3 letters\nNo calls"
    assert shelf.made == []
    assert found(probe.page, QAbstractButton, "choice-a").text() == "Letters · 3"
    assert found(probe.page, QAbstractButton, "choice-b").text() == "Calls"


def test_in_private_view_the_chosen_part_comes_to_the_front_and_goes_with_it(
    probe: Probe, shelf: Shelf
) -> None:
    probe.go_private()
    assert probe.shows("a-part")
    probe.private.hide(HiddenBy.TIME)
    assert not probe.shows("a-part")
    assert probe.shows("followup-safe")
    assert shelf.events == [("a", "opened"), ("a", "left")]


def test_a_part_is_made_once_and_the_one_that_was_open_is_remembered(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, probe: Probe, shelf: Shelf
) -> None:
    probe.go_private()
    for key in ("choice-b", "choice-a", "choice-b"):
        QTest.mouseClick(found(probe.page, QAbstractButton, key), Qt.MouseButton.LeftButton)
    assert shelf.made == ["a", "b"]
    assert probe.shows("b-part")
    again = Probe(qtbot, workspace, tmp_path, Shelf().offers())
    assert again.page.switch.chosen() == "b"


def test_a_part_that_is_not_there_changes_nothing(probe: Probe) -> None:
    probe.page.part_requested.emit("nonsense")
    assert probe.page.switch.chosen() == "a"
    assert probe.tools.preferences.follow_up_part == ""


def test_leaving_the_page_hides_private_data(probe: Probe) -> None:
    probe.go_private()
    probe.page.hide()
    assert not probe.private.shown
    assert probe.private.hidden_by is HiddenBy.PAGE


def test_the_button_asks_and_ctrl_shift_b_hides(probe: Probe) -> None:
    found(probe.page, QPushButton, "show-private").click()
    dialog = found(probe.page, QWidget, "privacy-question")
    found(dialog, QPushButton, "privacy-question-accept").click()
    assert probe.private.shown
    ctrl_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(probe.page, Qt.Key.Key_B, ctrl_shift)
    assert not probe.private.shown


def test_the_page_says_what_a_part_did_and_what_was_refused(probe: Probe) -> None:
    probe.go_private()
    part = found(probe.page, Part, "a-part")
    part.show_message("One letter written", undo=True)
    assert "One letter written" in found(probe.page, Toast).text()
    part.show_refusal(Refusal("There is no paper."))
    assert found(probe.page, Banner, "followup-banner").isVisible()


def test_what_was_said_and_refused_goes_with_private_view(probe: Probe) -> None:
    probe.go_private()
    part = found(probe.page, Part, "a-part")
    part.show_message("Ada Hughes: after school", undo=True)
    part.show_refusal(Refusal("Ada Hughes has a detention then."))
    probe.private.hide(HiddenBy.FOCUS)
    assert not found(probe.page, Toast).isVisible()
    assert not found(probe.page, Banner, "followup-banner").isVisible()


def test_what_ends_after_private_view_is_told_without_a_word_about_whom(probe: Probe) -> None:
    probe.go_private()
    part = found(probe.page, Part, "a-part")
    probe.private.hide(HiddenBy.TIME)
    part.show_message("Saved as Ada Hughes.pdf", undo=True)
    assert found(probe.page, Toast).text() == "What was begun in private view is finished."
    part.show_refusal(Refusal("Ada Hughes.pdf cannot be written."))
    assert "Ada" not in found(probe.page, Banner, "followup-banner").text()
    assert found(probe.page, Banner, "followup-banner").isVisible()


def test_undo_and_redo_are_the_pages(probe: Probe, workspace: Workspace) -> None:
    probe.tools.editor.perform(LockAfter(10))
    undo = found(probe.page, QPushButton, "undo")
    assert undo.isEnabled()
    undo.click()
    assert found(probe.page, QPushButton, "redo").isEnabled()
    found(probe.page, QPushButton, "redo").click()
    assert undo.isEnabled()


def test_no_two_parts_of_the_app_share_a_key() -> None:
    keys = [part.kind.key for part in PARTS]
    assert len(keys) == len(set(keys))


@pytest.fixture
def working(qtbot: QtBot, sample: Sample, tmp_path: Path) -> Probe:
    """The page as the app has it, in private view, over a school with work to do."""
    probe = Probe(qtbot, sample.workspace, tmp_path, PARTS)
    probe.private.ask()
    dialog = found(probe.page, QWidget, "privacy-question")
    found(dialog, QPushButton, "privacy-question-accept").click()
    with qtbot.waitActive(probe.page):
        probe.page.activateWindow()
    return probe


def segment(probe: Probe, key: str) -> QAbstractButton:
    return found(probe.page, QAbstractButton, f"choice-{key}")


def test_a_click_on_the_switch_gives_the_keys_to_the_part_even_where_it_is_shown(
    working: Probe,
) -> None:
    tray = found(working.page, Tray)
    for key in ("completing", "detentions", "completing", "completing"):
        QTest.mouseClick(segment(working, key), Qt.MouseButton.LeftButton)
        assert not segment(working, key).hasFocus()
    assert tray.form.hasFocus()
    QTest.keyClick(tray.form, Qt.Key.Key_1)
    assert any(chip.isChecked() for chip in tray.form.chips())


@pytest.mark.parametrize("key", [part.kind.key for part in PARTS])
def test_every_part_takes_the_keys_that_a_click_gives_it(working: Probe, key: str) -> None:
    QTest.mouseClick(segment(working, key), Qt.MouseButton.LeftButton)
    focused = working.page.focusWidget()
    assert focused is not None
    assert found(working.page, Part, f"{key}-part").isAncestorOf(focused)


def test_arrows_go_along_the_switch_from_part_to_part(working: Probe) -> None:
    segment(working, "completing").setFocus()
    for key, to in (("completing", "drafts"), ("drafts", "detentions"), ("detentions", "reports")):
        QTest.keyClick(segment(working, key), Qt.Key.Key_Right)
        assert working.shows(f"{to}-part")
        assert segment(working, to).hasFocus()


@pytest.mark.parametrize("key", [part.kind.key for part in PARTS])
def test_at_twice_the_scale_what_is_said_covers_nothing_to_press(
    working: Probe, qtbot: QtBot, key: str
) -> None:
    """The page of a screen of 1920 by 1080 at 200 %."""
    page = working.page
    page.resize(908, 510)
    QTest.mouseClick(segment(working, key), Qt.MouseButton.LeftButton)
    part, toast = found(page, Part, f"{key}-part"), found(page, Toast)
    part.show_message("Off task for Grace Turner and Aaliyah Khan: completed", undo=True)
    qtbot.waitUntil(lambda: toast.y() + toast.height() < page.height() // 2)
    said = QRect(toast.mapToGlobal(QPoint(0, 0)), toast.size())
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and not toast.isAncestorOf(button):
            box = QRect(button.mapToGlobal(QPoint(0, 0)), button.size())
            assert not said.intersects(box), button.objectName()


def is_shown_whole(table: PlainTable) -> bool:
    """Whether all columns have room beside each other."""
    return table.horizontalScrollBar().maximum() == 0


def test_at_twice_the_scale_every_word_of_the_columns_that_matter_can_be_read(
    working: Probe, qtbot: QtBot, theme: Theme
) -> None:
    working.page.resize(908, 510)
    for key, columns in (("completing", (0, 1, 2)), ("drafts", (0, 1, 3)), ("reports", (0, 2, 3))):
        QTest.mouseClick(segment(working, key), Qt.MouseButton.LeftButton)
        table = found(found(working.page, Part, f"{key}-part"), PlainTable)
        assert table.model().rowCount()
        qtbot.waitUntil(partial(is_shown_whole, table))
        for row in range(table.model().rowCount()):
            lines = 1 if table.rowHeight(row) == ROW_HEIGHT else 2
            for column in columns:
                index = table.model().index(row, column)
                # A line ends between words, so two lines hold less than twice one.
                room = lines * table.columnWidth(column) * (1.0 if lines == 1 else 0.9)
                assert cell_width(index) <= room, index.data()
