"""Pupils in the vault. What is not asked for is not loaded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from seatingapp.domain.identity import new_uid
from seatingapp.domain.names import PersonName
from seatingapp.domain.photo_plan import digest_of
from seatingapp.domain.pupils import Characteristic, Pupil
from seatingapp.storage.schema import class_members, photos, pupil_characteristics, pupils
from seatingapp.storage.session import Session

EVERYTHING = frozenset(Characteristic)


def load(
    session: Session,
    *,
    ids: Collection[int] | None = None,
    class_id: int | None = None,
    kinds: Collection[Characteristic] = (),
) -> tuple[Pupil, ...]:
    """Return pupils in the order of the register, with the characteristics of `kinds` only.

    `ids` and `class_id` narrow the choice; without either all pupils come.
    """
    query = select(pupils)
    if class_id is not None:
        query = query.join(class_members, class_members.c.pupil_id == pupils.c.id).where(
            class_members.c.class_id == class_id
        )
    if ids is not None:
        query = query.where(pupils.c.id.in_(list(ids)))
    rows = session.execute(query).all()
    known = _characteristics(session, [row.id for row in rows], kinds)
    found = (_pupil(row, known[row.id]) for row in rows)
    return tuple(sorted(found, key=lambda p: (*p.name.sort_key, p.id)))


def year_groups(session: Session) -> frozenset[str]:
    """Return the year groups that pupils are in."""
    query = select(pupils.c.year_group).where(pupils.c.year_group != "").distinct()
    return frozenset(session.execute(query).scalars())


def _pupil(row: Row[Any], characteristics: dict[Characteristic, str]) -> Pupil:
    return Pupil(
        row.id,
        row.uid,
        PersonName(
            row.legal_forename, row.legal_surname, row.preferred_forename, row.preferred_surname
        ),
        form=row.form,
        year_group=row.year_group,
        house=row.house,
        upn=row.upn,
        admission_number=row.admission_number,
        mis_id=row.mis_id,
        date_of_birth=row.date_of_birth,
        characteristics=characteristics,
        candidate_number=row.candidate_number,
    )


def _characteristics(
    session: Session, ids: list[int], kinds: Collection[Characteristic]
) -> defaultdict[int, dict[Characteristic, str]]:
    known: defaultdict[int, dict[Characteristic, str]] = defaultdict(dict)
    if not kinds or not ids:
        return known
    table = pupil_characteristics
    query = select(table).where(
        table.c.pupil_id.in_(ids), table.c.kind.in_([str(kind) for kind in kinds])
    )
    for row in session.execute(query):
        known[row.pupil_id][Characteristic(row.kind)] = row.value
    return known


def _columns(pupil: Pupil) -> dict[str, Any]:
    return {
        "legal_forename": pupil.name.legal_forename,
        "legal_surname": pupil.name.legal_surname,
        "preferred_forename": pupil.name.preferred_forename,
        "preferred_surname": pupil.name.preferred_surname,
        "form": pupil.form,
        "year_group": pupil.year_group,
        "house": pupil.house,
        "upn": pupil.upn,
        "admission_number": pupil.admission_number,
        "mis_id": pupil.mis_id,
        "date_of_birth": pupil.date_of_birth,
        "candidate_number": pupil.candidate_number,
    }


def add(session: Session, pupil: Pupil) -> int:
    """Store a new pupil and return its id; the id of `pupil` is not looked at."""
    return add_many(session, [pupil])[0]


def add_many(session: Session, new: Sequence[Pupil]) -> list[int]:
    """Store new pupils in a few statements and return their ids in the same order."""
    if not new:
        return []
    rows = [{"uid": pupil.uid or new_uid(), **_columns(pupil)} for pupil in new]
    statement = insert(pupils).returning(pupils.c.id, sort_by_parameter_order=True)
    ids = [int(found) for found in session.execute(statement, rows).scalars()]
    facts = [
        {"pupil_id": pupil_id, "kind": str(kind), "value": value}
        for pupil_id, pupil in zip(ids, new, strict=True)
        for kind, value in pupil.characteristics.items()
        if value
    ]
    if facts:
        session.execute(insert(pupil_characteristics), facts)
    return ids


def change(session: Session, pupil: Pupil) -> None:
    """Store a known pupil as it is now; characteristics that it does not name stay."""
    session.execute(update(pupils).where(pupils.c.id == pupil.id).values(**_columns(pupil)))
    set_characteristics(session, pupil.id, pupil.characteristics)


def set_characteristics(
    session: Session, pupil_id: int, values: Mapping[Characteristic, str]
) -> None:
    """Set the named facts; an empty value removes a fact."""
    table = pupil_characteristics
    for kind, value in values.items():
        if value:
            statement = upsert(table).values(pupil_id=pupil_id, kind=str(kind), value=value)
            session.execute(
                statement.on_conflict_do_update(
                    index_elements=["pupil_id", "kind"], set_={"value": value}
                )
            )
        else:
            session.execute(
                delete(table).where(table.c.pupil_id == pupil_id, table.c.kind == str(kind))
            )


def count(session: Session) -> int:
    """How many pupils there are."""
    return int(session.execute(select(func.count()).select_from(pupils)).scalar_one())


def set_photo(session: Session, pupil_id: int, image: bytes | None) -> None:
    """Store a pupil's picture (JPEG or PNG), or remove it."""
    session.execute(delete(photos).where(photos.c.pupil_id == pupil_id))
    if image is not None:
        session.execute(insert(photos).values(pupil_id=pupil_id, image=image))


def photos_of(session: Session, ids: Iterable[int]) -> dict[int, bytes]:
    """Return the pictures that there are, by pupil."""
    query = select(photos).where(photos.c.pupil_id.in_(list(ids)))
    return {row.pupil_id: row.image for row in session.execute(query)}


def with_photo(session: Session, ids: Iterable[int]) -> frozenset[int]:
    """Return which of the pupils have a picture."""
    query = select(photos.c.pupil_id).where(photos.c.pupil_id.in_(list(ids)))
    return frozenset(session.execute(query).scalars())


def photo_digests(session: Session) -> dict[int, str]:
    """Return the digest of every picture there is, by pupil; not all are in memory at once."""
    query = select(photos.c.pupil_id, photos.c.image).execution_options(yield_per=50)
    return {row.pupil_id: digest_of(row.image) for row in session.execute(query)}


def set_no_photo(session: Session, pupil_id: int, wished: bool) -> None:
    """Note that no picture of a pupil may be kept, or that one may."""
    session.execute(update(pupils).where(pupils.c.id == pupil_id).values(no_photo=wished))


def no_photo(session: Session) -> frozenset[int]:
    """Return the pupils of whom no picture may be kept."""
    return frozenset(session.execute(select(pupils.c.id).where(pupils.c.no_photo)).scalars())
