"""What all prints have in common: the stamp in the footer and the line in the print ledger."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seatingapp.domain.audiences import Audience, PrintStamp
from seatingapp.services.school import School, school
from seatingapp.services.workspace import Done, Topic, Workspace
from seatingapp.storage import prints

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_WEEKS_WITHOUT_CALENDAR = 12


@dataclass(frozen=True, slots=True)
class RecordPrint:
    """Enter a print in the ledger. That something was printed cannot be taken back."""

    document: str
    stamp: PrintStamp
    class_id: int | None = None
    pupil_id: int | None = None

    @property
    def label(self) -> str:
        """Its name; it never comes into the undo list."""
        return "Print"

    def perform(self, session: Session) -> Done:
        """Give the print its number."""
        number = prints.record(
            session,
            self.document,
            self.stamp.audience,
            self.stamp.printed_at,
            self.stamp.destroy_by,
            class_id=self.class_id,
            pupil_id=self.pupil_id,
        )
        return Done(None, frozenset({Topic.PRINTS}), number=number)


def preview_stamp(session: Session, audience: Audience, now: dt.datetime) -> PrintStamp:
    """Return a stamp without a number: what is previewed is not printed yet."""
    info = school(session)
    local = now.astimezone(info.tz)
    return PrintStamp("", audience, local, destroy_by(info, local.date()))


def numbered_stamp(
    workspace: Workspace,
    document: str,
    audience: Audience,
    *,
    class_id: int | None = None,
    pupil_id: int | None = None,
) -> PrintStamp:
    """Enter a print in the ledger and return its stamp. Raises Refusal."""
    now = workspace.clock()
    stamp = workspace.read(lambda session: preview_stamp(session, audience, now))
    done = workspace.perform(RecordPrint(document, stamp, class_id, pupil_id))
    if done is None:
        raise RuntimeError("A print always gets a number.")
    return replace(stamp, number=done.number)


def destroy_by(info: School, today: dt.date) -> dt.date:
    """The last day of the next half-term, by which a copy has served; 12 weeks without a calendar.

    domain.md, Clocks: all retention times are the school's to set; this is the suggestion.
    """
    ends = sorted(t.ends for t in info.terms if t.ends >= today)
    if len(ends) > 1:
        return ends[1]
    return today + dt.timedelta(weeks=_WEEKS_WITHOUT_CALENDAR)
