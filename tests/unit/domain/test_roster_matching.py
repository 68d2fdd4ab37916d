"""Who a listed person is, what changes, and what is left to the user."""

import datetime as dt
from dataclasses import replace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.class_lists import ClassList, PupilRecord, Severity
from seatingapp.domain.import_plan import NEW_PUPIL, FieldChange, ImportPlan, Outcome
from seatingapp.domain.names import PersonName
from seatingapp.domain.pupils import Characteristic, Pupil
from seatingapp.domain.roster_matching import NO_CLASS, plan_import
from tests.unit.domain.rosters import Known, class_list, pupil, record

UPN = "B801200005001"
OTHER_UPN = "P207000016049"
TEMPORARY_UPN = "B80120000500A"
BORN = dt.date(2012, 3, 14)
NOBODY: dict[str, frozenset[int]] = {}


def outcomes(plan: ImportPlan) -> list[Outcome]:
    return [decision.outcome for decision in plan.decisions]


def matched(listed: PupilRecord, *known: Pupil, classes: dict[str, frozenset[int]] = NOBODY) -> int:
    """Return the id of the pupil that a record is taken for: 0 for new, -1 for unclear."""
    (decision,) = plan_import([class_list(listed)], known, classes).decisions
    return decision.pupil.id if decision.pupil else -1


def test_in_an_empty_vault_everybody_is_new() -> None:
    plan = plan_import([class_list(record("Emma Carter", "9B", upn=UPN, form="9C"))], (), NOBODY)
    (decision,) = plan.decisions
    assert decision.outcome is Outcome.NEW
    assert decision.pupil == Pupil(0, "", PersonName("Emma", "Carter"), form="9C", upn=UPN)
    assert decision.joins == ("9B",)
    assert (plan.new_classes, plan.existing_classes) == (("9B",), ())
    assert (plan.new, plan.changed, plan.unchanged, plan.refused, plan.unclear) == (1, 0, 0, 0, 0)


def test_a_second_import_of_the_same_list_changes_nothing() -> None:
    listed = record("Emma Carter", "9B", upn=UPN, form="9C", date_of_birth=BORN)
    known = pupil(1, "Emma Carter", upn=UPN, form="9C", date_of_birth=BORN)
    plan = plan_import([class_list(listed)], [known], {"9B": frozenset({1})})
    assert outcomes(plan) == [Outcome.UNCHANGED]
    assert plan.decisions[0].pupil == known
    assert plan.existing_classes == ("9B",)


def test_changes_are_listed_field_by_field_and_blank_cells_erase_nothing() -> None:
    sen, eal = Characteristic.SEN, Characteristic.EAL
    known = pupil(
        1, "Emma Carter", upn=UPN, form="8C", house="Curie", date_of_birth=BORN,
        characteristics={sen: "N", eal: "yes"},
    )  # fmt: skip
    listed = record(
        "Emma Stone", "9B", upn=UPN, form="9C", year_group="9", characteristics={sen: "K"}
    )
    plan = plan_import([class_list(listed)], [known], {"9B": frozenset()})
    (decision,) = plan.decisions
    assert decision.outcome is Outcome.CHANGED
    assert decision.changes == (
        FieldChange("Surname", "Carter", "Stone"),
        FieldChange("Year group", "", "9"),
        FieldChange("Form", "8C", "9C"),
        FieldChange("SEN provision", "N", "K"),
        FieldChange("Class", "", "9B"),
    )
    assert decision.pupil is not None
    assert (decision.pupil.house, decision.pupil.date_of_birth) == ("Curie", BORN)
    assert decision.pupil.characteristics == {sen: "K", eal: "yes"}


