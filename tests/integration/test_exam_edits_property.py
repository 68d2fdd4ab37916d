"""Exams and carousels, mixed with other changes of plans, can be undone completely and redone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seatingapp.domain.carousels import Rhythm, StationWay, large_enough
from seatingapp.domain.errors import Refusal
from seatingapp.domain.exams import ExamOrder, ExamPath, ExamRules
from seatingapp.domain.plans import PlanLine, Purpose, take_out
from seatingapp.domain.room_templates import Template
from seatingapp.services import carousels, vaults
from seatingapp.services.classes import all_classes
from seatingapp.services.exams import exam_edit, exam_plans, exam_setting, seat_exam
from seatingapp.services.rooms import AddRoom, all_rooms
from seatingapp.services.sample_school import SampleSummary
from seatingapp.services.seating import ChangeSeats
from seatingapp.services.workspace import Edit, Workspace
from seatingapp.storage.session import Session
from seatingapp.storage.vault import Unsealed
from tests.conftest import SAMPLE_DAY, copied
from tests.integration.test_edits_property import Hand, undone_and_redone


@dataclass(frozen=True)
class Step:
    """One thing a user may do; the numbers pick what it is done to."""

    kind: str
    which: int
    other: int
    day: int


steps = st.builds(
    Step,
    st.sampled_from(("exam", "exam", "carousel", "unseat", "room")),
    st.integers(0, 99),
    st.integers(0, 99),
    st.integers(0, 3),
)


def edit_for(session: Session, step: Step) -> Edit | None:
    """Return the edit that a step means in the vault as it is now. Raises Refusal."""
    known = all_classes(session)
    class_id = known[step.which % 2].school_class.id
    rooms = all_rooms(session)
    room = rooms[step.other % len(rooms)]
    day = SAMPLE_DAY + dt.timedelta(days=step.day)
    if step.kind == "room":
        return AddRoom.of_template(f"Hall {step.other % 3}", Template.GROUPS_OF_SIX, 3, 3)
    if step.kind == "unseat":
        found = exam_plans(session, class_id)
        if not found:
            return None
        plan = found[step.other % len(found)]
        some = [o.pupil_id for o in plan.seated.values()][:: 1 + step.which % 3]
        return ChangeSeats(plan.id, take_out(plan, some), day)
    if step.kind == "exam":
        line = PlanLine(class_id, room.id, Purpose.EXAM, f"Mock {step.which % 3}")
        rules = ExamRules(
            list(ExamOrder)[step.which % 2], list(ExamPath)[step.other % 2], step.which % 70
        )
        setting = exam_setting(session, line, day, SAMPLE_DAY)
        return exam_edit(setting, seat_exam(setting, rules))
    groups = carousels.groups_by_alphabet(session, class_id, 1 + step.which % 8)
    stations = large_enough(carousels.stations_of(rooms, StationWay.TABLES), groups)
    used = stations[: len(groups) + step.other % 2]
    dates = carousels.carousel_dates(session, class_id, Rhythm.DAYS, day, len(used))
    line = PlanLine(class_id, room.id, Purpose.CAROUSEL, f"Round {step.other % 3}")
    return carousels.carousel(session, line, groups, used, dates, SAMPLE_DAY).edit


def _asked(workspace: Workspace, step: Step) -> Edit | None:
    try:
        return workspace.read(lambda session: edit_for(session, step))
    except Refusal:
        return None


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(done=st.lists(steps, min_size=1, max_size=8))
def test_any_exams_and_carousels_undone_restore_the_vault_and_redone_restore_the_end(
    sample_vault_once: tuple[Unsealed, SampleSummary], done: list[Step]
) -> None:
    undone_and_redone(sample_vault_once, (partial(_asked, step=step) for step in done))


def test_the_steps_of_the_property_do_something(
    sample_vault_once: tuple[Unsealed, SampleSummary], vault_path: Path
) -> None:
    unsealed, summary = sample_vault_once
    workspace = vaults.enter(copied(unsealed, vault_path), lambda: summary.showcase_at)
    try:
        hand = Hand(workspace)
        for step in (Step("room", 0, 0, 0), Step("exam", 0, 0, 0), Step("carousel", 7, 0, 1)):
            edit = _asked(workspace, step)
            assert edit is not None
            hand.do(edit)
        assert len(hand.backwards) == 3
    finally:
        workspace.lock()
