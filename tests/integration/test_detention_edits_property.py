"""Whatever is done with detentions can be undone completely, and done again."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from seatingapp.domain.detention_clashes import When
from seatingapp.domain.detention_seats import SeatOrder
from seatingapp.domain.detentions import Act, Detention, DetentionState
from seatingapp.services import vaults
from seatingapp.services.classes import all_classes, pupils_of
from seatingapp.services.detention_changes import (
    CancelDetentions,
    MarkAttended,
    MarkMissed,
    MoveDetentions,
    ReopenDetentions,
    RescheduleDetention,
    UpscaleDetention,
)
from seatingapp.services.detention_seats import FillSeats
from seatingapp.services.detention_types import (
    AddDetentionType,
    all_types,
    retire_type,
)
from seatingapp.services.detentions import SetDetentions
from seatingapp.services.rooms import all_rooms
from seatingapp.services.sample_school import SampleSummary
from seatingapp.services.workspace import Edit, Workspace
from seatingapp.storage import detentions
from seatingapp.storage.detentions import Wanted
from seatingapp.storage.vault import Unsealed
from tests.conftest import SAMPLE_DAY, copied
from tests.integration.test_edits_property import Dump, Hand, dump

# Histories only grow, and one that was set and taken back stays as "withdrawn".
_HISTORY = {"detention_changes", "detentions"}


@dataclass(frozen=True)
class Step:
    """One thing a person may do; the numbers pick what of all there is it is done to."""

    kind: str
    which: int
    other: int
    day: int


_NEW = ("set", "set", "seats", "no seats", "type", "retire")
_CHANGES = ("attend", "miss", "excused", "move", "cancel", "reopen", "reschedule", "upscale")
steps = st.builds(
    Step,
    st.sampled_from((*_NEW, *_CHANGES)),
    st.integers(0, 99),
    st.integers(0, 99),
    st.integers(0, 4),
)


def every(workspace: Workspace) -> tuple[Detention, ...]:
    return workspace.read(lambda s: detentions.load(s, Wanted(states=list(DetentionState))))


def standing(workspace: Workspace) -> Dump:
    """What holds: everything but histories, and detentions that are not withdrawn."""
    kept = {name: rows for name, rows in dump(workspace).items() if name not in _HISTORY}
    there = [d for d in every(workspace) if d.state is not DetentionState.WITHDRAWN]
    links = {(d.id, e) for d in there for e in d.entry_ids}
    kept["detention_entries"] = sorted(row for row in kept["detention_entries"] if row in links)
    kept["standing"] = [(repr(d),) for d in there]
    used = {d.type_id for d in there}
    gone = {d.type_id for d in every(workspace)} - used  # their types stay with them, retired
    hidden = {k.id for k in workspace.read(all_types) if k.retired and k.id in gone}
    kept["detention_types"] = [r for r in kept["detention_types"] if r[0] not in hidden]
    return kept


def edit_for(workspace: Workspace, step: Step) -> Edit | None:
    """Return the edit that a step means in the vault as it is now."""
    kinds = workspace.read(all_types)
    kind = kinds[step.other % len(kinds)]
    rooms = workspace.read(all_rooms)
    day = SAMPLE_DAY + dt.timedelta(days=step.day)
    when = When(day, dt.time(15, step.other % 60), 30, "", rooms[step.other % len(rooms)].id)
    class_id = workspace.read(all_classes)[0].school_class.id
    people = workspace.read(lambda s: pupils_of(s, class_id))
    if step.kind == "set":
        ids = tuple(p.id for p in people[step.which % 20 : step.which % 20 + 1 + step.other % 3])
        return SetDetentions(ids, kind.id, day, room_id=when.room_id, anyway=True)
    if step.kind == "type":
        return AddDetentionType(replace(kind, name=f"Type {step.which}", position=0))
    if step.kind == "retire":
        return retire_type(kind, not kind.retired)
    there = [d for d in every(workspace) if d.state is not DetentionState.WITHDRAWN]
    if not there:
        return None
    one = there[step.which % len(there)]
    if step.kind in ("seats", "no seats"):
        order = tuple(SeatOrder)[step.other % 2] if step.kind == "seats" else None
        return FillSeats(one.date, one.starts, one.room_id or 0, order)
    changes: dict[str, Callable[[], Edit]] = {
        "attend": lambda: MarkAttended((one.uid,)),
        "miss": lambda: MarkMissed((one.uid,)),
        "excused": lambda: MarkMissed((one.uid,), "I"),
        "move": lambda: MoveDetentions((one.uid,), when, anyway=True),
        "cancel": lambda: CancelDetentions((one.uid,), "because"),
        "reopen": lambda: ReopenDetentions((one.uid,), "because"),
        "reschedule": lambda: RescheduleDetention(one.uid, when, "because", anyway=True),
        "upscale": lambda: UpscaleDetention(one.uid, kind.id, when, anyway=True),
    }
    return changes[step.kind]()


@example(row=[Step("type", 0, 0, 0), Step("set", 0, 3, 2)])
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(steps, min_size=1, max_size=14))
def test_any_row_of_edits_is_undone_completely_and_done_again(
    sample_vault_once: tuple[Unsealed, SampleSummary], row: list[Step]
) -> None:
    unsealed, summary = sample_vault_once
    with tempfile.TemporaryDirectory() as folder:
        later = summary.showcase_at + dt.timedelta(days=1, hours=6)
        workspace = vaults.enter(copied(unsealed, Path(folder) / "v.seating"), lambda: later)
        before = standing(workspace)
        hand = Hand(workspace)
        for step in row:
            edit = edit_for(workspace, step)
            if edit is not None:
                hand.do(edit)
        after = standing(workspace)
        hand.undo_all()
        assert standing(workspace) == before
        hand.redo_all()
        assert standing(workspace) == after
        for one in every(workspace):
            told = workspace.read(partial(detentions.changes, detention_id=one.id))
            assert told[0].what == Act.SET
        workspace.lock()
