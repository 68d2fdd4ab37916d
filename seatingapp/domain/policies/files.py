"""Policy files: a school's policy as JSON, to be shared and edited; described in policy-files.md.

They hold nothing of any pupil. What is not as described is refused with the place in the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from seatingapp.domain.behaviour import BehaviourType, Polarity
from seatingapp.domain.json_checks import Fields, Wrong, described_by, line, parsed
from seatingapp.domain.ladder import DraftKind, LadderStep, ResetCycle
from seatingapp.domain.policies.checks import problems
from seatingapp.domain.policies.icons import ICONS
from seatingapp.domain.policies.policy import (
    LONGEST_CATEGORY,
    LONGEST_NAME,
    LONGEST_PICK,
    LONGEST_REASON,
    MOST_AMOUNT,
    MOST_CATEGORIES,
    MOST_PICKS,
    MOST_POINTS,
    MOST_STEPS,
    MOST_TYPES,
    SHORTCUTS,
    ContextPicks,
    Policy,
    settled,
)

FORMAT = "seatingapp-policy"
VERSION = 1
DOCUMENT = "docs/policy-files.md"
MOST_LETTERS = 400_000
LONGEST_TITLE = 60
LONGEST_ABOUT = 400
_MOST_VERSION = 2_000_000_000

_TOP = frozenset(
    (
        *("format", "version", "name", "about", "categories", "ladder", "types"),
        *("cycle", "netting", "context"),
    )
)
_STEP = frozenset({"name", "recorded", "points", "drafts", "detention_type", "for_families"})
_TYPE = frozenset(
    (
        *("name", "polarity", "points", "category", "icon", "shortcut", "step"),
        *("plain_reason", "most", "asks_context"),
    )
)
_PICKS = ("happened", "tried", "outcome")


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """What a policy file says. `detentions` names by step the kind of detention that it drafts."""

    name: str
    about: str
    policy: Policy
    detentions: Mapping[str, str]


def write_policy(
    policy: Policy, name: str, about: str = "", detention_types: Mapping[int, str] | None = None
) -> str:
    """Return the file of a policy: JSON, indented, ending in a line end; no retired types.

    `detention_types` are the names of the kinds of detention by id.
    """
    kinds = detention_types or {}
    data = {
        "format": FORMAT,
        "version": VERSION,
        "name": name,
        "about": about,
        "categories": list(policy.categories),
        "ladder": [_step_data(step, kinds) for step in policy.ladder],
        "types": [_type_data(kind) for kind in policy.in_use],
        "cycle": str(policy.cycle),
        "netting": policy.netting,
        "context": {list_: list(getattr(policy.picks, list_)) for list_ in _PICKS},
    }
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _step_data(step: LadderStep, kinds: Mapping[int, str]) -> dict[str, Any]:
    detention = kinds.get(step.detention_type_id or 0, "")
    return {
        "name": step.name,
        "recorded": step.recorded,
        "points": step.points,
        "drafts": str(step.drafts) if step.drafts else None,
        **({"detention_type": detention} if detention else {}),
        "for_families": step.for_families,
    }


def _type_data(kind: BehaviourType) -> dict[str, Any]:
    return {
        "name": kind.name,
        "polarity": str(kind.polarity),
        "points": kind.points,
        "category": kind.category,
        "icon": kind.icon,
        "shortcut": kind.shortcut,
        "step": kind.step,
        "plain_reason": kind.plain_reason,
        "most": kind.most,
        "asks_context": kind.asks_context,
    }


def read_policy(text: str) -> PolicyFile:
    """Return what a policy file says. Raises Refusal with what is wrong and where."""
    with described_by(DOCUMENT):
        return _read(text)


def _read(text: str) -> PolicyFile:
    found = parsed(text, MOST_LETTERS)
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise Wrong("This is no policy file of Seatingapp.", "", "Choose another file.")
    top = Fields(found, "", frozenset(found))
    if top.whole("version", 1, _MOST_VERSION) > VERSION:
        newer = "Install the newer version on this computer to read it."
        raise Wrong("This file was made by a newer version of Seatingapp.", "version", newer)
    top = Fields(found, "", _TOP)
    name = top.text("name", LONGEST_TITLE)
    if not name:
        raise Wrong("The policy has no name.", "name")
    detentions: dict[str, str] = {}
    categories = _texts(top, "categories", LONGEST_CATEGORY, MOST_CATEGORIES)
    ladder = tuple(_steps(top, detentions))
    types = tuple(
        _type(Fields(*item, _TYPE)) for item in top.each("types", MOST_TYPES, needed=True)
    )
    policy = Policy(
        types,
        ladder,
        categories,
        top.choice("cycle", ResetCycle, ResetCycle.NEVER),
        top.flag("netting", True),
        _picks(top),
    )
    if wrong := problems(policy):
        raise Wrong(wrong[0].what, _place(policy, wrong[0].what))
    return PolicyFile(name, top.text("about", LONGEST_ABOUT, ""), settled(policy), detentions)


def _place(policy: Policy, what: str) -> str:
    """Where what is wrong is likely to stand: the first thing that the sentence names."""
    listed = [(f"types {n}", kind.name) for n, kind in enumerate(policy.types, 1)]
    listed += [(f"ladder {n}", step.name) for n, step in enumerate(policy.ladder, 1)]
    return next((at for at, name in listed if name and name in what), "")


def _steps(top: Fields, detentions: dict[str, str]) -> Iterator[LadderStep]:
    for item, at in top.each("ladder", MOST_STEPS):
        fields = Fields(item, at, _STEP)
        name = fields.text("name", LONGEST_NAME)
        drafts = None
        if fields.has("drafts") and fields.raw("drafts") is not None:
            drafts = fields.choice("drafts", DraftKind)
        kind = fields.text("detention_type", LONGEST_NAME, "")
        if kind and drafts is not DraftKind.DETENTION:
            raise Wrong("A kind of detention is for steps that draft a detention.", at)
        if kind:
            detentions[name] = kind
        yield LadderStep(
            0,
            "",
            name,
            recorded=fields.flag("recorded", True),
            points=fields.whole("points", -MOST_POINTS, 0, 0),
            drafts=drafts,
            for_families=fields.flag("for_families", True),
        )


def _type(fields: Fields) -> BehaviourType:
    icon = fields.word("icon", ("", *ICONS)) if fields.has("icon") else ""
    key = fields.word("shortcut", ("", *SHORTCUTS)) if fields.has("shortcut") else ""
    return BehaviourType(
        0,
        "",
        fields.text("name", LONGEST_NAME),
        fields.choice("polarity", Polarity),
        fields.whole("points", -MOST_POINTS, MOST_POINTS),
        fields.text("category", LONGEST_CATEGORY, ""),
        icon,
        key,
        fields.text("step", LONGEST_NAME, ""),
        fields.text("plain_reason", LONGEST_REASON, ""),
        most=fields.whole("most", 1, MOST_AMOUNT, 1),
        asks_context=fields.flag("asks_context", False),
    )


def _picks(top: Fields) -> ContextPicks:
    if not top.has("context"):
        return ContextPicks()
    fields = Fields(top.raw("context"), "context", frozenset(_PICKS))
    return ContextPicks(*(_texts(fields, name, LONGEST_PICK, MOST_PICKS) for name in _PICKS))


def _texts(fields: Fields, name: str, longest: int, most: int) -> tuple[str, ...]:
    return tuple(line(value, at, longest) for value, at in fields.each(name, most))
