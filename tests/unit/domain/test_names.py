"""Names: shown short and unique, sorted like a register, found however they are typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from seatingapp.domain.names import (
    NameForm,
    PersonName,
    first_letter,
    fold,
    graphemes,
    is_han,
    matches,
    short_names,
    shown_names,
    tidy,
)


def name(forename: str, surname: str = "") -> PersonName:
    return PersonName(forename, surname)


def shown(names: Sequence[PersonName], forms: Sequence[str] = ()) -> list[str]:
    apart = dict(enumerate(forms))
    result = short_names(dict(enumerate(names)), apart)
    return [result[n] for n in range(len(names))]


def test_short_names_grow_until_they_are_unique() -> None:
    names = [name("Sam", "Patel"), name("Sam", "Price"), name("Sam", "Khan")]
    assert shown(names) == ["Sam Pa", "Sam Pr", "Sam K"]


def test_a_surname_that_begins_another_is_shown_whole() -> None:
    names = [name("Sam", "Pat"), name("Sam", "Patel")]
    assert shown(names) == ["Sam Pat", "Sam Pate"]


def test_a_surname_that_begins_a_double_one_stays_unique() -> None:
    names = [name("Sam", "Patel"), name("Sam", "Patel-Jones")]
    assert shown(names) == ["Sam Patel", "Sam Patel-J"]


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_the_letter_after_an_irish_apostrophe_belongs_to_the_initial(apostrophe: str) -> None:
    assert shown([name("Niamh", f"O{apostrophe}Neill")]) == [f"Niamh O{apostrophe}N"]


def test_equal_names_are_told_apart_by_form_and_else_by_number() -> None:
    twins = [name("Sam", "Patel")] * 2
    assert shown(twins, ["9A", "9B"]) == ["Sam Patel (9A)", "Sam Patel (9B)"]
    assert shown(twins, ["9A", "9A"]) == ["Sam Patel (1)", "Sam Patel (2)"]
    assert shown(twins) == ["Sam Patel (1)", "Sam Patel (2)"]


def test_of_three_equal_names_only_those_of_one_form_are_numbered() -> None:
    assert shown([name("Sam", "Patel")] * 3, ["9A", "9B", "9B"]) == [
        "Sam Patel (9A)",
        "Sam Patel (1)",
        "Sam Patel (2)",
    ]


def test_a_form_that_looks_like_a_number_is_not_mistaken_for_one() -> None:
    found = shown([name("Sam", "Patel")] * 3, ["1", "", ""])
    assert len(set(found)) == 3


def test_names_equal_but_for_their_encoding_are_told_apart() -> None:
    composed, decomposed = "Zo\u00eb", "Zoe\u0308"
    found = shown([name(composed, "Ng"), name(decomposed, "Ng")])
    assert len({unicodedata.normalize("NFC", f) for f in found}) == 2


def test_han_names_are_whole_with_the_surname_first() -> None:
    assert shown([name("小明", "王"), name("小红", "王")]) == ["王小明", "王小红"]
    assert name("小明", "王").full == "王小明"
    assert name("小明", "王").initials == "小明"
    assert name("娜娜", "欧阳").initials == "娜娜"


def test_a_japanese_surname_with_a_repeated_character_is_han_too() -> None:
    assert name("花", "佐々木").full == "佐々木花"


def test_an_arabic_name_is_shortened_by_whole_letters() -> None:
    names = [name("محمد", "الحسن"), name("محمد", "العلي")]
    assert shown(names) == ["محمد الح", "محمد الع"]


def test_a_pupil_of_one_word_is_shown_by_it() -> None:
    assert shown([name("Suharto"), PersonName("", "Madonna")]) == ["Suharto", "Madonna"]
    assert PersonName("", "Madonna").initials == "M"
    assert PersonName("", "Madonna").listed == "Madonna"


def test_a_name_of_sixty_letters_is_never_cut() -> None:
    long = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewis"
    assert len(long) == 60
    assert shown([name("Max", long), name("Max", long + "s")]) == [f"Max {long}", f"Max {long}s"]


def test_preferred_parts_are_shown_and_legal_ones_kept_apart() -> None:
    person = PersonName("Alexandra", "Brown", "Alex", "Green")
    assert (person.full, person.listed, person.initials) == ("Alex Green", "Green, Alex", "AG")
    assert PersonName("Alexandra", "Brown", "Alex").full == "Alex Brown"


def test_marks_stay_with_their_letters() -> None:
    assert graphemes("Zoe\u0308") == ["Z", "o", "e\u0308"]
    assert graphemes("क्षिति")[0] == "क्"
    assert graphemes("👩‍🏫!") == ["👩‍🏫", "!"]
    assert first_letter("'Abd") == "A"
    assert first_letter("--") == ""


def test_han_is_every_letter_or_none() -> None:
    assert is_han("王 小明")
    assert not is_han("王Ming")
    assert not is_han("")


def test_tidying_folds_blanks_and_composes_letters() -> None:
    assert tidy("  Zoe\u0308\t\nO  Neill ") == "Zoë O Neill"


def test_a_register_files_marked_letters_under_plain_ones() -> None:
    people = [name("A", s) for s in ("Łukasz", "Lewis", "Mason", "Ó Briain", "Nash", "Oakes")]
    listed = [p.surname for p in sorted(people, key=lambda p: p.sort_key)]
    assert listed == ["Lewis", "Łukasz", "Mason", "Nash", "Ó Briain", "Oakes"]


def test_a_register_sorts_one_word_names_among_surnames() -> None:
    people = [name("Suharto"), name("Ann", "Smith"), name("Bo", "Tan")]
    listed = [p.full for p in sorted(people, key=lambda p: p.sort_key)]
    assert listed == ["Ann Smith", "Suharto", "Bo Tan"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Łukasz", "lukasz"),
        ("ÆTHELRED", "aethelred"),
        ("Smith-Jones", "smith jones"),
        ("O'Neill", "oneill"),
        ("O’Neill", "oneill"),
        ("O´Neill", "oneill"),
        ("O`Neill", "oneill"),
        ("Weiß", "weiss"),
        ("Iwona\u00a0Żak", "iwona zak"),
        ("Đặng", "dang"),
        ("İnci", "inci"),
        ("ﬁona", "fiona"),
    ],
)
def test_folding_leaves_what_is_compared(text: str, plain: str) -> None:
    assert fold(text) == plain


@pytest.mark.parametrize(
    "query", ["sam", "PAT", "sam pa", "patel s", "pat", "zo", "zoë", "", "  ", "patel-j"]
)
def test_each_typed_word_may_begin_any_word_of_the_name(query: str) -> None:
    assert matches(query, PersonName("Samantha", "Patel-Jones", "Zoë"))


@pytest.mark.parametrize("query", ["amantha", "sam x", "patel jonesy"])
def test_a_word_that_begins_no_word_of_the_name_does_not_match(query: str) -> None:
    assert not matches(query, PersonName("Samantha", "Patel-Jones", "Zoë"))


def test_a_han_character_is_found_anywhere_in_a_name() -> None:
    assert matches("明", name("小明", "王"))
    assert not matches("红", name("小明", "王"))


@pytest.mark.parametrize("query", ["Patel, Sam", "patel,sam", "patel ,", "jones, p"])
def test_a_comma_may_be_typed_as_in_a_register(query: str) -> None:
    assert matches(query, PersonName("Sam", "Patel-Jones"))


CLASS = [
    name("Sam", "Patel"),
    name("Sam", "Price"),
    name("Leo", "Adeyemi"),
    name("Cher"),
    name("小明", "王"),
    name("Eoin", "O'Neill"),
]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (NameForm.SHORT, ["Sam Pa", "Sam Pr", "Leo A", "Cher", "王小明", "Eoin O'N"]),
        (NameForm.FORENAME, ["Sam Pa", "Sam Pr", "Leo", "Cher", "王小明", "Eoin"]),
        (
            NameForm.FULL,
            ["Sam Patel", "Sam Price", "Leo Adeyemi", "Cher", "王小明", "Eoin O'Neill"],
        ),
        (
            NameForm.LISTED,
            ["Patel, Sam", "Price, Sam", "Adeyemi, Leo", "Cher", "王小明", "O'Neill, Eoin"],
        ),
    ],
)
def test_a_class_is_called_by_the_form_that_was_chosen(form: NameForm, expected: list[str]) -> None:
    found = shown_names(dict(enumerate(CLASS)), {}, form)
    assert list(found.values()) == expected


def test_a_forename_that_is_another_pupils_whole_name_grows() -> None:
    people = dict(enumerate([name("Sam", "Patel"), name("Sam")]))
    assert shown_names(people, {}, NameForm.FORENAME) == {0: "Sam P", 1: "Sam"}


@pytest.mark.parametrize("form", NameForm)
def test_two_pupils_of_one_name_are_told_apart_in_every_form(form: NameForm) -> None:
    people = {n: name("Sam", "Patel") for n in range(3)}
    found = shown_names(people, {0: "9A", 1: "9B", 2: "9B"}, form)
    assert [value.partition(" (")[2] for value in found.values()] == ["9A)", "1)", "2)"]


LETTERS = st.text(st.characters(categories=["L", "Mn"]), min_size=1, max_size=12)
PARTS = st.one_of(LETTERS, st.sampled_from(["Patel", "Pat", "O'Neill", "王", "Smith-Jones"]))
PEOPLE = st.lists(
    st.builds(PersonName, st.sampled_from(["Sam", "Zoë", "Zoe\u0308", "محمد", "小明"]), PARTS),
    max_size=8,
)
FORMS = st.lists(st.sampled_from(["", "1", "2", "9A", "9B"]), min_size=8, max_size=8)


@given(PEOPLE, FORMS)
@example([name("Sam", "Patel")] * 3, ["2", "", "", "", "", "", "", ""])
def test_shown_names_are_unique_and_forms_of_the_name(
    people: list[PersonName], forms: list[str]
) -> None:
    found = shown(people, forms)
    assert len({unicodedata.normalize("NFC", f) for f in found}) == len(people)
    for person, form in zip(people, found, strict=True):
        assert form.startswith(person.full) or person.full.startswith(form)


@given(PEOPLE, FORMS, st.sampled_from(NameForm))
def test_names_of_every_form_are_unique_in_a_class(
    people: list[PersonName], forms: list[str], form: NameForm
) -> None:
    found = shown_names(dict(enumerate(people)), dict(enumerate(forms)), form).values()
    assert len({fold(f) for f in found}) == len(people)


@given(st.text(max_size=30))
@example("ℌ")
@example("O´N")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=30))
def test_letters_with_their_marks_make_up_the_text(text: str) -> None:
    assert "".join(graphemes(text)) == text


@given(st.builds(PersonName, LETTERS, LETTERS))
def test_a_pupil_is_found_by_the_name_as_shown(person: PersonName) -> None:
    assert matches(person.full, person)


def test_tidying_drops_what_controls_a_terminal_and_keeps_what_joins_letters() -> None:
    assert tidy("Lab\x00 \x1b2\r\n\tWest") == "Lab 2 West"
    assert tidy("क्\u200dष") == "क्\u200dष"


def test_tidying_drops_what_would_turn_round_whatever_a_text_is_put_into() -> None:
    assert tidy("\u202eSam\u202c \u2066Patel\u2069\ufeff") == "Sam Patel"
    assert tidy("\u200fزينب\u200e") == "\u200fزينب\u200e"
