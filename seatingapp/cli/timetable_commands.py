"""`timetable`: show and import."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from seatingapp.cli import access
from seatingapp.cli.output import Answer, Json, table
from seatingapp.domain.school_time import DAY_NAMES
from seatingapp.domain.timetable_plan import ImportChoices, RowVerdict, TimetablePlan
from seatingapp.domain.wording import counted
from seatingapp.exchange.timetable_reading import read_timetable
from seatingapp.services import classes, rooms
from seatingapp.services.school import school
from seatingapp.services.timetables import ImportTimetable, preview


def show(arguments: Namespace) -> Answer:
    """Show the timetable in the order of the week."""
    with access.opened(arguments, back_up=False) as workspace:
        time = workspace.read(school).time
        names = {
            c.school_class.id: c.school_class.name for c in workspace.read(classes.all_classes)
        }
        places = {r.id: r.name for r in workspace.read(rooms.all_rooms)}
    order = {p.id: (at, p) for at, p in enumerate(time.periods)}
    slots = sorted(time.slots, key=lambda s: (s.weekday, order[s.period_id][0], s.week))
    lessons: list[Json] = []
    shown = []
    for slot in slots:
        period = order[slot.period_id][1].on(slot.weekday) or order[slot.period_id][1]
        hours = f"{period.starts:%H:%M}–{period.ends:%H:%M}"
        room, name = places.get(slot.room_id or 0), names[slot.class_id]
        lessons.append(
            {
                "day": DAY_NAMES[slot.weekday],
                "week": slot.week or None,
                "period": period.name,
                "from": f"{period.starts:%H:%M}",
                "to": f"{period.ends:%H:%M}",
                "class": name,
                "room": room,
            }
        )
        shown.append((DAY_NAMES[slot.weekday], slot.week, period.name, hours, name, room or ""))
    data: dict[str, Json] = {"lessons": lessons}
    return Answer(data, table(("Day", "Week", "Period", "", "Class", "Room"), shown))


def import_timetable(arguments: Namespace) -> Answer:
    """Let a file be the timetable, or say with --dry-run what that would do."""
    choices = ImportChoices(arguments.teacher, arguments.make_classes, arguments.make_rooms)
    with access.opened(arguments) as workspace:
        info = workspace.read(school)
        read = read_timetable(Path(arguments.path), info.tz, info.today(workspace.clock()))
        plan = workspace.read(lambda session: preview(session, read, choices))
        if not arguments.dry_run:
            workspace.perform(ImportTimetable(read, choices))
    data: dict[str, Json] = {
        "format": read.format,
        "lessons": len(plan.lessons),
        "left_out": plan.left_out,
        "terms": len(plan.terms),
        "closures": len(plan.closures),
        "new_classes": list(plan.classes),
        "new_rooms": list(plan.rooms),
        "new_periods": [p.name for p in plan.periods],
        "teachers": list(read.teachers),
        "rows": [_row(v) for v in plan.verdicts],
        "remarks": list(plan.remarks),
        "dry_run": bool(arguments.dry_run),
    }
    return Answer(data, _words(plan, dry_run=arguments.dry_run))


def _row(verdict: RowVerdict) -> Json:
    lesson = verdict.lesson
    return {
        "row": verdict.row.number,
        "class": lesson.class_name if lesson else verdict.row.class_name,
        "when": verdict.when,
        "room": (lesson.room if lesson else verdict.row.room) or None,
        "taken": lesson is not None,
        "notes": verdict.notes,
    }


def _words(plan: TimetablePlan, *, dry_run: bool) -> str:
    done = "Would import" if dry_run else "Imported"
    shut = counted(len(plan.closures), "closed stretch", "closed stretches")
    counts = f"{counted(len(plan.lessons), 'lesson')}, {shut}"
    if plan.terms:
        counts += f", {counted(len(plan.terms), 'term')}"
    lines = [f"{done}: {counts}; {counted(plan.left_out, 'row')} left out."]
    made = (("classes", plan.classes), ("rooms", plan.rooms))
    lines += [f"New {what}: {', '.join(names)}." for what, names in made if names]
    if plan.periods:
        lines.append(f"New periods: {', '.join(p.name for p in plan.periods)}.")
    lines += [f"  {remark}" for remark in plan.remarks]
    lines += [f"  row {v.row.number}: {v.notes}" for v in plan.verdicts if v.notes]
    return "\n".join(lines)
