"""The files of the sample school, as the app reads them."""

from __future__ import annotations

import dataclasses

import pytest

from seatingapp.domain import upn
from seatingapp.domain.names import short_names
from seatingapp.domain.pupils import YES, Characteristic
from seatingapp.services.sample_school.checking import check
from seatingapp.services.sample_school.data import SampleSchool, Tendency
from seatingapp.services.sample_school.reading import read_sample_school


@pytest.fixture(scope="module")
def school() -> SampleSchool:
    return read_sample_school()


def shown_in(school: SampleSchool, name: str) -> list[str]:
    people = [school.pupils[a] for a in school.classes[name].pupils]
    names = short_names(
        {p.admission: p.name for p in people}, {p.admission: p.form for p in people}
    )
    return list(names.values())


def share_with(school: SampleSchool, kind: Characteristic, value: str = YES) -> float:
    having = [p for p in school.pupils.values() if p.characteristics.get(kind) == value]
    return len(having) / len(school.pupils)


def test_it_has_two_year_groups_six_classes_150_pupils_and_four_rooms(school: SampleSchool) -> None:
    assert {p.year_group for p in school.pupils.values()} == {8, 9}
    assert len(school.classes) == 6
    assert len(school.pupils) == 150
    assert len(school.rooms) == 4


def test_each_form_has_25_pupils(school: SampleSchool) -> None:
    forms = [p.form for p in school.pupils.values()]
    assert {form: forms.count(form) for form in forms} == dict.fromkeys(
        ("8A", "8B", "8C", "9A", "9B", "9C"), 25
    )


def test_each_class_has_24_to_30_pupils_of_its_year_group(school: SampleSchool) -> None:
    for group in school.classes.values():
        assert 24 <= len(group.pupils) <= 30
        assert {school.pupils[a].year_group for a in group.pupils} == {group.year_group}


def test_every_upn_is_valid_and_two_pupils_show_the_exceptions(school: SampleSchool) -> None:
    upns = [p.upn for p in school.pupils.values()]
    assert [u for u in upns if u and upn.problem(u)] == []
    assert upns.count("") == 1
    assert sum(u[-1:].isalpha() for u in upns) == 1


def test_the_names_hold_what_makes_names_hard(school: SampleSchool) -> None:
    names = [p.name for p in school.pupils.values()]
    assert max(len(n.full) for n in names) >= 60
    assert [n.full for n in names if not n.surname] == ["Nurhayati", "Thiri"]
    assert {"赵欣怡", "李小雨", "محمد الأمين", "נועם בן־ארי", "प्रिया नम्बियार"} <= {
        n.full for n in names
    }
    assert {"Олександр Ковальчук", "Łukasz Wójcik", "Llŷr Bowen-Parry"} <= {n.full for n in names}
    assert {"Will", "Grace", "Mark", "May"} <= {n.forename for n in names}


def test_three_sams_are_told_apart_in_one_class(school: SampleSchool) -> None:
    sams = [name for name in shown_in(school, "8A/En1") if name.startswith("Sam ")]
    assert sorted(sams) == ["Sam Patel", "Sam Pater", "Sam Pr"]


def test_two_pupils_of_one_name_are_told_apart_by_their_form(school: SampleSchool) -> None:
    emilys = [name for name in shown_in(school, "8B/Ma2") if name.startswith("Emily")]
    assert emilys == ["Emily Davies (8A)", "Emily Davies (8C)"]


def test_the_shares_of_characteristics_are_those_of_an_ordinary_school(
    school: SampleSchool,
) -> None:
    assert 0.12 <= share_with(school, Characteristic.SEN, "K") <= 0.16
    assert 0.03 <= share_with(school, Characteristic.SEN, "E") <= 0.06
    assert 0.20 <= share_with(school, Characteristic.PUPIL_PREMIUM) <= 0.32
    assert 0.01 <= share_with(school, Characteristic.LOOKED_AFTER) <= 0.02
    assert 0.20 <= share_with(school, Characteristic.EAL) <= 0.45


def test_the_science_class_fills_the_lab_but_for_two_seats(school: SampleSchool) -> None:
    assert len(school.classes["9B/Sc2"].pupils) == 26
    assert school.rooms["Lab 2"].layout.capacity == 28


def test_the_science_class_has_an_older_plan_and_two_pins_in_the_present_one(
    school: SampleSchool,
) -> None:
    old, new = (p for p in school.plans if p.class_name == "9B/Sc2")
    assert old.half_term == "HT1"
    assert old.seats != new.seats
    assert len(new.pinned) == 2


def test_on_every_weekday_at_least_three_periods_have_a_lesson_in_both_weeks(
    school: SampleSchool,
) -> None:
    for weekday in range(5):
        for week in "AB":
            today = [s for s in school.slots if s.weekday == weekday and s.week in ("", week)]
            assert len(today) >= 3


def test_a_pupil_without_a_class_is_found_by_the_check(school: SampleSchool) -> None:
    group = school.classes["9B/Sc2"]
    smaller = dataclasses.replace(group, pupils=group.pupils[1:])
    broken = dataclasses.replace(school, classes={**school.classes, "9B/Sc2": smaller})
    with pytest.raises(ValueError, match="is in no class"):
        check(broken, 150)


