"""Log now, explain later; void, correct, dispute: each can be undone, and nothing is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from sqlalchemy import text

from seatingapp.domain.audiences import Audience
from seatingapp.domain.behaviour import Entry
from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.contexts import LONGEST_PICK, NOTHING_TO_ADD, Context
from seatingapp.domain.corrections import LONGEST_REASON, Correction
from seatingapp.domain.errors import Refusal
from seatingapp.domain.safeguarding import SafeguardingWording
from seatingapp.services.behaviour import LONGEST_NOTE, LiftVoids, LogEntries, VoidEntries
from seatingapp.services.completing import (
    CompleteEntries,
    MarkToComplete,
    how_many_to_complete,
    to_complete,
    to_complete_in,
)
from seatingapp.services.corrections import CorrectEntry, VoidWithReason
from seatingapp.services.disputes import RaiseDispute, SettleDispute, TakeBackDispute
from seatingapp.services.entry_lists import ListedEntry, Sought, listed
from seatingapp.services.entry_record import EntryRecord, entry_record
from seatingapp.services.prints import preview_stamp
from seatingapp.services.school_settings import NameSafeguardingLead
from seatingapp.services.summaries import summary
from seatingapp.services.workspace import Done, Edit, Workspace
from seatingapp.storage import entries, pupils
from tests.conftest import Sample

SAID = Context("During group work", "Quiet word", "Back on task", "talked about the match")


@dataclass
class Lesson:
    """A lesson of two pupils, each with one entry to complete, and a moving clock."""

    workspace: Workspace
    key: LessonKey
    pupils: tuple[int, ...]
    uids: tuple[str, ...]

    def do(self, edit: Edit) -> Done:
        done = self.workspace.perform(edit)
        assert done is not None
        return done

    def entry(self, uid: str) -> Entry:
        return self.listed(uid).entry

    def listed(self, uid: str) -> ListedEntry:
        found = self.workspace.read(lambda s: listed(s, Sought(void_too=True, most=50)))
        return next(e for e in found if e.entry.uid == uid)

    def record(self, uid: str) -> EntryRecord:
        return self.workspace.read(lambda s: entry_record(s, uid))

    def history(self, uid: str) -> list[tuple[str, str]]:
        return [(str(e.what), e.text) for e in self.record(uid).events]


@pytest.fixture
def lesson(sample: Sample) -> Lesson:
    workspace = sample.workspace
    class_id = sample.summary.showcase.class_id
    ids = tuple(p.id for p in workspace.read(lambda s: pupils.load(s, class_id=class_id)))
    at = workspace.clock()
    key = LessonKey(class_id, at.date())
    edit = LogEntries(key, ids[:2], 5, at, "Two", to_complete=True)
    done = workspace.perform(edit)
    assert done is not None
    ticks = iter(range(1, 10_000))
    workspace.clock = lambda: at + dt.timedelta(seconds=next(ticks))
    return Lesson(workspace, key, ids, done.uids)


def test_completing_several_at_once_closes_them_and_undo_opens_them_again(lesson: Lesson) -> None:
    read = lesson.workspace.read
    before = read(how_many_to_complete)
    done = lesson.do(CompleteEntries(lesson.uids, SAID, "Two"))
    assert done.said == "Two · completed"
    assert read(how_many_to_complete) == before - 2
    assert [lesson.listed(u).context for u in lesson.uids] == [SAID, SAID]
    assert done.inverse is not None
    undone = lesson.do(done.inverse)
    assert undone.said == "Two · to complete again"
    assert read(how_many_to_complete) == before
    assert lesson.listed(lesson.uids[0]).context is None
    assert undone.inverse is not None
    lesson.do(undone.inverse)
    assert lesson.listed(lesson.uids[0]).context == SAID
    said = [what for what, _text in lesson.history(lesson.uids[0])]
    assert said == ["logged", "completed", "completion taken back", "completed"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (CompleteEntries, ["completed", "completion taken back"]),
        (VoidWithReason, ["void", "brought back"]),
        (RaiseDispute, ["disputed", "dispute taken back"]),
    ],
)
def test_a_clock_that_is_set_back_turns_no_history_round(
    lesson: Lesson, change: Callable[..., Edit], told: list[str]
) -> None:
    uid = lesson.uids[0]
    ticks, at = iter(range(1, 10_000)), lesson.workspace.clock()
    lesson.workspace.clock = lambda: at - dt.timedelta(minutes=next(ticks))
    edit = CompleteEntries((uid,), SAID, "Ann") if change is CompleteEntries else None
    done = lesson.do(edit or change(uid, "It was another pupil", "Ann"))
    assert done.inverse is not None
    lesson.do(done.inverse)
    assert [what for what, _text in lesson.history(uid)] == ["logged", *told]


def test_nothing_to_add_closes_an_entry_too(lesson: Lesson) -> None:
    done = lesson.do(CompleteEntries(lesson.uids[:1], NOTHING_TO_ADD, "Ann"))
    assert done.said == "Ann · nothing to add"
    assert not lesson.entry(lesson.uids[0]).to_complete
    assert lesson.history(lesson.uids[0])[-1] == ("completed", "nothing to add")


def test_the_newest_of_what_was_said_holds(lesson: Lesson) -> None:
    uid = lesson.uids[0]
    lesson.do(CompleteEntries((uid,), SAID, "Ann"))
    later = lesson.do(CompleteEntries((uid,), Context(note="calm again"), "Ann"))
    assert lesson.listed(uid).context == Context(note="calm again")
    assert later.inverse is not None
    assert lesson.do(later.inverse).said == "Ann · what was said is taken back"
    assert lesson.listed(uid).context == SAID
    assert not lesson.entry(uid).to_complete


def test_the_tray_of_a_lesson_holds_what_waits_in_it_and_no_void_entry(lesson: Lesson) -> None:
    read = lesson.workspace.read
    waiting = read(lambda s: to_complete_in(s, lesson.key))
    assert {e.uid for e in waiting} == set(lesson.uids)
    assert waiting == read(to_complete)[::-1][-2:]
    lesson.do(VoidWithReason(lesson.uids[0], "Logged twice", "Ann"))
    assert [e.uid for e in read(lambda s: to_complete_in(s, lesson.key))] == [lesson.uids[1]]
    other = LessonKey(lesson.key.class_id, dt.date(2020, 1, 1))
    assert read(lambda s: to_complete_in(s, other)) == ()


def test_an_entry_can_be_marked_by_hand_and_the_mark_taken_back(lesson: Lesson) -> None:
    uid = lesson.uids[0]
    lesson.do(CompleteEntries((uid,), SAID, "Ann"))
    done = lesson.do(MarkToComplete(lesson.uids, "Two"))
    assert done.said == "Two · to complete"
    assert lesson.entry(uid).to_complete
    assert lesson.workspace.perform(MarkToComplete(lesson.uids, "Two")) is None
    assert done.inverse is not None
    assert done.inverse.label == "Do not mark an entry to complete"
    lesson.do(done.inverse)
    assert [lesson.entry(u).to_complete for u in lesson.uids] == [False, True]


def test_a_void_has_a_reason_and_is_told_with_it(lesson: Lesson) -> None:
    uid = lesson.uids[0]
    done = lesson.do(VoidWithReason(uid, "  Wrong   pupil ", "Ann"))
    assert done.said == "Ann · void: Wrong pupil"
    assert lesson.entry(uid).void_reason == "Wrong pupil"
    assert done.inverse is not None
    lesson.do(done.inverse)
    assert not lesson.entry(uid).is_void
    assert lesson.history(uid)[1:] == [("void", "Wrong pupil"), ("brought back", "")]


def test_a_correction_stands_in_the_place_of_what_it_corrects(lesson: Lesson) -> None:
    uid, other = lesson.uids[0], lesson.pupils[4]
    old = lesson.entry(uid)
    lesson.do(CompleteEntries((uid,), SAID, "Ann"))
    lesson.do(RaiseDispute(uid, "it was not me", "Ann"))
    at = old.happened_at - dt.timedelta(minutes=3)
    to = Correction(other, 6, 1, at, "was talking over Ms Carter")
    done = lesson.do(CorrectEntry(uid, to, "Ann", "mixed up two pupils"))
    new = lesson.listed(done.uids[0])
    assert (new.entry.pupil_id, new.entry.type_name) == (other, "Talking over")
    assert (new.entry.happened_at, new.entry.note) == (at, "was talking over Ms Carter")
    assert new.entry.lesson_id == old.lesson_id
    assert new.corrects == uid
    assert new.context == SAID
    was = lesson.listed(uid)
    assert was.entry.void_reason == "mixed up two pupils"
    assert was.replaced_by == done.uids[0]
    for asked in (uid, done.uids[0]):
        assert lesson.record(asked).now.entry.uid == done.uids[0]
    history = lesson.history(uid)
    assert [what for what, _ in history] == [
        "logged", "completed", "disputed", "corrected",
    ]  # fmt: skip
    assert "Off task −1 to Talking over −1" in history[3][1]
    assert "no note to “was talking over Ms Carter”" in history[3][1]
    assert history[3][1].endswith("why: mixed up two pupils")


def test_a_pupils_view_goes_with_a_correction_but_never_to_another_pupil(lesson: Lesson) -> None:
    uid, other = lesson.uids[0], lesson.pupils[4]
    lesson.do(RaiseDispute(uid, "it was not me", "Ann"))
    same = lesson.do(CorrectEntry(uid, Correction(type_id=6), "Ann")).uids[0]
    held = lesson.listed(same).dispute
    assert held is not None
    assert held.view == "it was not me"
    done = lesson.do(CorrectEntry(same, Correction(pupil_id=other), "Ann"))
    assert lesson.listed(done.uids[0]).dispute is None
    assert lesson.record(done.uids[0]).now.dispute is None
    assert ("disputed", "it was not me") in lesson.history(done.uids[0])
    assert done.inverse is not None
    lesson.do(done.inverse)
    assert lesson.listed(same).dispute == held


def test_nobody_is_told_what_another_pupil_said_of_an_entry_that_was_theirs(
    lesson: Lesson,
) -> None:
    uid, other = lesson.uids[0], lesson.pupils[5]
    lesson.do(RaiseDispute(uid, "it was Ben, not me", "Ann"))
    done = lesson.do(CorrectEntry(uid, Correction(pupil_id=other), "Ann"))
    assert lesson.listed(done.uids[0]).dispute is None
    now = lesson.workspace.clock()
    stamp = lesson.workspace.read(lambda s: preview_stamp(s, Audience.FAMILY, now))
    printed = lesson.workspace.read(lambda s: summary(s, other, stamp))
    assert not any(line.disputed for line in printed.concern)
    assert done.inverse is not None
    lesson.do(done.inverse)
    assert lesson.listed(uid).dispute is not None


def test_a_correction_undone_leaves_exactly_what_was_and_keeps_both(lesson: Lesson) -> None:
    uid = lesson.uids[0]
    before = lesson.listed(uid)
    done = lesson.do(CorrectEntry(uid, Correction(type_id=6), "Ann"))
    assert lesson.entry(done.uids[0]).to_complete
    assert done.inverse is not None
    undone = lesson.do(done.inverse)
    assert lesson.listed(uid) == before
    assert lesson.entry(done.uids[0]).void_reason == "undo"
    assert undone.inverse is not None
    lesson.do(undone.inverse)
    assert lesson.entry(uid).void_reason == "corrected"
    assert not lesson.entry(done.uids[0]).is_void
    assert [w for w, _ in lesson.history(uid)] == [
        "logged", "corrected", "void", "brought back", "void", "brought back",
    ]  # fmt: skip


def test_a_note_explains_an_entry_that_waited(lesson: Lesson) -> None:
    done = lesson.do(CorrectEntry(lesson.uids[0], Correction(note="lost the book"), "Ann"))
    assert not lesson.entry(done.uids[0]).to_complete


def test_a_correction_to_what_it_is_changes_nothing(lesson: Lesson) -> None:
    entry = lesson.entry(lesson.uids[0])
    same = Correction(entry.pupil_id, entry.type_id, 1, entry.happened_at, "")
    assert lesson.workspace.perform(CorrectEntry(entry.uid, same, "Ann")) is None


def test_another_amount_is_of_the_type_as_it_was_then(lesson: Lesson) -> None:
    with lesson.workspace.vault.write() as session:
        session.execute(text("UPDATE behaviour_types SET most = 5, points = -7 WHERE id = 5"))
    done = lesson.do(CorrectEntry(lesson.uids[0], Correction(amount=3), "Ann"))
    assert lesson.entry(done.uids[0]).points == -3
    with pytest.raises(Refusal, match="once to 5 times"):
        lesson.do(CorrectEntry(done.uids[0], Correction(amount=6), "Ann"))
    again = lesson.do(CorrectEntry(done.uids[0], Correction(type_id=6), "Ann"))
    assert lesson.entry(again.uids[0]).amount == 1
    with pytest.raises(Refusal, match="once at a time"):
        lesson.do(CorrectEntry(again.uids[0], Correction(type_id=7, amount=2), "Ann"))


def test_another_day_is_in_the_lesson_of_that_day(lesson: Lesson) -> None:
    uid = lesson.uids[0]
    at = lesson.entry(uid).happened_at - dt.timedelta(days=1)
    done = lesson.do(CorrectEntry(uid, Correction(at=at), "Ann"))
    moved = lesson.entry(done.uids[0])
    assert moved.lesson_id != lesson.entry(uid).lesson_id
    assert moved.seat_id is None


def test_neighbours_go_with_a_correction_of_the_same_pupil_in_the_same_lesson(
    lesson: Lesson,
) -> None:
    first, second, third, *_ = lesson.pupils
    at = lesson.workspace.clock()
    logged = lesson.do(
        LogEntries(lesson.key, (first,), 5, at, "Ann", neighbours=((first, second, "beside"),))
    )
    same = lesson.do(CorrectEntry(logged.uids[0], Correction(type_id=6), "Ann"))
    other = lesson.do(CorrectEntry(same.uids[0], Correction(pupil_id=third), "Ann"))
    ids = [lesson.entry(d.uids[0]).id for d in (same, other)]
    found = lesson.workspace.read(lambda s: entries.neighbours(s, ids))
    assert found == {ids[0]: {second: "beside"}}


@pytest.mark.parametrize(
    ("to", "said"),
    [
        (Correction(type_id=999), "not in use any more"),
        (Correction(pupil_id=9999), "not in this vault"),
        (Correction(at=dt.datetime(2030, 1, 1, tzinfo=dt.UTC)), "in the future"),
        (Correction(at=dt.datetime(2025, 8, 1, tzinfo=dt.UTC)), "another academic year"),
        (Correction(note="x" * 10_000), "this one has 10000"),
        (Correction(note="has bruises"), "may be about a child's safety"),
        (Correction(amount=0), "once at a time"),
    ],
)
def test_a_correction_that_cannot_be_says_why_and_loses_nothing(
    lesson: Lesson, to: Correction, said: str
) -> None:
    before = lesson.listed(lesson.uids[0])
    with pytest.raises(Refusal, match=said) as refused:
        lesson.do(CorrectEntry(lesson.uids[0], to, "Ann"))
    assert "Nothing was changed." in str(refused.value)
    assert lesson.listed(lesson.uids[0]) == before


def test_what_is_void_or_corrected_is_not_changed_again(lesson: Lesson) -> None:
    first, second = lesson.uids
    lesson.do(VoidWithReason(first, "Logged twice", "Ann"))
    done = lesson.do(CorrectEntry(second, Correction(type_id=6), "Ben"))
    again: list[Callable[[str], Edit]] = [
        lambda u: VoidWithReason(u, "again", "Ann"),
        lambda u: CorrectEntry(u, Correction(type_id=7), "Ann"),
        lambda u: RaiseDispute(u, "no", "Ann"),
        lambda u: CompleteEntries((u,), SAID, "Ann"),
        lambda u: MarkToComplete((u,), "Ann"),
    ]
    for edit in again:
        with pytest.raises(Refusal, match="void already: Logged twice"):
            lesson.do(edit(first))
        with pytest.raises(Refusal, match=f"corrected already.*{done.uids[0]}"):
            lesson.do(edit(second))
        with pytest.raises(Refusal, match="no such entry"):
            lesson.do(edit("nobody"))
    with pytest.raises(Refusal, match="another stands in its place"):
        lesson.do(LiftVoids((second,), "corrected", "Ben"))
    with pytest.raises(Refusal, match="no such entry"):
        lesson.record("nobody")


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_void_without_a_reason_is_refused(lesson: Lesson, reason: str) -> None:
    with pytest.raises(Refusal, match="needs a reason"):
        lesson.do(VoidWithReason(lesson.uids[0], reason, "Ann"))


def test_no_text_about_an_entry_is_longer_than_it_may_be(lesson: Lesson) -> None:
    uid = lesson.uids[0]
    too_long: list[Edit] = [
        VoidWithReason(uid, "x" * (LONGEST_REASON + 1), "Ann"),
        CompleteEntries((uid,), Context(tried="x" * (LONGEST_PICK + 1)), "Ann"),
        CompleteEntries((uid,), Context(note="x" * (LONGEST_NOTE + 1)), "Ann"),
        RaiseDispute(uid, "x" * 1001, "Ann"),
    ]
    for edit in too_long:
        with pytest.raises(Refusal, match="has at most"):
            lesson.do(edit)


def test_wording_about_a_childs_safety_is_stored_nowhere_and_says_whom_to_tell(
    lesson: Lesson,
) -> None:
    workspace, uid = lesson.workspace, lesson.uids[0]
    workspace.perform(NameSafeguardingLead("Ms Okafor"))
    words = "arm full of bruises"
    lesson.do(RaiseDispute(lesson.uids[1], "no", "Ben"))
    edits: list[Edit] = [
        LogEntries(lesson.key, lesson.pupils[:1], 5, workspace.clock(), "Ann", note=words),
        VoidWithReason(uid, words, "Ann"),
        CompleteEntries((uid,), Context(note=words), "Ann"),
        CompleteEntries((uid,), Context(happened=words), "Ann"),
        CorrectEntry(uid, Correction(note=words), "Ann"),
        CorrectEntry(uid, Correction(type_id=6), "Ann", words),
        RaiseDispute(uid, words, "Ann"),
        SettleDispute(lesson.uids[1], words, "Ben"),
    ]
    for edit in edits:
        with pytest.raises(SafeguardingWording, match="Ms Okafor, the designated safeguarding"):
            workspace.perform(edit)
    with workspace.vault.read() as session:
        for table, column in (
            ("entries", "note"), ("entry_voids", "reason"), ("entry_contexts", "note"),
            ("entry_contexts", "happened"), ("entry_disputes", "view"),
        ):  # fmt: skip
            query = text(f"SELECT count(*) FROM {table} WHERE {column} LIKE '%bruises%'")
            assert session.execute(query).scalar_one() == 0


def test_a_dispute_is_raised_settled_opened_again_and_nothing_of_it_is_lost(
    lesson: Lesson,
) -> None:
    uid = lesson.uids[0]
    raised = lesson.do(RaiseDispute(uid, "I was helping Ben", "Ann"))
    with pytest.raises(Refusal, match=r"disputed already.*I was helping Ben"):
        lesson.do(RaiseDispute(uid, "no", "Ann"))
    settled = lesson.do(SettleDispute(uid, "stands after talking", "Ann"))
    assert settled.said == "Ann · settled"
    holding = lesson.listed(uid).dispute
    assert holding is not None
    assert not holding.is_open
    with pytest.raises(Refusal, match="not disputed"):
        lesson.do(SettleDispute(uid, "twice", "Ann"))
    assert settled.inverse is not None
    reopened = lesson.do(settled.inverse)
    with pytest.raises(Refusal, match="No dispute of that entry is settled"):
        lesson.do(settled.inverse)
    assert reopened.inverse is not None
    again = lesson.do(reopened.inverse)
    assert again.inverse is not None
    lesson.do(again.inverse)
    assert raised.inverse is not None
    taken_back = lesson.do(raised.inverse)
    assert lesson.listed(uid).dispute is None
    assert taken_back.inverse == RaiseDispute(uid, "I was helping Ben", "Ann")
    assert [w for w, _ in lesson.history(uid)][1:] == [
        "disputed", "settled", "settling taken back", "settled", "settling taken back",
        "dispute taken back",
    ]  # fmt: skip
    with pytest.raises(Refusal, match="not disputed"):
        lesson.do(TakeBackDispute(uid, "", "Ann"))


def test_a_dispute_needs_words(lesson: Lesson) -> None:
    with pytest.raises(Refusal, match="What the pupil says is missing"):
        lesson.do(RaiseDispute(lesson.uids[0], " ", "Ann"))
    lesson.do(RaiseDispute(lesson.uids[0], "no", "Ann"))
    with pytest.raises(Refusal, match="What came of it is missing"):
        lesson.do(SettleDispute(lesson.uids[0], "", "Ann"))


def test_lists_are_narrowed_by_what_entries_are_about(lesson: Lesson) -> None:
    first, second = lesson.uids
    one = lesson.entry(first)
    lesson.do(VoidWithReason(second, "Logged twice", "Ben"))

    def found(wanted: Sought) -> set[str]:
        return {e.entry.uid for e in lesson.workspace.read(lambda s: listed(s, wanted))}

    own = Sought(class_id=lesson.key.class_id, since=one.happened_at)
    until = one.happened_at + dt.timedelta(microseconds=1)
    assert found(own) == {first}
    assert found(replace(own, void_too=True)) == {first, second}
    assert found(replace(own, until=one.happened_at)) == set()
    assert found(replace(own, until=until, polarity=one.polarity)) == {first}
    assert found(replace(own, to_complete=True, pupil_id=one.pupil_id)) == {first}
    assert found(replace(own, pupil_id=lesson.pupils[5])) == set()
    assert lesson.listed(first).lesson.startswith("9B/Sc2")


def test_labels_are_as_the_undo_list_needs_them(lesson: Lesson) -> None:
    uid = lesson.uids[0]
    raised = lesson.do(RaiseDispute(uid, "no", "Ann"))
    settled = lesson.do(SettleDispute(uid, "yes", "Ann"))
    completed = lesson.do(CompleteEntries((uid,), SAID, "Ann"))
    corrected = lesson.do(CorrectEntry(uid, Correction(type_id=6), "Ann"))
    edits = (raised.inverse, settled.inverse, completed.inverse, corrected.inverse)
    assert [e.label for e in edits if e is not None] == [
        "Take back a dispute",
        "Open a dispute again",
        "Take back what was said of an entry",
        "Take back a correction",
    ]
    others: list[Edit] = [
        RaiseDispute(uid, "", "Ann"), SettleDispute(uid, "", "Ann"),
        CompleteEntries((uid,), SAID, "Ann"), CorrectEntry(uid, Correction(), "Ann"),
        VoidWithReason(uid, "", "Ann"), MarkToComplete((uid,), "Ann"), VoidEntries((uid,), "", "A"),
    ]  # fmt: skip
    assert all(edit.label for edit in others)
