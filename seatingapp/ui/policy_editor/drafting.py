"""What all parts of the policy editor work on: state, vault and history; knows no Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from seatingapp.domain.policies.change import PolicyChange
from seatingapp.domain.policies.policy import Policy
from seatingapp.services.policy import ChangePolicy, in_force
from seatingapp.services.policy_files import detention_kinds
from seatingapp.services.workspace import Edit, Workspace
from seatingapp.ui.history_state import History
from seatingapp.ui.page_presenter import MessageView
from seatingapp.ui.policy_editor.state import PolicyState

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session


class PolicyView(MessageView, Protocol):
    """The page that the editor is on."""

    def show_policy(self, state: PolicyState) -> None:
        """Show a state, or that the editor is closed; emits nothing."""


class Drafting:
    """Shows a state, and performs changes; something is chosen wherever there is something."""

    def __init__(self, view: PolicyView, workspace: Workspace, history: History) -> None:
        """Nothing is open yet."""
        self.view, self.workspace = view, workspace
        self._history = history
        self.state = PolicyState()

    @property
    def policy(self) -> Policy:
        """The policy as it is shown."""
        return self.state.policy

    def show(self, **changes: Any) -> None:  # noqa: ANN401 -- fields of the state
        """Show the state with some fields changed."""
        self.state = _chosen(replace(self.state, **changes))
        self.view.show_policy(self.state)

    def read(self) -> None:
        """Show the policy that is in force."""
        policy, kinds = self.workspace.read(_found)
        self.show(policy=policy, kinds=kinds)

    def change(self, change: PolicyChange) -> bool:
        """Put a change into force and say so; whether that was done. Refused text goes."""
        return self.perform(ChangePolicy(change))

    def perform(self, edit: Edit) -> bool:
        """Do an edit and say what was done; whether it was."""
        done = self._history.perform(edit)
        if done is None:
            self.show()  # what was typed and refused goes
            return False
        self.view.show_message(done.said, undo=True)
        return True


def _found(session: Session) -> tuple[Policy, tuple[tuple[int, str], ...]]:
    return in_force(session), tuple(detention_kinds(session).items())


def _chosen(state: PolicyState) -> PolicyState:
    """Choose the first where what was chosen is not there any more."""
    policy = state.policy
    types = [t.uid for t in state.listed]
    steps = [s.uid for s in policy.ladder]
    return replace(
        state,
        type_uid=state.type_uid if state.type_uid in types else _first(types),
        step_uid=state.step_uid if state.step_uid in steps else _first(steps),
        category=state.category
        if state.category in policy.categories
        else _first(policy.categories),
    )


def _first(names: tuple[str, ...] | list[str]) -> str:
    return names[0] if names else ""
