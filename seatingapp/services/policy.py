"""The behaviour policy that is in force, and every change of it; each can be taken back.

A change never touches entries: they copied what the policy said when they were made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from seatingapp.domain.ladder import ResetCycle
from seatingapp.domain.policies.change import PolicyChange
from seatingapp.domain.policies.checks import require_sound
from seatingapp.domain.policies.policy import ContextPicks, Policy, settled
from seatingapp.domain.policies.starting import DEFAULT, starting_policy
from seatingapp.services.workspace import Done, Topic
from seatingapp.storage import policy as stored
from seatingapp.storage import settings

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_KEY = "policy"
_TOPICS = frozenset({Topic.POLICY})


def in_force(session: Session) -> Policy:
    """Return the whole policy, retired types too."""
    types, rest = stored.load(session, retired=True), _rest(session)
    if "categories" in rest:
        categories = tuple(rest["categories"])
    else:  # a vault from before there were any: those that its types name
        categories = tuple(dict.fromkeys(t.category for t in types if t.category))
    return Policy(
        types, stored.load_ladder(session), categories, _cycle(rest), _netting(rest), _picks(rest)
    )


def context_picks(session: Session) -> ContextPicks:
    """Return what is offered to somebody who explains an entry."""
    return _picks(_rest(session))


def reset_cycle(session: Session) -> ResetCycle:
    """Return when points start from nought again."""
    return _cycle(_rest(session))


def netting(session: Session) -> bool:
    """Whether praise and concern points may be set off against each other."""
    return _netting(_rest(session))


def _rest(session: Session) -> dict[str, Any]:
    found: dict[str, Any] = settings.get(session, _KEY, {})
    return found


def _cycle(rest: dict[str, Any]) -> ResetCycle:
    return ResetCycle(rest.get("cycle", ResetCycle.NEVER))


def _netting(rest: dict[str, Any]) -> bool:
    return bool(rest.get("netting", True))


def _picks(rest: dict[str, Any]) -> ContextPicks:
    kept = {name: tuple(rest[name]) for name in ("happened", "tried", "outcome") if name in rest}
    return ContextPicks(**kept)


def start_with(session: Session, key: str = DEFAULT) -> None:
    """Write the starting policy of a new vault."""
    _store(session, starting_policy(key).policy)


def _store(session: Session, policy: Policy, after: int = 0) -> None:
    stored.put_types(session, policy.types, after)
    stored.put_ladder(session, policy.ladder)
    rest = {
        "categories": list(policy.categories),
        "cycle": policy.cycle,
        "netting": policy.netting,
        "happened": policy.picks.happened,
        "tried": policy.picks.tried,
        "outcome": policy.picks.outcome,
    }
    settings.put(session, _KEY, rest)


@dataclass(frozen=True, slots=True)
class ChangePolicy:
    """Put a change of the policy into force: one step to undo."""

    change: PolicyChange

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return self.change.label

    def perform(self, session: Session) -> Done | None:
        """Store it; None where it changes nothing.

        Raises Refusal for what a policy may not say, and where what is to be changed is gone.
        """
        before = in_force(session)
        after = self.change.applied(before)
        if after == before:
            return None
        require_sound(after, before)
        last = stored.last_entry(session)
        _store(session, settled(after))
        back = PutPolicy(before, self.label, added_after=last)
        return Done(back, _TOPICS, self.change.said(before))


@dataclass(frozen=True, slots=True)
class PutPolicy:
    """Let the policy be what it was, or what it became, to the last place: for undo and redo.

    Undo takes away types that were added after the entry `added_after`, so it looks for those that
    refer to one among the entries since, and not among all. `back` is the same for its inverse.
    """

    policy: Policy
    label: str
    added_after: int = 0
    back: int = 0

    def perform(self, session: Session) -> Done:
        """Store it as it is given."""
        before = in_force(session)
        _store(session, self.policy, self.added_after)
        inverse = PutPolicy(before, self.label, self.back, self.added_after)
        return Done(inverse, _TOPICS)
