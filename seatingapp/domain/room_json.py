"""Room layouts as JSON: the form in which the vault keeps them. It holds no pupil data."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from seatingapp.domain.rooms import (
    Correction,
    Desk,
    DeskKind,
    Fixture,
    FixtureKind,
    Relation,
    RoomLayout,
    Seat,
    Zone,
)


def to_data(layout: RoomLayout) -> dict[str, Any]:
    """Return a layout as what JSON can hold; field names are those of the dataclasses."""
    data = asdict(layout)
    data["zones"] = [{"name": z.name, "seats": sorted(z.seats)} for z in layout.zones]
    return data


def to_json(layout: RoomLayout) -> str:
    """Return a layout as compact JSON."""
    return json.dumps(to_data(layout), separators=(",", ":"), ensure_ascii=False)


def from_json(text: str) -> RoomLayout:
    """Return the layout. Raises ValueError, KeyError or TypeError for anything else."""
    return from_data(json.loads(text))


def from_data(data: dict[str, Any]) -> RoomLayout:
    """Return the layout. Raises ValueError, KeyError or TypeError for anything else.

    Layouts of the first schema have neither outline, zones, corrections nor numbers.
    """
    return RoomLayout(
        data["width"],
        data["depth"],
        tuple(_desk(desk) for desk in data["desks"]),
        tuple(Fixture(**{**f, "kind": FixtureKind(f["kind"])}) for f in data["fixtures"]),
        tuple((x, y) for x, y in data.get("outline", ())),
        tuple(Zone(z["name"], frozenset(z["seats"])) for z in data.get("zones", ())),
        tuple(_correction(c) for c in data.get("corrections", ())),
        data.get("last_id", 0),
    )


def _desk(desk: dict[str, Any]) -> Desk:
    seats = tuple(Seat(**seat) for seat in desk["seats"])
    return Desk(**{**desk, "kind": DeskKind(desk["kind"]), "seats": seats})


def _correction(said: dict[str, Any]) -> Correction:
    relation = Relation(said["relation"]) if said["relation"] is not None else None
    return Correction(said["seat"], said["other"], relation)
