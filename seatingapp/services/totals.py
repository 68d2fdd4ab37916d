"""What entries come to: events and points, of a pupil or of a class, each in a labelled scope."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from seatingapp.domain.behaviour import Tally
from seatingapp.services.counting import Scope, counting
from seatingapp.storage import classes, totals
from seatingapp.storage.totals import Span

if TYPE_CHECKING:
    from seatingapp.storage.session import Session


def totals_of_pupil(session: Session, pupil_id: int, now: dt.datetime) -> dict[Scope, Tally]:
    """Return what a pupil's live entries come to, of all classes, in each scope."""
    counts = counting(session)
    found = {}
    for scope in Scope:
        span = Span(counts.since(scope, now))
        found[scope] = totals.of_pupils(session, [pupil_id], span)[pupil_id]
    return found


def totals_of_class(
    session: Session, class_id: int, now: dt.datetime, scope: Scope = Scope.CYCLE
) -> dict[int, Tally]:
    """Return by pupil of a class what the live entries of that class come to."""
    members = classes.joined(session, class_id)
    span = Span(counting(session).since(scope, now))
    return totals.of_pupils(session, members, span, class_id)
