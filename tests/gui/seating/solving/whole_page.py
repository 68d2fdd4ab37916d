"""The whole Seating page, for tests of arranging on it with mouse and keys."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from seatingapp.domain.rules.kinds import Kind
from seatingapp.domain.rules.rule import ForClass, Rule, Strength
from seatingapp.services.rules import AddRule, RemoveRules, rules_of
from seatingapp.ui.seating.factory import SeatingWiring
from seatingapp.ui.seating.solving.presenter import Solving
from tests.gui.seating.probe import SeatingProbe


class Arranging(SeatingProbe):
    """The page of a class with only the rules of the test."""

    def clear_rules(self) -> None:
        """The sample class has rules of its own."""
        line = self.plans()[0].line
        rules = self.workspace.read(lambda s: rules_of(s, line))
        self.editor.perform(RemoveRules(tuple(rule.uid for rule in rules)))
        self.editor.clear()

    def add(self, kind: Kind, strength: Strength = Strength.MUST) -> None:
        """Give the class a rule."""
        class_id = self.at.class_id
        assert class_id is not None
        done = self.editor.perform(AddRule(Rule("", kind, strength, ForClass(class_id))))
        assert done is not None
        self.editor.clear()

    @property
    def solving(self) -> Solving:
        """The arranger of the page."""
        wiring = self.page.wiring
        assert isinstance(wiring, SeatingWiring)
        return wiring.presenter.solving

    def judged(self) -> bool:
        """Whether all is known of the plan on the page."""
        watch, shown = self.solving.watch, self.solving._shown
        current = (
            watch.setting is not None
            and shown.reading is not None
            and shown.plan is not None
            and watch.setting.rules == shown.reading.rules
            and watch.seated == shown.plan.seated
            and watch.swaps is not None
        )
        return current and not self.page.panel.score.state.looked and self.rested()

    def rested(self) -> bool:
        """Whether no plan is looked for."""
        return self.page._state.solving.run is None

    def settle(self, qtbot: QtBot) -> None:
        """Wait until all is known."""
        qtbot.waitUntil(self.judged, timeout=15_000)

    def broken(self) -> int:
        """How many musts are broken, as the card says."""
        return self.page.panel.score.state.broken


def seat_of(page: SeatingProbe, name: str) -> int:
    """Where a pupil sits."""
    seat = page.seat(name)
    assert seat is not None
    return seat
