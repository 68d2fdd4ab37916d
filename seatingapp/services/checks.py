"""Checking a vault: every page authentic, every row referring to something, backups readable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.services.workspace import Workspace
from seatingapp.storage import backups, classes, plans

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was looked at, and what is wrong in sentences; no problems means all is well."""

    problems: tuple[str, ...]
    plans: int
    backups: int
    newest_backup: str  # ISO 8601 in UTC, empty where there is none

    @property
    def is_well(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def check(workspace: Workspace) -> CheckReport:
    """Check an open vault and all its backups. Reads only; takes seconds for a large vault."""
    unsealed = workspace.vault.unsealed
    problems = [
        f"vault.db: {p}" for p in backups.verify(unsealed.folder / "vault.db", unsealed.key)
    ]
    copies = backups.listed(unsealed.folder)
    for copy in copies:
        problems += [
            f"backups/{copy.path.name}: {p}" for p in backups.verify(copy.path, unsealed.key)
        ]
    number, found = workspace.read(_plan_problems)
    newest = copies[0].made_at.isoformat() if copies else ""
    return CheckReport((*problems, *found), number, len(copies), newest)


def _plan_problems(session: Session) -> tuple[int, list[str]]:
    """Plans that refer to what is gone: seats that their room lacks, pupils who left the class."""
    members = classes.members(session)
    names = {c.id: c.name for c in classes.load(session)}
    known = plans.load(session)
    found: list[str] = []
    for plan in known:
        seats = {place.seat_id for place in plan.layout.places()}
        lost = [s for s in plan.seated if s not in seats]
        gone = [
            o.pupil_id
            for o in plan.seated.values()
            if o.pupil_id not in members.get(plan.class_id, frozenset())
        ]
        what = f"Plan {plan.id} of {names[plan.class_id]} from {plan.from_date.isoformat()}"
        if lost:
            found.append(f"{what} uses {len(lost)} seats that its room lacks.")
        if gone:
            found.append(f"{what} seats {len(gone)} pupils who are not in the class any more.")
    return len(known), found
