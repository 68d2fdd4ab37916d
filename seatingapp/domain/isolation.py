"""Names among other words: one that runs from right to left must not carry its neighbours along."""

from __future__ import annotations

import unicodedata

_FIRST_STRONG, _POP = "\u2068", "\u2069"
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def isolated(name: str) -> str:
    """Return a name that keeps its direction to itself; others stay as they are."""
    if any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in name):
        return f"{_FIRST_STRONG}{name}{_POP}"
    return name
