"""What each kind of rule looks like in a rule file."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from typing import Any

from seatingapp.domain.rules.file_people import Calling, pupil_data
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
    NewNeighbours,
    Together,
)

NAMES: dict[type[Kind], str] = {
    Apart: "apart",
    Together: "together",
    InArea: "in area",
    FacesBoard: "faces board",
    KeepEmpty: "keep empty",
    FromFront: "from front",
    Alternate: "alternate",
    Attainment: "attainment",
    Balance: "balance",
    InOrder: "in order",
    NewNeighbours: "new neighbours",
    FewMoves: "few moves",
    Friends: "friends",
    HelperBeside: "helper beside",
    Evidence: "evidence",
}


def kind_data(kind: Kind, calling: Calling) -> dict[str, Any]:
    """Return the fields of a rule that say what it says, `kind` first."""
    return {"kind": NAMES[type(kind)], **_data(kind, calling)}


@singledispatch
def _data(_kind: Kind, _calling: Calling) -> dict[str, Any]:
    """From the front, and few moves: nothing more to say."""
    return {}


@_data.register
def _(kind: Apart, calling: Calling) -> dict[str, Any]:
    far = {} if kind.metres is None else {"metres": kind.metres}
    return {"pupils": _people(kind.pupils, calling), **far}


@_data.register
def _(kind: Together, calling: Calling) -> dict[str, Any]:
    return {"pupils": _people(kind.pupils, calling), "near": kind.near}


@_data.register
def _(kind: InArea, calling: Calling) -> dict[str, Any]:
    pupils = _people(kind.pupils, calling)
    return {"pupils": pupils, **_area_data(kind.area), "inside": kind.inside}


@_data.register
def _(kind: FacesBoard, calling: Calling) -> dict[str, Any]:
    return {"pupils": _people(kind.pupils, calling)}


@_data.register
def _(kind: KeepEmpty, _calling: Calling) -> dict[str, Any]:
    return _area_data(kind.area)


@_data.register
def _(kind: Alternate, _calling: Calling) -> dict[str, Any]:
    return {"characteristic": kind.trait}


@_data.register
def _(kind: Attainment, _calling: Calling) -> dict[str, Any]:
    return {"mix": kind.mix, "within": kind.within, "characteristic": kind.trait}


@_data.register
def _(kind: Balance, _calling: Calling) -> dict[str, Any]:
    return {"measure": kind.measure, "characteristic": kind.trait}


@_data.register
def _(kind: InOrder, _calling: Calling) -> dict[str, Any]:
    return {"listing": kind.listing, "seed": kind.seed}


@_data.register
def _(kind: NewNeighbours, _calling: Calling) -> dict[str, Any]:
    return {"plans": kind.plans}


@_data.register
def _(kind: Friends, calling: Calling) -> dict[str, Any]:
    pupil = pupil_data(calling.call_pupil(kind.pupil))
    return {"pupil": pupil, "friends": _people(kind.friends, calling)}


@_data.register
def _(kind: HelperBeside, calling: Calling) -> dict[str, Any]:
    pupil = pupil_data(calling.call_pupil(kind.pupil))
    return {"pupil": pupil, "helpers": _people(kind.helpers, calling)}


@_data.register
def _(kind: Evidence, calling: Calling) -> dict[str, Any]:
    pairs = [
        {
            "pupils": _people((pair.one, pair.other), calling),
            "near": pair.near,
            "near_lessons": pair.near_lessons,
            "far": pair.far,
            "far_lessons": pair.far_lessons,
        }
        for pair in kind.pairs
    ]
    return {"pairs": pairs, "since": kind.since.isoformat(), "until": kind.until.isoformat()}


def _people(pupils: Iterable[int], calling: Calling) -> list[Any]:
    return [pupil_data(calling.call_pupil(p)) for p in pupils]


def _area_data(area: Area) -> dict[str, Any]:
    return {"zone": area.zone} if area.zone else {"seats": sorted(area.seats)}
