"""Year groups as people write them: Year 9, Y9, 09, Reception, N1."""

from __future__ import annotations

import re

WHICH = "R, 1 to 14"
_NUMBER = re.compile(r"(?:nc\s*)?(?:years?|yr|y)?[\s.:-]*0?(\d{1,2})(?:\.0)?")
_NURSERY = re.compile(r"n(?:ursery)?\s*([12])")
_RECEPTION = {"r", "rec", "reception", "yr", "year r", "yr r", "reception year", "y r"}
_HIGHEST = 14


def read_year_group(text: str) -> str:
    """Return R or 1 to 14, or N1 and N2 for nursery; nothing where it is no year group."""
    lowered = text.casefold().strip()
    if found := _NUMBER.fullmatch(lowered):
        number = int(found[1])
        if 1 <= number <= _HIGHEST:
            return str(number)
        if number == 0:
            return "R"
    if lowered in _RECEPTION:
        return "R"
    if found := _NURSERY.fullmatch(lowered):
        return f"N{found[1]}"
    return ""
