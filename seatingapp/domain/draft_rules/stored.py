"""What rules that draft say, as JSON: the form in which the vault keeps them.

An object with the fields of `DraftRule`; those that have a default may be missing:

    {"polarity": "concern", "threshold": 3, "window": {"span": "school days", "length": 5},
     "outcome": "detention", "measure": "events", "types": [5], "category": "Focus",
     "step": "C2 recorded", "classes": [1], "years": ["9"], "detention_type": 1,
     "since": "2026-11-23T08:00:00+00:00"}

Types, classes and the type of detention are the vault's own numbers, words are those of the
enumerations, moments are ISO with their zone. Name, uid, place and whether it is on stand beside.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.draft_rules.rule import DraftRule, Measure, Span, Window
from seatingapp.domain.ladder import DraftKind

_FIELDS = frozenset(
    ("polarity", "threshold", "window", "outcome", "measure", "types", "category", "step")
) | {"classes", "years", "detention_type", "since"}


def to_data(rule: DraftRule) -> dict[str, Any]:
    """Return what a rule says as what JSON can hold, without what has its default."""
    window: dict[str, Any] = {"span": rule.window.span.value}
    if rule.window.rolls:
        window["length"] = rule.window.length
    said: dict[str, Any] = {
        "polarity": rule.polarity.value,
        "threshold": rule.threshold,
        "window": window,
        "outcome": rule.outcome.value,
        "measure": rule.measure.value,
    }
    more: dict[str, Any] = {
        "types": list(rule.types),
        "category": rule.category,
        "step": rule.step,
        "classes": list(rule.classes),
        "years": list(rule.years),
        "detention_type": rule.detention_type_id,
        "since": rule.since.isoformat() if rule.since else None,
    }
    return said | {name: value for name, value in more.items() if value}


def from_data(data: Mapping[str, Any]) -> DraftRule:
    """Return the rule that data says. Raises ValueError, KeyError or TypeError otherwise."""
    if not data.keys() <= _FIELDS:
        raise ValueError("A rule that drafts has no such field.")
    since = data.get("since")
    return DraftRule(
        Polarity(data["polarity"]),
        _whole(data["threshold"]),
        _window(data["window"]),
        DraftKind(data["outcome"]),
        Measure(data.get("measure", Measure.EVENTS)),
        tuple(_whole(t) for t in _list(data.get("types", []))),
        _text(data.get("category", "")),
        _text(data.get("step", "")),
        tuple(_whole(c) for c in _list(data.get("classes", []))),
        tuple(_text(y) for y in _list(data.get("years", []))),
        None if data.get("detention_type") is None else _whole(data["detention_type"]),
        since=None if since is None else _moment(since),
    )


def to_json(rule: DraftRule) -> str:
    """Return what a rule says as compact JSON."""
    return json.dumps(to_data(rule), separators=(",", ":"), ensure_ascii=False)


def from_json(text: str) -> DraftRule:
    """Return the rule that a text says. Raises ValueError, KeyError or TypeError otherwise."""
    data = json.loads(text)
    if not isinstance(data, dict):
        raise TypeError("What a rule says is an object.")
    return from_data(data)


def _window(value: object) -> Window:
    if not isinstance(value, dict) or not value.keys() <= {"span", "length"}:
        raise TypeError("A window is a span and a length.")
    return Window(Span(value["span"]), _whole(value.get("length", 0)))


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("A whole number is wanted.")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("A list is wanted.")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("A text is wanted.")
    return value


def _moment(value: object) -> dt.datetime:
    found = dt.datetime.fromisoformat(_text(value))
    if found.tzinfo is None:
        raise ValueError("A moment needs its zone.")
    return found.astimezone(dt.UTC)