@pytest.mark.parametrize(
    ("known", "stated", "after"),
    [
        (("Robert", "Smith", "Bob", ""), ("Robert", "Smith"), ("Robert", "Smith", "Bob", "")),
        (("Robert", "Smith", "Bob", ""), ("Bob", "Smith"), ("Robert", "Smith", "Bob", "")),
        (("Robert", "Smith", "", ""), ("Bob", "Smith"), ("Bob", "Smith", "", "")),
        (("Robert", "Smith", "", ""), ("Robert", "Smith", "Bob"), ("Robert", "Smith", "Bob", "")),
        (("Bob", "Smith", "", ""), ("Robert", "Smith", "Bob"), ("Robert", "Smith", "Bob", "")),
        (("Zoe", "Smith", "", ""), ("Zoë", "Smith"), ("Zoë", "Smith", "", "")),
        (("Robert", "Smith", "Bob", ""), ("", "Smith"), ("Robert", "Smith", "Bob", "")),
        (("Robert", "Smith", "Bob", ""), ("Bob", "Smith", "Bob"), ("Bob", "Smith", "", "")),
    ],
)
def test_a_list_with_the_preferred_name_does_not_overwrite_the_legal_one(
    known: tuple[str, ...], stated: tuple[str, ...], after: tuple[str, ...]
) -> None:
    before = replace(pupil(1, "x y", upn=UPN), name=PersonName(*known))
    listed = replace(record("x y", upn=UPN), name=PersonName(*stated))
    (decision,) = plan_import([class_list(listed)], [before], NOBODY).decisions
    assert decision.pupil is not None
    assert decision.pupil.name == PersonName(*after)


def test_people_are_found_by_upn_then_admission_number_then_mis_id() -> None:
    known = (
        pupil(1, "Emma Carter", upn=UPN.lower()),
        pupil(2, "Emma Carter", admission_number="77"),
        pupil(3, "Emma Carter", mis_id="m3"),
    )
    everything = record("Emma Carter", upn=UPN, admission_number="77", mis_id="m3")
    assert matched(everything, *known) == 1
    assert matched(replace(everything, upn=""), *known) == 2
    assert matched(replace(everything, upn="", admission_number=""), *known) == 3
    assert matched(replace(everything, upn=OTHER_UPN), *known) == 2


def test_an_identifier_of_somebody_with_quite_another_name_is_unclear() -> None:
    known = pupil(1, "Emma Carter", upn=UPN)
    plan = plan_import([class_list(record("Liam Jones", upn=UPN))], [known], NOBODY)
    (decision,) = plan.decisions
    assert decision.outcome is Outcome.UNCLEAR
    assert decision.choices == (known,)
    assert decision.reason == "A pupil with this UPN has quite another name."
    assert decision.pupil is None


def test_an_identifier_that_two_pupils_have_is_unclear() -> None:
    known = (pupil(1, "Emma Carter", upn=UPN), pupil(2, "Emma Carter", upn=UPN))
    assert matched(record("Emma Carter", upn=UPN), *known) == -1


def test_name_and_birthday_find_a_pupil_whatever_the_form() -> None:
    known = pupil(1, "Zoë O'Neill", date_of_birth=BORN, form="8C", year_group="8")
    assert matched(record("ZOE O’NEILL", date_of_birth=BORN, form="10C"), known) == 1


def test_name_and_birthday_with_other_identifiers_are_unclear() -> None:
    known = pupil(1, "Emma Carter", date_of_birth=BORN, upn=OTHER_UPN)
    assert matched(record("Emma Carter", date_of_birth=BORN, upn=UPN), known) == -1
    temporary = replace(known, upn=TEMPORARY_UPN)
    assert matched(record("Emma Carter", date_of_birth=BORN, upn=UPN), temporary) == 1
    twice = (replace(known, id=1, upn=""), replace(known, id=2, upn=""))
    assert matched(record("Emma Carter", date_of_birth=BORN), *twice) == -1


def test_a_name_alone_is_found_within_its_class_form_or_year() -> None:
    known = pupil(1, "Emma Carter", form="9C", year_group="9")
    classes = {"9B/Sc2": frozenset({1})}
    assert matched(record("Emma Carter", "9b/sc2"), known, classes=classes) == 1
    assert matched(record("Emma Carter", form="9c"), known) == 1
    assert matched(record("Emma Carter", year_group="9"), known) == 1
    assert matched(record("Emma Carter", "9A/Ma1"), known) == 1  # the class says year 9


