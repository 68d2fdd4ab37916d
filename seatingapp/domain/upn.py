"""The unique pupil number (UPN) of schools in England.

13 characters: check letter, 3-digit local authority, 4-digit establishment, 2-digit year, 3-digit
serial; a temporary UPN ends in a letter. Source: Department for Education, "Unique pupil numbers:
guidance", annex on the check letter.
"""

from __future__ import annotations

import re

_ALPHABET = "ABCDEFGHJKLMNPQRTUVWXYZ"
_SHAPE = re.compile(r"[A-Z][0-9]{11}[0-9A-Z]")


def normalise(text: str) -> str:
    """Return what was typed without blanks and in capitals."""
    return "".join(text.split()).upper()


def check_letter(last_twelve: str) -> str:
    """Return the letter that belongs in front of the last twelve characters of a UPN.

    Weights 2 to 13; a letter at the end counts by its place in the alphabet without I, O and S.
    Raises ValueError for characters that a UPN cannot hold.
    """
    values = [_ALPHABET.index(c) if c.isalpha() else int(c) for c in last_twelve]
    return _ALPHABET[sum(v * w for v, w in zip(values, range(2, 14), strict=True)) % 23]


def problem(upn: str) -> str:
    """Return in a sentence what is wrong with a normalised UPN, or nothing if it is valid."""
    if not _SHAPE.fullmatch(upn):
        return "A UPN has 13 characters: a letter, 11 digits, and a digit or letter."
    if upn[12].isalpha() and upn[12] not in _ALPHABET:
        return "A temporary UPN never ends in I, O or S."
    expected = check_letter(upn[1:])
    if upn[0] != expected:
        return f"The check letter does not fit: {expected} was expected."
    return ""
