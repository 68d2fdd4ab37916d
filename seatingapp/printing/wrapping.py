"""Fitting text into a box without ever cutting it.

First at the size that looks best on as many lines as there is room for, then smaller down to a
floor that is easy to read, then narrower, then broken inside a word, and at last smaller still.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from seatingapp.printing.text_runs import clean, letters
from seatingapp.printing.typesetting import Line, Typesetter

LEADING = 1.16  # from one base line to the next, for a size of 1
FLOOR = 6.0  # points; what still reads well on paper
_STEP = 0.94
_CONDENSED = (0.9, 0.8, 0.7)
_SLACK = 1e-6
_INITIAL = 3  # such as K or O'N
_SHORT_FORENAME = 13


@dataclass(frozen=True, slots=True)
class Style:
    """How a text would like to be set: `size` at best, `floor` before anything worse is done."""

    size: float
    floor: float = FLOOR
    bold: bool = False
    most_lines: int = 3


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines that fit their box at this size; `condense` below 1 sets them narrower."""

    lines: tuple[Line, ...]
    size: float
    condense: float = 1.0

    @property
    def height(self) -> float:
        """The height that the lines take."""
        return len(self.lines) * self.size * LEADING

    @property
    def width(self) -> float:
        """The width of the longest line."""
        return max((line.width for line in self.lines), default=0.0) * self.size * self.condense


def fit(typesetter: Typesetter, text: str, width: float, height: float, style: Style) -> Fitted:
    """Return text as large as `style` allows and the box takes; all of it, whatever it is.

    Raises ValueError for a box without an inside.
    """
    if width <= 0 or height <= 0:
        raise ValueError("Text needs a box with an inside.")
    words = _words(clean(text))
    if not words:
        return Fitted((), min(style.size, height / LEADING))
    tried = (_tried(typesetter, words, (width, height), style, way) for way in _ways(style))
    return next(fitted for fitted in tried if fitted)


def _tried(
    typesetter: Typesetter,
    words: list[str],
    box: tuple[float, float],
    style: Style,
    way: tuple[float, float, bool],
) -> Fitted | None:
    """The words set in one way, or None where they do not fit so."""
    size, condense, inside_words = way
    room = box[0] / (size * condense) + _SLACK
    lines = _broken(typesetter, words, room, style.bold, inside_words)
    if lines is None or len(lines) * size * LEADING > box[1] + _SLACK:
        return None
    if len(lines) > style.most_lines and size > style.floor:
        return None
    return Fitted(tuple(lines), size, condense)


def flow(typesetter: Typesetter, text: str, width: float, style: Style) -> Fitted:
    """Return text at the style's size on as many lines as it needs; words too long are broken."""
    words = _words(clean(text))
    lines = _broken(typesetter, words, width / style.size + _SLACK, style.bold, True)
    if lines is None:  # a single letter is wider than the column
        return fit(typesetter, text, width, style.size * LEADING, style)
    return Fitted(tuple(lines), style.size)


def _ways(style: Style) -> Iterator[tuple[float, float, bool]]:
    """Size, condensing and whether words may be broken, from the best way to the last resort."""
    size = max(style.size, style.floor)
    while size > style.floor:
        yield size, 1.0, False
        size *= _STEP
    yield style.floor, 1.0, False
    for condense in _CONDENSED:
        yield style.floor, condense, False
    size = style.floor
    while True:
        yield size, 1.0, True
        yield size, _CONDENSED[1], True
        size *= _STEP


def _words(text: str) -> list[str]:
    """Words with what follows them; after a hyphen and between Han characters a line may end."""
    words: list[str] = []
    word = ""
    for letter in letters(text):
        if word and _is_han(letter) and _is_han(word[-1]):
            words.append(word)
            word = ""
        word += letter
        if letter in (" ", "-", "\u2010", "\u2013"):
            words.append(word)
            word = ""
    words = [*words, word] if word else words
    return _with_initial(words)


def _with_initial(words: list[str]) -> list[str]:
    """Keep `Aaliyah K` on one line: an initial alone on the second line looks lost."""
    if len(words) < 2 or len(words[-1]) > _INITIAL or len(words[-2]) > _SHORT_FORENAME:
        return words
    return [*words[:-2], words[-2] + words[-1]]


def _is_han(letter: str) -> bool:
    return unicodedata.name(letter[0], "").startswith(("CJK UNIFIED", "HIRAGANA", "KATAKANA"))


def _broken(
    typesetter: Typesetter, words: list[str], room: float, bold: bool, inside_words: bool
) -> list[Line] | None:
    """Lines no wider than `room`, or None where a word (or a letter) alone is wider."""
    lines: list[Line] = []
    held, used = "", 0.0
    gap = typesetter.width("n n", bold) - 2 * typesetter.width("n", bold)
    for word in words:
        # Words are measured one by one: setting each longer line anew would take far too long.
        width = typesetter.width(word, bold)
        if held and used + width > room:
            lines.append(typesetter.line(held, bold))
            held, used = "", 0.0
        if width > room:
            if not inside_words:
                return None
            *full, word = _cut(typesetter, word, room, bold)  # noqa: PLW2901 -- what is left of it
            lines += [typesetter.line(part, bold) for part in full]
            width = typesetter.width(word, bold)
        held += word
        used += width + (gap if word.endswith(" ") else 0.0)
    lines.append(typesetter.line(held, bold))
    return None if any(line.width > room for line in lines) else lines


def _cut(typesetter: Typesetter, word: str, room: float, bold: bool) -> list[str]:
    """A word in parts as long as the room allows, but of one letter at least."""
    parts: list[str] = []
    part = ""
    for letter in letters(word):
        if part and typesetter.width(part + letter, bold) > room:
            parts.append(part)
            part = ""
        part += letter
    return [*parts, part]
