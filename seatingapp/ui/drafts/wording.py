"""Drafts as the tray tells them."""

from __future__ import annotations

import datetime as dt

from seatingapp.domain.behaviour import Entry, signed
from seatingapp.domain.draft_rules.drafts import DraftState
from seatingapp.domain.draft_rules.words import KIND_WORDS
from seatingapp.domain.isolation import isolated
from seatingapp.domain.ladder import DraftKind
from seatingapp.domain.wording import counted, short_date
from seatingapp.services.drafts import ReviewedDraft
from seatingapp.ui.drafts.state import DraftDetails, DraftRow, EntryLine

_ORDER = {kind: n for n, kind in enumerate(DraftKind)}
_MOST_ENTRIES = 30  # that the details list


def order(one: ReviewedDraft) -> tuple[int, str, dt.datetime]:
    """By kind, then by pupil, then by age."""
    return _ORDER[one.draft.kind], one.pupil.name.full.casefold(), one.draft.made_at


def row(one: ReviewedDraft, zone: dt.tzinfo) -> DraftRow:
    """A draft in the list."""
    draft = one.draft
    made = short_date(draft.made_at.astimezone(zone).date())
    outcome = made if draft.state is DraftState.WAITING else _decided(one, zone)
    return DraftRow(
        draft.uid,
        draft.kind,
        _capital(KIND_WORDS[draft.kind]),
        _who(one),
        draft.why,
        outcome,
        bool(one.adjustments),
    )


def to_print(count: int) -> str:
    """Where letters and postcards are printed that are released now."""
    return f"Print {'it' if count == 1 else 'them'} under Decided." if count else ""


def details(one: ReviewedDraft, entries: tuple[Entry, ...], zone: dt.tzinfo) -> DraftDetails:
    """A draft in full."""
    shown = [_line(entry, zone) for entry in entries[-_MOST_ENTRIES:]]
    left = len(entries) - len(shown)
    if left:
        shown.insert(0, EntryLine("", f"{counted(left, 'earlier entry', 'earlier entries')}"))
    warning = "An entry of it was taken back after it was decided." if one.reason_gone else ""
    waits = one.draft.state is DraftState.WAITING
    return DraftDetails(
        one.draft.uid,
        one.draft.pupil_id,
        _who(one),
        _capital(KIND_WORDS[one.draft.kind]),
        one.draft.why,
        one.made_by,
        one.adjustments,
        tuple(shown),
        "" if waits else _decided(one, zone, note=True),
        "" if waits else warning,
    )


def _decided(one: ReviewedDraft, zone: dt.tzinfo, *, note: bool = False) -> str:
    at = one.draft.decided_at
    day = f" {short_date(at.astimezone(zone).date())}" if at is not None else ""
    said = f": {one.draft.note}" if note and one.draft.note else ""
    return f"{_capital(str(one.draft.state))}{day}{said}"


def _who(one: ReviewedDraft) -> str:
    name = isolated(one.pupil.name.full)
    return f"{name}, {one.pupil.form}" if one.pupil.form else name


def _line(entry: Entry, zone: dt.tzinfo) -> EntryLine:
    at = entry.happened_at.astimezone(zone)
    points = f" {signed(entry.points)}" if entry.points else ""
    note = f": {entry.note}" if entry.note else ""
    gone = " (taken back)" if entry.is_void else ""
    return EntryLine(
        f"{short_date(at.date())}, {at:%H:%M}", f"{entry.type_name}{points}{note}{gone}"
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
