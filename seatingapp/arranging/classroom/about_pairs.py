"""What rules about two pupils at a time come to: apart, together, new neighbours, evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import combinations

from seatingapp.arranging.classroom.any_checks import AnyCheck
from seatingapp.arranging.classroom.finding import Check, Idle, View, cut, sentences
from seatingapp.arranging.classroom.ground import metres_words
from seatingapp.arranging.classroom.pair_checks import PairCheck, Two
from seatingapp.arranging.classroom.scene import Scene
from seatingapp.arranging.classroom.shares import Nearer, Shares
from seatingapp.domain.rooms import Relation
from seatingapp.domain.rules.kinds import Apart, Evidence, Near, NewNeighbours, Together
from seatingapp.domain.wording import counted, day_and_month

_HOW = {
    Relation.BESIDE: "sit side by side",
    Relation.IN_FRONT: "sit one behind the other",
    Relation.BEHIND: "sit one behind the other",
    Relation.ACROSS: "sit across from each other",
}


def apart(kind: Apart, scene: Scene) -> Check:
    """Every two of them: no neighbours, or so far from each other (from place to place).

    A wish for metres loses the share of the distance that is short.
    """
    pupils = scene.those_here(kind.pupils)
    if len(pupils) < 2:
        return Idle(_too_few(scene, pupils))
    metres = kind.metres
    shares: Shares = scene.ground.neighbours_lose
    if metres is not None:
        limit = round(metres * 100)
        if limit <= 0:
            return Idle("Any distance is far enough.")
        shares = Nearer(scene.ground.at, limit)
    wanted = None if metres is None else round(metres * 100)

    def say(view: View, failed: list[Two], held: list[Two]) -> str:
        two = len(pupils) == 2
        if failed:
            return sentences(_near_words(view, pair, two, wanted) for pair in failed)
        if two:
            return _metres(view, held[0], wanted)
        nearest = min(held, key=lambda pair: _centimetres(view, pair))
        return f"{_metres(view, nearest, wanted)} at least ({view.names(nearest)})"

    return PairCheck(tuple((p, q, 1) for p, q in combinations(pupils, 2)), shares, say)


def together(kind: Together, scene: Scene) -> Check:
    """Every two of them at one desk or table; two pupils side by side.

    More than two who are to sit side by side: each has one of the others beside them.
    """
    pupils = scene.those_here(kind.pupils)
    if len(pupils) < 2:
        return Idle(_too_few(scene, pupils))
    ground = scene.ground
    if kind.near is Near.BESIDE and len(pupils) > 2:
        others = {p: tuple(q for q in pupils if q != p) for p in pupils}
        return AnyCheck(others, ground.others_than_beside_lose, "beside")
    shares = {
        Near.DESK: ground.other_desks_lose,
        Near.BESIDE: ground.others_than_beside_lose,
        Near.TABLE: ground.other_tables_lose,
    }[kind.near]
    words = ground.table_words if kind.near is Near.TABLE else ground.desk_words

    def say(view: View, failed: list[Two], held: list[Two]) -> str:
        if failed:
            two = len(pupils) == 2
            return sentences(_apart_words(view, pair, two) for pair in failed)
        if kind.near is Near.BESIDE:
            return cut([view.where(p) for p in pupils if p in view.seat_of])
        return words[view.seat_of[held[0][0]]]

    return PairCheck(tuple((p, q, 1) for p, q in combinations(pupils, 2)), shares, say)


def new_neighbours(kind: NewNeighbours, scene: Scene) -> Check:
    """Every two who were neighbours in one of the last plans; they count once for each of them."""
    plans = scene.setting.earlier[: kind.plans]
    if not plans:
        return Idle("There is no earlier plan.")
    times: dict[Two, int] = {}
    last: dict[Two, dt.date] = {}
    for plan in plans:
        for pair in sorted(plan.pairs):
            if scene.here.issuperset(pair):
                times[pair] = times.get(pair, 0) + 1
                last.setdefault(pair, plan.from_date)
    if not times:
        return Idle("Nobody of this class sat next to another one of it then.")

    def say(view: View, failed: list[Two], held: list[Two]) -> str:
        if not failed:
            return f"none of {counted(len(held), 'pair')} again"
        return sentences(
            f"{view.names(pair)} sat together on {day_and_month(last[pair])}." for pair in failed
        )

    pairs = tuple((p, q, count) for (p, q), count in times.items())
    return PairCheck(pairs, scene.ground.neighbours_lose, say)


def evidence(kind: Evidence, scene: Scene) -> Check:
    """The pairs that the teacher agreed to are no neighbours."""
    found = {
        (min(pair.one, pair.other), max(pair.one, pair.other))
        for pair in kind.pairs
        if {pair.one, pair.other} <= scene.here and pair.one != pair.other
    }
    if not found:
        return Idle("None of these pairs is in this class.")

    def say(view: View, failed: list[Two], held: list[Two]) -> str:
        if failed:
            return sentences(_near_words(view, pair, False, None) for pair in failed)
        return "apart" if len(held) == 1 else f"all {len(held)} apart"

    return PairCheck(tuple((p, q, 1) for p, q in sorted(found)), scene.ground.neighbours_lose, say)


def _too_few(scene: Scene, pupils: tuple[int, ...]) -> str:
    if not pupils:
        return "None of them is to be seated here."
    return f"Only {scene.name(pupils[0])} is to be seated here."


def _near_words(view: View, pair: Two, two: bool, wanted: int | None) -> str:
    who = "They" if two else view.names(pair)
    if wanted is not None:
        return f"{who} are {_metres(view, pair, wanted)} apart."
    one, other = (view.seat_of[p] for p in pair)
    relation = view.ground.relations[one, other]
    if relation is Relation.SAME_DESK:
        return f"{who} share {view.ground.desk_words[one]}."
    return f"{who} {_HOW[relation]}."


def _apart_words(view: View, pair: Two, two: bool) -> str:
    who = "They" if two else view.names(pair)
    return f"{who} sit in {' and '.join(_seats(view, pair))}."


def _seats(view: View, pair: Two) -> Iterator[str]:
    return (view.where(p) for p in pair)


def _centimetres(view: View, pair: Two) -> int:
    return view.ground.centimetres(view.seat_of[pair[0]], view.seat_of[pair[1]])


def _metres(view: View, pair: Two, wanted: int | None) -> str:
    return metres_words(_centimetres(view, pair), wanted)
