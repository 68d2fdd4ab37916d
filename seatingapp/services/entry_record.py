"""One entry up close: what it says now, and its history from one query."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.behaviour import Entry
from seatingapp.domain.contexts import StoredContext
from seatingapp.domain.corrections import CORRECTED, differences, moment
from seatingapp.domain.disputes import Dispute
from seatingapp.domain.entry_history import TAKEN_BACK, Happening, HistoryEvent, VoidRow
from seatingapp.domain.errors import Refusal
from seatingapp.services.behaviour import words
from seatingapp.services.entry_lists import ListedEntry, in_words
from seatingapp.services.entry_seats import Sat, sat
from seatingapp.services.school import School, school
from seatingapp.storage import entry_contexts, entry_disputes, entry_lists, pupils

if TYPE_CHECKING:
    from seatingapp.storage.session import Session


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """The entry that holds of a line of corrections, and what became of all of them in order.

    Where all of them are void, `now` is the one that was asked for. `sat` is where the pupil sat.
    """

    now: ListedEntry
    events: tuple[HistoryEvent, ...]
    sat: Sat = Sat()


def entry_record(session: Session, uid: str) -> EntryRecord:
    """Return an entry with its history. Raises Refusal where there is no such entry."""
    found = entry_lists.by_uids(session, (uid,))
    if not found:
        raise Refusal("There is no such entry in this vault.")
    chain = entry_lists.chain(session, found[0])
    holds = next((e for e in chain if not e.is_void), found[0])
    (now,) = in_words(session, [holds])
    return EntryRecord(now, _History(session, chain).events(), sat(session, holds))


class _History:
    """Tells what became of a line of entries: the first, and those that took its place."""

    def __init__(self, session: Session, chain: tuple[Entry, ...]) -> None:
        ids = [e.id for e in chain]
        self._chain = {e.id: e for e in chain}
        self._info: School = school(session)
        people = pupils.load(session, ids=list({e.pupil_id for e in chain}))
        self._names: Mapping[int, str] = {p.id: p.name.full for p in people}
        self._voids = entry_lists.voids(session, ids)
        self._reasons = {(row.entry_id, row.voided_at): row.reason for row in self._voids}
        self._contexts = entry_contexts.history(session, ids)
        self._disputes = entry_disputes.history(session, ids)

    def events(self) -> tuple[HistoryEvent, ...]:
        """All of it, in the order in which it was done; it begins with the logging."""
        kinds = (
            self._makings(),
            self._void_events(),
            _once(self._context_events(self._contexts)),
            _once(self._dispute_events(self._disputes)),
        )
        made = sorted(
            (told for kind in kinds for told in _recorded(kind)), key=lambda told: told[0]
        )
        return tuple(event for _when, event in made)

    def _makings(self) -> Iterator[HistoryEvent]:
        for entry in self._chain.values():
            if entry.corrects_id is None:
                yield HistoryEvent(
                    entry.recorded_at, entry.by, Happening.LOGGED, self._logged(entry)
                )
                continue
            old = self._chain[entry.corrects_id]
            said = differences(old, entry, self._name, self._info.tz)
            why = self._reasons.get((old.id, entry.recorded_at), CORRECTED)
            parts = said if why == CORRECTED else (*said, f"why: {why}")
            yield HistoryEvent(entry.recorded_at, entry.by, Happening.CORRECTED, "; ".join(parts))

    def _logged(self, entry: Entry) -> str:
        said = f"{words(entry)} for {self._name(entry.pupil_id)}"
        note = f": “{entry.note}”" if entry.note else ""
        return f"{said}, {moment(entry.happened_at, self._info.tz)}{note}"

    def _name(self, pupil_id: int) -> str:
        return self._names.get(pupil_id, "a pupil who left")

    def _void_events(self) -> Iterator[HistoryEvent]:
        """Voids, except those that a correction makes at its own moment, which is told already."""
        corrections = {
            (e.corrects_id, e.recorded_at) for e in self._chain.values() if e.corrects_id
        }
        for row in self._voids:
            if (row.entry_id, row.voided_at) not in corrections:
                yield HistoryEvent(row.voided_at, row.by, Happening.VOIDED, self._of(row))
            if row.lifted_at is not None:
                what = self._which(row.entry_id)
                yield HistoryEvent(row.lifted_at, row.by, Happening.LIFTED, what)

    def _of(self, row: VoidRow) -> str:
        which = self._which(row.entry_id)
        return f"{which}: {row.reason}" if which else row.reason

    def _which(self, entry_id: int) -> str:
        """Which entry is meant, where there is more than one."""
        return self._chain[entry_id].type_name if len(self._chain) > 1 else ""

    def _context_events(self, rows: Iterable[StoredContext]) -> Iterator[HistoryEvent]:
        for row in rows:
            parts = (f"{label}: {text}" for label, text in row.context.parts)
            said = "; ".join(parts) or "nothing to add"
            yield HistoryEvent(row.at, row.by, Happening.COMPLETED, said)
            if row.lifted_at is not None:
                yield HistoryEvent(row.lifted_at, row.by, Happening.COMPLETION_LIFTED)

    def _dispute_events(self, rows: tuple[Dispute, ...]) -> Iterator[HistoryEvent]:
        """Raised once; a row that took the place of another was settled, or opened again."""
        raised: set[object] = set()
        for row in rows:
            if row.raised_at not in raised:
                raised.add(row.raised_at)
                yield HistoryEvent(row.raised_at, row.by, Happening.DISPUTED, row.view)
            if row.settled_at is not None:
                yield HistoryEvent(row.settled_at, row.by, Happening.SETTLED, row.outcome)
                if row.lifted_at is not None:
                    yield HistoryEvent(row.lifted_at, row.by, Happening.SETTLING_LIFTED)
            elif row.lifted_at is not None and not _settled_at(rows, row):
                yield HistoryEvent(row.lifted_at, row.by, Happening.DISPUTE_LIFTED)


def _settled_at(rows: tuple[Dispute, ...], lifted: Dispute) -> bool:
    """Whether an open row went because a settled one took its place."""
    return any(
        row.settled_at == lifted.lifted_at
        and (row.entry_id, row.raised_at) == (lifted.entry_id, lifted.raised_at)
        for row in rows
    )


def _recorded(
    events: Iterable[HistoryEvent],
) -> Iterator[tuple[tuple[bool, dt.datetime], HistoryEvent]]:
    """Each event of one kind with its place: a clock that was set back turns none of them round.

    They come in the order of their rows, what was taken back right after what it takes back. The
    logging is first whatever its time, so it holds back nothing that came after it.
    """
    latest = dt.datetime.min.replace(tzinfo=dt.UTC)
    for event in events:
        follows = event.what is not Happening.LOGGED
        when = max(latest, event.at)
        if follows and event.what not in TAKEN_BACK:
            latest = when
        yield (follows, when), event


def _once(events: Iterable[HistoryEvent]) -> Iterator[HistoryEvent]:
    """What a correction took over from the entry before is told once, by who said it first."""
    seen: set[tuple[object, ...]] = set()
    for event in events:
        key = (event.at, event.what, event.text)
        if key not in seen:
            seen.add(key)
            yield event
