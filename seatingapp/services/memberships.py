"""Who is in which class: put pupils into a class and take them out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.errors import Refusal
from seatingapp.domain.pupils import Pupil, SchoolClass
from seatingapp.domain.wording import counted
from seatingapp.services.classes import class_by_id
from seatingapp.services.workspace import Done, Topic
from seatingapp.storage import classes, pupils

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_TOPICS = frozenset({Topic.PUPILS, Topic.PLANS})


@dataclass(frozen=True, slots=True)
class AddToClass:
    """Put pupils into a class; those who are in it already are left as they are."""

    class_id: int
    pupil_ids: tuple[int, ...]

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Add to class"

    def perform(self, session: Session) -> Done | None:
        """Add them. Raises Refusal where the class or a pupil is gone."""
        to, known = class_by_id(session, self.class_id), _members(session, self.class_id)
        wanted = _pupils(session, self.pupil_ids)
        new = tuple(p.id for p in wanted if p.id not in known)
        if not new:
            return None
        classes.add_members(session, to.id, new)
        said = f"{_said(wanted, new)} added to {to.name}."
        return Done(RemoveFromClass(to.id, new), _TOPICS, said)


@dataclass(frozen=True, slots=True)
class RemoveFromClass:
    """Take pupils out of a class. What was logged and planned for them is kept."""

    class_id: int
    pupil_ids: tuple[int, ...]

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Remove from class"

    def perform(self, session: Session) -> Done | None:
        """Remove them. Raises Refusal where the class or a pupil is gone."""
        left: SchoolClass = class_by_id(session, self.class_id)
        known = _members(session, self.class_id)
        wanted = _pupils(session, self.pupil_ids)
        there = tuple(p.id for p in wanted if p.id in known)
        if not there:
            return None
        classes.remove_members(session, left.id, there)
        said = f"{_said(wanted, there)} removed from {left.name}."
        return Done(AddToClass(left.id, there), _TOPICS, said)


def _members(session: Session, class_id: int) -> frozenset[int]:
    return classes.members(session).get(class_id, frozenset())


def _pupils(session: Session, ids: tuple[int, ...]) -> tuple[Pupil, ...]:
    found = pupils.load(session, ids=ids)
    if len(found) != len(set(ids)):
        raise Refusal("That pupil is not in this vault any more.", kept="Nothing was changed.")
    return found


def _said(wanted: tuple[Pupil, ...], touched: tuple[int, ...]) -> str:
    """One pupil by name, several by their number."""
    if len(touched) == 1:
        return next(p.name.full for p in wanted if p.id == touched[0])
    return counted(len(touched), "pupil")
