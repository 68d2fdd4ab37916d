"""Arranging a class: what is looked at for it, the seats that come of it, and their record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seatingapp.domain.plans import Occupant, refill
from seatingapp.domain.rules.kinds import Balance, Measure, NewNeighbours
from seatingapp.domain.rules.record import Record, compared, with_seats
from seatingapp.domain.rules.setting import Member, Setting
from seatingapp.domain.rules.uses import traits_of
from seatingapp.services.classes import shown_names
from seatingapp.services.earlier_plans import begins_seating, earlier_plans
from seatingapp.services.rules import rules_of
from seatingapp.services.school import school
from seatingapp.services.school_settings import card_options
from seatingapp.services.seating import ChangeSeats, plan_by_id
from seatingapp.services.workspace import Done, Topic
from seatingapp.storage import classes, entries, plan_heads, pupils, records

if TYPE_CHECKING:
    from seatingapp.domain.plans import Plan
    from seatingapp.domain.pupils import Characteristic
    from seatingapp.domain.rules.rule import Rule
    from seatingapp.storage.session import Session

_TOPICS = frozenset({Topic.PLANS})


def setting_of(
    session: Session,
    plan: Plan,
    *,
    movable: frozenset[int] | None = None,
    left_out: frozenset[int] = frozenset(),
    on: dt.date | None = None,
    also: Iterable[Rule] = (),
) -> Setting:
    """Return everything that arranging a plan looks at, and nothing that no active rule needs.

    Characteristics that the school has not in use are left out, so rules about them do not apply.
    With the day `on` for which the whole class is to be seated anew, the seating that it has until
    then counts among those before: the new one is to have other neighbours than it. Without a day,
    or where only some are `movable`, the plan is judged or adjusted as the seating that it is.
    Rules `also` count besides the stored ones, each in place of one of its uid.
    """
    others = tuple(also)
    instead = {rule.uid for rule in others}
    rules = (*(r for r in rules_of(session, plan.line) if r.uid not in instead), *others)
    kinds = [rule.kind for rule in rules if rule.active]
    wanted: frozenset[Characteristic] = frozenset().union(*(traits_of(kind) for kind in kinds))
    in_use = school(session).in_use if wanted else None
    people = pupils.load(session, class_id=plan.class_id, kinds=wanted & (in_use or frozenset()))
    names = shown_names(people, card_options(session).name_form)
    praised = {}
    if any(isinstance(k, Balance) and k.measure is Measure.PRAISE for k in kinds):
        praised = entries.praise_counts(session, plan.class_id)
    members = tuple(
        Member(p.id, names[p.id], p.characteristics, praised.get(p.id, 0)) for p in people
    )
    known = {p.id for p in people}
    anew_on = _anew_on(session, plan, movable, on)
    plans_back = max((k.plans for k in kinds if isinstance(k, NewNeighbours)), default=0)
    return Setting(
        plan.layout,
        members,
        rules,
        {seat: o for seat, o in plan.seated.items() if o.pupil_id in known},
        classes.joined(session, plan.class_id),
        earlier_plans(session, plan, known, plans_back, anew_on),
        movable,
        left_out,
        anew_on is not None,
        in_use,
    )


def _anew_on(
    session: Session, plan: Plan, movable: frozenset[int] | None, on: dt.date | None
) -> dt.date | None:
    """From which day on the class sits anew; None where the plan goes on with a seating before."""
    if on is not None and movable is None:
        return max(on, plan.from_date)
    if on is not None and plan.from_date < on:
        return None  # a plan of its own that adjusts this one
    own = {seat: o.pupil_id for seat, o in plan.seated.items()}
    return plan.from_date if begins_seating(records.of_plan(session, plan.id), own) else None


@dataclass(frozen=True, slots=True)
class ArrangeSeats:
    """Seat a class as it was arranged, from the day `on`, and keep the record of it.

    A plan from an earlier day stays, and a new one is started, as `ChangeSeats` does.
    """

    plan_id: int
    seated: Mapping[int, Occupant]
    record: Record
    on: dt.date
    what: str = "Arrange the class"

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return self.what

    def perform(self, session: Session) -> Done | None:
        """Change seats and record in one step; None where both are so already.

        Raises Refusal where the plan is gone or lacks a seat.
        """
        plan = plan_by_id(session, self.plan_id)
        change = ChangeSeats(plan.id, refill(plan, self.seated), self.on, self.what)
        return ChangeWithRecord(change, with_seats(self.record, self.seated)).perform(session)


@dataclass(frozen=True, slots=True)
class NoteProof:
    """Put on record that no plan wins more than one that was arranged, where they sit so still.

    It is found out after arranging and changes nothing that a user did: there is no way back.
    """

    plan_id: int
    seated: Mapping[int, Occupant]

    @property
    def label(self) -> str:
        """It does not come into the undo list."""
        return "Note a proof"

    def perform(self, session: Session) -> Done | None:
        """Change the record; None where it is of another plan or says so already."""
        record = records.of_plan(session, self.plan_id)
        if record is None or record.proved or record != with_seats(record, self.seated):
            return None
        records.put(session, self.plan_id, replace(record, proved=True))
        return Done(None, _TOPICS)


@dataclass(frozen=True, slots=True)
class ChangeWithRecord:
    """Change seats of a plan, and what is on record of how it was arranged."""

    change: ChangeSeats
    record: Record | None

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return self.change.what

    def perform(self, session: Session) -> Done | None:
        """Change both; None where both are so already."""
        before = records.of_plan(session, self.change.plan_id)
        done = self.change.perform(session)
        if done is None and self.record == before:
            return None
        plan_id = self.change.plan_id if done is None else done.plan_id
        if plan_id is None:
            raise RuntimeError("Seats were changed on no plan.")
        records.put(session, plan_id, self.record)
        if plan_id != self.change.plan_id:
            return done  # a new plan, which takes its record along when it is taken back
        back = ChangeSeats(plan_id, (), self.change.on, self.change.what)
        if done is not None and isinstance(done.inverse, ChangeSeats):
            back = done.inverse
        return Done(ChangeWithRecord(back, before), _TOPICS, self.change.what, plan_id=plan_id)


def record_of(session: Session, plan_id: int) -> Record | None:
    """Return how a plan was arranged, and how many seats were changed by hand since; private.

    None where it was not, or where more than half of it was changed since.
    """
    return records_of(session, [plan_id]).get(plan_id)


def records_of(session: Session, plan_ids: Collection[int]) -> dict[int, Record]:
    """Return the same of those of several plans that were arranged; private."""
    found = records.of_plans(session, plan_ids)
    seats = plan_heads.seats(session, found.keys())
    now = {plan_id: compared(found[plan_id], seats.get(plan_id, {})) for plan_id in found}
    return {plan_id: record for plan_id, record in now.items() if not record.outlived}
