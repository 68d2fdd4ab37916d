"""Whatever is done on a plan or to the rooms can be undone completely, and done again."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from seatingapp.domain.errors import Refusal
from seatingapp.domain.plans import Plan, place, refill, set_pin, take_out
from seatingapp.domain.room_templates import Template
from seatingapp.services import vaults
from seatingapp.services.classes import all_classes, cards
from seatingapp.services.rooms import AddRoom, all_rooms
from seatingapp.services.sample_school import SampleSummary
from seatingapp.services.seating import ChangeSeats, new_plan, plan_for, seating_by_register
from seatingapp.services.workspace import Edit, Workspace
from seatingapp.storage.schema import metadata
from seatingapp.storage.vault import Unsealed
from tests.conftest import SAMPLE_DAY, copied

# Undo keeps behaviour entries as voids, and a lesson begun stays begun: neither is of these edits.
_NOT_COMPARED = {"entry_voids", "lessons"}

Dump = dict[str, list[tuple[object, ...]]]


def dump(workspace: Workspace) -> Dump:
    """Everything that the vault holds, table by table."""
    with workspace.vault.read() as session:
        return {
            table.name: sorted((tuple(row) for row in session.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
            if table.name not in _NOT_COMPARED
        }


@dataclass
class Hand:
    """Does edits and keeps the way back, as the editor of the window does."""

    workspace: Workspace
    backwards: list[Edit] = field(default_factory=list)
    forwards: list[Edit] = field(default_factory=list)

    def do(self, edit: Edit) -> None:
        """Do an edit; one that is refused or changes nothing leaves no step."""
        try:
            done = self.workspace.perform(edit)
        except Refusal:
            return
        if done is not None:
            assert done.inverse is not None
            self.backwards.append(done.inverse)

    def undo_all(self) -> None:
        """Take everything back."""
        self._run(self.backwards, self.forwards)

    def redo_all(self) -> None:
        """Do everything again."""
        self._run(self.forwards, self.backwards)

    def _run(self, steps: list[Edit], other_way: list[Edit]) -> None:
        while steps:
            done = self.workspace.perform(steps.pop())
            assert done is not None
            assert done.inverse is not None
            other_way.append(done.inverse)


@dataclass(frozen=True)
class Step:
    """One thing a user may do; the numbers pick what of all there is it is done to."""

    kind: str
    which: int
    other: int
    day: int


_KINDS = ("place", "unseat", "pin", "unpin", "refill", "clear", "start", "room")
steps = st.builds(
    Step,
    st.sampled_from(_KINDS),
    st.integers(0, 999),
    st.integers(0, 999),
    st.integers(0, 3),
)


def edit_for(workspace: Workspace, step: Step) -> Edit | None:
    """Return the edit that a step means in the vault as it is now."""
    if step.kind == "room":
        template = list(Template)[step.which % len(Template)]
        return AddRoom.of_template(f"Room {step.other % 5}", template, 1 + step.which % 3, 2)
    known = workspace.read(all_classes)
    class_id = known[step.which % 2].school_class.id
    today = SAMPLE_DAY + dt.timedelta(days=step.day)
    if step.kind == "start":
        rooms = workspace.read(all_rooms)
        room = rooms[step.other % len(rooms)]
        seed = step.other or None
        return workspace.read(
            lambda s: new_plan(
                s, class_id, room, today, seating_by_register(s, class_id, room, today, seed)
            )
        )
    plan = workspace.read(lambda s: plan_for(s, class_id, today))
    if plan is None:
        return None
    members = workspace.read(lambda s: cards(s, class_id, frozenset(), photos=False))
    pupil = members[step.which % len(members)].pupil_id
    return _change(plan, pupil, step, today)


def _change(plan: Plan, pupil: int, step: Step, today: dt.date) -> Edit | None:
    seats = [p.seat_id for p in plan.layout.places()]
    seated = dict(plan.seated)
    shifted = {s: seated[k] for s, k in zip(seats, [*sorted(seated)], strict=False)}
    changes: dict[str, Callable[[], object]] = {
        "place": lambda: place(plan, pupil, seats[step.other % len(seats)]),
        "unseat": lambda: take_out(plan, [pupil]),
        "pin": lambda: set_pin(plan, [pupil], True),
        "unpin": lambda: set_pin(plan, [o.pupil_id for o in plan.seated.values()], False),
        "refill": lambda: refill(plan, shifted),
        "clear": lambda: refill(plan, {}),
    }
    try:
        found = changes[step.kind]()
    except Refusal:
        return None
    return ChangeSeats(plan.id, tuple(found), today) if isinstance(found, tuple) else None


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(done=st.lists(steps, min_size=1, max_size=12))
def test_any_edits_undone_restore_the_vault_and_redone_restore_the_end(
    sample_vault_once: tuple[Unsealed, SampleSummary], done: list[Step]
) -> None:
    unsealed, summary = sample_vault_once
    with tempfile.TemporaryDirectory() as folder:
        workspace = vaults.enter(
            copied(unsealed, Path(folder) / "v.seating"), lambda: summary.showcase_at
        )
        try:
            hand = Hand(workspace)
            start = dump(workspace)
            for step in done:
                edit = edit_for(workspace, step)
                if edit is not None:
                    hand.do(edit)
            end = dump(workspace)
            hand.undo_all()
            assert dump(workspace) == start
            hand.redo_all()
            assert dump(workspace) == end
            hand.undo_all()
            assert dump(workspace) == start
        finally:
            workspace.lock()
