"""A teacher's desk in the sample school, for tests about detentions."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from seatingapp.domain.detentions import Detention, DetentionState
from seatingapp.services.classes import all_classes, pupils_of
from seatingapp.services.detention_types import type_named
from seatingapp.services.detentions import SetDetentions, by_uids, history
from seatingapp.services.workspace import Done, Edit, Workspace
from tests.conftest import SAMPLE_DAY

TOMORROW = SAMPLE_DAY + dt.timedelta(days=1)


class Desk:
    """A teacher's desk: does edits, and knows the type and the pupils that tests use."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.kind = workspace.read(lambda s: type_named(s, "after school"))
        self.lunch = workspace.read(lambda s: type_named(s, "Lunch detention"))
        self.break_ = workspace.read(lambda s: type_named(s, "Break detention"))
        self.class_id = workspace.read(all_classes)[0].school_class.id
        self.people = workspace.read(lambda s: pupils_of(s, self.class_id))

    def do(self, edit: Edit) -> Done:
        done = self.workspace.perform(edit)
        assert done is not None
        return done

    def set(self, which: int = 0, day: dt.date = TOMORROW, **more: object) -> str:
        edit = replace(
            SetDetentions((self.people[which].id,), self.kind.id, day),
            **more,  # type: ignore[arg-type]
        )
        return self.do(edit).uids[0]

    def get(self, uid: str) -> Detention:
        return self.workspace.read(lambda s: by_uids(s, [uid]))[0]

    def state(self, uid: str) -> DetentionState:
        return self.get(uid).state

    def told(self, uid: str) -> list[str]:
        return [change.what for change in self.workspace.read(lambda s: history(s, uid))]

    def undo(self, done: Done) -> Done:
        assert done.inverse is not None
        return self.do(done.inverse)

    def go_to(self, day: dt.date, time: dt.time = dt.time(15, 20)) -> None:
        at = dt.datetime.combine(day, time, dt.UTC)
        self.workspace.clock = lambda: at
