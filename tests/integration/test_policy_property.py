"""Whatever is done to the policy can be undone completely, and no entry ever notices."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from seatingapp.domain.policies.checks import problems
from seatingapp.domain.policies.ladder_changes import RemoveStep
from seatingapp.domain.policies.replacing import ReplacePolicy
from seatingapp.domain.policies.starting import starting_policy
from seatingapp.services import vaults
from seatingapp.services.policy import ChangePolicy, in_force
from seatingapp.services.sample_school import SampleSummary
from seatingapp.services.workspace import Edit, Workspace
from seatingapp.storage.schema import entries
from seatingapp.storage.session import Session
from seatingapp.storage.vault import Unsealed
from tests.conftest import copied
from tests.integration.test_edits_property import Hand, undone_and_redone
from tests.unit.domain.policies.making import changes

_CALM = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


def drawn(data: st.DataObject, workspace: Workspace) -> Edit:
    """Any change of the policy as it is now."""
    return ChangePolicy(data.draw(changes(workspace.read(in_force))))


def all_entries(session: Session) -> list[tuple[object, ...]]:
    """Every entry with everything that is stored with it."""
    return [tuple(row) for row in session.execute(select(entries).order_by(entries.c.id))]


@settings(max_examples=20, suppress_health_check=_CALM)
@given(st.data(), st.integers(1, 8))
def test_any_changes_of_the_policy_undone_restore_the_vault_and_redone_restore_the_end(
    sample_vault_once: tuple[Unsealed, SampleSummary], data: st.DataObject, number: int
) -> None:
    undone_and_redone(sample_vault_once, (partial(drawn, data) for _ in range(number)))


def test_steps_that_come_back_after_another_ladder_have_their_old_ids(
    sample_vault_once: tuple[Unsealed, SampleSummary],
) -> None:
    def first_step_goes(workspace: Workspace) -> Edit:
        return ChangePolicy(RemoveStep(workspace.read(in_force).ladder[0].uid))

    def another_policy(_workspace: Workspace) -> Edit:
        return ChangePolicy(ReplacePolicy(starting_policy("relational").policy, "relational"))

    undone_and_redone(sample_vault_once, (first_step_goes, another_policy))


@settings(max_examples=15, suppress_health_check=_CALM)
@given(st.data(), st.integers(1, 8))
def test_changing_the_policy_never_changes_an_entry(
    sample_vault_once: tuple[Unsealed, SampleSummary], data: st.DataObject, number: int
) -> None:
    unsealed, summary = sample_vault_once
    with tempfile.TemporaryDirectory() as folder:
        workspace = vaults.enter(
            copied(unsealed, Path(folder) / "v.seating"), lambda: summary.showcase_at
        )
        try:
            before = workspace.read(all_entries)
            hand = Hand(workspace)
            for _ in range(number):
                hand.do(drawn(data, workspace))
                assert workspace.read(all_entries) == before
                assert problems(workspace.read(in_force)) == ()
            hand.undo_all()
            assert workspace.read(all_entries) == before
        finally:
            workspace.lock()
