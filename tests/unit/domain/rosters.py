"""Small class lists and pupils for the tests of matching."""

from __future__ import annotations

import datetime as dt
from typing import TypedDict, Unpack

from seatingapp.domain.class_lists import (
    ClassList,
    ColumnMapping,
    ImportedRow,
    PupilRecord,
    ReadDetails,
    Remark,
    Severity,
)
from seatingapp.domain.names import PersonName
from seatingapp.domain.pupils import Characteristic, Pupil


class Known(TypedDict, total=False):
    """What may be known of a pupil besides the name."""

    form: str
    year_group: str
    house: str
    upn: str
    admission_number: str
    mis_id: str
    date_of_birth: dt.date | None
    characteristics: dict[Characteristic, str]
    candidate_number: str


def name(text: str) -> PersonName:
    """Return a name of forename and surname."""
    forename, _, surname = text.partition(" ")
    return PersonName(forename, surname)


def record(who: str, *classes: str, **fields: Unpack[Known]) -> PupilRecord:
    """Return what a row says of somebody."""
    return PupilRecord(name=name(who), class_names=classes, **fields)


def pupil(number: int, who: str, **fields: Unpack[Known]) -> Pupil:
    """Return a pupil of the vault."""
    return Pupil(id=number, uid=f"uid-{number}", name=name(who), **fields)


def class_list(
    *records: PupilRecord, file: str = "list.csv", refused: dict[int, str] | None = None
) -> ClassList:
    """Return a list with the records in the rows from 2 on, but for those refused."""
    refused = refused or {}
    numbers = (n for n in range(2, 10_000) if n not in refused)
    rows = tuple(ImportedRow(r, file, n) for r, n in zip(records, numbers, strict=False))
    remarks = tuple(Remark(Severity.REFUSED, file, n, "", t) for n, t in refused.items())
    return ClassList(
        file_name=file,
        format="csv",
        details=ReadDetails(),
        mapping=ColumnMapping(),
        rows=rows,
        remarks=remarks,
        read=len(rows) + len(refused),
        refused=len(refused),
    )
