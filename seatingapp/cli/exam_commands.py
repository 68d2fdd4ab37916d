"""`seat --exam` and `print exam`: candidates on their seats, and the invigilator's plan."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from seatingapp.cli import access
from seatingapp.cli.output import Answer, Json
from seatingapp.domain.audiences import Audience
from seatingapp.domain.errors import Refusal
from seatingapp.domain.exams import (
    USUAL_SPACING,
    ExamOrder,
    ExamPath,
    ExamRules,
    SeatNames,
    column_labels,
)
from seatingapp.domain.plans import PlanLine, Purpose
from seatingapp.services import classes, exams, files, rooms
from seatingapp.services.exam_prints import ExamPrintOrder, number_exam
from seatingapp.services.exams import ExamSeating, ExamSetting
from seatingapp.services.school import school
from seatingapp.services.workspace import Workspace

_FOR_EXAMS = ("path", "spacing", "name", "on")


def refuse_mixed(arguments: Namespace) -> None:
    """Raise Refusal where options of exams and of lessons are said together."""
    said = [f"--{name}" for name in _FOR_EXAMS if getattr(arguments, name) is not None]
    said += ["--every-second"] if arguments.every_second else []
    if not arguments.exam and said:
        raise Refusal(
            f"{said[0]} is for exams.",
            kept="Nothing was changed.",
            todo="Say --exam alphabetical or --exam candidate-number too, or leave it out.",
        )
    if arguments.exam and (arguments.order or arguments.seed is not None):
        raise Refusal(
            "An exam has an order of its own.",
            kept="Nothing was changed.",
            todo="Leave out --order and --seed.",
        )


def seat_exam(arguments: Namespace) -> Answer:
    """Seat a class as candidates of an exam."""
    rules = ExamRules(
        ExamOrder(arguments.exam),
        ExamPath(arguments.path or ExamPath.COLUMNS),
        USUAL_SPACING if arguments.spacing is None else arguments.spacing * 100,
        arguments.every_second,
    )
    with access.opened(arguments) as workspace:
        found = workspace.read(lambda s: classes.class_named(s, arguments.class_name))
        room = workspace.read(lambda s: rooms.room_named(s, arguments.room))
        today = workspace.read(school).today(workspace.clock())
        name = exams.USUAL_NAME if arguments.name is None else arguments.name
        line = PlanLine(found.id, room.id, Purpose.EXAM, name)
        on = arguments.on or today
        setting = workspace.read(lambda s: exams.exam_setting(s, line, on, today))
        seating = exams.seat_exam(setting, rules)
        plan_id = _seated(workspace, setting, seating)
    words = f"{setting.line.name}, {found.name} in {room.name}: {seating.said}"
    return Answer(_data(setting, seating, rules, (plan_id, found.name)), words)


def _seated(workspace: Workspace, setting: ExamSetting, seating: ExamSeating) -> int:
    """Make the plan and return its id, also where nothing had to be changed."""
    edit = exams.exam_edit(setting, seating)
    if edit is not None:
        workspace.perform(edit)
    return workspace.read(
        lambda s: exams.find_exam(
            s, setting.line.class_id, setting.on, setting.line.name, setting.on
        )
    ).id


def _data(
    setting: ExamSetting, seating: ExamSeating, rules: ExamRules, plan: tuple[int, str]
) -> dict[str, Json]:
    labels = column_labels(setting.room.layout)
    numbers = {p.id: p.candidate_number for p in setting.candidates}
    return {
        "plan": plan[0],
        "class": plan[1],
        "room": setting.room.name,
        "exam": setting.line.name,
        "on": setting.on.isoformat(),
        "order": str(rules.order),
        "path": str(rules.path),
        "spacing": rules.spacing / 100,
        "every_second": rules.every_second,
        "closest": round(seating.closest / 100, 2) if seating.closest is not None else None,
        "seated": [
            {
                "seat": seat,
                "label": labels[seat],
                "pupil": occupant.pupil_id,
                "candidate_number": numbers[occupant.pupil_id],
            }
            for seat, occupant in seating.seated.items()
        ],
        "without_number": [p.id for p in seating.without_number],
        "shared_numbers": list(seating.shared),
    }


def print_exam(arguments: Namespace) -> Answer:
    """Print the invigilator's plan of an exam, or the list of seats for the door."""
    with access.opened(arguments) as workspace:
        found = workspace.read(lambda s: classes.class_named(s, arguments.class_name))
        today = workspace.read(school).today(workspace.clock())
        plan = workspace.read(
            lambda s: exams.find_exam(s, found.id, today, arguments.name, arguments.on)
        )
        order = ExamPrintOrder(
            plan.id, Audience(arguments.audience), arguments.paper, SeatNames(arguments.seats)
        )
        files.require_writable(Path(arguments.output))  # before the ledger gives a number
        done = number_exam(workspace, order).draw()
        files.save(Path(arguments.output), done.pdf)
    data: dict[str, Json] = {
        "number": done.number,
        "class": found.name,
        "exam": plan.name,
        "on": plan.from_date.isoformat(),
        "audience": arguments.audience,
        "file": arguments.output,
    }
    return Answer(data, f"{done.number}: {arguments.output}")
