"""Checking a vault: every page authentic, every row referring to something, backups readable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.plans import PlanLine, Purpose
from seatingapp.domain.vault_errors import Damaged
from seatingapp.services.workspace import Workspace
from seatingapp.storage import backups, classes, plans
from seatingapp.storage.vault import Unsealed

if TYPE_CHECKING:
    from seatingapp.storage.session import Session


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


@dataclass(frozen=True, slots=True)
class PlanReview:
    """What the plans of a vault say of what is gone; read where the database is open."""

    plans: int
    problems: tuple[str, ...]


def check(workspace: Workspace) -> CheckReport:
    """Check an open vault and all its backups. Reads only; takes seconds for a large vault."""
    return check_files(workspace.vault.unsealed, review(workspace))


def review(workspace: Workspace) -> PlanReview:
    """Return what the plans say; where damage keeps them from being read, that is what they say."""
    try:
        return workspace.read(review_plans)
    except Damaged:
        return PlanReview(0, ("The seating plans cannot be read.",))


def check_files(
    unsealed: Unsealed,
    review: PlanReview,
    progress: Callable[[float, str], None] = lambda _share, _words: None,
) -> CheckReport:
    """Check the files of a vault and add what was found in its plans; may run on any thread.

    `progress` is told the share that is done before each file, and may raise to stop.
    """
    copies = backups.listed(unsealed.folder)
    files = [unsealed.folder / "vault.db", *(copy.path for copy in copies)]
    problems: list[str] = []
    for number, file in enumerate(files):
        name = file.relative_to(unsealed.folder).as_posix()
        progress(number / len(files), f"Checking {name}")
        problems += [f"{name}: {p}" for p in backups.verify(file, unsealed.key)]
    newest = copies[0].made_at.isoformat() if copies else ""
    return CheckReport((*problems, *review.problems), review.plans, len(copies), newest)


_OF_A_DAY = frozenset({Purpose.EXAM, Purpose.CAROUSEL})


def review_plans(session: Session) -> PlanReview:
    """Plans that refer to what is gone: seats that their room lacks, pupils who left the class.

    Pupils count in the newest plan of its line only: an older one says who was there, and so does
    that of an exam or a carousel.
    """
    members = classes.members(session)
    names = {c.id: c.name for c in classes.load(session)}
    known = plans.load(session)
    found: list[str] = []
    replaced: set[PlanLine] = set()
    for plan in known:  # the newest first
        is_newest = plan.line not in replaced and plan.purpose not in _OF_A_DAY
        replaced.add(plan.line)
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
        if gone and is_newest:
            found.append(f"{what} seats {len(gone)} pupils who are not in the class any more.")
    return PlanReview(len(known), tuple(found))
