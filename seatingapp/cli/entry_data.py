"""An entry as JSON, the same in every command."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from seatingapp.cli.output import Json
from seatingapp.domain.behaviour import Entry
from seatingapp.services.entry_lists import ListedEntry


def entry_data(entry: Entry, pupil: str, class_name: str, zone: ZoneInfo) -> dict[str, Json]:
    """Return the fields of an entry; `pupil` is the name, `zone` the school's."""
    return {
        "uid": entry.uid,
        "batch": entry.batch,
        "pupil": entry.pupil_id,
        "name": pupil,
        "class": class_name,
        "behaviour": entry.type_name,
        "polarity": str(entry.polarity),
        "points": entry.points,
        "amount": entry.amount,
        "step": entry.step,
        "counts": entry.counts,
        "happened_at": entry.happened_at.astimezone(zone).isoformat(),
        "recorded_at": entry.recorded_at.astimezone(zone).isoformat(),
        "place": entry.place,
        "note": entry.note,
        "to_complete": entry.to_complete,
        "by": entry.by,
        "void": entry.is_void,
        "void_reason": entry.void_reason,
    }


def listed_data(one: ListedEntry) -> dict[str, Json]:
    """Return the fields of an entry with what was said of it later."""
    zone = one.at.tzinfo
    assert isinstance(zone, ZoneInfo)
    context, dispute = one.context, one.dispute
    return {
        "id": one.entry.id,
        **entry_data(one.entry, one.pupil, one.class_name, zone),
        "period": one.period,
        "happened": context.happened if context else "",
        "tried": context.tried if context else "",
        "outcome": context.outcome if context else "",
        "later_note": context.note if context else "",
        "corrects": one.corrects,
        "replaced_by": one.replaced_by,
        "disputed": dispute is not None and dispute.is_open,
        "pupils_view": dispute.view if dispute else "",
        "settled": dispute.outcome if dispute else "",
    }
