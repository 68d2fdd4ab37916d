"""What a record changes about a pupil: stated things win, blank cells never erase."""

from __future__ import annotations

from dataclasses import replace

from seatingapp.domain.class_lists import PupilRecord
from seatingapp.domain.import_plan import FieldChange
from seatingapp.domain.names import PersonName
from seatingapp.domain.pupils import CHARACTERISTIC_LABELS, Pupil


def new_pupil(record: PupilRecord) -> Pupil:
    """Return a pupil as the record states it, with id 0 and no uid until it is stored."""
    return Pupil(
        id=0,
        uid="",
        name=record.name,
        form=record.form,
        year_group=record.year_group,
        house=record.house,
        upn=record.upn,
        admission_number=record.admission_number,
        mis_id=record.mis_id,
        date_of_birth=record.date_of_birth,
        characteristics=dict(record.characteristics),
        candidate_number=record.candidate_number,
    )


def updated(pupil: Pupil, record: PupilRecord) -> Pupil:
    """Return a known pupil with everything that the record states."""
    return replace(
        pupil,
        name=_updated_name(pupil.name, record.name),
        form=record.form or pupil.form,
        year_group=record.year_group or pupil.year_group,
        house=record.house or pupil.house,
        upn=record.upn or pupil.upn,
        admission_number=record.admission_number or pupil.admission_number,
        mis_id=record.mis_id or pupil.mis_id,
        date_of_birth=record.date_of_birth or pupil.date_of_birth,
        characteristics=pupil.characteristics | record.characteristics,
        candidate_number=record.candidate_number or pupil.candidate_number,
    )


def _updated_name(known: PersonName, stated: PersonName) -> PersonName:
    """Return the name with the stated parts.

    A list with one name a pupil may hold the preferred one: what equals the name as shown
    changes nothing.
    """
    forename = _updated_part(
        (known.legal_forename, known.preferred_forename),
        (stated.legal_forename, stated.preferred_forename),
    )
    surname = _updated_part(
        (known.legal_surname, known.preferred_surname),
        (stated.legal_surname, stated.preferred_surname),
    )
    return PersonName(forename[0], surname[0], forename[1], surname[1])


def _updated_part(known: tuple[str, str], stated: tuple[str, str]) -> tuple[str, str]:
    legal, preferred = stated
    if legal and not preferred and legal == known[1]:
        return known
    kept = (legal or known[0], preferred or known[1])
    return (kept[0], "") if kept[0] == kept[1] else kept


def changes(before: Pupil, after: Pupil) -> tuple[FieldChange, ...]:
    """Return what differs between a pupil before and after, in the order of a form."""
    texts = (
        ("Forename", before.name.legal_forename, after.name.legal_forename),
        ("Surname", before.name.legal_surname, after.name.legal_surname),
        ("Preferred forename", before.name.preferred_forename, after.name.preferred_forename),
        ("Preferred surname", before.name.preferred_surname, after.name.preferred_surname),
        ("Year group", before.year_group, after.year_group),
        ("Form", before.form, after.form),
        ("House", before.house, after.house),
        ("Date of birth", _date(before), _date(after)),
        ("UPN", before.upn, after.upn),
        ("Admission number", before.admission_number, after.admission_number),
        ("MIS id", before.mis_id, after.mis_id),
        ("Candidate number", before.candidate_number, after.candidate_number),
        *(
            (label, before.characteristics.get(kind, ""), after.characteristics.get(kind, ""))
            for kind, label in CHARACTERISTIC_LABELS.items()
        ),
    )
    return tuple(FieldChange(label, old, new) for label, old, new in texts if old != new)


def _date(pupil: Pupil) -> str:
    return f"{pupil.date_of_birth:%d/%m/%Y}" if pupil.date_of_birth else ""
