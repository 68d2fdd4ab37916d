"""Pupils, what is known of them, and the classes they are in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from seatingapp.domain.names import PersonName


class Characteristic(StrEnum):
    """What a school may record of a pupil; the school switches each kind on with a purpose."""

    SEN = "sen"  # N, K or E
    SEN_NEEDS = "sen_needs"  # DfE codes, comma separated
    PUPIL_PREMIUM = "pupil_premium"
    FSM = "fsm"
    EVER_6 = "ever_6"
    SERVICE_CHILD = "service_child"
    LOOKED_AFTER = "looked_after"
    EAL = "eal"
    ACTION = "action"  # what the teacher does: "front, left ear", "inhaler in bag"
    READING_AGE = "reading_age"  # years:months
    PRIOR_ATTAINMENT = "prior_attainment"  # H, M, L or local
    TARGET = "target"
    WORKING_AT = "working_at"
    SEX = "sex"
    MORE_ABLE = "more_able"


# The words for each kind, and the short mark that a card carries where the kind has one.
CHARACTERISTIC_LABELS: dict[Characteristic, str] = {
    Characteristic.SEN: "SEN provision",
    Characteristic.SEN_NEEDS: "SEN needs",
    Characteristic.PUPIL_PREMIUM: "Pupil premium",
    Characteristic.FSM: "Free school meals",
    Characteristic.EVER_6: "Ever 6 FSM",
    Characteristic.SERVICE_CHILD: "Service child",
    Characteristic.LOOKED_AFTER: "Looked after",
    Characteristic.EAL: "English as an additional language",
    Characteristic.ACTION: "Action",
    Characteristic.READING_AGE: "Reading age",
    Characteristic.PRIOR_ATTAINMENT: "Prior attainment",
    Characteristic.TARGET: "Target",
    Characteristic.WORKING_AT: "Working at",
    Characteristic.SEX: "Sex",
    Characteristic.MORE_ABLE: "More able",
}
_FLAG_MARKS: dict[Characteristic, tuple[str, str]] = {
    Characteristic.PUPIL_PREMIUM: ("PP", "pupil premium"),
    Characteristic.FSM: ("FSM", "free school meals"),
    Characteristic.EAL: ("EAL", "English as an additional language"),
    Characteristic.LOOKED_AFTER: ("LAC", "looked after"),
    Characteristic.SERVICE_CHILD: ("SC", "service child"),
    Characteristic.MORE_ABLE: ("MA", "more able"),
}
_SEN_MARKS: dict[str, tuple[str, str]] = {"K": ("K", "SEN support"), "E": ("E", "EHC plan")}
# Switched on in a new vault. Looked after, sex and FSM stay off until the school says why.
DEFAULT_IN_USE: frozenset[Characteristic] = frozenset(
    {
        Characteristic.SEN,
        Characteristic.PUPIL_PREMIUM,
        Characteristic.EAL,
        Characteristic.ACTION,
        Characteristic.PRIOR_ATTAINMENT,
        Characteristic.READING_AGE,
    }
)
YES = "yes"


@dataclass(frozen=True, slots=True)
class Mark:
    """A short mark on a card, such as `PP`, with the words it stands for."""

    kind: Characteristic
    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Pupil:
    """One person. `id` is the vault's own; `uid` stays the same in every vault."""

    id: int
    uid: str
    name: PersonName
    form: str = ""
    year_group: str = ""  # R, 1 to 13
    house: str = ""
    upn: str = ""
    admission_number: str = ""
    mis_id: str = ""
    date_of_birth: dt.date | None = None
    characteristics: dict[Characteristic, str] = field(default_factory=dict)
    candidate_number: str = ""  # in public examinations


@dataclass(frozen=True, slots=True)
class SchoolClass:
    """A class or teaching group, such as 9B/Sc2."""

    id: int
    uid: str
    name: str
    subject: str = ""
    year_group: str = ""


def marks(
    characteristics: dict[Characteristic, str], in_use: frozenset[Characteristic]
) -> tuple[Mark, ...]:
    """Return the short marks for a card, SEN first, of the kinds in use only."""
    found: list[Mark] = []
    sen = characteristics.get(Characteristic.SEN, "")
    if Characteristic.SEN in in_use and sen in _SEN_MARKS:
        found.append(Mark(Characteristic.SEN, *_SEN_MARKS[sen]))
    for kind, (text, meaning) in _FLAG_MARKS.items():
        if kind in in_use and characteristics.get(kind) == YES:
            found.append(Mark(kind, text, meaning))
    return tuple(found)
