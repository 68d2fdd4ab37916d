"""Turns a lesson and what is going on into the state that the page shows.

The board-safe view is made from an allow-list: names, seats, praise, and who is away.
"""

from __future__ import annotations

from collections.abc import Iterable

from seatingapp.domain.behaviour import BehaviourType, Entry, Polarity, signed, tally
from seatingapp.domain.register import MarkKind
from seatingapp.services.classes import ClassCard
from seatingapp.services.lessons import LessonSetting, slots_today
from seatingapp.ui.lesson.context import LessonContext
from seatingapp.ui.lesson.current import CurrentLesson
from seatingapp.ui.lesson.finding import found
from seatingapp.ui.lesson.groups import who
from seatingapp.ui.lesson.moving import Moving
from seatingapp.ui.lesson.plan_showing import (
    comments,
    counts,
    guest_find,
    guest_words,
    moving_state,
    plan_state,
    plans_state,
    today_actions,
    today_lines,
)
from seatingapp.ui.lesson.resolving import Resolving
from seatingapp.ui.lesson.state import (
    EntriesState,
    FindState,
    HeaderState,
    LessonItem,
    LessonState,
    Line,
    Match,
    PaletteState,
    PopoverState,
    RegisterState,
    Tile,
)
from seatingapp.ui.lesson.wording import (
    HOW_TO_LOG,
    entry_words,
    ladder,
    mark_words,
    period_name,
    subtitle,
)
from seatingapp.ui.privacy import Privacy

_TITLES = {
    Polarity.PRAISE: "Praise",
    Polarity.CONCERN: "Concern",
    Polarity.NEUTRAL: "Other",
}
MARK_LINE = "mark-"


def lesson_state(on: LessonContext, late: int, resolving: Resolving, moving: Moving) -> LessonState:
    """Return everything that the page shows; `late` is what a late pupil would be given."""
    lesson, going = on.lesson, on.going
    setting = lesson.setting
    if setting is None:
        return LessonState(message=going.message)
    private = on.private.shown
    return LessonState(
        class_id=setting.key.class_id,
        room_id=setting.room.id if setting.room else None,
        header=_header(lesson, setting, private, resolving.says_case()),
        plan=plan_state(on, private),
        notice=resolving.notice(),
        plans=plans_state(setting),
        moving=moving_state(on) if going.moving else None,
        palettes=_palettes(on, setting, private),
        entries=_entries(lesson, private),
        counts=counts(lesson, len(going.selected)),
        register=RegisterState(late) if going.registering else None,
        popover=_popover(on, setting, private, late),
        find=guest_find(on, moving) if going.inviting else _find(on),
        asks_private=on.private.state is Privacy.ASKED,
        message=going.message,
        offer=going.offer,
    )


def _header(
    lesson: CurrentLesson, setting: LessonSetting, private: bool, case_is_said: bool
) -> HeaderState:
    names = {c.school_class.id: c.school_class.name for c in lesson.classes}
    open_now = (setting.key.class_id, setting.key.period_id)
    today = tuple(
        LessonItem(
            slot.class_id,
            period.id,
            f"{period_name(period)}, {period.starts:%H:%M} · {names[slot.class_id]}",
            (slot.class_id, period.id) == open_now,
        )
        for slot, period in slots_today(setting.school, setting.school.today(lesson.now))
        if slot.class_id in names
    )
    classes = tuple(
        LessonItem(c, None, name, c == setting.key.class_id) for c, name in names.items()
    )
    about = subtitle(setting)
    if not case_is_said and setting.resolved.short:
        about = f"{about} · {setting.resolved.short}"
    return HeaderState(setting.school_class.name, about, private, today, classes)


def _palettes(on: LessonContext, setting: LessonSetting, private: bool) -> tuple[PaletteState, ...]:
    shown = list(_TITLES) if private else [Polarity.PRAISE]
    keys = {t.id: str(n) if n <= 9 else "" for n, t in enumerate(setting.types, 1)}
    made = []
    for polarity in shown:
        types = [t for t in setting.types if t.polarity is polarity]
        if types:
            tiles = tuple(_tile(t, keys[t.id], on.going.armed) for t in types)
            made.append(PaletteState(polarity, _TITLES[polarity], _note(on, types), tiles))
    return tuple(made)


def _tile(kind: BehaviourType, key: str, armed: int | None) -> Tile:
    return Tile(kind.id, key, kind.name, kind.points, kind.polarity, kind.id == armed)


