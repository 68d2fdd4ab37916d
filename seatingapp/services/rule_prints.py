"""The rules of a plan as they are printed: each with how it came out, and what it makes use of.

Pupils who are not in the class are not named, and the teacher's reasons stay in the vault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seatingapp.domain.rules.sentences import sentence
from seatingapp.domain.rules.setting import is_pin
from seatingapp.domain.rules.uses import Sensitivity, marking, uses, uses_of
from seatingapp.domain.rules.verdicts import Judgement, Met, Verdict
from seatingapp.domain.wording import counted
from seatingapp.printing.snapshots import RuleLine, RuleList
from seatingapp.services import arranging_jobs
from seatingapp.services.arrangements import setting_of

if TYPE_CHECKING:
    from seatingapp.domain.plans import Plan
    from seatingapp.domain.rules.setting import Setting
    from seatingapp.storage.session import Session


def rule_list(session: Session, plan: Plan) -> RuleList:
    """Return the rules that count for a plan, in their order, as the plan keeps them now."""
    setting = setting_of(session, plan)
    if not setting.active_rules:
        return RuleList((), "No rules", "")
    judgement = arranging_jobs.judge(setting, setting.seated)
    told = tuple(v for v in judgement.verdicts if not is_pin(v.rule))
    return RuleList(
        tuple(_line(verdict, setting) for verdict in told),
        _facts(judgement, len(told)),
        marking(uses_of((verdict.rule.kind for verdict in told), setting.in_use)),
    )


def _facts(judgement: Judgement, count: int) -> str:
    parts = [counted(count, "rule")]
    if judgement.most:
        parts.append(f"score {judgement.score} of {judgement.most}")
    broken = sum(not is_pin(verdict.rule) for verdict in judgement.broken_musts)
    if broken:
        parts.append(f"{counted(broken, 'must')} not met")
    return " · ".join(parts)


def _line(verdict: Verdict, setting: Setting) -> RuleLine:
    outcome = verdict.met.value
    if verdict.met is Met.PARTLY:
        outcome = f"{verdict.held} of {verdict.checks}"
    used = uses(verdict.rule.kind, setting.in_use)
    marked = [use.marked for use in used if use.sensitivity is not Sensitivity.PERSONAL]
    return RuleLine(
        verdict.rule.strength.value,
        sentence(verdict.rule.kind, setting.name),
        outcome,
        verdict.met is not Met.BROKEN,
        verdict.reason if verdict.met is not Met.MET else "",
        f"Uses {', '.join(marked)}." if marked else "",
    )
