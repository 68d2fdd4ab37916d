"""Which known pupil a listed person is: by identifiers, name and birthday, or name and group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from seatingapp.domain import upn as upns
from seatingapp.domain.class_lists import PupilRecord
from seatingapp.domain.names import fold
from seatingapp.domain.pupils import Pupil
from seatingapp.domain.roster_people import could_be_one, name_keys, year_of


class Evidence(IntEnum):
    """How a person was recognised, the strongest first."""

    CHOICE = 0  # the user said so
    UPN = 1
    ADMISSION_NUMBER = 2
    MIS_ID = 3
    BIRTHDAY = 4
    GROUP = 5
    NONE = 6


@dataclass(frozen=True, slots=True)
class Match:
    """The pupil that a person is, or the choices where that is unclear, or neither: new."""

    pupil: Pupil | None
    evidence: Evidence
    choices: tuple[Pupil, ...] = ()
    reason: str = ""


_NEW = Match(None, Evidence.NONE)


class Roster:
    """The pupils of a vault, ready to be looked up by what a list may say of them."""

    def __init__(self, pupils: Sequence[Pupil], memberships: Mapping[str, frozenset[int]]) -> None:
        """Index the pupils; `memberships` gives the pupils' ids by the name of a class."""
        self._classes: dict[int, set[str]] = defaultdict(set)
        for name, members in memberships.items():
            for pupil_id in members:
                self._classes[pupil_id].add(fold(name))
        ordered = sorted(pupils, key=lambda pupil: pupil.id)
        self._by_upn = _index(ordered, lambda p: [upns.normalise(p.upn)] if p.upn else [])
        self._by_admission = _index(
            ordered, lambda p: [p.admission_number] if p.admission_number else []
        )
        self._by_mis = _index(ordered, lambda p: [p.mis_id] if p.mis_id else [])
        self._by_name = _index(ordered, lambda p: name_keys(p.name))

    def find(self, record: PupilRecord) -> Match:
        """Return who a record's person is."""
        lookups = (
            (Evidence.UPN, self._by_upn, record.upn, "UPN"),
            (Evidence.ADMISSION_NUMBER, self._by_admission, record.admission_number, "number"),
            (Evidence.MIS_ID, self._by_mis, record.mis_id, "MIS id"),
        )
        for evidence, index, value, words in lookups:
            found = index.get(value, []) if value else []
            if found:
                return _by_identifier(record, found, evidence, words)
        return self._by_names(record)

    def _by_names(self, record: PupilRecord) -> Match:
        same_name = {
            pupil.id: pupil
            for key in sorted(name_keys(record.name))
            for pupil in self._by_name.get(key, [])
        }
        born = [
            pupil
            for pupil in same_name.values()
            if record.date_of_birth and pupil.date_of_birth == record.date_of_birth
        ]
        if born:
            alike = [pupil for pupil in born if not _other_identifier(record, pupil)]
            if len(born) == 1 and alike:
                return Match(born[0], Evidence.BIRTHDAY)
            reason = "The name and the date of birth fit, but the identifiers differ."
            if len(born) > 1:
                reason = "Several pupils have this name and date of birth."
            return Match(None, Evidence.NONE, tuple(born), reason)
        possible = [
            pupil
            for pupil in same_name.values()
            if not _other_birthday(record, pupil) and not _other_identifier(record, pupil)
        ]
        return self._by_group(record, possible)

    def _by_group(self, record: PupilRecord, possible: list[Pupil]) -> Match:
        """Decide among pupils of one name by the class, then the form, then the year."""
        levels: tuple[Callable[[Pupil], bool], ...] = (
            lambda pupil: self._shares_class(record, pupil),
            lambda pupil: bool(record.form) and fold(record.form) == fold(pupil.form),
            lambda pupil: bool(self._year(pupil)) and self._year(pupil) == _year(record),
        )
        left = possible
        for fits in levels:
            within = [pupil for pupil in left if fits(pupil)]
            if len(within) == 1:
                return Match(within[0], Evidence.GROUP)
            left = within or left
        near = tuple(pupil for pupil in left if self._may_have_moved(record, pupil))
        if not near:
            return _NEW
        reason = "A pupil of this name is known, but nothing else says that it is the same one."
        if len(near) > 1:
            reason = "Several pupils have this name."
        return Match(None, Evidence.NONE, near, reason)

    def _shares_class(self, record: PupilRecord, pupil: Pupil) -> bool:
        classes = self._classes.get(pupil.id, set())
        return any(fold(name) in classes for name in record.class_names)

    def _year(self, pupil: Pupil) -> str:
        return year_of(pupil.year_group, pupil.form, sorted(self._classes.get(pupil.id, ())))

    def _may_have_moved(self, record: PupilRecord, pupil: Pupil) -> bool:
        """Whether the year is unknown, the same, or the next: lists are read in September."""
        known, stated = self._year(pupil), _year(record)
        if not known or not stated or known == stated:
            return True
        return known.isdigit() and stated.isdigit() and int(stated) - int(known) == 1


def _index(
    pupils: Sequence[Pupil], keys: Callable[[Pupil], Iterable[str]]
) -> dict[str, list[Pupil]]:
    index: dict[str, list[Pupil]] = defaultdict(list)
    for pupil in pupils:
        for key in keys(pupil):
            index[key].append(pupil)
    return dict(index)


def _by_identifier(
    record: PupilRecord, found: list[Pupil], evidence: Evidence, words: str
) -> Match:
    if len(found) > 1:
        return Match(None, Evidence.NONE, tuple(found), f"Several pupils have this {words}.")
    if not could_be_one(found[0].name, record.name):
        reason = f"A pupil with this {words} has quite another name."
        return Match(None, Evidence.NONE, tuple(found), reason)
    return Match(found[0], evidence)


def _year(record: PupilRecord) -> str:
    return year_of(record.year_group, record.form, record.class_names)


def _differ(first: Hashable, second: Hashable) -> bool:
    return bool(first) and bool(second) and first != second


def _other_birthday(record: PupilRecord, pupil: Pupil) -> bool:
    return _differ(record.date_of_birth, pupil.date_of_birth)


def _other_identifier(record: PupilRecord, pupil: Pupil) -> bool:
    known = upns.normalise(pupil.upn)
    temporary = record.upn[-1:].isalpha() or known[-1:].isalpha()  # replaced by a lasting one
    return (
        (_differ(record.upn, known) and not temporary)
        or _differ(record.admission_number, pupil.admission_number)
        or _differ(record.mis_id, pupil.mis_id)
    )
