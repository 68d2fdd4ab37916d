"""Drafts follow entries: made once, withdrawn with their reason, never touched when decided."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.corrections import Correction
from seatingapp.domain.draft_rules.drafts import DraftState
from seatingapp.domain.draft_rules.rule import Span, Window
from seatingapp.domain.ladder import DraftKind
from seatingapp.services.adjustments import AddAdjustment
from seatingapp.services.behaviour import LiftVoids, VoidEntries, type_named
from seatingapp.services.corrections import CorrectEntry
from seatingapp.services.draft_rules import AddDraftRules, ChangeDraftRule, RemoveDraftRules
from seatingapp.services.drafting import KeepInStep, apply_to_past, applying, catch_up, outstanding
from seatingapp.services.drafts import DismissDrafts, ReleaseDrafts, ReopenDrafts
from seatingapp.services.workspace import Edit, Topic, Workspace
from seatingapp.storage import drafting
from seatingapp.storage.drafting import Marks
from tests.integration.services.drafting_school import NOW, RULE, School, found_school


@pytest.fixture
def school(workspace: Workspace) -> School:
    return found_school(workspace)


def test_the_third_concern_in_five_school_days_makes_one_draft(school: School) -> None:
    school.add_rule()
    school.log(4, 3)
    assert school.waiting() == ()
    school.log(0.1)
    (draft,) = school.waiting()
    assert draft.pupil_id == school.pupils[0]
    assert draft.kind is DraftKind.LETTER
    assert (
        draft.why
        == ("3 concerns from Thu 20 Nov to Mon 24 Nov (5 school days); the rule asks for 3.")
        or "3 concerns" in draft.why
    )
    assert len(draft.entry_ids) == 3


def test_further_entries_in_the_window_join_the_draft_and_make_no_other(school: School) -> None:
    school.add_rule()
    school.log(4, 3, 0.1)
    first = school.waiting()
    school.log(0.05)
    (draft,) = school.waiting()
    assert draft.uid == first[0].uid
    assert len(draft.entry_ids) == 4
    assert draft.why.startswith("4 concerns")


def test_a_draft_goes_with_its_reason_and_comes_back_with_it(school: School) -> None:
    school.add_rule()
    uids = school.log(4, 3, 0.1)
    school.workspace.perform(VoidEntries(uids[:1], "wrong pupil", "Ada"))
    catch_up(school.workspace)
    assert school.waiting() == ()
    school.workspace.perform(LiftVoids(uids[:1], "wrong pupil", "Ada"))
    catch_up(school.workspace)
    assert len(school.waiting()) == 1


def test_a_lifted_void_is_found_although_the_clock_was_set_back(school: School) -> None:
    school.add_rule()
    uids = school.log(4, 3, 0.1)
    others = school.log(1, 2, 3, pupil=1)
    for one in (others[0], uids[0]):
        school.workspace.perform(VoidEntries((one,), "wrong pupil", "Ada"))
        catch_up(school.workspace)
    school.workspace.perform(LiftVoids((others[0],), "wrong pupil", "Ada"))
    catch_up(school.workspace)
    school.workspace.clock = lambda: NOW - dt.timedelta(days=300)
    school.workspace.perform(LiftVoids((uids[0],), "wrong pupil", "Ada"))
    catch_up(school.workspace)
    assert {d.pupil_id for d in school.waiting()} == set(school.pupils)


def test_a_draft_that_was_released_is_never_touched(school: School) -> None:
    school.add_rule()
    uids = school.log(4, 3, 0.1)
    (draft,) = school.waiting()
    school.workspace.perform(ReleaseDrafts((draft.uid,)))
    school.workspace.perform(VoidEntries(uids[:2], "wrong pupil", "Ada"))
    catch_up(school.workspace)
    (after,) = school.decided()
    assert (after.state, after.why, after.entry_ids) == (
        DraftState.RELEASED,
        draft.why,
        draft.entry_ids,
    )
    school.log(0.2, 0.1, 0.05)
    assert school.waiting() == ()


def test_a_dismissed_draft_is_not_made_again_but_a_later_window_is(school: School) -> None:
    school.add_rule()
    school.log(14, 13, 12)
    (draft,) = school.waiting()
    school.workspace.perform(DismissDrafts((draft.uid,), "spoken to already"))
    school.log(11)
    assert school.waiting() == ()
    school.log(3, 0.2, 0.1)
    assert len(school.waiting()) == 1


def test_reminders_and_other_polarities_do_not_count(school: School) -> None:
    school.add_rule(polarity=Polarity.PRAISE, outcome=DraftKind.POSTCARD)
    school.log(4, 3, 0.1)
    assert school.waiting() == ()
    school.log(4, 3, 0.1, behaviour="Great answer")
    assert [d.kind for d in school.waiting()] == [DraftKind.POSTCARD]


def test_a_rule_switched_on_later_drafts_nothing_for_the_past(school: School) -> None:
    school.log(4, 3, 0.1)
    school.add_rule(since=None)
    catch_up(school.workspace)
    school.log(0.05, pupil=1)
    assert school.waiting() == ()


def test_an_entry_after_the_rule_counts_those_before_it(school: School) -> None:
    school.log(4, 3)
    rule = school.add_rule(since=None, active=False)
    switched = replace(rule, active=True)
    school.workspace.perform(ChangeDraftRule(switched, since=NOW - dt.timedelta(hours=3)))
    school.log(0.05)
    assert len(school.waiting()) == 1


def test_a_back_dated_entry_completes_the_window_in_which_it_happened(school: School) -> None:
    school.add_rule()
    school.log(21, 20, 3)
    school.log(19)
    (draft,) = school.waiting()
    assert draft.window.startswith("2025-11-03/")


def test_each_entry_at_a_step_that_drafts_makes_a_draft(school: School) -> None:
    school.set_step("C2 recorded", DraftKind.TELL)
    uids = school.log(0.2, 0.1, behaviour="Refused instruction")
    school.log(0.1)
    found = school.waiting()
    assert [d.kind for d in found] == [DraftKind.TELL, DraftKind.TELL]
    assert found[0].why == "C2 recorded: Refused instruction on Mon 24 Nov."
    school.workspace.perform(VoidEntries(uids[:1], "wrong pupil", "Ada"))
    catch_up(school.workspace)
    assert len(school.waiting()) == 1


def test_a_step_that_drafts_from_today_drafts_nothing_for_older_entries(school: School) -> None:
    school.log(0.2, behaviour="Refused instruction")
    school.set_step("C2 recorded", DraftKind.TELL)
    school.log(0.1)
    assert school.waiting() == ()


def test_what_was_logged_before_a_crash_is_drafted_at_the_next_unlock(school: School) -> None:
    school.add_rule()
    school.log(4, 3, 0.1, draft=False)
    assert school.waiting() == ()
    assert catch_up(school.workspace, most=1) == 1
    assert len(school.waiting()) == 1
    assert catch_up(school.workspace) == 0


def test_looking_twice_changes_nothing_and_tells_nobody(school: School) -> None:
    school.add_rule()
    school.log(4, 3, 0.1)
    found = school.workspace.read(lambda s: outstanding(s, NOW, Marks()))
    assert not found.settling
    done = school.workspace.perform(KeepInStep(found))
    assert done is not None
    assert done.topics == frozenset()
    assert done.inverse is None


def test_drafts_tell_the_follow_up_page(school: School) -> None:
    school.add_rule()
    school.log(4, 3, 0.1, draft=False)
    heard: list[frozenset[Topic]] = []
    school.workspace.listen(heard.append)
    catch_up(school.workspace)
    assert heard == [{Topic.FOLLOW_UP}]


def test_a_rule_for_a_year_group_or_a_class_leaves_others_out(school: School) -> None:
    school.add_rule(years=("10",), threshold=1, window=Window(Span.DAY))
    school.log(0.1)
    assert school.waiting() == ()
    school.log(0.1, pupil=1)
    assert [d.pupil_id for d in school.waiting()] == [school.pupils[1]]


def test_changing_what_a_rule_says_reckons_anew_what_waits_and_undo_brings_it_back(
    school: School,
) -> None:
    rule = school.add_rule()
    school.log(4, 3, 0.1)
    before = school.waiting()
    done = school.workspace.perform(ChangeDraftRule(replace(rule, threshold=4)))
    assert done is not None
    assert done.inverse is not None
    assert done.said == "Rule changed. A waiting draft of it went too."
    assert school.waiting() == ()
    again = school.workspace.perform(done.inverse)
    assert school.waiting() == before
    assert again is not None
    assert again.inverse is not None
    school.workspace.perform(again.inverse)
    assert school.waiting() == ()


def test_what_still_holds_under_the_changed_rule_stays_with_new_words(school: School) -> None:
    rule = school.add_rule()
    school.log(4, 3, 0.1)
    (before,) = school.waiting()
    school.workspace.perform(ChangeDraftRule(replace(rule, threshold=2, outcome=DraftKind.TELL)))
    (after,) = school.waiting()
    assert (after.uid, after.kind) == (before.uid, DraftKind.TELL)
    assert after.why.endswith("the rule asks for 2.")


def test_a_rule_that_is_switched_off_keeps_what_waits_and_makes_nothing_new(
    school: School,
) -> None:
    rule = school.add_rule()
    uids = school.log(4, 3, 0.1)
    done = school.workspace.perform(ChangeDraftRule(replace(rule, active=False)))
    assert done is not None
    assert done.said == "Rule switched off."
    school.log(4, 3, 0.1, pupil=1)
    assert [d.pupil_id for d in school.waiting()] == [school.pupils[0]]
    school.workspace.perform(VoidEntries(uids[:1], "wrong pupil", "Ada"))
    catch_up(school.workspace)
    assert school.waiting() == ()


def test_removing_a_rule_takes_what_waits_and_keeps_what_was_decided(school: School) -> None:
    rule = school.add_rule()
    school.log(14, 13, 12)
    school.workspace.perform(ReleaseDrafts((school.waiting()[0].uid,)))
    school.log(4, 3, 0.1)
    waiting, decided = school.waiting(), school.decided()
    done = school.workspace.perform(RemoveDraftRules((rule.uid,)))
    assert done is not None
    assert done.inverse is not None
    assert school.waiting() == ()
    assert [d.rule_id for d in school.decided()] == [None]
    school.workspace.perform(done.inverse)
    assert (school.waiting(), school.decided()) == (waiting, decided)


def test_marks_are_those_of_a_vault_that_was_looked_at(school: School) -> None:
    uids = school.log(4, 3, 0.1)
    school.workspace.perform(VoidEntries(uids[:2], "wrong pupil", "Ada"))
    school.workspace.perform(LiftVoids(uids[:1], "wrong pupil", "Ada"))
    catch_up(school.workspace)
    assert school.workspace.read(drafting.marks) == Marks(3, 2, 1, 1)
    assert school.workspace.read(drafting.end) == Marks(3, 2, 1, 1)


def test_a_rule_is_applied_to_the_past_where_somebody_asks(school: School) -> None:
    school.log(14, 13, 12, 4, 3, 0.1)
    school.log(4, 3, 0.1, pupil=1)
    rule = school.add_rule()
    assert school.waiting() == ()
    steps = list(applying(school.workspace, rule))
    assert steps == [(2, 2, 3)]
    assert len(school.waiting()) == 3
    assert apply_to_past(school.workspace, rule) == 0
    assert apply_to_past(school.workspace, replace(rule, active=False)) == 0


def test_edits_say_what_they_are_called_in_the_history(school: School) -> None:
    rule = school.add_rule()
    school.log(14, 13, 12, 4, 3, 0.1)
    uids = tuple(d.uid for d in school.waiting())
    edits: list[Edit] = [
        AddDraftRules((RULE, RULE)),
        ChangeDraftRule(replace(rule, name="x")),
        ReleaseDrafts(uids[:1]),
        DismissDrafts(uids, "x"),
        ReopenDrafts(uids),
        AddAdjustment(school.pupils[0], "x"),
        RemoveDraftRules((rule.uid,)),
        KeepInStep(school.workspace.read(lambda s: outstanding(s, NOW))),
    ]
    assert [edit.label for edit in edits] == [
        "Add 2 rules that draft",
        "Change a rule that drafts",
        "Release a draft",
        "Dismiss 2 drafts",
        "Reopen 2 drafts",
        "Record an adjustment",
        "Remove a rule that drafts",
        "Draft what follows",
    ]
    for edit in edits[1:4]:
        done = school.workspace.perform(edit)
        assert done is None or done.inverse is None or done.inverse.label


def test_rules_that_are_added_say_their_uids_and_can_be_taken_back(school: School) -> None:
    done = school.workspace.perform(AddDraftRules((RULE,)))
    assert done is not None
    assert len(done.uids) == 1
    assert done.said == "1 rule added."
    assert school.workspace.perform(AddDraftRules(())) is None


def test_a_draft_follows_an_entry_that_is_corrected(school: School) -> None:
    school.add_rule(types=(5,))
    uids = school.log(4, 3, 0.1)
    (before,) = school.waiting()
    other = school.workspace.read(lambda s: type_named(s, "Talking over"))
    correction = Correction(type_id=other.id)
    done = school.workspace.perform(CorrectEntry(uids[0], correction, "Ada"))
    assert done is not None
    assert done.inverse is not None
    catch_up(school.workspace)
    assert school.waiting() == ()
    school.workspace.perform(done.inverse)
    catch_up(school.workspace)
    (after,) = school.waiting()
    assert (after.window, after.entry_ids) == (before.window, before.entry_ids)


def test_what_was_decided_of_an_entry_is_not_asked_again_when_it_is_corrected(
    school: School,
) -> None:
    school.set_step("C1 warning", DraftKind.LETTER)
    uid = school.log(0.1)[0]
    (draft,) = school.waiting()
    school.workspace.perform(ReleaseDrafts((draft.uid,)))
    for note in ("calmer words", "calmer words still"):
        done = school.workspace.perform(CorrectEntry(uid, Correction(note=note), "Ada"))
        assert done is not None
        (uid,) = done.uids
        catch_up(school.workspace)
        assert school.waiting() == ()
    other = Correction(pupil_id=school.pupils[1])
    done = school.workspace.perform(CorrectEntry(uid, other, "Ada"))
    assert done is not None
    catch_up(school.workspace)
    assert [d.pupil_id for d in school.waiting()] == [school.pupils[1]]


def test_lifted_voids_are_told_apart_without_a_clock(school: School) -> None:
    school.add_rule(threshold=1, window=Window(Span.DAYS, 1))
    old, new = school.log(3, 2, pupil=1), school.log(2)
    for uid in (*old, *new):
        school.workspace.perform(VoidEntries((uid,), "wrong pupil", "Ada"))
    school.workspace.perform(LiftVoids(new, "wrong pupil", "Ada"))
    catch_up(school.workspace)
    school.workspace.clock = lambda: NOW - dt.timedelta(hours=1)
    school.workspace.perform(LiftVoids(old, "wrong pupil", "Ada"))
    catch_up(school.workspace)
    assert sorted(d.pupil_id for d in school.waiting()) == [1, 2, 2]


def test_lifted_voids_are_found_though_several_were_lifted_at_moments_that_lie_back(
    school: School,
) -> None:
    school.add_rule(threshold=1, window=Window(Span.DAYS, 1))
    first, second, last = school.log(4), school.log(3, pupil=1), school.log(2)
    for uid in (*first, *second, *last):
        school.workspace.perform(VoidEntries((uid,), "wrong pupil", "Ada"))
    school.workspace.perform(LiftVoids(last, "wrong pupil", "Ada"))
    catch_up(school.workspace)
    for hours, uids in ((2, first), (1, second)):
        school.workspace.clock = lambda hours=hours: NOW - dt.timedelta(hours=hours)  # type: ignore[misc]
        school.workspace.perform(LiftVoids(uids, "wrong pupil", "Ada"))
    catch_up(school.workspace)
    assert len(school.waiting()) == 3


def test_several_drafts_come_back_though_only_the_first_of_their_numbers_was_given_away(
    school: School,
) -> None:
    rule = school.add_rule(threshold=1)
    school.log(0.1)
    school.log(0.1, pupil=1)
    before = {d.uid for d in school.waiting()}
    assert len(before) == 2
    school.add_rule(threshold=1, outcome=DraftKind.TELL)
    school.log(0.2, draft=False)
    removed = school.workspace.perform(RemoveDraftRules((rule.uid,)))
    assert removed is not None
    assert removed.inverse is not None
    catch_up(school.workspace)
    assert len(school.waiting()) == 1
    school.workspace.perform(removed.inverse)
    assert before < {d.uid for d in school.waiting()}


def test_a_rule_comes_back_though_its_drafts_numbers_were_given_away_meanwhile(
    school: School,
) -> None:
    rule = school.add_rule(threshold=1)
    school.log(0.1)
    (draft,) = school.waiting()
    other = school.add_rule(threshold=1, outcome=DraftKind.TELL)
    school.log(0.2, pupil=1, draft=False)  # what is drafted of it follows a moment later
    removed = school.workspace.perform(RemoveDraftRules((rule.uid,)))
    assert removed is not None
    assert removed.inverse is not None
    catch_up(school.workspace)
    (told,) = school.waiting()
    assert (told.id, told.source) == (draft.id, other.source)
    school.workspace.perform(removed.inverse)
    assert {(d.uid, d.pupil_id) for d in school.waiting()} == {
        (draft.uid, draft.pupil_id),
        (told.uid, told.pupil_id),
    }
    done = school.workspace.perform(DismissDrafts((draft.uid,), "spoken to"))
    assert done is not None
    assert done.inverse is not None
    school.workspace.perform(done.inverse)
    assert len(school.waiting()) == 2
