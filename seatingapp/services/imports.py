"""Importing class lists: look first, then all in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from seatingapp.domain.class_lists import ClassList, ImportedRow, Remark, Severity
from seatingapp.domain.import_plan import ImportDecision, ImportPlan, Outcome, RowKey
from seatingapp.domain.pupils import CHARACTERISTIC_LABELS, Characteristic, Pupil
from seatingapp.domain.roster_matching import plan_import
from seatingapp.services.school import school
from seatingapp.services.workspace import Done, Topic
from seatingapp.storage import classes, pupils

if TYPE_CHECKING:
    from seatingapp.storage.session import Session


@dataclass(frozen=True, slots=True)
class Known:
    """What class lists are compared with: plain values, fit for work off the window's thread."""

    in_use: frozenset[Characteristic]
    pupils: tuple[Pupil, ...]
    memberships: Mapping[str, frozenset[int]]


def known_now(session: Session) -> Known:
    """Return what the vault knows of pupils and classes at this moment."""
    in_use = school(session).in_use
    members = classes.members(session)
    memberships = {c.name: members.get(c.id, frozenset()) for c in classes.load(session)}
    return Known(in_use, pupils.load(session, kinds=in_use), memberships)


def plan_against(
    known: Known,
    lists: Sequence[ClassList],
    class_name: str = "",
    choices: Mapping[RowKey, int] | None = None,
    by_form: bool = False,
) -> ImportPlan:
    """Return what importing the lists would do to a vault that knows this, row by row."""
    kept = [_only_in_use(read, known.in_use) for read in lists]
    return plan_import(
        kept,
        known.pupils,
        known.memberships,
        class_name=class_name,
        by_form=by_form,
        choices=choices,
    )


def preview(
    session: Session,
    lists: Sequence[ClassList],
    class_name: str = "",
    choices: Mapping[RowKey, int] | None = None,
    by_form: bool = False,
) -> ImportPlan:
    """Return what importing the lists would do to this vault, row by row; nothing is changed.

    With `class_name` everybody joins that class; with `by_form` a form is the class of those whose
    rows name none. `choices` settles rows that were unclear.
    """
    return plan_against(known_now(session), lists, class_name, choices, by_form)


def _only_in_use(read: ClassList, wanted: frozenset[Characteristic]) -> ClassList:
    """Leave out characteristics that the school has not switched on, and say which."""
    left_out: set[Characteristic] = set()
    rows: list[ImportedRow] = []
    for row in read.rows:
        stated = row.record.characteristics
        left_out |= set(stated) - wanted
        kept = {kind: value for kind, value in stated.items() if kind in wanted}
        rows.append(replace(row, record=replace(row.record, characteristics=kept)))
    if not left_out:
        return read
    labels = ", ".join(
        CHARACTERISTIC_LABELS[kind] for kind in CHARACTERISTIC_LABELS if kind in left_out
    )
    text = f"Left out, because this school has not switched them on: {labels}."
    remark = Remark(Severity.INFO, read.file_name, None, "", text)
    return replace(read, rows=tuple(rows), remarks=(*read.remarks, remark))


@dataclass(frozen=True, slots=True)
class ImportClassLists:
    """Import class lists whole or not at all. Rows that are unclear or refused are left out.

    The import is planned anew in its own transaction, so it does what holds then.
    """

    lists: tuple[ClassList, ...]
    class_name: str = ""
    choices: Mapping[RowKey, int] = field(default_factory=dict)
    by_form: bool = False

    @property
    def label(self) -> str:
        """Its name; an import clears the undo list instead of joining it."""
        return "Import class lists"

    def perform(self, session: Session) -> Done | None:
        """Store what is new and what changed; None where the vault knows it all already."""
        plan = preview(session, self.lists, self.class_name, self.choices, self.by_form)
        touched = [d for d in plan.decisions if d.outcome in (Outcome.NEW, Outcome.CHANGED)]
        if not touched and not plan.new_classes:
            return None
        ids = {c.name: c.id for c in classes.load(session)}
        for name in plan.new_classes:
            ids[name] = classes.add(session, name, year_group=_year_of(name, plan))
        _store(session, touched, ids)
        said = f"{plan.new} new, {plan.changed} changed, {plan.unchanged} unchanged."
        return Done(None, frozenset({Topic.PUPILS, Topic.PLANS}), said)


def _store(
    session: Session, touched: Sequence[ImportDecision], class_ids: Mapping[str, int]
) -> None:
    """Store pupils and memberships with few statements: a whole school must not take a second."""
    new = [d for d in touched if d.outcome is Outcome.NEW]
    added = pupils.add_many(session, [_pupil(d) for d in new])
    ids = dict(zip((id(d) for d in new), added, strict=True))
    joining: dict[str, list[int]] = {}
    for decision in touched:
        pupil_id = ids.get(id(decision))
        if pupil_id is None:
            pupil_id = _pupil(decision).id
            pupils.change(session, _pupil(decision))
        for name in decision.joins:
            joining.setdefault(name, []).append(pupil_id)
    for name, members in joining.items():
        classes.add_members(session, class_ids[name], members)


def _pupil(decision: ImportDecision) -> Pupil:
    if decision.pupil is None:
        raise RuntimeError("A new or changed row always has its pupil.")
    return decision.pupil


def _year_of(class_name: str, plan: ImportPlan) -> str:
    """The year group of a new class, where all who join it are of one."""
    years = {d.pupil.year_group for d in plan.decisions if d.pupil and class_name in d.joins}
    return next(iter(years)) if len(years) == 1 else ""
