"""Room layouts as JSON: the form in which the vault keeps them. It holds no pupil data."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from seatingapp.domain.rooms import Desk, DeskKind, Fixture, FixtureKind, RoomLayout, Seat


def to_json(layout: RoomLayout) -> str:
    """Return a layout as compact JSON; field names are those of the dataclasses."""
    return json.dumps(asdict(layout), separators=(",", ":"))


def from_json(text: str) -> RoomLayout:
    """Return the layout. Raises ValueError, KeyError or TypeError for anything else."""
    data: dict[str, Any] = json.loads(text)
    desks = tuple(
        Desk(
            **{
                **desk,
                "kind": DeskKind(desk["kind"]),
                "seats": tuple(Seat(**seat) for seat in desk["seats"]),
            }
        )
        for desk in data["desks"]
    )
    fixtures = tuple(
        Fixture(**{**fixture, "kind": FixtureKind(fixture["kind"])}) for fixture in data["fixtures"]
    )
    return RoomLayout(data["width"], data["depth"], desks, fixtures)
