"""What of a file may be on the screen: private columns only in private view, the UPN never."""

from __future__ import annotations

import re
from collections.abc import Sequence

from seatingapp.domain.class_lists import ColumnMapping, Remark
from seatingapp.domain.class_lists import ColumnMeaning as M
from seatingapp.domain.import_plan import FieldChange
from seatingapp.domain.pupils import CHARACTERISTIC_LABELS

HIDDEN = "hidden: private"
NEVER = "never shown"
_QUOTED = re.compile(r"“[^”]*”")
_PRIVATE_FIELDS = frozenset(CHARACTERISTIC_LABELS.values()) | {
    "Date of birth", "Admission number", "MIS id", "Candidate number", "Forename", "Surname",
}  # fmt: skip
# Whatever is not one of these may be an address or a diagnosis.
_OPEN = frozenset(
    {M.SURNAME, M.FORENAME, M.PREFERRED_SURNAME, M.PREFERRED_FORENAME, M.FULL_NAME}
    | {M.SURNAME_FIRST, M.PREFERRED_NAME, M.YEAR_GROUP, M.FORM, M.TEACHING_GROUP}
    | {M.FORM_AND_CLASS, M.HOUSE}
)


def samples_text(meaning: M, values: Sequence[str], *, private: bool) -> str:
    """Return a few values of a column, or the words for why they are not shown."""
    if meaning is M.UPN:
        return NEVER
    if meaning not in _OPEN and not private:
        return HIDDEN
    return ", ".join(dict.fromkeys(value for value in values if value)) or "empty"


def changes_text(changes: Sequence[FieldChange], *, private: bool) -> str:
    """Return changes as "Form 9B → 9C"; the values of private fields only in private view."""
    shown: list[str] = []
    for change in changes:
        if change.label == "Class":
            continue
        if change.label == "UPN" or (change.label in _PRIVATE_FIELDS and not private):
            shown.append(f"{change.label} changes")
        elif change.before:
            shown.append(f"{change.label} {change.before} → {change.after}")
        else:
            shown.append(f"{change.label} {change.after}")
    return " · ".join(shown)


def remark_text(remark: Remark, mapping: ColumnMapping, *, private: bool) -> str:
    """Return a remark without the cell values that may not be seen."""
    if not remark.column:
        return remark.text
    pairs = zip(mapping.headings, mapping.meanings, strict=False)
    meaning = next((m for heading, m in pairs if heading == remark.column), M.UNKNOWN)
    if meaning is M.UPN or (meaning not in _OPEN and not private):
        masked = _QUOTED.sub("“•••”", remark.text)
        is_telling = masked == remark.text and remark.row is not None
        return f"{remark.column}: a note that shows in private view." if is_telling else masked
    return remark.text
