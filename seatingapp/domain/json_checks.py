"""Checks of untrusted JSON: each value is asked for by name and kind, or refused in a sentence."""

from __future__ import annotations

import datetime as dt
import json
import math
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from seatingapp.domain.errors import Refusal
from seatingapp.domain.names import tidy

_Chosen = TypeVar("_Chosen", bound=StrEnum)
_MOST_TOLD = 40  # letters of what was found instead
_OUTERMOST = "the outermost braces"
_TODO = "Ask for the file again, or correct it"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Wrong(Refusal):
    """Something in a file is not as its description says. `place` is where, in the file."""

    def __init__(self, what: str, place: str, todo: str = f"{_TODO}.") -> None:
        where = f"Place in the file: {place}." if place else ""
        super().__init__(what, where=where, kept="Nothing was added or changed.", todo=todo)
        self.place = place


@contextmanager
def described_by(document: str) -> Iterator[None]:
    """Let refusals of what is read meanwhile name the document that describes the file.

    One that says something else to do keeps that.
    """
    try:
        yield
    except Wrong as wrong:
        if wrong.todo != f"{_TODO}.":
            raise
        told = f"{_TODO}: {document} describes it."
        raise Wrong(wrong.what, wrong.place, told) from None


class _Twice(ValueError):
    """A field stands twice in one object, so that nobody can say which one counts."""


def parsed(text: str, most: int) -> object:
    """Return what a text of at most `most` letters holds as JSON. Raises Wrong."""
    if len(text) > most:
        raise Wrong(f"This file is too large: at most {most:,} letters are read.", "")
    try:
        found: object = json.loads(
            text.removeprefix("\ufeff"), parse_constant=_no_number, object_pairs_hook=_once
        )
        return found
    except _Twice as twice:
        raise Wrong(f"The field {_told(twice.args[0])} stands twice in one object.", "") from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, letter {error.colno}"
        raise Wrong("This file is no JSON, or it ends too early.", place) from None
    except (ValueError, RecursionError):
        raise Wrong("This file is no JSON that can be read.", "") from None


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _Twice(name)
        found[name] = value
    return found


class Fields:
    """One object of the file, whose fields are taken out one by one. Every method raises Wrong."""

    def __init__(self, value: object, where: str, names: frozenset[str]) -> None:
        """Refuse what is no object, and any field that is not in `names`."""
        if not isinstance(value, dict):
            raise Wrong(f"Here is {_kind(value)}, not an object in braces.", where)
        for name in value:
            if name not in names:
                raise Wrong(f"There is no field {_told(name)} here.", where or _OUTERMOST)
        self._values = value
        self.where = where

    def has(self, name: str) -> bool:
        """Is the field there?"""
        return name in self._values

    def raw(self, name: str) -> object:
        """Return a field that has to be there, as it is."""
        if name not in self._values:
            raise Wrong(f"The field {name} is missing.", self.where or _OUTERMOST)
        return self._values[name]

    def at(self, name: str) -> str:
        """Where a field is, for a sentence."""
        return f"{self.where}, {name}" if self.where else name

    def number(self, name: str, least: float, most: float, default: float | None = None) -> float:
        """Return a number within limits."""
        if default is not None and not self.has(name):
            return default
        return number(self.raw(name), self.at(name), least, most)

    def whole(self, name: str, least: int, most: int, default: int | None = None) -> int:
        """Return a whole number within limits; it may be written 2 or 2.0."""
        if default is not None and not self.has(name):
            return default
        return whole(self.raw(name), self.at(name), least, most)

    def text(self, name: str, most: int, default: str | None = None) -> str:
        """Return one line of text, as `line` does."""
        if default is not None and not self.has(name):
            return default
        return line(self.raw(name), self.at(name), most)

    def flag(self, name: str, default: bool) -> bool:
        """Return true or false."""
        value = self._values.get(name, default)
        if not isinstance(value, bool):
            raise Wrong(f"Here is {_kind(value)}, not true or false.", self.at(name))
        return value

    def day(self, name: str) -> dt.date:
        """Return a day that is written 2026-11-23."""
        value = self.raw(name)
        if not isinstance(value, str) or not _DAY.fullmatch(value):
            raise Wrong(f"Here is {_told(value)}, not a day like 2026-11-23.", self.at(name))
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise Wrong(f"There is no day {_told(value)}.", self.at(name)) from None

    def choice(self, name: str, kinds: type[_Chosen], default: _Chosen | None = None) -> _Chosen:
        """Return one word of a list."""
        if default is not None and not self.has(name):
            return default
        return kinds(self.word(name, tuple(kind.value for kind in kinds)))

    def word(self, name: str, words: tuple[str, ...]) -> str:
        """Return one of several words."""
        value = self.raw(name)
        if isinstance(value, str) and value in words:
            return value
        listed = ", ".join(words)
        raise Wrong(f"Here is {_told(value)}, not one of: {listed}.", self.at(name))

    def each(self, name: str, most: int, *, needed: bool = False) -> Iterator[tuple[object, str]]:
        """Return the members of a list of at most `most`, each with where it is."""
        if not needed and not self.has(name):
            return iter(())
        value = self.raw(name)
        if not isinstance(value, list):
            raise Wrong(f"Here is {_kind(value)}, not a list.", self.at(name))
        if len(value) > most:
            raise Wrong(f"Here are {len(value):,}, and at most {most:,} are read.", self.at(name))
        return ((item, f"{self.at(name)} {n}") for n, item in enumerate(value, 1))


def number(value: object, where: str, least: float, most: float) -> float:
    """Return a number within limits. Raises Wrong."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Wrong(f"Here is {_kind(value)}, not a number.", where)
    if not (math.isfinite(value) if isinstance(value, float) else True):
        raise Wrong("This number is too large.", where)
    if not least <= value <= most:
        raise Wrong(f"This number is not from {least:,.10g} to {most:,.10g}.", where)
    return float(value)


def whole(value: object, where: str, least: int, most: int) -> int:
    """Return a whole number within limits. Raises Wrong."""
    found = number(value, where, least, most)
    if found != int(found):
        raise Wrong("This number is not a whole one.", where)
    return int(found)


def line(value: object, where: str, most: int) -> str:
    """Return one line of text without control characters, blanks tidied. Raises Wrong.

    It is counted as it was written, so that a schema counts the same.
    """
    if not isinstance(value, str):
        raise Wrong(f"Here is {_kind(value)}, not a text.", where)
    if any(unicodedata.category(c) in ("Cc", "Cs") and not c.isspace() for c in value):
        raise Wrong("There are characters here that are no letters.", where)
    tidied = tidy(value)
    if max(len(value), len(tidied)) > most:
        raise Wrong(f"This text is longer than {most} letters.", where)
    return tidied


def _told(value: object) -> str:
    """What was found, short and harmless: only what can be printed."""
    text = value if isinstance(value, str) else _kind(value)
    shown = "".join(c if c.isprintable() else "?" for c in text[:_MOST_TOLD])
    cut = "..." if len(text) > _MOST_TOLD else ""
    return f"“{shown}{cut}”" if isinstance(value, str) else text


def _kind(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "a text"
    return "a list" if isinstance(value, list) else "an object"
