"""`room`: add, show, zones, export and import."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from seatingapp.cli import access
from seatingapp.cli.output import Answer, Json, table
from seatingapp.cli.room_data import room_data, zone_data
from seatingapp.domain import zones
from seatingapp.domain.room_seat_labels import seat_labels
from seatingapp.domain.room_templates import Template
from seatingapp.domain.room_walls import problems
from seatingapp.domain.rooms import Room, Zone
from seatingapp.domain.wording import counted
from seatingapp.services import room_files, rooms
from seatingapp.services.rooms import AddRoom


def add(arguments: Namespace) -> Answer:
    """Add a room from a template."""
    template = Template(arguments.template)
    edit = AddRoom.of_template(arguments.name, template, arguments.rows, arguments.columns)
    return _added(arguments, edit)


def import_room(arguments: Namespace) -> Answer:
    """Add the room of a file, under its own name or another one."""
    read = room_files.load(Path(arguments.path))
    return _added(arguments, AddRoom(arguments.name or read.name, read.layout, code=read.code))


def _added(arguments: Namespace, edit: AddRoom) -> Answer:
    with access.opened(arguments) as workspace:
        done = workspace.perform(edit)
        room = workspace.read(lambda session: rooms.room_named(session, edit.name))
    data: dict[str, Json] = {"id": room.id, "name": room.name, "seats": room.layout.capacity}
    return Answer(data, done.said if done else "")


def export(arguments: Namespace) -> Answer:
    """Write a room as a file for other vaults and programs. It holds no pupil data."""
    room = _room(arguments)
    path = Path(arguments.output)
    room_files.store(room, path)
    data: dict[str, Json] = {"file": str(path), "name": room.name, "seats": room.layout.capacity}
    return Answer(data, f"Wrote {path}: {room.name}, {counted(room.layout.capacity, 'seat')}.")


def show(arguments: Namespace) -> Answer:
    """Show a room: its furniture in centimetres, its zones, and who would sit beside whom."""
    room = _room(arguments)
    return Answer(room_data(room), _words(room, seat_labels(room.layout)))


def _words(room: Room, labels: dict[int, str]) -> str:
    layout = room.layout
    code = f" ({room.code})" if room.code else ""
    away = ", put away" if room.retired else ""
    size = f"{layout.width / 100:.1f} m by {layout.depth / 100:.1f} m"
    seats, desks = counted(layout.capacity, "seat"), counted(len(layout.desks), "desk")
    lines = [f"{room.name}{code}: {seats}, {desks}, {size}{away}."]
    lines += [_zone_words(zone, labels) for zone in layout.zones]
    lines += [f"Mind: {problem}" for problem in problems(layout)]
    return "\n".join(lines)


def _zone_words(zone: Zone, labels: dict[int, str]) -> str:
    listed = _listed(zone, labels)
    return f"{zone.name}: {listed}" if listed else f"{zone.name}: no seat"


def _listed(zone: Zone, labels: dict[int, str]) -> str:
    """Seats by what is written on them, from the front left."""
    return " ".join(label for seat, label in labels.items() if seat in zone.seats)


def show_zones(arguments: Namespace) -> Answer:
    """Show the zones of a room, and those that its geometry proposes."""
    layout = _room(arguments).layout
    labels = seat_labels(layout)
    proposed = zones.proposals(layout)
    data: dict[str, Json] = {
        "zones": [zone_data(z) for z in layout.zones],
        "proposals": [zone_data(z) for z in proposed],
    }
    rows = [
        (zone.name, kind, str(len(zone.seats)), _listed(zone, labels))
        for kind, found in (("in use", layout.zones), ("proposed", proposed))
        for zone in found
    ]
    return Answer(data, table(("Zone", "", "Seats", "Which"), rows))


def _room(arguments: Namespace) -> Room:
    with access.opened(arguments) as workspace:
        return workspace.read(lambda session: rooms.room_named(session, arguments.name))
