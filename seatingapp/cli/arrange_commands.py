"""`seat` by rules: arrange a class, say how each rule came out, or why no plan keeps all musts."""

from __future__ import annotations

import secrets
from argparse import Namespace
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from seatingapp.cli import arrange_data
from seatingapp.cli.arrange_data import Explained
from seatingapp.cli.output import Answer, Json
from seatingapp.domain.errors import Refusal
from seatingapp.domain.rules.record import recorded
from seatingapp.domain.rules.verdicts import Clash, Outcome, Proof
from seatingapp.domain.wording import counted
from seatingapp.services import arranging_jobs as jobs
from seatingapp.services import classes, room_arranging, rule_files
from seatingapp.services.arrangements import setting_of

if TYPE_CHECKING:
    import datetime as dt

    from seatingapp.domain.plans import Plan
    from seatingapp.domain.pupils import SchoolClass
    from seatingapp.domain.rooms import Room
    from seatingapp.domain.rules.setting import Setting
    from seatingapp.services.workspace import Session, Workspace

    Where = tuple[SchoolClass, Room, dt.date]

_WORTH_PROCESSES = 0.5  # seconds of search from which starting them is less than they save
_REFUSED = 1
_KEPT = "Nothing was changed."
_UNPROVED = Proof(None, False)
_FEWEST = "No plan keeps all musts; this one breaks the fewest that were found."
_UNDECIDED = (
    "Whether a plan keeps all musts was not found out; this one breaks the fewest that were found."
)


@dataclass(frozen=True, slots=True)
class Case:
    """A class that is to be arranged in a room from a day on."""

    found: SchoolClass
    room: Room
    plan: Plan
    setting: Setting
    on: dt.date


def rule_text(arguments: Namespace) -> str | None:
    """Return the text of the rule file that was named. Raises Refusal where it cannot be read."""
    return rule_files.load(Path(arguments.rule_file)) if arguments.rule_file else None


def case(
    session: Session,
    arguments: Namespace,
    where: tuple[SchoolClass, Room, dt.date],
    text: str | None,
) -> Case:
    """Return what is to be arranged. Raises Refusal for a rule file that cannot be understood."""
    found, room, on = where
    plan = room_arranging.plan_for_arranging(session, found.id, room, on)
    read = rule_files.read_rules(session, found.id, text, [plan.line]) if text else ()
    also = room_arranging.rules_for(session, plan, read)
    left_out = frozenset(
        classes.find_pupil(session, name, found.id).id for name in arguments.left_out
    )
    # What is improved stays the seating that it is; any other plan is a new one.
    anew = None if arguments.improve else on
    setting = setting_of(session, plan, left_out=left_out, on=anew, also=also)
    return Case(found, room, plan, setting, on)


def is_asked(arguments: Namespace) -> bool:
    """Whether something was said that is only for arranging by rules."""
    said = (arguments.rule_file, arguments.seconds, arguments.prove, arguments.left_out)
    return any(said) or arguments.improve or arguments.explain or arguments.fewest


def arrange(workspace: Workspace, arguments: Namespace, case: Case) -> Answer:
    """Arrange a class and keep the plan, unless it is a dry run or musts contradict each other."""
    _require_seats(case)
    outcome, clash = _searched(arguments, case)
    if not outcome.seated and clash is not None:
        return _contradiction(arguments, case, outcome, clash)
    if outcome.undecided and not arguments.fewest:
        raise Refusal(
            "No plan was found that keeps all musts, and none was ruled out.",
            kept=_KEPT,
            todo="Give it more --seconds, or take the best there is with --fewest.",
        )
    proof = _proof(arguments, case, outcome)
    more = _explained(case, outcome) if arguments.explain else None
    plan_id = None if arguments.dry_run else _kept(workspace, case, outcome, proof)
    data = _data(arguments, case, outcome, clash, proof) | {"plan": plan_id}
    words = [_head(arguments, case, outcome, proof)]
    if more is not None:
        seated, judgement = outcome.seated, outcome.judgement
        data |= arrange_data.explained_data(case.setting, seated, more)
        words += arrange_data.explained_words(case.setting, seated, judgement, more)
    return Answer(data, "\n".join(words))


def _require_seats(case: Case) -> None:
    missing = jobs.seats_missing(case.setting)
    if not missing:
        return
    last = [p for p in case.setting.register if p not in case.setting.left_out][-missing:]
    names = " ".join(f'--leave-out "{case.setting.name(p)}"' for p in last)
    raise Refusal(
        f"{case.room.name} has {counted(missing, 'seat')} too few.",
        kept=_KEPT,
        todo=f"Say who gets no seat; the last on the register would be {names}.",
    )


