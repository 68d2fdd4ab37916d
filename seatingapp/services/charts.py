"""Seating charts: a snapshot for an audience, made from its allow-list and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.audiences import ALLOWED, Audience, Field, PrintStamp
from seatingapp.domain.errors import Refusal
from seatingapp.domain.plan_picture import Side
from seatingapp.domain.pupils import Characteristic, Mark
from seatingapp.printing.snapshots import ChartCard, ChartSnapshot, Paper
from seatingapp.services import classes, seating
from seatingapp.services.classes import ClassCard
from seatingapp.services.school import school
from seatingapp.storage import pupils

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DOCUMENT = "seating chart"


@dataclass(frozen=True, slots=True)
class ChartOrder:
    """Which chart is wanted, for whom, from which side, on which paper.

    Without `photos` everybody is shown by initials, and no photo is read from the vault.
    """

    class_id: int
    audience: Audience = Audience.TEACHER
    side: Side = Side.TEACHER
    paper: Paper = "A4"
    room_id: int | None = None
    photos: bool = True


def chart(session: Session, order: ChartOrder, stamp: PrintStamp) -> ChartSnapshot:
    """Return what the chart shows on the day of its stamp.

    What the audience may not see is not read from the vault. Raises Refusal for the family, who
    gets no chart, and for a class without a plan.
    """
    if order.audience is Audience.FAMILY:
        raise Refusal("A seating chart names other children, so no family gets one.")
    if order.audience is Audience.INVIGILATOR:
        raise Refusal("An invigilator gets the plan of an exam, not a seating chart.")
    allowed = ALLOWED[order.audience]
    info = school(session)
    school_class = classes.class_by_id(session, order.class_id)
    day = stamp.printed_at.date()
    plan = seating.plan_for(session, order.class_id, day, order.room_id)
    if plan is None:
        raise Refusal(
            f"{school_class.name} has no seating plan yet.",
            todo="Seat the class first, on the Seating page.",
        )
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
        seating.room_of(session, plan),
        plan.from_date,
        plan.layout,
        stamp,
        {s: _card(by_id[p], images.get(p), allowed) for s, p in seated.items()},
        tuple(c.name for c in cards if c.pupil_id not in set(seated.values())),
        len(cards),
        _legend(cards),
        order.side,
        order.paper,
    )


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
