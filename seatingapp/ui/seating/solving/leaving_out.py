"""Who gets no seat where there are fewer seats than pupils: the question for the teacher. No Qt."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from seatingapp.domain.rules.setting import Setting
from seatingapp.ui.seating.solved import LeftOutQuestion


def question(setting: Setting, earlier: AbstractSet[int]) -> LeftOutQuestion | None:
    """Return what is to be asked before these pupils are arranged; None where all find a seat.

    Those who wait in the tray now are offered where they are just as many; or those chosen
    `earlier`, where that fits; or the last on the register, of those in the tray first. Pinned
    pupils are not asked about, nor those who are not to be moved.
    """
    members = [member.pupil_id for member in setting.members]
    pinned = {o.pupil_id for o in setting.seated.values() if o.pinned}
    wanted = set(members if setting.movable is None else setting.movable) - pinned
    listed = [p for p in (*setting.register, *members) if p in wanted and p in members]
    pupils = tuple(dict.fromkeys(listed))
    staying = sum(
        o.pupil_id in members and o.pupil_id not in wanted for o in setting.seated.values()
    )
    seats = setting.layout.capacity - staying
    missing = len(pupils) - seats
    if missing <= 0:
        return None
    placed = {o.pupil_id for o in setting.seated.values()}
    waiting = tuple(p for p in pupils if p not in placed)
    others = tuple(p for p in pupils if p in placed)
    chosen = frozenset((*others, *waiting)[-missing:])
    if len(waiting) != missing and len(earlier) == missing and earlier <= set(pupils):
        chosen = frozenset(earlier)
    names = tuple((p, setting.name(p)) for p in pupils)
    return LeftOutQuestion(seats, len(pupils), missing, names, chosen)
