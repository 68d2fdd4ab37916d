"""What follows entries keeps no words about a child's safety either: it says whom to speak to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.detention_clashes import When
from seatingapp.domain.interventions import Intervention
from seatingapp.domain.on_report import Rated, Rating, Report
from seatingapp.domain.safeguarding import SafeguardingWording
from seatingapp.services.adjustments import AddAdjustment, ChangeAdjustment
from seatingapp.services.detention_changes import (
    CancelDetentions,
    MoveDetentions,
    RescheduleDetention,
    UpscaleDetention,
)
from seatingapp.services.detentions import SetDetentions
from seatingapp.services.drafts import DismissDrafts, ReleaseDrafts
from seatingapp.services.interventions import AddIntervention, ChangeIntervention
from seatingapp.services.on_report import ChangeReport, RateLesson, StartReport
from seatingapp.services.school_settings import NameSafeguardingLead
from seatingapp.services.workspace import Edit
from tests.conftest import SAMPLE_DAY, Sample
from tests.integration.services.detention_desk import TOMORROW, Desk
from tests.reports import nobody_on_report

WORDS = "came with bruises"
LATER = When(TOMORROW + dt.timedelta(days=1), dt.time(15, 15), 30)
ENDS = SAMPLE_DAY + dt.timedelta(days=11)


def detention(desk: Desk) -> Edit:
    return SetDetentions((desk.people[0].id,), desk.kind.id, TOMORROW, WORDS)


def cancelling(desk: Desk) -> Edit:
    return CancelDetentions((desk.set(),), WORDS)


def detention_place(desk: Desk) -> Edit:
    return SetDetentions((desk.people[0].id,), desk.kind.id, TOMORROW, place=f"Hall, {WORDS}")


def moving(desk: Desk) -> Edit:
    return MoveDetentions((desk.set(),), replace(LATER, place=WORDS))


def moving_reason(desk: Desk) -> Edit:
    return MoveDetentions((desk.set(),), LATER, WORDS)


def rescheduling(desk: Desk) -> Edit:
    return RescheduleDetention(desk.set(), LATER, WORDS)


def rescheduling_place(desk: Desk) -> Edit:
    return RescheduleDetention(desk.set(), replace(LATER, place=WORDS), "ill")


def upscaling(desk: Desk) -> Edit:
    return UpscaleDetention(desk.set(), desk.kind.id, LATER, WORDS)


def adjustment(desk: Desk) -> Edit:
    return AddAdjustment(desk.people[0].id, f"Time out, {WORDS}")


def adjustment_change(desk: Desk) -> Edit:
    (uid,) = desk.do(AddAdjustment(desk.people[0].id, "Time out")).uids
    return ChangeAdjustment(uid, WORDS)


def intervention_name(desk: Desk) -> Edit:
    return AddIntervention(replace(tried(desk), what=WORDS), "Ada")


def who_signs(desk: Desk) -> Edit:
    return StartReport(replace(report(desk, "On time"), signed_by=WORDS), "Ada")


def intervention(desk: Desk) -> Edit:
    return AddIntervention(tried(desk, note=WORDS), "Ada")


def intervention_ends(desk: Desk) -> Edit:
    (uid,) = desk.do(AddIntervention(tried(desk), "Ada")).uids
    return ChangeIntervention(tried(desk, uid=uid, outcome=WORDS), "Ada")


def target(desk: Desk) -> Edit:
    return StartReport(report(desk, "On time", WORDS), "Ada")


def report_ends(desk: Desk) -> Edit:
    (uid,) = desk.do(StartReport(report(desk, "On time"), "Ada")).uids
    return ChangeReport(report(desk, "On time", uid=uid, outcome=WORDS), "Ada")


def rating(desk: Desk) -> Edit:
    (uid,) = desk.do(StartReport(report(desk, "On time"), "Ada")).uids
    key = LessonKey(desk.class_id, SAMPLE_DAY, 3)
    return RateLesson(uid, key, ((1, Rated(Rating.NOT_MET, WORDS)),), "Ada")


def release(_desk: Desk) -> Edit:
    return ReleaseDrafts((), WORDS)


def dismissal(_desk: Desk) -> Edit:
    return DismissDrafts((), WORDS)


def tried(desk: Desk, uid: str = "", note: str = "", outcome: str = "") -> Intervention:
    who = desk.people[0].id
    return Intervention(0, uid, who, "Seat at the front", SAMPLE_DAY, None, note, outcome)


def report(desk: Desk, *targets: str, uid: str = "", outcome: str = "") -> Report:
    who = desk.people[0].id
    return Report(0, uid, who, SAMPLE_DAY, ENDS, targets, outcome=outcome)


@pytest.mark.parametrize(
    "make",
    [
        detention,
        cancelling,
        detention_place,
        moving,
        moving_reason,
        rescheduling,
        rescheduling_place,
        upscaling,
        adjustment,
        adjustment_change,
        intervention_name,
        who_signs,
        intervention,
        intervention_ends,
        target,
        report_ends,
        rating,
        release,
        dismissal,
    ],
    ids=lambda make: make.__name__,
)
def test_wording_about_a_childs_safety_is_not_kept(
    sample: Sample, make: Callable[[Desk], Edit]
) -> None:
    nobody_on_report(sample.workspace)
    desk = Desk(sample.workspace)
    desk.do(NameSafeguardingLead("Ms Okafor"))
    edit = make(desk)
    with pytest.raises(SafeguardingWording, match="bruises") as refused:
        desk.workspace.perform(edit)
    assert "Ms Okafor" in refused.value.todo
