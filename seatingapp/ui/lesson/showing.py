"""Turns a lesson and what is going on into the state that the page shows.

The board-safe view is made from an allow-list: names, seats, praise, and who is away.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from seatingapp.domain.behaviour import Entry, Polarity, signed, tally
from seatingapp.domain.register import MarkKind
from seatingapp.services.classes import ClassCard
from seatingapp.services.lessons import LessonSetting, slots_today
from seatingapp.ui.lesson.context import LessonContext
from seatingapp.ui.lesson.current import CurrentLesson
from seatingapp.ui.lesson.duty import Duty
from seatingapp.ui.lesson.entry_lines import ends
from seatingapp.ui.lesson.finding import found
from seatingapp.ui.lesson.grouping import Grouping
from seatingapp.ui.lesson.groups import except_words, who
from seatingapp.ui.lesson.happening import Happening
from seatingapp.ui.lesson.moving import Moving
from seatingapp.ui.lesson.palette_showing import armed_name, palettes, popover_tiles
from seatingapp.ui.lesson.picking import Picking
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
    OUTSIDE,
    EntriesState,
    ExceptState,
    FindState,
    HeaderState,
    LessonItem,
    LessonState,
    Line,
    Match,
    PopoverState,
    RegisterState,
)
from seatingapp.ui.lesson.wording import (
    entry_words,
    mark_words,
    period_name,
    subtitle,
)
from seatingapp.ui.privacy import Privacy

MARK_LINE = "mark-"


@dataclass(frozen=True)
class Parts:
    """What says something of its own; `late` is what a late pupil would be given."""

    late: int
    resolving: Resolving
    moving: Moving
    happening: Happening
    duty: Duty
    picking: Picking
    grouping: Grouping


def lesson_state(on: LessonContext, parts: Parts) -> LessonState:
    """Return everything that the page shows."""
    lesson, going = on.lesson, on.going
    setting = lesson.setting
    if setting is None:
        return LessonState(message=going.message)
    private = on.private.shown
    return LessonState(
        class_id=setting.key.class_id,
        room_id=setting.room.id if setting.room else None,
        plan_id=setting.plan.id if setting.plan else 0,
        header=_header(on, setting, private, parts.resolving.says_case()),
        plan=plan_state(on, private),
        notice=parts.resolving.notice(),
        plans=plans_state(setting),
        moving=moving_state(on) if going.moving else None,
        excepting=_excepting(on, private),
        duty=parts.duty.state(),
        happening=parts.happening.bar(),
        dating=parts.happening.question(),
        palettes=palettes(on, setting, private),
        entries=_duty_entries(on, parts.duty, private) if going.duty else _entries(lesson, private),
        counts=counts(lesson, len(going.selected)),
        register=RegisterState(parts.late) if going.registering else None,
        popover=_popover(on, setting, private, parts),
        find=_find_state(on, parts),
        groups=parts.grouping.state(),
        fair_picks=parts.picking.fair,
        asks_private=on.private.state is Privacy.ASKED,
        message=going.message,
        offer=going.offer,
    )


def _header(
    on: LessonContext, setting: LessonSetting, private: bool, case_is_said: bool
) -> HeaderState:
    lesson, today = on.lesson, setting.school.today(on.lesson.now)
    made_from = lesson.classes, lesson.outside, setting, private, case_is_said, today
    return on.header.of(
        made_from, lambda: _made_header(lesson, setting, private, case_is_said, today)
    )


def _made_header(
    lesson: CurrentLesson, setting: LessonSetting, private: bool, case_is_said: bool, day: dt.date
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
        for slot, period in slots_today(setting.school, day)
        if slot.class_id in names
    )
    # Once a class has a period, its name opens that one: what was logged before is found here.
    today += tuple(
        LessonItem(c, OUTSIDE, f"Outside the timetable · {name}", (c, None) == open_now)
        for c, name in names.items()
        if c in lesson.outside
    )
    classes = tuple(
        LessonItem(c, None, name, c == setting.key.class_id) for c, name in names.items()
    )
    about = subtitle(setting)
    if not case_is_said and setting.resolved.short:
        about = f"{about} · {setting.resolved.short}"
    return HeaderState(setting.school_class.name, about, private, today, classes)


def _entries(lesson: CurrentLesson, private: bool) -> EntriesState:
    shown = [e for e in lesson.record.entries if private or e.polarity is Polarity.PRAISE]
    lines = today_lines(lesson)
    lines += [_line(lesson, key, group, opens=private) for key, group in _batches(shown).items()]
    if private:
        lines += _mark_lines(lesson)
    waiting = sum(e.to_complete for e in lesson.record.entries)
    return EntriesState(
        _total(shown), tuple(lines), to_complete=waiting, ends=waiting > 0 and ends(lesson)
    )


def _batches(shown: Iterable[Entry]) -> dict[str, list[Entry]]:
    batches: dict[str, list[Entry]] = {}
    for entry in shown:
        batches.setdefault(entry.batch, []).append(entry)
    return batches


def _total(shown: Iterable[Entry]) -> str:
    counted = tally(shown)
    total = [signed(counted.praise_points)] if counted.praise_events else []
    total += [signed(-counted.concern_points)] if counted.concern_events else []
    return " · ".join(total)


def _line(
    lesson: CurrentLesson, key: str, group: list[Entry], called: str = "", *, opens: bool = False
) -> Line:
    first = group[0]
    assert lesson.setting is not None
    time = first.happened_at.astimezone(lesson.setting.school.tz)
    name = called or who(lesson, [e.pupil_id for e in group])
    # Not strftime, which looks a module up each time: there is a line for each entry.
    return Line(key, f"{time.hour:02}:{time.minute:02}", name, entry_words(first), opens)


def _duty_entries(on: LessonContext, duty: Duty, private: bool) -> EntriesState:
    """Today's entries on duty, in place of this lesson's."""
    shown = [e for e in duty.entries if private or e.polarity is Polarity.PRAISE]
    lines = (
        _line(on.lesson, key, group, duty.who(tuple(e.pupil_id for e in group)), opens=private)
        for key, group in _batches(shown).items()
    )
    return EntriesState(_total(shown), tuple(lines), "On duty today", of_lesson=False)


def _excepting(on: LessonContext, private: bool) -> ExceptState | None:
    going = on.going
    if not going.leaving_out:
        return None
    words = except_words(on.lesson, going.selected, named=private)
    return ExceptState(words, armed_name(on))


def _mark_lines(lesson: CurrentLesson) -> list[Line]:
    away = [m for m in lesson.record.marks.values() if m.kind is not MarkKind.PRESENT]
    return [
        Line(f"{MARK_LINE}{m.pupil_id}", "", lesson.name(m.pupil_id), mark_words(m)) for m in away
    ]


def _popover(
    on: LessonContext, setting: LessonSetting, private: bool, parts: Parts
) -> PopoverState | None:
    if on.going.popover is None:
        return None
    if on.going.duty:
        return _duty_popover(on, setting, private, parts.duty)
    card = on.lesson.card(on.going.popover)
    if card is None:
        return None
    lesson = on.lesson
    own = [e for e in lesson.record.entries if e.pupil_id == card.pupil_id]
    shown = [e for e in own if private or e.polarity is Polarity.PRAISE]
    mark = lesson.mark(card.pupil_id)
    minutes = mark.minutes if mark and mark.kind is MarkKind.LATE else parts.late
    return PopoverState(
        card.pupil_id,
        card.name,
        on.going.lead or guest_words(lesson, card),
        (*_facts(card), *comments(lesson, card.pupil_id)) if private else (),
        tuple(_line(lesson, e.batch, [e]) for e in shown),
        popover_tiles(setting, private),
        str(mark.kind) if mark else "",
        minutes,
        today_actions(lesson, card.pupil_id),
        picked=bool(on.going.lead),
    )


def _duty_popover(
    on: LessonContext, setting: LessonSetting, private: bool, duty: Duty
) -> PopoverState | None:
    """Any pupil, up close on duty: what there was today, and what can be logged."""
    pupil_id = on.going.popover
    if pupil_id is None or not duty.knows(pupil_id):
        return None
    own = [e for e in duty.entries if e.pupil_id == pupil_id]
    shown = [e for e in own if private or e.polarity is Polarity.PRAISE]
    return PopoverState(
        pupil_id,
        duty.name(pupil_id),
        f"On duty · {duty.detail(pupil_id)}",
        lines=tuple(_line(on.lesson, e.batch, [e], duty.name(pupil_id)) for e in shown),
        tiles=popover_tiles(setting, private),
        in_lesson=False,
    )


def _facts(card: ClassCard) -> Iterable[str]:
    if card.marks:
        yield ", ".join(f"{m.meaning[:1].upper()}{m.meaning[1:]}" for m in card.marks)
    if card.action:
        yield f"Action: {card.action}"


def _find_state(on: LessonContext, parts: Parts) -> FindState | None:
    if on.going.inviting:
        return guest_find(on, parts.moving)
    return parts.duty.find(armed_name(on)) if on.going.duty else _find(on)


def _find(on: LessonContext) -> FindState | None:
    query = on.going.query
    if query is None:
        return None
    lesson, armed = on.lesson, armed_name(on)
    fitting = tuple(
        Match(c.pupil_id, c.name, _detail(lesson, c)) for c in found(lesson.cards, query)
    )
    hint = f"Enter logs {armed}" if armed else "Enter opens the pupil"
    if on.going.leaving_out:
        hint = "Enter leaves the pupil out, or takes them in again"
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
