"""Rules and what came of them, as the state of the card. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from seatingapp.domain.plans import Occupant
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rules.kinds import FewMoves, pupils_in
from seatingapp.domain.rules.rule import ForPlan, ForPupil, Rule
from seatingapp.domain.rules.sentences import Naming, sentence
from seatingapp.domain.rules.uses import Sensitivity, marking, uses, uses_of
from seatingapp.domain.rules.verdicts import Met, Verdict
from seatingapp.ui.seating.rules.state import RuleRow, RulesState, Standing

_STANDINGS = {
    Met.MET: Standing.MET,
    Met.PARTLY: Standing.PARTLY,
    Met.BROKEN: Standing.NOT_MET,
    Met.IDLE: Standing.IDLE,
}


def compose(
    rules: Sequence[Rule],
    verdicts: Sequence[Verdict],
    naming: Naming,
    seated: Mapping[int, Occupant],
    *,
    private: bool,
    in_use: frozenset[Characteristic] | None = None,
) -> RulesState:
    """Return the card of rules in the order given; nothing but their number unless `private`.

    `verdicts` may be of other rules too, and may lack some that were not worked out yet; one of a
    rule that was changed since says nothing any more. Nothing is said to be used of
    characteristics that are not among those `in_use`; None stands for any.
    """
    known = {v.rule.uid: v for v in verdicts}
    found = [(rule, _still(known.get(rule.uid), rule)) for rule in rules]
    if not private:
        return RulesState(False, True, len(rules))
    rows = tuple(_row(rule, verdict, naming, seated, in_use) for rule, verdict in found)
    return RulesState(True, True, len(rules), rows, footer(rules, in_use))


def footer(rules: Sequence[Rule], in_use: frozenset[Characteristic] | None = None) -> str:
    """What the rules that count make use of, and how behaviour data would come in.

    Nothing where there are no rules: an empty card says all there is to say.
    """
    if not rules:
        return ""
    said = marking(uses_of((rule.kind for rule in rules if rule.active), in_use))
    return said.replace("are not used.", "are not used: add a rule that uses them.")


def mark_of(rule: Rule, in_use: frozenset[Characteristic] | None = None) -> str:
    """What a reader must be told of a rule: `sex: protected characteristic`; mostly nothing."""
    told = [u for u in uses(rule.kind, in_use) if u.sensitivity is not Sensitivity.PERSONAL]
    return ", ".join(f"{use.words}: {use.sensitivity}" for use in told)


def owner_words(rule: Rule) -> str:
    """Whose a rule is, where that is not the class."""
    if isinstance(rule.owner, ForPupil):
        return "in every class"
    return "only this plan" if isinstance(rule.owner, ForPlan) else ""


def tally(verdict: Verdict) -> str:
    """What is counted of a wish: `11 of 14`, `19 stay`; nothing of a must or a single check."""
    if verdict.met is Met.IDLE or verdict.rule.is_must:
        return ""
    if isinstance(verdict.rule.kind, FewMoves):
        return f"{verdict.held} stay"
    return f"{verdict.held} of {verdict.checks}" if verdict.checks > 1 else ""


def _still(verdict: Verdict | None, rule: Rule) -> Verdict | None:
    same = verdict is not None and (verdict.rule.kind, verdict.rule.strength) == (
        rule.kind,
        rule.strength,
    )
    return verdict if same else None


def _row(
    rule: Rule,
    verdict: Verdict | None,
    naming: Naming,
    seated: Mapping[int, Occupant],
    in_use: frozenset[Characteristic] | None,
) -> RuleRow:
    verdict = verdict if rule.active else None
    standing = Standing.UNKNOWN if rule.active else Standing.OFF
    reason = ""
    if verdict is not None:
        standing, reason = _STANDINGS[verdict.met], verdict.reason
    return RuleRow(
        rule.uid,
        rule.strength,
        sentence(rule.kind, naming),
        standing,
        f"{reason.removesuffix('.')} · {rule.note}"
        if reason and rule.note
        else reason or rule.note,
        tally(verdict) if verdict is not None else "",
        mark_of(rule, in_use),
        owner_words(rule),
        _about(rule, verdict, seated),
    )


def _about(rule: Rule, verdict: Verdict | None, seated: Mapping[int, Occupant]) -> frozenset[int]:
    """Whom a rule names; one that names nobody is about those who sit where it is broken."""
    named = pupils_in(rule.kind)
    if named or verdict is None:
        return frozenset(named)
    seats = {*verdict.seats, *(seat for pair in verdict.pairs for seat in pair)}
    return frozenset(seated[seat].pupil_id for seat in seats if seat in seated)
