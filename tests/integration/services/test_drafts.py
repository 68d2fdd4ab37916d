"""The review tray: who decides what, what is shown with it, and the way back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.corrections import Correction
from seatingapp.domain.draft_rules.drafts import DraftState
from seatingapp.domain.draft_rules.rule import DraftRule
from seatingapp.domain.draft_rules.windows import Days
from seatingapp.domain.errors import Refusal
from seatingapp.domain.ladder import DraftKind
from seatingapp.services import draft_simulation
from seatingapp.services.adjustments import (
    AddAdjustment,
    ChangeAdjustment,
    RemoveAdjustment,
    adjustment_texts,
    adjustments_of,
)
from seatingapp.services.behaviour import VoidEntries, type_named
from seatingapp.services.corrections import CorrectEntry
from seatingapp.services.draft_rules import (
    MOST_RULES,
    AddDraftRules,
    ChangeDraftRule,
    RemoveDraftRules,
    all_rules,
    rule_by_uid,
    sentences,
)
from seatingapp.services.drafting import catch_up
from seatingapp.services.drafts import (
    DismissDrafts,
    ReleaseDrafts,
    ReopenDrafts,
    count_waiting,
    decided,
    entries_of,
    reviewed,
    to_print,
    waiting,
)
from seatingapp.services.workspace import Workspace
from seatingapp.storage import pupils
from tests.integration.services.drafting_school import NOW, RULE, School, found_school


@pytest.fixture
def school(workspace: Workspace) -> School:
    """Return a school in which one draft of a letter waits."""
    found = found_school(workspace)
    found.add_rule(name="Three in a few days")
    found.log(4, 3, 0.1)
    return found


def test_a_draft_shows_whom_it_is_about_what_made_it_and_what_is_owed(school: School) -> None:
    school.workspace.perform(AddAdjustment(school.pupils[0], " Time out  card "))
    (found,) = school.workspace.read(waiting)
    assert found.pupil.name.full == "Ada Testa"
    assert found.made_by == "Three in a few days"
    assert found.adjustments == ("Time out card",)
    assert not found.reason_gone
    assert school.workspace.read(count_waiting) == 1
    uid = found.draft.uid
    entries = school.workspace.read(lambda s: entries_of(s, uid))
    assert [e.type_name for e in entries] == ["Off task"] * 3
    assert entries[0].happened_at < entries[-1].happened_at


def test_a_rule_without_a_name_is_called_by_its_sentence(school: School) -> None:
    (rule,) = school.workspace.read(all_rules)
    school.workspace.perform(ChangeDraftRule(replace(rule, name="")))
    (found,) = school.workspace.read(waiting)
    assert found.made_by == "3 concerns within 5 school days: letter home"


def test_a_draft_of_a_step_is_called_by_it(school: School) -> None:
    school.set_step("C2 recorded", DraftKind.TELL)
    school.log(0.1, behaviour="Refused instruction")
    assert {r.made_by for r in school.workspace.read(waiting)} == {
        "C2 recorded",
        "Three in a few days",
    }


def test_releasing_can_be_undone_and_done_again(school: School) -> None:
    before = school.waiting()
    uid = before[0].uid
    done = school.workspace.perform(ReleaseDrafts((uid,), "talked it over"))
    assert done is not None
    assert done.inverse is not None
    assert done.said == "Released: letter home."
    (after,) = school.decided()
    assert (after.state, after.note, after.decided_at) == (
        DraftState.RELEASED,
        "talked it over",
        NOW,
    )
    assert [r.draft.uid for r in school.workspace.read(to_print)] == [uid]
    undone = school.workspace.perform(done.inverse)
    assert undone is not None
    assert undone.inverse is not None
    assert school.waiting() == before
    school.workspace.perform(undone.inverse)
    assert school.decided() == (after,)
    assert school.workspace.perform(ReleaseDrafts((uid,))) is None


def test_dismissing_needs_a_reason_and_can_be_undone(school: School) -> None:
    before = school.waiting()
    uids = (before[0].uid,)
    with pytest.raises(Refusal, match="needs a reason"):
        school.workspace.perform(DismissDrafts(uids, "  "))
    with pytest.raises(Refusal, match="at most 300 letters; this one has 301"):
        school.workspace.perform(DismissDrafts(uids, "x" * 301))
    done = school.workspace.perform(DismissDrafts(uids, "spoken to"))
    assert done is not None
    assert done.inverse is not None
    assert done.said == "1 draft dismissed."
    (found,) = school.workspace.read(decided)
    assert (found.draft.state, found.draft.note) == (DraftState.DISMISSED, "spoken to")
    assert school.workspace.read(to_print) == ()
    school.workspace.perform(done.inverse)
    assert school.waiting() == before


def test_a_detention_is_not_released_without_a_day(school: School) -> None:
    school.add_rule(outcome=DraftKind.DETENTION)
    school.log(0.05)
    uids = tuple(d.uid for d in school.waiting())
    assert len(uids) == 2
    with pytest.raises(Refusal, match="needs a day"):
        school.workspace.perform(ReleaseDrafts(uids))
    assert len(school.waiting()) == 2


def test_what_was_decided_can_wait_again(school: School) -> None:
    (draft,) = school.waiting()
    school.workspace.perform(DismissDrafts((draft.uid,), "spoken to"))
    school.workspace.perform(ReopenDrafts((draft.uid,)))
    assert school.waiting() == (draft,)
    assert school.workspace.perform(ReopenDrafts((draft.uid,))) is None


def test_a_decided_draft_says_that_an_entry_was_taken_back_since(school: School) -> None:
    (draft,) = school.waiting()
    school.workspace.perform(ReleaseDrafts((draft.uid,)))
    uid = school.workspace.read(lambda s: entries_of(s, draft.uid))[0].uid
    school.workspace.perform(VoidEntries((uid,), "wrong pupil", "Ada"))
    catch_up(school.workspace)
    assert school.workspace.read(decided)[0].reason_gone


def test_an_entry_that_was_corrected_since_is_told_in_place_of_the_old_one(
    school: School,
) -> None:
    (draft,) = school.waiting()
    school.workspace.perform(ReleaseDrafts((draft.uid,)))
    old = school.workspace.read(lambda s: entries_of(s, draft.uid))
    to = Correction(note="calmer words")
    done = school.workspace.perform(CorrectEntry(old[0].uid, to, "Ada"))
    assert done is not None
    catch_up(school.workspace)
    now = school.workspace.read(lambda s: entries_of(s, draft.uid))
    assert [e.uid for e in now] == [done.uids[0], old[1].uid, old[2].uid]
    assert not school.workspace.read(decided)[0].reason_gone


@pytest.mark.parametrize("what", ["pupil", "behaviour"])
def test_an_entry_that_says_something_else_now_is_no_reason_any_more(
    school: School, what: str
) -> None:
    (draft,) = school.waiting()
    school.workspace.perform(ReleaseDrafts((draft.uid,)))
    old = school.workspace.read(lambda s: entries_of(s, draft.uid))
    praise = school.workspace.read(lambda s: type_named(s, "Good effort"))
    to = Correction(pupil_id=school.pupils[1]) if what == "pupil" else Correction(type_id=praise.id)
    school.workspace.perform(CorrectEntry(old[0].uid, to, "Ada"))
    catch_up(school.workspace)
    now = school.workspace.read(lambda s: entries_of(s, draft.uid))
    assert [e.uid for e in now] == [e.uid for e in old]
    assert now[0].is_void
    assert school.workspace.read(decided)[0].reason_gone


def test_a_draft_that_went_meanwhile_cannot_be_decided(school: School) -> None:
    (draft,) = school.waiting()
    (rule,) = school.workspace.read(all_rules)
    school.workspace.perform(RemoveDraftRules((rule.uid,)))
    for edit in (
        ReleaseDrafts((draft.uid,)),
        DismissDrafts((draft.uid,), "x"),
        ReopenDrafts((draft.uid,)),
    ):
        with pytest.raises(Refusal, match="not there any more"):
            school.workspace.perform(edit)
    with pytest.raises(Refusal):
        school.workspace.read(lambda s: reviewed(s, [draft.uid]))


def test_a_decided_draft_of_a_rule_that_is_gone_is_still_told(school: School) -> None:
    (draft,) = school.waiting()
    school.workspace.perform(ReleaseDrafts((draft.uid,)))
    (rule,) = school.workspace.read(all_rules)
    school.workspace.perform(RemoveDraftRules((rule.uid,)))
    (found,) = school.workspace.read(decided)
    assert found.made_by == "A rule or step that is gone"
    assert found.draft.why == draft.why


# ------------------------------------------------------------------------------------- rules
def test_a_rule_that_names_what_is_not_there_is_refused(school: School) -> None:
    for wrong, what in (
        (replace(RULE, types=(999,)), "a behaviour"),
        (replace(RULE, classes=(999,)), "a class"),
        (replace(RULE, outcome=DraftKind.DETENTION, detention_type_id=9), "a type of detention"),
    ):
        with pytest.raises(Refusal, match=what):
            school.workspace.perform(AddDraftRules((wrong,)))


def test_a_rule_of_a_year_group_that_cannot_be_is_refused_and_others_are_written_alike(
    school: School,
) -> None:
    with pytest.raises(Refusal, match="no year group 77") as refused:
        school.workspace.perform(AddDraftRules((replace(RULE, years=("9", "77")),)))
    assert refused.value.where == "Year groups are R, 1 to 14. This school has 9, 10."
    rule = school.add_rule(years=("Year 9", "y12", "9"))
    assert rule.years == ("9", "12")
    with pytest.raises(Refusal, match="no year group none"):
        school.workspace.perform(ChangeDraftRule(replace(rule, years=("none",))))


def test_a_year_group_by_another_name_counts_where_pupils_are_in_it(school: School) -> None:
    with school.workspace.vault.write() as session:
        pupil = pupils.load(session, ids=school.pupils[:1])[0]
        pupils.change(session, replace(pupil, year_group="Upper Fifth"))
    rule = school.add_rule(years=("Upper Fifth",))
    assert rule.years == ("Upper Fifth",)
    with school.workspace.vault.write() as session:
        pupils.change(session, pupil)
    done = school.workspace.perform(ChangeDraftRule(replace(rule, active=False)))
    assert done is not None
    assert done.said == "Rule switched off."


def test_the_same_rule_is_not_added_twice(school: School) -> None:
    with pytest.raises(Refusal, match=r"there already\."):
        school.workspace.perform(AddDraftRules((replace(RULE, name="another name"),)))
    (rule,) = school.workspace.read(all_rules)
    school.workspace.perform(ChangeDraftRule(replace(rule, active=False)))
    with pytest.raises(Refusal, match="there already, switched off"):
        school.workspace.perform(AddDraftRules((RULE,)))


def test_a_school_has_a_limited_number_of_rules(school: School) -> None:
    many = tuple(replace(RULE, threshold=n) for n in range(4, MOST_RULES + 3))
    school.workspace.perform(AddDraftRules(many))
    with pytest.raises(Refusal, match="at most 100 rules"):
        school.workspace.perform(AddDraftRules((replace(RULE, threshold=500),)))


def test_a_rule_that_is_gone_cannot_be_changed(school: School) -> None:
    with pytest.raises(Refusal, match="not in this vault"):
        school.workspace.read(lambda s: rule_by_uid(s, "nobody"))
    (rule,) = school.workspace.read(all_rules)
    assert school.workspace.perform(ChangeDraftRule(rule)) is None
    assert school.workspace.perform(RemoveDraftRules(())) is None


def test_names_in_a_rule_are_those_of_today(school: School) -> None:
    say = school.workspace.read(sentences)
    full = replace(
        RULE,
        types=(5, 999),
        classes=(school.class_id, 999),
        outcome=DraftKind.DETENTION,
        detention_type_id=999,
    )
    assert say(full) == (
        "3 concerns for Off task or a behaviour that is gone within 5 school days in 9B/Sc2"
        " or a class that is gone: detention (a type that is gone)"
    )


# ------------------------------------------------------------------------------- adjustments
def test_adjustments_are_recorded_changed_and_removed_with_a_way_back(school: School) -> None:
    ada = school.pupils[0]
    added = school.workspace.perform(AddAdjustment(ada, "Warned twice"))
    assert added is not None
    (uid,) = added.uids
    changed = school.workspace.perform(ChangeAdjustment(uid, "Warned three times"))
    assert changed is not None
    assert changed.inverse is not None
    removed = school.workspace.perform(RemoveAdjustment(uid))
    assert removed is not None
    assert removed.inverse is not None
    assert school.workspace.read(lambda s: adjustment_texts(s, school.pupils)) == {}
    school.workspace.perform(removed.inverse)
    school.workspace.perform(changed.inverse)
    (one,) = school.workspace.read(lambda s: adjustments_of(s, ada))
    assert one.text == "Warned twice"
    assert school.workspace.perform(ChangeAdjustment(uid, "Warned  twice")) is None


@pytest.mark.parametrize(
    ("text", "what"),
    [(" ", "needs words"), ("x" * 301, "at most 300"), ("WARNED twice", "recorded already")],
)
def test_an_adjustment_that_says_nothing_new_is_refused(
    school: School, text: str, what: str
) -> None:
    school.workspace.perform(AddAdjustment(school.pupils[0], "Warned twice"))
    with pytest.raises(Refusal, match=what):
        school.workspace.perform(AddAdjustment(school.pupils[0], text))


def test_adjustments_are_few_and_of_pupils_who_are_there(school: School) -> None:
    for n in range(10):
        school.workspace.perform(AddAdjustment(school.pupils[0], f"Number {n}"))
    with pytest.raises(Refusal, match="at most 10"):
        school.workspace.perform(AddAdjustment(school.pupils[0], "One more"))
    with pytest.raises(Refusal, match="pupil"):
        school.workspace.perform(AddAdjustment(999, "Nobody"))
    with pytest.raises(Refusal, match="not in this vault"):
        school.workspace.perform(RemoveAdjustment("nobody"))


# -------------------------------------------------------------------------------- simulation
AUTUMN = Days(dt.date(2025, 9, 1), dt.date(2025, 11, 24))


def test_a_simulation_says_what_the_rule_would_have_made_and_makes_nothing(
    school: School,
) -> None:
    school.log(20, 19, 18, 17, pupil=1)
    before = school.waiting()
    rule = replace(RULE, active=False)
    found = school.workspace.read(lambda s: draft_simulation.simulate(s, rule, AUTUMN))
    assert found.words == (
        "This would have made 2 drafts for 2 pupils from Mon 1 Sep to Mon 24 Nov."
    )
    assert {m.firing.key for m in found.made} == {d.window for d in before}
    assert school.waiting() == before


def test_a_simulation_goes_in_steps_and_can_be_stopped(school: School) -> None:
    run = school.workspace.read(lambda s: draft_simulation.begin(s, RULE, AUTUMN))
    assert (run.share, run.is_done) == (0.0, False)
    assert run.result.made == ()
    school.workspace.read(run.step)
    assert (run.share, run.is_done) == (1.0, True)
    assert len(run.result.made) == 1


def test_a_time_without_entries_is_done_at_once(school: School) -> None:
    empty = Days(dt.date(2024, 9, 1), dt.date(2024, 12, 1))
    run = school.workspace.read(lambda s: draft_simulation.begin(s, RULE, empty))
    assert (run.share, run.is_done) == (1.0, True)
    assert run.result.words.startswith("This would have made no draft")


def test_times_to_try_a_rule_on_are_offered_once_each(school: School) -> None:
    found = school.workspace.read(lambda s: draft_simulation.pasts(s, NOW))
    assert [p.name for p in found] == ["This term so far", "This half-term so far"]
    assert found[1].days == Days(dt.date(2025, 11, 3), NOW.date())
    school.log(45, behaviour="Great answer")
    longer = school.workspace.read(lambda s: draft_simulation.pasts(s, NOW))
    assert [p.name for p in longer][:2] == ["This term so far", "Last half-term"]


def test_where_nothing_was_logged_this_year_can_be_tried(workspace: Workspace) -> None:
    (past,) = workspace.read(lambda s: draft_simulation.pasts(s, NOW))
    assert past.days == Days(dt.date(2025, 9, 1), NOW.date())


@pytest.mark.parametrize(
    ("rule", "days", "what"),
    [
        (replace(RULE, threshold=0), AUTUMN, "1 to 1,000"),
        (RULE, Days(AUTUMN.last, AUTUMN.first), "before the first"),
        (RULE, Days(dt.date(2020, 1, 1), AUTUMN.last), "three years"),
    ],
)
def test_what_cannot_be_tried_is_refused(
    school: School, rule: DraftRule, days: Days, what: str
) -> None:
    with pytest.raises(Refusal, match=what):
        school.workspace.read(lambda s: draft_simulation.begin(s, rule, days))


def test_a_simulation_of_praise_looks_at_praise_only(school: School) -> None:
    praise = replace(RULE, polarity=Polarity.PRAISE)
    found = school.workspace.read(lambda s: draft_simulation.simulate(s, praise, AUTUMN))
    assert (found.entries, found.made) == (0, ())
