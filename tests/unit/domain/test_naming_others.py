"""Other pupils' names are found in what a family is to read, and other words are let be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.names import PersonName
from seatingapp.domain.naming_others import names_in, without_titled

OWN = PersonName("Benjamin", "O'Neill", "Ben")
OTHERS = (
    PersonName("Thomas", "Wright", "Tom"),
    PersonName("Will", "Hill"),
    PersonName("Siân", "Evans-Jones"),
    PersonName("Łukasz", "Nowak"),
    PersonName("小龙", "李"),
    PersonName("محمد", "علي"),
    PersonName("Ben", "Adams"),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pushed Tom in the queue", ("Tom",)),
        ("pushed tom in the queue", ("tom",)),
        ("It was Thomas's pen", ("Thomas",)),
        ("It was Thomas’s pen", ("Thomas",)),
        ("Sat with Mr Evans's group", ("Evans",)),
        ("Sat beside Evans-Jones", ("Evans-Jones", "Evans", "Jones")),
        ("Sat beside SIÂN and łukasz", ("SIÂN", "łukasz")),
        ("与李小龙争吵", ("李小龙",)),
        ("Argued with محمد", ("محمد",)),
        ("Spoke over Will. Will was upset", ("Will",)),
        ("Up the Hill", ("Hill",)),
    ],
)
def test_names_are_found_in_every_form(text: str, found: tuple[str, ...]) -> None:
    assert names_in(text, OTHERS, OWN) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ben will hand in homework",  # the pupil's own name, though another has it too
        "Will hand in homework. Will bring a pen",
        "Ran up the hill",
        "Tomorrow, atom, tomato",
        "O'Neill is on time",
    ],
)
def test_other_words_and_the_pupils_own_name_are_let_be(text: str) -> None:
    assert names_in(text, OTHERS, OWN) == ()


@given(
    st.sampled_from([p for p in OTHERS if p.surname not in ("Hill", "Adams", "李")]),
    st.sampled_from(["Argued with {} at the door", "({})", "It was {}!", "x, {}; y"]),
)
def test_a_full_name_is_found_wherever_it_stands(person: PersonName, frame: str) -> None:
    assert names_in(frame.format(person.full), OTHERS, OWN)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ms Evans's room", "… room"),
        ("MR. T. NOWAK, upstairs", "…, upstairs"),
        ("Dr van der Hill and Mrs Evans-Jones", "… and …"),
        ("Beside Tom", "Beside Tom"),
        ("Missing Tom", "Missing Tom"),
        ("Ms Evans with Tom", "… with Tom"),
        ("", ""),
    ],
)
def test_adults_with_their_title_are_taken_out_and_nobody_else(text: str, left: str) -> None:
    assert without_titled(text) == left
