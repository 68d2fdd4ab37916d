"""Seating charts: a snapshot for an audience, made from its allow-list and nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.audiences import ALLOWED, Audience, Field, PrintStamp
from seatingapp.domain.errors import Refusal
from seatingapp.domain.plan_history import is_usual
from seatingapp.domain.plan_picture import Side
from seatingapp.domain.plans import Plan
from seatingapp.domain.pupils import Characteristic, Mark
from seatingapp.printing.snapshots import ChartCard, ChartSnapshot, Paper
from seatingapp.services import classes, seating
from seatingapp.services.classes import ClassCard
from seatingapp.services.rule_prints import rule_list
from seatingapp.services.school import school
from seatingapp.storage import pupils

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

DOCUMENT = "seating chart"


@dataclass(frozen=True, slots=True)
class ChartOrder:
    """Which chart is wanted, for whom, from which side, on which paper.

    Without `photos` everybody is shown by initials, and no photo is read from the vault. With
    `rules` the rules of the plan follow on a page of their own: on the teacher's copy only.
    """

    class_id: int
    audience: Audience = Audience.TEACHER
    side: Side = Side.TEACHER
    paper: Paper = "A4"
    room_id: int | None = None
    photos: bool = True
    plan_id: int | None = None  # another plan than the usual one
    rules: bool = False


def chart(session: Session, order: ChartOrder, stamp: PrintStamp) -> ChartSnapshot:
    """Return what the chart shows on the day of its stamp.

    What the audience may not see is not read from the vault. Raises Refusal for the family, who
    gets no chart, for rules on a copy that may not hold them, and for a class without a plan.
    """
    if order.audience is Audience.FAMILY:
        raise Refusal("A seating chart names other children, so no family gets one.")
    if order.audience is Audience.INVIGILATOR:
        raise Refusal("An invigilator gets the plan of an exam, not a seating chart.")
    allowed = ALLOWED[order.audience]
    if order.rules and Field.RULES not in allowed:
        raise Refusal(
            "The rules of a plan say who is kept from whom, so they are for the teacher only.",
            kept="Nothing was printed.",
            todo="Print the teacher's copy, or leave the rules out.",
        )
    info = school(session)
    school_class = classes.class_by_id(session, order.class_id)
    day = stamp.printed_at.date()
    plan = _plan(session, order, school_class.name, day)
    cards = classes.cards(
        session,
        order.class_id,
        info.in_use & _kinds(allowed),
        photos=Field.PHOTO in allowed and order.photos,
    )
    by_id = {card.pupil_id: card for card in cards}
    pictured = [card.pupil_id for card in cards if card.has_photo]
    images = pupils.photos_of(session, pictured) if pictured else {}
    seated = {s: o.pupil_id for s, o in plan.seated.items() if o.pupil_id in by_id}
    return ChartSnapshot(
        info.name,
        school_class.name,
        _where(session, plan),
        plan.from_date,
        plan.layout,
        stamp,
        {s: _card(by_id[p], images.get(p), allowed) for s, p in seated.items()},
        tuple(c.name for c in cards if c.pupil_id not in set(seated.values())),
        len(cards),
        _legend(cards),
        order.side,
        order.paper,
        rule_list(session, plan) if order.rules else None,
    )


def _plan(session: Session, order: ChartOrder, name: str, day: dt.date) -> Plan:
    plan = None
    if order.plan_id is None:
        plan = seating.plan_for(session, order.class_id, day, order.room_id)
    else:
        plan = seating.plan_by_id(session, order.plan_id)
        if plan.class_id != order.class_id:
            raise Refusal(f"That is a plan of another class than {name}.")
    if plan is None:
        raise Refusal(
            f"{name} has no seating plan yet.", todo="Seat the class first, on the Seating page."
        )
    return plan


def _where(session: Session, plan: Plan) -> str:
    """The room, and what the plan is for unless it is for lessons."""
    room = seating.room_of(session, plan)
    return room if is_usual(plan.line) else f"{room} · {plan.line.label}"


def _kinds(allowed: frozenset[Field]) -> frozenset[Characteristic]:
    kinds = frozenset(Characteristic)
    if Field.MARKS not in allowed:
        kinds = kinds & {Characteristic.ACTION}
    return kinds if Field.ACTION in allowed else kinds - {Characteristic.ACTION}


def _card(card: ClassCard, photo: bytes | None, allowed: frozenset[Field]) -> ChartCard:
    return ChartCard(
        card.name,
        card.initials if Field.PHOTO in allowed else "",
        photo if Field.PHOTO in allowed else None,
        tuple(mark.text for mark in card.marks),
        card.action,
    )


def _legend(cards: tuple[ClassCard, ...]) -> tuple[str, ...]:
    """The marks on this chart with their meaning, in the order in which cards carry them."""
    used: dict[str, Mark] = {}
    for card in cards:
        for mark in card.marks:
            used.setdefault(mark.text, mark)
    return tuple(f"{m.text} {m.meaning}" for m in sorted(used.values(), key=_rank))


def _rank(mark: Mark) -> tuple[int, str]:
    return list(Characteristic).index(mark.kind), mark.text
