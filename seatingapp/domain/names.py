"""Names of people: which one is shown, how short it may be, how it sorts and how it is found."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from typing import TypeVar

K = TypeVar("K", bound=Hashable)

# Letters that Unicode does not decompose but that readers of English file under a plain letter.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"}
)
_APOSTROPHES = "'’ʼ`´‘"
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_CHARACTERS_OF_HAN_NAME = 4
_REPEATED = "々"  # stands for the character before it, as in the surname 佐々木


class NameForm(StrEnum):
    """How the pupils of a class are called on cards; two of one name are always told apart."""

    SHORT = "short"  # Sam P: the shortest form that is unique
    FORENAME = "forename"  # Sam, and Sam P only where there are two
    FULL = "full"  # Sam Patel
    LISTED = "listed"  # Patel, Sam


@dataclass(frozen=True, slots=True)
class PersonName:
    """A pupil's name. The preferred parts are shown; legal parts are kept apart.

    Any part may be empty except that forename and surname are not both empty.
    """

    legal_forename: str
    legal_surname: str
    preferred_forename: str = ""
    preferred_surname: str = ""

    @property
    def forename(self) -> str:
        """The forename to show."""
        return self.preferred_forename or self.legal_forename

    @property
    def surname(self) -> str:
        """The surname to show."""
        return self.preferred_surname or self.legal_surname

    @property
    def full(self) -> str:
        """Forename and surname as shown; in Han script surname first, without a space."""
        if self.forename and self.surname and is_han(self.forename) and is_han(self.surname):
            return self.surname + self.forename
        return " ".join(part for part in (self.forename, self.surname) if part)

    @property
    def listed(self) -> str:
        """`Surname, Forename`, for registers and sorted lists."""
        return ", ".join(part for part in (self.surname, self.forename) if part)

    @property
    def initials(self) -> str:
        """At most two characters for a card without a photo."""
        if is_han(self.full):
            return self.full[-2:] if len(self.full) <= _CHARACTERS_OF_HAN_NAME else self.full[:2]
        return "".join(first_letter(part).upper() for part in (self.forename, self.surname))

    @property
    def sort_key(self) -> tuple[str, str, str, str]:
        """Orders by surname, then forename, as an English register does; accents come second."""
        return (
            fold(self.surname or self.forename),
            fold(self.forename),
            self.surname.casefold(),
            self.forename.casefold(),
        )


def is_han(text: str) -> bool:
    """Whether every letter of a text is a Chinese character."""
    letters = [c for c in text if not c.isspace()]
    return bool(letters) and all(
        c == _REPEATED or "CJK UNIFIED" in unicodedata.name(c, "") for c in letters
    )


def tidy(text: str) -> str:
    """Return text in NFC, without control characters, blanks and line ends folded into spaces.

    What turns the direction of the text after it round goes too: it would turn whatever the text is
    put into. Joiners of letters are no controls and stay.
    """
    if not text.isprintable():
        text = "".join(
            c
            for c in text
            if c not in _TURNING and (unicodedata.category(c) != "Cc" or c.isspace())
        )
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold(text: str) -> str:
    """Return text for comparing and searching: no case, accents, apostrophes or hyphens."""
    # An acute accent that stands for an apostrophe would decompose into a blank.
    without = "".join(c for c in text if c not in _APOSTROPHES)
    # Folded twice, for some letters decompose into capitals.
    decomposed = unicodedata.normalize("NFKD", without.casefold()).casefold()
    lowered = unicodedata.normalize("NFKD", decomposed).translate(_PLAIN)
    kept = (c for c in lowered if not unicodedata.combining(c) and c not in _APOSTROPHES)
    return " ".join("".join(" " if c in "-‐‑–" else c for c in kept).split())


def graphemes(text: str) -> list[str]:
    """Split text into what a reader calls letters: a base character with its marks and joiners."""
    parts: list[str] = []
    for c in text:
        joined = parts and (
            unicodedata.category(c) in ("Mn", "Me", "Mc")
            or c == "\u200d"
            or parts[-1].endswith("\u200d")
        )
        if joined:
            parts[-1] += c
        else:
            parts.append(c)
    return parts


def first_letter(text: str) -> str:
    """The first letter of a name with its marks, or nothing for an empty one."""
    return next((g for g in graphemes(text) if g[0].isalnum()), "")


def matches(query: str, name: PersonName) -> bool:
    """Whether each word typed begins a word of the name (shown or legal); commas say nothing."""
    words = fold(name.full).split() + fold(f"{name.legal_forename} {name.legal_surname}").split()
    whole = fold(name.full)
    return all(
        any(w.startswith(typed) for w in words) or (is_han(typed) and typed in whole)
        for typed in fold(query.replace(",", " ")).split()
    )


def _short_forms(name: PersonName) -> list[str]:
    """All forms of a name from the shortest that is ever shown to the whole name."""
    if not name.surname or not name.forename or is_han(name.full):
        return [name.full]
    letters = graphemes(name.surname)
    # O'Neill is known as O'N: the letter after the apostrophe belongs to the initial.
    start = 3 if len(letters) > 3 and letters[1] in _APOSTROPHES else 1
    return [
        f"{name.forename} {''.join(letters[:n])}".rstrip() for n in range(start, len(letters) + 1)
    ]


def _forms(name: PersonName, form: NameForm) -> list[str]:
    """All forms in which a name may be shown, the one that is wanted first."""
    if form is NameForm.FULL:
        return [name.full]
    if form is NameForm.LISTED:
        return [name.full if is_han(name.full) else name.listed]
    short = _short_forms(name)
    if form is NameForm.FORENAME and len(short) > 1:
        return [name.forename, *short]
    return short


def shown_names(
    names: Mapping[K, PersonName], tell_apart: Mapping[K, str], form: NameForm = NameForm.SHORT
) -> dict[K, str]:
    """Return for each pupil of a class the shortest name of a form that is unique in it.

    `Sam P`, `Sam Pa`, `Sam Patel`; where whole names are equal, `tell_apart` (the form, say)
    follows in brackets, and a number where that is equal too, in the order of the mapping.
    """
    forms = {key: _forms(name, form) for key, name in names.items()}
    used = Counter(fold(form) for candidates in forms.values() for form in set(candidates))
    shown: dict[K, str] = {}
    for key, candidates in forms.items():
        shown[key] = next((f for f in candidates if used[fold(f)] == 1), candidates[-1])
    return _told_apart(shown, tell_apart)


def short_names(names: Mapping[K, PersonName], tell_apart: Mapping[K, str]) -> dict[K, str]:
    """Return the shortest names that are unique in a class: see `shown_names`."""
    return shown_names(names, tell_apart, NameForm.SHORT)


def _told_apart(shown: Mapping[K, str], tell_apart: Mapping[K, str]) -> dict[K, str]:
    """Add what differs, or else a number, to forms that more than one pupil has.

    Forms that differ only in what `fold` takes away look alike and cannot be told apart by typing.
    """
    counted = Counter(fold(form) for form in shown.values())
    labelled = Counter((fold(form), tell_apart.get(key, "")) for key, form in shown.items())
    result: dict[K, str] = {}
    for key, form in shown.items():
        extra = tell_apart.get(key, "")
        if counted[fold(form)] == 1:
            result[key] = form
        elif extra and labelled[fold(form), extra] == 1:
            result[key] = f"{form} ({extra})"
    taken = {fold(form) for form in result.values()}
    for key, form in shown.items():
        if key not in result:
            numbered = (f"{form} ({n})" for n in count(1))
            result[key] = next(f for f in numbered if fold(f) not in taken)
            taken.add(fold(result[key]))
    return result
