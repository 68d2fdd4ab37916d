"""Rules for seating. Whom a rule names stands beside it, so that a pupil's rules are soon found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, insert, select, update

from seatingapp.domain.plans import PlanLine, Purpose
from seatingapp.domain.rules.kinds import pupils_in
from seatingapp.domain.rules.rule import ForClass, ForPlan, ForPupil, Owner, Rule, Strength
from seatingapp.domain.rules.stored import from_json, kind_word, to_json
from seatingapp.storage.moments import from_ticks, to_ticks
from seatingapp.storage.schema import class_members, rule_pupils, rules
from seatingapp.storage.session import Session
from seatingapp.storage.settings import owner


@dataclass(frozen=True, slots=True)
class StoredRule:
    """A rule with what brings it back exactly: when it was made (aware, UTC), and by whom."""

    rule: Rule
    made_at: dt.datetime
    staff_id: int


def of_line(session: Session, line: PlanLine) -> tuple[StoredRule, ...]:
    """Return the rules for the plans of a line, the oldest first.

    They are those of its class, of the pupils who are in the class, and of the line itself.
    """
    members = select(class_members.c.pupil_id).where(class_members.c.class_id == line.class_id)
    return _load(
        session,
        _of_class(line.class_id) & rules.c.room_id.is_(None)
        | rules.c.pupil_id.in_(members)
        | _only_of(line),
    )


def only_of_line(session: Session, line: PlanLine) -> tuple[StoredRule, ...]:
    """Return the rules of a line that its class does not have in common, the oldest first."""
    return _load(session, _only_of(line))


def of_class(session: Session, class_id: int) -> tuple[StoredRule, ...]:
    """Return all rules of a class, of any of its lines too, the oldest first."""
    return _load(session, _of_class(class_id))


def of_pupil(session: Session, pupil_id: int) -> tuple[StoredRule, ...]:
    """Return the rules that follow a pupil to every class, the oldest first."""
    return _load(session, rules.c.pupil_id == pupil_id)


def naming(session: Session, pupil_id: int) -> tuple[StoredRule, ...]:
    """Return all rules that name a pupil, whosever they are, the oldest first."""
    named = select(rule_pupils.c.rule_id).where(rule_pupils.c.pupil_id == pupil_id)
    return _load(session, (rules.c.pupil_id == pupil_id) | rules.c.id.in_(named))


def by_uid(session: Session, uid: str) -> StoredRule | None:
    """Return a rule by its uid, if it is there."""
    found = _load(session, rules.c.uid == uid)
    return found[0] if found else None


def _of_class(class_id: int) -> ColumnElement[bool]:
    return rules.c.class_id == class_id


def _only_of(line: PlanLine) -> ColumnElement[bool]:
    return (
        _of_class(line.class_id)
        & (rules.c.room_id == line.room_id)
        & (rules.c.purpose == str(line.purpose))
        & (rules.c.name == line.name)
    )


def _load(session: Session, wanted: ColumnElement[bool]) -> tuple[StoredRule, ...]:
    query = select(rules).where(wanted).order_by(rules.c.made_at, rules.c.id)
    return tuple(_stored(row) for row in session.execute(query))


def _stored(row: Row[Any]) -> StoredRule:
    rule = Rule(
        row.uid,
        from_json(row.kind, row.data),
        Strength(row.strength),
        _owner(row),
        row.active,
        row.note,
        row.id,
    )
    return StoredRule(rule, from_ticks(row.made_at), row.staff_id)


def _owner(row: Row[Any]) -> Owner:
    if row.pupil_id is not None:
        return ForPupil(row.pupil_id)
    if row.room_id is None:
        return ForClass(row.class_id)
    return ForPlan(PlanLine(row.class_id, row.room_id, Purpose(row.purpose), row.name))


def add(session: Session, rule: Rule, made_at: dt.datetime, staff_id: int | None = None) -> int:
    """Store a rule and return its id; one that has an id keeps it, and so its place."""
    values = {
        **_columns(rule),
        "uid": rule.uid,
        "made_at": to_ticks(made_at),
        "staff_id": staff_id if staff_id is not None else owner(session)[0],
    }
    if rule.id:
        values["id"] = rule.id
    rule_id = int(session.execute(insert(rules).values(values).returning(rules.c.id)).scalar_one())
    _name(session, rule_id, pupils_in(rule.kind))
    return rule_id


def add_again(session: Session, removed: Iterable[StoredRule]) -> None:
    """Bring rules back exactly as they were."""
    for stored in removed:
        add(session, stored.rule, stored.made_at, stored.staff_id)


def change(session: Session, rule: Rule) -> None:
    """Store a known rule (by its id) as it is now; when it was made and by whom stays."""
    session.execute(update(rules).where(rules.c.id == rule.id).values(**_columns(rule)))
    session.execute(delete(rule_pupils).where(rule_pupils.c.rule_id == rule.id))
    _name(session, rule.id, pupils_in(rule.kind))


def remove(session: Session, rule_ids: Iterable[int]) -> None:
    """Remove rules."""
    ids = list(rule_ids)
    session.execute(delete(rule_pupils).where(rule_pupils.c.rule_id.in_(ids)))
    session.execute(delete(rules).where(rules.c.id.in_(ids)))


def _name(session: Session, rule_id: int, pupil_ids: Iterable[int]) -> None:
    rows = [{"rule_id": rule_id, "pupil_id": pupil_id} for pupil_id in pupil_ids]
    if rows:
        session.execute(insert(rule_pupils), rows)


def _columns(rule: Rule) -> dict[str, Any]:
    return {
        **_owner_columns(rule.owner),
        "kind": kind_word(rule.kind),
        "data": to_json(rule.kind),
        "strength": str(rule.strength),
        "active": rule.active,
        "note": rule.note,
    }


def _owner_columns(of: Owner) -> dict[str, Any]:
    nobody: dict[str, Any] = dict.fromkeys(("class_id", "pupil_id", "room_id"))
    nobody |= {"purpose": "", "name": ""}
    match of:
        case ForPupil(pupil_id):
            return nobody | {"pupil_id": pupil_id}
        case ForClass(class_id):
            return nobody | {"class_id": class_id}
        case ForPlan(line):
            return nobody | {
                "class_id": line.class_id,
                "room_id": line.room_id,
                "purpose": str(line.purpose),
                "name": line.name,
            }
