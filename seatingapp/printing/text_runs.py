"""Cutting text into runs that one typeface, one script and one direction can draw.

Nothing a person may have typed or pasted breaks a page: control characters go, marks are joined
to their letters, and each letter goes to the first face that has it.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import uharfbuzz as hb
from bidi import algorithm  # type: ignore[import-untyped]

from seatingapp.domain.names import graphemes
from seatingapp.printing.faces import Face, faces

_RIGHT_TO_LEFT = ("R", "AL", "AN")
_KEPT_FORMATS = "\u200c\u200d"  # joiners belong to Persian and Indian names
_VIRAMA = 9  # the combining class of signs that tie two consonants into one letter
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text for one face; `face` is None for one letter that no face has."""

    text: str
    face: Face | None
    script: str
    right_to_left: bool


def clean(text: str) -> str:
    """Return text in NFC on one line, without control and direction characters."""
    kept = []
    for c in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(c)
        if kind in ("Cc", "Zl", "Zp"):
            kept.append(" ")
        elif kind == "Cs":
            kept.append(_REPLACEMENT)
        elif kind != "Cf" or c in _KEPT_FORMATS:
            kept.append(c)
    # No-break spaces hold words together, so only other blanks are folded.
    return " ".join(part for part in "".join(kept).split(" ") if part)


def letters(text: str) -> list[str]:
    """What a reader calls letters, with consonants that a virama ties together kept whole."""
    found: list[str] = []
    for letter in graphemes(text):
        if found and _ties(found[-1]):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def pieces(text: str, bold: bool) -> list[Piece]:
    """Cut clean text into pieces in the order in which they stand on paper, left to right."""
    rows: list[tuple[int, list[Piece]]] = []
    place = 0
    levels = _levels(text)
    script = ""
    for letter in letters(text):
        level = levels[place]
        if not rows or rows[-1][0] != level:  # digits go with the letters of their direction
            rows.append((level, []))
            script = _first_script(text[place:])
        script = _script(letter[0]) or script
        face = next((f for f in faces(bold) if f.covers(letter)), None)
        piece = Piece(letter, face, script, level % 2 == 1)
        place += len(letter)
        _append(rows[-1][1], piece)
    return [piece for row in _visual(rows) for piece in row]


def missing_letters(texts: Iterable[str]) -> tuple[str, ...]:
    """Letters of these texts that no face has, each once; on paper they are empty boxes."""
    found = {
        piece.text: None
        for text in texts
        for piece in pieces(clean(text), False)
        if piece.face is None
    }
    return tuple(found)


def _append(row: list[Piece], piece: Piece) -> None:
    """Join a piece to the one before it where one face and script draws both."""
    last = row[-1] if row else None
    if last and last.face is not None and (last.face, last.script) == (piece.face, piece.script):
        row[-1] = Piece(last.text + piece.text, last.face, last.script, last.right_to_left)
    else:
        row.append(piece)


def _visual(rows: list[tuple[int, list[Piece]]]) -> list[list[Piece]]:
    """Rule L2 of the bidirectional algorithm, on runs: turn round from the deepest level up."""
    ordered = [(level, row[::-1] if level % 2 else row) for level, row in rows]
    for depth in range(max((level for level, _ in rows), default=0), 0, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and ordered[end][0] >= depth:
                end += 1
            ordered[start:end] = ordered[start:end][::-1]
            start = max(end, start + 1)
    return [row for _, row in ordered]


def _levels(text: str) -> list[int]:
    """The embedding level of each character; even levels run from left to right."""
    if not any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in text):
        return [0] * len(text)
    base = int(algorithm.get_base_level(text))
    # The library does not keep pairs of brackets together: "محمد (9C)" is set in two parts.
    head, _, rest = text.rpartition(" (")
    if head and rest.endswith(")"):
        return [*_resolved(head, base), base, *_resolved("(" + rest, base)]
    return _resolved(text, base)


def _resolved(text: str, base: int) -> list[int]:
    """The bidirectional algorithm, for one paragraph in the direction of `base`."""
    storage = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = ("L", "R")[base]
    # Characters newer than Python's tables have no direction; they are taken for letters.
    seen = "".join(
        c if unicodedata.bidirectional(c) else "a"
        for c in text
        if unicodedata.bidirectional(c) != "BN"
    )
    algorithm.get_embedding_levels(seen, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found = iter([int(char["level"]) for char in storage["chars"]])
    levels: list[int] = []
    for c in text:  # joiners take the level of the letter before them
        bound = unicodedata.bidirectional(c) == "BN"
        levels.append((levels[-1] if levels else base) if bound else next(found))
    return levels


def _ties(letter: str) -> bool:
    last = letter.rstrip(_KEPT_FORMATS)[-1:]
    return bool(last) and unicodedata.combining(last) == _VIRAMA


def _first_script(text: str) -> str:
    return next((s for s in map(_script, text) if s), "Latn")


@functools.cache
def _script(character: str) -> str:
    """The script of a character; empty for what all scripts share, such as digits."""
    buffer = hb.Buffer()
    buffer.add_str(character)
    buffer.guess_segment_properties()
    return buffer.script or ""
