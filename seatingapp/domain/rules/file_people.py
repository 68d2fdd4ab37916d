"""How a rule file speaks of pupils and plans, which have other numbers in every vault."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from seatingapp.domain.json_checks import Fields, Wrong, line
from seatingapp.domain.plans import PlanLine, Purpose

LONGEST_PUPIL = 300  # a name, or another way to say who is meant
LONGEST_UID = 64
LONGEST_ROOM = 60
LONGEST_PLAN = 60

_PUPIL = frozenset({"name", "uid"})
_PLAN = frozenset({"room", "purpose", "name"})


@dataclass(frozen=True, slots=True)
class PupilSaid:
    """A pupil as a file names them: by a name or number, by the uid, or by both."""

    name: str = ""
    uid: str = ""


@dataclass(frozen=True, slots=True)
class PlanSaid:
    """The plans of a class as a file names them: by their room, purpose and name."""

    room: str
    purpose: Purpose = Purpose.LESSON
    name: str = ""


class Calling(Protocol):
    """Says for a file who and what is meant."""

    def call_pupil(self, pupil_id: int) -> PupilSaid:
        """Return how a pupil is named."""

    def call_plan(self, line: PlanLine) -> PlanSaid:
        """Return how the plans of a line are named."""


class Finding(Protocol):
    """Finds whom and what a file means; a Wrong says who is unknown, and `place` in the file."""

    @property
    def class_id(self) -> int:
        """The class that the file is read for."""

    def find_pupil(self, said: PupilSaid, place: str) -> int:
        """Return a pupil."""

    def find_plan(self, said: PlanSaid, place: str) -> PlanLine:
        """Return the line of plans in a room, which may have none yet."""


def pupil_data(said: PupilSaid) -> Any:  # noqa: ANN401 -- JSON
    """Return what a file holds for a pupil: the bare name where that is all."""
    return {"name": said.name, "uid": said.uid} if said.uid else said.name


def pupil_said(value: object, place: str) -> PupilSaid:
    """Return whom a file names at a place. Raises Wrong."""
    if isinstance(value, str):
        found = PupilSaid(line(value, place, LONGEST_PUPIL))
    else:
        fields = Fields(value, place, _PUPIL)
        found = PupilSaid(
            fields.text("name", LONGEST_PUPIL, ""), fields.text("uid", LONGEST_UID, "")
        )
    if not (found.name or found.uid):
        raise Wrong("Here is nobody: a pupil has a name, or a uid.", place)
    return found


def plan_data(said: PlanSaid) -> dict[str, Any]:
    """Return what a file holds for the plans of a line."""
    return {"room": said.room, "purpose": said.purpose, "name": said.name}


def plan_said(value: object, place: str) -> PlanSaid:
    """Return the plans that a file names at a place. Raises Wrong."""
    fields = Fields(value, place, _PLAN)
    room = fields.text("room", LONGEST_ROOM)
    if not room:
        raise Wrong("The room has no name.", fields.at("room"))
    purpose = fields.choice("purpose", Purpose, Purpose.LESSON)
    return PlanSaid(room, purpose, fields.text("name", LONGEST_PLAN, ""))
