"""Which key arms which behaviour: the type's own shortcut, and for the others the next digit."""

from __future__ import annotations

from collections.abc import Iterable

from seatingapp.domain.behaviour import BehaviourType

DIGITS = "123456789"


def keys_of(types: Iterable[BehaviourType]) -> dict[int, str]:
    """Return by type id a digit, a letter (pressed with Alt), or nothing where none is left.

    Of two types with one shortcut the first has it. A type without its own gets the next digit.
    """
    known = tuple(types)
    taken: dict[str, int] = {}
    for kind in known:
        own = kind.shortcut.strip().upper()
        if len(own) == 1 and own.isascii() and own.isalnum():
            taken.setdefault(own, kind.id)
    owners = {type_id: key for key, type_id in taken.items()}
    free = iter([digit for digit in DIGITS if digit not in taken])
    return {k.id: owners[k.id] if k.id in owners else next(free, "") for k in known}


def type_with(types: Iterable[BehaviourType], key: str) -> int | None:
    """Return the type that a key arms, if any."""
    found = keys_of(types).items()
    return next((type_id for type_id, own in found if key and own == key.upper()), None)
