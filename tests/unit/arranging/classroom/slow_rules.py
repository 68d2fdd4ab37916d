"""What each kind of rule says, computed a third time: slowly, pair by pair and seat by seat.

It shares nothing with `seatingapp.arranging.classroom`; only the room's own geometry is taken from
the domain. `slow` tells for a whole plan what a wish wins in hundredths of a point, and whether a
must is broken. None stands for a rule that does not apply.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from seatingapp.domain.neighbours import neighbours
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rooms import FixtureKind, Relation, SeatPlace, reading_order, rows
from seatingapp.domain.rules import kinds as k
from seatingapp.domain.rules.levels import levels
from seatingapp.domain.rules.rule import Rule
from seatingapp.domain.rules.setting import Setting, area_seats, pins
from seatingapp.domain.tables import tables

BESIDE = (Relation.SAME_DESK, Relation.BESIDE)


@dataclass(frozen=True)
class Slow:
    """Hundredths that a wish wins, and of a must whether it is broken."""

    won: Fraction
    broken: bool


class Whole:
    """A whole plan: everybody who is to have a seat has one."""

    def __init__(self, setting: Setting, seat: Mapping[int, int]) -> None:
        self.setting, self.seat = setting, seat
        self.place = {p.seat_id: p for p in setting.layout.places()}
        self.pupils = [m.pupil_id for m in setting.members if m.pupil_id not in setting.left_out]
        self.member = {m.pupil_id: m for m in setting.members}
        self.at = {s: p for p, s in seat.items()}
        self.relation: dict[frozenset[int], Relation] = {
            frozenset((n.seat, n.other)): n.relation for n in neighbours(setting.layout)
        }

    def here(self, pupils: Iterable[int]) -> list[int]:
        return [p for p in dict.fromkeys(pupils) if p in self.pupils]

    def next_to(self, one: int, other: int) -> bool:
        return frozenset((self.seat[one], self.seat[other])) in self.relation

    def beside(self, one: int, other: int) -> bool:
        return self.relation.get(frozenset((self.seat[one], self.seat[other]))) in BESIDE

    def near_seats(self, seat: int, only: Iterable[Relation] = tuple(Relation)) -> list[int]:
        wanted = tuple(only)
        return [o for o in self.place if self.relation.get(frozenset((seat, o))) in wanted]

    def values(self, trait: Characteristic) -> dict[int, str]:
        found = {p: self.member[p].characteristics.get(trait, "").strip() for p in self.pupils}
        return {p: value for p, value in found.items() if value}


def slow(rule: Rule, whole: Whole) -> Slow | None:
    """What a rule comes to in a whole plan; None where it does not apply."""
    return _BY_KIND[type(rule.kind)](rule, rule.kind, whole)


def _sum(rule: Rule, losses: Iterable[Fraction | int]) -> Slow | None:
    """Checks that each win the weight less what they lose (0 to 1)."""
    lost = [Fraction(loss) for loss in losses]
    if not lost:
        return None
    return Slow(100 * rule.weight * sum((1 - loss for loss in lost), Fraction()), any(lost))


def _cm(one: SeatPlace, other: SeatPlace) -> int:
    """Whole centimetres, half of one rounded up, of places to a thousandth."""
    dx, dy = (round(1000 * d) for d in (one.x - other.x, one.y - other.y))
    return int(Fraction(math.isqrt(dx * dx + dy * dy), 1000) + Fraction(1, 2))


def _pairs(pupils: list[int]) -> list[tuple[int, int]]:
    return [(p, q) for n, p in enumerate(pupils) for q in pupils[:n]]


def _apart(rule: Rule, kind: k.Apart, whole: Whole) -> Slow | None:
    pairs = _pairs(whole.here(kind.pupils))
    if kind.metres is None:
        return _sum(rule, [whole.next_to(p, q) for p, q in pairs])
    wanted = round(kind.metres * 100)
    if wanted == 0:
        return None
    losses = []
    for p, q in pairs:
        far = _cm(whole.place[whole.seat[p]], whole.place[whole.seat[q]])
        short = max(Fraction(), Fraction(wanted - far, wanted))
        losses.append(Fraction(math.ceil(100 * short), 100))
    return _sum(rule, losses)


def _together(rule: Rule, kind: k.Together, whole: Whole) -> Slow | None:
    pupils = whole.here(kind.pupils)
    if len(pupils) < 2:
        return None
    if kind.near is k.Near.BESIDE:
        if len(pupils) == 2:
            return _sum(rule, [not whole.beside(*pupils)])
        return _sum(rule, [not any(q != p and whole.beside(p, q) for q in pupils) for p in pupils])
    groups = _groups(whole, k.Within.DESK if kind.near is k.Near.DESK else k.Within.TABLE)
    return _sum(
        rule,
        [
            not any({whole.seat[p], whole.seat[q]} <= group for group in groups)
            for p, q in _pairs(pupils)
        ],
    )


def _groups(whole: Whole, within: k.Within) -> list[frozenset[int]]:
    if within is k.Within.TABLE:
        return list(tables(whole.setting.layout))
    return [frozenset(s.id for s in desk.seats) for desk in whole.setting.layout.desks]


def _in_area(rule: Rule, kind: k.InArea, whole: Whole) -> Slow | None:
    seats = area_seats(whole.setting.layout, kind.area)
    if seats is None:
        return None
    pupils = whole.here(kind.pupils)
    return _sum(rule, [(whole.seat[p] in seats) != kind.inside for p in pupils])


def _away(whole: Whole, place: SeatPlace) -> bool:
    boards = [
        f
        for f in whole.setting.layout.fixtures
        if f.kind in (FixtureKind.BOARD, FixtureKind.SCREEN)
    ]
    look = math.radians(place.facing)
    ahead = (math.sin(look), -math.cos(look))
    spots = [(b.x - place.x, b.y - place.y) for b in boards] or [(0.0, -1.0)]
    for x, y in spots:
        far = math.hypot(x, y)
        cos = (x * ahead[0] + y * ahead[1]) / far if far else -ahead[1]
        if cos >= math.cos(math.radians(100.05)):
            return False
    return True


def _faces_board(rule: Rule, kind: k.FacesBoard, whole: Whole) -> Slow | None:
    if not any(_away(whole, place) for place in whole.place.values()):
        return None
    pupils = whole.here(kind.pupils) if kind.pupils else whole.pupils
    return _sum(rule, [_away(whole, whole.place[whole.seat[p]]) for p in pupils])


def _keep_empty(rule: Rule, kind: k.KeepEmpty, whole: Whole) -> Slow | None:
    seats = area_seats(whole.setting.layout, kind.area)
    return None if seats is None else _sum(rule, [s in whole.at for s in seats])


def _kept_empty(whole: Whole) -> set[int]:
    pinned = {s for s, o in whole.setting.seated.items() if o.pinned and o.pupil_id in whole.pupils}
    found: set[int] = set()
    for rule in whole.setting.rules:
        if rule.active and rule.is_must and isinstance(rule.kind, k.KeepEmpty):
            found |= area_seats(whole.setting.layout, rule.kind.area) or set()
    return found - pinned


def _may_sit(whole: Whole, pupil: int, seat: int) -> bool:
    """Whether the musts about single seats allow it; whoever is pinned may be where they are."""
    now = whole.setting.seated.get(seat)
    if now is not None and now.pupil_id == pupil and now.pinned:
        return True
    if seat in _kept_empty(whole):
        return False
    for rule in whole.setting.rules:
        kind = rule.kind
        if not (rule.active and rule.is_must):
            continue
        if isinstance(kind, k.InArea) and pupil in kind.pupils:
            seats = area_seats(whole.setting.layout, kind.area)
            if seats is not None and (seat in seats) != kind.inside:
                return False
        facing = isinstance(kind, k.FacesBoard) and pupil in (kind.pupils or whole.pupils)
        if facing and _away(whole, whole.place[seat]):
            return False
    return True


def _from_front(rule: Rule, _kind: k.FromFront, whole: Whole) -> Slow | None:
    listed = rows(whole.setting.layout)
    assistants = {
        rule.kind.pupil
        for rule in whole.setting.rules
        if isinstance(rule.kind, k.HelperBeside) and not rule.kind.helpers and rule.is_must
    }
    needed = len(whole.pupils) + len(assistants & set(whole.pupils))
    found = enough = 0
    while found < needed and enough < len(listed):
        fits = [(p, s) for p in whole.pupils for s in listed[enough] if _may_sit(whole, p, s)]
        found += min(len({p for p, _ in fits}), len({s for _, s in fits}))
        enough += 1
    if enough == len(listed):
        return None
    row = {s: n for n, seats in enumerate(listed, 1) for s in seats}
    back = [Fraction(row[whole.seat[p]] - enough, len(listed) - enough) for p in whole.pupils]
    return _sum(rule, [Fraction(math.ceil(100 * max(Fraction(), b)), 100) for b in back])


def _in_order(rule: Rule, kind: k.InOrder, whole: Whole) -> Slow | None:
    setting = whole.setting
    order = list(whole.pupils)
    if kind.listing is k.Listing.REGISTER:
        order = [p for p in setting.register if p in order]
        order += [p for p in whole.pupils if p not in order]
    if kind.listing is k.Listing.RANDOM:
        order = sorted(order)
        random.Random(kind.seed).shuffle(order)
    keep = {
        o.pupil_id: s
        for s, o in setting.seated.items()
        if o.pinned or (setting.movable is not None and o.pupil_id not in setting.movable)
    }
    keep = {p: s for p, s in keep.items() if p in whole.pupils}
    reading = list(reading_order(setting.layout))
    free = [s for s in reading if s not in keep.values() and s not in _kept_empty(whole)]
    losses = []
    for pupil, seat in zip([p for p in order if p not in keep], free, strict=False):
        off = abs(reading.index(whole.seat[pupil]) - reading.index(seat))
        losses.append(min(Fraction(1), Fraction(off, 4)))
    return _sum(rule, losses)


def _few_moves(rule: Rule, _kind: k.FewMoves, whole: Whole) -> Slow | None:
    now = {o.pupil_id: s for s, o in whole.setting.seated.items()}
    return _sum(rule, [whole.seat[p] != now[p] for p in whole.pupils if p in now])


def _new_neighbours(rule: Rule, kind: k.NewNeighbours, whole: Whole) -> Slow | None:
    return _sum(
        rule,
        [
            whole.next_to(p, q)
            for plan in whole.setting.earlier[: kind.plans]
            for p, q in plan.pairs
            if p in whole.pupils and q in whole.pupils
        ],
    )


def _friends(rule: Rule, kind: k.Friends, whole: Whole) -> Slow | None:
    others = [p for p in whole.here(kind.friends) if p != kind.pupil]
    if kind.pupil not in whole.pupils or not others:
        return None
    return _sum(rule, [not any(whole.next_to(kind.pupil, p) for p in others)])


def _helper(rule: Rule, kind: k.HelperBeside, whole: Whole) -> Slow | None:
    if kind.pupil not in whole.pupils:
        return None
    helpers = [p for p in whole.here(kind.helpers) if p != kind.pupil]
    if helpers:
        return _sum(rule, [not any(whole.beside(kind.pupil, p) for p in helpers)])
    if kind.helpers:
        return None
    chairs = whole.near_seats(whole.seat[kind.pupil], BESIDE)
    return _sum(rule, [all(chair in whole.at for chair in chairs)])


def _evidence(rule: Rule, kind: k.Evidence, whole: Whole) -> Slow | None:
    pairs = {frozenset((pair.one, pair.other)) for pair in kind.pairs}
    here = [tuple(pair) for pair in pairs if len(pair) == 2 and pair <= set(whole.pupils)]
    return _sum(rule, [whole.next_to(p, q) for p, q in here])


def _alternate(rule: Rule, kind: k.Alternate, whole: Whole) -> Slow | None:
    found = {p: v.casefold() for p, v in whole.values(kind.trait).items()}
    if len(found) < 2 or (len(found) == len(whole.pupils) and len(set(found.values())) == 1):
        return None
    if not set(whole.relation.values()) & set(BESIDE):
        return None
    return _sum(rule, [_share(whole, p, found, True, BESIDE) for p in found])


def _share(
    whole: Whole,
    pupil: int,
    found: Mapping[int, object],
    same: bool,
    relations: Iterable[Relation],
) -> Fraction:
    """The part of the seats near a pupil from which somebody is wrong; in hundredths, down."""
    near = whole.near_seats(whole.seat[pupil], relations)
    there = [whole.at[s] for s in near if whole.at.get(s) in found]
    wrong = sum((found[p] == found[pupil]) == same for p in there)
    return Fraction(100 // len(near), 100) * wrong if wrong else Fraction()


def _attainment(rule: Rule, kind: k.Attainment, whole: Whole) -> Slow | None:
    known = levels(whole.values(kind.trait))
    count = len(set(known.of.values()))
    if count < 2:
        return None
    if kind.within is k.Within.ROOM:
        return _among_neighbours(rule, kind, whole, known.of) if whole.relation else None
    groups = [group for group in _groups(whole, kind.within) if len(group) > 1]
    if not groups:
        return None
    if rule.is_must and kind.mix:
        return _mixed(whole, known.of, groups, count)
    return _sum(rule, [_group_share(whole, p, known.of, kind.mix, groups) for p in known.of])


def _among_neighbours(
    rule: Rule, kind: k.Attainment, whole: Whole, level: Mapping[int, int]
) -> Slow | None:
    if rule.is_must and not kind.mix:
        if len(set(level.values())) == len(level):
            return None
        return Slow(Fraction(), _lonely(whole, level))
    return _sum(rule, [_share(whole, p, level, kind.mix, tuple(Relation)) for p in level])


def _lonely(whole: Whole, level: Mapping[int, int]) -> bool:
    """Whether somebody has no neighbour of their level, though others of it are there."""
    for pupil, own in level.items():
        alike = [p for p in level if p != pupil and level[p] == own]
        if alike and not any(whole.next_to(pupil, p) for p in alike):
            return True
    return False


def _group_share(
    whole: Whole,
    pupil: int,
    level: Mapping[int, int],
    same: bool,
    groups: list[frozenset[int]],
) -> Fraction:
    group = next((g for g in groups if whole.seat[pupil] in g), None)
    if group is None:
        return Fraction()
    others = [p for p in level if p != pupil and whole.seat[p] in group]
    wrong = sum((level[p] == level[pupil]) == same for p in others)
    return Fraction(100 // (len(group) - 1), 100) * wrong


def _mixed(
    whole: Whole, level: Mapping[int, int], groups: list[frozenset[int]], strict: int
) -> Slow:
    broken = False
    for group in groups:
        there = [level[p] for p in level if whole.seat[p] in group]
        alike = len(set(there)) < len(there)
        broken |= alike if len(group) <= strict else len(set(there)) == 1
    return Slow(Fraction(), broken)


def _balance(rule: Rule, kind: k.Balance, whole: Whole) -> Slow | None:
    value = _measured(kind, whole)
    groups = [group for group in tables(whole.setting.layout) if len(group) > 1]
    if len(set(value.values())) < 2 or not groups:
        return None
    if rule.is_must:
        return _mixed(whole, value, groups, 0)
    most = 100 * rule.weight * len(groups)
    mean = Fraction(sum(value.values()), len(value))
    worst = max(map(len, groups)) * sum((v - mean) ** 2 for v in value.values())
    amount = {}
    for pupil, own in value.items():
        size = math.isqrt(math.floor(most * (own - mean) ** 2 / worst))
        amount[pupil] = size if own > mean else -size
    lost = sum(sum(amount[p] for p in value if whole.seat[p] in g) ** 2 for g in groups)
    return Slow(Fraction(most - lost), False)


def _measured(kind: k.Balance, whole: Whole) -> dict[int, int]:
    """Numbers that tables are balanced by; which way round does not matter."""
    if kind.measure is k.Measure.SEX:
        found = {p: v.casefold() for p, v in whole.values(Characteristic.SEX).items()}
        every = sorted(found.values())
        common = max(every, key=lambda v: (every.count(v), -every.index(v)), default="")
        return {p: int(v == common) for p, v in found.items()}
    if kind.measure is k.Measure.PRAISE:
        praise = {p: str(whole.member[p].praise) for p in whole.pupils}
        return {p: -n for p, n in levels(praise).of.items()}
    return {p: -n for p, n in levels(whole.values(kind.trait)).of.items()}


def pin_rules(whole: Whole) -> tuple[Rule, ...]:
    """The pins of those who are to have a seat."""
    return pins(whole.setting)


_BY_KIND: dict[type, Callable[..., Slow | None]] = {
    k.Apart: _apart,
    k.Together: _together,
    k.InArea: _in_area,
    k.FacesBoard: _faces_board,
    k.KeepEmpty: _keep_empty,
    k.FromFront: _from_front,
    k.Alternate: _alternate,
    k.Attainment: _attainment,
    k.Balance: _balance,
    k.InOrder: _in_order,
    k.NewNeighbours: _new_neighbours,
    k.FewMoves: _few_moves,
    k.Friends: _friends,
    k.HelperBeside: _helper,
    k.Evidence: _evidence,
}
