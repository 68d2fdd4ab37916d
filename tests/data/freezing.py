"""Freezes a vault of today's schema: `python -m tests.data.freezing`.

Once a version is released its frozen vault is never made anew, for it stands for the vaults that
schools have. Everything in it is invented.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.calendar import (
    Closure,
    ClosureKind,
    LessonKey,
    PeriodDay,
    SchoolWeek,
    Slot,
    Term,
)
from seatingapp.domain.draft_rules.rule import DraftRule, Span, Window
from seatingapp.domain.ladder import DraftKind
from seatingapp.domain.names import PersonName
from seatingapp.domain.plans import Occupant, Plan
from seatingapp.domain.pupils import Characteristic, Pupil
from seatingapp.domain.register import MarkKind, RegisterMark
from seatingapp.domain.room_templates import Template
from seatingapp.domain.rules.kinds import (
    Alternate,
    Apart,
    Area,
    Attainment,
    Balance,
    Evidence,
    FacesBoard,
    FewMoves,
    Friends,
    FromFront,
    HelperBeside,
    InArea,
    InOrder,
    KeepEmpty,
    Kind,
    Listing,
    Measure,
    Near,
    NewNeighbours,
    PairCount,
    Together,
    Within,
)
from seatingapp.domain.rules.record import Record, RecordedRule
from seatingapp.domain.rules.rule import ForClass, ForPlan, ForPupil, Owner, Rule, Strength
from seatingapp.domain.rules.uses import Sensitivity, Use
from seatingapp.domain.rules.verdicts import Met
from seatingapp.domain.school_time import SchoolTime
from seatingapp.domain.today import TodaySeat
from seatingapp.services import vaults
from seatingapp.services.adjustments import AddAdjustment
from seatingapp.services.arrangements import ArrangeSeats
from seatingapp.services.behaviour import LogEntries, VoidEntries
from seatingapp.services.calendar import ChangeTime, school_time
from seatingapp.services.draft_rules import AddDraftRules
from seatingapp.services.drafting import catch_up
from seatingapp.services.photos import MarkNoPhoto
from seatingapp.services.plan_comments import SetComment
from seatingapp.services.register import SetMarks
from seatingapp.services.rooms import AddRoom, RenameRoom, room_named
from seatingapp.services.rules import AddRules
from seatingapp.services.seating import new_plan, plan_by_id
from seatingapp.services.today import SeatToday
from seatingapp.services.workspace import Workspace
from seatingapp.storage import calendar, classes, pupils
from seatingapp.storage.migrations import REVISIONS
from tests.data.follow_up import follow_up

FROZEN = Path(__file__).parent / "frozen"
PASSPHRASE = "frozen marmalade seventeen lighthouse"
DAY = dt.date(2026, 9, 14)
AT = dt.datetime(2026, 9, 14, 9, 30, tzinfo=dt.UTC)


def freeze(folder: Path) -> str:
    """Make the vault, under a name that git does not ignore, and return its recovery key."""
    created = vaults.create(
        folder, PASSPHRASE, teacher="I. Vented", school_name="Frozen School", clock=lambda: AT
    )
    _fill(created.workspace)
    made = created.workspace.vault.folder
    created.workspace.lock()
    (made / "in-use.lock").unlink(missing_ok=True)
    made.rename(folder)
    return created.recovery_key


def _fill(workspace: Workspace) -> None:
    with workspace.vault.write() as session:
        class_id = classes.add(session, "9B/Sc2", "Science", "9")
        people = [
            Pupil(
                0,
                "",
                PersonName("Ada", "Testa", "Addy"),
                form="9C",
                upn="B801200005001",
                date_of_birth=dt.date(2012, 9, 3),
                characteristics={Characteristic.SEN: "K"},
                candidate_number="4321",
            ),
            Pupil(0, "", PersonName("Łukasz", "Próba"), form="9C"),
        ]
        ids = [pupils.add(session, person) for person in people]
        classes.add_members(session, class_id, ids)
        calendar.add_terms(session, [Term("HT1", dt.date(2026, 9, 3), dt.date(2026, 10, 23))])
        calendar.add_period(session, "P1", dt.time(9, 0), dt.time(10, 0))
    workspace.perform(AddRoom.of_template("Lab 1", Template.ROWS_OF_DOUBLES, 2, 2))
    room = workspace.read(lambda s: room_named(s, "Lab 1"))
    seated = {1: Occupant(ids[0], pinned=True), 2: Occupant(ids[1])}
    done = workspace.perform(workspace.read(lambda s: new_plan(s, class_id, room, DAY, seated)))
    assert done is not None
    lesson = LessonKey(class_id, DAY, 1)
    workspace.perform(LogEntries(lesson, tuple(ids), 1, AT, "both", room.id, done.plan_id))
    wrong = workspace.perform(LogEntries(lesson, (ids[0],), 5, AT, "Addy", note="an invented note"))
    assert wrong is not None
    workspace.perform(VoidEntries(wrong.uids, "wrong button", "Addy"))
    marks = ((ids[1], RegisterMark(ids[1], MarkKind.LATE, 4)),)
    workspace.perform(SetMarks(lesson, marks, "Łukasz"))
    _fill_what_0002_added(workspace, lesson, ids, done.plan_id)
    _fill_what_0003_added(workspace, class_id, ids, done.plan_id)
    _fill_what_0004_added(workspace, lesson, ids)


def _fill_what_0002_added(
    workspace: Workspace, lesson: LessonKey, ids: list[int], plan_id: int | None
) -> None:
    assert plan_id is not None
    room = workspace.read(lambda s: room_named(s, "Lab 1"))
    workspace.perform(RenameRoom(room.id, "Lab 1", "L1"))
    workspace.perform(SetComment(plan_id, None, "an invented comment"))
    workspace.perform(SetComment(plan_id, 1, "an invented remark"))
    workspace.perform(SeatToday(lesson, (TodaySeat(ids[1], 3),), "Move Łukasz"))
    workspace.perform(MarkNoPhoto(ids[1], True))


def _fill_what_0003_added(
    workspace: Workspace, class_id: int, ids: list[int], plan_id: int | None
) -> None:
    assert plan_id is not None
    plan = workspace.read(lambda s: plan_by_id(s, plan_id))
    workspace.perform(AddRules(frozen_rules(plan, ids)))
    ruled = RecordedRule(
        "Alternate by sex", Strength.LOW, Met.PARTLY, (Use("sex", Sensitivity.PROTECTED),)
    )
    record = Record(seed=12, score=7, most=9, rules=(ruled,))
    workspace.perform(ArrangeSeats(plan_id, plan.seated, record, DAY))


def _fill_what_0004_added(workspace: Workspace, lesson: LessonKey, ids: list[int]) -> None:
    on_duty = LogEntries(None, (ids[0],), 1, AT, "Addy", place="an invented corridor")
    workspace.perform(on_duty)
    sat = ((ids[0], ids[1], "same desk"),)
    workspace.perform(LogEntries(lesson, (ids[0],), 2, AT, "Addy", neighbours=sat))
    workspace.perform(AddAdjustment(ids[0], "an invented adjustment"))
    letter = DraftRule(Polarity.PRAISE, 1, Window(Span.WEEK), DraftKind.LETTER, category="Effort")
    workspace.perform(AddDraftRules((replace(letter, active=True),)))
    catch_up(workspace)
    follow_up(workspace, lesson, ids, "an invented word", "Addy")
    time = workspace.read(school_time)
    workspace.perform(ChangeTime(frozen_time(time, lesson.class_id), "an invented timetable"))


def frozen_time(before: SchoolTime, class_id: int) -> SchoolTime:
    """An INSET day, a year that begins with week B, other times on Fridays, and a lesson."""
    inset = Closure(ClosureKind.INSET, "an invented closure", DAY, DAY)
    friday = PeriodDay(4, dt.time(8, 40), dt.time(9, 20))
    calendar = replace(before.calendar, closures=(inset,), week=SchoolWeek(first="B"))
    periods = tuple(replace(p, days=(PeriodDay(2), friday)) for p in before.periods)
    return SchoolTime(calendar, periods, (Slot(class_id, None, 0, periods[0].id, "A"),))


def frozen_rules(plan: Plan, ids: Sequence[int]) -> tuple[Rule, ...]:
    """One rule of each kind, of each owner and each strength."""
    both, one = (ids[0], ids[1]), ids[0]
    counts = (PairCount(*both, 4, 5, 1, 20),)
    kinds: tuple[Kind, ...] = (
        Apart(both, 2.5),
        Together(both, Near.TABLE),
        InArea((one,), Area(zone="front row"), inside=False),
        FacesBoard(),
        KeepEmpty(Area(seats=frozenset({7, 8}))),
        FromFront(),
        Alternate(Characteristic.SEX),
        Attainment(mix=False, within=Within.ROOM, trait=Characteristic.TARGET),
        Balance(Measure.PRAISE),
        InOrder(Listing.RANDOM, 7),
        NewNeighbours(2),
        FewMoves(),
        Friends(one, (ids[1],)),
        HelperBeside(one),
        Evidence(counts, dt.date(2026, 9, 3), DAY),
    )
    owners: tuple[Owner, ...] = (ForClass(plan.class_id), ForPlan(plan.line))
    strengths = tuple(Strength)
    rules = tuple(
        Rule(f"frozen-{n}", kind, strengths[n % 4], owners[n % 2], active=n != 3)
        for n, kind in enumerate(kinds)
    )
    ear = InArea((one,), Area(zone="front row"))
    return (
        *rules,
        Rule("frozen-ear", ear, Strength.MUST, ForPupil(one), note="an invented reason"),
    )


if __name__ == "__main__":
    print(freeze(FROZEN / REVISIONS[-1]))
