"""A page with nothing but the card of rules, and where things are on it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.plans import Plan
from seatingapp.domain.rules.kinds import Kind
from seatingapp.domain.rules.rule import ForClass, Owner, Rule, Strength
from seatingapp.domain.rules.verdicts import Verdict
from seatingapp.services.classes import all_classes, cards
from seatingapp.services.rule_files import all_rules
from seatingapp.services.rules import AddRule, RemoveRule, rules_of
from seatingapp.services.seating import plans_of
from seatingapp.services.workspace import Workspace
from seatingapp.ui.editing_page import EditingPage
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.private_dialog import PrivateDialog
from seatingapp.ui.seating.rules.card import RulesCard
from seatingapp.ui.seating.rules.on_page import OnPage
from seatingapp.ui.seating.rules.wiring import RulesWiring
from tests.gui.building import tools_for
from tests.gui.finding import found

D = TypeVar("D", bound=PrivateDialog)


class CardPage(EditingPage):
    """The least page that rules can stand on."""

    def __init__(self) -> None:
        super().__init__("Rules", name="rules-page")
        self.card = RulesCard()
        self.messages: list[str] = []
        column = QVBoxLayout(self)
        column.addWidget(self.card)
        self._say_over(self.card, above=4)

    def show_message(self, text: str, *, undo: bool) -> None:
        """Take down what is said."""
        self.messages.append(text)
        super().show_message(text, undo=undo)


class RulesProbe:
    """Card, wiring and the vault behind them."""

    def __init__(
        self, qtbot: QtBot, workspace: Workspace, folder: Path, class_name: str = "9B/Sc2"
    ) -> None:
        self.qtbot, self.workspace = qtbot, workspace
        self.tools = tools_for(workspace, folder)
        self.editor = self.tools.editor
        self.private = PrivateView(lambda: 0.0)
        self.selected: frozenset[int] = frozenset()
        self.verdicts: tuple[Verdict, ...] = ()
        known = workspace.read(all_classes)
        self.class_id = next(c.school_class.id for c in known if c.school_class.name == class_name)
        self.plan: Plan | None = workspace.read(lambda s: plans_of(s, self.class_id)[0])
        listed = workspace.read(lambda s: cards(s, self.class_id, frozenset(), photos=False))
        self.ids = {card.name: card.pupil_id for card in listed}
        for rule in workspace.read(lambda s: all_rules(s, self.class_id)):
            workspace.perform(RemoveRule(rule.uid))
        self.page = CardPage()
        self.page.resize(1290, 738)
        qtbot.addWidget(self.page)
        self.card = self.page.card
        self.wiring = RulesWiring(self.page, self.card, self.tools, self.private, self._on_page)
        self.editor.refused.connect(self.page.show_refusal)
        self.page.show()
        with qtbot.waitActive(self.page):
            self.page.activateWindow()
        self.show_private()

    def _on_page(self) -> OnPage:
        return OnPage(self.plan, self.selected, None, self.verdicts)

    def show_private(self) -> None:
        """Show private data."""
        self.private.ask()
        assert self.private.confirm()

    def stored(self) -> tuple[Rule, ...]:
        """The rules as the vault has them."""
        assert self.plan is not None
        line = self.plan.line
        return self.workspace.read(lambda s: rules_of(s, line))

    def kinds(self) -> list[Kind]:
        """What the rules say."""
        return [rule.kind for rule in self.stored()]

    def add(
        self, kind: Kind, strength: Strength = Strength.MUST, owner: Owner | None = None
    ) -> Rule:
        """Add a rule behind the page's back."""
        rule = Rule("", kind, strength, owner or ForClass(self.class_id))
        done = self.editor.perform(AddRule(rule))
        assert done is not None
        return next(r for r in self.stored() if r.uid == done.uids[0])

    def sentences(self) -> list[str]:
        """What the card shows."""
        return [row.sentence for row in self.card.list.rules.rows]

    def opened(self, kind: type[D]) -> D:
        """The dialog of this class that is open."""
        found_ones = [d for d in self.page.findChildren(kind) if d.isVisible()]
        assert found_ones, f"no {kind.__name__} is open"
        dialog = found_ones[-1]
        with self.qtbot.waitActive(dialog):
            dialog.activateWindow()
        return dialog

    def is_open(self, kind: type[PrivateDialog]) -> bool:
        """Whether a dialog of this class is open."""
        return any(d.isVisible() for d in self.page.findChildren(kind))


def press(below: QWidget, name: str) -> None:
    """Click a button that can be clicked."""
    button = found(below, QWidget, name)
    assert button.isVisible(), name
    assert button.isEnabled(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def words(below: QWidget, name: str) -> str:
    """The text of a label or button."""
    shown: str = found(below, QWidget, name).property("text")
    return shown
