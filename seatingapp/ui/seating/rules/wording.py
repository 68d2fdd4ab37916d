"""What the dialogs about rules say alike. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from seatingapp.domain.rules.kinds import PairCount
from seatingapp.domain.rules.sentences import Naming, listed
from seatingapp.domain.wording import counted

_MOST_NAMES = 4


def names_of(pupils: Sequence[int], naming: Naming) -> str:
    """Some names, and how many more: `Amir, Ben, Cara, Dan and 3 others`."""
    if len(pupils) <= _MOST_NAMES:
        return listed(pupils, naming)
    first = ", ".join(naming(p) for p in pupils[:_MOST_NAMES])
    return f"{first} and {counted(len(pupils) - _MOST_NAMES, 'other')}"


def pair_words(pair: PairCount, naming: Naming) -> str:
    """Two pupils and the counts behind them."""
    return f"{naming(pair.one)} and {naming(pair.other)}: {count_words(pair)}"


def count_words(pair: PairCount) -> str:
    """`together in 9 lessons, 6 with a concern entry; apart in 21 lessons, 3`; no cause."""
    near = f"together in {counted(pair.near_lessons, 'lesson')}, {pair.near} with a concern entry"
    return f"{near}; apart in {counted(pair.far_lessons, 'lesson')}, {pair.far}"
