"""Compare class lists with the pupils in the vault and decide what an import would do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from seatingapp.domain.class_lists import ClassList, ImportedRow, Remark, Severity
from seatingapp.domain.import_plan import (
    NEW_PUPIL,
    FieldChange,
    ImportDecision,
    ImportPlan,
    Outcome,
    RowKey,
)
from seatingapp.domain.names import fold, tidy
from seatingapp.domain.pupils import Pupil
from seatingapp.domain.roster_candidates import Evidence, Match, Roster
from seatingapp.domain.roster_changes import changes, new_pupil, updated
from seatingapp.domain.roster_people import ListedPerson, gather_people

_NAMED = 8
# Remarked where nobody would join a class; who asks for a class anyway need not repeat it.
NO_CLASS = "The list names no class: its pupils join none. Name a class to put them in it."


def plan_import(
    lists: Sequence[ClassList],
    pupils: Sequence[Pupil],
    memberships: Mapping[str, frozenset[int]],
    *,
    class_name: str = "",
    by_form: bool = False,
    choices: Mapping[RowKey, int] | None = None,
) -> ImportPlan:
    """Return what importing the lists would do; nothing is changed.

    `memberships` gives for every class in the vault, also an empty one, the ids of its pupils.
    With `class_name` everybody joins that class and no other; else with `by_form` whoever has no
    class in their row joins one with the name of their form. `choices` says for unclear rows
    which pupil is meant: an id, or NEW_PUPIL.
    """
    people, about_people = gather_people(_rows(lists, memberships, tidy(class_name), by_form))
    matches = _matches(people, Roster(pupils, memberships), pupils, choices or {})
    decided = [
        _decide(person, match, memberships) for person, match in zip(people, matches, strict=True)
    ]
    remarks = [remark for read in lists for remark in read.remarks]
    decisions = decided + [_refused(r) for r in remarks if r.severity is Severity.REFUSED]
    order = {read.file_name: place for place, read in reversed(list(enumerate(lists)))}
    decisions.sort(key=lambda decision: (order[decision.rows[0][0]], decision.rows[0][1]))
    classes = dict.fromkeys(
        name
        for person, decision in zip(people, decided, strict=True)
        if decision.pupil is not None
        for name in person.record.class_names
    )
    remarks += about_people
    remarks += _about_absent(lists, classes, decided, pupils, memberships)
    without = [person for person in people if not person.record.class_names]
    if without and len(without) == len(people):
        remarks.append(Remark(Severity.WARNING, lists[0].file_name, None, "", NO_CLASS))
    elif by_form:
        remarks += [_formless(person) for person in without]
    return ImportPlan(
        decisions=tuple(decisions),
        new_classes=tuple(name for name in classes if name not in memberships),
        existing_classes=tuple(name for name in classes if name in memberships),
        remarks=tuple(remarks),
    )


def _rows(
    lists: Sequence[ClassList],
    memberships: Mapping[str, frozenset[int]],
    class_name: str,
    by_form: bool,
) -> list[ImportedRow]:
    """Return all rows with the classes to join, spelled as they are in the vault."""
    spelled = {fold(name): name for name in memberships}
    rows: list[ImportedRow] = []
    for read in lists:
        for row in read.rows:
            wanted = (class_name,) if class_name else row.record.class_names
            if by_form and not wanted and tidy(row.record.form):
                wanted = (tidy(row.record.form),)
            names = dict.fromkeys(spelled.setdefault(fold(name), name) for name in wanted)
            rows.append(replace(row, record=replace(row.record, class_names=tuple(names))))
    return rows


def _matches(
    people: Sequence[ListedPerson],
    roster: Roster,
    pupils: Sequence[Pupil],
    choices: Mapping[RowKey, int],
) -> list[Match]:
    """Find everybody; what the user chose comes before what was found."""
    by_id = {pupil.id: pupil for pupil in pupils}
    matches: list[Match] = []
    for person in people:
        chosen = next((choices[row] for row in person.rows if row in choices), None)
        if chosen == NEW_PUPIL:
            matches.append(Match(None, Evidence.NONE))
        elif chosen in by_id:
            matches.append(Match(by_id[chosen], Evidence.CHOICE))
        else:
            matches.append(roster.find(person.record))
    return _told_apart(matches)


def _told_apart(matches: Sequence[Match]) -> list[Match]:
    """Let nobody be two people: the best evidence wins, equal evidence leaves both unclear."""
    claims: dict[int, list[Evidence]] = defaultdict(list)
    for match in matches:
        if match.pupil is not None:
            claims[match.pupil.id].append(match.evidence)
    result: list[Match] = []
    for match in matches:
        if match.pupil is None:
            result.append(match)
            continue
        evidence = sorted(claims[match.pupil.id])
        alone = evidence.count(match.evidence) == 1 and match.evidence is evidence[0]
        reason = "Several rows could be this pupil."
        unclear = Match(None, Evidence.NONE, (match.pupil,), reason)
        result.append(match if alone else unclear)
    return result


def _decide(
    person: ListedPerson, match: Match, memberships: Mapping[str, frozenset[int]]
) -> ImportDecision:
    """Say what happens to one person."""
    record, shown = person.record, person.record.name.full
    if match.choices:
        return ImportDecision(
            Outcome.UNCLEAR, person.rows, shown, choices=match.choices, reason=match.reason
        )
    if match.pupil is None:
        pupil, joins = new_pupil(record), record.class_names
        return ImportDecision(Outcome.NEW, person.rows, shown, pupil, joins)
    pupil = updated(match.pupil, record)
    none: frozenset[int] = frozenset()
    joins = tuple(n for n in record.class_names if pupil.id not in memberships.get(n, none))
    changed = (
        *changes(match.pupil, pupil),
        *(FieldChange("Class", "", name) for name in joins),
    )
    outcome = Outcome.CHANGED if changed else Outcome.UNCHANGED
    return ImportDecision(outcome, person.rows, pupil.name.full, pupil, joins, changed)


def _formless(person: ListedPerson) -> Remark:
    file, row = person.rows[0]
    text = "Neither class nor form is named: this pupil joins no class."
    return Remark(Severity.WARNING, file, row, "", text)


def _refused(remark: Remark) -> ImportDecision:
    return ImportDecision(
        Outcome.REFUSED, ((remark.file, remark.row or 0),), "", reason=remark.text
    )


def _about_absent(
    lists: Sequence[ClassList],
    classes: Iterable[str],
    decided: Sequence[ImportDecision],
    pupils: Sequence[Pupil],
    memberships: Mapping[str, frozenset[int]],
) -> list[Remark]:
    """Remark on members of the classes whom the lists do not name: they stay."""
    named = {decision.pupil.id for decision in decided if decision.pupil is not None}
    named |= {pupil.id for decision in decided for pupil in decision.choices}
    by_id = {pupil.id: pupil for pupil in pupils}
    remarks: list[Remark] = []
    for name in classes:
        absent = [i for i in sorted(memberships.get(name, ())) if i in by_id and i not in named]
        if not absent:
            continue
        shown = ", ".join(sorted(by_id[i].name.full for i in absent)[:_NAMED])
        more = f" and {len(absent) - _NAMED} more" if len(absent) > _NAMED else ""
        many = "1 pupil of {} is not in this list and stays"
        if len(absent) > 1:
            many = f"{len(absent)} pupils of {{}} are not in this list; they stay"
        text = f"{many.format(name)}: {shown}{more}."
        remarks.append(Remark(Severity.INFO, lists[0].file_name, None, "", text))
    return remarks
