"""`import` and `log`: the work of a class."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from pathlib import Path

from seatingapp.cli import access
from seatingapp.cli.output import Answer, Json
from seatingapp.domain.behaviour import signed
from seatingapp.domain.class_lists import Remark
from seatingapp.domain.errors import Refusal
from seatingapp.domain.import_plan import ImportPlan
from seatingapp.exchange.reading import read_class_list
from seatingapp.services import behaviour, classes, imports, lessons
from seatingapp.services.behaviour import LogEntries
from seatingapp.services.imports import ImportClassLists
from seatingapp.services.school import school


def import_lists(arguments: Namespace) -> Answer:
    """Import class lists, or say with --dry-run what an import would do."""
    lists = tuple(read_class_list(Path(path)) for path in arguments.paths)
    name, by_form = arguments.class_name or "", bool(arguments.class_per_form)
    with access.opened(arguments) as workspace:
        plan = workspace.read(
            lambda session: imports.preview(session, lists, name, by_form=by_form)
        )
        if not arguments.dry_run:
            workspace.perform(ImportClassLists(lists, name, by_form=by_form))
    data: dict[str, Json] = {
        "format": ", ".join(dict.fromkeys(read.format for read in lists)),
        "read": sum(read.read for read in lists),
        "new": plan.new,
        "changed": plan.changed,
        "unchanged": plan.unchanged,
        "unclear": plan.unclear,
        "refused": plan.refused,
        "classes": [*plan.new_classes, *plan.existing_classes],
        "dry_run": bool(arguments.dry_run),
        "remarks": [_remark(remark) for remark in plan.remarks],
    }
    return Answer(data, _import_words(plan, dry_run=arguments.dry_run))


def _remark(remark: Remark) -> Json:
    return {
        "severity": str(remark.severity),
        "file": remark.file,
        "row": remark.row,
        "column": remark.column,
        "text": remark.text,
    }


def _import_words(plan: ImportPlan, *, dry_run: bool) -> str:
    done = "Would import" if dry_run else "Imported"
    counts = f"{plan.new} new, {plan.changed} changed, {plan.unchanged} unchanged"
    lines = [f"{done}: {counts}, {plan.unclear} unclear, {plan.refused} refused."]
    listed = [f"{name} (new)" for name in plan.new_classes] + list(plan.existing_classes)
    if listed:
        lines.append(f"Classes: {', '.join(listed)}.")
    for remark in plan.remarks:
        row = f", row {remark.row}" if remark.row else ""
        lines.append(f"  {remark.severity}: {remark.file}{row}: {remark.text}")
    return "\n".join(lines)


def log(arguments: Namespace) -> Answer:
    """Log one behaviour of one pupil in a class."""
    with access.opened(arguments) as workspace:
        found = workspace.read(lambda s: classes.class_named(s, arguments.class_name))
        pupil = workspace.read(lambda s: classes.find_pupil(s, arguments.pupil, found.id))
        kind = workspace.read(lambda s: behaviour.type_named(s, arguments.behaviour))
        zone = workspace.read(school).tz
        now = workspace.clock()
        at = _moment(arguments.at, now.astimezone(zone)) if arguments.at else now
        choice = workspace.read(lambda s: lessons.choice_for(s, found.id, at))
        setting = workspace.read(lambda s: lessons.setting(s, choice))
        plan = setting.plan
        place = plan.seat_of(pupil.id) if plan else None
        done = workspace.perform(
            LogEntries(
                choice.key,
                (pupil.id,),
                kind.id,
                at,
                pupil.name.full,
                room_id=setting.room.id if setting.room else None,
                plan_id=plan.id if plan else None,
                seats=((pupil.id, place),) if place is not None else (),
                note=arguments.note,
            )
        )
    if done is None:
        raise RuntimeError("An entry for one pupil is always stored.")
    data: dict[str, Json] = {
        "uid": done.uids[0],
        "pupil": pupil.id,
        "name": pupil.name.full,
        "class": found.name,
        "behaviour": kind.name,
        "polarity": str(kind.polarity),
        "points": kind.points,
        "happened_at": at.astimezone(zone).isoformat(),
    }
    return Answer(data, f"{pupil.name.full}: {kind.name} {signed(kind.points)}. Saved.")


def _moment(text: str, now: dt.datetime) -> dt.datetime:
    """Read `2026-11-23T11:32`, or `11:32` for today; `now` knows the school's day and zone."""
    try:
        if "-" not in text:
            time = dt.time.fromisoformat(text)
            return dt.datetime.combine(now.date(), time, time.tzinfo or now.tzinfo)
        moment = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise Refusal(
            f"{text} is no moment that can be read.",
            kept="Nothing was logged.",
            todo="Write it like 2026-11-23T11:32, or 11:32 for today.",
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)
