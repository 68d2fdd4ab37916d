"""What is done to behaviours in the policy editor; knows no Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.policies.type_changes import (
    AddType,
    BringBackType,
    ChangeType,
    GiveKey,
    MoveType,
    RetireType,
    new_type,
    with_polarity,
)
from seatingapp.ui.policy_editor.drafting import Drafting


class TypeEditing:
    """Turns intents about behaviours into changes of the policy."""

    def __init__(self, drafting: Drafting) -> None:
        self._on = drafting

    def choose(self, uid: str) -> None:
        """Show what a behaviour says."""
        self._on.show(type_uid=uid)

    def add_as(self, polarity: Polarity) -> None:
        """What is added next is this."""
        self._on.show(polarity=polarity)

    def show_retired(self, on: bool) -> None:
        """List retired behaviours too, or not."""
        self._on.show(shows_retired=on)

    def add(self, name: str) -> bool:
        """Add a behaviour of which only the name is known, and show it; whether it was added."""
        kind = new_type(self._on.policy, name, self._on.state.polarity)
        added = self._on.change(AddType(kind))
        if added:
            self.choose(kind.uid)
        return added

    def set(self, field: str, value: Any) -> None:  # noqa: ANN401 -- of any field
        """Let the chosen behaviour say something else; points get the sign of what it is."""
        kind = self._on.state.kind
        if kind is None:
            return
        if field == "polarity":
            self._on.change(ChangeType(with_polarity(kind, value)))
            return
        if field == "points" and kind.polarity is Polarity.CONCERN:
            value = -abs(value)
        self._on.change(ChangeType(replace(kind, **{field: value})))

    def give_key(self, key: str) -> None:
        """Let a key arm the chosen behaviour."""
        self._on.change(GiveKey(self._on.state.type_uid, key))

    def move(self, uid: str, place: int) -> None:
        """Put a behaviour at a place."""
        self._on.change(MoveType(uid, place))

    def move_chosen(self, way: int) -> None:
        """Move the chosen behaviour up or down."""
        uid, uids = self._on.state.type_uid, [t.uid for t in self._on.policy.in_use]
        if uid in uids:
            self.move(uid, uids.index(uid) + way)

    def end_chosen(self) -> None:
        """Retire the chosen behaviour, or bring it back."""
        self.end(self._on.state.type_uid)

    def end(self, uid: str) -> None:
        """Retire a behaviour, or bring it back."""
        kind = self._on.policy.kind(uid)
        if kind is not None:
            self._on.change(BringBackType(uid) if kind.retired else RetireType(uid))
