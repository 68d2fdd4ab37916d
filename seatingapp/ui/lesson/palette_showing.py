"""The palettes' part of the state: which behaviours there are, and which is armed."""

from __future__ import annotations

from seatingapp.domain.behaviour import BehaviourType, Polarity
from seatingapp.domain.type_keys import keys_of
from seatingapp.services.lessons import LessonSetting
from seatingapp.ui.lesson.context import LessonContext
from seatingapp.ui.lesson.groups import who
from seatingapp.ui.lesson.state import AmountState, PaletteState, Tile
from seatingapp.ui.lesson.wording import HOW_TO_LOG, ladder

_TITLES = {
    Polarity.PRAISE: "Praise",
    Polarity.CONCERN: "Concern",
    Polarity.NEUTRAL: "Other",
}
_MOST_UP_CLOSE = 12  # tiles beside a pupil; the rest are a key or a palette away


def palettes(on: LessonContext, setting: LessonSetting, private: bool) -> tuple[PaletteState, ...]:
    """Return the palettes: praise, and in private view concern and the rest."""
    shown = list(_TITLES) if private else [Polarity.PRAISE]
    keys = keys_of(setting.types)
    made = []
    for polarity in shown:
        types = [t for t in setting.types if t.polarity is polarity]
        if types:
            tiles = tuple(_tile(setting, t, keys[t.id], on.going.armed) for t in types)
            amount = _amount(on, types)
            made.append(
                PaletteState(polarity, _TITLES[polarity], _note(on, setting, types), tiles, amount)
            )
    return tuple(made)


def _tile(setting: LessonSetting, kind: BehaviourType, key: str, armed: int | None) -> Tile:
    points = kind.points or next((s.points for s in setting.ladder if s.name == kind.step), 0)
    on = kind.id == armed
    return Tile(kind.id, key, kind.name, points, kind.polarity, on, kind.category, kind.icon)


def _note(on: LessonContext, setting: LessonSetting, types: list[BehaviourType]) -> str:
    if on.going.selected and types[0].polarity is Polarity.PRAISE:
        if on.going.leaving_out:
            return "choose what to log for them"
        return f"choose what to log for {who(on.lesson, on.going.selected)}"
    if on.going.armed in [t.id for t in types]:
        return HOW_TO_LOG
    return ladder(setting.ladder) if types[0].polarity is Polarity.CONCERN else ""


def _amount(on: LessonContext, types: list[BehaviourType]) -> AmountState | None:
    armed = next((t for t in types if t.id == on.going.armed), None)
    if armed is None or armed.most <= 1:
        return None
    return AmountState(on.going.amount, armed.most)


def armed_name(on: LessonContext) -> str:
    """Return what is armed, with how often it counts; empty where nothing is."""
    setting, going = on.lesson.setting, on.going
    types = setting.types if setting is not None else ()
    armed = next((t.name for t in types if t.id == going.armed), "")
    return f"{armed} ×{going.amount}" if armed and going.amount > 1 else armed


def popover_tiles(setting: LessonSetting, private: bool) -> tuple[Tile, ...]:
    """Return the first behaviours that may be shown, with the keys that log them for a pupil."""
    keys = keys_of(setting.types)
    shown = [t for t in setting.types if private or t.polarity is Polarity.PRAISE]
    return tuple(_tile(setting, t, keys[t.id], None) for t in shown[:_MOST_UP_CLOSE])
