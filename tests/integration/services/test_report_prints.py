"""Printing a report card from a vault: its days, its ledger line, and no other child's name."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from seatingapp.domain.audiences import Audience
from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.errors import Refusal
from seatingapp.domain.on_report import Rated, Rating, Report
from seatingapp.services.on_report import ChangeReport, RateLesson, StartReport, report_by_uid
from seatingapp.services.prints import preview_stamp
from seatingapp.services.report_prints import number_report_card, report_card
from seatingapp.storage import prints, pupils
from tests.conftest import Sample
from tests.reports import nobody_on_report

DAYS = dt.timedelta(days=11)


@pytest.fixture
def uid(sample: Sample) -> str:
    nobody_on_report(sample.workspace)
    class_id = sample.summary.showcase.class_id
    pupil = sample.workspace.read(lambda s: pupils.load(s, class_id=class_id))[0]
    day = sample.workspace.clock().date()
    report = Report(0, "", pupil.id, day, day + DAYS, ("Be on time", "Raise a hand"), "tutor")
    done = sample.workspace.perform(StartReport(report, "one"))
    assert done is not None
    (made,) = done.uids
    lesson = LessonKey(class_id, day, 3)
    given = ((1, Rated(Rating.MET, "a note that stays inside")),)
    sample.workspace.perform(RateLesson(made, lesson, given, "one"))
    return made


def test_the_card_has_every_school_day_and_what_was_rated(sample: Sample, uid: str) -> None:
    workspace = sample.workspace
    now = workspace.clock()
    card = workspace.read(lambda s: report_card(s, uid, preview_stamp(s, Audience.FAMILY, now)))
    first = card.days[0]
    assert [day.date.weekday() for day in card.days] == [0, 1, 2, 3, 4, 0, 1, 2, 3, 4]
    rated = [row for row in first.rows if any(row.ratings)]
    assert [(row.lesson, row.ratings) for row in rated] == [("9B/Sc2, P2", ("met", ""))]
    assert len({row.lesson.split(", ")[-1] for row in first.rows}) == len(first.rows)
    assert card.results == ("met in 1 of 1 lessons", "not rated yet")
    assert "a note that stays inside" not in repr(card)


def test_printing_enters_the_ledger_and_draws(sample: Sample, uid: str) -> None:
    before = sample.workspace.read(prints.count)
    printed = number_report_card(sample.workspace, uid).draw()
    assert printed.pdf.startswith(b"%PDF")
    assert sample.workspace.read(prints.count) == before + 1


def test_a_card_that_names_another_pupil_is_refused_and_not_counted(
    sample: Sample, uid: str
) -> None:
    report = sample.workspace.read(lambda s: report_by_uid(s, uid))
    own = sample.workspace.read(lambda s: pupils.load(s, ids=[report.pupil_id]))[0]
    everyone = sample.workspace.read(pupils.load)
    other = next(
        p.name
        for p in everyone
        if p.id != own.id and p.name.forename not in own.name.full and len(p.name.forename) > 5
    )
    outcome = f"He leaves {other.full} alone now"
    sample.workspace.perform(ChangeReport(replace(report, outcome=outcome), "one"))
    before = sample.workspace.read(prints.count)
    with pytest.raises(Refusal, match="The outcome may name another pupil"):
        number_report_card(sample.workspace, uid)
    assert sample.workspace.read(prints.count) == before


def test_a_report_that_is_gone_cannot_be_printed(sample: Sample) -> None:
    with pytest.raises(Refusal, match="not in this vault"):
        number_report_card(sample.workspace, "nobody")
