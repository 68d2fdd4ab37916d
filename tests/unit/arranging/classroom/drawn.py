"""Classes with rules of every kind, drawn by lot: a room, who sits where now, and earlier plans."""

from __future__ import annotations

import datetime as dt
import random

from seatingapp.domain.plans import Occupant
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import RoomLayout
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
    PairCount,
    Together,
    Within,
)
from seatingapp.domain.rules.rule import ForClass, Rule, Strength
from seatingapp.domain.rules.setting import EarlierPlan, Member, Setting

NAMES = (
    *("Amir", "Ben", "Cara", "Dan", "Ella", "Finn", "Gita", "Hana", "Ivo", "Jade", "Kasia", "Leo"),
    *("Mia", "Noah", "Omar", "Pia", "Quin", "Rosa", "Sam", "Tom", "Uma", "Vera", "Will", "Xena"),
    *("Yusuf", "Zoe", "Ada", "Bela", "Cem", "Dora", "Emil", "Fay", "Gus", "Hugo", "Ines", "Jon"),
)
ZONES = ("Front row", "Back row", "Near the door", "Edge", "No such zone")
DAY = dt.date(2026, 9, 7)


def room(
    template: Template = Template.ROWS_OF_DOUBLES, rows: int = 2, columns: int = 2
) -> RoomLayout:
    return from_template(template, rows, columns)


def members(count: int, lots: random.Random | None = None) -> tuple[Member, ...]:
    """So many pupils with ids from 101; with `lots`, with levels, a sex and praise."""
    found = []
    for number in range(count):
        known = {}
        if lots is not None:
            known[Characteristic.PRIOR_ATTAINMENT] = lots.choice(["H", "M", "L", ""])
            known[Characteristic.SEX] = lots.choice(["F", "M"])
        praise = lots.randint(0, 5) if lots is not None else 0
        found.append(Member(101 + number, NAMES[number], known, praise))
    return tuple(found)


def rule(kind: Kind, strength: Strength = Strength.MUST, number: int = 0) -> Rule:
    return Rule(f"rule-{number}", kind, strength, ForClass(1), id=number)


def setting_of(
    layout: RoomLayout,
    pupils: tuple[Member, ...],
    *rules: tuple[Kind, Strength],
    seated: dict[int, Occupant] | None = None,
) -> Setting:
    """A setting with these rules, numbered in their order."""
    listed = tuple(rule(kind, strength, n) for n, (kind, strength) in enumerate(rules))
    register = tuple(m.pupil_id for m in pupils)
    return Setting(layout, pupils, listed, seated or {}, register)


def draw(
    seed: int,
    *,
    pupils: int = 6,
    rules: int = 6,
    musts: float = 0.4,
    present: float = 1.0,
    pins: float = 0.15,
    layout: RoomLayout | None = None,
) -> Setting:
    """A class with up to so many rules; `present` is the share who have a seat now."""
    lots = random.Random(seed)
    place = layout or room(lots.choice(ROOMS), 2, 2)
    count = min(pupils, place.capacity, len(NAMES))
    class_ = members(count, lots)
    ids = [m.pupil_id for m in class_]
    seats = [p.seat_id for p in place.places()]
    lots.shuffle(seats)
    seated = {
        seat: Occupant(pupil, lots.random() < pins)
        for seat, pupil in zip(seats, ids, strict=False)
        if lots.random() < present
    }
    listed = tuple(
        rule(kind, _strength(lots, kind, musts), number)
        for number in range(lots.randint(0, rules))
        for kind in [_kind(lots, ids, seats)]
    )
    register = list(ids)
    lots.shuffle(register)
    earlier = tuple(
        EarlierPlan(DAY - dt.timedelta(weeks=n), _pairs(lots, ids))
        for n in range(lots.randint(0, 3))
    )
    return Setting(place, class_, listed, seated, tuple(register), earlier)


ROOMS = (Template.ROWS_OF_DOUBLES, Template.ROWS_OF_SINGLES, Template.GROUPS_OF_FOUR)
_MUST_TOO = (
    *(Apart, Together, InArea, FacesBoard, KeepEmpty, Friends, HelperBeside, Evidence),
    *(Alternate, Attainment, Balance, FromFront, NewNeighbours),
)


def _strength(lots: random.Random, kind: Kind, musts: float) -> Strength:
    if isinstance(kind, _MUST_TOO) and lots.random() < musts:
        return Strength.MUST
    return lots.choice([Strength.HIGH, Strength.MEDIUM, Strength.LOW])


def _pairs(lots: random.Random, ids: list[int]) -> frozenset[tuple[int, int]]:
    found = set()
    for _ in range(len(ids)):
        one, other = sorted(lots.sample(ids, 2))
        found.add((one, other))
    return frozenset(found)


def _area(lots: random.Random, seats: list[int]) -> Area:
    if lots.random() < 0.6:
        return Area(zone=lots.choice(ZONES))
    return Area(seats=frozenset(lots.sample(seats, min(3, len(seats)))))


def _kind(lots: random.Random, ids: list[int], seats: list[int]) -> Kind:
    some = tuple(lots.sample(ids, lots.randint(2, 3)))
    one = ids[lots.randrange(len(ids))]
    trait = lots.choice([Characteristic.PRIOR_ATTAINMENT, Characteristic.SEX])
    day = DAY - dt.timedelta(weeks=6)
    choices: list[Kind] = [
        Apart(some, lots.choice([None, 1.0, 1.5, 2.0])),
        Together(some[:2], lots.choice(list(Near))),
        InArea(some[:2], _area(lots, seats), lots.random() < 0.7),
        InArea((one,), _area(lots, seats)),
        FacesBoard(lots.choice([(), some])),
        KeepEmpty(Area(seats=frozenset(lots.sample(seats, 1)))),
        FromFront(),
        Alternate(trait),
        Attainment(lots.random() < 0.5, lots.choice(list(Within))),
        Balance(lots.choice(list(Measure))),
        InOrder(lots.choice(list(Listing)), 5),
        NewNeighbours(lots.randint(1, 3)),
        FewMoves(),
        Friends(some[0], some[1:]),
        HelperBeside(some[0], lots.choice([(), some[1:]])),
        Evidence((PairCount(some[0], some[1], 3, 9, 1, 20),), day, DAY),
    ]
    return lots.choice(choices)
