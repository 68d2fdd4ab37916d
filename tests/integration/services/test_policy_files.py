"""Policy files in the vault: what is written, and what reading one would change and does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from seatingapp.domain.errors import Refusal
from seatingapp.domain.ladder import DraftKind
from seatingapp.domain.policies.files import read_policy
from seatingapp.services import policy_files
from seatingapp.services.policy import in_force
from seatingapp.services.school_settings import NameSchool
from seatingapp.services.workspace import Workspace
from tests.conftest import Sample
from tests.unit.domain.policies.test_file_document import EXAMPLE


def test_a_policy_that_was_written_changes_nothing_when_it_is_read(
    sample: Sample, tmp_path: Path
) -> None:
    path = tmp_path / "ours.policy.json"
    text = sample.workspace.read(policy_files.export_policy)
    policy_files.store(text, path)
    found = sample.workspace.read(lambda s: policy_files.preview(s, policy_files.load(path)))
    assert (found.lines, found.notes) == ((), ())
    assert found.name.startswith("Behaviour policy of ")
    assert "Farhan" not in text
    assert sample.workspace.perform(found.edit) is None


def test_the_name_of_a_school_that_is_long_is_cut_for_the_file(workspace: Workspace) -> None:
    assert json.loads(workspace.read(policy_files.export_policy))["name"] == "Behaviour policy"
    workspace.perform(NameSchool("S" * 60))
    assert len(read_policy(workspace.read(policy_files.export_policy)).name) == 60


def test_a_preview_says_what_would_change_and_the_edit_does_it_and_takes_it_back(
    sample: Sample,
) -> None:
    workspace = sample.workspace
    before = workspace.read(in_force)
    found = workspace.read(lambda s: policy_files.preview(s, read_policy(EXAMPLE)))
    assert workspace.read(in_force) == before
    assert "New steps of the ladder: C2 detention." in found.lines
    assert any(
        line.startswith("Behaviours not in use any more: Good effort") for line in found.lines
    )
    assert found.about == "As agreed in September."
    done = workspace.perform(found.edit)
    assert done is not None
    assert done.said == "Ashgrove School is in force. Entries so far stay as they are."
    assert [t.name for t in workspace.read(in_force).in_use] == ["Great answer", "Off task"]
    assert done.inverse is not None
    workspace.perform(done.inverse)
    assert workspace.read(in_force) == before


def test_a_kind_of_detention_is_known_by_its_name(workspace: Workspace) -> None:
    found = workspace.read(lambda s: policy_files.preview(s, read_policy(EXAMPLE)))
    assert found.notes == ()
    workspace.perform(found.edit)
    step = workspace.read(in_force).ladder[1]
    kinds = workspace.read(policy_files.detention_kinds)
    assert (step.drafts, kinds[step.detention_type_id or 0]) == (
        DraftKind.DETENTION,
        "After school",
    )
    data = json.loads(workspace.read(policy_files.export_policy))
    assert data["ladder"][1]["detention_type"] == "After school"


def test_a_kind_of_detention_that_the_school_does_not_have_is_left_open_and_said(
    workspace: Workspace,
) -> None:
    data = json.loads(EXAMPLE)
    data["ladder"][1]["detention_type"] = "Saturday"
    read = read_policy(json.dumps(data))
    found = workspace.read(lambda s: policy_files.preview(s, read))
    (note,) = found.notes
    assert note.startswith(
        "C2 detention drafts a detention of the kind Saturday, which this school"
    )
    workspace.perform(found.edit)
    assert workspace.read(in_force).ladder[1].detention_type_id is None


def test_the_policies_of_the_app_are_offered_the_usual_one_first() -> None:
    assert list(policy_files.starting_policies()) == ["ladder", "simple", "relational"]


@pytest.mark.parametrize("key", ["ladder", "simple", "relational"])
def test_in_a_policy_of_the_app_every_step_can_be_logged(key: str) -> None:
    policy = policy_files.starting_policies()[key].policy
    assert {kind.step for kind in policy.in_use} - {""} == {step.name for step in policy.ladder}


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b'{"format": "seatingapp-room"}'])
def test_what_is_no_policy_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.json"
    path.write_bytes(content)
    with pytest.raises(Refusal):
        policy_files.load(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="policy file cannot be read"):
        policy_files.load(tmp_path / "none.json")
