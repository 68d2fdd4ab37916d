"""Logging: what is stored of a gesture, and what is refused."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import text

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.errors import Refusal
from seatingapp.domain.register import MarkKind, RegisterMark
from seatingapp.services.behaviour import (
    LONGEST_NOTE,
    LiftVoids,
    LogEntries,
    VoidEntries,
    type_named,
    types,
)
from seatingapp.services.lessons import record
from seatingapp.services.register import SetMarks
from seatingapp.services.workspace import Topic
from seatingapp.storage import entries, lessons, pupils
from tests.conftest import Sample


@pytest.fixture
def edit(sample: Sample) -> LogEntries:
    """Return a click on two pupils in a lesson of which nothing is known yet."""
    class_id = sample.summary.showcase.class_id
    ids = tuple(p.id for p in sample.workspace.read(lambda s: pupils.load(s, class_id=class_id)))
    at = sample.workspace.clock()
    lesson = LessonKey(class_id, at.date())
    return LogEntries(lesson, ids[:2], 5, at, "Two", seats=((ids[0], 4),), note=" a\n note ")


def key_of(edit: LogEntries) -> LessonKey:
    """Its lesson, which an entry on duty has not."""
    assert edit.lesson is not None
    return edit.lesson


def test_a_gesture_is_one_batch_with_the_type_as_it_was_then(
    sample: Sample, edit: LogEntries
) -> None:
    done = sample.workspace.perform(replace(edit, pupil_ids=(*edit.pupil_ids, edit.pupil_ids[0])))
    assert done is not None
    assert done.said == "Two · Off task −1"
    assert done.topics == {Topic.LESSON}
    with sample.workspace.vault.write() as session:
        session.execute(text("UPDATE behaviour_types SET name = 'Renamed', points = -9"))
    found = sample.workspace.read(lambda s: record(s, key_of(edit))).entries
    assert {e.pupil_id for e in found} == set(edit.pupil_ids)
    assert len(found) == 2
    assert {e.batch for e in found} == {edit.batch}
    assert {e.uid for e in found} == set(done.uids)
    assert {(e.type_name, e.points, e.step, e.note) for e in found} == {
        ("Off task", -1, "C1 warning", "a note")
    }
    assert {e.pupil_id: e.seat_id for e in found} == {edit.pupil_ids[0]: 4, edit.pupil_ids[1]: None}
    assert {e.happened_at for e in found} == {edit.at}
    assert {e.by for e in found} == {sample.summary.teacher}


def test_nobody_chosen_is_nothing_to_do(sample: Sample, edit: LogEntries) -> None:
    assert sample.workspace.perform(replace(edit, pupil_ids=())) is None


def test_a_clock_that_is_a_little_behind_is_forgiven_and_the_future_is_not(
    sample: Sample, edit: LogEntries
) -> None:
    ahead = sample.workspace.clock() + dt.timedelta(minutes=4)
    assert sample.workspace.perform(replace(edit, at=ahead)) is not None
    later = sample.workspace.clock() + dt.timedelta(minutes=6)
    with pytest.raises(Refusal, match="in the future"):
        sample.workspace.perform(replace(edit, at=later))


def test_a_note_has_an_end(sample: Sample, edit: LogEntries) -> None:
    assert sample.workspace.perform(replace(edit, note="x" * LONGEST_NOTE)) is not None
    with pytest.raises(Refusal, match="this one has 2001"):
        sample.workspace.perform(replace(edit, note="x" * (LONGEST_NOTE + 1)))


def test_what_was_retired_or_never_was_cannot_be_logged(sample: Sample, edit: LogEntries) -> None:
    with sample.workspace.vault.write() as session:
        session.execute(text("UPDATE behaviour_types SET retired = 1 WHERE id = 5"))
    for type_id in (5, 999):
        with pytest.raises(Refusal, match="not in use any more"):
            sample.workspace.perform(replace(edit, type_id=type_id))
    assert sample.workspace.read(lambda s: lessons.find(s, key_of(edit))) is None
    assert "Off task" not in {t.name for t in sample.workspace.read(types)}
    with pytest.raises(Refusal, match="no behaviour called Off task"):
        sample.workspace.read(lambda s: type_named(s, "Off task"))


def test_a_type_is_found_by_its_name_whatever_the_case(sample: Sample) -> None:
    assert sample.workspace.read(lambda s: type_named(s, "GREAT  answer")).name == "Great answer"


def test_voiding_and_lifting_keep_the_history(sample: Sample, edit: LogEntries) -> None:
    workspace = sample.workspace
    done = workspace.perform(edit)
    assert done is not None
    voided = workspace.perform(VoidEntries(done.uids, "wrong pupil", "Two"))
    assert voided is not None
    assert voided.said == "Two · taken back"
    assert workspace.perform(VoidEntries(done.uids, "again", "Two")) is None
    assert workspace.read(lambda s: record(s, key_of(edit))).entries == ()
    lesson_id = workspace.read(lambda s: lessons.find(s, key_of(edit)))
    assert lesson_id is not None
    kept = workspace.read(lambda s: entries.of_lesson(s, lesson_id))
    assert {e.void_reason for e in kept} == {"wrong pupil"}
    assert isinstance(voided.inverse, LiftVoids)
    lifted = workspace.perform(voided.inverse)
    assert lifted is not None
    assert lifted.said == "Two · brought back"
    assert len(workspace.read(lambda s: record(s, key_of(edit))).entries) == 2
    count = text("SELECT count(*) FROM entry_voids WHERE reason = 'wrong pupil'")
    assert workspace.read(lambda s: s.execute(count).scalar_one()) == 2


def test_of_some_that_are_void_only_the_others_are_taken_back(
    sample: Sample, edit: LogEntries
) -> None:
    done = sample.workspace.perform(edit)
    assert done is not None
    sample.workspace.perform(VoidEntries(done.uids[:1], "first", "x"))
    second = sample.workspace.perform(VoidEntries(done.uids, "both", "x"))
    assert second is not None
    assert isinstance(second.inverse, LiftVoids)
    assert second.inverse.uids == done.uids[1:]


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_void_needs_a_reason(sample: Sample, edit: LogEntries, reason: str) -> None:
    done = sample.workspace.perform(edit)
    assert done is not None
    with pytest.raises(ValueError, match="needs a reason"):
        sample.workspace.perform(VoidEntries(done.uids, reason, "x"))


def test_marks_are_set_changed_and_taken_back(sample: Sample, edit: LogEntries) -> None:
    one, two = edit.pupil_ids
    late, absent = RegisterMark(one, MarkKind.LATE, 5), RegisterMark(two, MarkKind.ABSENT)
    first = sample.workspace.perform(SetMarks(key_of(edit), ((one, late), (two, absent)), "Two"))
    assert first is not None
    assert first.said == "Two · late, 5 min"

    def marks() -> object:
        return sample.workspace.read(lambda s: record(s, key_of(edit))).marks

    assert marks() == {one: late, two: absent}
    second = sample.workspace.perform(SetMarks(key_of(edit), ((one, None), (two, absent)), "Two"))
    assert second is not None
    assert second.said == "Two · no mark"
    assert marks() == {two: absent}
    assert second.inverse is not None
    sample.workspace.perform(second.inverse)
    assert marks() == {one: late, two: absent}
    present = replace(absent, kind=MarkKind.PRESENT)
    third = sample.workspace.perform(SetMarks(key_of(edit), ((two, present),), "B"))
    assert third is not None
    assert third.said == "B · present"