def _searched(arguments: Namespace, case: Case) -> tuple[Outcome, Clash | None]:
    """What the search came to, and the contradiction if there is one."""
    seconds = arguments.seconds or jobs.SECONDS
    seed = secrets.randbelow(1_000_000) if arguments.seed is None else arguments.seed
    job = jobs.improve if arguments.improve else jobs.arrange
    if seconds < _WORTH_PROCESSES:
        outcome = job(case.setting, seed, seconds)
    else:
        with closing(jobs.crew()) as workers:
            outcome = job(case.setting, seed, seconds, workers=workers)
    clash = outcome.clash
    if clash is None:
        return outcome, None
    if arguments.explain:
        clash = replace(clash, drops=jobs.drops(case.setting, clash, seed))
    return jobs.fewest(case.setting, seed, seconds) if arguments.fewest else outcome, clash


def _proof(arguments: Namespace, case: Case, outcome: Outcome) -> Proof:
    """How good a plan can be; a better one that turns up on the way does not replace the seed's."""
    judgement = outcome.judgement
    if 0 < judgement.most <= judgement.score:
        return Proof(judgement.most, True)
    if not arguments.prove or outcome.fewest:
        return _UNPROVED
    found = jobs.prove(case.setting, outcome.seated, arguments.prove)
    return Proof(found.at_most, found.proved and found.seated is None)


def _kept(workspace: Workspace, case: Case, outcome: Outcome, proof: Proof) -> int:
    """Store the plan and return its id."""
    record = recorded(
        case.setting,
        outcome.judgement,
        outcome.seed,
        whole=outcome.whole,
        proved=proof.proved,
        fewest=outcome.fewest,
        undecided=outcome.undecided,
    )
    edit = workspace.read(
        lambda s: room_arranging.keep(s, case.plan, outcome.seated, record, case.on)
    )
    done = workspace.perform(edit)
    if done is None or done.plan_id is None:
        return case.plan.id
    return done.plan_id


def _explained(case: Case, outcome: Outcome) -> Explained:
    setting, seated = case.setting, outcome.seated
    whys = jobs.whys(setting, seated)
    said = {seat: whys.of(o.pupil_id) for seat, o in seated.items()}
    return Explained(jobs.swaps(setting, seated), said)


def _data(
    arguments: Namespace,
    case: Case,
    outcome: Outcome,
    clash: Clash | None,
    proof: Proof,
) -> dict[str, Json]:
    drops = bool(arguments.explain)
    return {
        "plan": None,
        "class": case.found.name,
        "room": case.room.name,
        "from": case.on.isoformat(),
        "order": "rules",
        "seed": outcome.seed,
        "seated": {str(s): o.pupil_id for s, o in sorted(outcome.seated.items())},
        "unseated": len(case.setting.members) - len(outcome.seated),
        **arrange_data.judgement_data(case.setting, outcome.judgement, proof),
        "whole": outcome.whole,
        "fewest": outcome.fewest,
        "undecided": outcome.undecided,
        "contradiction": arrange_data.clash_data(case.setting, clash, drops=drops),
        "dry_run": arguments.dry_run,
    }


def _head(arguments: Namespace, case: Case, outcome: Outcome, proof: Proof) -> str:
    found = arrange_data.verdicts(outcome.judgement)
    would = " would be" if arguments.dry_run else ""
    pupils = counted(len(outcome.seated), "pupil")
    rules = counted(len(found), "rule")
    head = f"{case.found.name} in {case.room.name}: {pupils}{would} seated by {rules}"
    if outcome.judgement.most:
        head += f", score {outcome.judgement.score} of {outcome.judgement.most}"
    unseated = len(case.setting.members) - len(outcome.seated)
    rest = f", {unseated} without a seat" if unseated else ""
    parts = [f"{head} (seed {outcome.seed}){rest}.", arrange_data.unmet(found)]
    if arguments.prove:
        parts.append(arrange_data.proof_words(proof))
    if outcome.fewest:
        parts.append(_UNDECIDED if outcome.undecided else _FEWEST)
    return " ".join(part for part in parts if part)


def _contradiction(arguments: Namespace, case: Case, outcome: Outcome, clash: Clash) -> Answer:
    """Nothing is stored; a script reads the JSON, a person the sentence on standard error."""
    if arguments.json:
        return Answer(_data(arguments, case, outcome, clash, _UNPROVED), "", _REFUSED)
    lines = arrange_data.clash_words(case.setting, clash)
    raise Refusal(
        f"These {len(clash.rules)} rules cannot all hold:\n{lines}",
        kept=_KEPT,
        todo="Change one of them, or say --fewest for the plan that breaks the fewest.",
    )
