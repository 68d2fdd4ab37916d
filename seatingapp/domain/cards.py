"""What a teacher wants to see on a pupil's card, and the signs that need more than a word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from seatingapp.domain.names import NameForm
from seatingapp.domain.pupils import Characteristic

_NOT_KNOWN = "–"


@dataclass(frozen=True, slots=True)
class CardOptions:
    """What cards show. Marks and grades are private whatever is chosen here.

    Where `photo` is on and there is none, and where it is off, the initials take its place unless
    they are off too. `points` are those of the lesson.
    """

    photo: bool = True
    initials: bool = True
    name_form: NameForm = NameForm.SHORT
    marks: bool = True
    grades: bool = True
    points: bool = True


@dataclass(frozen=True, slots=True)
class Grades:
    """What a pupil is to reach and where the pupil stands; either may be unknown ("")."""

    target: str = ""
    working_at: str = ""

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.target or self.working_at)

    @property
    def sign(self) -> str:
        """Target against working-at as a card has it: `7 ▸ 6`; "" where neither is known."""
        if not self:
            return ""
        return f"{self.target or _NOT_KNOWN} ▸ {self.working_at or _NOT_KNOWN}"

    @property
    def words(self) -> str:
        """The same for a screen reader: `target 7, working at 6`."""
        parts = (("target", self.target), ("working at", self.working_at))
        return ", ".join(f"{what} {grade}" for what, grade in parts if grade)


NO_GRADES = Grades()


def grades(
    characteristics: Mapping[Characteristic, str], in_use: frozenset[Characteristic]
) -> Grades:
    """Return the grades of a pupil, of the kinds in use only."""
    target, working_at = (
        characteristics.get(kind, "").strip() if kind in in_use else ""
        for kind in (Characteristic.TARGET, Characteristic.WORKING_AT)
    )
    return Grades(target, working_at)
