"""The names of photo files: the words in them, the forms and years they hint at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from seatingapp.domain.names import fold

Words = tuple[str, ...]

_BETWEEN = re.compile(r"[^\w'’ʼ`´‘-]|_")
_UPN = re.compile(r"(?<![A-Za-z0-9])([A-Za-z])\d{9}(\d{3}|\d{2}[A-Za-z])(?![A-Za-z0-9])")
_YEAR = re.compile(r"(?:year|yr|y)(\d{1,2})|year(r)")
# What cameras and people put around a name.
_ASIDES = frozenset(
    {"img", "image", "photo", "photos", "photograph", "pic", "picture", "pict", "portrait"}
    | {"scan", "scanned", "dsc", "dscn", "copy", "of", "final", "new", "edited", "crop"}
    | {"cropped", "small", "large", "web", "jpg", "jpeg", "png", "id", "pupil", "student"}
)
_COPY = frozenset({"copy", "of"})


def stem_of(name: str) -> str:
    """Return a file's name without its ending, which is short and holds a letter."""
    stem, dot, ending = name.rpartition(".")
    is_ending = dot and stem and ending.isalnum() and len(ending) <= 5 and not ending.isdigit()
    return stem if is_ending else name


def words_of(text: str) -> Words:
    """Return the words of a name as `fold` compares them: `PATEL, Sam (9C)` is patel, sam, 9c."""
    return tuple(fold(_BETWEEN.sub(" ", text)).split())


def joined(words: Iterable[str]) -> str:
    """Return words as one, so that `O_Neill` and `SamPatel` are found too."""
    return "".join(c for word in words for c in word if c.isalnum())


def shown_name(name: str) -> str:
    """Return a file's name as it may be on the screen: most of a UPN in it is covered."""
    return _UPN.sub(lambda found: f"{found[1]}{'•' * 9}{found[2]}", name)


@dataclass(frozen=True, slots=True)
class Hints:
    """The words of a name apart from the forms and years that stood among them."""

    rest: Words
    forms: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()


class KnownForms:
    """The forms of a school as words, to find them in names of files and folders."""

    def __init__(self, forms: Iterable[str]) -> None:
        """Know these forms; those of most words are looked for first."""
        spelled = {words_of(form): fold(form) for form in forms if words_of(form)}
        self._forms = sorted(spelled.items(), key=lambda item: -len(item[0]))

    def hints(self, words: Words) -> Hints:
        """Return which forms and years words name, and what is left of them."""
        forms: set[str] = set()
        for wanted, form in self._forms:
            place = next(_places(words, wanted), None)
            if place is not None:
                forms.add(form)
                words = words[:place] + words[place + len(wanted) :]
        years: set[str] = set()
        rest: list[str] = []
        pending = False
        for word in words:
            found = _YEAR.fullmatch(f"year{word}" if pending else word)
            pending = word in ("year", "yr")
            if found:
                years.add((found[1] or "R").lstrip("0"))
            elif not pending:
                rest.append(word)
        return Hints(tuple(rest), frozenset(forms), frozenset(years))


def _places(words: Words, wanted: Words) -> Iterator[int]:
    size = len(wanted)
    return (n for n in range(len(words) - size + 1) if words[n : n + size] == wanted)


def without_asides(words: Words) -> Words:
    """Return words without numbers of copies, dates and what cameras write."""
    return tuple(w for w in words if w not in _ASIDES and not w.isdigit())


def is_copy_mark(words: Words) -> bool:
    """Whether words only say that this is one more copy of a file: `(1)`, `- Copy`."""
    return all(w in _COPY or (w.isdigit() and len(w) <= 2) for w in words)
