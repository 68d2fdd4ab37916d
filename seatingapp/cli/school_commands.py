"""`new`, `show` and `check`: make a vault and look into it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from seatingapp.cli import access
from seatingapp.cli.entry_data import entry_data
from seatingapp.cli.output import Answer, Json, table
from seatingapp.domain.behaviour import signed
from seatingapp.domain.wording import counted
from seatingapp.services import behaviour, checks, classes, rooms, seating, vaults
from seatingapp.services.school import school
from seatingapp.services.school_settings import card_options

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session


def new(arguments: Namespace) -> Answer:
    """Make a vault; the recovery key is in the answer, for it is kept nowhere else."""
    typed = access.passphrase(arguments, twice=True)
    created = vaults.create(
        Path(arguments.vault),
        typed,
        teacher=arguments.teacher,
        school_name=arguments.school,
        starting_policy=arguments.policy,
    )
    folder = created.workspace.vault.folder
    created.workspace.lock()
    words = (
        f"Made {folder}\n\nRecovery key (print it and lock it away; it is shown only now):\n"
        f"{created.recovery_key}"
    )
    return Answer({"vault": str(folder), "recovery_key": created.recovery_key}, words)


def show(arguments: Namespace) -> Answer:
    """List classes, pupils, rooms, plans or entries."""
    with access.opened(arguments) as workspace:
        return workspace.read(lambda session: _SHOWN[arguments.what](session, arguments.class_name))


def _class_id(session: Session, name: str | None) -> int | None:
    return classes.class_named(session, name).id if name else None


def _classes(session: Session, name: str | None) -> Answer:
    only = _class_id(session, name)
    found = [c for c in classes.all_classes(session) if only in (None, c.school_class.id)]
    data: list[Json] = [
        {
            "id": c.school_class.id,
            "name": c.school_class.name,
            "subject": c.school_class.subject,
            "year_group": c.school_class.year_group,
            "pupils": c.size,
        }
        for c in found
    ]
    rows = [(c.school_class.name, c.school_class.subject, str(c.size)) for c in found]
    return Answer({"classes": data}, table(("Class", "Subject", "Pupils"), rows))


def _pupils(session: Session, name: str | None) -> Answer:
    class_id = _class_id(session, name)
    members = classes.pupils_of(session, class_id)
    form = card_options(session).name_form
    shown = classes.shown_names(members, form) if class_id is not None else {}
    in_classes = classes.class_names_by_pupil(session)
    data: list[Json] = [
        {
            "id": p.id,
            "uid": p.uid,
            "name": p.name.full,
            "shown_name": shown.get(p.id, p.name.full),
            "form": p.form,
            "year_group": p.year_group,
            "candidate_number": p.candidate_number,
            "classes": list(in_classes.get(p.id, ())),
        }
        for p in members
    ]
    rows = [(str(p.id), shown.get(p.id, p.name.full), p.name.full, p.form) for p in members]
    return Answer({"pupils": data}, table(("Id", "Shown as", "Name", "Form"), rows))


def _rooms(session: Session, _name: str | None) -> Answer:
    found = rooms.all_rooms(session)
    data: list[Json] = [
        {
            "id": r.id,
            "name": r.name,
            "seats": r.layout.capacity,
            "desks": len(r.layout.desks),
            "width_cm": r.layout.width,
            "depth_cm": r.layout.depth,
        }
        for r in found
    ]
    return Answer(
        {"rooms": data},
        table(("Room", "Seats"), [(r.name, str(r.layout.capacity)) for r in found]),
    )


def _plans(session: Session, name: str | None) -> Answer:
    class_names = {c.school_class.id: c.school_class.name for c in classes.all_classes(session)}
    room_names = {r.id: r.name for r in rooms.all_rooms(session)}
    found = seating.plans_of(session, _class_id(session, name))
    data: list[Json] = []
    rows: list[tuple[str, ...]] = []
    for plan in found:
        cards = {c.pupil_id: c.name for c in classes.cards(session, plan.class_id, frozenset())}
        seats: list[Json] = [
            {
                "seat": seat_id,
                "pupil": occupant.pupil_id,
                "name": cards.get(occupant.pupil_id, ""),
                "pinned": occupant.pinned,
            }
            for seat_id, occupant in sorted(plan.seated.items())
        ]
        data.append(
            {
                "id": plan.id,
                "class": class_names[plan.class_id],
                "room": room_names[plan.room_id],
                "from": plan.from_date.isoformat(),
                "seats": plan.layout.capacity,
                "seated": seats,
            }
        )
        seated = f"{len(plan.seated)} of {plan.layout.capacity} seats"
        rows.append(
            (class_names[plan.class_id], room_names[plan.room_id], str(plan.from_date), seated)
        )
    return Answer({"plans": data}, table(("Class", "Room", "From", "Taken"), rows))


def _entries(session: Session, name: str | None) -> Answer:
    found = behaviour.latest_entries(session, _class_id(session, name))
    people = {p.id: p.name.full for p in classes.pupils_of(session)}
    names = {c.school_class.id: c.school_class.name for c in classes.all_classes(session)}
    zone = school(session).tz
    data = [entry_data(e, people[e.pupil_id], names.get(e.class_id or 0, ""), zone) for e in found]
    rows = [
        (
            f"{e.happened_at.astimezone(zone):%Y-%m-%d %H:%M}",
            people[e.pupil_id],
            f"{e.type_name} {signed(e.points)}",
            f"void: {e.void_reason}" if e.is_void else "",
        )
        for e in found
    ]
    return Answer({"entries": list(data)}, table(("When", "Pupil", "Behaviour", ""), rows))


_SHOWN: dict[str, Callable[[Session, str | None], Answer]] = {
    "classes": _classes,
    "pupils": _pupils,
    "rooms": _rooms,
    "plans": _plans,
    "entries": _entries,
}


def check(arguments: Namespace) -> Answer:
    """Check a vault and its backups; the status is 1 where anything is wrong."""
    with access.opened(arguments, back_up=False) as workspace:
        report = checks.check(workspace)
    data: dict[str, Json] = {
        "ok": report.is_well,
        "problems": list(report.problems),
        "plans": report.plans,
        "backups": report.backups,
        "newest_backup": report.newest_backup,
    }
    if report.is_well:
        looked = f"{counted(report.plans, 'plan')} and {counted(report.backups, 'backup')}"
        return Answer(data, f"All is well: every page, {looked}.")
    return Answer(data, "\n".join(report.problems), status=1)
