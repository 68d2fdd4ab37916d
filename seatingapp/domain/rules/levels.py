"""Levels of attainment: H, M, L, grades 9 to 1 and a school's own codes as at most five levels."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

MOST_LEVELS = 5

_BANDS = {
    **dict.fromkeys(("h", "high", "higher", "upper", "hpa", "hap"), 0),
    **dict.fromkeys(("m", "middle", "medium", "mid", "mpa", "map"), 1),
    **dict.fromkeys(("l", "low", "lower", "lpa", "lap"), 2),
}
_NUMBER = re.compile(r"(\d+)(?:([.:/])(\d+))?\s*([+=-]?)")
_LETTER = re.compile(r"([a-z])\s*(\*{0,2})([+=-]?)")
_SIGNS = {"+": 3, "=": 2, "": 2, "-": 1}

_Key = tuple[float, ...] | tuple[str]


@dataclass(frozen=True, slots=True)
class Levels:
    """The level of each pupil whose attainment is known, 0 for the highest.

    `names` tells what each level is called: `H`, or `9 to 7` where several values make one.
    """

    of: Mapping[int, int]
    names: tuple[str, ...]


def levels(values: Mapping[int, str]) -> Levels:
    """Sort values by pupil into at most five levels, the highest first; blank ones are passed over.

    - H, M, L and their words are three levels.
    - Numbers count down: grades such as 9 or 5+, and reading ages in years and months (9:06).
    - Letters count up: A**, A*, A, B+.
    - Anything else is in the order of the alphabet, whatever the case.

    Where there are more than five different values, those next to each other share a level.
    """
    tidy = {pupil: " ".join(value.split()) for pupil, value in values.items() if value.strip()}
    ranks = _ranked({value.casefold() for value in tidy.values()})
    if not ranks:
        return Levels({}, ())
    steps = max(ranks.values()) + 1
    few = min(steps, MOST_LEVELS)
    level = {value: rank * few // steps for value, rank in ranks.items()}
    shown = {value.casefold(): value for _, value in sorted(tidy.items(), reverse=True)}
    names = []
    for number in range(few):
        mine = sorted((v for v in ranks if level[v] == number), key=lambda v: (ranks[v], v))
        first, last = shown[mine[0]], shown[mine[-1]]
        names.append(first if ranks[mine[0]] == ranks[mine[-1]] else f"{first} to {last}")
    return Levels({p: level[value.casefold()] for p, value in tidy.items()}, tuple(names))


def counted_levels(counts: Mapping[int, int]) -> Levels:
    """Levels of numbers such as praise points, the most first."""
    return levels({pupil: str(max(0, count)) for pupil, count in counts.items()})


def _ranked(values: set[str]) -> dict[str, int]:
    """Each value's place among the different ones, 0 for the highest."""
    keys = {value: _key(value, values) for value in values}
    order = {key: n for n, key in enumerate(sorted(set(keys.values())))}
    return {value: order[key] for value, key in keys.items()}


def _key(value: str, values: set[str]) -> _Key:
    """What sorts a value: numbers and letters only where all values are such."""
    if values <= _BANDS.keys():
        return (float(_BANDS[value]),)
    if all(_NUMBER.fullmatch(v) for v in values):
        return _number(value)
    if all(_LETTER.fullmatch(v) for v in values):
        found = _LETTER.fullmatch(value)
        letter, stars, sign = found.groups() if found else ("", "", "")
        return (float(ord(letter)), -float(len(stars)), -float(_SIGNS[sign]))
    return (value,)


def _number(value: str) -> _Key:
    found = _NUMBER.fullmatch(value)
    whole, mark, rest, sign = found.groups("") if found else ("0", "", "", "")
    if mark == ":":
        return (-(float(whole) + float(rest) / 12), -float(_SIGNS[sign]))
    return (-float(f"{whole}.{rest or 0}"), -float(_SIGNS[sign]))
