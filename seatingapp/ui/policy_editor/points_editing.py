"""What is done to points, categories and pick-lists in the policy editor; knows no Qt."""

from __future__ import annotations

from seatingapp.domain.ladder import ResetCycle
from seatingapp.domain.names import tidy
from seatingapp.domain.policies.other_changes import (
    AddCategory,
    MoveCategory,
    RemoveCategory,
    RenameCategory,
    SetCycle,
    SetNetting,
    SetPicks,
)
from seatingapp.domain.policies.policy import ContextPicks
from seatingapp.ui.policy_editor.drafting import Drafting


class PointsEditing:
    """Turns intents about the rest of the policy into changes of it."""

    def __init__(self, drafting: Drafting) -> None:
        self._on = drafting

    def set_cycle(self, cycle: ResetCycle) -> None:
        """Let points start from nought at other times."""
        self._on.change(SetCycle(cycle))

    def set_netting(self, on: bool) -> None:
        """Show net points, or keep praise and concern apart."""
        self._on.change(SetNetting(on))

    def set_picks(self, picks: ContextPicks) -> None:
        """Offer other texts to whoever explains an entry."""
        self._on.change(SetPicks(picks))

    def choose(self, name: str) -> None:
        """Show a category."""
        self._on.show(category=name)

    def add(self, name: str) -> bool:
        """Add a category, and show it; whether it was added."""
        added = self._on.change(AddCategory(name))
        if added:
            self.choose(tidy(name))
        return added

    def rename_chosen(self, new: str) -> None:
        """Call the chosen category something else."""
        if self._on.change(RenameCategory(self._on.state.category, new)):
            self.choose(tidy(new))

    def move(self, name: str, place: int) -> None:
        """Put a category at a place."""
        self._on.change(MoveCategory(name, place))

    def move_chosen(self, way: int) -> None:
        """Move the chosen category up or down."""
        name, names = self._on.state.category, self._on.policy.categories
        if name in names:
            self.move(name, names.index(name) + way)

    def remove(self, name: str) -> None:
        """Take a category out."""
        self._on.change(RemoveCategory(name))
