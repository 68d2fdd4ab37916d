"""Whatever is done with drafts, rules and adjustments is undone completely, and done again.

And however entries come, go and come back: the drafts that wait are those computed from scratch.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from seatingapp.domain.corrections import Correction
from seatingapp.domain.draft_rules.engine import due
from seatingapp.domain.draft_rules.rule import DraftRule, Span, Window
from seatingapp.domain.errors import Refusal
from seatingapp.domain.ladder import DraftKind
from seatingapp.services.adjustments import (
    AddAdjustment,
    ChangeAdjustment,
    RemoveAdjustment,
    adjustments_of,
)
from seatingapp.services.behaviour import LiftVoids, VoidEntries
from seatingapp.services.corrections import CorrectEntry
from seatingapp.services.detentions import SetDetentions
from seatingapp.services.draft_detentions import ReleaseAsDetentions
from seatingapp.services.draft_rules import (
    AddDraftRules,
    ChangeDraftRule,
    RemoveDraftRules,
    all_rules,
)
from seatingapp.services.drafting import catch_up, clock_of
from seatingapp.services.drafts import DismissDrafts, ReleaseDrafts, ReopenDrafts
from seatingapp.services.workspace import Edit, Workspace
from seatingapp.storage import drafting, drafts
from seatingapp.storage.schema import (
    adjustments,
    detentions,
    draft_entries,
    draft_rules,
)
from seatingapp.storage.schema import drafts as drafts_table
from seatingapp.storage.vault import Unsealed
from tests.conftest import copied
from tests.integration.services.drafting_school import NOW, RULE, School, found_school

# A detention is withdrawn and not deleted; what was rewritten on the way back says so only there.
TABLES = (draft_rules, drafts_table, draft_entries, adjustments)
_RULES = ("add", "switch", "change", "remove")
_DECISIONS = ("release", "dismiss", "reopen", "detain")
_ADJUSTMENTS = ("owe", "reword", "forgive")
SLOW = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@contextmanager
def school_of(once: Unsealed) -> Iterator[School]:
    """A school of one's own."""
    from seatingapp.services import vaults

    with tempfile.TemporaryDirectory() as folder:
        workspace = vaults.enter(copied(once, Path(folder) / "x.seating"), lambda: NOW)
        yield found_school(workspace)
        workspace.lock()


def dump(workspace: Workspace) -> dict[str, list[tuple[object, ...]]]:
    """What drafts, rules and adjustments say, row by row, and which detentions hold."""
    with workspace.vault.read() as session:
        found = {
            table.name: sorted((tuple(row) for row in session.execute(select(table))), key=repr)
            for table in TABLES
        }
        held = select(detentions.c.pupil_id).where(detentions.c.state != "withdrawn")
        found["detentions"] = sorted((tuple(row) for row in session.execute(held)), key=repr)
    return found


@st.composite
def gestures(draw: st.DrawFn) -> list[tuple[str, int, int]]:
    """What is done, to which of those that are there, and how."""
    names = st.sampled_from([*_RULES, *_DECISIONS, *_ADJUSTMENTS])
    return draw(st.lists(st.tuples(names, st.integers(0, 5), st.integers(1, 9)), max_size=12))


def edit_for(school: School, gesture: tuple[str, int, int]) -> Edit | None:
    """The edit of a gesture, or None where there is nothing to do it to."""
    name = gesture[0]
    if name in _RULES:
        return _of_rules(school, *gesture)
    return (_of_adjustments if name in _ADJUSTMENTS else _of_drafts)(school, *gesture)


def _of_rules(school: School, name: str, which: int, how: int) -> Edit | None:
    if name == "add":
        kind = DraftKind.DETENTION if how % 2 else DraftKind.TELL
        return AddDraftRules((replace(RULE, threshold=how, outcome=kind),))
    rules = school.workspace.read(all_rules)
    if not rules:
        return None
    rule = rules[which % len(rules)]
    edits: dict[str, Edit] = {
        "switch": ChangeDraftRule(replace(rule, active=not rule.active)),
        "change": ChangeDraftRule(replace(rule, threshold=how)),
        "remove": RemoveDraftRules((rule.uid,)),
    }
    return edits[name]


def _of_adjustments(school: School, name: str, which: int, how: int) -> Edit | None:
    owed = school.workspace.read(lambda s: adjustments_of(s, school.pupils[0]))
    if name == "owe":
        return AddAdjustment(school.pupils[0], f"Number {how}")
    if not owed:
        return None
    uid = owed[which % len(owed)].uid
    return RemoveAdjustment(uid) if name == "forgive" else ChangeAdjustment(uid, f"So {how}")


