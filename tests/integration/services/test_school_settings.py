"""What the school says of itself and wants recorded: changed, taken back, and refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seatingapp.domain.cards import CardOptions
from seatingapp.domain.errors import Refusal
from seatingapp.domain.names import NameForm
from seatingapp.domain.pupils import Characteristic
from seatingapp.services import classes
from seatingapp.services.school import School, school
from seatingapp.services.school_settings import (
    IDLE_MINUTES,
    LONGEST_NAME,
    ChooseCards,
    LockAfter,
    NameSchool,
    NameTeacher,
    StatePurpose,
    UseCharacteristic,
    card_options,
    purposes,
)
from seatingapp.services.workspace import Edit, Topic, Workspace
from tests.conftest import Sample

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session

Kinds = dict[Characteristic, str]


def all_of(workspace: Workspace) -> tuple[School, Kinds, CardOptions]:
    return workspace.read(school), workspace.read(purposes), workspace.read(card_options)


def test_names_are_tidied_and_kept(workspace: Workspace) -> None:
    workspace.perform(NameSchool("  Ashgrove \n School "))
    workspace.perform(NameTeacher("Ms  Patel"))
    known = workspace.read(school)
    assert (known.name, known.teacher) == ("Ashgrove School", "Ms Patel")


def test_a_school_may_have_no_name(workspace: Workspace) -> None:
    workspace.perform(NameSchool("Ashgrove"))
    workspace.perform(NameSchool(" "))
    assert workspace.read(school).name == ""


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (NameTeacher(" \t"), "needs a name"),
        (NameTeacher("x" * (LONGEST_NAME + 1)), "at most 60 letters; this has 61"),
        (NameSchool("x" * (LONGEST_NAME + 1)), "at most 60 letters"),
        (StatePurpose(Characteristic.SEX, "x" * 121), "at most 120 letters"),
        (LockAfter(3), "cannot lock after 3 minutes"),
        (LockAfter(0), "cannot lock after 0 minutes"),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(
    workspace: Workspace, edit: Edit, said: str
) -> None:
    before = all_of(workspace)
    with pytest.raises(Refusal, match=said):
        workspace.perform(edit)
    assert all_of(workspace) == before


@pytest.mark.parametrize(
    "edit",
    [
        NameTeacher("A. Teacher"),
        NameSchool(""),
        UseCharacteristic(Characteristic.EAL, True),
        UseCharacteristic(Characteristic.SEX, False),
        StatePurpose(Characteristic.EAL, " "),
        LockAfter(5),
    ],
)
def test_what_is_so_already_is_no_edit(workspace: Workspace, edit: Edit) -> None:
    assert workspace.perform(edit) is None


def test_a_name_of_the_most_letters_fits(workspace: Workspace) -> None:
    workspace.perform(NameTeacher("x" * LONGEST_NAME))
    assert workspace.read(school).teacher == "x" * LONGEST_NAME


def test_a_kind_that_is_switched_off_is_hidden_and_comes_back_with_its_data(
    sample: Sample,
) -> None:
    def marked() -> set[tuple[int, str]]:
        def query(session: Session) -> set[tuple[int, str]]:
            in_use = school(session).in_use
            found = (
                classes.cards(session, c.school_class.id, in_use)
                for c in classes.all_classes(session)
            )
            return {(c.pupil_id, m.text) for cards in found for c in cards for m in c.marks}

        return sample.workspace.read(query)

    before = marked()
    assert any(text == "EAL" for _pupil, text in before)
    sample.workspace.perform(UseCharacteristic(Characteristic.EAL, False))
    assert marked() == {(pupil, text) for pupil, text in before if text != "EAL"}
    sample.workspace.perform(UseCharacteristic(Characteristic.EAL, True))
    assert marked() == before


def test_pages_that_list_pupils_are_told_of_a_kind(workspace: Workspace) -> None:
    done = workspace.perform(UseCharacteristic(Characteristic.SEX, True))
    assert done is not None
    assert done.topics == {Topic.SETTINGS, Topic.PUPILS}


def test_what_cards_show_is_kept_and_names_follow_it_everywhere(sample: Sample) -> None:
    def names(session: Session) -> list[str]:
        first = classes.all_classes(session)[0].school_class.id
        return [c.name for c in classes.cards(session, first, frozenset())]

    workspace = sample.workspace
    assert workspace.read(card_options) == CardOptions()
    short = workspace.read(names)
    chosen = CardOptions(photo=False, name_form=NameForm.LISTED, points=False)
    done = workspace.perform(ChooseCards(chosen))
    assert done is not None
    assert Topic.PUPILS in done.topics  # pages that show pupils read them again
    assert workspace.read(card_options) == chosen
    listed = workspace.read(names)
    assert sum(", " in name for name in listed) > 20  # not those of one word, or in Han script
    assert len(set(listed)) == len(listed)
    assert done.inverse is not None
    workspace.perform(done.inverse)
    assert workspace.read(names) == short


def test_choosing_what_cards_show_already_is_no_edit(workspace: Workspace) -> None:
    assert workspace.perform(ChooseCards(CardOptions())) is None


edits = st.one_of(
    st.builds(NameSchool, st.text(max_size=LONGEST_NAME)),
    st.builds(NameTeacher, st.text(max_size=LONGEST_NAME)),
    st.builds(UseCharacteristic, st.sampled_from(Characteristic), st.booleans()),
    st.builds(StatePurpose, st.sampled_from(Characteristic), st.text(max_size=120)),
    st.builds(LockAfter, st.sampled_from(IDLE_MINUTES)),
    st.builds(ChooseCards, st.builds(CardOptions)),
)


@given(made=st.lists(edits, max_size=8))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_edits_undone_restore_the_start_and_redone_the_end(
    workspace: Workspace, made: list[Edit]
) -> None:
    start = all_of(workspace)
    backwards: list[Edit] = []
    for edit in made:
        try:
            done = workspace.perform(edit)
        except Refusal:
            continue
        if done is not None and done.inverse is not None:
            backwards.append(done.inverse)
    end = all_of(workspace)
    forwards = _perform_all(workspace, reversed(backwards))
    assert all_of(workspace) == start
    again = _perform_all(workspace, reversed(forwards))
    assert all_of(workspace) == end
    _perform_all(workspace, reversed(again))


def _perform_all(workspace: Workspace, todo: Iterable[Edit]) -> list[Edit]:
    inverses = []
    for edit in todo:
        done = workspace.perform(edit)
        assert done is not None
        assert done.inverse is not None
        inverses.append(done.inverse)
    return inverses
