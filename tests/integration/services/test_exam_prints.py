"""Prints of an exam: made from the allow-list of their reader, and entered in the ledger."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from sqlalchemy import select

from seatingapp.domain.audiences import Audience
from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.errors import Refusal
from seatingapp.domain.exams import ExamRules, SeatNames
from seatingapp.domain.plans import PlanLine, Purpose
from seatingapp.domain.register import MarkKind, RegisterMark
from seatingapp.domain.room_templates import Template
from seatingapp.printing.exam_snapshots import ExamSnapshot
from seatingapp.services.exam_prints import (
    ExamPrintOrder,
    exam_snapshot,
    number_exam,
    unprintable,
)
from seatingapp.services.exams import exam_edit, exam_setting, find_exam, seat_exam
from seatingapp.services.prints import preview_stamp
from seatingapp.services.register import SetMarks
from seatingapp.services.rooms import AddRoom, room_named
from seatingapp.services.seating import plan_for
from seatingapp.storage import classes, pupils
from seatingapp.storage.schema import prints
from tests.conftest import SAMPLE_DAY, Sample
from tests.integration.services.test_charts import statements
from tests.unit.printing.pdf_reading import read


def class_id(sample: Sample) -> int:
    return next(c.id for c in sample.workspace.read(classes.load))


@pytest.fixture
def exam(sample: Sample) -> int:
    """Return the plan of an exam of the class, whose candidates have the numbers 4001 on."""
    workspace = sample.workspace
    workspace.perform(AddRoom.of_template("Hall", Template.ROWS_OF_SINGLES, 8, 8))
    hall = workspace.read(lambda s: room_named(s, "Hall"))
    asked = class_id(sample)
    with workspace.vault.write() as session:
        for n, pupil in enumerate(pupils.load(session, class_id=asked)):
            numbered = dataclasses.replace(pupil, candidate_number=str(4001 + n))
            pupils.change(session, numbered)
    line = PlanLine(class_id(sample), hall.id, Purpose.EXAM, "Mock 1")
    setting = workspace.read(lambda s: exam_setting(s, line, SAMPLE_DAY, SAMPLE_DAY))
    edit = exam_edit(setting, seat_exam(setting, ExamRules(spacing=95)))
    assert edit is not None
    workspace.perform(edit)
    return workspace.read(lambda s: find_exam(s, class_id(sample), SAMPLE_DAY)).id


def snapshot(sample: Sample, order: ExamPrintOrder) -> ExamSnapshot:
    now = sample.workspace.clock()
    return sample.workspace.read(
        lambda s: exam_snapshot(s, order, preview_stamp(s, order.audience, now))
    )


@pytest.mark.parametrize("audience", [Audience.INVIGILATOR, Audience.DOOR])
def test_neither_rules_nor_records_are_even_read_for_an_exam(
    sample: Sample, exam: int, audience: Audience
) -> None:
    with statements(sample.workspace.vault) as seen:
        snapshot(sample, ExamPrintOrder(exam, audience))
    private = ("rules", "rule_pupils", "plan_records", "entries")
    assert seen
    assert [s for s in seen if any(table in s for table in private)] == []


def test_an_invigilator_gets_numbers_names_and_who_is_away(sample: Sample, exam: int) -> None:
    first = sample.workspace.read(lambda s: pupils.load(s, class_id=class_id(sample)))[0]
    mark = RegisterMark(first.id, MarkKind.ABSENT)
    key = LessonKey(class_id(sample), SAMPLE_DAY)
    noon = sample.workspace.clock()
    sample.workspace.clock = lambda: noon + dt.timedelta(hours=1)
    sample.workspace.perform(SetMarks(key, ((first.id, mark),), "x"))
    found = snapshot(sample, ExamPrintOrder(exam))
    person = found.candidates[1]
    assert (person.seat, person.number, person.away) == ("A1", "4001", "absent")
    assert person.name == first.name.listed
    assert [p.away for p in found.by_name].count("absent") == 1
    assert (found.exam_name, found.room_name, found.date) == ("Mock 1", "Hall", SAMPLE_DAY)
    assert found.closest == "1.00 m"
    assert found.by_name[0].name == first.name.listed


def test_the_door_gets_neither_numbers_nor_the_register(sample: Sample, exam: int) -> None:
    found = snapshot(sample, ExamPrintOrder(exam, Audience.DOOR))
    people = [*found.candidates.values(), *found.by_name]
    assert {p.number for p in people} == {p.away for p in people} == {""}


def test_seats_are_called_as_the_room_numbers_them_where_that_is_wished(
    sample: Sample, exam: int
) -> None:
    found = snapshot(sample, ExamPrintOrder(exam, seats=SeatNames.NUMBERS))
    assert [p.seat for p in found.candidates.values()][:2] == ["1", "9"]


def test_who_left_is_gone_and_who_came_has_no_seat(sample: Sample, exam: int) -> None:
    workspace = sample.workspace
    members = workspace.read(lambda s: pupils.load(s, class_id=class_id(sample)))
    others = workspace.read(pupils.load)
    newcomer = next(p for p in others if p not in members)
    asked = class_id(sample)
    with workspace.vault.write() as session:
        classes.remove_members(session, asked, [members[0].id])
        classes.add_members(session, asked, [newcomer.id])
    found = snapshot(sample, ExamPrintOrder(exam))
    assert len(found.candidates) == len(members) - 1
    assert found.unseated == (newcomer.name.listed,)
    assert 1 not in found.candidates


def test_two_of_one_name_are_told_apart(sample: Sample, exam: int) -> None:
    one, other, *_rest = sample.workspace.read(lambda s: pupils.load(s, class_id=class_id(sample)))
    with sample.workspace.vault.write() as session:
        pupils.change(session, dataclasses.replace(other, name=one.name))
    names = [p.name for p in snapshot(sample, ExamPrintOrder(exam)).by_name]
    assert len(set(names)) == len(names)


def test_a_print_is_numbered_in_the_ledger_for_its_audience(sample: Sample, exam: int) -> None:
    for audience in (Audience.INVIGILATOR, Audience.DOOR):
        done = number_exam(sample.workspace, ExamPrintOrder(exam, audience)).draw()
        assert done.number in read(done.pdf).text
    with sample.workspace.vault.read() as session:
        rows = session.execute(select(prints).order_by(prints.c.id)).all()[-2:]
    assert [(r.document, r.audience, r.class_id) for r in rows] == [
        ("invigilator's plan", "invigilator", class_id(sample)),
        ("exam seats for the door", "door", class_id(sample)),
    ]


def test_what_is_no_exam_gets_no_number(sample: Sample, exam: int) -> None:
    lesson = sample.workspace.read(lambda s: plan_for(s, class_id(sample), SAMPLE_DAY))
    assert lesson is not None
    for order, said in (
        (ExamPrintOrder(lesson.id), "not in this vault any more"),
        (ExamPrintOrder(9999), "not in this vault any more"),
        (ExamPrintOrder(exam, Audience.FAMILY), "for invigilators"),
    ):
        with pytest.raises(Refusal, match=said):
            number_exam(sample.workspace, order)
    with sample.workspace.vault.read() as session:
        audiences = {row.audience for row in session.execute(select(prints))}
    assert "invigilator" not in audiences


def test_an_exam_in_which_nobody_sits_any_more_is_not_printed(sample: Sample, exam: int) -> None:
    from seatingapp.domain.plans import take_out
    from seatingapp.services.seating import ChangeSeats

    plan = sample.workspace.read(lambda s: find_exam(s, class_id(sample), SAMPLE_DAY))
    everybody = take_out(plan, [o.pupil_id for o in plan.seated.values()])
    sample.workspace.perform(ChangeSeats(plan.id, everybody, plan.from_date))
    with pytest.raises(Refusal, match="Nobody is seated"):
        number_exam(sample.workspace, ExamPrintOrder(exam))


def test_the_day_of_the_exam_counts_for_the_register(sample: Sample, exam: int) -> None:
    first = sample.workspace.read(lambda s: pupils.load(s, class_id=class_id(sample)))[0]
    key = LessonKey(class_id(sample), SAMPLE_DAY - dt.timedelta(days=3))
    mark = RegisterMark(first.id, MarkKind.ABSENT)
    sample.workspace.perform(SetMarks(key, ((first.id, mark),), "x"))
    assert not any(p.away for p in snapshot(sample, ExamPrintOrder(exam)).by_name)


def test_letters_that_no_font_has_are_told_before_an_exam_is_printed(
    sample: Sample, exam: int
) -> None:
    found = snapshot(sample, ExamPrintOrder(exam))
    assert unprintable(found) == ()
    first, *others = found.by_name
    renamed = [dataclasses.replace(first, name="Ann \U000e1234"), *others]
    for changed in (
        dataclasses.replace(found, by_name=tuple(renamed)),
        dataclasses.replace(found, unseated=("Ann \U000e1234",)),
        dataclasses.replace(found, exam_name="Mock \U000e1234"),
    ):
        assert unprintable(changed) == ("\U000e1234",)
