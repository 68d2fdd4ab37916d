"""What of photo files may be on the screen: numbers in their names only in private view.

An admission number or a UPN says who a child is to anybody who has a list of them; the name of the
pupil, which stands beside it, is what a class sees anyway.
"""

from __future__ import annotations

import re

from seatingapp.domain.photo_names import shown_name, stem_of

COVERED = "•••"
# A word with so many digits may be a number of somebody; forms, years and copies have fewer.
_NUMBER = re.compile(r"[^\W_]*\d{3,}[^\W_]*")


def file_text(name: str, *, private: bool) -> str:
    """Return a file's or folder's name as it may be seen; most of a UPN is covered always."""
    if private:
        return shown_name(name)
    stem = stem_of(name)
    if any(c.isdigit() for c in stem) and not any(c.isalpha() for c in stem):
        return COVERED + name[len(stem) :]
    return words_text(name, private=False)


def words_text(text: str, *, private: bool) -> str:
    """Return a sentence about a file as it may be seen."""
    return shown_name(text) if private else _NUMBER.sub(COVERED, text)
