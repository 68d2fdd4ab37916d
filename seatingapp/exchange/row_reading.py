"""One row of a table to one pupil's record, with a remark for each cell that was not plain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from seatingapp.domain.class_lists import (
    NAME_MEANINGS,
    ColumnMapping,
    PupilRecord,
    Severity,
)
from seatingapp.domain.class_lists import ColumnMeaning as M
from seatingapp.domain.names import PersonName
from seatingapp.domain.pupils import Characteristic
from seatingapp.exchange import cell_names, values
from seatingapp.exchange.dates import (
    could_be_month_first,
    looks_month_first,
    month_first_only,
    parse_date,
)
from seatingapp.exchange.encodings import mend_double_encoding
from seatingapp.exchange.remark_book import RemarkBook
from seatingapp.exchange.tables import TableRow

_NO_DATE = "is not a date that can be read; the date was left out"
_MONTH_FIRST = "seems to have the month first; the date was left out"
_LONGEST_GROUP = 60


class RowReader:
    """Reads the rows of one table under one mapping."""

    def __init__(
        self,
        mapping: ColumnMapping,
        rows: Sequence[TableRow],
        book: RemarkBook,
        *,
        day_first: bool = True,
    ) -> None:
        """Look at the whole table first: whether its dates are month first shows only there."""
        self._mapping = mapping
        self._book = book
        self._day_first = day_first
        self._columns = [
            (column, meaning)
            for column, meaning in enumerate(mapping.meanings)
            if meaning not in (M.UNKNOWN, M.NOT_NEEDED)
        ]
        dates = [row.cell(c) for c in mapping.columns(M.DATE_OF_BIRTH) for row in rows]
        self._suspicious = day_first and looks_month_first(dates)
        if self._suspicious:
            book.about_file(
                "The dates seem to have the month first (03/14/2012). Dates that can be read both "
                "ways were left out; if the month does stand first, say so and read it again.",
                Severity.WARNING,
                self._heading(mapping.columns(M.DATE_OF_BIRTH)[0]),
            )

    def read(self, row: TableRow) -> PupilRecord | None:
        """Return the record of a row, or nothing where it has no name; that is remarked on."""
        cells, headings, groups = self._cells(row)
        name = self._name(row.number, cells, headings)
        if name is None:
            return None
        return PupilRecord(
            name=name,
            upn=self._plain(row.number, M.UPN, cells, headings),
            admission_number=self._plain(row.number, M.ADMISSION_NUMBER, cells, headings),
            mis_id=self._plain(row.number, M.MIS_ID, cells, headings),
            year_group=self._plain(row.number, M.YEAR_GROUP, cells, headings),
            form=cells.get(M.FORM) or cells.get(M.FORM_AND_CLASS, ""),
            house=cells.get(M.HOUSE, ""),
            date_of_birth=self._date(row.number, cells, headings),
            class_names=tuple(dict.fromkeys(groups)),
            characteristics=self._characteristics(row.number, cells, headings),
            candidate_number=self._plain(row.number, M.CANDIDATE_NUMBER, cells, headings),
        )

    def _heading(self, column: int) -> str:
        headings = self._mapping.headings
        found = headings[column] if column < len(headings) else ""
        return found or f"column {column + 1}"

    def _cells(self, row: TableRow) -> tuple[dict[M, str], dict[M, str], list[str]]:
        """Return the cells by meaning (the first that states anything), headings and groups."""
        cells: dict[M, str] = {}
        headings: dict[M, str] = {}
        groups: list[str] = []
        for column, meaning in self._columns:
            text = row.cell(column)
            blank = cell_names.is_blank if meaning in NAME_MEANINGS else values.is_blank
            if blank(text) or (meaning in cells and meaning is not M.TEACHING_GROUP):
                continue
            text = self._mended(row.number, column, text)
            headings.setdefault(meaning, self._heading(column))
            cells.setdefault(meaning, text)
            if meaning in (M.TEACHING_GROUP, M.FORM_AND_CLASS):
                groups.append(text)
            if meaning in (M.TEACHING_GROUP, M.FORM_AND_CLASS, M.FORM, M.HOUSE):
                self._check_group(row.number, meaning, cells, groups, headings[meaning])
        return cells, headings, groups

    def _check_group(
        self, row: int, meaning: M, cells: dict[M, str], groups: list[str], heading: str
    ) -> None:
        """Leave out a group's name that is longer than any."""
        text = groups[-1] if meaning is M.TEACHING_GROUP else cells[meaning]
        if len(text) > _LONGEST_GROUP:
            cells[meaning] = ""
            groups[:] = [group for group in groups if group != text]
            kind = f"is longer than {_LONGEST_GROUP} characters; it was left out"
            self._book.about_cell(row, heading, f"The text {kind}.", kind)

    def _mended(self, row: int, column: int, text: str) -> str:
        mended = mend_double_encoding(text)
        if mended != text:
            self._book.about_cell(
                row,
                self._heading(column),
                f"“{text}” was encoded twice; it was read as “{mended}”.",
                "was encoded twice and was mended",
            )
        return mended

    def _name(self, row: int, cells: dict[M, str], headings: dict[M, str]) -> PersonName | None:
        named = {m: text for m, text in cells.items() if m in NAME_MEANINGS}
        name = cell_names.build_name(named)
        if trouble := cell_names.problem(tuple(named.values())):
            self._book.refuse_row(row, trouble)
            return None
        if name is None:
            self._book.refuse_row(row, "The name has no letter in it.")
            return None
        for meaning, text in named.items():
            if cell_names.looks_like_formula(text):
                kind = "begins like a formula; it was kept as plain text"
                self._note(row, headings[meaning], text, kind)
        whole = named.get(M.SURNAME_FIRST, "")
        if whole and cell_names.is_uncertain(whole):
            text = f"“{whole}” was read as forename {name.forename}, surname {name.surname}."
            kind = "leaves open where the surname ends"
            self._book.about_cell(row, headings[M.SURNAME_FIRST], text, kind)
        if not (name.forename and name.surname):
            missing = "surname" if name.forename else "forename"
            text = f"{name.full} has no {missing}."
            self._book.about_cell(row, "", text, f"has no {missing}", Severity.INFO)
        return name

    def _plain(self, row: int, meaning: M, cells: dict[M, str], headings: dict[M, str]) -> str:
        text = cells.get(meaning, "")
        if not text:
            return ""
        if meaning is M.UPN:
            stated = values.upn(text)
        elif meaning is M.YEAR_GROUP:
            stated = values.year_group(text)
        else:
            stated = values.identifier(text)
        if stated.note:
            self._note(row, headings[meaning], text, stated.note)
        return stated.value

    def _date(self, row: int, cells: dict[M, str], headings: dict[M, str]) -> dt.date | None:
        text = cells.get(M.DATE_OF_BIRTH, "")
        if not text:
            return None
        heading = headings[M.DATE_OF_BIRTH]
        if self._day_first and month_first_only(text):
            self._note(row, heading, text, _MONTH_FIRST)
            return None
        if self._suspicious and could_be_month_first(text):
            self._note(row, heading, text, "may have the month first; the date was left out")
            return None
        date = parse_date(text, day_first=self._day_first)
        if date is None:
            self._note(row, heading, text, _NO_DATE)
        return date

    def _characteristics(
        self, row: int, cells: dict[M, str], headings: dict[M, str]
    ) -> dict[Characteristic, str]:
        found: dict[Characteristic, str] = {}
        for meaning, text in cells.items():
            kind = meaning.characteristic
            if kind is None:
                continue
            stated = values.characteristic(text, kind)
            if stated.note and stated.value:
                self._book.about_cell(
                    row, headings[meaning], f"{stated.note}.", f": {stated.note}", Severity.INFO
                )
            elif stated.note:
                self._note(row, headings[meaning], text, f"{stated.note}; it was left out")
            if stated.value:
                found[kind] = stated.value
        return found

    def _note(self, row: int, heading: str, text: str, kind: str) -> None:
        shown = text if len(text) <= 60 else text[:59] + "…"
        self._book.about_cell(row, heading, f"“{shown}” {kind.rstrip('.')}.", kind.rstrip("."))
