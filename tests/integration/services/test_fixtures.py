"""The vaults that tests get: their own, open, and as promised."""

from __future__ import annotations

from seatingapp.services.workspace import Workspace
from seatingapp.storage import policy, pupils
from tests.conftest import SAMPLE_DAY, Sample


def test_an_empty_workspace_has_the_starting_policy_and_nobody(workspace: Workspace) -> None:
    assert workspace.read(pupils.count) == 0
    assert len(workspace.read(policy.load)) == 11


def test_the_sample_is_open_in_the_showcase_lesson(sample: Sample) -> None:
    assert sample.workspace.read(pupils.count) == 150
    assert sample.summary.showcase.date == SAMPLE_DAY
    assert sample.workspace.clock() == sample.summary.showcase_at
