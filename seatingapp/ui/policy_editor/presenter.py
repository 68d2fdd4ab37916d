"""Opens the policy, keeps it up to date, and knows who turns what into edits; knows no Qt."""

from __future__ import annotations

from seatingapp.services.workspace import Topic, Workspace
from seatingapp.ui.history_state import History
from seatingapp.ui.policy_editor.drafting import Drafting, PolicyView
from seatingapp.ui.policy_editor.ladder_editing import LadderEditing
from seatingapp.ui.policy_editor.points_editing import PointsEditing
from seatingapp.ui.policy_editor.state import Part, PolicyState
from seatingapp.ui.policy_editor.type_editing import TypeEditing

# Kinds of detention are changed elsewhere.
_TOPICS = frozenset({Topic.POLICY, Topic.FOLLOW_UP})


class PolicyPresenter:
    """Keeps the editor in step with the policy while it is open."""

    def __init__(self, view: PolicyView, workspace: Workspace, history: History) -> None:
        """Nothing is open yet."""
        self.drafting = Drafting(view, workspace, history)
        self.types = TypeEditing(self.drafting)
        self.ladder = LadderEditing(self.drafting)
        self.points = PointsEditing(self.drafting)

    @property
    def state(self) -> PolicyState:
        """What is shown."""
        return self.drafting.state

    def open(self) -> None:
        """Begin to edit."""
        self.drafting.show(is_open=True)
        self.drafting.read()

    def close(self) -> None:
        """Stop editing; everything is stored already."""
        self.drafting.show(is_open=False)

    def changed(self, topics: frozenset[Topic]) -> None:
        """Something was done, undone or redone, here or on another page."""
        if self.state.is_open and _TOPICS & topics:
            self.drafting.read()

    def show_part(self, part: Part) -> None:
        """Go on with behaviours, the ladder, or points and lists."""
        self.drafting.show(part=part)
