"""What was read from the vault, as the state of the Seating page. No Qt."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from seatingapp.domain.plan_history import is_usual
from seatingapp.domain.plans import Plan
from seatingapp.domain.rooms import Room, rows
from seatingapp.domain.wording import counted, short_date
from seatingapp.services.plan_lines import room_changed
from seatingapp.ui.history_state import HistoryState
from seatingapp.ui.place import Place
from seatingapp.ui.plan_view.class_cards import card_of
from seatingapp.ui.plan_view.state import EMPTY_PLAN, PlanState, SeatLine
from seatingapp.ui.privacy import Privacy
from seatingapp.ui.seating.lines.choosing import options
from seatingapp.ui.seating.lines.overlay import near_words, overlay
from seatingapp.ui.seating.reading import Reading
from seatingapp.ui.seating.solved import SolvingState
from seatingapp.ui.seating.state import (
    Body,
    Chosen,
    ClassOption,
    Comments,
    Counts,
    RoomOption,
    SeatingState,
)


@dataclass(frozen=True, slots=True)
class Looking:
    """How the user looks at the plan: who is selected, which empty seat, with lines or without."""

    selected: frozenset[int] = frozenset()
    seat_id: int | None = None
    neighbours: bool = False

    def at(self, selected: frozenset[int], seat_id: int | None = None) -> Looking:
        """The same with others selected, or an empty seat."""
        return replace(self, selected=selected, seat_id=seat_id)

    def only(self, pupil_ids: AbstractSet[int]) -> Looking:
        """The same without those who are not among these pupils."""
        return replace(self, selected=self.selected & pupil_ids)


def compose(
    reading: Reading,
    place: Place,
    looking: Looking,
    privacy: Privacy,
    history: HistoryState,
    solving: SolvingState,
) -> SeatingState:
    """Return the state of the page."""
    state = SeatingState(
        classes=tuple(
            ClassOption(c.school_class.id, c.school_class.name, c.size) for c in reading.classes
        ),
        rooms=tuple(_room_option(r) for r in reading.rooms if not r.retired),
        privacy=privacy,
        history=history,
        solving=solving,
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
    return _with_plan(state, reading, reading.plan, place, looking)


def _without_plan(state: SeatingState, reading: Reading, place: Place) -> SeatingState:
    room = reading.room(place.room_id)
    return replace(
        state,
        subtitle=f"{counted(len(reading.cards), 'pupil')} · no plan "
        + (f"in {room.name} yet" if room else "yet"),
        room_id=room.id if room else None,
        room_name=room.name if room else "",
        plan_elsewhere=reading.elsewhere.room if reading.elsewhere else "",
        counts=Counts(pupils=len(reading.cards)),
    )


def _room_option(room: Room) -> RoomOption:
    name = f"{room.name} (put away)" if room.retired else room.name
    return RoomOption(room.id, name, room.layout.capacity, room.layout)


def _with_plan(
    state: SeatingState, reading: Reading, plan: Plan, place: Place, looking: Looking
) -> SeatingState:
    room = reading.room(plan.room_id)
    since = short_date(plan.from_date)
    private = state.privacy is Privacy.PRIVATE
    own = (_room_option(room),) if room is not None and room.retired else ()
    name = room.name if room is not None else ""
    changed = room is not None and not room.retired and room_changed(plan, room)
    return replace(
        state,
        body=Body.PLAN,
        subtitle=_subtitle(reading, plan, name),
        rooms=(*state.rooms, *own),
        room_id=plan.room_id,
        room_name=name,
        plan=_plan_state(reading, plan, place, looking, state.solving, private=private),
        plan_id=plan.id,
        options=options(reading.entries, reading.today, plan.id),
        since=f"{since}, upcoming" if reading.is_upcoming else since,
        is_upcoming=reading.is_upcoming,
        notice=f"{name} was changed since. This plan keeps its tables." if changed else "",
        counts=Counts(
            plan.layout.capacity,
            len(reading.cards),
            len(plan.seated),
            sum(o.pinned for o in plan.seated.values()),
        ),
        chosen=_chosen(reading, plan, looking.selected, state.solving.why, private=private),
        neighbours=looking.neighbours,
        comments=_comments(reading, plan, looking) if private else None,
    )


def _subtitle(reading: Reading, plan: Plan, room: str) -> str:
    """Room and date; what the plan is for where it is not the usual one."""
    label = "" if is_usual(plan.line) else plan.line.label
    word = "upcoming plan" if reading.is_upcoming else "plan"
    parts = (room, label, f"{word} from {short_date(plan.from_date)}", "saved")
    return " · ".join(part for part in parts if part)


def _plan_state(
    reading: Reading,
    plan: Plan,
    place: Place,
    looking: Looking,
    solving: SolvingState,
    *,
    private: bool,
) -> PlanState:
    """The picture; while a plan is looked for it is of the best one so far."""
    if solving.ghost is not None:
        plan = replace(plan, seated=solving.ghost)
    known = {c.pupil_id: card_of(c, private=private) for c in reading.cards}
    seated = {
        seat: replace(known[o.pupil_id], pinned=o.pinned, comment=plan.comments.get(seat, ""))
        for seat, o in plan.seated.items()
        if o.pupil_id in known
    }
    placed = {o.pupil_id for o in plan.seated.values()}
    return replace(
        EMPTY_PLAN,
        layout=plan.layout,
        side=place.side,
        cards=seated,
        tray=tuple(card for pupil, card in known.items() if pupil not in placed),
        selected=looking.selected,
        show_private=private,
        movable=solving.run is None,
        comments=plan.comments,
        lines=_lines(plan, looking),
        lights=solving.lights,
        broken=solving.broken,
        highlighted=solving.highlighted,
    )


def _lines(plan: Plan, looking: Looking) -> tuple[SeatLine, ...]:
    """With somebody selected only their neighbours: a whole class of lines is hard to read."""
    if not looking.neighbours:
        return ()
    chosen = {s for s, o in plan.seated.items() if o.pupil_id in looking.selected}
    return overlay(plan.layout, plan.seated.keys(), chosen)


def _chosen(
    reading: Reading,
    plan: Plan,
    selected: frozenset[int],
    why: tuple[str, ...],
    *,
    private: bool,
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
        _near(reading, plan, card.pupil_id),
        why if private else (),
    )


def _near(reading: Reading, plan: Plan, pupil_id: int) -> tuple[tuple[str, str], ...]:
    seat = plan.seat_of(pupil_id)
    if seat is None:
        return ()
    called = {card.pupil_id: card.name for card in reading.cards}
    names = {s: called[o.pupil_id] for s, o in plan.seated.items()}
    return near_words(plan.layout, names, seat)


def _comments(reading: Reading, plan: Plan, looking: Looking) -> Comments:
    """The seat is that of the one pupil who is selected, or the empty one that was clicked."""
    found = Comments(plan.id, plan.comment)
    seat, title = looking.seat_id, ""
    if len(looking.selected) == 1:
        pupil_id = next(iter(looking.selected))
        seat, card = plan.seat_of(pupil_id), reading.card(pupil_id)
        title = f"Seat of {card.name}" if card is not None else ""
    if seat is None or all(place.seat_id != seat for place in plan.layout.places()):
        return found
    title = title or f"Empty seat, {seat_words(plan, seat)}"
    said = plan.comments.get(seat, "")
    return replace(found, seat_id=seat, seat_title=title, seat=said)


def where(plan: Plan, pupil_id: int) -> str:
    """Return where a pupil sits: `row 2, seat 3`, counted from the front left."""
    seat = plan.seat_of(pupil_id)
    return seat_words(plan, seat) if seat is not None else "not seated"


def seat_words(plan: Plan, seat_id: int) -> str:
    """Return where a seat is: `row 2, seat 3`; nothing for one that the plan lacks."""
    for number, row in enumerate(rows(plan.layout), 1):
        if seat_id in row:
            return f"row {number}, seat {row.index(seat_id) + 1}"
    return ""
