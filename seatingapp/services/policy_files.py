"""Policy files: the policy as JSON for other schools, and another one into the place of ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from seatingapp.domain.names import fold
from seatingapp.domain.policies.files import MOST_LETTERS, PolicyFile, read_policy, write_policy
from seatingapp.domain.policies.policy import Policy, settled
from seatingapp.domain.policies.replacing import ReplacePolicy, differences
from seatingapp.domain.policies.starting import KEYS, starting_policy
from seatingapp.services import files
from seatingapp.services.policy import ChangePolicy, in_force
from seatingapp.services.school import school
from seatingapp.storage.policy import detention_type_names

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_MOST_BYTES = 4 * MOST_LETTERS


@dataclass(frozen=True, slots=True)
class Preview:
    """What putting a policy into force would come to, before it is done.

    `lines` say what would be another, none where nothing would; `notes` what to look at after.
    """

    name: str
    about: str
    edit: ChangePolicy
    lines: tuple[str, ...]
    notes: tuple[str, ...]


def detention_kinds(session: Session) -> dict[int, str]:
    """Return the kinds of detention that a step of the ladder may draft, by id."""
    return detention_type_names(session)


def starting_policies() -> dict[str, PolicyFile]:
    """Return the policies that ship with the app, by key, the usual one first."""
    return {key: starting_policy(key) for key in KEYS}


def export_policy(session: Session) -> str:
    """Return the file of the policy in force. It holds nothing of any pupil."""
    name = school(session).name
    title = f"Behaviour policy of {name}"[:60] if name else "Behaviour policy"
    return write_policy(in_force(session), title, "", detention_type_names(session))


def preview(session: Session, read: PolicyFile) -> Preview:
    """Return what a policy of a file would change, and the edit that does it, whole."""
    kinds = detention_type_names(session)
    by_name = {fold(name): kind_id for kind_id, name in reversed(kinds.items())}
    wanted = _with_detentions(read.policy, read.detentions, by_name)
    change = ReplacePolicy(wanted, read.name)
    before = in_force(session)
    lines = differences(before, settled(change.applied(before)))
    notes = tuple(_notes(read.detentions, by_name))
    return Preview(read.name, read.about, ChangePolicy(change), lines, notes)


def _with_detentions(
    policy: Policy, named: Mapping[str, str], by_name: Mapping[str, int]
) -> Policy:
    """Let steps draft the kind of detention of this school that is called like the file's."""
    ladder = tuple(
        replace(step, detention_type_id=by_name.get(fold(named.get(step.name, ""))))
        for step in policy.ladder
    )
    return replace(policy, ladder=ladder)


def _notes(named: Mapping[str, str], by_name: Mapping[str, int]) -> Iterator[str]:
    for step, kind in named.items():
        if fold(kind) not in by_name:
            yield (
                f"{step} drafts a detention of the kind {kind}, which this school does not have:"
                " choose one in the ladder."
            )


def store(text: str, path: Path) -> None:
    """Write a policy file, whole or not at all. Raises Refusal where it cannot be written."""
    files.save(path, text.encode())


def load(path: Path) -> PolicyFile:
    """Return the policy of a file. Raises Refusal for what cannot be read, or is none."""
    text = files.load_text(path, _MOST_BYTES, "policy file", kept="The policy was not changed.")
    return read_policy(text)
