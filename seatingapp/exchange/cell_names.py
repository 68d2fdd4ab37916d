"""Names out of cells: parts, whole names with and without a comma, surname first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from seatingapp.domain.class_lists import ColumnMeaning as M
from seatingapp.domain.names import PersonName, fold

LONGEST_NAME = 200
# Words that belong to the surname after them.
_PARTICLES = frozenset(
    {"van", "von", "der", "den", "de", "la", "le", "du", "da", "das", "do", "dos", "di", "del"}
    | {"della", "dei", "bin", "ibn", "binti", "al", "el", "ap", "ap'", "ab", "st", "st.", "san"}
    | {"santa", "ter", "ten", "te", "zu", "zur", "mac", "o"}
)

# Shorter than elsewhere: Na and Null are surnames.
_BLANK = frozenset({"", "-", "--", "---", "?", "n/a", "#n/a", "#ref!", "#value!", "#name?"})


def is_blank(text: str) -> bool:
    """Whether a name cell states nothing."""
    return text.casefold() in _BLANK


def split_whole(text: str) -> tuple[str, str]:
    """Return forename and surname of `Smith, John`, `Emma Carter` or a single name."""
    if "," in text:
        surname, _, forename = text.partition(",")
        return forename.strip(" ,"), surname.strip()
    words = text.split()
    if len(words) < 2:
        return text, ""
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:])


def split_surname_first(text: str) -> tuple[str, str]:
    """Return forename and surname of `Smith John`; with a comma it says itself what is what."""
    if "," in text:
        return split_whole(text)
    words = text.split()
    if len(words) < 2:
        return text, ""
    end = 1
    while end < len(words) - 1 and words[end - 1].casefold() in _PARTICLES:
        end += 1
    return " ".join(words[end:]), " ".join(words[:end])


def is_uncertain(text: str) -> bool:
    """Whether a name with the surname first leaves open where the surname ends."""
    if "," in text:
        return False
    _, surname = split_surname_first(text)
    return len(text.split()) - len(surname.split()) > 1


def build_name(cells: Mapping[M, str]) -> PersonName | None:
    """Return the name that a row's cells give, or nothing where they give none.

    Plain Forename and Surname are legal parts, unless legal columns stand beside them.
    """
    stated = {meaning: text for meaning, text in cells.items() if not is_blank(text)}
    forename, surname = stated.get(M.FORENAME, ""), stated.get(M.SURNAME, "")
    if M.FULL_NAME in stated and not (forename and surname):
        forename, surname = split_whole(stated[M.FULL_NAME])
    elif M.SURNAME_FIRST in stated and not (forename and surname):
        forename, surname = split_surname_first(stated[M.SURNAME_FIRST])
    legal = (stated.get(M.LEGAL_FORENAME, ""), stated.get(M.LEGAL_SURNAME, ""))
    preferred = _preferred(stated, legal[0] or forename, legal[1] or surname)
    name = _combined(legal, (forename, surname), preferred)
    return name if any(c.isalpha() for c in name.full) else None


def _preferred(stated: Mapping[M, str], forename: str, surname: str) -> tuple[str, str]:
    """Return the preferred parts; a preferred whole name is split where it ends in the surname."""
    preferred = [stated.get(M.PREFERRED_FORENAME, ""), stated.get(M.PREFERRED_SURNAME, "")]
    whole = stated.get(M.PREFERRED_NAME, "")
    if whole and not any(preferred):
        preferred = _split_preferred(whole, forename, surname)
    return preferred[0], preferred[1]


def _split_preferred(whole: str, forename: str, surname: str) -> list[str]:
    if "," in whole:
        return list(split_whole(whole))
    words = whole.split()
    size = len(surname.split())
    if size and len(words) > size and fold(" ".join(words[-size:])) == fold(surname):
        return [" ".join(words[:-size]), ""]
    begins = len(forename.split())
    if begins and len(words) > begins and fold(" ".join(words[:begins])) == fold(forename):
        return [forename, " ".join(words[begins:])]
    return [whole, ""]


def _combined(
    legal: tuple[str, str], plain: tuple[str, str], preferred: tuple[str, str]
) -> PersonName:
    """Put the parts together; a preferred part that says the same as the legal one is left out."""
    shown: list[str] = []
    kept: list[str] = []
    for legal_part, plain_part, preferred_part in zip(legal, plain, preferred, strict=True):
        kept.append(legal_part or plain_part)
        wanted = preferred_part or (plain_part if legal_part else "")
        shown.append("" if wanted == kept[-1] else wanted)
    return PersonName(kept[0], kept[1], shown[0], shown[1])


def problem(cells: Sequence[str]) -> str:
    """Return why name cells cannot be a name, or nothing."""
    if any(len(cell) > LONGEST_NAME for cell in cells):
        return f"The name is longer than {LONGEST_NAME} characters."
    if not any(cell for cell in cells if not is_blank(cell)):
        return "There is no name in this row."
    return ""


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet would run a cell instead of showing it."""
    return text[:1] in {"=", "+", "@", "\t"} or (text[:1] == "-" and len(text) > 1)
