"""What the dialog that rates a lesson shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass

from seatingapp.domain.on_report import Rated


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target by its place, and what it was given in this lesson."""

    place: int
    text: str
    rated: Rated | None = None


@dataclass(frozen=True, slots=True)
class RatedPupil:
    """Somebody in the lesson who is on report; `uid` is the report's."""

    uid: str
    pupil: str
    away: bool
    targets: tuple[TargetLine, ...]


@dataclass(frozen=True, slots=True)
class RatingState:
    """Everybody in the lesson who is on report."""

    title: str = ""
    pupils: tuple[RatedPupil, ...] = ()
