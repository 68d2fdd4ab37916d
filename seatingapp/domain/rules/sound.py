"""Whether what a rule says can be meant at all, whatever the class and the room."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from functools import singledispatch

from seatingapp.domain.errors import Refusal
from seatingapp.domain.names import tidy
from seatingapp.domain.rules.kinds import (
    MOST_FRIENDS,
    Apart,
    Area,
    Evidence,
    FacesBoard,
    Friends,
    HelperBeside,
    InArea,
    KeepEmpty,
    Kind,
    Near,
    NewNeighbours,
    Together,
    pupils_in,
)
from seatingapp.domain.rules.rule import ForPupil, Rule
from seatingapp.domain.zones import LONGEST_NAME

METRES = (0.5, 30.0)  # how far apart pupils can be kept
MOST_PLANS = 20  # that new neighbours look back
MOST_HELPERS = 6
LONGEST_ZONE = LONGEST_NAME
LONGEST_NOTE = 200
_KEPT = "No rule was changed."


def sound(rule: Rule) -> Rule:
    """Return the rule with its words tidied and no pupil named twice.

    Raises Refusal where it can mean nothing: too few or too many pupils, a pupil and themselves,
    a distance out of `METRES`, no seats, or a rule of a pupil that does not name them.
    """
    kind = _tidied(rule.kind)
    _check(kind)
    note = tidy(rule.note)
    if len(note) > LONGEST_NOTE:
        raise _refusal(f"A reason has at most {LONGEST_NOTE} letters.", "Write a shorter one.")
    of = rule.owner
    if isinstance(of, ForPupil) and of.pupil_id not in pupils_in(kind):
        raise _refusal(
            "A rule that follows a pupil has to name them.",
            "Name the pupil in the rule, or make it a rule of the class.",
        )
    return replace(rule, kind=kind, note=note)


def same(one: Kind, other: Kind) -> bool:
    """Whether two rules say the same: the order in which pupils are named does not count."""
    return _in_order(one) == _in_order(other)


def _in_order(kind: Kind) -> Kind:
    changes = {
        f.name: tuple(sorted(getattr(kind, f.name)))
        for f in fields(kind)
        if f.name in ("pupils", "friends", "helpers")
    }
    return _with(_tidied(kind, fold=True), changes)


def _with(kind: Kind, changes: Mapping[str, object]) -> Kind:
    values = {f.name: getattr(kind, f.name) for f in fields(kind)}
    return type(kind)(**{**values, **changes})


def _tidied(kind: Kind, *, fold: bool = False) -> Kind:
    changes: dict[str, object] = {
        f.name: tuple(dict.fromkeys(getattr(kind, f.name)))
        for f in fields(kind)
        if f.name in ("pupils", "friends", "helpers")
    }
    if isinstance(kind, InArea | KeepEmpty):
        zone = tidy(kind.area.zone)
        changes["area"] = replace(kind.area, zone=zone.casefold() if fold else zone)
    return _with(kind, changes)


@singledispatch
def _check(_kind: Kind) -> None:
    """What has neither pupils, an area nor a number is always sound."""


@_check.register
def _(kind: Apart) -> None:
    _at_least_two(kind.pupils)
    least, most = METRES
    metres = kind.metres
    if metres is not None and not (math.isfinite(metres) and least <= metres <= most):
        raise _refusal(
            f"Pupils can be kept {least:g} to {most:g} m apart.", "Choose such a distance."
        )


@_check.register
def _(kind: Together) -> None:
    _at_least_two(kind.pupils)
    if kind.near is Near.BESIDE and len(kind.pupils) > 2:
        raise _refusal(
            "Only two pupils can sit side by side.",
            "Name two, or keep them together at one desk or table.",
        )


@_check.register
def _(kind: InArea) -> None:
    if not kind.pupils:
        raise _refusal("This rule names no pupil.", "Choose at least one.")
    _check_area(kind.area)


@_check.register
def _(kind: KeepEmpty) -> None:
    _check_area(kind.area)


@_check.register
def _(kind: Friends) -> None:
    if not kind.friends or len(kind.friends) > MOST_FRIENDS:
        raise _refusal(
            f"A pupil can wish for one to {MOST_FRIENDS} others.", f"Name at most {MOST_FRIENDS}."
        )
    _not_oneself(kind.pupil, kind.friends)


@_check.register
def _(kind: HelperBeside) -> None:
    if len(kind.helpers) > MOST_HELPERS:
        raise _refusal(f"At most {MOST_HELPERS} helpers can be named.", "Name fewer.")
    _not_oneself(kind.pupil, kind.helpers)


@_check.register
def _(kind: NewNeighbours) -> None:
    if not 1 <= kind.plans <= MOST_PLANS:
        raise _refusal(
            f"New neighbours look back on 1 to {MOST_PLANS} plans.", "Choose such a number."
        )


@_check.register
def _(kind: Evidence) -> None:
    if not kind.pairs:
        raise _refusal("This rule names no pair of pupils.", "Choose at least one.")
    for pair in kind.pairs:
        _not_oneself(pair.one, (pair.other,))
    if kind.since > kind.until:
        raise _refusal("The time of this rule ends before it begins.", "Look at the counts anew.")


@_check.register
def _(kind: FacesBoard) -> None:
    """No pupils stands for everyone."""


def _at_least_two(pupils: Sequence[int]) -> None:
    if len(pupils) < 2:
        raise _refusal("This rule needs two pupils or more.", "Choose another one.")


def _not_oneself(pupil: int, others: Sequence[int]) -> None:
    if pupil in others:
        raise _refusal("A pupil cannot sit next to themselves.", "Choose somebody else.")


def _check_area(area: Area) -> None:
    if bool(area.zone) == bool(area.seats):
        raise _refusal("This rule needs a zone, or else seats.", "Choose one of the two.")
    if len(area.zone) > LONGEST_ZONE:
        raise _refusal(
            f"The name of a zone has at most {LONGEST_ZONE} letters.", "Choose a shorter one."
        )


def _refusal(what: str, todo: str) -> Refusal:
    return Refusal(what, kept=_KEPT, todo=todo)
