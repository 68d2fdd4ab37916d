"""Putting an entry right: what a correction changes, and reasons to choose from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from seatingapp.domain.behaviour import Entry, signed
from seatingapp.domain.wording import short_date

LONGEST_REASON = 200
CORRECTED = "corrected"
VOID_REASONS = (
    "Wrong pupil",
    "Wrong behaviour",
    "Logged twice",
    "Logged by mistake",
    "Not what happened",
)
_NO_NOTE = "no note"


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to be different; None leaves a part as it is."""

    pupil_id: int | None = None
    type_id: int | None = None
    amount: int | None = None
    at: dt.datetime | None = None
    note: str | None = None


def differences(
    old: Entry, new: Entry, name_of: Callable[[int], str], zone: dt.tzinfo
) -> tuple[str, ...]:
    """Say from what to what an entry was corrected: `Off task −1 to Talking over −1`."""
    found = []
    if old.pupil_id != new.pupil_id:
        found.append(f"{name_of(old.pupil_id)} to {name_of(new.pupil_id)}")
    if _behaviour(old) != _behaviour(new):
        found.append(f"{_behaviour(old)} to {_behaviour(new)}")
    if old.happened_at != new.happened_at:
        found.append(f"{moment(old.happened_at, zone)} to {moment(new.happened_at, zone)}")
    if old.note != new.note:
        found.append(f"{_quoted(old.note)} to {_quoted(new.note)}")
    return tuple(found)


def moment(at: dt.datetime, zone: dt.tzinfo) -> str:
    """A moment such as `Mon 23 Nov, 11:32`."""
    local = at.astimezone(zone)
    return f"{short_date(local.date())}, {local:%H:%M}"


def _behaviour(entry: Entry) -> str:
    times = f" ×{entry.amount}" if entry.amount > 1 else ""
    points = f" {signed(entry.points)}" if entry.points else ""
    return f"{entry.type_name}{times}{points}"


def _quoted(note: str) -> str:
    return f"“{note}”" if note else _NO_NOTE
