"""A small invented school in which entries are logged on given days, for tests of drafts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.calendar import LessonKey, Term
from seatingapp.domain.draft_rules.drafts import Draft
from seatingapp.domain.draft_rules.rule import DraftRule, Span, Window
from seatingapp.domain.ladder import DraftKind
from seatingapp.domain.names import PersonName
from seatingapp.domain.pupils import Pupil
from seatingapp.services.behaviour import LogEntries, type_named
from seatingapp.services.draft_rules import AddDraftRules, all_rules
from seatingapp.services.drafting import catch_up
from seatingapp.services.workspace import Workspace
from seatingapp.storage import calendar, classes, drafts, policy, pupils
from tests.conftest import SAMPLE_DAY

NOW = dt.datetime.combine(SAMPLE_DAY, dt.time(12, 0), dt.UTC)  # Monday 24 November 2025
RULE = DraftRule(Polarity.CONCERN, 3, Window(Span.SCHOOL_DAYS, 5), DraftKind.LETTER, active=True)


@dataclass
class School:
    """The vault, a class in it, and its pupils."""

    workspace: Workspace
    class_id: int
    pupils: tuple[int, ...]

    @property
    def path(self) -> Path:
        """Where the vault is."""
        return self.workspace.vault.folder

    def log(
        self,
        *days_ago: float,
        pupil: int = 0,
        behaviour: str = "Off task",
        draft: bool = True,
    ) -> tuple[str, ...]:
        """Log a behaviour so many days ago, once for each, and draft what follows."""
        kind = self.workspace.read(lambda s: type_named(s, behaviour))
        uids: list[str] = []
        for ago in days_ago:
            at = NOW - dt.timedelta(days=ago)
            lesson = LessonKey(self.class_id, at.date())
            edit = LogEntries(lesson, (self.pupils[pupil],), kind.id, at, "Somebody")
            done = self.workspace.perform(edit)
            assert done is not None
            uids += done.uids
        if draft:
            catch_up(self.workspace)
        return tuple(uids)

    def add_rule(self, rule: DraftRule = RULE, **changes: object) -> DraftRule:
        """Add a rule that drafts from September on, unless said otherwise."""
        values = {"since": NOW - dt.timedelta(days=80)} | changes
        done = self.workspace.perform(AddDraftRules((replace(rule, **values),)))  # type: ignore[arg-type]
        assert done is not None
        return next(r for r in self.workspace.read(all_rules) if r.uid == done.uids[0])

    def waiting(self) -> tuple[Draft, ...]:
        """The drafts that wait."""
        return self.workspace.read(drafts.waiting)

    def decided(self) -> tuple[Draft, ...]:
        """The drafts that were decided."""
        return self.workspace.read(lambda s: drafts.decided(s, 100))

    def set_step(self, name: str, kind: DraftKind | None) -> None:
        """Let a step of the ladder draft something, or nothing."""
        with self.workspace.vault.write() as session:
            ladder = policy.load_ladder(session)
            policy.put_ladder(
                session, [replace(s, drafts=kind) if s.name == name else s for s in ladder]
            )


def found_school(workspace: Workspace) -> School:
    """Put two pupils of a class and an autumn into an empty vault."""
    with workspace.vault.write() as session:
        class_id = classes.add(session, "9B/Sc2", "Science", "9")
        people = [
            Pupil(0, "", PersonName("Ada", "Testa"), form="9C", year_group="9"),
            Pupil(0, "", PersonName("Ben", "Trial"), form="9C", year_group="10"),
        ]
        ids = tuple(pupils.add(session, person) for person in people)
        classes.add_members(session, class_id, ids)
        calendar.add_terms(
            session,
            [
                Term("Autumn 1", dt.date(2025, 9, 3), dt.date(2025, 10, 24)),
                Term("Autumn 2", dt.date(2025, 11, 3), dt.date(2025, 12, 19)),
            ],
        )
    return School(workspace, class_id, ids)
