"""Drafts of detentions are released with a day; the way back takes both back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial

import pytest

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.detentions import LONGEST_REASON, Detention
from seatingapp.domain.draft_rules.drafts import DraftState
from seatingapp.domain.errors import Refusal
from seatingapp.domain.ladder import DraftKind
from seatingapp.domain.policies.type_changes import AddType, new_type
from seatingapp.services.detention_types import ChangeDetentionType, all_types, retire_type
from seatingapp.services.detentions import SetDetentions, history, of_pupil
from seatingapp.services.draft_detentions import ReleaseAsDetentions, detention_offer
from seatingapp.services.drafts import ReopenDrafts
from seatingapp.services.policy import ChangePolicy, in_force
from seatingapp.services.workspace import Workspace
from tests.integration.services.drafting_school import NOW, School, found_school


@pytest.fixture
def school(workspace: Workspace) -> School:
    """Return a school in which a detention of the second type is drafted for two pupils."""
    found = found_school(workspace)
    second = workspace.read(all_types)[1]
    found.add_rule(outcome=DraftKind.DETENTION, detention_type_id=second.id)
    found.log(4, 3, 0.1)
    found.log(4, 3, 0.1, pupil=1)
    return found


def uids_of(school: School) -> tuple[str, ...]:
    return tuple(d.uid for d in school.waiting())


def detentions_of(school: School, *pupil_ids: int) -> tuple[Detention, ...]:
    return school.workspace.read(lambda s: tuple(d for p in pupil_ids for d in of_pupil(s, p)))


def test_the_type_of_the_rule_and_the_next_free_day_are_offered(school: School) -> None:
    offer = school.workspace.read(lambda s: detention_offer(s, uids_of(school), NOW))
    assert offer.kind == offer.kinds[1]
    assert offer.when.when is not None
    assert offer.when.when.date >= NOW.date()
    other = school.workspace.read(
        lambda s: detention_offer(s, uids_of(school), NOW, offer.kinds[0].id)
    )
    assert other.kind == offer.kinds[0]


def test_a_released_draft_knows_its_detention_and_undo_takes_both_back(school: School) -> None:
    before = school.waiting()
    setting = SetDetentions((), before[0].rule_id or 1, dt.date(2025, 11, 27), anyway=True)
    done = school.workspace.perform(ReleaseAsDetentions(uids_of(school), setting))
    assert done is not None
    assert done.inverse is not None
    assert done.said.startswith("2 pupils: ")
    assert ", Thu 27 Nov, " in done.said
    found = {d.pupil_id: d for d in school.decided()}
    for pupil_id in school.pupils:
        (detention,) = detentions_of(school, pupil_id)
        assert found[pupil_id].detention_id == detention.id
        assert found[pupil_id].state is DraftState.RELEASED
        assert set(detention.entry_ids) == set(found[pupil_id].entry_ids)
    undone = school.workspace.perform(done.inverse)
    assert undone is not None
    assert undone.inverse is not None
    assert school.waiting() == before
    assert detentions_of(school, *school.pupils) == ()
    school.workspace.perform(undone.inverse)
    assert {d.detention_id for d in school.decided()} == {d.detention_id for d in found.values()}
    assert len(detentions_of(school, *school.pupils)) == 2


def test_a_detention_says_why_in_the_words_of_its_pupils_own_entries(school: School) -> None:
    school.log(2, pupil=1, behaviour="Talking over")
    uids = uids_of(school)
    setting = SetDetentions((), 1, dt.date(2025, 11, 27), anyway=True)
    school.workspace.perform(ReleaseAsDetentions(uids, setting))
    why = {d.pupil_id: d.reason for d in detentions_of(school, *school.pupils)}
    assert why[school.pupils[0]] == "needed a reminder to stay on task"
    assert (
        why[school.pupils[1]]
        == "needed a reminder to stay on task; talked while others were speaking"
    )
    for one in detentions_of(school, *school.pupils):
        (first,) = school.workspace.read(partial(history, uid=one.uid))
        assert first.note == one.reason


def test_the_reason_of_many_entries_is_as_long_as_a_slip_has_room_for(school: School) -> None:
    for number in range(4):
        policy = school.workspace.read(in_force)
        named = new_type(policy, f"Kind {number}", Polarity.CONCERN)
        words = f"{number} {'was asked again and again ' * 4}"
        school.workspace.perform(ChangePolicy(AddType(replace(named, plain_reason=words))))
        school.log(0.2, behaviour=f"Kind {number}")
    setting = SetDetentions((), 1, dt.date(2025, 11, 27), anyway=True)
    school.workspace.perform(ReleaseAsDetentions(uids_of(school), setting))
    (mine,) = detentions_of(school, school.pupils[0])
    assert mine.reason.count(";") == 2
    assert len(mine.reason) <= LONGEST_REASON


def test_a_reason_that_was_typed_holds_for_all(school: School) -> None:
    setting = SetDetentions((), 1, dt.date(2025, 11, 27), "as agreed at the meeting", anyway=True)
    school.workspace.perform(ReleaseAsDetentions(uids_of(school), setting))
    found = detentions_of(school, *school.pupils)
    assert {d.reason for d in found} == {"as agreed at the meeting"}


def test_a_time_that_cannot_be_leaves_the_draft_waiting(school: School) -> None:
    setting = SetDetentions((), 1, dt.date(2025, 11, 22))  # a Saturday, and past
    with pytest.raises(Refusal):
        school.workspace.perform(ReleaseAsDetentions(uids_of(school), setting))
    assert len(school.waiting()) == 2
    assert school.decided() == ()


def test_other_drafts_are_not_released_with_a_day(school: School) -> None:
    school.add_rule(outcome=DraftKind.TELL)
    school.log(0.05)
    setting = SetDetentions((), 1, dt.date(2025, 11, 27), anyway=True)
    with pytest.raises(Refusal, match="Only drafts of detentions"):
        school.workspace.perform(ReleaseAsDetentions(uids_of(school), setting))


def test_a_draft_whose_detention_was_set_is_not_reopened(school: School) -> None:
    uids = uids_of(school)
    setting = SetDetentions((), 1, dt.date(2025, 11, 27), anyway=True)
    school.workspace.perform(ReleaseAsDetentions(uids, setting))
    with pytest.raises(Refusal, match="Cancel the detention instead"):
        school.workspace.perform(ReopenDrafts(uids))
    assert school.workspace.perform(ReleaseAsDetentions(uids, setting)) is None


def test_without_a_type_in_use_there_is_nothing_to_offer(school: School) -> None:
    for kind in school.workspace.read(all_types):
        change = retire_type(kind)
        assert isinstance(change, ChangeDetentionType)
        school.workspace.perform(change)
    with pytest.raises(Refusal, match="no type of detention"):
        school.workspace.read(lambda s: detention_offer(s, uids_of(school), NOW))
