"""The kinds of characteristics as the page lists them: by where each can be seen; no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from seatingapp.domain.pupils import CHARACTERISTIC_LABELS, Characteristic
from seatingapp.ui.school.state import KindRow

# What cards have a mark or a sign for, and so has the teacher's chart. The details of a pupil
# name every kind in use.
ON_CARDS = (
    Characteristic.SEN,
    Characteristic.ACTION,
    Characteristic.PUPIL_PREMIUM,
    Characteristic.FSM,
    Characteristic.EAL,
    Characteristic.MORE_ABLE,
    Characteristic.SERVICE_CHILD,
    Characteristic.LOOKED_AFTER,
)
# What cards set against each other where the teacher chooses so; no chart has it.
GRADES = (Characteristic.TARGET, Characteristic.WORKING_AT)
# Special needs, care, health (an action may be medical), and protected characteristics.
DELICATE = frozenset(
    {
        Characteristic.SEN,
        Characteristic.SEN_NEEDS,
        Characteristic.LOOKED_AFTER,
        Characteristic.ACTION,
        Characteristic.SEX,
    }
)
_ADDED: dict[Characteristic, str] = {Characteristic.ACTION: "Action (may be medical)"}


def shown_rows(
    in_use: frozenset[Characteristic], purposes: Mapping[Characteristic, str]
) -> tuple[KindRow, ...]:
    """Return the kinds that cards and the teacher's chart show."""
    return _rows(ON_CARDS, in_use, purposes)


def grade_rows(
    in_use: frozenset[Characteristic], purposes: Mapping[Characteristic, str]
) -> tuple[KindRow, ...]:
    """Return the kinds that cards show where the teacher chooses so, and no print."""
    return _rows(GRADES, in_use, purposes)


def kept_rows(
    in_use: frozenset[Characteristic], purposes: Mapping[Characteristic, str]
) -> tuple[KindRow, ...]:
    """Return the kinds that only the details of a pupil show."""
    shown = (*ON_CARDS, *GRADES)
    return _rows((k for k in Characteristic if k not in shown), in_use, purposes)


def _rows(
    kinds: Iterable[Characteristic],
    in_use: frozenset[Characteristic],
    purposes: Mapping[Characteristic, str],
) -> tuple[KindRow, ...]:
    return tuple(
        KindRow(
            kind,
            _ADDED.get(kind, CHARACTERISTIC_LABELS[kind]),
            kind in in_use,
            purposes.get(kind, ""),
            kind in DELICATE,
        )
        for kind in kinds
    )
