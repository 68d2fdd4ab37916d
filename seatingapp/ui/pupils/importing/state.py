"""What the import shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from seatingapp.domain.errors import Refusal
from seatingapp.domain.import_plan import Outcome, RowKey
from seatingapp.ui.privacy import Privacy
from seatingapp.ui.pupils.shown import Busy, RemarkLine, Tally

# The choice for a row that is unclear and stays so: it is left out.
LEAVE_OUT = -1
# A file dialog and the drop zone name the same formats.
SUFFIXES = ("csv", "txt", "tsv", "xlsx", "xls", "xlsb", "ods")
FORMATS = "CSV or text (comma, semicolon, tab), Excel (XLSX, XLS, XLSB) and ODS"


class Step(Enum):
    """Where in the import the user is."""

    FILES = 1
    CHECK = 2
    DONE = 3


@dataclass(frozen=True, slots=True)
class FileLine:
    """A chosen file: what was found in it, or why it cannot be read."""

    name: str
    note: str
    refusal: Refusal | None = None
    mappable: bool = False  # the columns can be said by hand


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """What happens to one pupil of the files, in words.

    `options` are the answers to "Who is meant?" as (id, words), and `answer` the one given.
    """

    key: RowKey
    file: str
    rows: str
    name: str
    outcome: Outcome
    what: str
    joins: str = ""
    detail: str = ""
    options: tuple[tuple[int, str], ...] = ()
    answer: int = LEAVE_OUT


@dataclass(frozen=True, slots=True)
class Joining:
    """Which class everybody joins: one with a name, one of each form, or none; only one is said."""

    class_name: str = ""
    by_form: bool = False
    without: bool = False


@dataclass(frozen=True, slots=True)
class ClassField:
    """The class that everybody joins: what was typed, what is said about it, what there is.

    `per_form` offers a class of each form in words; it is empty where that cannot be.
    """

    name: str = ""
    note: str = ""
    missing: bool = False
    hint: str = ""
    known: tuple[str, ...] = ()
    can_do_without: bool = False
    without: bool = False
    per_form: str = ""
    by_form: bool = False


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A column of a file: heading, a few of its values, and what it is taken to mean."""

    number: int
    heading: str
    samples: str
    meaning: str


@dataclass(frozen=True, slots=True)
class HowRead:
    """How the file in front was read: each choice as (key, text) pairs with the one that is on."""

    encodings: tuple[tuple[str, str], ...] = ()
    encoding: str = ""
    separators: tuple[tuple[str, str], ...] = ()
    separator: str = ""
    sheets: tuple[tuple[str, str], ...] = ()
    sheet: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    header: str = ""
    dates: str = "day"


@dataclass(frozen=True, slots=True)
class Result:
    """What the import did, and the classes that can be seated now as (id, name)."""

    headline: str
    detail: str
    classes: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ImportState:
    """Everything that the import shows."""

    step: Step = Step.FILES
    files: tuple[FileLine, ...] = ()
    busy: Busy | None = None
    refusal: Refusal | None = None
    can_go_on: bool = False
    tallies: tuple[Tally, ...] = ()
    only: str = ""
    rows: tuple[PreviewRow, ...] = ()
    remarks: tuple[RemarkLine, ...] = ()
    class_field: ClassField = ClassField()
    shown_file: str = ""
    file_refusal: Refusal | None = None
    columns: tuple[ColumnLine, ...] = ()
    how: HowRead = HowRead()
    can_import: bool = False
    import_text: str = "Import"
    why_not: str = ""
    result: Result | None = None
    privacy: Privacy = Privacy.BOARD_SAFE
