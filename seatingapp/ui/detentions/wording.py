"""How detentions are said in lists and cards."""

from __future__ import annotations

import datetime as dt

from seatingapp.domain.detentions import Act, Detention, DetentionChange, DetentionState, may
from seatingapp.domain.wording import short_date
from seatingapp.services.detention_lists import Listed
from seatingapp.ui.detentions.state import Chosen, Row, Seated

_TONES = {
    DetentionState.ATTENDED: ("praise", "check"),
    DetentionState.MISSED: ("concern", "warning"),
    DetentionState.UPSCALED: ("muted", "arrow-right"),
    DetentionState.RESCHEDULED: ("muted", "arrow-right"),
    DetentionState.CANCELLED: ("muted", "cross"),
}
_TAKEN_BACK = "The entry that it is for was taken back. Cancel it, unless it stands without."


def row_of(one: Listed) -> Row:
    """A detention as a row of the list."""
    detention = one.detention
    tone, icon = _TONES.get(detention.state, ("ink", "clock"))
    if one.overdue or one.taken_back:
        tone, icon = "warning", "warning"
    where = f"{one.where} · seat {one.seat}" if one.seat else one.where
    return Row(
        detention.uid,
        f"{short_date(detention.date)} {detention.starts:%H:%M}",
        one.listed_name,
        one.form,
        detention.type_name,
        where,
        state_words(one),
        tone,
        icon,
    )


def state_words(one: Listed) -> str:
    """What became of it, with lateness and what somebody should look at."""
    if one.overdue:
        return "not marked yet"
    late = f", {one.late} min late" if one.late else ""
    back = ", entry taken back" if one.taken_back else ""
    return f"{one.detention.state}{late}{back}"


def chosen_one(
    one: Listed, told: tuple[DetentionChange, ...], zone: dt.tzinfo, owed: tuple[str, ...] = ()
) -> Chosen:
    """Everything about one detention; `owed` are the adjustments recorded for the pupil."""
    detention = one.detention
    when = f"{short_date(detention.date)}, {detention.starts:%H:%M} to {detention.ends:%H:%M}"
    facts = (
        ("Form", one.form),
        ("Type", f"{detention.type_name}, {detention.minutes} min"),
        ("When", when),
        ("Where", one.where or "not said"),
        ("Seat", one.seat),
        ("Why", detention.reason or "no reason written"),
        ("State", state_words(one)),
        ("Set by", detention.by),
        ("Adjust", "\n".join(owed)),
    )
    return Chosen(
        (detention.uid,),
        one.name,
        tuple((label, text) for label, text in facts if text),
        tuple(_line(change, zone) for change in told),
        _TAKEN_BACK if one.taken_back and may(Act.CANCEL, detention) else "",
        _acts(detention),
        "Absence code …" if detention.state is DetentionState.MISSED else "Missed …",
    )


def _acts(detention: Detention) -> frozenset[Act]:
    """What can be done to one; a code that comes later may still excuse who missed it."""
    acts = {act for act in _OFFERED if may(act, detention)}
    if detention.state is DetentionState.MISSED:
        acts.add(Act.MISS)
    return frozenset(acts)


def chosen_several(those: tuple[Listed, ...]) -> Chosen:
    """What several have in common: their number, and what can be done to all of them."""
    acts = (act for act in _TOGETHER if all(may(act, one.detention) for one in those))
    return Chosen(
        tuple(one.detention.uid for one in those),
        f"{len(those)} detentions",
        (("Pupils", ", ".join(one.name for one in those)),),
        acts=frozenset(acts),
    )


_OFFERED = (*(Act.ATTEND, Act.MISS, Act.MOVE, Act.CANCEL, Act.RESCHEDULE, Act.UPSCALE, Act.REOPEN),)
_TOGETHER = (Act.ATTEND, Act.MISS, Act.MOVE, Act.CANCEL, Act.REOPEN)


def _line(change: DetentionChange, zone: dt.tzinfo) -> str:
    at = change.at.astimezone(zone)
    note = f": {change.note}" if change.note else ""
    by = f" ({change.by})" if change.by else ""
    return f"{short_date(at.date())} {at:%H:%M} {change.what}{note}{by}"


def seated(one: Listed, zone: dt.tzinfo) -> Seated:
    """A pupil in the room's attendance."""
    detention = one.detention
    tone, icon = _TONES.get(detention.state, ("ink", ""))
    mark = ""
    if detention.arrived_at is not None:
        late = f", {one.late} min late" if one.late else ""
        mark = f"{detention.arrived_at.astimezone(zone):%H:%M}{late}"
    elif detention.state is not DetentionState.PENDING:
        mark = str(detention.state)
    came = detention.state is DetentionState.ATTENDED
    return Seated(detention.uid, one.listed_name, one.form, mark, one.seat, tone, icon, came)
