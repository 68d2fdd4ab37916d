"""`room`: add, show, import, export and zones."""

from __future__ import annotations

from argparse import Namespace

from seatingapp.cli import access
from seatingapp.cli.output import Answer, Json
from seatingapp.domain.room_templates import Template
from seatingapp.services import rooms
from seatingapp.services.rooms import AddRoom


def add(arguments: Namespace) -> Answer:
    """Add a room from a template."""
    template = Template(arguments.template)
    edit = AddRoom.of_template(arguments.name, template, arguments.rows, arguments.columns)
    with access.opened(arguments) as workspace:
        done = workspace.perform(edit)
        room = workspace.read(lambda session: rooms.room_named(session, arguments.name))
    data: dict[str, Json] = {"id": room.id, "name": room.name, "seats": room.layout.capacity}
    return Answer(data, done.said if done else "")
