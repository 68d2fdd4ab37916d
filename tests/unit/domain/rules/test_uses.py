"""What a rule makes use of that a reader must be told."""

from __future__ import annotations

import datetime as dt

import pytest

from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rules import kinds as k
from seatingapp.domain.rules.uses import Sensitivity, marking, traits_of, uses, uses_of

DAY = dt.date(2026, 9, 1)
EVIDENCE = k.Evidence((k.PairCount(1, 2, 5, 9, 1, 20),), DAY, DAY)
SEX = k.Alternate(Characteristic.SEX)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (SEX, "sex (protected characteristic)"),
        (
            k.Alternate(Characteristic.EAL),
            "English as an additional language (protected characteristic)",
        ),
        (k.Balance(k.Measure.SEX), "sex (protected characteristic)"),
        (k.Balance(k.Measure.PRAISE), "praise entries (behaviour data)"),
        (k.Balance(k.Measure.ATTAINMENT, Characteristic.TARGET), "target"),
        (k.Attainment(), "prior attainment"),
        (EVIDENCE, "concern entries (behaviour data)"),
    ],
)
def test_what_is_protected_or_behaviour_is_marked(kind: k.Kind, expected: str) -> None:
    (use,) = uses(kind)
    assert use.marked == expected


@pytest.mark.parametrize("kind", [k.Apart((1, 2)), k.FewMoves(), k.NewNeighbours(), k.InOrder()])
def test_most_rules_use_nothing(kind: k.Kind) -> None:
    assert uses(kind) == ()
    assert traits_of(kind) == frozenset()


def test_what_several_rules_use_is_told_once_in_order_of_words() -> None:
    found = uses_of([SEX, k.Attainment(), k.Balance(k.Measure.SEX), EVIDENCE])
    assert [use.words for use in found] == ["concern entries", "prior attainment", "sex"]
    assert found[1].sensitivity is Sensitivity.PERSONAL


def test_the_marking_says_that_behaviour_is_not_used_where_it_is_not() -> None:
    unused = "Behaviour entries are not used."
    assert marking(()) == unused
    assert marking(uses_of([k.Attainment(), SEX])) == (
        f"Uses prior attainment, sex (protected characteristic). {unused}"
    )
    assert marking(uses(EVIDENCE)) == "Uses concern entries (behaviour data)."


def test_what_the_school_has_not_switched_on_is_not_used() -> None:
    target = frozenset({Characteristic.TARGET})
    assert uses(SEX, target) == ()
    assert uses(SEX, target | {Characteristic.SEX}) == uses(SEX)
    assert [use.words for use in uses_of([SEX, EVIDENCE], target)] == ["concern entries"]
