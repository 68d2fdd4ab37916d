"""Releasing drafts as detentions: the usual type and the next free day are offered, a person says.

The detention itself is set by `services.detentions`, with the same checks as any other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seatingapp.domain.behaviour import Entry
from seatingapp.domain.detention_clashes import Proposal
from seatingapp.domain.detentions import DetentionType
from seatingapp.domain.draft_rules.drafts import DraftState
from seatingapp.domain.errors import Refusal
from seatingapp.domain.ladder import DraftKind
from seatingapp.services.detention_times import proposal
from seatingapp.services.detention_types import types_in_use
from seatingapp.services.detentions import SetDetentions, by_uids, plain_reason
from seatingapp.services.drafts import decide, reviewed, waiting_among
from seatingapp.services.workspace import Done, PrivateEdit
from seatingapp.storage import entries

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_KEPT = "Nothing was decided."


@dataclass(frozen=True, slots=True)
class DetentionOffer:
    """What is offered for drafts of detentions: types, the usual one, and its next free time."""

    kinds: tuple[DetentionType, ...]
    kind: DetentionType
    when: Proposal


def detention_offer(
    session: Session, uids: Collection[str], now: dt.datetime, type_id: int | None = None
) -> DetentionOffer:
    """Return what to offer for some drafts.

    The type is `type_id`, or what their rules or steps ask for, or the first one in use. Raises
    Refusal where a draft is gone, and where the school has no type of detention.
    """
    kinds = types_in_use(session)
    if not kinds:
        raise Refusal(
            "This school has no type of detention.",
            kept=_KEPT,
            todo="Add a type of detention first.",
        )
    found = reviewed(session, uids)
    wanted = [type_id, *(r.detention_type_id for r in found)]
    by_id = {kind.id: kind for kind in kinds}
    kind = next((by_id[w] for w in wanted if w in by_id), kinds[0])
    pupil_ids = tuple({r.draft.pupil_id for r in found})
    return DetentionOffer(kinds, kind, proposal(session, pupil_ids, kind, now))


@dataclass(frozen=True, slots=True)
class ReleaseAsDetentions(PrivateEdit):
    """Set the detention of drafts, and release these; pupils and entries come from the drafts.

    A pupil with several of these drafts gets one detention for all of them. Where no reason is
    typed, each detention has that of its pupil's own entries, for the slip says it to the family.
    """

    uids: tuple[str, ...]
    detention: SetDetentions

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Release a draft" if len(self.uids) == 1 else f"Release {len(self.uids)} drafts"

    def perform(self, session: Session) -> Done | None:
        """Do both; None where none of them waits. Raises Refusal as setting a detention does."""
        found = waiting_among(session, self.uids)
        if any(d.kind is not DraftKind.DETENTION for d in found):
            raise Refusal(
                "Only drafts of detentions are released with a day.",
                kept=_KEPT,
                todo="Release the others by themselves.",
            )
        pupil_ids = tuple(dict.fromkeys(d.pupil_id for d in found))
        named = [entry_id for draft in found for entry_id in draft.entry_ids]
        live = [e for e in entries.by_ids(session, named) if not e.is_void]
        setting = replace(
            self.detention,
            pupil_ids=pupil_ids,
            entry_ids=tuple(e.id for e in live),
            reasons=self.detention.reasons or _reasons(session, self.detention.reason, live),
        )
        done = setting.perform(session)
        if done is None:
            return None
        set_for = {d.pupil_id: d.id for d in by_uids(session, done.uids)}
        return decide(
            session,
            found,
            DraftState.RELEASED,
            "",
            said=done.said,  # whose, and when: what a teacher tells the pupil
            detentions=set_for,
            back=done.inverse,
        )


def _reasons(session: Session, typed: str, about: Sequence[Entry]) -> tuple[tuple[int, str], ...]:
    """Return the reason of each pupil's entries, unless one was typed for all."""
    if typed.strip():
        return ()
    of_pupils: dict[int, list[int]] = {}
    for entry in about:
        of_pupils.setdefault(entry.pupil_id, []).append(entry.id)
    return tuple((pupil, plain_reason(session, ids)) for pupil, ids in of_pupils.items())
