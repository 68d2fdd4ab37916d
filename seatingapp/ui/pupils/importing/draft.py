"""What the import works with: the chosen files, the user's decisions, and the plan they give.

`look` reads and plans; it takes and returns values, so it may run on any thread.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from seatingapp.domain.class_lists import ClassList, ImportedRow, ReadOptions, TablePreview
from seatingapp.domain.errors import Refusal
from seatingapp.domain.import_plan import ImportPlan, Outcome, RowKey
from seatingapp.domain.names import fold, tidy
from seatingapp.domain.pupils import Pupil
from seatingapp.exchange.reading import read_class_list, sniff_table
from seatingapp.services.imports import Known, plan_against
from seatingapp.ui.pupils.importing.state import Joining, Result, Step
from seatingapp.ui.pupils.shown import Busy
from seatingapp.ui.slow_work import Progress


@dataclass(frozen=True, slots=True)
class ChosenFile:
    """A file as the user chose it, and what came of reading it with `options`.

    `name` tells it from every other chosen file. `table` is there where columns can be mapped.
    """

    path: Path
    name: str
    options: ReadOptions = ReadOptions()
    stale: bool = True
    read: ClassList | None = None
    table: TablePreview | None = None
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """The files as they were read, and what importing them would do."""

    files: tuple[ChosenFile, ...]
    plan: ImportPlan | None


@dataclass
class Draft:
    """An import that is being put together; nothing of it is stored before it is carried out.

    `candidates` keeps whom an unclear row may mean, also after the user has said who it is.
    """

    known: Known
    step: Step = Step.FILES
    files: tuple[ChosenFile, ...] = ()
    plan: ImportPlan | None = None
    joining: Joining = Joining()
    choices: dict[RowKey, int] = field(default_factory=dict)
    candidates: dict[RowKey, tuple[Pupil, ...]] = field(default_factory=dict)
    only: str = ""
    shown_file: str = ""
    busy: Busy | None = None
    refusal: Refusal | None = None
    result: Result | None = None

    @property
    def lists(self) -> tuple[ClassList, ...]:
        """What was read, in the order of the files."""
        return tuple(file.read for file in self.files if file.read is not None)

    @property
    def rows(self) -> tuple[ImportedRow, ...]:
        """All rows of the files that were read."""
        return tuple(row for read in self.lists for row in read.rows)

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that the files name, each once: 7A, 7B, 10A."""
        spelled = {fold(row.record.form): tidy(row.record.form) for row in reversed(self.rows)}
        return tuple(sorted((form for form in spelled.values() if form), key=by_number))

    @property
    def names_class(self) -> bool:
        """Whether any row of the files names a class."""
        return names_class(self.lists)

    @property
    def classes_by_form(self) -> bool:
        """Whether a class of each form is wanted and can be made."""
        return self.joining.by_form and not self.names_class and bool(self.forms)

    @property
    def has_class(self) -> bool:
        """Whether it is decided which class everybody joins, if any."""
        named = self.names_class or bool(self.joining.class_name)
        return named or self.classes_by_form or self.joining.without

    @property
    def in_front(self) -> ChosenFile | None:
        """The file whose columns are shown."""
        usable = [f for f in self.files if f.table is not None or f.read is not None]
        usable.sort(key=lambda file: (file.name != self.shown_file, file.read is None))
        return usable[0] if usable else None

    def take(self, looked: Looked) -> None:
        """Take over what was read and planned."""
        self.files, self.plan = looked.files, looked.plan
        for decision in looked.plan.decisions if looked.plan else ():
            if decision.outcome is Outcome.UNCLEAR:
                self.candidates[decision.rows[0]] = decision.choices


def names_class(lists: Iterable[ClassList]) -> bool:
    """Whether any row of the lists names a class."""
    return any(row.record.class_names for read in lists for row in read.rows)


def by_number(name: str) -> tuple[int, str]:
    """Sort forms and classes: 7B before 10A; what begins with no number comes last."""
    found = re.match(r"\d{1,4}", name)
    return (int(found[0]) if found else 10_000, fold(name))


def named_apart(files: tuple[ChosenFile, ...], paths: tuple[Path, ...]) -> tuple[ChosenFile, ...]:
    """Return files for the paths that are not chosen yet, each under a name of its own."""
    known = {file.path for file in files}
    taken = {file.name for file in files}
    added: list[ChosenFile] = []
    for path in dict.fromkeys(paths):
        if path in known:
            continue
        name, number = path.name, 2
        while name in taken:
            name, number = f"{path.name} ({number})", number + 1
        taken.add(name)
        added.append(ChosenFile(path, name))
    return tuple(added)


def look(
    files: tuple[ChosenFile, ...],
    known: Known,
    joining: Joining,
    choices: Mapping[RowKey, int],
    progress: Progress,
) -> Looked:
    """Read the files that were not read yet and plan the import. `progress` may raise to stop.

    Forms become classes only if no file names a class.
    """
    looked: list[ChosenFile] = []
    for place, file in enumerate(files):
        progress(place / (len(files) + 1), f"Reading {file.name}")
        looked.append(_read(file) if file.stale else file)
    progress(len(files) / (len(files) + 1), "Comparing with the pupils in this vault")
    lists = [file.read for file in looked if file.read is not None]
    by_form = joining.by_form and not names_class(lists)
    plan = plan_against(known, lists, joining.class_name, choices, by_form) if lists else None
    return Looked(tuple(looked), plan)


def _read(file: ChosenFile) -> ChosenFile:
    """Read one file; that it cannot be read is a result like any other."""
    read, refusal = None, None
    try:
        read = _under_name(read_class_list(file.path, file.options), file.name)
    except Refusal as problem:
        refusal = problem
    try:
        table = sniff_table(file.path, file.options)
    except Refusal:  # there are no columns to map; what is wrong was said above
        table = None
    return replace(file, stale=False, read=read, table=table, refusal=refusal)


def _under_name(read: ClassList, name: str) -> ClassList:
    """Return the list as if its file had this name, so that two of one name are told apart."""
    if read.file_name == name:
        return read
    return replace(
        read,
        file_name=name,
        rows=tuple(replace(row, file=name) for row in read.rows),
        remarks=tuple(replace(remark, file=name) for remark in read.remarks),
    )
