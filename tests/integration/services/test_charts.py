"""Charts and summaries hold what their reader may see, and nothing else is even read."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import event, text

from seatingapp.domain.audiences import Audience, PrintStamp
from seatingapp.domain.contexts import Context
from seatingapp.domain.corrections import Correction
from seatingapp.domain.errors import Refusal
from seatingapp.domain.names import PersonName
from seatingapp.domain.plans import PlanLine, Purpose
from seatingapp.domain.pupils import Characteristic, Pupil
from seatingapp.printing.charts import chart_pdf
from seatingapp.printing.snapshots import ChartSnapshot, SummarySnapshot
from seatingapp.services import behaviour, charts, classes, printouts, summaries
from seatingapp.services.behaviour import LogEntries
from seatingapp.services.charts import ChartOrder
from seatingapp.services.completing import CompleteEntries, MarkToComplete
from seatingapp.services.corrections import CorrectEntry
from seatingapp.services.disputes import RaiseDispute, SettleDispute
from seatingapp.services.lessons import choice_for
from seatingapp.services.plan_lines import StartWith, start_line
from seatingapp.services.prints import preview_stamp
from seatingapp.services.school import school
from seatingapp.services.seating import plan_for, plans_of
from seatingapp.storage import classes as stored_classes
from seatingapp.storage import prints, pupils
from seatingapp.storage.vault import Vault
from tests.conftest import SAMPLE_DAY, Sample


@contextmanager
def statements(vault: Vault) -> Iterator[list[str]]:
    """Every statement that reaches the database meanwhile."""
    seen: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    engine = vault._engine
    assert engine is not None
    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


def class_id(sample: Sample) -> int:
    return sample.workspace.read(lambda s: classes.class_named(s, sample.summary.showcase_class)).id


def chart(sample: Sample, audience: Audience) -> ChartSnapshot:
    order = ChartOrder(class_id(sample), audience)
    return printouts.chart_preview_snapshot(sample.workspace, order)


def test_the_teachers_chart_has_marks_actions_and_a_legend(sample: Sample) -> None:
    snapshot = chart(sample, Audience.TEACHER)
    assert snapshot.pupil_count == 26
    assert len(snapshot.cards) == 26
    assert snapshot.unseated == ()
    assert {"K SEN support", "PP pupil premium"} <= set(snapshot.legend)
    assert any(card.action for card in snapshot.cards.values())
    assert any(card.marks for card in snapshot.cards.values())


def test_the_door_chart_has_names_only(sample: Sample) -> None:
    snapshot = chart(sample, Audience.DOOR)
    assert len(snapshot.cards) == 26
    assert snapshot.legend == ()
    for card in snapshot.cards.values():
        assert (card.marks, card.action, card.photo, card.initials) == ((), "", None, "")


def test_nothing_private_is_even_read_for_the_door(sample: Sample) -> None:
    with statements(sample.workspace.vault) as seen:
        chart(sample, Audience.DOOR)
    private = ("pupil_characteristics", "photos", "entries", "behaviour_types")
    assert seen
    assert [s for s in seen if any(table in s for table in private)] == []


def test_the_teachers_chart_reads_only_the_kinds_in_use(sample: Sample) -> None:
    showcase = class_id(sample)
    target = sample.workspace.read(lambda s: classes.pupils_of(s, showcase))[0]
    with sample.workspace.vault.write() as session:
        pupils.set_characteristics(session, target.id, {Characteristic.LOOKED_AFTER: "yes"})
    marks = {m for card in chart(sample, Audience.TEACHER).cards.values() for m in card.marks}
    assert "LAC" not in marks


def test_a_photo_is_on_the_teachers_chart_and_on_no_other(sample: Sample) -> None:
    member = sample.workspace.read(lambda s: classes.pupils_of(s, class_id(sample)))[0]
    with sample.workspace.vault.write() as session:
        pupils.set_photo(session, member.id, b"picture")
    teacher = [c.photo for c in chart(sample, Audience.TEACHER).cards.values() if c.photo]
    door = [c.photo for c in chart(sample, Audience.DOOR).cards.values() if c.photo]
    assert (teacher, door) == ([b"picture"], [])


def test_a_family_gets_no_chart(sample: Sample) -> None:
    with pytest.raises(Refusal, match="no family gets one"):
        chart(sample, Audience.FAMILY)


def test_a_snapshot_that_says_too_much_is_never_drawn(sample: Sample) -> None:
    snapshot = chart(sample, Audience.TEACHER)
    leaky = replace(snapshot, stamp=replace(snapshot.stamp, audience=Audience.DOOR))
    with pytest.raises(ValueError, match="must not hold"):
        chart_pdf(leaky)


def test_a_pupil_without_a_seat_is_listed(sample: Sample) -> None:
    newcomer, showcase = Pupil(0, "", PersonName("Wren", "Adair")), class_id(sample)
    with sample.workspace.vault.write() as session:
        stored_classes.add_members(session, showcase, [pupils.add(session, newcomer)])
    snapshot = chart(sample, Audience.DOOR)
    assert snapshot.unseated == ("Wren A",)
    assert snapshot.pupil_count == 27


def test_a_pupil_who_left_the_class_is_not_on_its_chart(sample: Sample) -> None:
    showcase = class_id(sample)
    gone = sample.workspace.read(lambda s: classes.pupils_of(s, showcase))[0]
    with sample.workspace.vault.write() as session:
        stored_classes.remove_members(session, showcase, [gone.id])
    snapshot = chart(sample, Audience.TEACHER)
    assert len(snapshot.cards) == 25


def test_a_refused_print_takes_no_number(sample: Sample) -> None:
    with sample.workspace.vault.write() as session:
        empty = stored_classes.add(session, "7Z")
    with pytest.raises(Refusal, match="no seating plan yet"):
        printouts.chart(sample.workspace, ChartOrder(empty))
    assert sample.workspace.read(prints.count) == 0


def test_prints_are_numbered_one_after_the_other(sample: Sample) -> None:
    order = ChartOrder(class_id(sample))
    assert [printouts.chart(sample.workspace, order).number for _ in range(3)] == [
        "P-0001",
        "P-0002",
        "P-0003",
    ]


def test_copies_are_destroyed_by_the_end_of_the_next_half_term(sample: Sample) -> None:
    stamp = chart(sample, Audience.TEACHER).stamp
    terms = sample.workspace.read(school).terms
    today = stamp.printed_at.date()
    following = sorted(t.ends for t in terms if t.ends >= today)[1]
    assert stamp.destroy_by == following


def family(sample: Sample, pupil_id: int) -> SummarySnapshot:
    return printouts.summary_preview_snapshot(sample.workspace, pupil_id)


def logged(sample: Sample, name: str, note: str = "") -> int:
    """Log something for the first pupil of the class; return the pupil."""
    workspace = sample.workspace
    pupil = workspace.read(lambda s: classes.pupils_of(s, class_id(sample)))[0]
    kind = workspace.read(lambda s: behaviour.type_named(s, name))
    choice = workspace.read(lambda s: choice_for(s, class_id(sample), workspace.clock()))
    workspace.perform(
        LogEntries(choice.key, (pupil.id,), kind.id, workspace.clock(), "x", note=note)
    )
    return pupil.id


def test_a_family_reads_plain_reasons_and_lessons(sample: Sample) -> None:
    pupil_id = logged(sample, "Great answer")
    last = family(sample, pupil_id).praise[-1]
    assert last.reason == "Gave a great answer in class"
    assert last.lesson == "9B/Sc2, P3"
    assert last.points == 1


def test_a_note_never_reaches_a_family(sample: Sample) -> None:
    pupil_id = logged(sample, "Off task", note="Was talking to Farhan Siddiqui")
    snapshot = family(sample, pupil_id)
    assert snapshot.concern
    assert "Farhan" not in repr(snapshot)


def test_a_line_says_what_the_school_did_in_words_that_it_offers_and_no_typed_ones(
    sample: Sample,
) -> None:
    workspace, pupil_id = sample.workspace, logged(sample, "Off task")
    uid = max(workspace.read(behaviour.latest_entries), key=lambda e: e.id).uid
    before = family(sample, pupil_id).concern[-1].what_the_school_did
    said = Context("Used a phone", "Quiet word", "as Farhan Siddiqui saw", "with Farhan Siddiqui")
    workspace.perform(CompleteEntries((uid,), said, "x"))
    line = family(sample, pupil_id).concern[-1]
    assert line.what_the_school_did == " · ".join(p for p in (before, "Quiet word") if p)
    assert "Farhan" not in repr(line)
    workspace.perform(MarkToComplete((uid,), "x"))
    assert family(sample, pupil_id).concern[-1].what_the_school_did == before


def test_a_line_says_that_it_was_corrected_and_that_the_pupil_sees_it_differently(
    sample: Sample,
) -> None:
    workspace, pupil_id = sample.workspace, logged(sample, "Off task")
    uid = max(workspace.read(behaviour.latest_entries), key=lambda e: e.id).uid
    talking = workspace.read(lambda s: behaviour.type_named(s, "Talking over")).id
    done = workspace.perform(CorrectEntry(uid, Correction(type_id=talking), "x"))
    assert done is not None
    workspace.perform(RaiseDispute(done.uids[0], "it was Farhan Siddiqui", "x"))
    line = family(sample, pupil_id).concern[-1]
    today = workspace.clock().date()
    assert (line.reason, line.corrected_on, line.disputed) == (
        "Talked while others were speaking", today, True,
    )  # fmt: skip
    workspace.perform(SettleDispute(done.uids[0], "it stands", "x"))
    assert not family(sample, pupil_id).concern[-1].disputed
    assert "Farhan" not in repr(family(sample, pupil_id))


def test_an_entry_at_a_step_that_is_not_for_families_is_not_printed(sample: Sample) -> None:
    with sample.workspace.vault.write() as session:
        session.execute(text("UPDATE ladder_steps SET for_families = 0"))
    pupil_id = logged(sample, "Off task")
    newest = max(sample.workspace.read(behaviour.latest_entries), key=lambda e: e.id)
    assert not newest.for_families
    today = sample.workspace.clock().date()
    assert [line for line in family(sample, pupil_id).concern if line.date == today] == []


def test_no_other_pupil_is_named_in_any_summary_of_the_class(sample: Sample) -> None:
    members = sample.workspace.read(lambda s: classes.pupils_of(s, class_id(sample)))
    for pupil in members:
        text = repr(family(sample, pupil.id))
        others = [o.name.full for o in members if o.id != pupil.id]
        assert [name for name in others if name in text] == []


def test_what_was_taken_back_is_not_printed(sample: Sample) -> None:
    workspace, pupil_id = sample.workspace, logged(sample, "Great answer")
    before = len(family(sample, pupil_id).praise)
    newest = max(workspace.read(behaviour.latest_entries), key=lambda e: e.id)
    workspace.perform(behaviour.VoidEntries((newest.uid,), "wrong pupil", "x"))
    assert len(family(sample, pupil_id).praise) == before - 1


def test_what_happened_before_the_first_day_is_left_out(sample: Sample) -> None:
    workspace = sample.workspace
    pupil_id = logged(sample, "Great answer")
    now = workspace.clock()
    stamp: PrintStamp = workspace.read(lambda s: preview_stamp(s, Audience.FAMILY, now))
    today = stamp.printed_at.date()
    snapshot = workspace.read(lambda s: summaries.summary(s, pupil_id, stamp, today))
    assert {line.date for line in snapshot.praise} == {today}
    later = today + dt.timedelta(days=1)
    nothing = workspace.read(lambda s: summaries.summary(s, pupil_id, stamp, later))
    assert nothing.praise == ()
    assert nothing.totals == ("0 praise entries", "0 praise points")


def test_a_pupil_who_is_gone_is_said_in_words(sample: Sample) -> None:
    with pytest.raises(Refusal, match="not in this vault any more"):
        family(sample, 10_000)


def test_a_chart_order_for_another_room_is_told_that_there_is_no_plan(sample: Sample) -> None:
    now = sample.workspace.clock()
    order = ChartOrder(class_id(sample), room_id=10_000)
    with pytest.raises(Refusal, match="no seating plan yet"):
        sample.workspace.read(
            lambda s: charts.chart(s, order, preview_stamp(s, Audience.TEACHER, now))
        )


def test_another_plan_of_the_class_is_printed_under_its_name(sample: Sample) -> None:
    ours = class_id(sample)
    usual = sample.workspace.read(lambda s: plan_for(s, ours, SAMPLE_DAY))
    assert usual is not None
    line = PlanLine(ours, usual.room_id, Purpose.TEST, "Forces test")
    started = sample.workspace.read(
        lambda s: start_line(s, line, SAMPLE_DAY, SAMPLE_DAY, StartWith.ALPHABETICAL)
    )
    done = sample.workspace.perform(started.edit)
    assert done is not None
    order = ChartOrder(ours, plan_id=done.plan_id)
    made = printouts.chart_preview_snapshot(sample.workspace, order)
    assert made.room_name == "Lab 2 · Forces test"
    assert {s: c.name for s, c in made.cards.items()} != {
        s: c.name for s, c in chart(sample, Audience.TEACHER).cards.items()
    }


def test_a_plan_of_another_class_is_not_printed(sample: Sample) -> None:
    ours = class_id(sample)
    other = next(p for p in sample.workspace.read(plans_of) if p.class_id != ours)
    with pytest.raises(Refusal, match="another class"):
        printouts.chart_preview_snapshot(sample.workspace, ChartOrder(ours, plan_id=other.id))
