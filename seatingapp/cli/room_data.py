"""A room as the command line tells it in JSON: centimetres, degrees and metres."""

from __future__ import annotations

from seatingapp.cli.output import Json
from seatingapp.domain.neighbours import neighbours
from seatingapp.domain.room_seat_labels import seat_labels
from seatingapp.domain.room_walls import problems
from seatingapp.domain.rooms import Desk, Fixture, Room, RoomLayout, Zone


def room_data(room: Room) -> dict[str, Json]:
    """Return everything that a room is; the fields are those of docs/command-line.md."""
    layout = room.layout
    return {
        "id": room.id,
        "name": room.name,
        "code": room.code,
        "retired": room.retired,
        "seats": layout.capacity,
        "width_cm": layout.width,
        "depth_cm": layout.depth,
        "outline_cm": [list(corner) for corner in layout.outline],
        "desks": [{**_piece(d), "seats": [seat.id for seat in d.seats]} for d in layout.desks],
        "fixtures": [_piece(fixture) for fixture in layout.fixtures],
        "places": _places(layout),
        "zones": [zone_data(zone) for zone in layout.zones],
        "neighbours": [
            {
                "seat": near.seat,
                "other": near.other,
                "relation": str(near.relation),
                "metres": near.metres,
            }
            for near in neighbours(layout)
        ],
        "problems": list(problems(layout)),
    }


def zone_data(zone: Zone) -> Json:
    """Return a zone with the ids of its seats in order."""
    return {"name": zone.name, "seats": sorted(zone.seats)}


def _piece(piece: Desk | Fixture) -> dict[str, Json]:
    return {
        "id": piece.id,
        "kind": str(piece.kind),
        "label": piece.label,
        "x_cm": piece.x,
        "y_cm": piece.y,
        "width_cm": piece.width,
        "depth_cm": piece.depth,
        "rotation": piece.rotation,
    }


def _places(layout: RoomLayout) -> list[Json]:
    labels = seat_labels(layout)
    return [
        {
            "seat": place.seat_id,
            "label": labels[place.seat_id],
            "desk": place.desk_id,
            "x_cm": place.x,
            "y_cm": place.y,
            "facing": place.facing,
        }
        for place in layout.places()
    ]
