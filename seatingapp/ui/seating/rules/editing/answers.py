"""What a draft becomes when a blank of it is filled. No Qt."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rules.kinds import MOST_FRIENDS, Measure, Near, Within
from seatingapp.domain.rules.sound import METRES, MOST_PLANS
from seatingapp.ui.seating.rules.editing.draft import Draft, Form, number, with_form
from seatingapp.ui.seating.rules.editing.forms import LEVELS, TRAITS

_STEP = 0.5  # m


def chosen(draft: Draft, key: str) -> tuple[int, ...]:
    """Who stands in a blank for pupils."""
    return {"pupils": draft.pupils, "one": draft.one, "others": draft.others}[key]


def named(draft: Draft, key: str, who: tuple[int, ...]) -> Draft:
    """Put pupils into a blank."""
    if key == "one":
        return replace(draft, one=who)
    return replace(draft, others=who) if key == "others" else replace(draft, pupils=who)


def taken(draft: Draft, who: tuple[int, ...]) -> Draft:
    """Put pupils into the blanks of a draft: the first is the one whom a wish or help is about."""
    if draft.form is Form.FRIENDS:
        return replace(draft, one=who[:1], others=who[1 : 1 + MOST_FRIENDS])
    if draft.form is Form.HELPER:
        return replace(draft, one=who[:1], others=who[1:])
    return replace(draft, pupils=who, everyone=False)


def fitted(draft: Draft, form: Form, in_use: Collection[Characteristic]) -> Draft:
    """The same blanks for another kind, with characteristics that the school records."""
    changed = with_form(draft, form)
    if changed.trait not in in_use:
        trait = next((t for t in TRAITS if t in in_use), changed.trait)
        changed = replace(changed, trait=trait)
    if changed.level not in in_use:
        level = next((t for t in LEVELS if t in in_use), changed.level)
        changed = replace(changed, level=level)
    if changed.level not in in_use and changed.measure is Measure.ATTAINMENT:
        changed = replace(changed, measure=Measure.PRAISE)
    return changed


def typed(draft: Draft, key: str, text: str) -> Draft:
    """Put what was typed into a blank for a number."""
    return replace(draft, metres=text) if key == "metres" else replace(draft, plans=text)


def stepped(draft: Draft, key: str, by: int) -> Draft:
    """Make a number larger or smaller by a step, within what is allowed."""
    if key == "metres":
        metres, (least, most) = number(draft.metres), METRES
        far = 2.0 if metres is None else min(max(metres + by * _STEP, least), most)
        return replace(draft, metres=f"{far:g}")
    plans = number(draft.plans)
    back = 3 if plans is None else min(max(int(plans) + by, 1), MOST_PLANS)
    return replace(draft, plans=str(back))


def answered(draft: Draft, key: str, answer: str) -> Draft:
    """Put an answer into a blank that has a few."""
    match key:
        case "far":
            return replace(draft, by_metres=answer == "metres")
        case "near":
            return replace(draft, near=Near(answer))
        case "inside":
            return replace(draft, inside=answer == "in")
        case "everyone":
            return replace(draft, everyone=answer == "all")
        case "chair":
            return replace(draft, chair=answer == "chair")
    return _answered_of_class(draft, key, answer)


def _answered_of_class(draft: Draft, key: str, answer: str) -> Draft:
    match key:
        case "trait":
            return replace(draft, trait=Characteristic(answer))
        case "level":
            return replace(draft, level=Characteristic(answer))
        case "mix":
            return replace(draft, mix=answer == "mix")
        case "within":
            return replace(draft, within=Within(answer))
        case "measure":
            return _measured(draft, answer)
    raise KeyError(key)


def _measured(draft: Draft, answer: str) -> Draft:
    if answer.startswith("level:"):
        level = Characteristic(answer.removeprefix("level:"))
        return replace(draft, measure=Measure.ATTAINMENT, level=level)
    return replace(draft, measure=Measure(answer))
