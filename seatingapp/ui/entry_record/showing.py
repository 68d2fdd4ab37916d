"""Turns the record of an entry into words."""

from __future__ import annotations

import datetime as dt

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.corrections import moment
from seatingapp.domain.disputes import Dispute
from seatingapp.domain.entry_history import HistoryEvent
from seatingapp.services.behaviour import words
from seatingapp.services.entry_lists import ListedEntry, signs
from seatingapp.services.entry_record import EntryRecord
from seatingapp.ui.entry_record.state import EventLine, Fact, Mode, RecordState


def record_state(record: EntryRecord, mode: Mode) -> RecordState:
    """Return what is known of an entry and what can be done with it."""
    now = record.now
    zone = now.at.tzinfo
    assert zone is not None
    return RecordState(
        f"{now.pupil} · {words(now.entry)}",
        " · ".join(p for p in (moment(now.at, zone), now.lesson, f"by {now.entry.by}") if p),
        " · ".join(signs(now)),
        _facts(record),
        tuple(_line(event, zone) for event in reversed(record.events)),
        _modes(now),
        now.entry.is_void and not now.replaced_by,
        not now.entry.is_void and not now.entry.to_complete,
        mode,
        detains=_detains(now),
    )


def _detains(now: ListedEntry) -> tuple[int, int] | None:
    entry = now.entry
    if entry.is_void or entry.polarity is not Polarity.CONCERN:
        return None
    return entry.pupil_id, entry.id


def _modes(now: ListedEntry) -> tuple[Mode, ...]:
    if now.entry.is_void:
        return ()
    disputed = now.dispute is not None and now.dispute.is_open
    return (
        Mode.COMPLETE,
        Mode.CORRECT,
        Mode.SETTLE if disputed else Mode.DISPUTE,
        Mode.VOID,
    )


def _facts(record: EntryRecord) -> tuple[Fact, ...]:
    now = record.now
    entry = now.entry
    found = [Fact("Step", entry.step), Fact("Category", entry.category)]
    found.append(Fact("Note then" if now.context else "Note", entry.note))
    if now.context is not None:
        found += [Fact(label, text) for label, text in now.context.parts]
    found += _dispute_facts(now.dispute)
    found.append(Fact(record.sat.label, record.sat.words))
    return tuple(fact for fact in found if fact.text)


def _dispute_facts(dispute: Dispute | None) -> list[Fact]:
    if dispute is None:
        return []
    return [Fact("The pupil's view", dispute.view), Fact("What came of it", dispute.outcome)]


def _line(event: HistoryEvent, zone: dt.tzinfo) -> EventLine:
    what = str(event.what)
    return EventLine(
        what[:1].upper() + what[1:], f"{moment(event.at, zone)} · {event.by}", event.text
    )
