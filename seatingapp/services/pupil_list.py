"""The pupils of a vault as a list shows them, with private facts only where they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.pupils import (
    CHARACTERISTIC_LABELS,
    YES,
    Characteristic,
    Mark,
    Pupil,
    marks,
)
from seatingapp.services.classes import class_names_by_pupil
from seatingapp.services.school import school
from seatingapp.storage import pupils

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_SEN_WORDS = {"N": "No SEN", "K": "SEN support", "E": "EHC plan"}
_WORDS = {YES: "Yes", "no": "No"}


@dataclass(frozen=True, slots=True)
class ListedPupil:
    """A pupil with the names of all classes. `marks` and `facts` are empty unless asked for.

    `has_photo` and `no_photo` say whether there is a photo, and whether there may be none.
    `facts` are characteristics in use as (label, value in words), in the order of a form.
    """

    pupil: Pupil
    classes: tuple[str, ...]
    marks: tuple[Mark, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    has_photo: bool = False
    no_photo: bool = False


def everybody(session: Session, *, private: bool) -> tuple[ListedPupil, ...]:
    """Return all pupils by name; without `private` no characteristic leaves the vault."""
    in_use: frozenset[Characteristic] = school(session).in_use if private else frozenset()
    joined = class_names_by_pupil(session)
    listed = pupils.load(session, kinds=in_use)
    pictured = pupils.with_photo(session, [pupil.id for pupil in listed])
    refused = pupils.no_photo(session)
    return tuple(
        ListedPupil(
            pupil,
            joined.get(pupil.id, ()),
            marks(pupil.characteristics, in_use),
            _facts(pupil.characteristics),
            pupil.id in pictured,
            pupil.id in refused,
        )
        for pupil in listed
    )


def _facts(known: dict[Characteristic, str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (label, in_words(kind, known[kind]))
        for kind, label in CHARACTERISTIC_LABELS.items()
        if known.get(kind)
    )


def in_words(kind: Characteristic, value: str) -> str:
    """Return the value of a characteristic as people say it."""
    if kind is Characteristic.SEN:
        return _SEN_WORDS.get(value, value)
    return _WORDS.get(value, value)
