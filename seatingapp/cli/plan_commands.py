"""`plan`: the history of plans, who sits where, and who sat next to whom."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from collections.abc import Mapping
from typing import TYPE_CHECKING

from seatingapp.cli import access
from seatingapp.cli.output import Answer, Json, table
from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.plan_compare import Comparison, compare
from seatingapp.domain.plans import Plan
from seatingapp.domain.room_seat_labels import seat_labels
from seatingapp.domain.sitting_together import Pair
from seatingapp.domain.wording import counted
from seatingapp.services import classes, neighbours, plan_history, rooms, seating
from seatingapp.services.plan_history import HistoryEntry
from seatingapp.services.plan_resolution import resolve
from seatingapp.services.school import school

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session, Workspace


def list_plans(arguments: Namespace) -> Answer:
    """List the plans of a class, or of all, as they stand on a day."""
    with access.opened(arguments) as workspace:
        day = _day(arguments, workspace)
        found = workspace.read(lambda session: _history(session, arguments.class_name, day))
    data: list[Json] = [_entry(name, entry) for name, entry in found]
    rows = [
        (
            str(entry.head.id),
            name,
            entry.room,
            entry.head.line.label,
            str(entry.span.first),
            str(entry.span.last or ""),
            str(entry.standing),
            str(entry.head.seated),
        )
        for name, entry in found
    ]
    headings = ("Id", "Class", "Room", "For", "From", "Until", "", "Seated")
    return Answer({"plans": data}, table(headings, rows))


def _history(session: Session, name: str | None, day: dt.date) -> list[tuple[str, HistoryEntry]]:
    known = [c.school_class for c in classes.all_classes(session)]
    wanted = [classes.class_named(session, name)] if name else known
    return [
        (school_class.name, entry)
        for school_class in wanted
        for entry in plan_history.history(session, school_class.id, day, comments=True)
    ]


def _entry(name: str, entry: HistoryEntry) -> Json:
    head = entry.head
    return {
        "id": head.id,
        "class": name,
        "room": entry.room,
        "purpose": str(head.line.purpose),
        "name": head.line.name,
        "from": entry.span.first.isoformat(),
        "until": entry.span.last.isoformat() if entry.span.last else None,
        "standing": str(entry.standing),
        "seated": head.seated,
        "lessons": head.lessons,
        "comment": head.comment,
        "made_by": entry.made_by,
        "made_at": head.made_at.isoformat() if head.made_at else None,
    }


def show(arguments: Namespace) -> Answer:
    """Show who sits where on a plan, or on the one that a lesson opens with."""
    with access.opened(arguments) as workspace:
        if arguments.plan is not None:
            plan = workspace.read(lambda session: seating.plan_by_id(session, arguments.plan))
            return workspace.read(lambda session: _plan(session, plan, ""))
        day = _day(arguments, workspace)
        return workspace.read(lambda session: _opened(session, arguments, day))


def _opened(session: Session, arguments: Namespace, day: dt.date) -> Answer:
    found = classes.class_named(session, arguments.class_name)
    room = rooms.room_named(session, arguments.room) if arguments.room else None
    key, size = LessonKey(found.id, day), len(classes.pupils_of(session, found.id))
    asked = room.id if room else None
    resolved = resolve(session, key, found, size, asked, rooms.all_rooms(session))
    if resolved.plan is None:
        empty: dict[str, Json] = {
            "plan": None,
            "case": str(resolved.case),
            "sentence": resolved.sentence,
        }
        return Answer(empty, resolved.sentence)
    answer = _plan(session, resolved.plan, resolved.sentence)
    return Answer({**answer.data, "case": str(resolved.case)}, answer.words)


def _plan(session: Session, plan: Plan, sentence: str) -> Answer:
    cards = {c.pupil_id: c for c in classes.cards(session, plan.class_id, frozenset())}
    labels = seat_labels(plan.layout)
    order = {seat: n for n, seat in enumerate(labels)}
    seated = sorted(plan.seated.items(), key=lambda pair: order.get(pair[0], len(order)))
    names = {o.pupil_id: _name(cards, o.pupil_id) for _seat, o in seated}
    school_class = classes.class_by_id(session, plan.class_id)
    data: dict[str, Json] = {
        "plan": plan.id,
        "class": school_class.name,
        "room": seating.room_of(session, plan),
        "purpose": str(plan.purpose),
        "name": plan.name,
        "from": plan.from_date.isoformat(),
        "comment": plan.comment,
        "sentence": sentence,
        "seated": [
            {
                "seat": seat,
                "label": labels.get(seat, ""),
                "pupil": o.pupil_id,
                "name": names[o.pupil_id],
                "pinned": o.pinned,
                "comment": plan.comments.get(seat, ""),
            }
            for seat, o in seated
        ],
        "unseated": [c.pupil_id for c in cards.values() if c.pupil_id not in names],
    }
    rows = [
        (labels.get(seat, ""), names[o.pupil_id], "pinned" if o.pinned else "")
        for seat, o in seated
    ]
    head = f"{school_class.name} in {data['room']}, {plan.line.label} from {plan.from_date}"
    words = "\n".join(part for part in (f"{head}.", sentence) if part)
    return Answer(data, f"{words}\n{table(('Seat', 'Pupil', ''), rows)}")


def _name(cards: Mapping[int, classes.ClassCard], pupil_id: int) -> str:
    return cards[pupil_id].name if pupil_id in cards else "has left the class"


def compare_plans(arguments: Namespace) -> Answer:
    """Say what is different on one plan from another."""
    with access.opened(arguments) as workspace:
        return workspace.read(lambda session: _compared(session, arguments))


def _compared(session: Session, arguments: Namespace) -> Answer:
    before = seating.plan_by_id(session, arguments.before)
    after = seating.plan_by_id(session, arguments.after)
    found = compare(before, after)
    named = {o.pupil_id for plan in (before, after) for o in plan.seated.values()}
    names = neighbours.names_of(session, named)
    labels = seat_labels(before.layout), seat_labels(after.layout)
    data: dict[str, Json] = {
        "before": before.id,
        "after": after.id,
        "comparable": found.comparable,
        "moved": [
            {"pupil": m.pupil_id, "name": names[m.pupil_id], "from": m.before, "to": m.after}
            for m in found.moved
        ],
        "stayed": len(found.stayed),
        "new": sorted(found.new),
        "gone": sorted(found.gone),
        "new_neighbours": [_pair(pair, names) for pair in found.met],
        "parted": [_pair(pair, names) for pair in found.parted],
        "again": [_pair(pair, names) for pair in found.again],
    }
    return Answer(data, _difference(found, names, *labels))


def _difference(
    found: Comparison,
    names: Mapping[int, str],
    before: Mapping[int, str],
    after: Mapping[int, str],
) -> str:
    moved = [
        f"  {names[m.pupil_id]}: seat {before[m.before]} to {after[m.after]}" for m in found.moved
    ]
    head = f"{counted(len(moved), 'pupil')} moved, {len(found.stayed)} stayed."
    if not found.comparable:
        head = "The rooms have different shapes, so seats cannot be compared."
    lines = [head, *moved]
    for title, who in (("Only on the second", found.new), ("Only on the first", found.gone)):
        if who:
            lines.append(f"{title}: {', '.join(sorted(names[p] for p in who))}.")
    lines += [f"New neighbours: {names[p.pupil]} and {names[p.other]}" for p in found.met]
    return "\n".join(lines)


def _pair(pair: Pair, names: Mapping[int, str]) -> Json:
    return {
        "pupil": pair.pupil,
        "name": names.get(pair.pupil, ""),
        "other": pair.other,
        "other_name": names.get(pair.other, ""),
        "relation": str(pair.relation),
        "metres": pair.metres,
    }


def show_neighbours(arguments: Namespace) -> Answer:
    """Say who sat next to whom in a class on a day, or everyone a pupil has sat next to."""
    with access.opened(arguments) as workspace:
        day = _day(arguments, workspace)
        ask = _beside if arguments.pupil else _on_day
        return workspace.read(lambda session: ask(session, arguments, day))


def _on_day(session: Session, arguments: Namespace, day: dt.date) -> Answer:
    found = classes.class_named(session, arguments.class_name)
    said = neighbours.neighbours_on(session, found.id, day)
    data: list[Json] = [
        {
            "plan": s.plan_id,
            "room": s.room,
            "lessons": list(s.lessons),
            "pairs": [_pair(pair, said.names) for pair in s.pairs],
            "moved": sorted(s.moved),
            "guests": sorted(s.guests),
            "away": sorted(s.away),
        }
        for s in said.sittings
    ]
    lines: list[str] = []
    for sitting in said.sittings:
        by = ", ".join(sitting.lessons) or f"by the plan from {sitting.plan_from}"
        rows = [
            (said.names[p.pupil], str(p.relation), said.names[p.other], f"{p.metres:.2f} m")
            for p in sitting.pairs
        ]
        lines.append(f"{sitting.room}, {by}:\n{table(('Pupil', '', 'Other', ''), rows)}")
    answer: dict[str, Json] = {"class": found.name, "on": day.isoformat(), "sittings": data}
    return Answer(answer, "\n".join(lines) or f"{found.name} had no plan on {day}.")


def _beside(session: Session, arguments: Namespace, day: dt.date) -> Answer:
    pupil = classes.find_pupil(session, arguments.pupil)
    said = neighbours.everyone_beside(session, pupil.id, day)
    spells = [(other, spell) for other in said.others for spell in other.spells]
    data: list[Json] = [
        {
            "pupil": other.pupil_id,
            "name": other.name,
            "relation": str(spell.relation),
            "metres": spell.metres,
            "from": spell.first.isoformat(),
            "until": spell.last.isoformat() if spell.last else None,
            "class": said.classes.get(spell.line.class_id, ""),
            "room": said.rooms.get(spell.line.room_id, ""),
            "lesson_only": spell.lesson,
        }
        for other, spell in spells
    ]
    rows = [
        (
            other.name,
            str(spell.relation),
            str(spell.first),
            str(spell.last or ""),
            said.classes.get(spell.line.class_id, ""),
        )
        for other, spell in spells
    ]
    whole: dict[str, Json] = {"pupil": pupil.id, "name": pupil.name.full, "beside": data}
    return Answer(whole, table(("Next to", "How", "From", "Until", "Class"), rows))


def _day(arguments: Namespace, workspace: Workspace) -> dt.date:
    today = workspace.read(school).today(workspace.clock())
    asked: dt.date | None = arguments.on
    return asked or today
