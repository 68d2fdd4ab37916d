"""Class lists as read from a file: pupils' records, how columns were understood, and remarks.

A reader in `exchange` makes these; `roster_matching` compares them with the pupils in the vault.
Nothing here knows a file format or a database.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from enum import StrEnum

from seatingapp.domain.names import PersonName
from seatingapp.domain.pupils import CHARACTERISTIC_LABELS, Characteristic


class ColumnMeaning(StrEnum):
    """What a column of a table holds. Characteristics have the value of their kind."""

    SURNAME = "surname"
    FORENAME = "forename"
    LEGAL_SURNAME = "legal_surname"
    LEGAL_FORENAME = "legal_forename"
    PREFERRED_SURNAME = "preferred_surname"
    PREFERRED_FORENAME = "preferred_forename"
    FULL_NAME = "full_name"  # "Smith, John" or "Emma Carter"
    SURNAME_FIRST = "surname_first"  # "Smith John"
    PREFERRED_NAME = "preferred_name"  # "Emma" or "Emma Carter", beside other name columns
    UPN = "upn"
    ADMISSION_NUMBER = "admission_number"
    MIS_ID = "mis_id"
    CANDIDATE_NUMBER = "candidate_number"
    YEAR_GROUP = "year_group"
    FORM = "form"
    TEACHING_GROUP = "teaching_group"
    FORM_AND_CLASS = "form_and_class"  # primary: "5 Oak" is the tutor group and the class
    HOUSE = "house"
    DATE_OF_BIRTH = "date_of_birth"
    SEN = "sen"
    SEN_NEEDS = "sen_needs"
    PUPIL_PREMIUM = "pupil_premium"
    FSM = "fsm"
    EVER_6 = "ever_6"
    SERVICE_CHILD = "service_child"
    LOOKED_AFTER = "looked_after"
    EAL = "eal"
    ACTION = "action"
    READING_AGE = "reading_age"
    PRIOR_ATTAINMENT = "prior_attainment"
    TARGET = "target"
    WORKING_AT = "working_at"
    SEX = "sex"
    MORE_ABLE = "more_able"
    NOT_NEEDED = "not_needed"  # recognised, and left out on purpose: addresses, contacts ...
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The words for this meaning in the mapping dialog."""
        kind = self.characteristic
        return CHARACTERISTIC_LABELS[kind] if kind else _LABELS[self]

    @property
    def characteristic(self) -> Characteristic | None:
        """The kind of characteristic that such a column states, if it states one."""
        return Characteristic(self.value) if self.value in set(Characteristic) else None

    @property
    def is_name(self) -> bool:
        """Whether a row's name can be taken from such a column."""
        return self in NAME_MEANINGS


_LABELS: dict[ColumnMeaning, str] = {
    ColumnMeaning.SURNAME: "Surname",
    ColumnMeaning.FORENAME: "Forename",
    ColumnMeaning.LEGAL_SURNAME: "Legal surname",
    ColumnMeaning.LEGAL_FORENAME: "Legal forename",
    ColumnMeaning.PREFERRED_SURNAME: "Preferred surname",
    ColumnMeaning.PREFERRED_FORENAME: "Preferred forename",
    ColumnMeaning.FULL_NAME: "Whole name (Smith, John or John Smith)",
    ColumnMeaning.SURNAME_FIRST: "Whole name, surname first (Smith John)",
    ColumnMeaning.PREFERRED_NAME: "Preferred name",
    ColumnMeaning.UPN: "UPN",
    ColumnMeaning.ADMISSION_NUMBER: "Admission number",
    ColumnMeaning.MIS_ID: "MIS id",
    ColumnMeaning.CANDIDATE_NUMBER: "Candidate number (exams)",
    ColumnMeaning.YEAR_GROUP: "Year group",
    ColumnMeaning.FORM: "Form",
    ColumnMeaning.TEACHING_GROUP: "Class (teaching group)",
    ColumnMeaning.FORM_AND_CLASS: "Form and class",
    ColumnMeaning.HOUSE: "House",
    ColumnMeaning.DATE_OF_BIRTH: "Date of birth",
    ColumnMeaning.NOT_NEEDED: "Not needed: leave out",
    ColumnMeaning.UNKNOWN: "Not known: leave out",
}
NAME_MEANINGS: frozenset[ColumnMeaning] = frozenset(
    {
        ColumnMeaning.SURNAME,
        ColumnMeaning.FORENAME,
        ColumnMeaning.LEGAL_SURNAME,
        ColumnMeaning.LEGAL_FORENAME,
        ColumnMeaning.PREFERRED_SURNAME,
        ColumnMeaning.PREFERRED_FORENAME,
        ColumnMeaning.FULL_NAME,
        ColumnMeaning.SURNAME_FIRST,
        ColumnMeaning.PREFERRED_NAME,
    }
)


