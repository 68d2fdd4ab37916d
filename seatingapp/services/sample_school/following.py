"""What follows entries at the sample school: rules that draft, drafts to decide, adjustments."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.draft_rules.defaults import default_rules
from seatingapp.domain.draft_rules.drafts import DraftState
from seatingapp.domain.draft_rules.rule import DraftRule, Span, Window
from seatingapp.domain.identity import new_uid
from seatingapp.domain.ladder import DraftKind
from seatingapp.services.drafting import carry_out, outstanding
from seatingapp.storage import adjustments, draft_rules, drafting, drafts, entries, settings
from seatingapp.storage.adjustments import Adjustment
from seatingapp.storage.draft_rules import StoredDraftRule

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_ON_SINCE = dt.timedelta(days=21)
_ADJUSTMENTS = (
    "Anxious about change: a quiet word first, and five minutes outside the room.",
    "Deaf in the left ear: instructions may not have been heard. Say them face to face.",
)


def follow_up(session: Session) -> None:
    """Store rules, let them draft as of the last entry, and decide the oldest drafts."""
    newest = entries.of_class(session, None, most=1)
    if not newest:
        return
    now = newest[0].recorded_at
    staff = settings.owner(session)[0]
    for position, rule in enumerate(_rules(now - _ON_SINCE), 1):
        draft_rules.add(session, StoredDraftRule(rule, position, now - _ON_SINCE, staff))
    found = outstanding(session, now, most=1_000_000)
    carry_out(session, found.settling)
    drafting.put_marks(session, found.marks)
    told = (d.pupil_id for d in drafts.waiting(session) if d.kind is DraftKind.TELL)
    for pupil_id, text in zip(dict.fromkeys(told), _ADJUSTMENTS, strict=False):
        made = now - 2 * _ON_SINCE
        adjustments.add(session, [Adjustment(0, new_uid(), pupil_id, text, made, staff)])
    _decide(session, now)


def _rules(since: dt.datetime) -> tuple[DraftRule, ...]:
    tell, letter, card = default_rules()
    day = DraftRule(
        Polarity.CONCERN,
        2,
        Window(Span.DAY),
        DraftKind.DETENTION,
        name="Twice in a day",
    )
    card = replace(card, threshold=4)  # one teacher sees less of a week than a school does
    on = [replace(rule, active=True, since=since) for rule in (tell, day, card)]
    return tuple(replace(rule, uid=new_uid()) for rule in (*on, letter))


def _decide(session: Session, now: dt.datetime) -> None:
    """Tell of the oldest that is to be told, and dismiss the oldest detention."""
    for kind, state, note in (
        (DraftKind.TELL, DraftState.RELEASED, "Spoke on the phone; will see them on Friday."),
        (DraftKind.DETENTION, DraftState.DISMISSED, "Settled after a talk at break."),
    ):
        oldest = next((d for d in drafts.waiting(session) if d.kind is kind), None)
        if oldest is not None:
            drafts.decide(session, oldest.id, state, now, note)
