"""The pupil sees it differently: raising a dispute, and settling it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seatingapp.domain.disputes import LONGEST_VIEW, Dispute
from seatingapp.domain.errors import Refusal
from seatingapp.services.completing import live
from seatingapp.services.entry_notes import NOTHING_CHANGED, checked
from seatingapp.services.workspace import Done, PrivateEdit, Topic, now_in
from seatingapp.storage import entry_disputes, settings

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_TOPICS = frozenset({Topic.LESSON})


@dataclass(frozen=True, slots=True)
class RaiseDispute(PrivateEdit):
    """Write down that the pupil sees an entry differently, in the pupil's words."""

    uid: str
    view: str
    who: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Dispute an entry"

    def perform(self, session: Session) -> Done:
        """Store it. Raises Refusal without a view, and where one is open already."""
        (entry,) = live(session, (self.uid,))
        view = _view(session, self.view, "What the pupil says is missing.")
        known = entry_disputes.holding(session, [entry.id]).get(entry.id)
        if known is not None and known.is_open:
            raise Refusal(
                "That entry is disputed already.",
                where=f"The pupil's view: “{known.view}”.",
                kept=NOTHING_CHANGED,
                todo="Settle it first.",
            )
        staff_id, _name = settings.owner(session)
        entry_disputes.add(session, Dispute(0, entry.id, view, now_in(session), ""), staff_id)
        back = TakeBackDispute(self.uid, view, self.who)
        return Done(back, _TOPICS, f"{self.who} · the pupil's view is kept", uids=(self.uid,))


@dataclass(frozen=True, slots=True)
class TakeBackDispute(PrivateEdit):
    """Take back an open dispute; that it was raised stays on record."""

    uid: str
    view: str
    who: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Take back a dispute"

    def perform(self, session: Session) -> Done:
        """Lift it. Raises Refusal where none is open."""
        dispute = _open(session, self.uid)
        entry_disputes.lift(session, dispute.id, now_in(session))
        back = RaiseDispute(self.uid, self.view, self.who)
        return Done(back, _TOPICS, f"{self.who} · taken back")


@dataclass(frozen=True, slots=True)
class SettleDispute(PrivateEdit):
    """Write down what came of a dispute."""

    uid: str
    outcome: str
    who: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Settle a dispute"

    def perform(self, session: Session) -> Done:
        """Put the settled row in the open one's place. Raises Refusal where none is open."""
        dispute = _open(session, self.uid)
        outcome = _view(session, self.outcome, "What came of it is missing.")
        staff_id, _name = settings.owner(session)
        now = now_in(session)
        entry_disputes.lift(session, dispute.id, now)
        settled = replace(dispute, settled_at=now, outcome=outcome, lifted_at=None)
        entry_disputes.add(session, settled, staff_id)
        back = ReopenDispute(self.uid, outcome, self.who)
        return Done(back, _TOPICS, f"{self.who} · settled", uids=(self.uid,))


@dataclass(frozen=True, slots=True)
class ReopenDispute(PrivateEdit):
    """Take back that a dispute was settled."""

    uid: str
    outcome: str
    who: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Open a dispute again"

    def perform(self, session: Session) -> Done:
        """Put an open row in the settled one's place. Raises Refusal where none is settled."""
        (entry,) = live(session, (self.uid,))
        dispute = entry_disputes.holding(session, [entry.id]).get(entry.id)
        if dispute is None or dispute.is_open:
            raise Refusal("No dispute of that entry is settled.", kept=NOTHING_CHANGED)
        staff_id, _name = settings.owner(session)
        entry_disputes.lift(session, dispute.id, now_in(session))
        opened = replace(dispute, settled_at=None, outcome="", lifted_at=None)
        entry_disputes.add(session, opened, staff_id)
        back = SettleDispute(self.uid, self.outcome, self.who)
        return Done(back, _TOPICS, f"{self.who} · taken back")


def _open(session: Session, uid: str) -> Dispute:
    (entry,) = live(session, (uid,))
    dispute = entry_disputes.holding(session, [entry.id]).get(entry.id)
    if dispute is None or not dispute.is_open:
        raise Refusal("That entry is not disputed.", kept=NOTHING_CHANGED)
    return dispute


def _view(session: Session, text: str, missing: str) -> str:
    view = checked(session, text, longest=LONGEST_VIEW, what="A view")
    if not view:
        raise Refusal(missing, kept=NOTHING_CHANGED, todo="Write it in a few words.")
    return view