def test_a_name_alone_without_any_group_is_unclear_rather_than_a_second_pupil() -> None:
    known = pupil(1, "Emma Carter", form="9C")
    plan = plan_import([class_list(record("Emma Carter"))], [known], NOBODY)
    assert outcomes(plan) == [Outcome.UNCLEAR]
    assert "nothing else says" in plan.decisions[0].reason


def test_a_name_in_the_next_year_is_unclear_and_in_another_year_is_somebody_else() -> None:
    known = pupil(1, "Emma Carter", form="9C")
    assert matched(record("Emma Carter", form="10C"), known) == -1
    assert matched(record("Emma Carter", form="7C"), known) == 0
    assert matched(record("Emma Carter", year_group="R"), known) == 0


def test_another_birthday_or_identifier_is_somebody_else() -> None:
    known = pupil(1, "Emma Carter", form="9C", date_of_birth=BORN, upn=OTHER_UPN)
    other = dt.date(2012, 3, 15)
    assert matched(record("Emma Carter", form="9C", date_of_birth=other), known) == 0
    assert matched(record("Emma Carter", form="9C", upn=UPN), known) == 0


def test_two_pupils_of_one_name_are_told_apart_by_class_then_form_and_else_unclear() -> None:
    known = (
        pupil(1, "Sam Patel", form="9C", year_group="9"),
        pupil(2, "Sam Patel", form="9B", year_group="9"),
    )
    classes = {"9/Sc": frozenset({1, 2}), "9/Ma": frozenset({2})}
    assert matched(record("Sam Patel", "9/Ma"), *known, classes=classes) == 2
    assert matched(record("Sam Patel", "9/Sc", form="9C"), *known, classes=classes) == 1
    plan = plan_import([class_list(record("Sam Patel", "9/Sc"))], known, classes)
    assert plan.decisions[0].choices == known
    assert plan.decisions[0].reason == "Several pupils have this name."


def test_the_user_decides_what_is_unclear() -> None:
    known = (pupil(1, "Sam Patel", form="9C"), pupil(2, "Sam Patel", form="9C"))
    lists = [class_list(record("Sam Patel", form="9C"))]
    chosen = plan_import(lists, known, NOBODY, choices={("list.csv", 2): 2})
    assert [(d.outcome, d.pupil and d.pupil.id) for d in chosen.decisions] == [
        (Outcome.UNCHANGED, 2)
    ]
    new = plan_import(lists, known, NOBODY, choices={("list.csv", 2): NEW_PUPIL})
    assert outcomes(new) == [Outcome.NEW]
    gone = plan_import(lists, known, NOBODY, choices={("list.csv", 2): 99})
    assert outcomes(gone) == [Outcome.UNCLEAR]


def test_nobody_becomes_two_people() -> None:
    known = [pupil(1, "Sam Patel", form="9C", upn=UPN)]
    alike = [
        record("Sam Patel", form="9C", admission_number="1"),
        record("Sam Patel", form="9C", admission_number="2"),
    ]
    assert outcomes(plan_import([class_list(*alike)], known, NOBODY)) == [Outcome.UNCLEAR] * 2
    stronger = [alike[0], record("Sam Patel", form="9C", upn=UPN, admission_number="2")]
    plan = plan_import([class_list(*stronger)], known, NOBODY)
    assert outcomes(plan) == [Outcome.UNCLEAR, Outcome.CHANGED]


def test_one_person_in_two_classes_is_one_pupil_with_two_memberships() -> None:
    science = record("Emma Carter", "9/Sc1", upn=UPN, form="9C")
    maths = record("Emma Carter", "9/Ma2", upn=UPN, house="Curie")
    plan = plan_import([class_list(science, record("A B", "9/Sc1"), maths)], (), NOBODY)
    first, _ = plan.decisions
    assert first.rows == (("list.csv", 2), ("list.csv", 4))
    assert first.joins == ("9/Sc1", "9/Ma2")
    assert first.pupil is not None
    assert (first.pupil.form, first.pupil.house) == ("9C", "Curie")
    assert plan.new == 2


