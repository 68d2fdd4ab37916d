"""`policy`: show, import, export. None of it is about pupils."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from seatingapp.cli import access
from seatingapp.cli.output import Answer, Json, table
from seatingapp.domain.behaviour import BehaviourType, signed
from seatingapp.domain.ladder import LadderStep
from seatingapp.domain.policies.other_changes import CYCLE_WORDS
from seatingapp.domain.policies.policy import Policy
from seatingapp.domain.policies.starting import starting_policy
from seatingapp.domain.wording import counted
from seatingapp.services import policy_files
from seatingapp.services.policy import in_force


def show(arguments: Namespace) -> Answer:
    """Show the policy in force."""
    with access.opened(arguments) as workspace:
        policy = workspace.read(in_force)
        kinds = workspace.read(policy_files.detention_kinds)
    return Answer(_data(policy, kinds), _words(policy))


def _data(policy: Policy, kinds: Mapping[int, str]) -> dict[str, Json]:
    picks = policy.picks
    return {
        "types": [_type(t) for t in policy.in_use],
        "retired": [_type(t) for t in policy.types if t.retired],
        "ladder": [_step(s, kinds) for s in policy.ladder],
        "categories": list(policy.categories),
        "cycle": str(policy.cycle),
        "netting": policy.netting,
        "context": {
            "happened": list(picks.happened),
            "tried": list(picks.tried),
            "outcome": list(picks.outcome),
        },
    }


def _type(kind: BehaviourType) -> Json:
    return {
        "id": kind.id,
        "name": kind.name,
        "polarity": str(kind.polarity),
        "points": kind.points,
        "category": kind.category,
        "step": kind.step,
        "shortcut": kind.shortcut,
        "plain_reason": kind.plain_reason,
        "icon": kind.icon,
        "most": kind.most,
        "asks_context": kind.asks_context,
        "uid": kind.uid,
    }


def _step(step: LadderStep, kinds: Mapping[int, str]) -> Json:
    return {
        "name": step.name,
        "recorded": step.recorded,
        "points": step.points,
        "drafts": str(step.drafts) if step.drafts else None,
        "detention_type": kinds.get(step.detention_type_id or 0, ""),
        "for_families": step.for_families,
        "uid": step.uid,
    }


def _words(policy: Policy) -> str:
    types = [
        (t.shortcut, t.name, str(t.polarity), signed(policy.points_of(t)), t.category, t.step)
        for t in policy.in_use
    ]
    steps = [
        (
            s.name,
            "recorded" if s.recorded else "not recorded",
            signed(s.points) if s.points else "",
            str(s.drafts or ""),
            "printed for families" if s.for_families else "not for families",
        )
        for s in policy.ladder
    ]
    parts = [table(("Key", "Behaviour", "Polarity", "Points", "Category", "Step"), types)]
    if steps:
        parts += ["", table(("Step", "", "Points", "Drafts", ""), steps)]
    netting = "netted" if policy.netting else "never netted"
    parts += ["", f"Points start again {CYCLE_WORDS[policy.cycle]}; they are {netting}."]
    return "\n".join(parts)


def import_policy(arguments: Namespace) -> Answer:
    """Put the policy of a file, or one of the app's own, into force; whole or not at all."""
    if arguments.starting:
        read = starting_policy(arguments.starting)
    else:
        read = policy_files.load(Path(arguments.path))
    with access.opened(arguments) as workspace:
        found = workspace.read(lambda session: policy_files.preview(session, read))
        if not arguments.dry_run:
            workspace.perform(found.edit)
    data: dict[str, Json] = {
        "name": found.name,
        "changes": list(found.lines),
        "notes": list(found.notes),
        "dry_run": arguments.dry_run,
    }
    if not found.lines:
        return Answer(data, f"{found.name} says what is in force already.")
    verb = "would be in force" if arguments.dry_run else "is in force"
    head = f"{found.name} {verb}; entries stay as they are."
    return Answer(data, "\n".join((head, *found.lines, *found.notes)))


def export(arguments: Namespace) -> Answer:
    """Write the policy as a file, or show it."""
    with access.opened(arguments) as workspace:
        text = workspace.read(policy_files.export_policy)
    if not arguments.path:
        return Answer(json.loads(text), text.rstrip("\n"))
    policy_files.store(text, Path(arguments.path))
    read = json.loads(text)
    types, steps = len(read["types"]), len(read["ladder"])
    data: dict[str, Json] = {
        "file": arguments.path,
        "name": read["name"],
        "types": types,
        "steps": steps,
    }
    told = f"{counted(types, 'behaviour')}, {counted(steps, 'step')} of the ladder"
    return Answer(data, f"Wrote {arguments.path}: {told}. It holds no pupil data.")
