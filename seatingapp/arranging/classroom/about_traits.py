"""What rules about characteristics come to: alternate, mix or group attainment, balance tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from seatingapp.arranging.classroom.alike_checks import AlikeCheck
from seatingapp.arranging.classroom.any_checks import AnyCheck
from seatingapp.arranging.classroom.finding import Check, Idle
from seatingapp.arranging.classroom.ground import Ground
from seatingapp.arranging.classroom.group_checks import MixCheck, SumCheck, in_groups
from seatingapp.arranging.classroom.scene import Scene
from seatingapp.arranging.classroom.shares import SCALE, Listed
from seatingapp.domain.pupils import YES, Characteristic
from seatingapp.domain.rules.kinds import Alternate, Attainment, Balance, Kind, Measure, Within
from seatingapp.domain.rules.levels import Levels, counted_levels, levels
from seatingapp.domain.rules.sentences import trait_words
from seatingapp.domain.rules.uses import traits_of

_PLURALS = {"f": "girls", "female": "girls", "m": "boys", "male": "boys"}


def alternate(kind: Alternate, scene: Scene) -> Check:
    """Nobody sits beside somebody with the same value; who has none recorded never fails."""
    if _is_off(kind, scene):
        return _off(trait_words(kind.trait))
    found = {p: " ".join(v.split()) for p, v in scene.values(kind.trait).items()}
    if len(found) < 2:
        return Idle(f"{_capital(trait_words(kind.trait))} is recorded for fewer than two of them.")
    names = {v.casefold(): v for v in sorted(found.values(), reverse=True)}
    number = {value: n for n, value in enumerate(sorted(names))}
    if len(names) == 1 and len(found) == len(scene.present):
        return Idle(f"{_capital(trait_words(kind.trait))} is the same for all of them.")
    shares = _parts(scene.ground.beside)
    if not shares.known:
        return Idle("No two seats of this room are side by side.")
    shown = tuple("" if value == YES else names[value] for value in sorted(names))
    return AlikeCheck({p: number[v.casefold()] for p, v in found.items()}, shown, shares, same=True)


def attainment(kind: Attainment, scene: Scene, *, must: bool) -> Check:
    """Levels are mixed, or alike ones sit together, at desks, at tables or among neighbours.

    Levels are those of `levels`: at most five. Pupils whose attainment is not known never fail.
    As a must, grouping among neighbours asks for one neighbour who is alike, if there is anybody.
    """
    if _is_off(kind, scene):
        return _off(trait_words(kind.trait))
    known = levels(scene.values(kind.trait))
    idle = _too_alike(known, trait_words(kind.trait))
    if idle is not None:
        return idle
    ground = scene.ground
    if kind.within is Within.ROOM:
        return _among_neighbours(known, ground, mix=kind.mix, must=must)
    groups, words = _groups(ground, kind.within)
    if not groups:
        return Idle(f"No {kind.within} of this room has two seats.")
    if kind.mix:
        return MixCheck(known.of, known.names, groups, words, len(known.names) if must else 0)
    return AlikeCheck(known.of, known.names, in_groups(groups), same=False, groups=groups)


def _among_neighbours(known: Levels, ground: Ground, *, mix: bool, must: bool) -> Check:
    shares = _parts({s: tuple(n.other for n in listed) for s, listed in ground.near.items()})
    if not shares.known:
        return Idle("No two seats of this room are next to each other.")
    if mix or not must:
        return AlikeCheck(known.of, known.names, shares, same=mix)
    alike = {
        pupil: tuple(p for p, other in known.of.items() if other == level and p != pupil)
        for pupil, level in known.of.items()
    }
    some = {pupil: others for pupil, others in alike.items() if others}
    if not some:
        return Idle("No two of them are at one level.")
    return AnyCheck(some, ground.others_than_neighbours_lose, "next to", "anybody alike")


def balance(kind: Balance, scene: Scene, *, must: bool) -> Check:
    """Tables have the class's mean level, share of a sex or praise, as near as can be.

    As a must nobody's table is all alike: nothing finer can be promised of every class.
    """
    known, what, words_off = _measured(kind, scene)
    if _is_off(kind, scene):
        return _off(what)
    idle = _too_alike(known, what)
    if idle is not None:
        return idle
    groups, words = _groups(scene.ground, Within.TABLE)
    if not groups:
        return Idle("No table of this room has two seats.")
    if must:
        return MixCheck(known.of, known.names, groups, words, 0)
    low = len(known.names) - 1
    return SumCheck({p: low - n for p, n in known.of.items()}, groups, words, *words_off)


def _measured(kind: Balance, scene: Scene) -> tuple[Levels, str, tuple[str, str]]:
    if kind.measure is Measure.PRAISE:
        praise = {p: scene.members[p].praise for p in scene.present}
        return counted_levels(praise), "lesson praise", ("has more praise", "has less praise")
    if kind.measure is Measure.ATTAINMENT:
        known = levels(scene.values(kind.trait))
        return known, trait_words(kind.trait), ("is above the class", "is below the class")
    found = {p: v.strip().casefold() for p, v in scene.values(Characteristic.SEX).items()}
    known, unit = _shares_of(found)
    return known, "sex", (f"has more {unit}", f"has fewer {unit}")


def _shares_of(found: Mapping[int, str]) -> tuple[Levels, str]:
    """The commonest value against all others; of two as common the first in the alphabet."""
    count = Counter(found.values())
    order = sorted(count, key=lambda value: (-count[value], value))
    names = tuple(_PLURALS.get(value, value) for value in order)
    if len(order) > 2:
        names = (names[0], "others")
    of = {p: min(1, order.index(value)) for p, value in found.items()}
    return Levels(of, names), names[0] if names else ""


def _is_off(kind: Kind, scene: Scene) -> bool:
    """Whether the school has not switched on what the rule looks at."""
    in_use = scene.setting.in_use
    return in_use is not None and not traits_of(kind) <= in_use


def _off(what: str) -> Idle:
    return Idle(f"{_capital(what)} is not switched on by the school.")


def _too_alike(known: Levels, what: str) -> Idle | None:
    if not known.of:
        return Idle(f"{_capital(what)} is recorded for none of them.")
    if len(known.names) < 2:
        return Idle(f"{_capital(what)} is the same for all of whom it is recorded.")
    return None


def _groups(ground: Ground, within: Within) -> tuple[tuple[frozenset[int], ...], Mapping[int, str]]:
    """Desks or tables with at least two seats, and what those of each seat are called."""
    at_desks = within is Within.DESK
    groups = ground.desks if at_desks else ground.tables
    words = ground.desk_words if at_desks else ground.table_words
    return tuple(group for group in groups if len(group) > 1), words


def _parts(near: Mapping[int, tuple[int, ...]]) -> Listed:
    """For each near seat a part of as many as there are."""
    return Listed({(s, t): SCALE // len(others) for s, others in near.items() for t in others})


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