def test_one_person_in_two_files_is_one_pupil() -> None:
    lists = [
        class_list(record("Emma Carter", "9/Sc1", form="9C"), file="a.csv"),
        class_list(record("Emma Carter", "9/Ma2", form="9C"), file="b.csv"),
    ]
    plan = plan_import(lists, (), NOBODY)
    assert plan.new == 1
    assert plan.decisions[0].rows == (("a.csv", 2), ("b.csv", 2))


def test_equal_names_in_other_forms_or_years_are_two_people() -> None:
    listed = class_list(
        record("Sam Patel", form="9C"),
        record("Sam Patel", form="9B"),
        record("Sam Patel", "10/Sc"),
        record("Sam Patel", date_of_birth=BORN, year_group="11"),
    )
    assert plan_import([listed], (), NOBODY).new == 4


def test_the_same_row_twice_is_one_pupil_with_a_warning() -> None:
    row = record("Emma Carter", "9/Sc1", form="9C")
    plan = plan_import([class_list(row, row)], (), NOBODY)
    assert plan.new == 1
    (warning,) = [r for r in plan.remarks if r.severity is Severity.WARNING]
    assert warning.row == 3
    assert warning.text == "Emma Carter is listed twice (first in row 2); read as one pupil."


def test_an_identifier_shared_by_different_people_is_dropped_from_both() -> None:
    listed = class_list(
        record("Emma Carter", "9C", upn=UPN), record("Liam Jones", "9C", upn=UPN, mis_id="7")
    )
    plan = plan_import([listed], (), NOBODY)
    assert [d.pupil and d.pupil.upn for d in plan.decisions] == ["", ""]
    assert [(r.row, r.column) for r in plan.remarks] == [(2, "UPN"), (3, "UPN")]


def test_refused_rows_keep_their_place_and_reason() -> None:
    listed = class_list(record("A B", "9C"), record("C D", "9C"), refused={3: "There is no name."})
    plan = plan_import([listed], (), NOBODY)
    assert outcomes(plan) == [Outcome.NEW, Outcome.REFUSED, Outcome.NEW]
    assert plan.decisions[1].reason == "There is no name."
    assert plan.decisions[1].rows == (("list.csv", 3),)


def test_members_who_are_not_in_the_list_stay_and_are_named() -> None:
    known = [pupil(1, "Emma Carter", form="9C")]
    known += [pupil(n, f"Pupil{n:02} Absent", form="9C") for n in range(2, 14)]
    classes = {"9B": frozenset(range(1, 14)), "9A": frozenset({1, 2})}
    plan = plan_import([class_list(record("Emma Carter", "9B", "9A"))], known, classes)
    first, second = [r.text for r in plan.remarks]
    assert first.startswith("12 pupils of 9B are not in this list; they stay: Pupil02 Absent, ")
    assert first.endswith(", Pupil09 Absent and 4 more.")
    assert second == "1 pupil of 9A is not in this list and stays: Pupil02 Absent."


def test_pupils_that_an_unclear_row_may_mean_are_not_called_absent() -> None:
    known = [pupil(1, "Sam Patel"), pupil(2, "Sam Patel"), pupil(3, "A B", upn=UPN)]
    listed = class_list(record("Sam Patel", "9B"), record("A B", "9B", upn=UPN))
    plan = plan_import([listed], known, {"9B": frozenset({1, 2, 3})})
    assert plan.unclear == 1
    assert plan.remarks == ()


def test_a_class_named_by_the_user_replaces_those_of_the_list() -> None:
    listed = class_list(record("Emma Carter", "9/Sc1"), record("Liam Jones"))
    plan = plan_import([listed], (), {"9B": frozenset()}, class_name=" 9b ")
    assert [d.joins for d in plan.decisions] == [("9B",), ("9B",)]
    assert (plan.new_classes, plan.existing_classes) == ((), ("9B",))


def test_a_list_that_names_no_class_is_remarked_on() -> None:
    plan = plan_import([class_list(record("Emma Carter"))], (), NOBODY)
    assert [r.text for r in plan.remarks] == [
        "The list names no class: its pupils join none. Name a class to put them in it."
    ]


def test_a_class_of_which_everybody_is_unclear_is_not_made() -> None:
    plan = plan_import([class_list(record("A B", "9X"))], [pupil(1, "A B", form="8C")], NOBODY)
    assert (plan.unclear, plan.new_classes) == (1, ())


