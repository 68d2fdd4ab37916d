"""What the rules say does not hang on names, numbers, or on which side of the room is left."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from seatingapp.arranging.arrange import Arranged, arrange
from seatingapp.arranging.classroom.compiling import compiled
from seatingapp.arranging.classroom.judging import Seated, hundredths, judge
from seatingapp.arranging.prover import Contradiction
from seatingapp.arranging.search import Effort
from seatingapp.domain.plans import Occupant
from seatingapp.domain.room_templates import Template, from_template, row_of_blocks
from seatingapp.domain.room_walls import mirrored
from seatingapp.domain.rules import kinds as k
from seatingapp.domain.rules.rule import Rule
from seatingapp.domain.rules.setting import EarlierPlan, Setting
from tests.unit.arranging.classroom.rule_settings import Case, cases

SHORT = Effort(chains=4, rounds=2)
# Rooms whose places are exact in tenths of a centimetre, so that mirroring rounds nothing.
SQUARE_ROOMS = st.sampled_from(
    [
        row_of_blocks((2, 3), 2),
        from_template(Template.ROWS_OF_DOUBLES, 3, 2),
        from_template(Template.GROUPS_OF_SIX, 1, 2),
        from_template(Template.HORSESHOE, 1, 2),
        from_template(Template.ROUND_TABLES, 1, 2),
        from_template(Template.COMPUTER_ROOM, 2, 5),
    ]
)


def outcome(setting: Setting, seated: Seated) -> list[tuple[Any, ...]]:
    """What is judged, without names and places."""
    return [
        (
            *(v.rule.uid.split("-")[0], v.met, v.held, v.checks, v.points, v.most),
            frozenset(map(frozenset, v.pairs)),
            frozenset(v.seats),
        )
        for v in judge(setting, seated).verdicts
    ]


def unordered(rule: Rule) -> bool:
    return not isinstance(rule.kind, k.InOrder)


def renamed(kind: k.Kind, name: dict[int, int]) -> k.Kind:
    """What a rule says with other numbers for its pupils."""

    def others(pupils: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(name[p] for p in pupils)

    match kind:
        case k.Apart() | k.Together() | k.InArea() | k.FacesBoard():
            return replace(kind, pupils=others(kind.pupils))
        case k.Friends():
            return replace(kind, pupil=name[kind.pupil], friends=others(kind.friends))
        case k.HelperBeside():
            return replace(kind, pupil=name[kind.pupil], helpers=others(kind.helpers))
        case k.Evidence():
            swapped = (replace(p, one=name[p.one], other=name[p.other]) for p in kind.pairs)
            return replace(kind, pairs=tuple(swapped))
    return kind


def relabelled(case: Case, name: dict[int, int]) -> Case:
    """The same class with other numbers and names."""

    def seats(seated: Seated) -> dict[int, Occupant]:
        return {s: Occupant(name[o.pupil_id], o.pinned) for s, o in seated.items()}

    old = case.setting
    movable = old.movable
    setting = replace(
        old,
        members=tuple(
            replace(m, pupil_id=name[m.pupil_id], name=f"No {name[m.pupil_id]}")
            for m in old.members
        ),
        rules=tuple(replace(r, kind=renamed(r.kind, name)) for r in old.rules),
        seated=seats(old.seated),
        register=tuple(name[p] for p in old.register),
        earlier=tuple(
            EarlierPlan(
                plan.from_date,
                frozenset((min(name[p], name[q]), max(name[p], name[q])) for p, q in plan.pairs),
            )
            for plan in old.earlier
        ),
        movable=None if movable is None else frozenset(name[p] for p in movable),
        left_out=frozenset(name[p] for p in old.left_out),
    )
    return Case(setting, seats(case.seated))


@given(cases(), st.integers(0, 1000))
@settings(max_examples=120, deadline=None)
def test_relabelling_pupils_changes_nothing_but_names(case: Case, by: int) -> None:
    ordered = replace(case.setting, rules=tuple(filter(_no_lots, case.setting.rules)))
    ids = [m.pupil_id for m in ordered.members]
    name = {p: 2000 + (7 * n + by) % 11 * 50 + n for n, p in enumerate(ids)} | {999: 9999}
    other = relabelled(Case(ordered, case.seated), name)
    assert outcome(other.setting, other.seated) == outcome(ordered, case.seated)
    assert hundredths(other.setting, other.seated) == hundredths(ordered, case.seated)


def _no_lots(rule: Rule) -> bool:
    """Lots are drawn over numbers, so other numbers draw another order."""
    return not (isinstance(rule.kind, k.InOrder) and rule.kind.listing is k.Listing.RANDOM)


@given(cases(rooms=SQUARE_ROOMS))
@settings(max_examples=120, deadline=None)
def test_mirroring_the_room_changes_nothing_but_left_and_right(case: Case) -> None:
    plain = replace(case.setting, rules=tuple(filter(unordered, case.setting.rules)))
    turned = replace(plain, layout=mirrored(plain.layout))
    assert outcome(turned, case.seated) == outcome(plain, case.seated)
    assert hundredths(turned, case.seated) == hundredths(plain, case.seated)


@given(cases(most_rules=6, most_pupils=7))
@settings(max_examples=40, deadline=None)
def test_adding_wishes_never_makes_a_must_break(case: Case) -> None:
    musts = replace(case.setting, rules=tuple(r for r in case.setting.rules if r.is_must))
    bare, full = compiled(musts), compiled(case.setting)
    without = arrange(bare.problem, 1, SHORT)
    found = arrange(full.problem, 1, SHORT)
    if isinstance(without, Contradiction):
        assert isinstance(found, Contradiction)
        return
    assert isinstance(found, Arranged)
    assert found.broken == ()
    judgement = judge(case.setting, full.seated_of(found.plan))
    assert judgement.broken_musts == ()
    assert judgement.score == full.points(found.cost)


@given(cases(most_rules=6, most_pupils=7))
@settings(max_examples=20, deadline=None)
def test_the_same_seed_gives_the_same_plan(case: Case) -> None:
    one = arrange(compiled(case.setting).problem, 5, SHORT)
    assert arrange(compiled(case.setting).problem, 5, SHORT) == one
