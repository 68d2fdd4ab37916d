"""Detentions as lists show them: with names, rooms, seats and what still has to be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.detentions import Detention, DetentionState, Which
from seatingapp.domain.names import PersonName
from seatingapp.domain.room_order import seat_labels
from seatingapp.services.entry_lists import in_place_of
from seatingapp.services.school import school
from seatingapp.storage import detentions, entries, pupils, rooms
from seatingapp.storage.detentions import Wanted

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_MOST_DAYS = 400  # how far back "all" looks


@dataclass(frozen=True, slots=True)
class Listed:
    """A detention with what a reader needs to know of pupil and room.

    `overdue`: its day is past and nobody took attendance. `taken_back`: every entry that it was for
    was voided since, and none stands in its place.
    """

    detention: Detention
    person: PersonName
    form: str
    where: str
    seat: str
    late: int
    overdue: bool = False
    taken_back: bool = False

    @property
    def name(self) -> str:
        """The pupil's name as it is said."""
        return self.person.full

    @property
    def listed_name(self) -> str:
        """The pupil's name as lists have it."""
        return self.person.listed


def listed(session: Session, which: Which, now: dt.datetime) -> tuple[Listed, ...]:
    """Return detentions by day, time and name; of "all" the newest day first, of about a year."""
    today = school(session).today(now)
    those = dressed(session, _wanted(session, which, today), today)
    way = -1 if which is Which.ALL else 1
    return tuple(
        sorted(those, key=lambda one: (way * one.detention.date.toordinal(), *_place(one)))
    )


def _wanted(session: Session, which: Which, today: dt.date) -> tuple[Detention, ...]:
    pending, missed = [DetentionState.PENDING], [DetentionState.MISSED]
    if which is Which.TODAY:
        return detentions.load(session, Wanted(first=today, last=today))
    if which is Which.COMING:
        return detentions.load(session, Wanted(first=today, states=pending))
    if which is Which.MISSED:
        yesterday = today - dt.timedelta(days=1)
        return (
            *detentions.load(session, Wanted(states=missed)),
            *detentions.load(session, Wanted(last=yesterday, states=pending)),
        )
    return detentions.load(session, Wanted(first=today - dt.timedelta(days=_MOST_DAYS)))


def _place(one: Listed) -> tuple[dt.time, tuple[str, ...], int]:
    """Where it stands among those of its day."""
    return one.detention.starts, one.person.sort_key, one.detention.id


def on_day(session: Session, day: dt.date, now: dt.datetime) -> tuple[Listed, ...]:
    """Return the detentions of a day, by time."""
    found = detentions.load(session, Wanted(first=day, last=day))
    return dressed(session, found, school(session).today(now))


def dressed(session: Session, found: Iterable[Detention], today: dt.date) -> tuple[Listed, ...]:
    """Return detentions with names and rooms, in the order given."""
    those = tuple(found)
    info = school(session)
    people = {p.id: p for p in pupils.load(session, ids={d.pupil_id for d in those})}
    known = {room.id: room for room in rooms.load(session)}
    labels = {d.room_id: seat_labels(known[d.room_id].layout) for d in those if d.room_id in known}
    void = _void(session, those)
    return tuple(
        Listed(
            d,
            people[d.pupil_id].name,
            people[d.pupil_id].form,
            known[d.room_id].name if d.room_id in known else d.place,
            labels[d.room_id].get(d.seat_id, "") if d.room_id in labels and d.seat_id else "",
            d.late_by(info.tz),
            d.state is DetentionState.PENDING and d.date < today,
            bool(d.entry_ids) and set(d.entry_ids) <= void,
        )
        for d in those
    )


def _void(session: Session, those: Collection[Detention]) -> set[int]:
    """The entries that were taken back, and none stands in their place."""
    ids = {e for d in those for e in d.entry_ids}
    void = [e for e in entries.by_ids(session, ids) if e.is_void] if ids else []
    return {e.id for e in void} - in_place_of(session, void).keys()


def waiting(session: Session, now: dt.datetime) -> int:
    """How many detentions somebody has to see to: today's, missed ones, and those forgotten."""
    today = school(session).today(now)
    due = detentions.count(session, Wanted(last=today, states=[DetentionState.PENDING]))
    return due + detentions.count(session, Wanted(states=[DetentionState.MISSED]))