_NAMES = st.sampled_from(["Sam Patel", "Sam Jones", "Emma Carter", "Zoë Carter"])
_FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "upn": st.sampled_from([UPN, OTHER_UPN, TEMPORARY_UPN]),
        "admission_number": st.sampled_from(["1", "2"]),
        "form": st.sampled_from(["9C", "10C"]),
        "year_group": st.sampled_from(["9", "10"]),
        "date_of_birth": st.sampled_from([BORN, dt.date(2012, 3, 15)]),
    },
)
_RECORDS = st.lists(
    st.builds(lambda who, c, f: record(who, *c, **f), _NAMES, st.sets(st.just("9B")), _FIELDS),
    max_size=6,
)
_PUPILS = st.lists(st.tuples(_NAMES, _FIELDS), max_size=5).map(
    lambda listed: [pupil(n, who, **cast("Known", f)) for n, (who, f) in enumerate(listed, start=1)]
)


@given(_RECORDS, _PUPILS)
def test_every_row_is_decided_once_and_no_pupil_twice(
    listed: list[PupilRecord], known: list[Pupil]
) -> None:
    lists: list[ClassList] = [class_list(*listed)]
    plan = plan_import(lists, known, {"9B": frozenset(p.id for p in known[:2])})
    decided = sorted(row for decision in plan.decisions for row in decision.rows)
    assert decided == sorted((row.file, row.row) for row in lists[0].rows)
    ids = [d.pupil.id for d in plan.decisions if d.pupil and d.pupil.id]
    assert len(ids) == len(set(ids))
    for decision in plan.decisions:
        assert (decision.pupil is None) == (decision.outcome is Outcome.UNCLEAR)
        assert bool(decision.choices) == (decision.outcome is Outcome.UNCLEAR)
    assert plan == plan_import(lists, known, {"9B": frozenset(p.id for p in known[:2])})


@given(_RECORDS)
def test_importing_into_an_empty_vault_and_again_changes_nothing_more(
    listed: list[PupilRecord],
) -> None:
    first = plan_import([class_list(*listed)], (), NOBODY)
    stored = [
        replace(d.pupil, id=n, uid=str(n))
        for n, d in enumerate(first.decisions, start=1)
        if d.pupil is not None
    ]
    members = frozenset(p.id for p, d in zip(stored, first.decisions, strict=True) if d.joins)
    again = plan_import([class_list(*listed)], stored, {"9B": members})
    assert again.new == 0
    assert again.changed == 0


def test_by_form_a_form_is_the_class_of_those_whose_rows_name_none() -> None:
    read = class_list(
        record("Emma Carter", form="7A"),
        record("Liam Jones", form=" 7a "),
        record("Olivia Smith", "7/Ma1", form="7A"),
        record("Noah Brown", form="7B"),
    )
    plan = plan_import([read], (), {"7B": frozenset()}, by_form=True)
    assert [d.joins for d in plan.decisions] == [("7A",), ("7A",), ("7/Ma1",), ("7B",)]
    assert (plan.new_classes, plan.existing_classes) == (("7A", "7/Ma1"), ("7B",))
    assert plan.remarks == ()


def test_by_form_who_has_neither_class_nor_form_is_remarked_on() -> None:
    read = class_list(record("Emma Carter", form="7A"), record("Liam Jones"))
    plan = plan_import([read], (), NOBODY, by_form=True)
    assert [d.joins for d in plan.decisions] == [("7A",), ()]
    assert [(r.row, r.severity) for r in plan.remarks] == [(3, Severity.WARNING)]


def test_by_form_a_list_without_forms_still_asks_for_a_class() -> None:
    plan = plan_import([class_list(record("Emma Carter"))], (), NOBODY, by_form=True)
    assert [r.text for r in plan.remarks] == [NO_CLASS]


def test_a_class_for_everybody_comes_before_their_forms() -> None:
    read = class_list(record("Emma Carter", form="7A"), record("Liam Jones", form="7B"))
    plan = plan_import([read], (), NOBODY, class_name="Club", by_form=True)
    assert plan.new_classes == ("Club",)
