"""Sums of behaviour entries, made by the database, and why entries count no more.

All of it is answered from the index of a pupil's entries, which holds what is summed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select, tuple_

from seatingapp.domain.behaviour import Polarity, Tally
from seatingapp.domain.trace import VoidNote
from seatingapp.storage.moments import from_ticks, to_ticks
from seatingapp.storage.schema import entries, entry_corrections, entry_voids, staff
from seatingapp.storage.session import Session

# For many entries: made once and looked up through a filter, cheaper than a look for each entry.
_VOID = (
    select(entry_voids.c.entry_id)
    .where(entry_voids.c.lifted_at.is_(None))
    .cte("void")
    .prefix_with("MATERIALIZED")
)
_FEW = 3  # pupils, whose entries are looked up one by one


def _is(polarity: Polarity) -> ColumnElement[bool]:
    return entries.c.polarity == str(polarity)


def _events(polarity: Polarity) -> ColumnElement[int]:
    return func.count().filter(_is(polarity))


def _points(polarity: Polarity) -> ColumnElement[int]:
    return func.coalesce(func.sum(entries.c.points).filter(_is(polarity)), 0)


_SUMS = (
    _events(Polarity.PRAISE).label("praise_events"),
    _events(Polarity.CONCERN).label("concern_events"),
    _events(Polarity.NEUTRAL).label("neutral_events"),
    _points(Polarity.PRAISE).label("praise_points"),
    _points(Polarity.CONCERN).label("concern_points"),
)


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when entries happened: `until` is not included. None: without an end.

    `before` is the moment and id of an entry; those that come after it, and itself, are left out.
    """

    since: dt.datetime | None = None
    until: dt.datetime | None = None
    before: tuple[dt.datetime, int] | None = None

    def conditions(self) -> Iterable[ColumnElement[bool]]:
        """Say it to the database."""
        if self.since is not None:
            yield entries.c.happened_at >= to_ticks(self.since)
        if self.until is not None:
            yield entries.c.happened_at < to_ticks(self.until)
        if self.before is not None:
            moment, entry_id = self.before
            # The first condition is what the index can find; the second tells equal moments apart.
            yield entries.c.happened_at <= to_ticks(moment)
            yield tuple_(entries.c.happened_at, entries.c.id) < (to_ticks(moment), entry_id)


def of_pupils(
    session: Session, pupil_ids: Collection[int], span: Span, class_id: int | None = None
) -> dict[int, Tally]:
    """Return what live entries of pupils come to, in one class or all; nought for those of none.

    The sum of all that were made, less the sum of those that are void.
    """
    made = (
        select(entries.c.pupil_id, *_SUMS)
        .where(entries.c.pupil_id.in_(list(pupil_ids)), entries.c.counts, *span.conditions())
        .group_by(entries.c.pupil_id)
    )
    if class_id is not None:
        # Not by itself a column: else the index of a class is taken, which lacks what is summed.
        made = made.where(entries.c.class_id + 0 == class_id)
    # Nor here: else each void one is looked up in the table, wherever it lies.
    entry_id = entries.c.id + 0
    if len(pupil_ids) > _FEW:
        void = made.join(_VOID, _VOID.c.entry_id == entry_id)
    else:
        taken_back = (entry_voids.c.entry_id == entry_id) & entry_voids.c.lifted_at.is_(None)
        void = made.join(entry_voids, taken_back)
    found = dict.fromkeys(pupil_ids, Tally())
    for row in session.execute(made):
        found[row.pupil_id] = _tally(row)
    for row in session.execute(void):
        found[row.pupil_id] += -_tally(row)
    return found


def _tally(row: Row[Any]) -> Tally:
    return Tally(
        row.praise_events,
        row.concern_events,
        row.neutral_events,
        row.praise_points,
        -row.concern_points,
    )


def void_notes(session: Session, entry_ids: Collection[int]) -> dict[int, VoidNote]:
    """Return when, why and by whom those of the entries that are void were taken back."""
    corrected = (
        select(entry_corrections.c.entry_id)
        .where(entry_corrections.c.corrects_id == entry_voids.c.entry_id)
        .exists()
    )
    query = (
        select(entry_voids, staff.c.name, corrected.label("corrected"))
        .join(staff, staff.c.id == entry_voids.c.staff_id)
        .where(entry_voids.c.entry_id.in_(list(entry_ids)), entry_voids.c.lifted_at.is_(None))
    )
    return {
        row.entry_id: VoidNote(from_ticks(row.voided_at), row.reason, row.name, row.corrected)
        for row in session.execute(query)
    }
