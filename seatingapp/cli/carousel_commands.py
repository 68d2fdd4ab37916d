"""`carousel`: groups of a class roll through tables, zones or rooms."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from typing import TYPE_CHECKING

from seatingapp.cli import access
from seatingapp.cli.output import Answer, Json, table
from seatingapp.domain.carousels import (
    Group,
    GroupWay,
    Rhythm,
    Rotation,
    Station,
    StationWay,
    large_enough,
)
from seatingapp.domain.plans import PlanLine, Purpose
from seatingapp.services import carousels, classes, rooms
from seatingapp.services.school import school

if TYPE_CHECKING:
    from seatingapp.services.carousels import Carousel
    from seatingapp.services.workspace import Session

_RHYTHMS = {"lesson": Rhythm.LESSONS, "day": Rhythm.DAYS, "week": Rhythm.WEEKS}


def carousel(arguments: Namespace) -> Answer:
    """Plan a carousel of a class, or show with --dry-run what it would be."""
    with access.opened(arguments) as workspace:
        found = workspace.read(lambda s: classes.class_named(s, arguments.class_name))
        today = workspace.read(school).today(workspace.clock())
        planned = workspace.read(lambda s: _planned(s, arguments, found.id, today))
        if not arguments.dry_run:
            workspace.perform(planned.edit)
    rotation = planned.rotation
    data: dict[str, Json] = {
        "class": found.name,
        "carousel": planned.name,
        "groups": [{"name": g.name, "pupils": list(g.pupil_ids)} for g in rotation.groups],
        "stations": [station.name for station in rotation.stations],
        "rotation": [
            {"on": date.isoformat(), "groups": _present(rotation, at)}
            for at, date in enumerate(rotation.dates)
        ],
        "plans": len(planned.edit.plans),
        "dry_run": bool(arguments.dry_run),
    }
    rows = [
        (str(date), *(group or "free" for group in _present(rotation, at)))
        for at, date in enumerate(rotation.dates)
    ]
    done = "Would make" if arguments.dry_run else "Made"
    words = f"{planned.name} of {found.name}. {done} {len(planned.edit.plans)} plans."
    headings = ("Date", *(station.name for station in rotation.stations))
    return Answer(data, f"{words}\n{table(headings, rows)}")


def _present(rotation: Rotation, date: int) -> list[str | None]:
    """The group at each station on a date; None where it is free."""
    found = (rotation.group_at(station, date) for station in range(len(rotation.stations)))
    return [rotation.groups[at].name if at is not None else None for at in found]


def _planned(session: Session, arguments: Namespace, class_id: int, today: dt.date) -> Carousel:
    listed = [rooms.room_named(session, name) for name in dict.fromkeys(arguments.rooms)]
    usual = StationWay.ROOMS if len(listed) > 1 else StationWay.TABLES
    way = StationWay(arguments.stations or usual)
    every = carousels.stations_of(listed, way)
    first = arguments.first or today
    if GroupWay(arguments.groups) is GroupWay.TABLES:
        groups = carousels.groups_by_table(session, class_id, first)
    else:
        count = len(every) if arguments.count is None else arguments.count
        groups = carousels.groups_by_alphabet(session, class_id, count)
    stations = _used(every, groups, way, arguments.use)
    rhythm = _RHYTHMS[arguments.every]
    dates = carousels.carousel_dates(session, class_id, rhythm, first, len(stations))
    name = arguments.name or carousels.USUAL_NAME
    line = PlanLine(class_id, listed[0].id, Purpose.CAROUSEL, name)
    return carousels.carousel(session, line, groups, stations, dates, today)


def _used(
    every: tuple[Station, ...], groups: tuple[Group, ...], way: StationWay, use: int | None
) -> tuple[Station, ...]:
    """The stations to go through: of tables as many as there are groups, where nobody says."""
    if way is not StationWay.TABLES:
        return every if use is None else every[: max(use, 0)]
    fitting = large_enough(every, groups)
    # Where too few are large enough, the refusal should name one that is not.
    chosen = fitting if len(fitting) >= len(groups) else every
    return chosen[: max(len(groups) if use is None else use, 0)]
