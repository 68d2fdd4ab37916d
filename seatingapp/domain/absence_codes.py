"""The absence codes of the attendance register in England, and which of them excuse a pupil.

From the Department for Education's "Working together to improve school attendance" (August 2024),
chapter 8, which follows the School Attendance (Pupil Registration) (England) Regulations 2024. The
app keeps no statutory register: whoever takes attendance reads the code there and types it here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from seatingapp.domain.errors import Refusal


class AbsenceGroup(StrEnum):
    """How the register counts an absence."""

    ELSEWHERE = "educated elsewhere"
    AUTHORISED = "authorised absence"
    UNABLE = "unable to attend"
    UNAUTHORISED = "unauthorised absence"


@dataclass(frozen=True, slots=True)
class AbsenceCode:
    """A code of the register, what it means, and how it counts."""

    code: str
    meaning: str
    group: AbsenceGroup

    @property
    def excuses(self) -> bool:
        """Whether a pupil who was absent with it did not miss anything by their own doing."""
        return self.group is not AbsenceGroup.UNAUTHORISED

    @property
    def words(self) -> str:
        """Such as `I, illness (authorised absence)`."""
        return f"{self.code}, {self.meaning} ({self.group})"


_E, _A, _U, _N = (
    AbsenceGroup.ELSEWHERE,
    AbsenceGroup.AUTHORISED,
    AbsenceGroup.UNABLE,
    AbsenceGroup.UNAUTHORISED,
)
ABSENCE_CODES: tuple[AbsenceCode, ...] = (
    AbsenceCode("I", "illness", _A),
    AbsenceCode("M", "medical or dental appointment", _A),
    AbsenceCode("C", "leave for exceptional circumstances", _A),
    AbsenceCode("C1", "leave for a regulated performance or employment", _A),
    AbsenceCode("C2", "leave for a part-time timetable", _A),
    AbsenceCode("E", "suspended or excluded, no other provision made", _A),
    AbsenceCode("J1", "leave for an interview", _A),
    AbsenceCode("R", "religious observance", _A),
    AbsenceCode("S", "leave for study", _A),
    AbsenceCode("T", "parent travelling for work", _A),
    AbsenceCode("B", "another approved educational activity", _E),
    AbsenceCode("D", "registered at another school too", _E),
    AbsenceCode("K", "education arranged by the local authority", _E),
    AbsenceCode("P", "sporting activity", _E),
    AbsenceCode("V", "educational visit or trip", _E),
    AbsenceCode("W", "work experience", _E),
    AbsenceCode("Q", "no access arrangements made", _U),
    AbsenceCode("X", "not of compulsory school age, not required to attend", _U),
    AbsenceCode("Y1", "transport not available", _U),
    AbsenceCode("Y2", "travel widely disrupted", _U),
    AbsenceCode("Y3", "part of the school closed", _U),
    AbsenceCode("Y4", "whole school closed unexpectedly", _U),
    AbsenceCode("Y5", "in the criminal justice system's care", _U),
    AbsenceCode("Y6", "public health guidance", _U),
    AbsenceCode("Y7", "another unavoidable cause", _U),
    AbsenceCode("G", "holiday that was not granted", _N),
    AbsenceCode("N", "no reason known yet", _N),
    AbsenceCode("O", "absent in other circumstances", _N),
    AbsenceCode("U", "came after registration closed", _N),
)
_BY_CODE = {known.code: known for known in ABSENCE_CODES}


def absence_code(typed: str) -> AbsenceCode:
    """Return the code that somebody typed, whatever the case. Raises Refusal for an unknown one."""
    known = _BY_CODE.get(typed.strip().upper())
    if known is None:
        raise Refusal(
            f"The register has no absence code “{typed.strip()[:10]}”.",
            where=f"Codes: {', '.join(_BY_CODE)}.",
            kept="Nothing was changed.",
            todo="Look it up in the register, or leave the code empty.",
        )
    return known
