"""What is tried for a pupil: added, changed, ended, and the numbers before and since."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from seatingapp.domain import interventions as rules
from seatingapp.domain.errors import Refusal
from seatingapp.domain.identity import new_uid
from seatingapp.domain.interventions import BeforeAndSince, Intervention
from seatingapp.services.entry_notes import refuse_safeguarding
from seatingapp.services.school import school
from seatingapp.services.workspace import Done, PrivateEdit, Topic, now_in
from seatingapp.storage import entries, interventions, pupils, settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from seatingapp.storage.session import Session

_TOPICS = frozenset({Topic.FOLLOW_UP})
_KEPT = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class AddIntervention(PrivateEdit):
    """Write down what is tried for a pupil; `who` is how the user called them."""

    intervention: Intervention
    who: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Add an intervention"

    def perform(self, session: Session) -> Done:
        """Store it. Raises Refusal for an overlong text, dates in the wrong order, nobody."""
        if not pupils.load(session, ids=[self.intervention.pupil_id]):
            raise Refusal("That pupil is not in this vault any more.", kept=_KEPT)
        uid = self.intervention.uid or new_uid()
        _check_words(session, self.intervention)
        new = rules.checked(replace(self.intervention, uid=uid))
        staff_id, _name = settings.owner(session)
        interventions.add(session, new, now_in(session), staff_id)
        said = f"{self.who} · {new.what}"
        return Done(RemoveIntervention(uid, self.who), _TOPICS, said, uids=(uid,))


@dataclass(frozen=True, slots=True)
class ChangeIntervention(PrivateEdit):
    """Change what an intervention says, or end it."""

    intervention: Intervention
    who: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Change an intervention"

    def perform(self, session: Session) -> Done | None:
        """Store it. Raises Refusal as adding does, and where it is gone."""
        before = _by_uid(session, self.intervention.uid)
        _check_words(session, self.intervention)
        changed = rules.checked(replace(self.intervention, id=before.id, pupil_id=before.pupil_id))
        if changed == before:
            return None
        interventions.change(session, changed)
        said = f"{self.who} · {changed.what} changed"
        return Done(ChangeIntervention(before, self.who), _TOPICS, said)


@dataclass(frozen=True, slots=True)
class RemoveIntervention(PrivateEdit):
    """Take an intervention away, such as one that was written down by mistake."""

    uid: str
    who: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Remove an intervention"

    def perform(self, session: Session) -> Done:
        """Remove it. Raises Refusal where it is gone."""
        before = _by_uid(session, self.uid)
        taken = interventions.take(session, self.uid)
        said = f"{self.who} · {before.what} removed"
        return Done(_PutBack(self.uid, before.what, taken, self.who), _TOPICS, said)


@dataclass(frozen=True, slots=True)
class _PutBack(PrivateEdit):
    """Bring a removed intervention back as it was."""

    uid: str
    what: str
    taken: Mapping[str, Any]
    who: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Add an intervention"

    def perform(self, session: Session) -> Done:
        """Store it."""
        interventions.put_back(session, self.taken)
        said = f"{self.who} · {self.what}"
        return Done(RemoveIntervention(self.uid, self.who), _TOPICS, said, uids=(self.uid,))


def all_interventions(session: Session) -> tuple[Intervention, ...]:
    """Return every intervention, the newest first."""
    return interventions.load(session)


def interventions_of(session: Session, pupil_id: int) -> tuple[Intervention, ...]:
    """Return those of a pupil, the newest first."""
    return interventions.of_pupil(session, pupil_id)


def before_and_since(session: Session, uid: str, today: dt.date) -> BeforeAndSince | None:
    """Return the numbers before and since; None while no whole week has passed."""
    found = _by_uid(session, uid)
    zone = school(session).tz
    dated = (
        (entry.happened_at.astimezone(zone).date(), entry)
        for entry in entries.of_pupil(session, found.pupil_id)
    )
    return rules.before_and_since(found, dated, today)


def _check_words(session: Session, new: Intervention) -> None:
    refuse_safeguarding(session, new.what, new.note, new.outcome)


def _by_uid(session: Session, uid: str) -> Intervention:
    found = interventions.by_uid(session, uid)
    if found is None:
        raise Refusal("That intervention is not in this vault any more.", kept=_KEPT)
    return found
