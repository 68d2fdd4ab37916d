"""Classes and who is in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import delete, func, insert, literal, literal_column, select

from seatingapp.domain.identity import new_uid
from seatingapp.domain.pupils import SchoolClass
from seatingapp.storage.schema import class_members, classes
from seatingapp.storage.schema.columns import metadata
from seatingapp.storage.session import Session


def load(session: Session) -> tuple[SchoolClass, ...]:
    """Return all classes by name."""
    rows = session.execute(select(classes).order_by(classes.c.name)).all()
    return tuple(SchoolClass(r.id, r.uid, r.name, r.subject, r.year_group) for r in rows)


def sizes(session: Session) -> dict[int, int]:
    """Return how many pupils each class has; classes without pupils are left out."""
    query = select(class_members.c.class_id, func.count().label("size")).group_by(
        class_members.c.class_id
    )
    return {row.class_id: row.size for row in session.execute(query)}


def members(session: Session) -> dict[int, frozenset[int]]:
    """Return the pupil ids of every class."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for class_id, pupil_id in session.execute(
        select(class_members.c.class_id, class_members.c.pupil_id)
    ):
        found[class_id].add(pupil_id)
    return {class_id: frozenset(ids) for class_id, ids in found.items()}


def in_class(session: Session, class_id: int, pupil_ids: Iterable[int]) -> set[int]:
    """Return those of the pupils who are in a class."""
    query = select(class_members.c.pupil_id).where(
        class_members.c.class_id == class_id, class_members.c.pupil_id.in_(list(pupil_ids))
    )
    return set(session.execute(query).scalars())


def joined(session: Session, class_id: int) -> tuple[int, ...]:
    """Return the pupils of a class in the order in which they came into it.

    For a class that was imported that is the order of its list.
    """
    query = select(class_members.c.pupil_id).where(class_members.c.class_id == class_id)
    # SQLite numbers rows as they are written; a copy made by VACUUM keeps their order.
    return tuple(session.execute(query.order_by(literal_column("rowid"))).scalars())


def add(session: Session, name: str, subject: str = "", year_group: str = "") -> int:
    """Store a new class and return its id."""
    values = {"uid": new_uid(), "name": name, "subject": subject, "year_group": year_group}
    statement = insert(classes).values(values).returning(classes.c.id)
    return int(session.execute(statement).scalar_one())


def put(session: Session, new: SchoolClass) -> int:
    """Store a class with its uid, and with its id where it has one; return the id."""
    values = {
        "uid": new.uid,
        "name": new.name,
        "subject": new.subject,
        "year_group": new.year_group,
    } | ({"id": new.id} if new.id else {})
    statement = insert(classes).values(values).returning(classes.c.id)
    return int(session.execute(statement).scalar_one())


def in_use(session: Session, class_id: int) -> bool:
    """Whether anything at all refers to a class."""
    return any(
        session.execute(select(literal(1)).select_from(table).where(column == class_id)).first()
        for table in metadata.tables.values()
        for column in table.c
        if any(key.references(classes) for key in column.foreign_keys)
    )


def remove(session: Session, class_id: int) -> None:
    """Remove a class that nothing refers to."""
    session.execute(delete(classes).where(classes.c.id == class_id))


def add_members(session: Session, class_id: int, pupil_ids: Iterable[int]) -> None:
    """Put pupils into a class; those who are in it already stay."""
    rows = [{"class_id": class_id, "pupil_id": pupil_id} for pupil_id in pupil_ids]
    if rows:
        session.execute(insert(class_members).prefix_with("OR IGNORE"), rows)


def remove_members(session: Session, class_id: int, pupil_ids: Iterable[int]) -> None:
    """Take pupils out of a class; what was logged and planned for them stays."""
    session.execute(
        delete(class_members).where(
            class_members.c.class_id == class_id, class_members.c.pupil_id.in_(list(pupil_ids))
        )
    )
