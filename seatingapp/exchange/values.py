"""Cells to values: year groups, flags, SEN, sex, reading ages, identifiers.

Each function returns what a cell states in the app's own words, and a note where the cell was
not plain; an empty value with a note means that the cell could not be understood.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from seatingapp.domain import upn as upns
from seatingapp.domain.pupils import YES, Characteristic
from seatingapp.domain.year_groups import WHICH, read_year_group

NO = "no"
_BLANK = frozenset(
    {"", "-", "--", "n/a", "na", "#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#null!", "#num!"}
    | {"null", "nan", "unknown", "not known", "?", "tbc", "..."}
)
_YES_WORDS = frozenset(
    {"y", "yes", "true", "t", "1", "1.0", "x", "✓", "✔", "☑", "eligible", "current"}
)
_NO_WORDS = frozenset({"n", "no", "false", "f", "0", "0.0", "none", "not eligible", "✗", "✘"})
_CODED = re.compile(r"([a-z0-9]+)\s*[-–:=(]\s*\S.*")
_SEN_CODES = {"n": "N", "k": "K", "e": "E", "a": "K", "p": "K", "s": "E"}
_SEN_WORDS = {
    "no sen": "N", "no": "N", "none": "N", "0": "N", "false": "N",
    "sen support": "K", "support": "K", "school action": "K", "school action plus": "K",
    "ehcp": "E", "ehc": "E", "ehc plan": "E", "statement": "E", "statemented": "E",
    "education health and care plan": "E", "education, health and care plan": "E",
}  # fmt: skip
_SEN_LOCAL = {
    "yes": ("K", "Yes is read as K (SEN support)"),
    "y": ("K", "Y is read as K (SEN support)"),
    "true": ("K", "True is read as K (SEN support)"),
    "1": ("K", "1 is read as K (SEN support)"),
    "sen": ("K", "SEN is read as K (SEN support)"),
    "send": ("K", "SEND is read as K (SEN support)"),
    "monitoring": ("N", "Monitoring is a local code; it is read as N (no SEN provision)"),
    "monitor": ("N", "Monitor is a local code; it is read as N (no SEN provision)"),
    "m": ("N", "M is taken for monitoring, a local code; it is read as N (no SEN provision)"),
}
_FLAG_WORDS = {
    Characteristic.PUPIL_PREMIUM: {"pp", "disadvantaged"},
    Characteristic.FSM: {"fsm"},
    Characteristic.EVER_6: {"ever 6", "ever6", "fsm6", "fsm"},
    Characteristic.EAL: {"eal"},
    Characteristic.LOOKED_AFTER: {"lac", "cla", "looked after", "in care"},
    Characteristic.SERVICE_CHILD: {"service", "service child", "sc"},
    Characteristic.MORE_ABLE: {"more able", "ma", "g&t", "gifted", "mat", "able"},
}
FLAGS = frozenset(_FLAG_WORDS)
_LONGEST_TEXT = 200
_IDENTIFIER_LENGTH = 40
_WHOLE_NUMBER = re.compile(r"(\d+)\.0")


class Stated(NamedTuple):
    """What a cell states, and a note where it was not plain."""

    value: str
    note: str = ""


def is_blank(text: str) -> bool:
    """Whether a cell states nothing: empty, a dash, a spreadsheet's error."""
    return text.casefold() in _BLANK


def year_group(text: str) -> Stated:
    """Return R or 1 to 14, or N1 and N2 for nursery."""
    found = read_year_group(text)
    return Stated(found, "" if found else f"is not a year group ({WHICH})")


def flag(text: str, kind: Characteristic) -> Stated:
    """Return yes or no for a characteristic that a pupil has or has not."""
    lowered = text.casefold().strip()
    if found := _CODED.fullmatch(lowered):
        lowered = found[1]
    if lowered in _YES_WORDS or lowered in _FLAG_WORDS[kind]:
        return Stated(YES)
    if lowered in _NO_WORDS:
        return Stated(NO)
    return Stated("", "is neither yes nor no")


def sen(text: str) -> Stated:
    """Return N, K or E; older and local codes are mapped onto them."""
    lowered = " ".join(text.casefold().replace("_", " ").split())
    code = found[1] if (found := _CODED.fullmatch(lowered)) else lowered
    if code in _SEN_CODES:
        return Stated(_SEN_CODES[code])
    for words in (lowered, code):
        if words in _SEN_WORDS:
            return Stated(_SEN_WORDS[words])
        if words in _SEN_LOCAL:
            return Stated(*_SEN_LOCAL[words])
    return Stated("", "is no SEN provision that is known (N, K or E)")


def sex(text: str) -> Stated:
    """Return F or M, or a short code as it stands."""
    lowered = text.casefold().strip()
    if lowered in {"f", "female", "girl", "g"}:
        return Stated("F")
    if lowered in {"m", "male", "boy", "b"}:
        return Stated("M")
    return Stated(text) if len(text) <= 20 else Stated("", "is too long for a sex code")


def reading_age(text: str) -> Stated:
    """Return years:months, as in 10:05; a test's other scales stay as they are."""
    if found := re.fullmatch(r"(\d{1,2})[:;](\d{1,2})(?::00)?", text):
        if int(found[2]) < 12:
            return Stated(f"{int(found[1])}:{int(found[2]):02}")
        return Stated("", "is not a reading age in years:months")
    if found := re.fullmatch(r"(\d{1,2})\s*y(?:ears?|rs?)?\.?\s*(\d{1,2})\s*m.*", text.casefold()):
        return Stated(f"{int(found[1])}:{int(found[2]):02}")
    return free_text(text)


def free_text(text: str) -> Stated:
    """Return a text as it stands if it is not an essay."""
    if len(text) > _LONGEST_TEXT:
        return Stated("", f"is longer than {_LONGEST_TEXT} characters")
    return Stated(text)


def characteristic(text: str, kind: Characteristic) -> Stated:
    """Return what a cell states about a characteristic."""
    if kind in FLAGS:
        return flag(text, kind)
    if kind is Characteristic.SEN:
        return sen(text)
    if kind is Characteristic.SEX:
        return sex(text)
    if kind is Characteristic.READING_AGE:
        return reading_age(text)
    if kind is Characteristic.SEN_NEEDS:
        parts = [part.strip() for part in re.split(r"[,;/]", text) if part.strip()]
        return free_text(", ".join(parts))
    return free_text(text)


def identifier(text: str) -> Stated:
    """Return an admission number or MIS id; a number that a spreadsheet made of it is mended."""
    if found := _WHOLE_NUMBER.fullmatch(text):
        return Stated(found[1])
    if len(text) > _IDENTIFIER_LENGTH:
        return Stated("", "is too long for an identifier")
    return Stated(text)


def upn(text: str) -> Stated:
    """Return a UPN in capitals without blanks, with what is wrong with it as a note.

    What cannot be any UPN, such as an e-mail address, is left out; a wrong check letter is kept.
    """
    if "@" in text:
        return Stated("", "is an e-mail address, not a UPN; it was left out")
    value = upns.normalise(text)
    note = upns.problem(value) if value.isascii() else "A UPN has only plain letters and digits."
    if not note:
        return Stated(value)
    if not re.fullmatch(r"[A-Z][0-9]{7,13}[A-Z]?", value):
        return Stated("", "is not a UPN; it was left out")
    return Stated(value, f"may be a wrong UPN; it was kept for matching. {note}")
