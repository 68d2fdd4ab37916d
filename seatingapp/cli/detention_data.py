"""Detentions and their types as data and as words of the command line."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from seatingapp.cli.output import Json
from seatingapp.domain.detentions import DetentionChange, DetentionType
from seatingapp.services.detention_lists import Listed

PRIVATE = "Detentions are private: mind who can see this screen."


def detention_data(one: Listed, zone: ZoneInfo) -> dict[str, Json]:
    """A detention with stable field names."""
    detention = one.detention
    arrived = detention.arrived_at
    return {
        "id": detention.id,
        "uid": detention.uid,
        "pupil": detention.pupil_id,
        "name": one.name,
        "form": one.form,
        "type": detention.type_name,
        "date": detention.date.isoformat(),
        "from": f"{detention.starts:%H:%M}",
        "to": f"{detention.ends:%H:%M}",
        "minutes": detention.minutes,
        "where": one.where,
        "seat": one.seat,
        "state": str(detention.state),
        "overdue": one.overdue,
        "entry_taken_back": one.taken_back,
        "reason": detention.reason,
        "arrived_at": arrived.astimezone(zone).isoformat() if arrived is not None else None,
        "late_minutes": one.late,
        "follows": detention.follows_id,
        "entries": list(detention.entry_ids),
        "by": detention.by,
    }


def detention_row(one: Listed) -> tuple[str, ...]:
    """A detention as a row of a table."""
    detention = one.detention
    late = f", {one.late} min late" if one.late else ""
    state = "not marked yet" if one.overdue else f"{detention.state}{late}"
    return (
        str(detention.id),
        f"{detention.date} {detention.starts:%H:%M}",
        one.name,
        one.form,
        detention.type_name,
        one.where,
        state,
    )


def type_data(kind: DetentionType) -> dict[str, Json]:
    """A type with stable field names."""
    return {
        "id": kind.id,
        "uid": kind.uid,
        "name": kind.name,
        "minutes": kind.minutes,
        "from": f"{kind.starts:%H:%M}",
        "place": kind.place,
        "room": kind.room_id,
        "notice_days": kind.notice_days,
        "retired": kind.retired,
    }


def change_data(change: DetentionChange, zone: ZoneInfo) -> dict[str, Json]:
    """A line of a history."""
    return {
        "at": change.at.astimezone(zone).isoformat(),
        "what": change.what,
        "note": change.note,
        "by": change.by,
    }
