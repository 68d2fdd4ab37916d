"""The policy in the vault: read, changed, replaced, and taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import delete, event
from sqlalchemy.engine import Engine

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.errors import Refusal
from seatingapp.domain.ladder import ResetCycle
from seatingapp.domain.policies.ladder_changes import ChangeStep
from seatingapp.domain.policies.other_changes import SetCycle, SetNetting, SetPicks
from seatingapp.domain.policies.policy import ContextPicks
from seatingapp.domain.policies.replacing import ReplacePolicy
from seatingapp.domain.policies.starting import KEYS, starting_policy
from seatingapp.domain.policies.type_changes import AddType, ChangeType, RetireType, new_type
from seatingapp.services import policy, vaults
from seatingapp.services.behaviour import LogEntries, latest_entries, types
from seatingapp.services.classes import all_classes, pupils_of
from seatingapp.services.policy import ChangePolicy, PutPolicy, in_force
from seatingapp.services.workspace import Done, Topic, Workspace
from seatingapp.storage import policy as stored
from seatingapp.storage.schema import settings
from tests.conftest import PASSPHRASE, Sample


def do(workspace: Workspace, change: object) -> Done:
    done = workspace.perform(ChangePolicy(change))  # type: ignore[arg-type]
    assert done is not None
    return done


def undo(workspace: Workspace, done: Done) -> Done:
    assert done.inverse is not None
    back = workspace.perform(done.inverse)
    assert back is not None
    return back


def test_a_new_vault_has_the_usual_starting_policy(workspace: Workspace) -> None:
    found = workspace.read(in_force)
    other = starting_policy().policy
    assert [t.name for t in found.types] == [t.name for t in other.types]
    assert (found.categories, found.cycle, found.netting, found.picks) == (
        other.categories,
        ResetCycle.YEARLY,
        True,
        ContextPicks(),
    )
    assert [s.name for s in found.ladder][:2] == ["C1 warning", "C2 recorded"]


@pytest.mark.parametrize("key", KEYS)
def test_a_vault_can_start_with_any_of_them(vault_path: Path, key: str) -> None:
    made = vaults.create(vault_path, PASSPHRASE, teacher="A. Teacher", starting_policy=key)
    found = made.workspace.read(in_force)
    made.workspace.lock()
    wanted = starting_policy(key).policy
    told = [replace(t, id=0, uid="") for t in found.types]
    assert told == list(wanted.types)
    assert [replace(s, id=0, uid="") for s in found.ladder] == list(wanted.ladder)
    assert (found.cycle, found.netting, found.picks) == (
        wanted.cycle,
        wanted.netting,
        wanted.picks,
    )


def test_a_vault_that_never_heard_of_a_policy_has_the_categories_of_its_types(
    workspace: Workspace,
) -> None:
    with workspace.vault.write() as session:
        session.execute(delete(settings).where(settings.c.key == "policy"))
    found = workspace.read(in_force)
    assert found.categories[:3] == ("Learning", "Effort", "Community")
    assert found.cycle is workspace.read(policy.reset_cycle) is ResetCycle.NEVER
    assert workspace.read(policy.netting)
    assert workspace.read(policy.context_picks) == ContextPicks()


def test_a_type_is_added_in_one_step_and_taken_back(workspace: Workspace) -> None:
    before = workspace.read(in_force)
    kind = new_type(before, "Helped a friend", Polarity.PRAISE)
    done = do(workspace, AddType(kind))
    assert done.said == "Helped a friend added."
    assert done.topics == {Topic.POLICY}
    added = workspace.read(types)[-1]
    assert (added.uid, added.name, added.position) == (kind.uid, "Helped a friend", 12)
    again = undo(workspace, done)
    assert workspace.read(in_force) == before
    assert isinstance(again.inverse, PutPolicy)
    assert again.inverse.label == "Add Helped a friend"
    undo(workspace, again)
    assert workspace.read(types)[-1] == added


def test_undo_and_redo_of_a_new_type_go_through_no_long_list_of_entries(sample: Sample) -> None:
    """Among a million entries a look through all of them takes a second, for each type."""
    workspace = sample.workspace
    kind = new_type(workspace.read(in_force), "Helped a friend", Polarity.PRAISE)
    done = do(workspace, AddType(kind))
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        again = undo(workspace, done)
        undo(workspace, undo(workspace, again))
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert not any("DELETE FROM behaviour_types" in statement for statement in asked)
    looks = [statement for statement in asked if "FROM entries" in statement]
    assert looks
    with workspace.vault.read() as session:
        for look in looks:
            plan = session.exec_driver_sql(
                f"EXPLAIN QUERY PLAN {look}", tuple(1 for _ in range(look.count("?")))
            )
            steps = [row[-1] for row in plan]
            assert any("INTEGER PRIMARY KEY (rowid>?)" in step for step in steps), steps


def test_a_type_that_went_is_in_no_list_and_is_itself_again_when_it_comes_back(
    workspace: Workspace,
) -> None:
    before = workspace.read(in_force)
    kind = new_type(before, "Helped a friend", Polarity.PRAISE)
    undone = undo(workspace, do(workspace, AddType(kind)))
    assert workspace.read(in_force) == before
    assert all(t.name for t in workspace.read(lambda s: stored.load(s, retired=True)))
    undo(workspace, do(workspace, AddType(new_type(before, "Helped a friend", Polarity.NEUTRAL))))
    undo(workspace, undone)
    back = workspace.read(types)[-1]
    assert (back.uid, back.name, back.polarity) == (kind.uid, "Helped a friend", Polarity.PRAISE)


def test_a_new_type_that_was_logged_meanwhile_is_retired_by_undo_and_redo_and_undo(
    sample: Sample,
) -> None:
    workspace = sample.workspace
    kind = new_type(workspace.read(in_force), "Helped a friend", Polarity.PRAISE)
    done = do(workspace, AddType(kind))
    added = workspace.read(types)[-1]
    key = sample.summary.showcase
    pupil = workspace.read(lambda s: pupils_of(s, key.class_id))[0].id
    workspace.perform(LogEntries(key, (pupil,), added.id, workspace.clock(), "x"))
    done = undo(workspace, done)
    for _ in range(2):
        left = workspace.read(in_force).kind(kind.uid)
        assert left is not None
        assert (left.id, left.retired) == (added.id, True)
        done = undo(workspace, done)
        assert workspace.read(types)[-1] == added
        done = undo(workspace, done)


def test_what_a_policy_may_not_say_is_refused_and_changes_nothing(workspace: Workspace) -> None:
    before = workspace.read(in_force)
    kind = replace(before.types[0], shortcut="2")
    with pytest.raises(Refusal, match="Key 2 is for both Great answer and Good effort"):
        do(workspace, ChangeType(kind))
    assert workspace.read(in_force) == before


def test_a_change_that_changes_nothing_leaves_no_step(workspace: Workspace) -> None:
    kind = workspace.read(in_force).types[0]
    assert workspace.perform(ChangePolicy(ChangeType(kind))) is None


def test_cycle_netting_and_picks_are_read_by_themselves(workspace: Workspace) -> None:
    do(workspace, SetCycle(ResetCycle.WEEKLY))
    do(workspace, SetNetting(False))
    do(workspace, SetPicks(ContextPicks(("Said no",), (), ())))
    assert workspace.read(policy.reset_cycle) is ResetCycle.WEEKLY
    assert not workspace.read(policy.netting)
    assert workspace.read(policy.context_picks) == ContextPicks(("Said no",), (), ())


def test_two_steps_may_swap_their_names(workspace: Workspace) -> None:
    before = workspace.read(in_force)
    first, second, *rest = before.ladder
    swapped = (replace(first, name=second.name), replace(second, name=first.name), *rest)
    workspace.perform(PutPolicy(replace(before, ladder=swapped), "Swap"))
    assert workspace.read(in_force).ladder == swapped


def test_entries_of_a_renamed_step_keep_it_and_new_ones_have_the_new_one(sample: Sample) -> None:
    workspace = sample.workspace
    old = {e.uid: e.step for e in workspace.read(latest_entries)}
    step = workspace.read(in_force).ladder[0]
    do(workspace, ChangeStep(replace(step, name="Reminder")))
    kind = next(t for t in workspace.read(types) if t.name == "Off task")
    assert kind.step == "Reminder"
    (new,) = log(sample, kind.id).uids
    assert {e.uid: e.step for e in workspace.read(latest_entries)} == {**old, new: "Reminder"}


def log(sample: Sample, type_id: int) -> Done:
    found = sample.workspace.read(all_classes)[0].school_class
    pupil = sample.workspace.read(lambda s: pupils_of(s, found.id))[0]
    at = sample.summary.showcase_at + dt.timedelta(seconds=1)
    key = LessonKey(found.id, at.date(), None)
    done = sample.workspace.perform(LogEntries(key, (pupil.id,), type_id, at, "Somebody"))
    assert done is not None
    return done


def test_a_type_that_entries_refer_to_is_retired_when_adding_it_is_taken_back(
    sample: Sample,
) -> None:
    workspace = sample.workspace
    kind = new_type(workspace.read(in_force), "Sang", Polarity.PRAISE)
    added = do(workspace, AddType(kind))
    sang = workspace.read(types)[-1]
    undo(workspace, log(sample, sang.id))
    gone = undo(workspace, added)
    assert "Sang" not in [t.name for t in workspace.read(types)]
    retired = workspace.read(in_force).kind(kind.uid)
    assert retired is not None
    assert retired.retired
    undo(workspace, gone)
    assert workspace.read(types)[-1] == sang


def test_another_policy_retires_what_entries_refer_to_and_forgets_the_rest(
    sample: Sample,
) -> None:
    workspace = sample.workspace
    before = workspace.read(in_force)
    unused = new_type(before, "Never logged", Polarity.PRAISE)
    do(workspace, AddType(unused))
    start = workspace.read(in_force)
    done = do(workspace, ReplacePolicy(starting_policy("relational").policy, "Relational"))
    after = workspace.read(in_force)
    assert [t.name for t in after.in_use][:2] == ["Ready to learn", "Kept going"]
    assert after.kind(unused.uid) is None
    assert {t.name for t in after.types if t.retired} >= {"Great answer", "Off task"}
    kind = next(t for t in before.types if t.name == "Kind to others")
    assert next(t for t in after.in_use if t.name == "Kind to others").id == kind.id
    undo(workspace, done)
    assert workspace.read(in_force) == start


def test_a_retired_type_cannot_be_logged(sample: Sample) -> None:
    kind = sample.workspace.read(types)[0]
    do(sample.workspace, RetireType(kind.uid))
    with pytest.raises(Refusal, match="not in use any more"):
        log(sample, kind.id)
