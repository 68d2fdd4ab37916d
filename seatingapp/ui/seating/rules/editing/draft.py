"""A rule that is being written: every blank of every kind, so that a change of kind loses none."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import Enum
from functools import singledispatch

from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rules.kinds import (
    Alternate,
    Apart,
    Area,
    Attainment,
    Balance,
    Evidence,
    FacesBoard,
    FewMoves,
    Friends,
    FromFront,
    HelperBeside,
    InArea,
    InOrder,
    KeepEmpty,
    Kind,
    Listing,
    Measure,
    Near,
    NewNeighbours,
    Together,
    Within,
)
from seatingapp.domain.rules.rule import ForClass, Owner, Rule, Strength


class Form(Enum):
    """The kinds of rules, as the list of the dialog knows them."""

    APART = "apart"
    TOGETHER = "together"
    FRIENDS = "friends"
    HELPER = "helper"
    AREA = "area"
    FACES = "faces"
    EMPTY = "empty"
    FRONT = "front"
    NEW = "new"
    FEW = "few"
    ORDER = "order"
    ALTERNATE = "alternate"
    ATTAINMENT = "attainment"
    BALANCE = "balance"
    EVIDENCE = "evidence"


# What each kind looks like in a rule. Those with one blank for pupils keep it in `pupils`.
_FORMS: dict[type, Form] = {
    Apart: Form.APART,
    Together: Form.TOGETHER,
    Friends: Form.FRIENDS,
    HelperBeside: Form.HELPER,
    InArea: Form.AREA,
    FacesBoard: Form.FACES,
    KeepEmpty: Form.EMPTY,
    FromFront: Form.FRONT,
    NewNeighbours: Form.NEW,
    FewMoves: Form.FEW,
    InOrder: Form.ORDER,
    Alternate: Form.ALTERNATE,
    Attainment: Form.ATTAINMENT,
    Balance: Form.BALANCE,
    Evidence: Form.EVIDENCE,
}
# How much a new rule of a kind matters unless somebody says otherwise.
_STRENGTHS = {
    Form.FRIENDS: Strength.HIGH,
    Form.FRONT: Strength.MEDIUM,
    Form.NEW: Strength.HIGH,
    Form.FEW: Strength.LOW,
    Form.ORDER: Strength.MEDIUM,
    Form.ALTERNATE: Strength.MEDIUM,
    Form.ATTAINMENT: Strength.MEDIUM,
    Form.BALANCE: Strength.MEDIUM,
    Form.EVIDENCE: Strength.HIGH,
}


@dataclass(frozen=True, slots=True)
class Draft:
    """Blanks as they are filled in now; numbers as they were typed.

    `one` is the pupil whom a friend wish or a helper is about, `pupils` are the many of other
    kinds, `others` the friends or helpers. `metres` is empty where pupils may just not be
    neighbours. `uid` is that of the rule that is changed, "" for a new one.
    """

    form: Form
    owner: Owner
    uid: str = ""
    strength: Strength = Strength.MUST
    note: str = ""
    active: bool = True
    pupils: tuple[int, ...] = ()
    one: tuple[int, ...] = ()
    others: tuple[int, ...] = ()
    by_metres: bool = True
    metres: str = "2"
    near: Near = Near.BESIDE
    area: Area = Area()
    inside: bool = True
    everyone: bool = True
    chair: bool = False
    plans: str = "3"
    listing: Listing = Listing.ALPHABETICAL
    seed: int = 0
    trait: Characteristic = Characteristic.PRIOR_ATTAINMENT
    level: Characteristic = Characteristic.PRIOR_ATTAINMENT  # of attainment
    mix: bool = True
    within: Within = Within.DESK
    measure: Measure = Measure.ATTAINMENT
    evidence: Evidence | None = None


def new_draft(form: Form, class_id: int) -> Draft:
    """An empty rule of a class."""
    return Draft(form, ForClass(class_id), strength=_STRENGTHS.get(form, Strength.MUST))


def with_form(draft: Draft, form: Form) -> Draft:
    """The same blanks for another kind; who was named stays named."""
    who = draft.pupils or (*draft.one, *draft.others)
    changed = replace(draft, form=form, pupils=who)
    if not draft.uid and draft.strength is _STRENGTHS.get(draft.form, Strength.MUST):
        changed = replace(changed, strength=_STRENGTHS.get(form, Strength.MUST))
    if form in (Form.FRIENDS, Form.HELPER) and not draft.one:
        changed = replace(changed, one=who[:1], others=who[1:])
    return replace(changed, everyone=not who)


def draft_of(rule: Rule) -> Draft:
    """The blanks of a rule, filled in."""
    form = _FORMS[type(rule.kind)]
    draft = Draft(form, rule.owner, rule.uid, rule.strength, rule.note, rule.active)
    return _filled(rule.kind, draft)


@singledispatch
def _filled(_kind: Kind, draft: Draft) -> Draft:
    """What has no blanks leaves them as they are."""
    return draft


@_filled.register
def _(kind: Apart, draft: Draft) -> Draft:
    metres = draft.metres if kind.metres is None else f"{kind.metres:g}"
    return replace(draft, pupils=kind.pupils, by_metres=kind.metres is not None, metres=metres)


@_filled.register
def _(kind: Together, draft: Draft) -> Draft:
    return replace(draft, pupils=kind.pupils, near=kind.near)


@_filled.register
def _(kind: InArea, draft: Draft) -> Draft:
    return replace(draft, pupils=kind.pupils, area=kind.area, inside=kind.inside)


@_filled.register
def _(kind: FacesBoard, draft: Draft) -> Draft:
    return replace(draft, pupils=kind.pupils, everyone=not kind.pupils)


@_filled.register
def _(kind: KeepEmpty, draft: Draft) -> Draft:
    return replace(draft, area=kind.area)


@_filled.register
def _(kind: Friends, draft: Draft) -> Draft:
    return replace(draft, one=(kind.pupil,), others=kind.friends)


@_filled.register
def _(kind: HelperBeside, draft: Draft) -> Draft:
    return replace(draft, one=(kind.pupil,), others=kind.helpers, chair=not kind.helpers)


@_filled.register
def _(kind: NewNeighbours, draft: Draft) -> Draft:
    return replace(draft, plans=str(kind.plans))


@_filled.register
def _(kind: InOrder, draft: Draft) -> Draft:
    return replace(draft, listing=kind.listing, seed=kind.seed)


@_filled.register
def _(kind: Alternate, draft: Draft) -> Draft:
    return replace(draft, trait=kind.trait)


@_filled.register
def _(kind: Attainment, draft: Draft) -> Draft:
    return replace(draft, mix=kind.mix, within=kind.within, level=kind.trait)


@_filled.register
def _(kind: Balance, draft: Draft) -> Draft:
    return replace(draft, measure=kind.measure, level=kind.trait)


@_filled.register
def _(kind: Evidence, draft: Draft) -> Draft:
    return replace(draft, evidence=kind)


def kind_of(draft: Draft) -> Kind | None:
    """What the blanks say; None where one is empty that has to be filled or cannot be read."""
    one = draft.one[0] if draft.one else None
    match draft.form:
        case Form.APART:
            metres = number(draft.metres) if draft.by_metres else None
            unread = draft.by_metres and metres is None
            return None if unread or not draft.pupils else Apart(draft.pupils, metres)
        case Form.TOGETHER:
            return Together(draft.pupils, draft.near) if draft.pupils else None
        case Form.FRIENDS:
            return Friends(one, draft.others) if one is not None and draft.others else None
        case Form.HELPER:
            if one is None or not (draft.chair or draft.others):
                return None
            return HelperBeside(one, () if draft.chair else draft.others)
    return _place_of(draft)


def _place_of(draft: Draft) -> Kind | None:
    has_area = bool(draft.area.zone or draft.area.seats)
    match draft.form:
        case Form.AREA:
            ready = has_area and draft.pupils
            return InArea(draft.pupils, draft.area, draft.inside) if ready else None
        case Form.EMPTY:
            return KeepEmpty(draft.area) if has_area else None
        case Form.FACES if draft.everyone:
            return FacesBoard()
        case Form.FACES:
            return FacesBoard(draft.pupils) if draft.pupils else None
    return _class_of(draft)


def _class_of(draft: Draft) -> Kind | None:
    plans = number(draft.plans)
    kinds: dict[Form, Kind | None] = {
        Form.FRONT: FromFront(),
        Form.FEW: FewMoves(),
        Form.NEW: NewNeighbours(int(plans)) if plans is not None and plans % 1 == 0 else None,
        Form.ORDER: InOrder(draft.listing, draft.seed if draft.listing is Listing.RANDOM else 0),
        Form.ALTERNATE: Alternate(draft.trait),
        Form.ATTAINMENT: Attainment(draft.mix, draft.within, draft.level),
        Form.BALANCE: Balance(draft.measure, draft.level),
        Form.EVIDENCE: draft.evidence,
    }
    return kinds[draft.form]


def number(text: str) -> float | None:
    """A number as people type it: `2`, `2.5`, `2,5`, `2 m`; None where it is none."""
    try:
        value = float(text.strip().removesuffix("m").strip().replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) else None
