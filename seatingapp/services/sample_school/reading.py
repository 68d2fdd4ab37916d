"""Reading the files of the sample school into frozen pieces."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any

from seatingapp.domain.default_policy import default_policy
from seatingapp.domain.names import PersonName
from seatingapp.domain.pupils import YES, Characteristic
from seatingapp.domain.resource_files import resource
from seatingapp.domain.room_pieces import add_fixture, faced
from seatingapp.domain.room_templates import Template, from_template, row_of_blocks
from seatingapp.domain.rooms import FixtureKind, RoomLayout
from seatingapp.domain.zones import proposals
from seatingapp.services.sample_school.behaviour_files import read_recipe
from seatingapp.services.sample_school.checking import check
from seatingapp.services.sample_school.closing import read_closing
from seatingapp.services.sample_school.data import (
    HalfTerm,
    SampleClass,
    SamplePeriod,
    SamplePlan,
    SamplePupil,
    SampleRoom,
    SampleSchool,
    SampleSlot,
)
from seatingapp.services.sample_school.ruling import read_rule

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
_FLAGS = {
    "pp": Characteristic.PUPIL_PREMIUM,
    "fsm": Characteristic.FSM,
    "ever6": Characteristic.EVER_6,
    "lac": Characteristic.LOOKED_AFTER,
    "eal": Characteristic.EAL,
}
_TEXTS = {
    "action": Characteristic.ACTION,
    "reading_age": Characteristic.READING_AGE,
    "prior": Characteristic.PRIOR_ATTAINMENT,
    "target": Characteristic.TARGET,
    "working": Characteristic.WORKING_AT,
    "sex": Characteristic.SEX,
}


def read_sample_school() -> SampleSchool:
    """Return the sample school. Raises ValueError where its files contradict each other."""
    head = _load("school")
    pupils = [_pupil(p) for p in _load("pupils")["pupils"]]
    classes = [_class(c) for c in _load("classes")["classes"]]
    school = SampleSchool(
        name=head["name"],
        time_zone=head["time_zone"],
        owner=head["owner"]["shown"],
        owner_initials=head["owner"]["initials"],
        houses=tuple(head["houses"]),
        showcase_class=head["showcase_class"],
        half_terms=tuple(
            HalfTerm(h["code"], h["name"], h["term"], h["from"], h["to"])
            for h in head["half_terms"]
        ),
        periods=tuple(_period(p) for p in head["periods"]),
        pupils={p.admission: p for p in pupils},
        classes={c.name: c for c in classes},
        rooms={r["name"]: _room(r) for r in _load("rooms")["rooms"]},
        slots=tuple(_slot(s) for s in _load("timetable")["slots"]),
        plans=tuple(_plan(p) for p in _load("plans")["plans"]),
        types=default_policy(),
        behaviour=read_recipe(_load("behaviour")),
        rules=tuple(read_rule(r) for r in _load("rules")["rules"]),
        closing=read_closing(head["closing"]),
    )
    check(school, len(pupils))
    return school


def _load(name: str) -> dict[str, Any]:
    text = resource(f"sample_school/{name}.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _period(raw: dict[str, Any]) -> SamplePeriod:
    return SamplePeriod(
        raw["name"],
        dt.time.fromisoformat(raw["from"]),
        dt.time.fromisoformat(raw["to"]),
        raw["teaching"],
    )


def _pupil(raw: dict[str, Any]) -> SamplePupil:
    known = {kind: YES for key, kind in _FLAGS.items() if raw.get(key)}
    known |= {kind: raw[key] for key, kind in _TEXTS.items() if raw.get(key)}
    known[Characteristic.SEN] = raw.get("sen", "N")
    if raw.get("needs"):
        known[Characteristic.SEN_NEEDS] = ", ".join(raw["needs"])
    return SamplePupil(
        admission=raw["admission"],
        name=PersonName(
            raw["forename"],
            raw["surname"],
            raw.get("preferred_forename", ""),
            raw.get("preferred_surname", ""),
        ),
        birthday=raw["born"],
        year_group=raw["year"],
        form=raw["form"],
        house=raw["house"],
        upn=raw["upn"],
        characteristics=known,
    )


def _class(raw: dict[str, Any]) -> SampleClass:
    return SampleClass(raw["name"], raw["subject"], raw["year"], raw["room"], tuple(raw["pupils"]))


def _room(raw: dict[str, Any]) -> SampleRoom:
    """Furnish a room; a zone that the geometry does not give is an error in the file."""
    layout = _layout(raw)
    for thing in raw["things"]:
        layout, piece = add_fixture(layout, FixtureKind(thing["kind"]), thing["x"], thing["y"])
        layout = faced(layout, piece, thing["turn"])
    proposed = {zone.name: zone for zone in proposals(layout)}
    zones = tuple(proposed[name] for name in raw["zones"])
    return SampleRoom(replace(layout, zones=zones), raw["code"])


def _layout(raw: dict[str, Any]) -> RoomLayout:
    if "blocks" in raw:
        return row_of_blocks(tuple(raw["blocks"]), raw["rows"])
    return from_template(Template(raw["template"]), raw["rows"], raw["columns"])


def _slot(raw: dict[str, Any]) -> SampleSlot:
    week = "" if raw["week"] == "both" else raw["week"]
    return SampleSlot(_WEEKDAYS.index(raw["day"]), raw["period"], week, raw["class"])


def _plan(raw: dict[str, Any]) -> SamplePlan:
    return SamplePlan(
        raw["class"],
        raw["room"],
        raw["from"],
        raw["school_day"],
        tuple(raw["seats"]),
        frozenset(raw["pinned"]),
    )
