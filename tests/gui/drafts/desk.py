"""The Follow-up page with the drafts in front, over a school in which some wait."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.ladder import DraftKind
from seatingapp.services.workspace import Workspace
from seatingapp.ui.drafts.part import DraftsPart
from seatingapp.ui.drafts.rules.dialog import RulesDialog
from seatingapp.ui.followup.factory import make_follow_up_page
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.tables.facts import Facts
from seatingapp.ui.widgets.text import Text
from tests.gui.building import tools_for
from tests.gui.finding import found
from tests.integration.services.drafting_school import School, found_school

D = TypeVar("D", bound=QWidget)


class Desk:
    """The page in private view. A letter and a detention wait for Ada, a letter for Ben."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, folder: Path) -> None:
        self.qtbot = qtbot
        self.school: School = found_school(workspace)
        self.school.add_rule(name="Three in a few days")
        self.school.add_rule(outcome=DraftKind.DETENTION, years=("9",), name="Year 9")
        self.school.log(4, 3, 0.1)
        self.school.log(4, 3, 0.1, pupil=1)
        self.tools = tools_for(workspace, folder)
        self.private = PrivateView(lambda: 0.0)
        self.page = make_follow_up_page(self.tools, self.private)
        self.page.resize(1290, 738)
        qtbot.addWidget(self.page)
        self.page.part_requested.emit("drafts")
        self.page.show()
        self.private.ask()
        self.private.confirm()
        self.part = found(self.page, DraftsPart)

    def rows(self) -> list[tuple[str, str]]:
        """Kind and pupil of each row."""
        return [(row.what, row.who) for row in self.part.table.rows.rows]

    def choose(self, *places: int) -> None:
        """Select rows as a person does: the first by a click, the others with Ctrl."""
        table = self.part.table
        for n, place in enumerate(places):
            rect = table.visualRect(table.rows.index(place, 0))
            held = Qt.KeyboardModifier.ControlModifier if n else Qt.KeyboardModifier.NoModifier
            QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, held, rect.center())

    def key(self, key: Qt.Key) -> None:
        """Press a key in the list."""
        QTest.keyClick(self.part.table, key)

    def text(self, name: str) -> str:
        """What a text of the part says."""
        return found(self.part, Text, name).text()

    def entries(self) -> tuple[tuple[str, str], ...]:
        """The entries that are listed."""
        return found(self.part, Facts, "draft-entries").texts()

    def message(self) -> str:
        """What the page said last."""
        return found(self.page, Text, "followup-toast-text").text()

    def dialog(self, kind: type[D]) -> D:
        """The dialog of this kind that is open."""
        open_ = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
        assert len(open_) == 1, f"{len(open_)} {kind.__name__}"
        return open_[0]

    def rules(self) -> RulesDialog:
        """The dialog of rules, opened."""
        self.press(self.part, "drafts-rules")
        return self.dialog(RulesDialog)

    def press(self, below: QWidget, name: str) -> None:
        """Click a button."""
        QTest.mouseClick(found(below, QPushButton, name), Qt.MouseButton.LeftButton)