def _of_drafts(school: School, name: str, which: int, _how: int) -> Edit | None:
    days = name == "detain"
    waiting = [d for d in school.waiting() if (d.kind is DraftKind.DETENTION) == days]
    found = school.decided() if name == "reopen" else waiting
    if not found:
        return None
    uid = found[which % len(found)].uid
    setting = SetDetentions((), 1, dt.date(2025, 11, 27), anyway=True)
    edits: dict[str, Edit] = {
        "release": ReleaseDrafts((uid,), "a note"),
        "dismiss": DismissDrafts((uid,), "a reason"),
        "reopen": ReopenDrafts((uid,)),
        "detain": ReleaseAsDetentions((uid,), setting),
    }
    return edits[name]


@SLOW
@given(done=gestures())
def test_everything_is_undone_completely_and_done_again(
    empty_vault_once: Unsealed, done: list[tuple[str, int, int]]
) -> None:
    with school_of(empty_vault_once) as school:
        school.add_rule()
        school.add_rule(outcome=DraftKind.DETENTION)
        school.log(14, 13, 12, 4, 3, 0.1)
        school.log(4, 3, 0.1, pupil=1)
        before = dump(school.workspace)
        back: list[Edit] = []
        for gesture in done:
            edit = edit_for(school, gesture)
            if edit is None:
                continue
            try:
                result = school.workspace.perform(edit)
            except Refusal:
                continue
            if result is not None and result.inverse is not None:
                back.append(result.inverse)
        after = dump(school.workspace)
        again: list[Edit] = []
        for edit in reversed(back):
            result = school.workspace.perform(edit)
            assert result is not None
            assert result.inverse is not None
            again.append(result.inverse)
        assert dump(school.workspace) == before
        for edit in reversed(again):
            school.workspace.perform(edit)
        assert dump(school.workspace) == after


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["log", "log", "log", "void", "lift", "correct", "look", "clock"]),
        st.integers(0, 40),
        st.integers(0, 1),
    ),
    max_size=20,
)
WINDOWS = st.sampled_from(
    [Window(Span.SCHOOL_DAYS, 5), Window(Span.DAYS, 3), Window(Span.WEEK), Window(Span.HALF_TERM)]
)


@SLOW
@given(moves=MOVES, window=WINDOWS, threshold=st.integers(1, 4))
def test_what_waits_is_what_entries_say_however_they_came(
    empty_vault_once: Unsealed,
    moves: list[tuple[str, int, int]],
    window: Window,
    threshold: int,
) -> None:
    with school_of(empty_vault_once) as school:
        rule = school.add_rule(threshold=threshold, window=window)
        live: list[str] = []
        void: list[str] = []
        for what, number, pupil in moves:
            if what == "log":
                live += school.log(number + 0.1, pupil=pupil, draft=False)
            elif what == "void" and live:
                void.append(live.pop(number % len(live)))
                school.workspace.perform(VoidEntries((void[-1],), "wrong pupil", "Somebody"))
            elif what == "lift" and void:
                live.append(void.pop(number % len(void)))
                school.workspace.perform(LiftVoids((live[-1],), "wrong pupil", "Somebody"))
            elif what == "correct" and live:
                to = Correction(pupil_id=school.pupils[pupil], note=f"note {number}")
                done = school.workspace.perform(CorrectEntry(live[0], to, "Somebody"))
                if done is not None:
                    live[:1] = done.uids
            elif what == "look":
                catch_up(school.workspace)
            elif what == "clock":
                moment = NOW + dt.timedelta(hours=number)
                school.workspace.clock = lambda moment=moment: moment  # type: ignore[misc]
        school.workspace.clock = lambda: NOW
        catch_up(school.workspace, most=2)
        waiting = {(d.pupil_id, d.window, d.entry_ids) for d in school.waiting()}
        assert waiting == _from_scratch(school, rule)


def _from_scratch(school: School, rule: DraftRule) -> set[tuple[int, str, tuple[int, ...]]]:
    """What the rule drafts of the entries as they are in the end."""
    clock = school.workspace.read(clock_of)
    first = NOW - dt.timedelta(days=80)
    found = set()
    for pupil_id in school.pupils:
        own = school.workspace.read(
            lambda s, p=pupil_id: tuple(drafting.happenings(s, [p], [rule.polarity], first))  # type: ignore[misc]
        )
        found |= {(pupil_id, f.key, tuple(sorted(f.entry_ids))) for f in due(rule, own, clock)}
    return found


def test_the_dump_sees_what_waits(empty_vault_once: Unsealed) -> None:
    with school_of(empty_vault_once) as school:
        school.add_rule()
        school.log(4, 3, 0.1)
        assert len(dump(school.workspace)["drafts"]) == 1
        assert len(school.workspace.read(drafts.waiting)) == 1