def test_people_and_classes_that_contradict_each_other_are_found(school: SampleSchool) -> None:
    one = school.pupils["004101"]
    pupils = {
        **school.pupils,
        "004101": dataclasses.replace(one, house="Eagle", upn="A999330217004"),
        "004102": dataclasses.replace(school.pupils["004102"], upn="A999330217004"),
    }
    maths, english = school.classes["9A/Ma1"], school.classes["9C/En2"]
    classes = {
        **school.classes,
        "9A/Ma1": dataclasses.replace(maths, room="Shed"),
        "9C/En2": dataclasses.replace(english, pupils=(*english.pupils, "000000")),
        "8A/En1": dataclasses.replace(
            school.classes["8A/En1"], pupils=school.classes["8A/En1"].pupils * 2
        ),
    }
    with pytest.raises(ValueError, match="A UPN is used twice") as refused:
        check(dataclasses.replace(school, pupils=pupils, classes=classes), 151)
    text = str(refused.value)
    for part in (
        "An admission number is used twice",
        "A UPN is used twice",
        "check letter does not fit",
        "unknown house Eagle",
        "unknown room Shed",
        "does not fit into Room 7",
        "holds a pupil twice",
        "holds 000000: unknown",
    ):
        assert part in text


def test_a_timetable_that_contradicts_itself_is_found(school: SampleSchool) -> None:
    first = school.slots[0]
    wrong = dataclasses.replace(first, period="Tutor")
    kept = tuple(s for s in school.slots if s.class_name != "8C/Hi1")
    broken = dataclasses.replace(school, slots=(*kept, first, wrong), showcase_class="9B/Sc2")
    with pytest.raises(ValueError, match="Two lessons at once") as refused:
        check(broken, 150)
    assert "no such class or period: 8A/En1, Tutor" in str(refused.value)
    assert "8C/Hi1 is never taught" in str(refused.value)


def test_a_plan_that_cannot_be_is_found(school: SampleSchool) -> None:
    plan = school.plans[1]
    seat, stranger = plan.seats[0], school.classes["8C/Hi1"].pupils[0]
    wrong = dataclasses.replace(
        plan, seats=(seat, seat, stranger, *[None] * 30), pinned=frozenset({"004101"})
    )
    elsewhere = dataclasses.replace(plan, room="Shed")
    with pytest.raises(ValueError, match="seats a pupil twice") as refused:
        check(dataclasses.replace(school, plans=(wrong, elsewhere)), 150)
    text = str(refused.value)
    assert "more seats than" in text
    assert "a pupil of another class" in text
    assert "pins a pupil who has no seat" in text
    assert "names an unknown class or room" in text


def test_the_science_class_has_musts_wishes_and_a_rule_that_follows_a_pupil(
    school: SampleSchool,
) -> None:
    rules = school.rules
    assert {r.class_name for r in rules} == {"9B/Sc2"}
    assert {str(r.strength) for r in rules} == {"must", "high", "medium", "low"}
    assert [r.note for r in rules if r.pupil] == ["left ear to the teacher"]
    assert sum(r.kind == "friends" for r in rules) == 2


def test_a_rule_that_cannot_be_is_found(school: SampleSchool) -> None:
    first = school.rules[0]
    strange = dataclasses.replace(first, kind="sideways")
    elsewhere = dataclasses.replace(first, class_name="7Z")
    foreign = dataclasses.replace(first, class_name="8C/Hi1")
    follows = dataclasses.replace(first, pupil="004147")
    rules = (strange, elsewhere, foreign, follows)
    with pytest.raises(ValueError, match="unknown kind or class: sideways") as refused:
        check(dataclasses.replace(school, rules=rules), 150)
    text = str(refused.value)
    assert "A rule of 7Z is of an unknown kind or class: apart" in text
    assert "A rule of 8C/Hi1 names 004170: not in it" in text
    assert "follows 004147 and does not name them" in text


def test_a_recipe_that_names_what_is_not_there_is_found(school: SampleSchool) -> None:
    recipe = dataclasses.replace(
        school.behaviour,
        weights={"Sneezing": 1.0},
        tendencies={"000000": Tendency(shape="sideways")},
        showcase_absent=frozenset(school.behaviour.showcase[0].pupils),
    )
    with pytest.raises(ValueError, match="Sneezing is unknown") as refused:
        check(dataclasses.replace(school, behaviour=recipe), 150)
    text = str(refused.value)
    assert "000000 has a tendency: unknown" in text
    assert "unknown shape sideways" in text
    assert "An absent pupil has an entry" in text


def test_a_showcase_of_another_class_is_found(school: SampleSchool) -> None:
    moment = dataclasses.replace(school.behaviour.showcase[0], pupils=("004301",))
    recipe = dataclasses.replace(school.behaviour, showcase=(moment,))
    with pytest.raises(ValueError, match="a pupil of another class"):
        check(dataclasses.replace(school, behaviour=recipe), 150)
    with pytest.raises(ValueError, match="showcase class 7Z is unknown"):
        check(dataclasses.replace(school, showcase_class="7Z"), 150)
