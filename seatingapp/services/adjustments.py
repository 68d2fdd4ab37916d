"""Reasonable adjustments of a pupil: shown with every draft about them, private everywhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seatingapp.domain.errors import Refusal
from seatingapp.domain.identity import new_uid
from seatingapp.domain.names import fold, tidy
from seatingapp.services.entry_notes import refuse_safeguarding
from seatingapp.services.workspace import Done, PrivateEdit, Topic, now_in
from seatingapp.storage import adjustments, pupils, settings
from seatingapp.storage.adjustments import Adjustment as Adjustment

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

LONGEST = 300
MOST = 10  # of one pupil
_TOPICS = frozenset({Topic.FOLLOW_UP})
_KEPT = "No adjustment was changed."


def adjustments_of(session: Session, pupil_id: int) -> tuple[Adjustment, ...]:
    """Return what is recorded for a pupil, the oldest first."""
    return adjustments.of_pupils(session, [pupil_id])


def adjustment_texts(session: Session, pupil_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Return what is recorded for some pupils, in words; pupils with nothing are left out."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for one in adjustments.of_pupils(session, pupil_ids):
        found[one.pupil_id].append(one.text)
    return {pupil_id: tuple(texts) for pupil_id, texts in found.items()}


@dataclass(frozen=True, slots=True)
class AddAdjustment(PrivateEdit):
    """Record an adjustment for a pupil; `Done.uids` names it."""

    pupil_id: int
    text: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Record an adjustment"

    def perform(self, session: Session) -> Done:
        """Store it. Raises Refusal for no words, too many, or a pupil who is gone.

        Raises SafeguardingWording for words that may be about the child's safety.
        """
        if not pupils.load(session, ids=[self.pupil_id]):
            raise Refusal("That pupil is not in this vault any more.", kept=_KEPT)
        known = adjustments.of_pupils(session, [self.pupil_id])
        words = _checked(session, self.text, [k.text for k in known])
        if len(known) >= MOST:
            raise Refusal(
                f"A pupil has at most {MOST} adjustments.",
                kept=_KEPT,
                todo="Change or remove one that does not hold any more.",
            )
        staff = settings.owner(session)[0]
        new = Adjustment(0, new_uid(), self.pupil_id, words, now_in(session), staff)
        adjustments.add(session, [new])
        uids = (new.uid,)
        return Done(RemoveAdjustment(new.uid), _TOPICS, "Adjustment recorded.", uids=uids)


@dataclass(frozen=True, slots=True)
class ChangeAdjustment(PrivateEdit):
    """Say an adjustment in other words."""

    uid: str
    text: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Change an adjustment"

    def perform(self, session: Session) -> Done | None:
        """Store the words; None where it says so already. Raises Refusal as adding does."""
        before = _known(session, self.uid)
        others = adjustments.of_pupils(session, [before.pupil_id])
        words = _checked(session, self.text, [o.text for o in others if o.uid != self.uid])
        if words == before.text:
            return None
        adjustments.put(session, replace(before, text=words))
        return Done(ChangeAdjustment(self.uid, before.text), _TOPICS, "Adjustment changed.")


@dataclass(frozen=True, slots=True)
class RemoveAdjustment(PrivateEdit):
    """Remove an adjustment that does not hold any more."""

    uid: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Remove an adjustment"

    def perform(self, session: Session) -> Done:
        """Remove it. Raises Refusal where it is gone."""
        before = _known(session, self.uid)
        adjustments.remove(session, [before.id])
        return Done(BringBackAdjustment(before), _TOPICS, "Adjustment removed.")


@dataclass(frozen=True, slots=True)
class BringBackAdjustment(PrivateEdit):
    """Bring back an adjustment exactly as it was."""

    removed: Adjustment

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Bring back an adjustment"

    def perform(self, session: Session) -> Done:
        """Store it."""
        adjustments.add(session, [self.removed])
        uid = self.removed.uid
        return Done(RemoveAdjustment(uid), _TOPICS, "Adjustment brought back.", uids=(uid,))


def _known(session: Session, uid: str) -> Adjustment:
    found = adjustments.by_uid(session, uid)
    if found is None:
        raise Refusal("That adjustment is not in this vault any more.", kept=_KEPT)
    return found


def _checked(session: Session, text: str, others: Collection[str]) -> str:
    words = tidy(text)
    refuse_safeguarding(session, words, kept=_KEPT)
    if not words:
        raise Refusal(
            "An adjustment needs words.", kept=_KEPT, todo="Say what is done differently."
        )
    if len(words) > LONGEST:
        raise Refusal(
            f"An adjustment has at most {LONGEST} letters; this one has {len(words)}.",
            kept=_KEPT,
            todo="Say in a line what is done differently.",
        )
    if fold(words) in {fold(other) for other in others}:
        raise Refusal("This adjustment is recorded already.", kept=_KEPT)
    return words
