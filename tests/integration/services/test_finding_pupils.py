"""Finding a pupil by a name as shown or an id."""

from __future__ import annotations

import pytest

from seatingapp.domain.cards import CardOptions, Grades
from seatingapp.domain.errors import Refusal
from seatingapp.domain.names import NameForm, PersonName
from seatingapp.domain.pupils import Characteristic, Pupil
from seatingapp.services.classes import all_classes, cards, find_pupil
from seatingapp.services.school_settings import ChooseCards
from seatingapp.services.workspace import Workspace
from seatingapp.storage import classes, pupils

PEOPLE = (
    PersonName("Sam", "Patel"),
    PersonName("Sam", "Patel"),
    PersonName("Samuel", "Price", "Sam"),
    PersonName("Zoe\u0308", "O’Neill"),
    PersonName("小明", "王"),
)


@pytest.fixture
def people(workspace: Workspace) -> Workspace:
    """Return a vault with two pupils of one name in 9A and a third of it in no class."""
    with workspace.vault.write() as session:
        class_id = classes.add(session, "9A")
        for n, name in enumerate(PEOPLE):
            person = Pupil(0, "", name, form=f"9{'AB'[n % 2]}")
            classes.add_members(session, class_id, [pupils.add(session, person)])
        pupils.add(session, Pupil(0, "", PersonName("Zoë", "O'Neill"), form=""))
    return workspace


def found(people: Workspace, asked: str, class_id: int | None = 1) -> int:
    return people.read(lambda s: find_pupil(s, asked, class_id)).id


@pytest.mark.parametrize(
    ("asked", "pupil_id"),
    [
        ("Sam Price", 3),
        ("price, sam", 3),
        ("Sam Pr", 3),
        ("zoe oneill", 4),
        ("Zoë O'N", 4),
        ("王小明", 5),
        ("Sam Patel (9A)", 1),
        ("  sam   patel (9b) ", 2),
        ("2", 2),
    ],
)
def test_a_pupil_is_found_by_name_as_shown_or_id(
    people: Workspace, asked: str, pupil_id: int
) -> None:
    assert found(people, asked) == pupil_id


def test_a_pupil_is_found_by_the_uid_that_travels(people: Workspace) -> None:
    uid = people.read(pupils.load)[0].uid
    assert people.read(lambda s: find_pupil(s, uid)).uid == uid


def test_where_two_are_meant_both_ids_are_said(people: Workspace) -> None:
    with pytest.raises(Refusal, match="More than one") as caught:
        found(people, "Sam Patel")
    assert "id 1: Sam Patel, 9A; id 2: Sam Patel, 9B" in str(caught.value)
    with pytest.raises(Refusal, match="no form"):
        found(people, "Zoe O'Neill", None)


@pytest.mark.parametrize("asked", ["Sam P", "Nobody", "99", ""])
def test_where_nobody_is_meant_that_is_said(people: Workspace, asked: str) -> None:
    with pytest.raises(Refusal, match="no pupil called"):
        found(people, asked)


def test_short_names_mean_something_only_in_a_class(people: Workspace) -> None:
    with pytest.raises(Refusal, match="in this vault"):
        found(people, "Sam Pr", None)


@pytest.mark.parametrize("asked", ["Price, Sam", "price sam", "Sam Pr", "Sam Price"])
def test_a_name_is_understood_as_it_is_shown_and_in_short(people: Workspace, asked: str) -> None:
    people.perform(ChooseCards(CardOptions(name_form=NameForm.LISTED)))
    assert found(people, asked) == 3


def test_a_forename_is_enough_where_cards_show_no_more(people: Workspace) -> None:
    with pytest.raises(Refusal, match="no pupil called"):
        found(people, "Zoë")
    people.perform(ChooseCards(CardOptions(name_form=NameForm.FORENAME)))
    assert found(people, "Zoë") == 4


def test_cards_know_the_grades_of_kinds_in_use_only(people: Workspace) -> None:
    known = {Characteristic.TARGET: "7", Characteristic.WORKING_AT: " 6 "}
    with people.vault.write() as session:
        pupils.set_characteristics(session, 3, known)
    one, both = frozenset({Characteristic.TARGET}), frozenset(known)
    assert _grades(people, both) == Grades("7", "6")
    assert _grades(people, one) == Grades("7")
    assert _grades(people, frozenset()) == Grades()


def _grades(people: Workspace, in_use: frozenset[Characteristic]) -> Grades:
    shown = people.read(lambda s: cards(s, 1, in_use))
    return next(c.grades for c in shown if c.pupil_id == 3)


def test_cards_hold_only_what_is_in_use(people: Workspace) -> None:
    with people.vault.write() as session:
        pupils.set_characteristics(
            session, 3, {Characteristic.SEN: "K", Characteristic.ACTION: "front, left ear"}
        )
        pupils.set_photo(session, 3, b"jpeg")
    both = frozenset({Characteristic.SEN, Characteristic.ACTION})
    shown = {c.pupil_id: c for c in people.read(lambda s: cards(s, 1, both))}
    assert (shown[3].action, [m.text for m in shown[3].marks]) == ("front, left ear", ["K"])
    assert shown[3].has_photo
    assert not shown[1].has_photo
    bare = {c.pupil_id: c for c in people.read(lambda s: cards(s, 1, frozenset(), photos=False))}
    assert (bare[3].action, bare[3].marks, bare[3].has_photo) == ("", (), False)
    assert (bare[3].name, bare[3].full_name, bare[3].initials) == ("Sam Pr", "Sam Price", "SP")


def test_classes_come_with_their_sizes(people: Workspace) -> None:
    with people.vault.write() as session:
        classes.add(session, "8Z")
    assert [(c.school_class.name, c.size) for c in people.read(all_classes)] == [
        ("8Z", 0),
        ("9A", 5),
    ]
