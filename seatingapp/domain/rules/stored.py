"""What rules say, as JSON: the form in which the vault keeps them.

A rule's kind is a word (`KINDS`), and what it says is an object whose fields are those of the class
in `kinds`. Pupils and seats are the vault's own numbers, words are those of the enumerations, days
are ISO dates; a field that has a default may be missing. Of each kind:

    apart            {"pupils": [1, 2], "metres": 2.0}        no metres: not neighbours
    together         {"pupils": [1, 2], "near": "beside"}
    in area          {"pupils": [1], "area": AREA, "inside": true}
    faces board      {"pupils": []}                           nobody: everyone
    keep empty       {"area": AREA}
    from front       {}
    alternate        {"trait": "prior_attainment"}
    attainment       {"mix": true, "within": "desk", "trait": "prior_attainment"}
    balance          {"measure": "attainment", "trait": "prior_attainment"}
    in order         {"listing": "random", "seed": 7}
    new neighbours   {"plans": 3}
    few moves        {}
    friends          {"pupil": 1, "friends": [2, 3]}
    helper beside    {"pupil": 1, "helpers": [2]}             no helpers: a free chair
    evidence         {"pairs": [[1, 2, 4, 9, 1, 12]], "since": DAY, "until": DAY}

AREA is `{"zone": "front row"}` or `{"seats": [1, 2]}`; the numbers of a pair are those of
`PairCount`, in its order.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import astuple, fields
from enum import StrEnum
from typing import Any

from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rules.kinds import (
    Alternate,
    Apart,
    Area,
    Attainment,
    Balance,
    Evidence,
    FacesBoard,
    FewMoves,
    Friends,
    FromFront,
    HelperBeside,
    InArea,
    InOrder,
    KeepEmpty,
    Kind,
    Listing,
    Measure,
    Near,
    NewNeighbours,
    PairCount,
    Together,
    Within,
)

KINDS: dict[str, type[Kind]] = {
    "apart": Apart,
    "together": Together,
    "in area": InArea,
    "faces board": FacesBoard,
    "keep empty": KeepEmpty,
    "from front": FromFront,
    "alternate": Alternate,
    "attainment": Attainment,
    "balance": Balance,
    "in order": InOrder,
    "new neighbours": NewNeighbours,
    "few moves": FewMoves,
    "friends": Friends,
    "helper beside": HelperBeside,
    "evidence": Evidence,
}
_WORDS: dict[type[Kind], str] = {kind: word for word, kind in KINDS.items()}


def kind_word(kind: Kind) -> str:
    """The word for what kind of rule this is."""
    return _WORDS[type(kind)]


def to_data(kind: Kind) -> dict[str, Any]:
    """Return what a rule says as what JSON can hold."""
    return {f.name: _plain(getattr(kind, f.name)) for f in fields(kind)}


def from_data(word: str, data: Mapping[str, Any]) -> Kind:
    """Return the rule of this kind. Raises ValueError, KeyError or TypeError for anything else."""
    kind = KINDS[word]
    known = {f.name for f in fields(kind)}
    if not data.keys() <= known:
        raise ValueError(f"A rule of the kind {word!r} has no such field.")
    return kind(**{name: _READ[name](value) for name, value in data.items()})


def to_json(kind: Kind) -> str:
    """Return what a rule says as compact JSON."""
    return json.dumps(to_data(kind), separators=(",", ":"), ensure_ascii=False)


def from_json(word: str, text: str) -> Kind:
    """Return the rule of this kind. Raises ValueError, KeyError or TypeError for anything else."""
    data = json.loads(text)
    if not isinstance(data, dict):
        raise TypeError("What a rule says is an object.")
    return from_data(word, data)


def _plain(value: object) -> object:
    """A value of a field as JSON can hold it."""
    if isinstance(value, Area):
        return {"zone": value.zone} if value.zone else {"seats": sorted(value.seats)}
    if isinstance(value, tuple):
        return [list(astuple(v)) if isinstance(v, PairCount) else v for v in value]
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, dt.date) else value


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("A whole number is wanted.")
    return value


def _wholes(value: object) -> tuple[int, ...]:
    if not isinstance(value, list):
        raise TypeError("A list of whole numbers is wanted.")
    return tuple(_whole(item) for item in value)


def _metres(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError("A number of metres is wanted.")
    return float(value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("True or false is wanted.")
    return value


def _area(value: object) -> Area:
    if not isinstance(value, dict) or len(value) != 1:
        raise TypeError("An area is a zone or seats.")
    if "zone" in value:
        if not isinstance(value["zone"], str) or not value["zone"]:
            raise TypeError("A zone is a name.")
        return Area(zone=value["zone"])
    return Area(seats=frozenset(_wholes(value["seats"])))


def _pairs(value: object) -> tuple[PairCount, ...]:
    if not isinstance(value, list):
        raise TypeError("A list of pairs is wanted.")
    return tuple(PairCount(*_wholes(pair)) for pair in value)


# What each field is read with; a name means the same in every kind.
_READ: dict[str, Any] = {
    "pupils": _wholes,
    "friends": _wholes,
    "helpers": _wholes,
    "pupil": _whole,
    "seed": _whole,
    "plans": _whole,
    "metres": _metres,
    "inside": _flag,
    "mix": _flag,
    "area": _area,
    "near": Near,
    "within": Within,
    "measure": Measure,
    "listing": Listing,
    "trait": Characteristic,
    "pairs": _pairs,
    "since": dt.date.fromisoformat,
    "until": dt.date.fromisoformat,
}
