"""Settings for property tests: any room, any class, rules of every kind and strength."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from seatingapp.domain.plans import Occupant
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.room_templates import Template, from_template, row_of_blocks
from seatingapp.domain.rooms import RoomLayout
from seatingapp.domain.rules import kinds as k
from seatingapp.domain.rules.rule import ForClass, Rule, Strength
from seatingapp.domain.rules.setting import EarlierPlan, Member, Setting
from tests.unit.domain.layouts import layouts

ZONES = ("front row", "Back row", "Edge", "Corner", "Near the teacher", "Zone 1", "Nowhere")
TRAITS = (Characteristic.PRIOR_ATTAINMENT, Characteristic.SEX, Characteristic.EAL)
VALUES = {
    Characteristic.PRIOR_ATTAINMENT: ("H", "M", "L", "m", ""),
    Characteristic.WORKING_AT: ("9", "8", "7", "6", "5", "4", "3+", ""),
    Characteristic.SEX: ("F", "M", "F", "M", "X", ""),
    Characteristic.EAL: ("yes", ""),
}
STRANGER = 999  # in no class
LISTED = (Characteristic.PRIOR_ATTAINMENT, Characteristic.WORKING_AT)
DAYS = st.just(dt.date(2026, 9, 1))
# Small rooms of every shape, so that pupils of a small class are near each other.
SMALL = st.one_of(
    st.sampled_from(
        [
            row_of_blocks((2, 3), 2),
            row_of_blocks((3, 1, 2), 2),
            from_template(Template.ROWS_OF_DOUBLES, 3, 2),
            from_template(Template.ROWS_OF_SINGLES, 3, 3),
            from_template(Template.GROUPS_OF_FOUR, 1, 3),
            from_template(Template.GROUPS_OF_SIX, 1, 2),
            from_template(Template.ROUND_TABLES, 1, 2),
            from_template(Template.HORSESHOE, 1, 2),
            from_template(Template.LAB_BENCHES, 3, 1),
            from_template(Template.COMPUTER_ROOM, 2, 5),
        ]
    ),
    layouts(4).filter(lambda room: room.capacity >= 2),
)
Pick = Callable[[Sequence[int], Sequence[int]], st.SearchStrategy[k.Kind]]


@dataclass(frozen=True)
class Case:
    """A setting, and a whole plan that was drawn for it."""

    setting: Setting
    seated: dict[int, Occupant]


def _several(pupils: Sequence[int]) -> st.SearchStrategy[tuple[int, ...]]:
    anyone = st.sampled_from([*pupils, *pupils, STRANGER])
    return st.lists(anyone, min_size=1, max_size=4, unique=True).map(tuple)


def _areas(seats: Sequence[int]) -> st.SearchStrategy[k.Area]:
    chosen = st.frozensets(st.sampled_from(list(seats)), max_size=6)
    return st.one_of(
        st.builds(k.Area, st.sampled_from(ZONES)), st.builds(k.Area, st.just(""), chosen)
    )


def _counts(pupils: Sequence[int]) -> st.SearchStrategy[k.PairCount]:
    anyone = st.sampled_from([*pupils, STRANGER])
    return st.builds(k.PairCount, anyone, anyone, *[st.integers(0, 9)] * 4)


KINDS: dict[type, Pick] = {
    k.Apart: lambda p, _: st.builds(
        k.Apart, _several(p), st.sampled_from([None, 0.0, 0.8, 1.5, 2.0, 3.25])
    ),
    k.Together: lambda p, _: st.builds(k.Together, _several(p), st.sampled_from(k.Near)),
    k.InArea: lambda p, s: st.builds(k.InArea, _several(p), _areas(s), st.booleans()),
    k.FacesBoard: lambda p, _: st.builds(k.FacesBoard, st.one_of(st.just(()), _several(p))),
    k.KeepEmpty: lambda _, s: st.builds(k.KeepEmpty, _areas(s)),
    k.FromFront: lambda _, __: st.just(k.FromFront()),
    k.Alternate: lambda _, __: st.builds(k.Alternate, st.sampled_from(TRAITS)),
    k.Attainment: lambda _, __: st.builds(
        k.Attainment, st.booleans(), st.sampled_from(k.Within), st.sampled_from(LISTED)
    ),
    k.Balance: lambda _, __: st.builds(
        k.Balance, st.sampled_from(k.Measure), st.sampled_from(LISTED)
    ),
    k.InOrder: lambda _, __: st.builds(k.InOrder, st.sampled_from(k.Listing), st.integers(0, 3)),
    k.NewNeighbours: lambda _, __: st.builds(k.NewNeighbours, st.integers(1, 3)),
    k.FewMoves: lambda _, __: st.just(k.FewMoves()),
    k.Friends: lambda p, _: st.builds(k.Friends, st.sampled_from(list(p)), _several(p)),
    k.HelperBeside: lambda p, _: st.builds(
        k.HelperBeside, st.sampled_from(list(p)), st.one_of(st.just(()), _several(p))
    ),
    k.Evidence: lambda p, _: st.builds(
        k.Evidence, st.lists(_counts(p), min_size=1, max_size=3).map(tuple), DAYS, DAYS
    ),
}


def every_kind(pupils: Sequence[int], seats: Sequence[int]) -> st.SearchStrategy[k.Kind]:
    """Rules of every kind about these pupils (and a stranger) and these seats."""
    return st.one_of([pick(pupils, seats) for pick in KINDS.values()])


def members(lots: random.Random, count: int) -> tuple[Member, ...]:
    """So many pupils, from 1; some things are not known of some of them."""
    return tuple(
        Member(
            number,
            f"Pupil {number}",
            {trait: lots.choice(values) for trait, values in VALUES.items()},
            lots.randint(0, 5),
        )
        for number in range(1, count + 1)
    )


def seating(
    lots: random.Random, pupils: Sequence[int], seats: Sequence[int], pins: int = 0
) -> dict[int, Occupant]:
    """Every pupil on a seat of their own; up to so many are pinned."""
    chosen = lots.sample(list(seats), len(pupils))
    return {s: Occupant(p, n < pins) for n, (s, p) in enumerate(zip(chosen, pupils, strict=True))}


def earlier_plans(lots: random.Random, pupils: Sequence[int]) -> tuple[EarlierPlan, ...]:
    """Up to three earlier plans with pairs of these pupils, and of strangers."""
    ids = [*pupils, STRANGER]
    pairs = [(p, q) for p in ids for q in ids if p < q]
    return tuple(
        EarlierPlan(
            dt.date(2026, 9, 20 - n), frozenset(lots.sample(pairs, min(len(pairs), 3 * len(ids))))
        )
        for n in range(lots.randint(0, 3))
    )


def rule(kind: k.Kind, strength: Strength = Strength.MUST, number: int = 0) -> Rule:
    """A rule of a class."""
    return Rule(f"rule {number}", kind, strength, ForClass(1))


@st.composite
def cases(
    draw: st.DrawFn,
    pick: Pick = every_kind,
    most_rules: int = 5,
    most_pupils: int = 10,
    rooms: st.SearchStrategy[RoomLayout] = SMALL,
) -> Case:
    """A setting with rules, some pins, perhaps some left out or not to be moved; and a plan."""
    layout = draw(rooms)
    seats = [place.seat_id for place in layout.places()]
    lots = random.Random(draw(st.integers(0, 1 << 30)))
    count = min(most_pupils, len(seats) - lots.choice([0, 0, 1, 2]))
    everyone = list(range(1, max(2, count) + 1))
    wish = st.tuples(pick(everyone, seats), st.sampled_from(Strength))
    asked = draw(st.lists(wish, min_size=1, max_size=most_rules))
    now = seating(lots, everyone, seats, lots.choice([0, 0, 1, 2]))
    setting = Setting(
        layout,
        members(lots, len(everyone)),
        tuple(rule(kind, strength, n) for n, (kind, strength) in enumerate(asked)),
        dict(list(now.items())[: lots.choice([0, len(now), lots.randint(0, len(now))])]),
        tuple(lots.sample(everyone, len(everyone) - 1)),
        earlier_plans(lots, everyone),
        left_out=frozenset(lots.sample(everyone, lots.choice([0, 0, 1]))),
    )
    if lots.random() < 0.3:
        tray = set(everyone) - {o.pupil_id for o in setting.seated.values()}
        some = lots.sample(everyone, lots.randint(0, len(everyone)))
        setting = replace(setting, movable=frozenset(tray | set(some)))
    wanted = [p for p in everyone if p not in setting.left_out]
    return Case(setting, seating(lots, wanted, seats))
