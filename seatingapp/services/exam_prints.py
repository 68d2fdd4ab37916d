"""Prints of an exam: the invigilator's plan, and the list for the door.

Each is built from the allow-list of its audience, and numbered in the ledger before it is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.audiences import ALLOWED, Audience, Field, PrintStamp
from seatingapp.domain.errors import Refusal
from seatingapp.domain.exams import ExamPath, SeatNames, along, closest, exam_labels
from seatingapp.domain.names import NameForm
from seatingapp.domain.plans import Plan, Purpose
from seatingapp.printing.exam_snapshots import ExamCandidate, ExamSnapshot
from seatingapp.printing.snapshots import Paper
from seatingapp.services import classes
from seatingapp.services.exams import away_on, metres
from seatingapp.services.printouts import Printout
from seatingapp.services.prints import numbered_stamp, preview_stamp
from seatingapp.services.school import school
from seatingapp.services.seating import room_of
from seatingapp.services.workspace import Workspace
from seatingapp.storage import plans, pupils

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

DOCUMENTS = {
    Audience.INVIGILATOR: "invigilator's plan",
    Audience.DOOR: "exam seats for the door",
}


@dataclass(frozen=True, slots=True)
class ExamPrintOrder:
    """Which exam is wanted, for whom, on which paper, and what its seats are called."""

    plan_id: int
    audience: Audience = Audience.INVIGILATOR
    paper: Paper = "A4"
    seats: SeatNames = SeatNames.COLUMNS


@dataclass(frozen=True, slots=True)
class NumberedExam:
    """A print that is in the ledger and can be drawn, on any thread."""

    snapshot: ExamSnapshot

    def draw(self) -> Printout:
        """Return the PDF."""
        from seatingapp.printing.exam_plans import exam_pdf

        return Printout(exam_pdf(self.snapshot), self.snapshot.stamp.number)


def unprintable(snapshot: ExamSnapshot) -> tuple[str, ...]:
    """Return the letters of names that no font here has: on paper they are empty boxes."""
    from seatingapp.printing.text_runs import missing_letters

    people = [person.name for person in snapshot.by_name]
    return missing_letters([snapshot.class_name, snapshot.exam_name, *people, *snapshot.unseated])


def number_exam(workspace: Workspace, order: ExamPrintOrder) -> NumberedExam:
    """Enter a print of an exam in the ledger. Raises Refusal, and then nothing is entered."""
    now = workspace.clock()
    preview = workspace.read(  # refuses before a number is given
        lambda session: exam_snapshot(session, order, preview_stamp(session, order.audience, now))
    )
    plan = workspace.read(lambda session: _plan(session, order))
    stamp = numbered_stamp(
        workspace, DOCUMENTS[preview.stamp.audience], order.audience, class_id=plan.class_id
    )
    return NumberedExam(workspace.read(lambda session: exam_snapshot(session, order, stamp)))


def exam_snapshot(session: Session, order: ExamPrintOrder, stamp: PrintStamp) -> ExamSnapshot:
    """Return what the prints of an exam show; what the audience may not see is not handed on.

    Who is absent comes from the register of the exam's day. Raises Refusal for a plan that is gone
    or no exam's, and for an audience that gets no exam.
    """
    if order.audience not in DOCUMENTS:
        raise Refusal("Exam plans are for invigilators, and lists of seats for the door.")
    plan, allowed = _plan(session, order), ALLOWED[order.audience]
    members = pupils.load(session, class_id=plan.class_id)
    names = classes.shown_names(members, NameForm.LISTED)
    labels = exam_labels(plan.layout, order.seats)
    away = away_on(session, plan.class_id, plan.from_date) if Field.ATTENDANCE in allowed else {}
    numbered = Field.CANDIDATE_NUMBER in allowed
    path = along(plan.layout, ExamPath.COLUMNS, plan.seated)
    sitting = {seat: plan.seated[seat].pupil_id for seat in path}
    numbers = {p.id: p.candidate_number.strip() if numbered else "" for p in members}
    people = {
        pupil: ExamCandidate(names[pupil], labels[seat], numbers[pupil], away.get(pupil, ""))
        for seat, pupil in sitting.items()
        if pupil in names  # somebody may have left the class since
    }
    info = school(session)
    apart = closest(plan.layout, plan.seated)
    return ExamSnapshot(
        info.name,
        classes.class_by_id(session, plan.class_id).name,
        plan.name,
        room_of(session, plan),
        plan.from_date,
        plan.layout,
        stamp,
        labels,
        {seat: people[pupil] for seat, pupil in sitting.items() if pupil in people},
        tuple(people[p.id] for p in members if p.id in people),
        tuple(names[p.id] for p in members if p.id not in people),
        metres(apart) if apart is not None else "",
        order.paper,
    )


def _plan(session: Session, order: ExamPrintOrder) -> Plan:
    found = plans.load(session, plan_id=order.plan_id)
    if not found or found[0].purpose is not Purpose.EXAM:
        raise Refusal("That exam plan is not in this vault any more.")
    if not found[0].seated:
        raise Refusal("Nobody is seated in this exam.", todo="Seat the class for the exam again.")
    return found[0]
