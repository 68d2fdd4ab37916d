"""Whatever is done with entries: undone, what is live is as it was, and no row of history goes."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Table, select

from seatingapp.domain.contexts import NOTHING_TO_ADD, Context
from seatingapp.domain.corrections import Correction
from seatingapp.domain.entry_history import Happening
from seatingapp.services import vaults
from seatingapp.services.behaviour import VoidEntries
from seatingapp.services.completing import CompleteEntries, MarkToComplete, to_complete
from seatingapp.services.corrections import CorrectEntry, VoidWithReason
from seatingapp.services.disputes import RaiseDispute, SettleDispute
from seatingapp.services.entry_lists import ListedEntry, Sought, listed
from seatingapp.services.entry_record import entry_record
from seatingapp.services.sample_school import SampleSummary
from seatingapp.services.workspace import Edit, Workspace
from seatingapp.storage.schema import (
    entries,
    entry_contexts,
    entry_corrections,
    entry_disputes,
    entry_voids,
)
from seatingapp.storage.vault import Unsealed
from tests.conftest import copied
from tests.integration.test_edits_property import Hand

_HISTORY = (entries, entry_voids, entry_corrections, entry_contexts, entry_disputes)
_KINDS = ("complete", "nothing", "mark", "void", "undo", "correct", "note", "dispute", "settle")


@dataclass(frozen=True)
class Step:
    """One thing to do with one of the latest entries, void ones too; `other` picks what to."""

    kind: str
    which: int
    other: int


steps = st.builds(Step, st.sampled_from(_KINDS), st.integers(0, 5), st.integers(0, 99))


def edit_for(step: Step, uid: str) -> Edit:
    """Return the edit that a step means."""
    edits: dict[str, Callable[[], Edit]] = {
        "complete": lambda: CompleteEntries((uid,), Context(note=f"n{step.other}"), "A"),
        "nothing": lambda: CompleteEntries((uid,), NOTHING_TO_ADD, "A"),
        "mark": lambda: MarkToComplete((uid,), "A", step.other % 2 == 0),
        "void": lambda: VoidWithReason(uid, f"r{step.other}", "A"),
        "undo": lambda: VoidEntries((uid,), "undo", "A"),
        "correct": lambda: CorrectEntry(uid, Correction(type_id=1 + step.other % 9), "A"),
        "note": lambda: CorrectEntry(uid, Correction(note=f"n{step.other}"), "A"),
        "dispute": lambda: RaiseDispute(uid, f"v{step.other}", "A"),
        "settle": lambda: SettleDispute(uid, f"o{step.other}", "A"),
    }
    return edits[step.kind]()


def latest(workspace: Workspace) -> tuple[ListedEntry, ...]:
    """The latest entries, void ones too."""
    return workspace.read(lambda s: listed(s, Sought(void_too=True, most=8)))


def live(workspace: Workspace) -> tuple[object, ...]:
    """What counts, and what is known of it, in the words of the services."""
    found = workspace.read(lambda s: listed(s, Sought(most=100)))
    held = tuple(
        replace(e, dispute=replace(e.dispute, id=0)) if e.dispute is not None else e for e in found
    )
    return held, workspace.read(to_complete)


def rows(workspace: Workspace) -> dict[Table, set[tuple[object, ...]]]:
    """All rows of history; that one was lifted later is no loss and left out."""
    with workspace.vault.read() as session:
        return {
            table: {
                tuple(row)
                for row in session.execute(
                    select(*(c for c in table.columns if c.name != "lifted_at"))
                )
            }
            for table in _HISTORY
        }


def assert_told_in_order(workspace: Workspace, uid: str) -> None:
    """The history begins with the logging, and goes on as the clock did."""
    logged, *later = workspace.read(lambda s: entry_record(s, uid)).events
    assert logged.what is Happening.LOGGED
    assert later == sorted(later, key=lambda e: e.at)


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(done=st.lists(steps, min_size=1, max_size=14))
def test_edits_of_entries_undone_leave_what_is_live_and_never_lose_a_row(
    sample_vault_once: tuple[Unsealed, SampleSummary], done: list[Step]
) -> None:
    unsealed, summary = sample_vault_once
    with tempfile.TemporaryDirectory() as folder:
        ticks = iter(range(1, 10_000))

        def clock() -> dt.datetime:
            return summary.showcase_at + dt.timedelta(seconds=next(ticks))

        workspace = vaults.enter(copied(unsealed, Path(folder) / "v.seating"), clock)
        try:
            hand, start, kept = Hand(workspace), live(workspace), rows(workspace)
            for step in done:
                uids = [e.entry.uid for e in latest(workspace)]
                hand.do(edit_for(step, uids[step.which]))
            end = live(workspace)
            for run in (hand.undo_all, hand.redo_all, hand.undo_all):
                before = rows(workspace)
                run()
                after = rows(workspace)
                assert all(before[t] <= after[t] and kept[t] <= after[t] for t in _HISTORY)
                if run == hand.redo_all:
                    assert _without_moments(live(workspace)) == _without_moments(end)
                else:
                    assert live(workspace) == start
            for entry in latest(workspace):
                assert_told_in_order(workspace, entry.entry.uid)
        finally:
            workspace.lock()


def _without_moments(seen: tuple[object, ...]) -> list[object]:
    """What was done again was said again: its moment is another one."""
    found, waiting = seen
    assert isinstance(found, tuple)
    said = [
        replace(e, dispute=None if e.dispute is None else (e.dispute.view, e.dispute.outcome))
        for e in found
    ]
    return [said, waiting]
