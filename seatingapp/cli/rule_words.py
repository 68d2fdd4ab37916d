"""A rule as it is typed, such as `apart "Tom W" "Kasia W" --metres 2`, as a rule file says it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, field

from seatingapp.cli.output import Json
from seatingapp.domain.errors import Refusal

NEAR = {"desk": "same desk", "beside": "beside", "table": "same table"}
MEASURES = {"attainment": "attainment", "sex": "sex", "praise": "lesson praise"}
_TODO = "seatingapp rules VAULT CLASS add --help lists what can be said."


@dataclass(frozen=True, slots=True)
class _Word:
    """What a word stands for: a kind of rule files, with fields that follow from the word alone.

    `people` is the field for the pupils typed; of `friends` and `helpers` the first pupil is the
    one whom the rule is about. `takes` are options that may be said, `needs` those that must.
    """

    kind: str
    people: str = ""
    takes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    fields: dict[str, Json] = field(default_factory=dict)


_AREA = ("zone", "seats")
_WORDS: dict[str, _Word] = {
    "apart": _Word("apart", "pupils", ("metres",)),
    "together": _Word("together", "pupils", ("near",)),
    "in": _Word("in area", "pupils", _AREA),
    "not-in": _Word("in area", "pupils", _AREA, fields={"inside": False}),
    "faces-board": _Word("faces board", "pupils"),
    "keep-empty": _Word("keep empty", "", _AREA),
    "from-front": _Word("from front"),
    "alternate": _Word("alternate", "", ("by",), ("by",)),
    "mix": _Word("attainment", "", ("within", "by"), fields={"mix": True}),
    "group": _Word("attainment", "", ("within", "by"), fields={"mix": False}),
    "balance": _Word("balance", "", ("measure", "by"), ("measure",)),
    "alphabetical": _Word("in order", fields={"listing": "alphabetical"}),
    "register": _Word("in order", fields={"listing": "register"}),
    "random": _Word("in order", "", ("seed",), fields={"listing": "random"}),
    "new-neighbours": _Word("new neighbours", "", ("plans",)),
    "few-moves": _Word("few moves"),
    "friends": _Word("friends", "friends"),
    "helper": _Word("helper beside", "helpers"),
}
WORDS = tuple(_WORDS)
_CALLED = {"by": "characteristic"}
_MEANING: dict[str, dict[str, str]] = {"near": NEAR, "measure": MEASURES}
_OPTIONS = ("metres", "near", *_AREA, "by", "within", "measure", "plans", "seed")
_ABOUT_ONE = ("friends", "helpers")


def said(arguments: Namespace, person: Callable[[str], Json]) -> dict[str, Json]:
    """Return what was typed as one rule of a rule file; `person` is how it names a pupil.

    Raises Refusal for a word that is none, and options that are missing or not for it.
    """
    word = _WORDS.get(arguments.what)
    if word is None:
        listed = ", ".join(WORDS)
        raise _refusal(f"There is no rule called {arguments.what}.", f"Rules: {listed}.")
    _check(arguments, word)
    rule: dict[str, Json] = {"kind": word.kind, **word.fields}
    rule |= _people([person(p) for p in arguments.pupils], word)
    for option in _OPTIONS:
        value = getattr(arguments, option)
        if value is not None:
            rule[_CALLED.get(option, option)] = _meant(option, value)
    rule |= {"strength": arguments.strength, "active": not arguments.off}
    if arguments.note:
        rule["note"] = arguments.note
    return {**rule, **_owner(arguments)}


def _meant(option: str, value: Json) -> Json:
    """What a rule file says for a value: some words are shorter when they are typed."""
    return _MEANING[option][str(value)] if option in _MEANING else value


def _check(arguments: Namespace, word: _Word) -> None:
    for option in _OPTIONS:
        given = getattr(arguments, option) is not None
        shown = "--seat" if option == "seats" else f"--{option}"
        if given and option not in word.takes:
            raise _refusal(f"{shown} is not for {arguments.what}.")
        if option in word.needs and not given:
            raise _refusal(f"{arguments.what} needs {shown}.")
    if arguments.pupils and not word.people:
        raise _refusal(f"{arguments.what} names no pupils.")
    if word.people in _ABOUT_ONE and not arguments.pupils:
        raise _refusal(f"{arguments.what} needs a pupil.")
    if arguments.strength is None:
        raise _refusal("Say how much the rule matters.", todo="Add --strength must, or a wish.")


def _people(pupils: list[Json], word: _Word) -> dict[str, Json]:
    if word.people in _ABOUT_ONE:
        return {"pupil": pupils[0], word.people: pupils[1:]}
    return {word.people: pupils} if word.people else {}


def _owner(arguments: Namespace) -> dict[str, Json]:
    """Whose the rule is, where it is not one of the class."""
    if arguments.follow and arguments.room:
        raise _refusal("A rule that follows a pupil is not for one room only.")
    if arguments.follow:
        return {"scope": "pupil"}
    if arguments.room:
        plan = {"room": arguments.room, "purpose": arguments.purpose or "lesson"}
        return {"scope": "plan", "plan": {**plan, "name": arguments.plan_name or ""}}
    if arguments.purpose or arguments.plan_name:
        raise _refusal("--purpose and --plan-name go with --room.")
    return {}


def _refusal(what: str, where: str = "", todo: str = _TODO) -> Refusal:
    return Refusal(what, where=where, kept="No rule was added.", todo=todo)
