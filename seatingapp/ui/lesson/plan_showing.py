"""The plan's part of the state: who sits where today, what is different, and which plan it is."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from functools import partial

from seatingapp.domain.behaviour import Entry, Tally, tally
from seatingapp.domain.register import MarkKind
from seatingapp.domain.today import TodayChange
from seatingapp.services.classes import ClassCard
from seatingapp.services.lessons import LessonSetting
from seatingapp.ui.lesson.context import LessonContext
from seatingapp.ui.lesson.current import CurrentLesson
from seatingapp.ui.lesson.kept import Kept
from seatingapp.ui.lesson.moving import Moving
from seatingapp.ui.lesson.state import (
    FindState,
    Line,
    Match,
    MovingState,
    PlanOption,
    PlansState,
    TodayAction,
)
from seatingapp.ui.lesson.wording import change_words, count_words
from seatingapp.ui.plan_view.class_cards import card_of
from seatingapp.ui.plan_view.state import CardState, PlanState

TODAY_LINE = "today-"
_NONE = Tally()
_NO_COMMENTS: Mapping[int, str] = {}


def plan_state(on: LessonContext, private: bool) -> PlanState:
    """Return the picture; comments only while private data may be seen."""
    lesson, going = on.lesson, on.going
    moved = {c.pupil_id for c in _moves(lesson) if not c.guest and c.seat_id is not None}
    tallies = _tallies(lesson.record.entries)
    cards = _cards(on, private, tallies, moved)
    said = _comments(lesson) if private else _NO_COMMENTS
    return PlanState(
        lesson.layout,
        going.side,
        {
            seat: replace(cards[pupil], comment=said[seat]) if seat in said else cards[pupil]
            for seat, pupil in lesson.seated.items()
        },
        tuple(cards[c.pupil_id] for c in lesson.unseated),
        going.selected,
        armed=going.armed is not None or going.registering,
        show_private=private,
        movable=going.moving and lesson.has_room,
        comments={s: text for s, text in said.items() if s not in lesson.seated},
    )


def _tallies(entries: Iterable[Entry]) -> dict[int, Tally]:
    """The numbers of each pupil who has entries in this lesson."""
    found: dict[int, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.pupil_id, []).append(entry)
    return {pupil_id: tally(own) for pupil_id, own in found.items()}


def _cards(
    on: LessonContext, private: bool, tallies: Mapping[int, Tally], moved: Container[int]
) -> dict[int, CardState]:
    """The cards by pupil; whoever nothing happened to keeps theirs."""
    lesson, before = on.lesson, on.cards
    on.cards = {c.pupil_id: before.get(c.pupil_id) or Kept() for c in lesson.cards}
    cards = {}
    for card in lesson.cards:
        pupil = card.pupil_id
        given = card, private, tallies.get(pupil, _NONE), lesson.kind(pupil)
        here = lesson.is_guest(pupil), pupil in moved
        cards[pupil] = on.cards[pupil].of((*given, *here), partial(_card, *given, *here))
    return cards


def _card(
    card: ClassCard, private: bool, own: Tally, kind: MarkKind, guest: bool, moved: bool
) -> CardState:
    points = card.options.points
    return replace(
        card_of(card, private=private),
        praise=own.praise_points if points else None,
        concern=own.concern_points if private and points else None,
        absent=kind is MarkKind.ABSENT,
        late=kind is MarkKind.LATE,
        elsewhere=kind is MarkKind.ELSEWHERE,
        guest=guest,
        moved=moved,
    )


def _comments(lesson: CurrentLesson) -> Mapping[int, str]:
    plan = lesson.setting.plan if lesson.setting else None
    return plan.comments if plan is not None else _NO_COMMENTS


def comments(lesson: CurrentLesson, pupil_id: int) -> Iterable[str]:
    """Yield what the plan says about the seat of a pupil; private."""
    seat = next((s for s, p in lesson.seated.items() if p == pupil_id), None)
    text = _comments(lesson).get(seat, "") if seat is not None else ""
    if text:
        yield f"Comment on this seat: {text}"


def plans_state(setting: LessonSetting) -> PlansState:
    """Return what the plan is called and which others there are."""
    found = setting.resolved
    options = tuple(PlanOption(c.plan_id or 0, c.text, c.is_open) for c in found.choices)
    return PlansState(found.label if found.plan is not None else "none", options)


def counts(lesson: CurrentLesson, selected: int) -> str:
    """Return how many are here, away, moved and guests, in words."""
    kinds = (lesson.kind(c.pupil_id) for c in lesson.cards)
    return count_words(kinds, selected, _moves(lesson))


def _moves(lesson: CurrentLesson) -> tuple[TodayChange, ...]:
    """Today's changes; without a plan nobody but a guest is anywhere else than meant."""
    has_plan = lesson.setting is not None and lesson.setting.plan is not None
    return tuple(change for change in lesson.changes() if has_plan or change.guest)


# Today's changes.


def today_lines(lesson: CurrentLesson) -> list[Line]:
    """Return today's changes as lines of the list, each with its undo."""
    return [
        Line(
            f"{TODAY_LINE}{c.pupil_id}",
            "",
            lesson.name(c.pupil_id),
            change_words(lesson.layout if lesson.has_room else None, c),
        )
        for c in lesson.changes()
    ]


def moving_state(on: LessonContext) -> MovingState:
    """Return what the foot says while pupils can be moved."""
    if not on.lesson.has_room:
        return MovingState("No room yet: only guests can come", False)
    can_keep = any(not c.guest for c in on.lesson.changes())
    return MovingState("Drag to another seat, for this lesson only", can_keep)


def today_actions(lesson: CurrentLesson, pupil_id: int) -> tuple[tuple[TodayAction, str], ...]:
    """Return what can be done with a pupil's seat of today."""
    found: list[tuple[TodayAction, str]] = []
    if lesson.has_room and pupil_id in lesson.seated.values():
        found.append((TodayAction.UNSEAT, "No seat today"))
    if lesson.is_guest(pupil_id):
        found.append((TodayAction.TAKE_BACK, "No guest any more"))
    elif any(c.pupil_id == pupil_id for c in lesson.changes()):
        found.append((TodayAction.TAKE_BACK, "Back to the plan's seat"))
    return tuple(found)


def guest_words(lesson: CurrentLesson, card: ClassCard) -> str:
    """Return that somebody is a guest, and of which form."""
    if not lesson.is_guest(card.pupil_id):
        return ""
    return f"Guest today · {card.form}" if card.form else "Guest today"


def guest_find(on: LessonContext, moving: Moving) -> FindState:
    """Return the find box as it looks for a guest."""
    query = on.going.query or ""
    fitting = tuple(Match(p.pupil_id, p.name, p.detail) for p in moving.found(query))
    hint = "Type the name of a pupil of another class; Enter adds"
    if query.strip() and not fitting:
        hint = "Nobody in another class has that name"
    return FindState(query, fitting, hint, "Add a guest")
