"""Whose photo a file is; and that no pupil gets two, and no file goes to two pupils."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.names import PersonName
from seatingapp.domain.photo_matching import find_pupils, plan_photos
from seatingapp.domain.photo_names import shown_name
from seatingapp.domain.photo_plan import (
    GOING_IN,
    LEAVE_OUT,
    How,
    PhotoFile,
    PhotoMatch,
    PhotoOutcome,
    PhotoPlan,
    Said,
)
from seatingapp.domain.pupils import Pupil

UPN = "B801200005001"
SAM = Pupil(
    1, "", PersonName("Samir", "Patel", "Sam"), "9C", "9", admission_number="123456", upn=UPN
)
FARHAN_C = Pupil(2, "", PersonName("Farhan", "Ahmed"), "9C", "9", admission_number="001234")
FARHAN_B = Pupil(3, "", PersonName("Farhan", "Ahmed"), "9B", "9")
ZOSIA = Pupil(4, "", PersonName("Zofia", "Łukasik", "Zosia"), "9B", "9")
LI = Pupil(5, "", PersonName("小龙", "李"), "9B", "9")
BEN = Pupil(6, "", PersonName("Ben", "O'Neill"), "8A", "8", admission_number="2019-0123")
MARY = Pupil(7, "", PersonName("Mary-Ann", "Smith Jones"), "8A", "8")
OAK = Pupil(8, "", PersonName("Sam", "Oak"), "5 Oak", "5")
EVERYBODY = (SAM, FARHAN_C, FARHAN_B, ZOSIA, LI, BEN, MARY, OAK)


def found(name: str, folder: str = "", said: Said | None = None) -> PhotoMatch:
    return find_pupils([PhotoFile(name, name, folder, said)], EVERYBODY)[0]


@pytest.mark.parametrize(
    ("name", "pupil", "how"),
    [
        ("123456.jpg", SAM, How.ADMISSION_NUMBER),
        ("123456 (1).jpg", SAM, How.ADMISSION_NUMBER),
        ("123456_2.jpg", SAM, How.ADMISSION_NUMBER),
        ("1234.jpg", FARHAN_C, How.ADMISSION_NUMBER),
        ("2019-0123.jpg", BEN, How.ADMISSION_NUMBER),
        ("Sam Patel 123456.jpg", SAM, How.ADMISSION_NUMBER),
        ("SamPatel_123456.jpg", SAM, How.ADMISSION_NUMBER),
        (f"{UPN}.jpg", SAM, How.UPN),
        (f"{UPN.lower()} sam patel.JPG", SAM, How.UPN),
        ("Patel_Sam.jpg", SAM, How.NAME),
        ("sam.patel.jpg", SAM, How.NAME),
        ("Samir Patel.jpg", SAM, How.NAME),
        ("sampatel.jpg", SAM, How.NAME),
        ("Sam Patel - Copy (2).jpg", SAM, How.NAME),
        ("photo Sam Patel 2025.jpg", SAM, How.NAME),
        ("Sam Patel 9C.png", SAM, How.NAME_AND_FORM),
        ("PATEL, Sam (9C).jpeg", SAM, How.NAME_AND_FORM),
        ("Farhan Ahmed 9B.jpg", FARHAN_B, How.NAME_AND_FORM),
        ("lukasik zosia.jpg", ZOSIA, How.NAME),
        ("Łukasik Zofia.jpg", ZOSIA, How.NAME),
        ("李小龙.jpg", LI, How.NAME),
        ("O_Neill Ben.jpg", BEN, How.NAME),
        ("ben o’neill.jpg", BEN, How.NAME),
        ("mary ann smith-jones.jpg", MARY, How.NAME),
        ("Sam Oak.jpg", OAK, How.NAME),
        ("Oak Sam 5 Oak.jpg", OAK, How.NAME_AND_FORM),
    ],
)
def test_a_file_that_names_its_pupil_is_found(name: str, pupil: Pupil, how: How) -> None:
    match = found(name)
    assert (match.pupil, match.how) == (pupil, how)


@pytest.mark.parametrize(
    ("name", "candidates", "reason"),
    [
        ("Farhan Ahmed.jpg", [FARHAN_B, FARHAN_C], "2 pupils have this name."),
        ("Farhan Ahmed Year 9.jpg", [FARHAN_B, FARHAN_C], "2 pupils have this name."),
        ("Sam P.jpg", [SAM], "The name fits only in part."),
        ("Sam James Patel.jpg", [SAM], "The name fits only in part."),
        ("Sam Patel 8A.jpg", [SAM], "The name fits, but the file says 8A."),
        (
            "IMG_123456.jpg",
            [SAM],
            "The admission number fits, but not what stands beside it.",
        ),
        (
            "Ben O'Neill 123456.jpg",
            [BEN, SAM],
            "The admission number fits, but not what stands beside it.",
        ),
    ],
)
def test_what_is_not_certain_is_asked(name: str, candidates: list[Pupil], reason: str) -> None:
    match = found(name)
    assert match.pupil is None
    assert list(match.candidates) == candidates
    assert match.reason == reason


@pytest.mark.parametrize("name", ["999999.jpg", "IMG_0042.jpg", "Jo Nobody.jpg", "9C.jpg", ".jpg"])
def test_a_file_that_names_nobody_is_nobodys(name: str) -> None:
    match = found(name)
    assert (match.pupil, match.candidates) == (None, ())
    assert match.reason


def test_a_copy_number_never_makes_another_admission_number() -> None:
    other = Pupil(9, "", PersonName("Al", "Bo"), admission_number="1234561")
    match = find_pupils([PhotoFile("k", "123456_1.jpg")], [SAM, other])[0]
    assert match.pupil == SAM


def test_the_folder_tells_two_of_one_name_apart_and_contradicts_nobody() -> None:
    assert found("Farhan Ahmed.jpg", "9B").pupil == FARHAN_B
    assert found("Farhan Ahmed.jpg", "Year 9").pupil is None
    assert found("Sam Patel.jpg", "8A").pupil == SAM


def test_the_table_beside_the_photos_goes_before_the_name_of_the_file() -> None:
    assert found("Sam Patel.jpg", said=Said("photos.csv", ("001234",))).pupil == FARHAN_C
    assert found("1.jpg", said=Said("photos.csv", (UPN.lower(),))).how is How.UPN
    assert found("1.jpg", said=Said("photos.csv", (), "Sam Oak")).pupil == OAK
    unknown = found("Sam Patel.jpg", said=Said("photos.csv", ("777777",)))
    assert unknown.pupil is None
    assert unknown.reason == "photos.csv names a pupil who is not in this vault."


def test_two_pupils_with_one_admission_number_are_a_question() -> None:
    twins = [
        Pupil(i, "", PersonName(n, "Ra"), admission_number="77") for i, n in ((1, "A"), (2, "B"))
    ]
    match = find_pupils([PhotoFile("k", "77.jpg")], twins)[0]
    assert list(match.candidates) == twins
    assert match.reason == "2 pupils have this admission number."


def planned(*names: str, **known: object) -> PhotoPlan:
    matches = find_pupils([PhotoFile(name, name) for name in names], EVERYBODY)
    return plan_photos(matches, EVERYBODY, **known)  # type: ignore[arg-type]


def outcomes(plan: PhotoPlan) -> list[PhotoOutcome]:
    return [decision.outcome for decision in plan.decisions]


def test_several_photos_of_one_pupil_wait_for_a_choice_and_the_rest_stays_out() -> None:
    names = ("Sam Patel.jpg", "123456.jpg", "Zosia Łukasik.jpg")
    plan = planned(*names)
    assert outcomes(plan) == [PhotoOutcome.SEVERAL, PhotoOutcome.SEVERAL, PhotoOutcome.NEW]
    assert plan.taken == {4: "Zosia Łukasik.jpg"}
    chosen = planned(*names, choices={"123456.jpg": 1})
    assert outcomes(chosen) == [PhotoOutcome.LEFT_OUT, PhotoOutcome.NEW, PhotoOutcome.NEW]
    assert chosen.taken[1] == "123456.jpg"
    left = planned(*names, choices={"123456.jpg": LEAVE_OUT})
    assert outcomes(left) == [PhotoOutcome.NEW, PhotoOutcome.LEFT_OUT, PhotoOutcome.NEW]


def test_whoever_has_a_photo_gets_it_replaced_and_whoever_wants_none_gets_none() -> None:
    plan = planned("123456.jpg", "Sam Oak.jpg", pictured={1, 8}, refused={8})
    assert outcomes(plan) == [PhotoOutcome.REPLACES, PhotoOutcome.NO_PHOTO]
    by_hand = planned("x.jpg", refused={8}, choices={"x.jpg": 8})
    assert outcomes(by_hand) == [PhotoOutcome.NO_PHOTO]
    assert by_hand.taken == {}


def test_those_of_the_same_forms_are_named_who_still_have_no_photo() -> None:
    plan = planned("Zosia Łukasik.jpg", refused={3}, pictured={8})
    assert plan.without == (LI,)
    assert plan.elsewhere == 4


def test_a_picture_that_cannot_be_used_is_nobodys_whatever_is_chosen() -> None:
    file = PhotoFile("123456.jpg", "123456.jpg", problem="Damaged.")
    matches = find_pupils([file], EVERYBODY)
    plan = plan_photos(matches, EVERYBODY, choices={"123456.jpg": 1})
    assert outcomes(plan) == [PhotoOutcome.UNREADABLE]
    assert plan.decisions[0].reason == "Damaged."


def test_most_of_a_upn_is_covered_on_the_screen() -> None:
    assert shown_name(f"{UPN} Sam.jpg") == "B•••••••••001 Sam.jpg"
    assert shown_name("B80120000500A.jpg") == "B•••••••••00A.jpg"
    assert shown_name("123456.jpg") == "123456.jpg"


_WORDS = st.sampled_from(
    [
        "Sam",
        "Patel",
        "Farhan",
        "Ahmed",
        "9B",
        "9C",
        "123456",
        "1234",
        UPN,
        "(1)",
        "IMG",
        "李小龙",
        "Oak",
    ]
)
_NAMES = st.lists(_WORDS, max_size=4).map(lambda words: " ".join(words) + ".jpg")
_SETS = st.frozensets(st.integers(1, 8))


@given(
    names=st.lists(_NAMES | st.text(max_size=12), max_size=12),
    picks=st.lists(st.tuples(st.integers(0, 11), st.sampled_from([LEAVE_OUT, *range(1, 11)]))),
    pictured=_SETS,
    refused=_SETS,
)
def test_no_pupil_gets_two_photos_and_no_file_goes_to_two_pupils(
    names: list[str],
    picks: list[tuple[int, int]],
    pictured: frozenset[int],
    refused: frozenset[int],
) -> None:
    files = [PhotoFile(f"{n}", name) for n, name in enumerate(names)]
    choices = {f"{place}": answer for place, answer in picks}
    matches = find_pupils(files, EVERYBODY)
    plan = plan_photos(matches, EVERYBODY, pictured=pictured, refused=refused, choices=choices)
    assert [decision.file for decision in plan.decisions] == files
    going_in = [d for d in plan.decisions if d.outcome in GOING_IN]
    ids = [d.pupil.id for d in going_in if d.pupil]
    assert len(ids) == len(set(ids)) == len(going_in)
    assert not refused & set(ids)
    assert plan.taken == {d.pupil.id: d.file.key for d in going_in if d.pupil}
    for decision in going_in:
        answer = choices.get(decision.file.key)
        assert answer is None or (decision.pupil is not None and decision.pupil.id == answer)
        assert (decision.outcome is PhotoOutcome.REPLACES) == (
            decision.pupil is not None and decision.pupil.id in pictured
        )
    assert not {p.id for p in plan.without} & (set(ids) | pictured | refused)
