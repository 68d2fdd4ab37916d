"""A rule as a draft with blanks: nothing is lost on the way there and back."""

from __future__ import annotations

import datetime as dt

import pytest

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
    PairCount,
    Together,
    Within,
)
from seatingapp.domain.rules.rule import ForClass, ForPupil, Rule, Strength
from seatingapp.ui.seating.rules.editing.draft import (
    Draft,
    Form,
    draft_of,
    kind_of,
    new_draft,
    number,
    with_form,
)
from seatingapp.ui.seating.rules.editing.forms import GROUPS, HINTS, LABELS

PAIR = PairCount(1, 2, 6, 9, 3, 21)
KINDS: tuple[Kind, ...] = (
    Apart((1, 2)),
    Apart((1, 2, 3), 2.5),
    Together((1, 2), Near.BESIDE),
    Together((1, 2, 3), Near.TABLE),
    InArea((1,), Area("Front row")),
    InArea((1, 2), Area(seats=frozenset({4, 5})), inside=False),
    FacesBoard(),
    FacesBoard((1,)),
    KeepEmpty(Area("Lab bench")),
    FromFront(),
    Alternate(Characteristic.SEX),
    Attainment(False, Within.TABLE, Characteristic.TARGET),
    Balance(Measure.SEX),
    Balance(Measure.ATTAINMENT, Characteristic.WORKING_AT),
    Balance(Measure.PRAISE),
    InOrder(Listing.REGISTER),
    InOrder(Listing.RANDOM, 4711),
    NewNeighbours(5),
    FewMoves(),
    Friends(1, (2, 3)),
    HelperBeside(1),
    HelperBeside(1, (2,)),
    Evidence((PAIR,), dt.date(2025, 10, 14), dt.date(2025, 11, 24)),
)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_rule_comes_back_from_its_draft_as_it_was(kind: Kind) -> None:
    draft = draft_of(Rule("u", kind, Strength.LOW, ForPupil(1), active=False, note="left ear"))
    assert kind_of(draft) == kind
    assert (draft.uid, draft.strength, draft.active, draft.note) == (
        "u",
        Strength.LOW,
        False,
        "left ear",
    )


def test_every_kind_is_in_one_group_with_words_and_a_hint() -> None:
    listed = [form for _, forms in GROUPS for form in forms]
    assert sorted(listed, key=lambda f: f.value) == sorted(Form, key=lambda f: f.value)
    assert set(LABELS) == set(HINTS) == set(Form)


NEEDING = (
    *(Form.APART, Form.TOGETHER, Form.FRIENDS, Form.HELPER),
    *(Form.AREA, Form.EMPTY, Form.EVIDENCE),
)


@pytest.mark.parametrize("form", list(Form))
def test_an_empty_draft_is_a_rule_only_where_nothing_has_to_be_named(form: Form) -> None:
    assert (kind_of(new_draft(form, 1)) is None) == (form in NEEDING)


@pytest.mark.parametrize(
    ("typed", "metres"),
    [
        ("2", 2.0),
        ("2,5", 2.5),
        (" 3 m", 3.0),
        ("", None),
        ("far", None),
        ("nan", None),
        ("inf", None),
    ],
)
def test_a_distance_is_read_as_people_type_it(typed: str, metres: float | None) -> None:
    assert number(typed) == metres
    draft = Draft(Form.APART, ForClass(1), pupils=(1, 2), metres=typed)
    assert kind_of(draft) == (None if metres is None else Apart((1, 2), metres))


def test_half_a_plan_is_no_number_of_plans() -> None:
    assert kind_of(Draft(Form.NEW, ForClass(1), plans="2.5")) is None


def test_another_kind_keeps_who_was_named() -> None:
    draft = Draft(Form.APART, ForClass(1), pupils=(1, 2, 3))
    friends = with_form(draft, Form.FRIENDS)
    assert kind_of(friends) == Friends(1, (2, 3))
    assert kind_of(with_form(draft, Form.FACES)) == FacesBoard((1, 2, 3))
    assert kind_of(with_form(friends, Form.TOGETHER)) == Together((1, 2, 3))


def test_another_kind_brings_its_own_strength_unless_one_was_chosen() -> None:
    new = new_draft(Form.APART, 1)
    assert with_form(new, Form.FEW).strength is Strength.LOW
    chosen = Draft(Form.APART, ForClass(1), strength=Strength.MEDIUM)
    assert with_form(chosen, Form.FEW).strength is Strength.MEDIUM
    stored = Draft(Form.APART, ForClass(1), uid="u")
    assert with_form(stored, Form.FEW).strength is Strength.MUST
