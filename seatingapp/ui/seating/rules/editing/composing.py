"""A draft as the state of the dialog, with what is still missing. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from seatingapp.domain.errors import Refusal
from seatingapp.domain.names import fold, matches
from seatingapp.domain.rules.kinds import Evidence, Kind, pupils_in
from seatingapp.domain.rules.rule import ForClass, ForPlan, ForPupil, Owner, Rule
from seatingapp.domain.rules.sentences import sentence
from seatingapp.domain.rules.sound import same, sound
from seatingapp.ui.seating.rules.composing import mark_of
from seatingapp.ui.seating.rules.editing.context import RuleContext
from seatingapp.ui.seating.rules.editing.draft import Draft, Form, kind_of
from seatingapp.ui.seating.rules.editing.forms import HINTS, form_lines, left_out, why_not
from seatingapp.ui.seating.rules.editing.parts import Around, parts
from seatingapp.ui.seating.rules.editing.state import Found, RuleDialogState
from seatingapp.ui.seating.rules.wording import names_of, pair_words

_MISSING = {
    Form.APART: "Choose at least two pupils.",
    Form.TOGETHER: "Choose at least two pupils.",
    Form.FRIENDS: "Choose a pupil and up to three whom they wish for.",
    Form.HELPER: "Choose the pupil, and who may help or a free chair.",
    Form.AREA: "Choose at least one pupil, and where.",
    Form.FACES: "Choose at least one pupil, or nobody at all.",
    Form.EMPTY: "Choose which seats stay empty.",
    Form.NEW: "Say how many plans to look back on.",
    Form.EVIDENCE: "Look at the counts first and tick the pairs that you mean.",
}
_BY_PUPILS = (Form.APART, Form.TOGETHER, Form.AREA, Form.FACES)


@dataclass(frozen=True, slots=True)
class Typing:
    """In which blank a name is being typed, and the letters; `all` offers everybody."""

    key: str = ""
    query: str = ""
    all: bool = False


NOT_TYPING = Typing()


def compose(context: RuleContext, draft: Draft, typing: Typing) -> RuleDialogState:
    """Return the state of the dialog."""
    kind = kind_of(draft)
    missing = problem(context, draft)
    owners = owners_of(context, draft)
    in_use, is_evidence = context.in_use, draft.form is Form.EVIDENCE
    pairs = draft.evidence.pairs if is_evidence and draft.evidence is not None else ()
    hints = (HINTS[draft.form], left_out(draft.form, in_use))
    return RuleDialogState(
        "Change a rule" if draft.uid else "Add a rule",
        "Change" if draft.uid else "Add rule",
        form_lines(in_use),
        draft.form,
        parts(draft, around(context, draft, typing)),
        " ".join(hint for hint in hints if hint),
        _offer(context, draft),
        tuple(pair_words(pair, context.naming) for pair in pairs),
        is_evidence,
        draft.strength.value,
        tuple((key, text) for key, (text, _) in owners.items()),
        next((key for key, (_, of) in owners.items() if of == draft.owner), "class"),
        draft.note,
        sentence(kind, context.naming) if kind is not None and not missing else "",
        mark_of(as_rule(draft, kind)) if kind is not None else "",
        missing,
        why_not(draft.form, in_use),
    )


def around(context: RuleContext, draft: Draft, typing: Typing) -> Around:
    """What the blanks can be filled with."""
    return Around(
        context.naming,
        context.plan.layout,
        context.seats,
        context.in_use,
        typing.key,
        typing.query,
        found(context, draft, typing),
    )


def found(context: RuleContext, draft: Draft, typing: Typing) -> tuple[Found, ...]:
    """Who fits what is typed and is not chosen; first those whose name begins with it."""
    if not typing.key or not (typing.all or fold(typing.query)):
        return ()
    taken = draft.pupils if typing.key == "pupils" else (*draft.one, *draft.others)
    fitting = [
        c
        for c in context.cards
        if c.pupil_id not in taken and (typing.all or matches(typing.query, c.person))
    ]
    if not typing.all:
        fitting.sort(key=lambda c: not fold(c.name).startswith(fold(typing.query)))
    return tuple(
        Found(c.pupil_id, c.name, c.full_name if c.full_name != c.name else "") for c in fitting
    )


def owners_of(context: RuleContext, draft: Draft) -> Mapping[str, tuple[str, Owner]]:
    """Whose rule it can be: the class's, that of each pupil whom it names, or the plan's."""
    line = context.plan.line
    owners: dict[str, tuple[str, Owner]] = {
        "class": (f"Every plan of {context.class_name}", ForClass(line.class_id))
    }
    kind = kind_of(draft)
    by_seats = draft.form is Form.AREA and bool(draft.area.seats)  # they are of one room
    if kind is not None and not isinstance(kind, Evidence) and not by_seats:
        for pupil in pupils_in(kind):
            said = f"{context.naming(pupil)}, in every class"
            owners[f"pupil:{pupil}"] = (said, ForPupil(pupil))
    owners["plan"] = (f"Only this plan: {line.label}", ForPlan(line))
    if isinstance(draft.owner, ForPlan) and draft.owner.line != line:
        owners["other"] = (f"Only the plan {draft.owner.line.label}", draft.owner)
    return owners


def as_rule(draft: Draft, kind: Kind) -> Rule:
    """The draft as a rule that says `kind`."""
    return Rule(draft.uid, kind, draft.strength, draft.owner, draft.active, draft.note)


def problem(context: RuleContext, draft: Draft) -> str:
    """Why this is no rule yet, in a sentence; "" where it is one."""
    unusable = why_not(draft.form, context.in_use)
    if unusable:
        return unusable
    kind = kind_of(draft)
    if kind is None:
        if draft.form is Form.APART and draft.pupils:
            return "Say how many metres, such as 2.5."
        return _MISSING[draft.form]
    try:
        rule = sound(as_rule(draft, kind))
    except Refusal as refusal:
        return f"{refusal.what} {refusal.todo}"
    for known in context.rules:
        if known.uid != rule.uid and known.owner == rule.owner and same(known.kind, kind):
            return "This rule is there already. Change that one instead."
    return ""


def _offer(context: RuleContext, draft: Draft) -> str:
    """What a press takes over from the plan; nothing where that is so already."""
    who = context.chosen
    named = draft.pupils if draft.form in _BY_PUPILS else (*draft.one, *draft.others)
    takes = draft.form in (*_BY_PUPILS, Form.FRIENDS, Form.HELPER)
    if not takes or not who or set(who) <= set(named):
        return ""
    return f"Take those selected on the plan: {names_of(who, context.naming)}"
