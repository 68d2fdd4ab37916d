"""Who can be chosen, and who fits what was typed; knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.isolation import isolated
from seatingapp.domain.names import PersonName, matches
from seatingapp.services.classes import class_names_by_pupil, pupils_of

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session

MOST = 50  # more than anybody reads; further letters narrow it


@dataclass(frozen=True, slots=True)
class Pickable:
    """A pupil to choose; `detail` tells two of one name apart: form and classes."""

    pupil_id: int
    name: PersonName
    detail: str

    @property
    def words(self) -> str:
        """Such as `Patel, Sam · 9C · 9B/Sc2`."""
        name = isolated(self.name.listed)
        return f"{name} · {self.detail}" if self.detail else name


def everybody(session: Session) -> tuple[Pickable, ...]:
    """Return all pupils of the vault in the order of the register."""
    known = class_names_by_pupil(session)
    return tuple(
        Pickable(
            p.id,
            p.name,
            " · ".join(dict.fromkeys(part for part in (p.form, *known.get(p.id, ())) if part)),
        )
        for p in pupils_of(session)
    )


def fitting(people: tuple[Pickable, ...], query: str) -> tuple[Pickable, ...]:
    """Return those whose name fits the letters, at most `MOST`; the first ones without letters."""
    if not query.strip():
        return people[:MOST]
    return tuple(p for p in people if matches(query, p.name))[:MOST]