class Severity(StrEnum):
    """How much a remark matters."""

    INFO = "info"  # worth knowing
    WARNING = "warning"  # kept, but look at it
    REFUSED = "refused"  # this row was left out


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about a file, one of its rows, or one cell.

    `row` counts from 1 as a spreadsheet does; none means the whole file. Texts may hold cell
    values, so they are shown to who chose the file and never logged.
    """

    severity: Severity
    file: str
    row: int | None
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class PupilRecord:
    """What one row says about a pupil. Empty means that the row does not say.

    `characteristics` holds only what is stated: no column or a blank cell means no key; a stated
    "no" is kept as "no" (SEN: "N").
    """

    name: PersonName
    upn: str = ""
    admission_number: str = ""
    mis_id: str = ""
    year_group: str = ""
    form: str = ""
    house: str = ""
    date_of_birth: dt.date | None = None
    class_names: tuple[str, ...] = ()
    characteristics: dict[Characteristic, str] = field(default_factory=dict)
    candidate_number: str = ""


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """A record with the file and the row (from 1, as a spreadsheet counts) that it stood in."""

    record: PupilRecord
    file: str
    row: int


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """The headings of a table and what each column is taken to mean, side by side."""

    headings: tuple[str, ...] = ()
    meanings: tuple[ColumnMeaning, ...] = ()

    @property
    def has_name(self) -> bool:
        """Whether any column gives a name, without which nothing can be imported."""
        return any(meaning.is_name for meaning in self.meanings)

    def columns(self, meaning: ColumnMeaning) -> tuple[int, ...]:
        """Return the numbers (from 0) of the columns with a meaning."""
        return tuple(i for i, m in enumerate(self.meanings) if m is meaning)

    def with_meaning(self, column: int, meaning: ColumnMeaning) -> ColumnMapping:
        """Return the mapping with another meaning for one column."""
        changed = (*self.meanings[:column], meaning, *self.meanings[column + 1 :])
        return replace(self, meanings=changed)


@dataclass(frozen=True, slots=True)
class ReadDetails:
    """How a file was read: what the user may want to see or change.

    `header_row` counts from 1; 0 means that the table has no headings.
    """

    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    header_row: int = 1


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user decided about reading a file; none or empty means: find out.

    `meanings` gives the meaning of each column from the left; columns beyond its end are not read.
    `header_row` counts from 1; 0 says that there are no headings.
    """

    meanings: tuple[ColumnMeaning, ...] | None = None
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    header_row: int | None = None
    day_first: bool = True


@dataclass(frozen=True, slots=True)
class TablePreview:
    """The beginning of a file's table and the guess at its columns, for the mapping dialog."""

    file_name: str
    format: str
    details: ReadDetails
    mapping: ColumnMapping
    rows: tuple[tuple[str, ...], ...]
    row_count: int


@dataclass(frozen=True, slots=True)
class ClassList:
    """A file's content as pupils' records, with a remark for everything that was not plain.

    `read` counts the rows that might be pupils; `refused` those of them that were left out.
    """

    file_name: str
    format: str
    details: ReadDetails
    mapping: ColumnMapping
    rows: tuple[ImportedRow, ...]
    remarks: tuple[Remark, ...]
    read: int
    refused: int
