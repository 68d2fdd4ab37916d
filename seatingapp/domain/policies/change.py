"""What a change of the policy is: a policy in, a policy out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from seatingapp.domain.errors import Refusal
from seatingapp.domain.policies.policy import Policy

_T = TypeVar("_T")
KEPT = "The policy was not changed."


class PolicyChange(Protocol):
    """One step that a person takes; pure, so that it can be tried first."""

    @property
    def label(self) -> str:
        """Its name in the undo list."""

    def applied(self, policy: Policy) -> Policy:
        """Return the policy with the change. Raises Refusal where what it is about is gone."""

    def said(self, before: Policy) -> str:
        """A sentence of what was done to the policy as it was `before`."""


def gone(what: str) -> Refusal:
    """What is to be changed is not there any more."""
    return Refusal(f"That {what} is not in the policy any more.", kept=KEPT)


def moved(things: Sequence[_T], thing: _T, place: int) -> tuple[_T, ...]:
    """Return the things with one of them at `place`, as near as there is one."""
    others = [t for t in things if t != thing]
    others.insert(max(0, min(place, len(others))), thing)
    return tuple(others)
