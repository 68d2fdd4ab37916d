"""The types of detention that a school has: add one, change it, retire it, bring it back.

A type that a detention or the ladder refers to is never removed; detentions keep its old name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from seatingapp.domain.detentions import DetentionType, check_type
from seatingapp.domain.errors import Refusal
from seatingapp.domain.identity import new_uid
from seatingapp.domain.names import fold, tidy
from seatingapp.services.workspace import Done, Topic
from seatingapp.storage import detentions, rooms

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_TOPICS = frozenset({Topic.FOLLOW_UP})
_KEPT = "Nothing was changed."


def all_types(session: Session) -> tuple[DetentionType, ...]:
    """Return all types in their order, those that are retired too."""
    return detentions.load_types(session)


def types_in_use(session: Session) -> tuple[DetentionType, ...]:
    """Return the types that a new detention may be of."""
    return tuple(kind for kind in detentions.load_types(session) if not kind.retired)


def type_named(session: Session, name: str) -> DetentionType:
    """Return a type by name, whatever its case. Raises Refusal where there is none."""
    known = detentions.load_types(session)
    found = [kind for kind in known if fold(kind.name) == fold(name)]
    if not found:
        listed = ", ".join(kind.name for kind in known if not kind.retired) or "none yet"
        raise Refusal(
            f"There is no type of detention called {name[:60]}.",
            where=f"Types: {listed}.",
            kept=_KEPT,
        )
    return found[0]


def usable_type(session: Session, type_id: int) -> DetentionType:
    """Return a type that may be used now. Raises Refusal for one that is retired or gone."""
    found = next((k for k in detentions.load_types(session) if k.id == type_id), None)
    if found is None:
        raise Refusal("That type of detention is not in this vault.", kept=_KEPT)
    if found.retired:
        raise Refusal(
            f"{found.name} is not in use any more.",
            kept=_KEPT,
            todo="Choose another type, or bring this one back first.",
        )
    return found


@dataclass(frozen=True, slots=True)
class AddDetentionType:
    """Add a type; without a position it comes last."""

    kind: DetentionType
    uid: str = field(default_factory=new_uid)

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"Add {self.kind.name}"

    def perform(self, session: Session) -> Done:
        """Add it. Raises Refusal for a name that is empty, long or taken, and for odd numbers."""
        known = detentions.load_types(session)
        position = self.kind.position or max((k.position for k in known), default=0) + 1
        kind = replace(_tidied(self.kind), uid=self.uid, position=position)
        _check(session, kind, known)
        detentions.add_types(session, [kind])
        back = TakeBackType(self.uid)
        return Done(back, _TOPICS, f"{kind.name} added.", uids=(self.uid,))


@dataclass(frozen=True, slots=True)
class RemoveDetentionType:
    """Take out a type that nothing refers to; anything else is retired instead."""

    uid: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Remove a type of detention"

    def perform(self, session: Session) -> Done | None:
        """Remove it. Raises Refusal where a detention or a step of the ladder refers to it."""
        kind = _known(session, self.uid)
        if detentions.type_in_use(session, kind.id):
            raise Refusal(
                f"{kind.name} is used by a detention or by the ladder.",
                kept="It was not removed.",
                todo="Retire it: it is not offered any more, and its detentions stay.",
            )
        detentions.remove_type(session, self.uid)
        return Done(AddDetentionType(kind, self.uid), _TOPICS, f"{kind.name} removed.")


@dataclass(frozen=True, slots=True)
class TakeBackType:
    """Undo that a type was added.

    Detentions that were set and taken back since stay in the record as withdrawn (decision 0046),
    and so does their type: retired then, where it would have been removed.
    """

    uid: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Remove a type of detention"

    def perform(self, session: Session) -> Done | None:
        """Remove or retire it. Raises Refusal where a detention that stands refers to it."""
        kind = _known(session, self.uid)
        only_withdrawn = detentions.type_in_use(session, kind.id) and not detentions.type_in_use(
            session, kind.id, withdrawn=False
        )
        if only_withdrawn:
            return retire_type(kind).perform(session)
        return RemoveDetentionType(self.uid).perform(session)


@dataclass(frozen=True, slots=True)
class ChangeDetentionType:
    """Make a type what `kind` says; it is found by its uid. Detentions that are set stay."""

    kind: DetentionType

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"Change {self.kind.name}"

    def perform(self, session: Session) -> Done | None:
        """Change it. Raises Refusal as for a new one, and where it is gone."""
        before = _known(session, self.kind.uid)
        kind = replace(_tidied(self.kind), id=before.id)
        if kind == before:
            return None
        others = [k for k in detentions.load_types(session) if k.uid != kind.uid]
        _check(session, kind, others)
        detentions.update_type(session, kind)
        said = f"{kind.name} saved."
        if kind.retired != before.retired:
            said = f"{kind.name} is {'not in use any more' if kind.retired else 'in use again'}."
        return Done(ChangeDetentionType(before), _TOPICS, said)


def retire_type(kind: DetentionType, retired: bool = True) -> ChangeDetentionType:
    """Return the edit that takes a type out of use, or brings it back."""
    return ChangeDetentionType(replace(kind, retired=retired))


def _tidied(kind: DetentionType) -> DetentionType:
    return replace(kind, name=tidy(kind.name), place=tidy(kind.place))


def _check(session: Session, kind: DetentionType, others: Sequence[DetentionType]) -> None:
    check_type(kind, others)
    if kind.room_id is not None and kind.room_id not in {r.id for r in rooms.load(session)}:
        raise Refusal("That room is not in this vault any more.", kept=_KEPT)


def _known(session: Session, uid: str) -> DetentionType:
    found = next((k for k in detentions.load_types(session) if k.uid == uid), None)
    if found is None:
        raise Refusal("That type of detention is not in this vault any more.", kept=_KEPT)
    return found
