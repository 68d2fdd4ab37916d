"""From a draft to what the import shows: rows, tallies, remarks and the class field, in words."""

from __future__ import annotations

from collections import Counter

from seatingapp.domain.import_plan import NEW_PUPIL, ImportDecision, ImportPlan, Outcome
from seatingapp.domain.pupils import Pupil
from seatingapp.domain.wording import counted
from seatingapp.ui.pupils.importing.discretion import changes_text
from seatingapp.ui.pupils.importing.draft import ChosenFile, Draft
from seatingapp.ui.pupils.importing.mapping import columns_of, how_read
from seatingapp.ui.pupils.importing.remarks import remark_lines
from seatingapp.ui.pupils.importing.state import (
    LEAVE_OUT,
    ClassField,
    FileLine,
    ImportState,
    PreviewRow,
    Step,
)
from seatingapp.ui.pupils.shown import Tally
from seatingapp.ui.pupils.wording import year_words

# The order in which tallies stand; what needs an answer comes first of what does not go in.
_OUTCOMES = (
    (Outcome.NEW, "new"),
    (Outcome.CHANGED, "changed"),
    (Outcome.UNCHANGED, "unchanged"),
    (Outcome.UNCLEAR, "unclear"),
    (Outcome.REFUSED, "refused"),
)
_NAMED = 4
_LONGEST_FORMS = 22
_NO_CLASS = "The list names no class, so say which class these pupils are."


def state_of(draft: Draft, *, private: bool) -> ImportState:
    """Return what to show of a draft; private values only with `private`."""
    front = draft.in_front
    state = ImportState(
        step=draft.step,
        files=tuple(_file_line(file) for file in draft.files),
        busy=draft.busy,
        refusal=draft.refusal,
        can_go_on=draft.busy is None and front is not None,
        result=draft.result,
    )
    if draft.step is not Step.CHECK:
        return state
    plan = draft.plan
    rows = _rows(draft, plan, private=private) if plan else ()
    why_not = _why_not(draft)
    going_in = plan.new + plan.changed if plan else 0
    return ImportState(
        step=state.step,
        files=state.files,
        busy=state.busy,
        refusal=state.refusal,
        can_go_on=state.can_go_on,
        tallies=_tallies(plan),
        only=draft.only,
        rows=tuple(r for r in rows if draft.only in ("", r.outcome.value)),
        remarks=remark_lines(draft.lists, plan.remarks if plan else (), private=private),
        class_field=_class_field(draft),
        shown_file=front.name if front else "",
        file_refusal=front.refusal if front else None,
        columns=columns_of(front, private=private) if front else (),
        how=how_read(front) if front else state.how,
        can_import=not why_not and draft.busy is None,
        import_text=f"Import {counted(going_in, 'pupil')}" if going_in else "Import",
        why_not=why_not,
    )


def _file_line(file: ChosenFile) -> FileLine:
    if file.read is not None:
        classes = {name for row in file.read.rows for name in row.record.class_names}
        where = f" in {counted(len(classes), 'class', 'classes')}" if classes else ""
        note = f"{file.read.format.upper()} · {counted(len(file.read.rows), 'row')} read{where}"
        return FileLine(file.name, note)
    return FileLine(file.name, "", file.refusal, mappable=file.table is not None)


def _tallies(plan: ImportPlan | None) -> tuple[Tally, ...]:
    if plan is None:
        return ()
    counts = Counter(decision.outcome for decision in plan.decisions)
    shown = [Tally(o.value, text, counts[o]) for o, text in _OUTCOMES if counts[o]]
    return (Tally("", "all", len(plan.decisions)), *shown)


def _rows(draft: Draft, plan: ImportPlan, *, private: bool) -> tuple[PreviewRow, ...]:
    return tuple(_row(draft, decision, private=private) for decision in plan.decisions)


def _row(draft: Draft, decision: ImportDecision, *, private: bool) -> PreviewRow:
    """Put one decision into words."""
    key = decision.rows[0]
    answer = draft.choices.get(key, LEAVE_OUT)
    rows = [str(row) for file, row in decision.rows if row and file == key[0]]
    elsewhere = len({file for file, _row in decision.rows} - {key[0]})
    return PreviewRow(
        key=key,
        file=key[0],
        rows=", ".join(rows) + (f" +{counted(elsewhere, 'file')}" if elsewhere else ""),
        name=decision.name or "no name",
        outcome=decision.outcome,
        what=_what(decision, answered=key in draft.choices),
        joins=", ".join(decision.joins),
        detail=_detail(decision, private=private),
        options=_options(draft.candidates.get(key, ())),
        answer=answer,
    )


