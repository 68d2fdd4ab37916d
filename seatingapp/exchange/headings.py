"""Find the row of headings in a table, and guess what each column holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from seatingapp.domain.class_lists import ColumnMapping, ReadOptions
from seatingapp.domain.class_lists import ColumnMeaning as M
from seatingapp.exchange.sources import refuse
from seatingapp.exchange.synonyms import key, meaning
from seatingapp.exchange.tables import Table, TableRow

_LOOKED_AT = 40
_LONGEST_HEADING = 80
_TEACHING_GROUP = re.compile(r".*[/\\].*|\d{1,2}[A-Za-z]{0,3}[-_][A-Za-z]{1,3}\d+")
_WHOLE_NAMES = frozenset({M.FULL_NAME, M.SURNAME_FIRST})


def known_headings(cells: Sequence[str]) -> int:
    """How many cells of a row are headings that are known, each meaning counted once."""
    found = {meaning(cell) for cell in cells if cell and len(cell) <= _LONGEST_HEADING}
    return len(found - {M.UNKNOWN, M.NOT_NEEDED})


def is_whole_name(heading: str) -> bool:
    """Whether a column with this heading holds forename and surname together."""
    return meaning(heading) in _WHOLE_NAMES


def heading_row(table: Table, options: ReadOptions) -> int:
    """Return the number of the row of headings, from 1; 0 where the user says there is none.

    The row with most known headings among the first; where no row has one, the first row that is
    not blank and no comment.
    """
    if options.header_row is not None:
        if options.header_row < 0 or options.header_row > len(table.rows):
            raise refuse(
                table.file,
                f"There is no row {options.header_row} in this table.",
                "Choose the row that holds the headings.",
            )
        return options.header_row
    candidates = [row for row in table.rows[:_LOOKED_AT] if not is_aside(row)]
    if not candidates:
        raise refuse(
            table.file,
            "There are no rows in this table.",
            "Export the list again and check that it has pupils.",
        )
    best = max(candidates, key=_score)
    # One known word among rows just as full is a value, as in a column of roles: "student".
    lone = _score(best)[0] <= 1 and any(
        _filled(row) >= _filled(best) > 1 for row in candidates if row.number < best.number
    )
    return candidates[0].number if lone or _score(best) == (0, 0) else best.number


def _score(row: TableRow) -> tuple[int, int]:
    """Known headings count most; a name among them decides between equals."""
    has_name = any(meaning(cell).is_name for cell in row.cells if len(cell) <= _LONGEST_HEADING)
    return known_headings(row.cells), int(has_name)


def _filled(row: TableRow) -> int:
    return sum(1 for cell in row.cells if cell)


def is_aside(row: TableRow) -> bool:
    """Whether a row is blank or a comment that begins with #, but not an error such as #N/A."""
    first = next((cell for cell in row.cells if cell), "")
    return not first or (first.startswith("#") and not re.fullmatch(r"#[A-Z0-9/]+[!?]?", first))


def guess_mapping(headings: tuple[str, ...], rows: Sequence[TableRow]) -> ColumnMapping:
    """Guess what each column holds from its heading and, where that is not enough, its values.

    A meaning is given once, to the first column that has it; teaching groups may have several.
    """
    meanings: list[M] = []
    for heading in headings:
        found = meaning(heading) if len(heading) <= _LONGEST_HEADING else M.UNKNOWN
        repeated = found in meanings and found not in (M.TEACHING_GROUP, M.NOT_NEEDED)
        meanings.append(M.UNKNOWN if repeated else found)
    _settle_groups(headings, meanings, rows)
    _settle_names(headings, meanings)
    return ColumnMapping(headings, tuple(meanings))


def _values(column: int, rows: Sequence[TableRow]) -> list[str]:
    return [value for row in rows[:500] if (value := row.cell(column))]


def _settle_groups(headings: tuple[str, ...], meanings: list[M], rows: Sequence[TableRow]) -> None:
    """Tell forms from teaching groups: codes with a slash are teaching groups.

    A column named Class without them is the form too where no other column gives the form.
    """
    for column, found in enumerate(list(meanings)):
        values = _values(column, rows)
        sliced = sum(1 for value in values if _TEACHING_GROUP.fullmatch(value))
        if found is M.FORM and values and sliced > len(values) // 2:
            meanings[column] = M.TEACHING_GROUP
        plain = found is M.TEACHING_GROUP and key(headings[column]) in ("class", "currentclass")
        if plain and not sliced and M.FORM not in meanings and M.FORM_AND_CLASS not in meanings:
            meanings[column] = M.FORM_AND_CLASS


def _settle_names(headings: tuple[str, ...], meanings: list[M]) -> None:
    """Let one whole-name column or parts give the name, and a lone preferred name be the name."""
    surnames = {M.SURNAME, M.LEGAL_SURNAME, M.PREFERRED_SURNAME}
    forenames = {M.FORENAME, M.LEGAL_FORENAME, M.PREFERRED_FORENAME}
    has_parts = bool(surnames.intersection(meanings)) and bool(forenames.intersection(meanings))
    for column, found in enumerate(list(meanings)):
        if found in _WHOLE_NAMES and has_parts:
            meanings[column] = M.NOT_NEEDED
        elif found is M.FULL_NAME and key(headings[column]) == "name" and M.SURNAME in meanings:
            meanings[column] = M.FORENAME  # Surname, Name
        if found is M.PREFERRED_NAME and not any(
            m.is_name for m in meanings if m is not M.PREFERRED_NAME
        ):
            meanings[column] = M.FULL_NAME
