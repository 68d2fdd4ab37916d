"""What the Seating page reads from the vault, and how it becomes a state. No Qt."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seatingapp.domain.plans import Plan
from seatingapp.domain.pupils import SchoolClass
from seatingapp.domain.rooms import Room, rows
from seatingapp.domain.wording import counted, short_date
from seatingapp.services.classes import ClassCard, ClassSummary, all_classes, cards
from seatingapp.services.lessons import whats_on
from seatingapp.services.rooms import all_rooms
from seatingapp.services.school import School, school
from seatingapp.services.seating import plan_for
from seatingapp.ui.history_state import HistoryState
from seatingapp.ui.place import Place
from seatingapp.ui.plan_view.class_cards import card_of
from seatingapp.ui.plan_view.state import EMPTY_PLAN, PlanState
from seatingapp.ui.privacy import Privacy
from seatingapp.ui.seating.state import (
    Body,
    Chosen,
    ClassOption,
    Counts,
    RoomOption,
    SeatingState,
)

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the page shows, as it was read in one go.

    `plan` is the one in the chosen room, or the newest one where no room was chosen; `elsewhere`
    is the newest one in any room. Neither holds pupils who have left the class.
    """

    school: School
    classes: tuple[ClassSummary, ...]
    rooms: tuple[Room, ...]
    school_class: SchoolClass | None
    cards: tuple[ClassCard, ...]
    plan: Plan | None
    elsewhere: Plan | None

    def card(self, pupil_id: int) -> ClassCard | None:
        """The card of a pupil of the class."""
        return next((c for c in self.cards if c.pupil_id == pupil_id), None)

    def room(self, room_id: int | None) -> Room | None:
        """A room by its id."""
        return next((r for r in self.rooms if r.id == room_id), None)


def read(session: Session, now: dt.datetime, place: Place, *, private: bool) -> Reading:
    """Read the class where the user was, or the one that the timetable has on now.

    Unless private data is shown, no characteristic is read from the vault at all.
    """
    info = school(session)
    known = all_classes(session)
    chosen = next((c for c in known if c.school_class.id == place.class_id), None)
    chosen = chosen or _class_now(session, now, known)
    if chosen is None:
        return Reading(info, known, all_rooms(session), None, (), None, None)
    class_id = chosen.school_class.id
    members = cards(session, class_id, info.in_use if private else frozenset())
    today = info.today(now)
    newest = _of_members(plan_for(session, class_id, today), members)
    plan = newest
    if place.room_id is not None:
        plan = _of_members(plan_for(session, class_id, today, place.room_id), members)
    return Reading(info, known, all_rooms(session), chosen.school_class, members, plan, newest)


def _class_now(
    session: Session, now: dt.datetime, known: tuple[ClassSummary, ...]
) -> ClassSummary | None:
    on = whats_on(session, now)
    wanted = on.key.class_id if on is not None else None
    found = (c for c in known if c.school_class.id == wanted)
    return next(found, known[0] if known else None)


def _of_members(plan: Plan | None, members: tuple[ClassCard, ...]) -> Plan | None:
    """A seat of somebody who has left the class is free."""
    if plan is None:
        return None
    ids = {m.pupil_id for m in members}
    return replace(plan, seated={s: o for s, o in plan.seated.items() if o.pupil_id in ids})


def compose(
    reading: Reading,
    place: Place,
    selected: frozenset[int],
    privacy: Privacy,
    history: HistoryState,
) -> SeatingState:
    """Return the state of the page."""
    state = SeatingState(
        classes=tuple(
            ClassOption(c.school_class.id, c.school_class.name, c.size) for c in reading.classes
        ),
        rooms=tuple(RoomOption(r.id, r.name, r.layout.capacity, r.layout) for r in reading.rooms),
        privacy=privacy,
        history=history,
    )
    if reading.school_class is None:
        return state
    state = replace(
        state,
        body=Body.NO_PLAN,
        class_id=reading.school_class.id,
        class_name=reading.school_class.name,
    )
    if reading.plan is None:
        return _without_plan(state, reading, place)
    return _with_plan(state, reading, reading.plan, place, selected)


def _without_plan(state: SeatingState, reading: Reading, place: Place) -> SeatingState:
    room = reading.room(place.room_id)
    other = reading.room(reading.elsewhere.room_id) if reading.elsewhere else None
    return replace(
        state,
        subtitle=f"{counted(len(reading.cards), 'pupil')} · no plan "
        + (f"in {room.name} yet" if room else "yet"),
        room_id=room.id if room else None,
        room_name=room.name if room else "",
        plan_elsewhere=other.name if other else "",
        counts=Counts(pupils=len(reading.cards)),
    )


def _with_plan(
    state: SeatingState, reading: Reading, plan: Plan, place: Place, selected: frozenset[int]
) -> SeatingState:
    room = reading.room(plan.room_id)
    name = room.name if room else ""
    since = short_date(plan.from_date)
    private = state.privacy is Privacy.PRIVATE
    return replace(
        state,
        body=Body.PLAN,
        subtitle=f"{name} · plan from {since} · saved",
        room_id=plan.room_id,
        room_name=name,
        plan=_plan_state(reading, plan, place, selected, private=private),
        since=since,
        counts=Counts(
            plan.layout.capacity,
            len(reading.cards),
            len(plan.seated),
            sum(o.pinned for o in plan.seated.values()),
        ),
        chosen=_chosen(reading, plan, selected, private=private),
    )


def _plan_state(
    reading: Reading, plan: Plan, place: Place, selected: frozenset[int], *, private: bool
) -> PlanState:
    known = {c.pupil_id: card_of(c, private=private) for c in reading.cards}
    seated = {seat: replace(known[o.pupil_id], pinned=o.pinned) for seat, o in plan.seated.items()}
    placed = {o.pupil_id for o in plan.seated.values()}
    return replace(
        EMPTY_PLAN,
        layout=plan.layout,
        side=place.side,
        cards=seated,
        tray=tuple(card for pupil, card in known.items() if pupil not in placed),
        selected=selected,
        show_private=private,
        movable=True,
    )


def _chosen(
    reading: Reading, plan: Plan, selected: frozenset[int], *, private: bool
) -> Chosen | None:
    members = [c for c in reading.cards if c.pupil_id in selected]
    if not members:
        return None
    seats = {o.pupil_id: o for o in plan.seated.values() if o.pupil_id in selected}
    seated = bool(seats)
    pinned = seated and all(o.pinned for o in seats.values())
    if len(members) > 1:
        detail = f"{len(seats)} seated · {sum(o.pinned for o in seats.values())} pinned"
        return Chosen(selected, counted(len(members), "pupil"), detail, seated, pinned)
    card = members[0]
    parts = [card.form, where(plan, card.pupil_id), "pinned" if pinned else ""]
    return Chosen(
        selected,
        card.full_name,
        " · ".join(part for part in parts if part),
        seated,
        pinned,
        card.marks if private else (),
        card.action if private else "",
    )


def where(plan: Plan, pupil_id: int) -> str:
    """Return where a pupil sits: `row 2, seat 3`, counted from the front left."""
    seat = plan.seat_of(pupil_id)
    for number, row in enumerate(rows(plan.layout), 1):
        if seat in row:
            return f"row {number}, seat {row.index(seat) + 1}"
    return "not seated"
