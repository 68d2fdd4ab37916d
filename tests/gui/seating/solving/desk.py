"""The presenter of the Seating page over the sample school, its work done at once."""

from __future__ import annotations

from seatingapp.domain.plans import Plan
from seatingapp.domain.rules.kinds import Kind
from seatingapp.domain.rules.record import Record
from seatingapp.domain.rules.rule import ForClass, Rule, Strength
from seatingapp.services.arrangements import record_of
from seatingapp.services.rules import AddRule, RemoveRules, rules_of
from seatingapp.services.seating import plan_by_id
from seatingapp.services.workspace import Workspace
from seatingapp.ui.editor import Editor
from seatingapp.ui.place import Place
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.seating.presenter import SeatingPresenter
from seatingapp.ui.seating.solved import ScoreState, SolvingState
from tests.gui.seating.at_once import AtOnce, Dialogs, at_once
from tests.gui.seating.notes import Notes

SEED = 4711


class RulesDesk:
    """Presenter, notes and everything around them; the class has only the rules of the test."""

    def __init__(self, workspace: Workspace) -> None:
        self.view = Notes()
        self.workspace = workspace
        self.editor = Editor(workspace)
        self.private = PrivateView(lambda: 0.0)
        self.at = Place()
        self.runner, self.dialogs = AtOnce(), Dialogs()
        self.seeds = iter(range(SEED, SEED + 100))
        self.presenter = SeatingPresenter(
            self.view,
            workspace,
            self.editor,
            self.private,
            at=self.at,
            means=at_once(self.runner, self.dialogs),
            seed=lambda: next(self.seeds),
        )
        self.solving = self.presenter.solving
        self.arranger = self.solving.arranger
        self.editor.changed.connect(self.presenter.changed)
        self.editor.refused.connect(self.presenter.refused)
        self.private.listen(self.presenter.privacy_changed)
        self.presenter.opened()
        self.clear_rules()

    def state(self) -> SolvingState:
        """What the page shows of arranging."""
        return self.view.state.solving

    def score(self) -> ScoreState:
        """What the card shows."""
        return self.state().score

    @property
    def plan(self) -> Plan:
        """The plan on the page, as the vault has it."""
        plan_id = self.view.state.plan_id
        assert plan_id is not None
        return self.workspace.read(lambda s: plan_by_id(s, plan_id))

    def record(self) -> Record | None:
        """How it was arranged."""
        plan_id = self.plan.id
        return self.workspace.read(lambda s: record_of(s, plan_id))

    def rules(self) -> tuple[Rule, ...]:
        """The rules of the plan on the page."""
        line = self.plan.line
        return self.workspace.read(lambda s: rules_of(s, line))

    def clear_rules(self) -> None:
        """The sample class has rules of its own."""
        found = tuple(rule.uid for rule in self.rules())
        if found:
            self.workspace.perform(RemoveRules(found))

    def add(self, kind: Kind, strength: Strength = Strength.MUST) -> str:
        """Give the class a rule; returns its uid."""
        class_id = self.view.state.class_id
        assert class_id is not None
        done = self.workspace.perform(AddRule(Rule("", kind, strength, ForClass(class_id))))
        assert done is not None
        return done.uids[0]

    def pupil(self, name: str) -> int:
        """A pupil by the name on the card."""
        plan = self.view.state.plan
        return next(c.pupil_id for c in (*plan.cards.values(), *plan.tray) if c.name == name)

    def seat(self, name: str) -> int:
        """Where a pupil sits on the page."""
        seat = self.view.state.plan.seat_of(self.pupil(name))
        assert seat is not None
        return seat

    def show_private(self) -> None:
        """Show private data."""
        self.private.ask()
        assert self.private.confirm()

    def said(self) -> str:
        """The last message."""
        return self.view.messages[-1][0]
