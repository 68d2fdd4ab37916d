"""What is done to the ladder in the policy editor; knows no Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from seatingapp.domain.policies.ladder_changes import (
    AddStep,
    ChangeStep,
    MoveStep,
    RemoveStep,
    new_step,
)
from seatingapp.ui.policy_editor.drafting import Drafting


class LadderEditing:
    """Turns intents about steps into changes of the policy."""

    def __init__(self, drafting: Drafting) -> None:
        self._on = drafting

    def choose(self, uid: str) -> None:
        """Show what a step says."""
        self._on.show(step_uid=uid)

    def add(self, name: str) -> bool:
        """Add a step of which only the name is known, and show it; whether it was added."""
        step = new_step(name)
        added = self._on.change(AddStep(step))
        if added:
            self.choose(step.uid)
        return added

    def set(self, field: str, value: Any) -> None:  # noqa: ANN401 -- of any field
        """Let the chosen step say something else; its points are those of a concern."""
        step = self._on.state.step
        if step is not None:
            value = -abs(value) if field == "points" else value
            self._on.change(ChangeStep(replace(step, **{field: value})))

    def move(self, uid: str, place: int) -> None:
        """Put a step at a place."""
        self._on.change(MoveStep(uid, place))

    def move_chosen(self, way: int) -> None:
        """Move the chosen step up or down."""
        uid, uids = self._on.state.step_uid, [s.uid for s in self._on.policy.ladder]
        if uid in uids:
            self.move(uid, uids.index(uid) + way)

    def remove_chosen(self) -> None:
        """Take the chosen step out."""
        if self._on.state.step_uid:
            self.remove(self._on.state.step_uid)

    def remove(self, uid: str) -> None:
        """Take a step out; what led to it leads nowhere then."""
        self._on.change(RemoveStep(uid))
