"""Letters home and praise postcards, from drafts that a person released; numbered in the ledger."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.audiences import ALLOWED, Audience, Field, PrintStamp
from seatingapp.domain.behaviour import Entry, Polarity, tally
from seatingapp.domain.draft_rules.drafts import DraftState
from seatingapp.domain.errors import Refusal
from seatingapp.domain.ladder import DraftKind
from seatingapp.domain.wording import long_date
from seatingapp.printing.letter_snapshots import LetterSnapshot
from seatingapp.services import drafts
from seatingapp.services.drafts import ReviewedDraft
from seatingapp.services.family_lines import FamilyLines
from seatingapp.services.printouts import Printout
from seatingapp.services.prints import numbered_stamp, preview_stamp
from seatingapp.services.school import School, school
from seatingapp.services.workspace import Workspace
from seatingapp.storage import entries

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

DOCUMENTS = {DraftKind.LETTER: "letter home", DraftKind.POSTCARD: "praise postcard"}
_KEPT = "Nothing was printed."


@dataclass(frozen=True, slots=True)
class NumberedLetter:
    """A letter or postcard that is in the ledger and can be drawn, on any thread."""

    kind: DraftKind
    snapshot: LetterSnapshot

    def draw(self) -> Printout:
        """Return the PDF."""
        from seatingapp.printing.letters import letter_pdf
        from seatingapp.printing.postcards import postcard_pdf

        pdf = postcard_pdf if self.kind is DraftKind.POSTCARD else letter_pdf
        return Printout(pdf(self.snapshot), self.snapshot.stamp.number)

    def unprintable(self) -> tuple[str, ...]:
        """Return the letters of the name that no font here has: on paper they are empty boxes."""
        from seatingapp.printing.text_runs import missing_letters

        return missing_letters([self.snapshot.pupil_name])


def number_letter(workspace: Workspace, uid: str) -> NumberedLetter:
    """Enter the paper of a released draft in the ledger. Raises Refusal; nothing is entered then.

    Refused are drafts that wait or were dismissed, those of other kinds, and those of which no
    entry is left that a family reads.
    """
    now = workspace.clock()
    reviewed = workspace.read(lambda session: _released(session, uid))
    workspace.read(
        lambda session: letter(session, uid, preview_stamp(session, Audience.FAMILY, now))
    )
    kind, pupil_id = reviewed.draft.kind, reviewed.pupil.id
    stamp = numbered_stamp(workspace, DOCUMENTS[kind], Audience.FAMILY, pupil_id=pupil_id)
    return NumberedLetter(kind, workspace.read(lambda session: letter(session, uid, stamp)))


def letter(session: Session, uid: str, stamp: PrintStamp) -> LetterSnapshot:
    """Return what the paper of a released draft says. Raises Refusal as `number_letter` does."""
    allowed = ALLOWED[Audience.FAMILY]
    reviewed = _released(session, uid)
    found = [e for e in drafts.entries_of(session, uid) if _is_for_families(e)]
    if not found:
        raise Refusal(
            "No entry of this draft is left that a family reads.",
            kept=_KEPT,
            todo="They were taken back, or their step is not printed for families.",
        )
    info = school(session)
    pupil, polarity = reviewed.pupil, _polarity(found, reviewed.draft.kind)
    chosen = [e for e in found if e.polarity is polarity]
    praised = "" if polarity is Polarity.PRAISE else _praised(session, info, reviewed, chosen)
    return LetterSnapshot(
        info.name,
        pupil.name.full if Field.FULL_NAME in allowed else "",
        pupil.name.forename or pupil.name.full,
        pupil.form if Field.FORM in allowed else "",
        stamp,
        polarity,
        FamilyLines(session, info, chosen).of(polarity),
        praised if Field.PRAISE in allowed else "",
        info.teacher,
    )


def _released(session: Session, uid: str) -> ReviewedDraft:
    (reviewed,) = drafts.reviewed(session, [uid])
    if reviewed.draft.kind not in DOCUMENTS:
        raise Refusal("There is no paper to print of this draft.", kept=_KEPT)
    if reviewed.draft.state is not DraftState.RELEASED:
        raise Refusal(
            "This draft was not released.",
            kept=_KEPT,
            todo="Release it first: nothing goes home that nobody decided.",
        )
    return reviewed


def _is_for_families(entry: Entry) -> bool:
    return not entry.is_void and entry.counts and entry.for_families


def _polarity(found: list[Entry], kind: DraftKind) -> Polarity:
    """What the paper is about: a postcard praises, a letter says what most entries are."""
    if kind is DraftKind.POSTCARD:
        return Polarity.PRAISE
    concern = sum(e.polarity is Polarity.CONCERN for e in found)
    return Polarity.CONCERN if concern * 2 >= len(found) else Polarity.PRAISE


def _praised(session: Session, info: School, reviewed: ReviewedDraft, chosen: list[Entry]) -> str:
    """How often the pupil was praised since the first of the entries: praise comes first."""
    first = min(e.happened_at for e in chosen).astimezone(info.tz).date()
    since = dt.datetime.combine(first, dt.time(), info.tz)
    meanwhile = entries.of_pupil(session, reviewed.pupil.id, since)
    times = tally(e for e in meanwhile if e.for_families).praise_events
    if not times:
        return ""
    called = reviewed.pupil.name.forename or reviewed.pupil.name.full
    return f"Since {long_date(first)} {called} was praised {_times(times)}."


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
