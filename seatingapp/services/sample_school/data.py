"""What the sample school is made of: frozen pieces that know each other by the names in the files.

Pupils go by admission number; classes, rooms, periods and behaviour types by name. Dates carry no
year here: `anchoring` moves them to the school year of a day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from seatingapp.domain.behaviour import BehaviourType
from seatingapp.domain.names import PersonName
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rooms import RoomLayout
from seatingapp.domain.rules.rule import Strength


@dataclass(frozen=True, slots=True)
class HalfTerm:
    """A half-term by rule: `month-day`, or `easter` with a number of days, for both ends."""

    code: str
    name: str
    season: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class SampleClosing:
    """When the school is closed within a year.

    `holidays` follow the half-terms in their order, a bank holiday is the first Monday of its
    month, and an INSET day is a day of the first week of a half-term; both count from 1.
    """

    holidays: tuple[str, ...] = ()
    bank_holidays: tuple[tuple[str, int], ...] = ()
    inset: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SamplePeriod:
    """A period of the day; lessons of the sample lie only in teaching periods."""

    name: str
    starts: dt.time
    ends: dt.time
    teaching: bool


@dataclass(frozen=True, slots=True)
class SamplePupil:
    """A pupil; `birthday` is month-day, the year follows from the year group."""

    admission: str
    name: PersonName
    birthday: str
    year_group: int
    form: str
    house: str
    upn: str
    characteristics: Mapping[Characteristic, str]


@dataclass(frozen=True, slots=True)
class SampleRoom:
    """A room with its short code."""

    layout: RoomLayout
    code: str


@dataclass(frozen=True, slots=True)
class SampleClass:
    """A teaching group and its home room."""

    name: str
    subject: str
    year_group: int
    room: str
    pupils: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SampleSlot:
    """A class in a period on a weekday (0 is Monday); `week` is A, B, or empty for both."""

    weekday: int
    period: str
    week: str
    class_name: str


@dataclass(frozen=True, slots=True)
class SamplePlan:
    """Who sits where, in the order of the room's seats, from a school day of a half-term on.

    `half_term` is a code, or `latest half-term`; `school_day` counts from 1.
    """

    class_name: str
    room: str
    half_term: str
    school_day: int
    seats: tuple[str | None, ...]
    pinned: frozenset[str]


@dataclass(frozen=True, slots=True)
class SampleRule:
    """A rule of a class, or of a `pupil` in it; `says` names pupils by admission number.

    What a rule of a kind says is as in `domain.rules.stored`.
    """

    class_name: str
    pupil: str
    kind: str
    says: Mapping[str, Any]
    strength: Strength
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tendency:
    """How far a pupil differs from the ordinary rate of praise and of concern, and when."""

    praise: float = 1.0
    concern: float = 1.0
    shape: str = "flat"


@dataclass(frozen=True, slots=True)
class ShowcaseMoment:
    """One click in the lesson that the demonstration shows, minutes after its start."""

    minute: int
    pupils: tuple[str, ...]
    type_name: str


@dataclass(frozen=True, slots=True)
class BehaviourRecipe:
    """From what the entries of a term are drawn; the same seed gives the same entries."""

    seed: int
    entries: int
    fewest_school_days: int
    register_days: int
    praise_to_concern: float
    weights: Mapping[str, float]
    shares: Mapping[str, float]  # spoken_to, note, late, absent
    concern_by_period: Mapping[str, float]
    notes: Mapping[str, tuple[str, ...]]
    tendencies: Mapping[str, Tendency]
    voids: tuple[tuple[int, str], ...]  # every so many entries one is voided, for this reason
    corrections: tuple[tuple[int, str, str, str], ...]  # every, from type, to type, reason
    showcase: tuple[ShowcaseMoment, ...]
    showcase_absent: frozenset[str]


@dataclass(frozen=True, slots=True)
class SampleSchool:
    """The whole invented school, as `reading.read_sample_school` found it consistent."""

    name: str
    time_zone: str
    owner: str
    owner_initials: str
    houses: tuple[str, ...]
    showcase_class: str
    half_terms: tuple[HalfTerm, ...]
    periods: tuple[SamplePeriod, ...]
    pupils: Mapping[str, SamplePupil]
    classes: Mapping[str, SampleClass]
    rooms: Mapping[str, SampleRoom]
    slots: tuple[SampleSlot, ...]
    plans: tuple[SamplePlan, ...]
    types: tuple[BehaviourType, ...]
    behaviour: BehaviourRecipe
    rules: tuple[SampleRule, ...] = ()
    closing: SampleClosing = SampleClosing()
