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
# What is said against a standard: greater depth, expected, working towards, not met (DfE 2017).
_STANDARDS = {
    **dict.fromkeys(("gds", "gd", "greater depth", "exc", "exceeding", "above", "mastered"), 0),
    **dict.fromkeys(("exs", "exp", "expected", "met", "secure"), 1),
    **dict.fromkeys(("wts", "working towards", "towards", "developing"), 2),
    **dict.fromkeys(("hnm", "not met", "below", "emerging"), 3),
}
_NUMBER = re.compile(r"(\d+)(?:([.:/])(\d+))?\s*([+=-]?|[abc])")
_LETTER = re.compile(r"([a-z])\s*(\*{0,2})([+=-]?)")
_SIGNS = {"+": 3, "a": 3, "=": 2, "b": 2, "": 2, "-": 1, "c": 1}

_Key = tuple[float, ...]
_Ranks = list[list[str]]  # the highest first; values that mean the same are together


@dataclass(frozen=True, slots=True)
class Levels:
    """The level of each pupil whose attainment is known, 0 for the highest.

    `names` tells what each level is called: `H`, or `9 to 7` where several values make one.
    """

    of: Mapping[int, int]
    names: tuple[str, ...]


def levels(values: Mapping[int, str]) -> Levels:
    """Sort values by pupil into at most five levels, the highest first; blank ones are passed over.

    - H, M, L and their words are three levels, and so are GDS, EXS, WTS and theirs.
    - Numbers count down: grades such as 9 or 5+, 4a before 4b, and reading ages (9:06).
    - Letters count up: A**, A*, A, B+.
    - Anything else is in the order of the alphabet, whatever the case.

    What does not belong to the scale of the others, such as a U among grades, comes after all of
    it: in a level of its own, or several where there is room. Where there are more than five
    different values, those next to each other share a level.
    """
    tidy = {pupil: " ".join(value.split()) for pupil, value in values.items() if value.strip()}
    scale, others = _ranked({value.casefold() for value in tidy.values()})
    most = min(len(scale), MOST_LEVELS - bool(others))
    groups = _grouped(scale, most) + _grouped(others, min(len(others), MOST_LEVELS - most))
    shown = {value.casefold(): value for _, value in sorted(tidy.items(), reverse=True)}
    level = {v: n for n, group in enumerate(groups) for alike in group for v in alike}
    names = tuple(_name([[shown[v] for v in alike] for alike in group]) for group in groups)
    return Levels({p: level[value.casefold()] for p, value in tidy.items()}, names)


def _grouped(ranks: _Ranks, count: int) -> list[_Ranks]:
    """Ranks that follow each other put together into so many groups."""
    groups: list[_Ranks] = [[] for _ in range(count)]
    for rank, alike in enumerate(ranks):
        groups[rank * count // len(ranks)].append(alike)
    return groups


def _name(group: _Ranks) -> str:
    first, last = group[0][0], group[-1][-1]
    return first if len(group) == 1 else f"{first} to {last}"


def counted_levels(counts: Mapping[int, int]) -> Levels:
    """Levels of numbers such as praise points, the most first."""
    return levels({pupil: str(max(0, count)) for pupil, count in counts.items()})


def _ranked(values: set[str]) -> tuple[_Ranks, _Ranks]:
    """The values of the scale, the highest first and those that mean the same together; the rest.

    The scale is that of most values; numbers are one however few they are.
    """
    keys = _keys(values)
    known: dict[_Key, list[str]] = {}
    for value in sorted(keys):
        known.setdefault(keys[value], []).append(value)
    return [known[key] for key in sorted(known)], [[v] for v in sorted(values - keys.keys())]


def _keys(values: set[str]) -> Mapping[str, _Key]:
    """What sorts the values of the scale."""
    for words in (_BANDS, _STANDARDS):
        found = {value: (float(words[value]),) for value in values & words.keys()}
        if 2 * len(found) > len(values):
            return found
    numbers = {v: _number(match) for v in values if (match := _NUMBER.fullmatch(v))}
    if numbers:
        return numbers
    letters = {v: _letter(match) for v in values if (match := _LETTER.fullmatch(v))}
    return letters if 2 * len(letters) > len(values) else {}


def _letter(found: re.Match[str]) -> _Key:
    letter, stars, sign = found.groups()
    return (float(ord(letter)), -float(len(stars)), -float(_SIGNS[sign]))


def _number(found: re.Match[str]) -> _Key:
    whole, mark, rest, sign = found.groups("")
    if mark == ":":
        return (-(float(whole) + float(rest) / 12), -float(_SIGNS[sign]))
    return (-float(f"{whole}.{rest or 0}"), -float(_SIGNS[sign]))