def _note(on: LessonContext, types: list[BehaviourType]) -> str:
    if on.going.selected and types[0].polarity is Polarity.PRAISE:
        return f"choose what to log for {who(on.lesson, on.going.selected)}"
    if on.going.armed in [t.id for t in types]:
        return HOW_TO_LOG
    return ladder(types)


def _entries(lesson: CurrentLesson, private: bool) -> EntriesState:
    shown = [e for e in lesson.record.entries if private or e.polarity is Polarity.PRAISE]
    batches: dict[str, list[Entry]] = {}
    for entry in shown:
        batches.setdefault(entry.batch, []).append(entry)
    lines = today_lines(lesson)
    lines += [_line(lesson, key, group) for key, group in batches.items()]
    if private:
        lines += _mark_lines(lesson)
    counted = tally(shown)
    total = [signed(counted.praise_points)] if counted.praise_events else []
    total += [signed(-counted.concern_points)] if counted.concern_events else []
    return EntriesState(" · ".join(total), tuple(lines))


def _line(lesson: CurrentLesson, key: str, group: list[Entry]) -> Line:
    first = group[0]
    assert lesson.setting is not None
    time = first.happened_at.astimezone(lesson.setting.school.tz)
    return Line(key, f"{time:%H:%M}", who(lesson, [e.pupil_id for e in group]), entry_words(first))


def _mark_lines(lesson: CurrentLesson) -> list[Line]:
    away = [m for m in lesson.record.marks.values() if m.kind is not MarkKind.PRESENT]
    return [
        Line(f"{MARK_LINE}{m.pupil_id}", "", lesson.name(m.pupil_id), mark_words(m)) for m in away
    ]


def _popover(
    on: LessonContext, setting: LessonSetting, private: bool, late: int
) -> PopoverState | None:
    card = on.lesson.card(on.going.popover) if on.going.popover is not None else None
    if card is None:
        return None
    lesson = on.lesson
    own = [e for e in lesson.record.entries if e.pupil_id == card.pupil_id]
    shown = [e for e in own if private or e.polarity is Polarity.PRAISE]
    kinds = [t for t in setting.types if private or t.polarity is Polarity.PRAISE]
    mark = lesson.mark(card.pupil_id)
    minutes = mark.minutes if mark and mark.kind is MarkKind.LATE else late
    return PopoverState(
        card.pupil_id,
        card.name,
        on.going.lead or guest_words(lesson, card),
        (*_facts(card), *comments(lesson, card.pupil_id)) if private else (),
        tuple(_line(lesson, e.batch, [e]) for e in shown),
        tuple(_tile(t, "", None) for t in kinds),
        str(mark.kind) if mark else "",
        minutes,
        today_actions(lesson, card.pupil_id),
        picked=bool(on.going.lead),
    )


def _facts(card: ClassCard) -> Iterable[str]:
    if card.marks:
        yield ", ".join(f"{m.meaning[:1].upper()}{m.meaning[1:]}" for m in card.marks)
    if card.action:
        yield f"Action: {card.action}"


def _find(on: LessonContext) -> FindState | None:
    query = on.going.query
    if query is None:
        return None
    setting = on.lesson.setting
    types = setting.types if setting else ()
    armed = next((t.name for t in types if t.id == on.going.armed), "")
    lesson = on.lesson
    fitting = tuple(
        Match(c.pupil_id, c.name, _detail(lesson, c)) for c in found(lesson.cards, query)
    )
    hint = f"Enter logs {armed}" if armed else "Enter opens the pupil"
    if query.strip() and not fitting:
        hint = "Nobody in this class has that name"
    return FindState(query, fitting, hint)


def _detail(lesson: CurrentLesson, card: ClassCard) -> str:
    away = "" if lesson.is_here(card.pupil_id) else str(lesson.kind(card.pupil_id))
    whole = card.full_name if card.full_name != card.name else ""
    return " · ".join(part for part in (whole, away) if part)


def offer_words(lesson: CurrentLesson, class_id: int, period_id: int | None) -> str:
    """Return what is said when another lesson has begun."""
    setting = lesson.setting
    name = next((c.school_class.name for c in lesson.classes if c.school_class.id == class_id), "")
    periods = setting.school.periods if setting else ()
    period = next((period_name(p) for p in periods if p.id == period_id), "The next lesson")
    return f"{period} has begun: {name}."
