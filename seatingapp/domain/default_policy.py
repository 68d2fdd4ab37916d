"""The behaviour types that a new vault starts with."""

from __future__ import annotations

from seatingapp.domain.behaviour import BehaviourType
from seatingapp.domain.policies.starting import starting_policy


def default_policy() -> tuple[BehaviourType, ...]:
    """Return the starting types; keys 1 to 9 arm them in this order."""
    return starting_policy().policy.types
