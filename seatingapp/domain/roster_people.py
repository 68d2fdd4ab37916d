"""Rows of class lists to people: one person listed twice, in two classes, is one person."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from seatingapp.domain.class_lists import ImportedRow, PupilRecord, Remark, Severity
from seatingapp.domain.import_plan import RowKey
from seatingapp.domain.names import PersonName, fold
from seatingapp.domain.pupils import Characteristic


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One person of the lists: all rows that name it, and what they say together."""

    rows: tuple[RowKey, ...]
    record: PupilRecord


def name_keys(name: PersonName) -> frozenset[str]:
    """Return the forms under which a name is compared: as shown and as legally written."""
    forms = (name.full, f"{name.legal_forename} {name.legal_surname}")
    return frozenset(key for form in forms if (key := fold(form)))


def could_be_one(first: PersonName, second: PersonName) -> bool:
    """Whether two names may belong to one person: they share a word, as after a marriage."""
    words = [{w for key in name_keys(name) for w in key.split()} for name in (first, second)]
    return bool(words[0] & words[1])


def year_of(year_group: str, form: str, class_names: Iterable[str]) -> str:
    """Return the year group, or else the number with which the form or a class begins."""
    if year_group:
        return year_group
    for text in (form, *class_names):
        if (found := re.match(r"(\d{1,2})(?!\d)", text)) and 1 <= int(found[1]) <= 14:
            return str(int(found[1]))
    return ""


def gather_people(
    rows: Sequence[ImportedRow],
) -> tuple[tuple[ListedPerson, ...], tuple[Remark, ...]]:
    """Return the people of the rows in order, with remarks where an identifier is shared.

    Rows are one person where UPN, admission number or MIS id agree and the names may be one;
    then where name and date of birth agree; then where the name agrees and nothing speaks
    against it. An identifier that two different people carry is dropped from both.
    """
    rows, remarks = _without_shared_identifiers(rows)
    people: list[list[ImportedRow]] = []
    by_key: dict[tuple[str, object], list[int]] = defaultdict(list)
    for row in rows:
        keys = _identity_keys(row.record)
        found = next((i for key in keys for i in by_key[key] if _agrees(people[i], row, key)), None)
        if found is None:
            found = len(people)
            people.append([])
        elif _same_classes(people[found], row):
            remarks.append(_twice(people[found][0], row))
        people[found].append(row)
        for key in keys:
            if found not in by_key[key]:
                by_key[key].append(found)
    return tuple(_person(listed) for listed in people), tuple(remarks)


def _identity_keys(record: PupilRecord) -> list[tuple[str, object]]:
    keys: list[tuple[str, object]] = [
        (kind, value)
        for kind, value in (
            ("upn", record.upn),
            ("admission", record.admission_number),
            ("mis", record.mis_id),
        )
        if value
    ]
    keys += [("name", key) for key in sorted(name_keys(record.name))]
    return keys


def _agrees(listed: list[ImportedRow], row: ImportedRow, key: tuple[str, object]) -> bool:
    """Whether a row may be the person of other rows that share a key with it."""
    if key[0] != "name":
        return True
    return all(not contradict(other.record, row.record) for other in listed)


def contradict(first: PupilRecord, second: PupilRecord) -> bool:
    """Whether two records of one name state different identifiers, birthdays, forms or years."""
    pairs = (
        (first.upn, second.upn),
        (first.admission_number, second.admission_number),
        (first.mis_id, second.mis_id),
        (first.date_of_birth, second.date_of_birth),
        (fold(first.form), fold(second.form)),
        (_year(first), _year(second)),
    )
    return any(one and other and one != other for one, other in pairs)


def _year(record: PupilRecord) -> str:
    return year_of(record.year_group, record.form, record.class_names)


def _same_classes(listed: list[ImportedRow], row: ImportedRow) -> bool:
    known = {name for other in listed for name in other.record.class_names}
    return known.issuperset(row.record.class_names)


def _twice(first: ImportedRow, row: ImportedRow) -> Remark:
    text = f"{row.record.name.full} is listed twice (first in row {first.row}); read as one pupil."
    return Remark(Severity.WARNING, row.file, row.row, "", text)


@dataclass(frozen=True, slots=True)
class _Identifier:
    """An identifier: its words, how to read it from a record and how to drop it."""

    words: str
    of: Callable[[PupilRecord], str]
    drop: Callable[[PupilRecord], PupilRecord]


_IDENTIFIERS: tuple[_Identifier, ...] = (
    _Identifier("UPN", lambda r: r.upn, lambda r: replace(r, upn="")),
    _Identifier(
        "admission number", lambda r: r.admission_number, lambda r: replace(r, admission_number="")
    ),
    _Identifier("MIS id", lambda r: r.mis_id, lambda r: replace(r, mis_id="")),
)


def _without_shared_identifiers(
    rows: Sequence[ImportedRow],
) -> tuple[list[ImportedRow], list[Remark]]:
    """Drop identifiers that rows with quite different names carry, and say so."""
    kept = list(rows)
    remarks: list[Remark] = []
    for identifier in _IDENTIFIERS:
        holders: dict[str, list[int]] = defaultdict(list)
        for index, row in enumerate(kept):
            if value := identifier.of(row.record):
                holders[value].append(index)
        for indexes in holders.values():
            first = kept[indexes[0]]
            if all(could_be_one(first.record.name, kept[i].record.name) for i in indexes[1:]):
                continue
            for index in indexes:
                row = kept[index]
                kept[index] = replace(row, record=identifier.drop(row.record))
                text = f"Several pupils have this {identifier.words}; it was left out."
                remarks.append(Remark(Severity.WARNING, row.file, row.row, identifier.words, text))
    return kept, remarks


def _person(listed: list[ImportedRow]) -> ListedPerson:
    """Put rows together: the first that states a thing wins, classes add up."""
    records = [row.record for row in listed]
    characteristics: dict[Characteristic, str] = {}
    for record in reversed(records):
        characteristics |= record.characteristics
    classes = dict.fromkeys(name for record in records for name in record.class_names)
    merged = PupilRecord(
        name=records[0].name,
        upn=_first(record.upn for record in records),
        admission_number=_first(record.admission_number for record in records),
        mis_id=_first(record.mis_id for record in records),
        year_group=_first(record.year_group for record in records),
        form=_first(record.form for record in records),
        house=_first(record.house for record in records),
        date_of_birth=next((r.date_of_birth for r in records if r.date_of_birth), None),
        class_names=tuple(classes),
        characteristics=characteristics,
        candidate_number=_first(record.candidate_number for record in records),
    )
    return ListedPerson(tuple((row.file, row.row) for row in listed), merged)


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")
