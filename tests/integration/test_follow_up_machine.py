"""Whatever is done with entries and what follows them, in any order: the laws hold at each step.

Undo brings back what was seen before, one step or several at once; locking changes nothing; and
the clock may be set to any time in between.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.contexts import Context
from seatingapp.domain.corrections import Correction
from seatingapp.domain.detention_clashes import When
from seatingapp.domain.draft_rules.rule import Span, Window
from seatingapp.domain.errors import Refusal
from seatingapp.domain.ladder import DraftKind, ResetCycle
from seatingapp.domain.names import PersonName
from seatingapp.domain.on_report import Rated, Rating, Report
from seatingapp.domain.policies.change import PolicyChange
from seatingapp.domain.policies.other_changes import SetCycle, SetNetting
from seatingapp.domain.policies.type_changes import BringBackType, ChangeType, RetireType
from seatingapp.domain.pupils import Pupil
from seatingapp.services import vaults
from seatingapp.services.adjustments import AddAdjustment, RemoveAdjustment, adjustments_of
from seatingapp.services.behaviour import LogEntries, VoidEntries
from seatingapp.services.completing import CompleteEntries, MarkToComplete
from seatingapp.services.corrections import CorrectEntry, VoidWithReason
from seatingapp.services.detention_changes import (
    CancelDetentions,
    MarkAttended,
    MarkMissed,
    MoveDetentions,
    ReopenDetentions,
    RescheduleDetention,
    UpscaleDetention,
)
from seatingapp.services.detentions import SetDetentions
from seatingapp.services.disputes import RaiseDispute, SettleDispute
from seatingapp.services.draft_detentions import ReleaseAsDetentions
from seatingapp.services.draft_rules import (
    AddDraftRules,
    ChangeDraftRule,
    RemoveDraftRules,
    all_rules,
)
from seatingapp.services.drafting import catch_up
from seatingapp.services.drafts import DismissDrafts, ReleaseDrafts, ReopenDrafts
from seatingapp.services.on_report import (
    ChangeReport,
    RateLesson,
    RemoveReport,
    StartReport,
    all_reports,
)
from seatingapp.services.policy import ChangePolicy, in_force
from seatingapp.services.workspace import Edit
from seatingapp.storage import classes, drafts, pupils
from seatingapp.storage.vault import Unsealed
from tests.conftest import copied
from tests.integration.follow_up_school import (
    View,
    detentions_of,
    entries_of,
    require_nothing_twice,
    require_own_child_only,
    require_totals,
    view,
)
from tests.integration.services.drafting_school import NOW, RULE, found_school

ONCE: list[Unsealed] = []
NUMBERS = st.integers(0, 99)
_SIGNS = {Polarity.PRAISE: 1, Polarity.CONCERN: -1, Polarity.NEUTRAL: 0}
Step = tuple[Edit, View, View]


class FollowUp(RuleBasedStateMachine):
    """A school of three pupils, with rules that draft; its user knows undo and redo."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.now = NOW
        self.unsealed = copied(ONCE[0], Path(self.folder.name) / "v.seating")
        self.workspace = vaults.enter(self.unsealed, lambda: self.now)
        school = found_school(self.workspace)
        with self.workspace.vault.write() as session:
            person = Pupil(0, "", PersonName("Cyn", "Thirdly"), form="9C", year_group="9")
            third = pupils.add(session, person)
            classes.add_members(session, school.class_id, [third])
        self.class_id, self.pupils = school.class_id, (*school.pupils, third)
        self.names = dict(zip(self.pupils, ("Ada Testa", "Ben Trial", "Cyn Thirdly"), strict=True))
        day, half_term = Window(Span.DAY), Window(Span.HALF_TERM)
        praise, postcard = Polarity.PRAISE, DraftKind.POSTCARD
        school.add_rule(threshold=2)
        school.add_rule(threshold=2, window=day, outcome=DraftKind.DETENTION)
        school.add_rule(threshold=3, window=half_term, polarity=praise, outcome=postcard)
        school.set_step("C2 recorded", DraftKind.DETENTION)
        self.back: list[Step] = []
        self.forth: list[Step] = []

    def teardown(self) -> None:
        self.workspace.lock()
        self.folder.cleanup()

    def seen(self) -> View:
        return view(self.workspace, self.pupils)

    def do(self, edit: Edit) -> None:
        before = self.seen()
        try:
            done = self.workspace.perform(edit)
        except Refusal:
            assert self.seen() == before
            return
        catch_up(self.workspace, most=3)
        if done is not None and done.inverse is not None:
            self.back.append((done.inverse, before, self.seen()))
            self.forth.clear()
        else:
            assert self.seen() == before

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        """Quicker than drafts follow: they are looked at when the last step was taken back."""
        for _step in range(min(times, len(self.back))):
            edit, before, after = self.back.pop()
            done = self.workspace.perform(edit)
            assert done is not None
            assert done.inverse is not None
            self.forth.append((done.inverse, before, after))
        catch_up(self.workspace, most=3)
        if self.forth:
            assert self.seen() == self.forth[-1][1]

    @rule()
    def redo(self) -> None:
        if not self.forth:
            return
        edit, before, after = self.forth.pop()
        why = ""
        try:
            done = self.workspace.perform(edit)
        except Refusal as refusal:
            why = refusal.what
        if why:
            # It went with its entry, and came back with it as another one.
            assert why.startswith("A draft is not there any more")
            self.forth.clear()
            return
        catch_up(self.workspace, most=3)
        assert self.seen() == after
        assert done is not None
        assert done.inverse is not None
        self.back.append((done.inverse, before, after))

    @rule(hours=st.sampled_from([1.0, -1.0, -24.0, 24.0, 0.000001]))
    def set_the_clock(self, hours: float) -> None:
        self.now += dt.timedelta(hours=hours)

    @rule()
    def lock_and_open(self) -> None:
        before = self.seen()
        self.workspace.lock()
        self.workspace = vaults.enter(self.unsealed, lambda: self.now)
        self.back.clear()
        self.forth.clear()
        assert self.seen() == before

    @rule(
        who=st.sets(st.integers(0, 2), min_size=1),
        kind=st.sampled_from([0, 1, 4, 5, 7, 7, 8]),
        ago=st.sampled_from([0.0, 0.0, 0.0, 0.5, 1.0, 3.0, 4.0, 20.0, 30.0]),
        lesson=st.booleans(),
    )
    def log(self, who: set[int], kind: int, ago: float, lesson: bool) -> None:
        types = self.workspace.read(in_force).in_use
        at = self.now - dt.timedelta(days=ago)
        key = LessonKey(self.class_id, at.date()) if lesson else None
        ids = tuple(self.pupils[w] for w in sorted(who))
        self.do(LogEntries(key, ids, types[kind % len(types)].id, at, "x", note="was calm"))

    @rule(which=NUMBERS, what=st.integers(0, 11), how=NUMBERS)
    def change_an_entry(self, which: int, what: int, how: int) -> None:
        found = entries_of(self.workspace, void_too=True)[:12]
        if not found:
            return
        uid = found[which % len(found)].entry.uid
        types, several = self.workspace.read(in_force).in_use, how % 3
        edits: list[Edit] = [
            VoidWithReason(uid, "wrong", "x"),
            VoidEntries((uid,), "undo", "x"),
            CorrectEntry(uid, Correction(pupil_id=self.pupils[several]), "x"),
            CorrectEntry(uid, Correction(type_id=types[how % len(types)].id), "x"),
            CorrectEntry(uid, Correction(note=f"said {several}"), "x"),
            CorrectEntry(uid, Correction(at=self.now - dt.timedelta(minutes=how)), "x"),
            CorrectEntry(uid, Correction(at=self.now - dt.timedelta(days=how % 9)), "x"),
            RaiseDispute(uid, f"view {several}", "x"),
            SettleDispute(uid, f"said {several}", "x"),
            CompleteEntries((uid,), Context(note=f"said {several}"), "x"),
            MarkToComplete((uid,), "x"),
            MarkToComplete((uid,), "x", on=False),
        ]
        self.do(edits[what])

    @rule(what=st.integers(0, 4), how=NUMBERS)
    def change_the_policy(self, what: int, how: int) -> None:
        policy = self.workspace.read(in_force)
        kind = policy.types[how % len(policy.types)]
        points = _SIGNS[kind.polarity] * (1 + how % 5)
        changes: list[PolicyChange] = [
            SetCycle(list(ResetCycle)[how % 5]),
            SetNetting(how % 2 == 0),
            ChangeType(replace(kind, points=points)),
            RetireType(kind.uid),
            BringBackType(kind.uid),
        ]
        self.do(ChangePolicy(changes[what]))

    @rule(what=st.integers(0, 3), how=NUMBERS)
    def change_a_rule(self, what: int, how: int) -> None:
        known = self.workspace.read(all_rules)
        new = replace(RULE, threshold=1 + how % 3, outcome=DraftKind.TELL)
        if what == 0 or not known:
            self.do(AddDraftRules((new,)))
            return
        one = known[how % len(known)]
        edits: list[Edit] = [
            RemoveDraftRules((one.uid,)),
            ChangeDraftRule(replace(one, threshold=1 + how % 3)),
            ChangeDraftRule(replace(one, active=not one.active)),
        ]
        self.do(edits[what - 1])

    @rule(which=NUMBERS, what=st.integers(0, 3), several=st.booleans())
    def decide(self, which: int, what: int, several: bool) -> None:
        waiting = self.workspace.read(drafts.waiting)
        detain = tuple(d for d in waiting if d.kind is DraftKind.DETENTION)
        other = tuple(d for d in waiting if d.kind is not DraftKind.DETENTION)
        decided = self.workspace.read(lambda s: drafts.decided(s, 50))
        pool = (other, waiting, decided, detain)[what]
        if not pool:
            return
        uids = tuple(d.uid for d in (pool if several else (pool[which % len(pool)],)))
        day = self.now.date() + dt.timedelta(days=1 + which % 5)
        edits: list[Edit] = [
            ReleaseDrafts(uids, "note"),
            DismissDrafts(uids, "reason"),
            ReopenDrafts(uids),
            ReleaseAsDetentions(uids, SetDetentions((), 1, day, anyway=True)),
        ]
        self.do(edits[what])

    @rule(who=st.integers(0, 2), days=st.integers(0, 6), kind=st.integers(1, 3))
    def detain(self, who: int, days: int, kind: int) -> None:
        own = [e.entry for e in entries_of(self.workspace) if e.entry.pupil_id == self.pupils[who]]
        ids = tuple(e.id for e in own[: days % 3])
        day = self.now.date() + dt.timedelta(days=days)
        self.do(SetDetentions((self.pupils[who],), kind, day, "reason", ids, anyway=True))

    @rule(which=NUMBERS, what=st.integers(0, 7), days=st.integers(0, 9))
    def change_a_detention(self, which: int, what: int, days: int) -> None:
        found = detentions_of(self.workspace)
        if not found:
            return
        one = found[which % len(found)]
        day = self.now.date() + dt.timedelta(days=days)
        when = When(day, one.starts, one.minutes, "Hall", None)
        edits: list[Edit] = [
            MarkAttended((one.uid,)),
            MarkMissed((one.uid,)),
            MarkMissed((one.uid,), "I"),
            CancelDetentions((one.uid,), "reason"),
            ReopenDetentions((one.uid,), "reason"),
            MoveDetentions((one.uid,), when, "reason", anyway=True),
            RescheduleDetention(one.uid, when, "reason", anyway=True),
            UpscaleDetention(one.uid, 3, when, anyway=True),
        ]
        self.do(edits[what])

    @rule(who=st.integers(0, 2), what=st.integers(0, 5), how=st.integers(0, 3))
    def follow_up(self, who: int, what: int, how: int) -> None:
        pupil, day = self.pupils[who], self.now.date()
        own = [r for r in self.workspace.read(all_reports) if r.pupil_id == pupil]
        owed = self.workspace.read(lambda s: adjustments_of(s, pupil))
        start, end = day - dt.timedelta(days=how), day + dt.timedelta(days=4)
        new = Report(0, "", pupil, start, end, ("Sits down", "Puts a hand up"))
        edits: list[Edit] = [
            AddAdjustment(pupil, f"adjustment {how}"),
            RemoveAdjustment(owed[0].uid) if owed else AddAdjustment(pupil, "adjustment"),
        ]
        if not own:
            edits += [StartReport(new, "x")] * 4
        else:
            rated = ((1, Rated(list(Rating)[how % 3])), (2, None))
            edits += [
                RateLesson(own[0].uid, LessonKey(self.class_id, day), rated, "x"),
                ChangeReport(replace(own[0], closed_on=day, outcome="better"), "x"),
                ChangeReport(replace(own[0], closed_on=None, outcome=""), "x"),
                RemoveReport(own[0].uid, "x"),
            ]
        self.do(edits[what])

    @invariant()
    def totals_are_the_sums_of_their_traces(self) -> None:
        require_totals(self.workspace, self.class_id, self.pupils, self.now)

    @invariant()
    def nothing_is_there_twice(self) -> None:
        require_nothing_twice(self.workspace, self.pupils)

    @invariant()
    def a_family_reads_of_its_own_child_only(self) -> None:
        require_own_child_only(self.workspace, self.names, self.now)


@pytest.fixture
def once(empty_vault_once: Unsealed) -> None:
    """Say which vault every run begins with a copy of."""
    ONCE[:] = [empty_vault_once]


TestFollowUp = pytest.mark.usefixtures("once")(FollowUp.TestCase)
TestFollowUp.settings = settings(
    max_examples=8,
    stateful_step_count=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
