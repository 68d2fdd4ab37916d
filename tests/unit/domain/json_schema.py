"""As much of JSON Schema 2020-12 as the schemas in docs/ use; any other keyword is an error."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.unit.domain.room_file_texts import DOCS, Json

_ABOUT = {"$schema", "$defs", "title", "description"}
_TYPES: dict[str, Callable[[object], bool]] = {
    "object": lambda v: isinstance(v, dict),
    "array": lambda v: isinstance(v, list),
    "string": lambda v: isinstance(v, str),
    "boolean": lambda v: isinstance(v, bool),
    "number": lambda v: isinstance(v, int | float) and not isinstance(v, bool),
    "integer": lambda v: _TYPES["number"](v) and v == v // 1,  # type: ignore[operator]
}


def same(one: object, other: object) -> bool:
    """Are two values one in JSON? There 1 is 1.0, and neither is true."""
    return one == other and isinstance(one, bool) == isinstance(other, bool)


@dataclass(frozen=True)
class Schema:
    """A schema, with what its `$ref`s mean."""

    rules: dict[str, Any]

    @classmethod
    def of(cls, path: str) -> Schema:
        """Read one of docs/."""
        return cls(json.loads(Path(DOCS, path).read_text(encoding="utf-8")))

    def followed_by(self, value: Json) -> bool:
        """Does a value follow the schema? Raises KeyError for a keyword that is not known here."""
        return self._follows(value, self.rules)

    def _follows(self, value: Json, rules: dict[str, Any]) -> bool:
        return all(self._keeps(value, word, rule, rules) for word, rule in rules.items())

    def _keeps(self, value: Json, word: str, rule: Json, rules: dict[str, Any]) -> bool:
        """Does a value keep one keyword? Those of other types of value say nothing about it."""
        if word in _ABOUT:
            return True
        if word == "$ref":
            return self._follows(value, self.rules["$defs"][rule.removeprefix("#/$defs/")])
        if word == "oneOf":
            return sum(self._follows(value, one) for one in rule) == 1
        if word in ("type", "const", "enum"):
            return {
                "type": lambda: _TYPES[rule](value),
                "const": lambda: same(value, rule),
                "enum": lambda: any(same(value, one) for one in rule),
            }[word]()
        of, check = _KEYWORDS[word]
        return not _TYPES[of](value) or check(self, value, rule, rules)

    def _properties(self, value: Json, rule: Json) -> bool:
        return all(self._follows(value[name], rule[name]) for name in rule if name in value)


_Check = Callable[[Schema, Any, Any, dict[str, Any]], bool]
_KEYWORDS: dict[str, tuple[str, _Check]] = {
    "required": ("object", lambda _, v, rule, __: all(name in v for name in rule)),
    "additionalProperties": (
        "object",
        lambda _, v, rule, rules: rule or set(v) <= set(rules["properties"]),
    ),
    "properties": ("object", lambda schema, v, rule, _: schema._properties(v, rule)),
    "minProperties": ("object", lambda _, v, rule, __: len(v) >= rule),
    "items": ("array", lambda schema, v, rule, _: all(schema._follows(x, rule) for x in v)),
    "minItems": ("array", lambda _, v, rule, __: len(v) >= rule),
    "maxItems": ("array", lambda _, v, rule, __: len(v) <= rule),
    "minLength": ("string", lambda _, v, rule, __: len(v) >= rule),
    "maxLength": ("string", lambda _, v, rule, __: len(v) <= rule),
    "pattern": ("string", lambda _, v, rule, __: re.search(rule, v) is not None),
    "minimum": ("number", lambda _, v, rule, __: v >= rule),
    "maximum": ("number", lambda _, v, rule, __: v <= rule),
}
