"""What a command answers: one value that is printed as words or as JSON."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from seatingapp.services.workspace import Workspace

Json = None | bool | int | float | str | Sequence["Json"] | dict[str, "Json"]

# Controls, and what turns the direction of the text after it round.
_ACTING = {
    number: ascii(chr(number))[1:-1]
    for numbers in (range(32), range(127, 160), range(0x202A, 0x202F), range(0x2066, 0x206A))
    for number in numbers
    if chr(number) != "\n"
}

# Draws the Lesson page of an open vault into a file; only the window's side can do that.
Screenshot = Callable[["Workspace", Path], None]


@dataclass(frozen=True, slots=True)
class Answer:
    """`data` has stable field names, documented in docs/command-line.md; `words` say the same."""

    data: dict[str, Json]
    words: str
    status: int = 0


def show(answer: Answer, *, as_json: bool, stream: TextIO | None = None) -> None:
    """Print an answer."""
    out = stream or sys.stdout
    if as_json:
        out.write(json.dumps(answer.data, ensure_ascii=False, indent=2) + "\n")
    elif answer.words:
        out.write(harmless(answer.words) + "\n")


def harmless(words: str) -> str:
    """Return words in which nothing acts on a terminal: what would is written as an escape."""
    return words.translate(_ACTING)


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows in columns as wide as their widest cell; the last column is not filled up."""
    if not rows:
        return "None."
    widths = [max(_columns(r[n]) for r in (headings, *rows)) for n in range(len(headings))]
    lines = (
        "  ".join(_filled(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (headings, *rows)
    )
    return "\n".join(lines)


def _filled(cell: str, width: int) -> str:
    return cell + " " * (width - _columns(cell))


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes: Chinese letters two, marks on letters none."""
    on_letters = ("Mn", "Me", "Cf")
    return sum(
        1 + (unicodedata.east_asian_width(letter) in "WF")
        for letter in text
        if unicodedata.category(letter) not in on_letters
    )
