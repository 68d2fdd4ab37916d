"""Classes that nobody is in yet: added where a timetable names them, and taken back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from seatingapp.domain.errors import Refusal
from seatingapp.domain.identity import new_uid
from seatingapp.domain.pupils import SchoolClass
from seatingapp.services.workspace import Done, Topic
from seatingapp.storage import classes

if TYPE_CHECKING:
    from seatingapp.storage.session import Session


@dataclass(frozen=True, slots=True)
class AddClass:
    """Add a class that nobody is in yet; `again` is one that was removed, with its number."""

    name: str
    uid: str = field(default_factory=new_uid)
    again: SchoolClass | None = None

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"Add class {self.name}"

    def perform(self, session: Session) -> Done:
        """Store it."""
        made = self.again or SchoolClass(0, self.uid, self.name)
        class_id = classes.put(session, made)
        return Done(RemoveClass(class_id), frozenset({Topic.PUPILS}), f"{self.name} added.")


@dataclass(frozen=True, slots=True)
class RemoveClass:
    """Take back a class that nothing has happened in."""

    class_id: int

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Remove class"

    def perform(self, session: Session) -> Done | None:
        """Remove it. Raises Refusal where somebody is in it or something refers to it."""
        found = next((c for c in classes.load(session) if c.id == self.class_id), None)
        if found is None:
            return None
        if classes.in_use(session, found.id):
            raise Refusal(
                f"{found.name} is in use.",
                where="Pupils are in it, or plans, lessons or rules refer to it.",
                kept="The class stays.",
            )
        classes.remove(session, found.id)
        return Done(AddClass(found.name, found.uid, found), frozenset({Topic.PUPILS}), "")
