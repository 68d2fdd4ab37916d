"""`drafts rules` and `drafts simulate`: the rules that draft, and what one would have made."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from seatingapp.cli import access
from seatingapp.cli.draft_commands import PRIVATE
from seatingapp.cli.output import Answer, Json, table
from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.draft_rules.rule import DraftRule, Measure, Span, Window
from seatingapp.domain.draft_rules.simulation import Simulation
from seatingapp.domain.draft_rules.windows import Days
from seatingapp.domain.draft_rules.words import year_words
from seatingapp.domain.errors import Refusal
from seatingapp.domain.ladder import DraftKind
from seatingapp.domain.names import fold
from seatingapp.domain.wording import long_date
from seatingapp.services import behaviour, classes, draft_rules, draft_simulation, policy
from seatingapp.services.detention_types import type_named
from seatingapp.services.draft_rules import AddDraftRules, ChangeDraftRule, RemoveDraftRules
from seatingapp.services.drafting import apply_to_past, clock_of
from seatingapp.services.workspace import Workspace

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session

_KINDS = {
    "detention": DraftKind.DETENTION,
    "letter": DraftKind.LETTER,
    "postcard": DraftKind.POSTCARD,
    "tell": DraftKind.TELL,
}


def rules(arguments: Namespace) -> Answer:
    """List rules that draft, add one, remove some, switch some on or off."""
    parts: dict[str, Callable[[Workspace, Namespace], Answer]] = {
        "list": _list,
        "add": _add,
        "remove": _remove,
        "on": _switch,
        "off": _switch,
    }
    with access.opened(arguments) as workspace:
        return parts[arguments.rule_action](workspace, arguments)


def _list(workspace: Workspace, _arguments: Namespace) -> Answer:
    found = workspace.read(draft_rules.all_rules)
    say = workspace.read(draft_rules.sentences)
    rows = [(str(r.id), "on" if r.active else "off", r.name, say(r)) for r in found]
    data: dict[str, Json] = {"rules": [_data(r, say(r)) for r in found]}
    return Answer(data, table(("Id", "On", "Name", "Rule"), rows))


def _data(rule: DraftRule, words: str) -> dict[str, Json]:
    return {
        "id": rule.id,
        "uid": rule.uid,
        "name": rule.name,
        "sentence": words,
        "on": rule.active,
        "since": rule.since.isoformat() if rule.since else None,
        "polarity": str(rule.polarity),
        "threshold": rule.threshold,
        "measure": str(rule.measure),
        "span": str(rule.window.span),
        "length": rule.window.length,
        "types": list(rule.types),
        "category": rule.category,
        "step": rule.step,
        "classes": list(rule.classes),
        "years": list(rule.years),
        "outcome": str(rule.outcome),
        "detention_type": rule.detention_type_id,
    }


def _add(workspace: Workspace, arguments: Namespace) -> Answer:
    rule = workspace.read(lambda s: _typed(s, arguments, workspace.clock()))
    done = workspace.perform(AddDraftRules((rule,)))
    uid = done.uids[0] if done else ""
    answer = _told(workspace, uid, "added", since=arguments.since)
    nobody = _without_pupils(workspace, workspace.read(lambda s: draft_rules.rule_by_uid(s, uid)))
    return Answer(answer.data, f"{answer.words}{nobody}")


def _without_pupils(workspace: Workspace, rule: DraftRule) -> str:
    """What is said of year groups in which nobody is: a rule of theirs drafts for nobody."""
    known = workspace.read(draft_rules.year_groups)
    empty = [year for year in rule.years if year not in known]
    return f" Nobody is in {year_words(empty)} now." if empty else ""


def _typed(session: Session, arguments: Namespace, now: dt.datetime) -> DraftRule:
    """The rule that the options say. Raises Refusal."""
    if arguments.within is not None:
        window = Window(Span.SCHOOL_DAYS, arguments.within)
    elif arguments.days is not None:
        window = Window(Span.DAYS, arguments.days)
    else:
        window = Window(Span(arguments.span))
    return DraftRule(
        Polarity(arguments.polarity),
        arguments.threshold,
        window,
        _KINDS[arguments.outcome],
        Measure.POINTS if arguments.points else Measure.EVENTS,
        tuple(behaviour.type_named(session, name).id for name in arguments.behaviour_names),
        _one_of(arguments.category, "category", policy.in_force(session).categories),
        _one_of(arguments.step, "step", (s.name for s in policy.in_force(session).ladder)),
        tuple(classes.class_named(session, name).id for name in arguments.class_names),
        tuple(arguments.year_names),
        type_named(session, arguments.kind).id if arguments.kind else None,
        arguments.name,
        arguments.on,
        _since(session, arguments.since, now),
    )


def _one_of(asked: str, what: str, names: Iterable[str]) -> str:
    """The name as the policy writes it: a rule that counts what is not there never drafts."""
    known = list(names)
    found = next((name for name in known if fold(name) == fold(asked)), None)
    if found is not None or not asked:
        return found or ""
    raise Refusal(
        f"There is no {what} called {asked}.",
        where=f"The policy has: {', '.join(known) or 'none'}.",
        kept="No rule was changed.",
    )


def _since(session: Session, day: dt.date | None, now: dt.datetime) -> dt.datetime | None:
    """When a day begins. Raises Refusal for one to come: such a rule would be on and do nothing."""
    if day is None:
        return None
    begins = clock_of(session).begins(day)
    if begins > now:
        raise Refusal(
            f"{long_date(day)} is still to come, and a rule drafts from now on at the latest.",
            kept="No rule was changed.",
            todo="Leave --since out, or name a day that has begun.",
        )
    return begins


def _told(workspace: Workspace, uid: str, done: str, *, since: dt.date | None) -> Answer:
    """What became of a rule; one that is on since a day that is past drafts at once."""
    rule = workspace.read(lambda s: draft_rules.rule_by_uid(s, uid))
    made = apply_to_past(workspace, rule) if rule.active and since is not None else 0
    words = workspace.read(draft_rules.sentences)(rule)
    state = "" if rule.active else ", switched off"
    past = f" It made {made} of what happened since." if since is not None and rule.active else ""
    return Answer(
        {**_data(rule, words), "made": made}, f"Rule {rule.id} {done}{state}: {words}.{past}"
    )


def _switch(workspace: Workspace, arguments: Namespace) -> Answer:
    active = arguments.rule_action == "on"
    wanted = workspace.read(lambda s: _named(s, arguments.rules))
    day = arguments.since if active else None
    since = workspace.read(lambda s: _since(s, day, workspace.clock()))
    answers = []
    for rule in wanted:
        workspace.perform(ChangeDraftRule(replace(rule, active=active), since))
        answers.append(_told(workspace, rule.uid, "switched on" if active else "kept", since=day))
    return Answer({"rules": [a.data for a in answers]}, "\n".join(a.words for a in answers))


def _remove(workspace: Workspace, arguments: Namespace) -> Answer:
    wanted = workspace.read(lambda s: _named(s, arguments.rules))
    done = workspace.perform(RemoveDraftRules(tuple(rule.uid for rule in wanted)))
    return Answer({"removed": [rule.id for rule in wanted]}, done.said if done else "")


def _named(session: Session, ids: list[int]) -> tuple[DraftRule, ...]:
    known = {rule.id: rule for rule in draft_rules.all_rules(session)}
    for wanted in ids:
        if wanted not in known:
            raise Refusal(
                f"There is no rule that drafts with the number {wanted}.",
                kept="No rule was changed.",
                todo="List them: seatingapp drafts VAULT rules list.",
            )
    return tuple(known[n] for n in dict.fromkeys(ids))


def simulate(arguments: Namespace) -> Answer:
    """Say what a rule would have made of the last term, or of other days."""
    with access.opened(arguments) as workspace:
        (rule,) = workspace.read(lambda s: _named(s, [arguments.rule]))
        days = workspace.read(lambda s: draft_simulation.pasts(s, workspace.clock()))[0].days
        days = Days(arguments.first or days.first, arguments.last or days.last)
        found = workspace.read(lambda s: draft_simulation.simulate(s, rule, days))
        names = workspace.read(lambda s: {p.id: p.name.full for p in classes.pupils_of(s)})
    return _simulated(found, names)


def _simulated(found: Simulation, names: dict[int, str]) -> Answer:
    rows = [
        (made.day.isoformat(), names[made.pupil_id], str(made.firing.total)) for made in found.made
    ]
    lines = [found.words]
    if rows:
        lines += [table(("Day", "Pupil", "Counted"), rows), PRIVATE]
    made: list[Json] = [
        {
            "day": one.day.isoformat(),
            "pupil": one.pupil_id,
            "name": names[one.pupil_id],
            "counted": one.firing.total,
            "entries": list(one.firing.entry_ids),
        }
        for one in found.made
    ]
    data: dict[str, Json] = {
        "from": found.days.first.isoformat(),
        "to": found.days.last.isoformat(),
        "drafts": len(found.made),
        "pupils": found.pupils,
        "weeks": [{"monday": day.isoformat(), "drafts": n} for day, n in found.weeks],
        "made": made,
    }
    return Answer(data, "\n".join(lines))
