"""The policies that ship with the app, to choose from and to edit: policy files of its own."""

from __future__ import annotations

from functools import lru_cache

from seatingapp.domain.policies.files import PolicyFile, read_policy
from seatingapp.domain.resource_files import resource

DEFAULT = "ladder"
KEYS = (DEFAULT, "simple", "relational")


@lru_cache(maxsize=len(KEYS))
def starting_policy(key: str = DEFAULT) -> PolicyFile:
    """Return one of the policies that a school may start with, by its key."""
    if key not in KEYS:
        raise ValueError(f"There is no starting policy {key!r}.")
    return read_policy(resource(f"policies/{key}.json").read_text(encoding="utf-8"))