def _what(decision: ImportDecision, *, answered: bool) -> str:
    only_joins = bool(decision.joins) and all(c.label == "Class" for c in decision.changes)
    words = {
        Outcome.NEW: "New pupil",
        Outcome.CHANGED: "Joins a class" if only_joins else "Changes",
        Outcome.UNCHANGED: "Known already",
        Outcome.UNCLEAR: "Who is meant?",
        Outcome.REFUSED: "Left out",
    }[decision.outcome]
    return f"{words}, as you said" if answered else words


def _detail(decision: ImportDecision, *, private: bool) -> str:
    """What a new pupil comes with, what changes, or the reason why not."""
    if decision.outcome is Outcome.NEW and decision.pupil is not None:
        return _comes_with(decision.pupil)
    if decision.outcome is Outcome.CHANGED:
        return changes_text(decision.changes, private=private)
    return decision.reason


def _comes_with(pupil: Pupil) -> str:
    form = f"Form {pupil.form}" if pupil.form else ""
    return " · ".join(p for p in (form, year_words(pupil.year_group), pupil.house) if p)


def _options(candidates: tuple[Pupil, ...]) -> tuple[tuple[int, str], ...]:
    """The answers to "Who is meant?"; none where the row was never unclear."""
    if not candidates:
        return ()
    pupils = tuple(
        (p.id, ", ".join(t for t in (p.name.full, p.form, year_words(p.year_group)) if t))
        for p in candidates
    )
    return ((LEAVE_OUT, "Leave this row out"), *pupils, (NEW_PUPIL, "Somebody new"))


def _class_field(draft: Draft) -> ClassField:
    names = list(dict.fromkeys(n for row in draft.rows for n in row.record.class_names))
    known = tuple(draft.known.memberships)
    if not names:
        return ClassField(
            draft.joining.class_name,
            _note_without_names(draft),
            missing=bool(draft.lists) and not draft.has_class,
            hint=_hint(draft),
            known=known,
            can_do_without=True,
            without=draft.joining.without,
            per_form=per_form_words(draft.forms),
            by_form=draft.classes_by_form,
        )
    said = ", ".join(names[:_NAMED]) + (
        f" and {len(names) - _NAMED} more" if names[_NAMED:] else ""
    )
    note = f"The list says {said}. A name here puts everybody into that class instead."
    note = _joins(draft) if draft.joining.class_name else note
    return ClassField(draft.joining.class_name, note, hint="As the list says", known=known)


def _hint(draft: Draft) -> str:
    """An example only where a name is waited for: else it would look like the answer."""
    if draft.classes_by_form:
        return "The class of their form"
    return "No class" if draft.joining.without else "9B/Sc2"


def _note_without_names(draft: Draft) -> str:
    if draft.joining.class_name:
        return _joins(draft)
    if draft.classes_by_form:
        return f"Everybody joins the class of their form: {', '.join(draft.forms)}."
    if draft.joining.without:
        return "They can be put into a class later, on the Pupils page."
    return _NO_CLASS


def per_form_words(forms: tuple[str, ...]) -> str:
    """Offer a class of each form, in words short enough for one line; empty without forms."""
    if not forms:
        return ""
    for named in (", ".join(forms), f"{forms[0]}, {forms[1]} ... {forms[-1]}" if forms[3:] else ""):
        if 0 < len(named) <= _LONGEST_FORMS:
            return f"Make a class of each form ({named})"
    return f"Make a class of each form ({counted(len(forms), 'form')})"


def _joins(draft: Draft) -> str:
    """Whether the class that was named is there already."""
    known = {name.casefold() for name in draft.known.memberships}
    if draft.joining.class_name.casefold() in known:
        return f"Everybody joins {draft.joining.class_name}, which you have already."
    return f"{draft.joining.class_name} is new: it is made with the import."


def _why_not(draft: Draft) -> str:
    """Why there is nothing to import as it stands, or nothing."""
    plan = draft.plan
    if plan is None:
        return "No file could be read yet."
    if not draft.has_class:
        return "Say which class these pupils are."
    if plan.new + plan.changed or plan.new_classes:
        return ""
    if plan.unclear:
        return "Say who is meant in the unclear rows first."
    return "Nothing to do: this vault knows all of it already."
