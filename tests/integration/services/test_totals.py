"""Totals and traces as the vault has them: what the database sums up is what the trace comes to."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert

from seatingapp.domain.behaviour import Entry, Polarity, Tally, tally
from seatingapp.domain.calendar import LessonKey, Term
from seatingapp.domain.identity import new_uid
from seatingapp.domain.ladder import ResetCycle
from seatingapp.domain.names import PersonName
from seatingapp.domain.pupils import Pupil
from seatingapp.domain.trace import LineKind, Opens
from seatingapp.services import vaults
from seatingapp.services.behaviour import UNDO_REASON, LogEntries, VoidEntries, type_named
from seatingapp.services.counting import Scope, counting
from seatingapp.services.totals import totals_of_class, totals_of_pupil
from seatingapp.services.traces import names_of, trace_of_lesson, trace_of_pupil
from seatingapp.services.workspace import Workspace
from seatingapp.storage import calendar, classes, entries, pupils, totals
from seatingapp.storage import settings as stored
from seatingapp.storage.schema import entry_corrections
from seatingapp.storage.totals import Span
from seatingapp.storage.vault import Unsealed
from tests.conftest import copied

TERMS = (
    Term("Autumn 1", dt.date(2026, 9, 3), dt.date(2026, 10, 23)),
    Term("Autumn 2", dt.date(2026, 10, 25), dt.date(2026, 12, 18)),  # that night the clock changes
    Term("Spring 1", dt.date(2027, 1, 4), dt.date(2027, 2, 12)),
)
NOW = dt.datetime(2026, 11, 25, 12, 0, tzinfo=dt.UTC)


class Ledger:
    """A vault with two pupils of a class and one of another, and a hand that writes entries."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        with workspace.vault.write() as session:
            self.class_id = classes.add(session, "9A")
            other = classes.add(session, "9B")
            self.pupils = [
                pupils.add(session, Pupil(0, "", PersonName(name, "Test"))) for name in "ABC"
            ]
            classes.add_members(session, self.class_id, self.pupils[:2])
            classes.add_members(session, other, self.pupils[2:])
            calendar.add_terms(session, TERMS)

    def say(self, cycle: ResetCycle) -> None:
        with self.workspace.vault.write() as session:
            stored.put(session, "policy", {"cycle": cycle})

    def write(
        self,
        at: dt.datetime,
        polarity: Polarity = Polarity.PRAISE,
        points: int = 1,
        *,
        pupil: int = 0,
        counts: bool = True,
    ) -> Entry:
        new = Entry(
            0, new_uid(), new_uid(), self.pupils[pupil], self.class_id, None, 1, "A thing",
            polarity, points, at, at, counts=counts,
        )  # fmt: skip
        with self.workspace.vault.write() as session:
            entries.add(session, [new], 1, "Europe/London")
        found = self.workspace.read(lambda s: entries.of_pupil(s, new.pupil_id))
        return next(e for e in found if e.uid == new.uid)

    def void(self, entry: Entry, reason: str = UNDO_REASON) -> None:
        assert self.workspace.perform(VoidEntries((entry.uid,), reason, "A")) is not None

    def correct(self, old: Entry, points: int) -> None:
        """What a correction leaves in the vault: the old one void, and the new one in its place."""
        self.void(old, "it was different")
        pupil = self.pupils.index(old.pupil_id)
        new = self.write(old.happened_at, old.polarity, points, pupil=pupil)
        with self.workspace.vault.write() as session:
            session.execute(insert(entry_corrections).values(entry_id=new.id, corrects_id=old.id))

    def totals(self) -> dict[Scope, Tally]:
        return self.workspace.read(lambda s: totals_of_pupil(s, self.pupils[0], NOW))

    def explained(self, scope: Scope, most: int) -> Tally:
        """What the trace comes to, which is what it says that the total is."""
        pupil = self.pupils[0]
        found = self.workspace.read(lambda s: trace_of_pupil(s, pupil, scope, NOW, most))
        assert found.trace.result == found.total
        return found.total


@pytest.fixture
def ledger(tmp_path: Path, empty_vault_once: Unsealed) -> Iterator[Ledger]:
    workspace = vaults.enter(copied(empty_vault_once, tmp_path / "v.seating"), lambda: NOW)
    yield Ledger(workspace)
    workspace.lock()


def at(month: int, day: int, hour: int = 10) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, tzinfo=dt.UTC)


def test_a_school_counts_as_its_policy_says(ledger: Ledger) -> None:
    ledger.say(ResetCycle.NEVER)
    found = ledger.workspace.read(counting)
    assert (found.cycle, found.nets) == (ResetCycle.NEVER, True)
    assert found.stretch(Scope.CYCLE, NOW) is None
    ledger.say(ResetCycle.YEARLY)
    found = ledger.workspace.read(counting)
    assert found.stretch(Scope.CYCLE, NOW) == found.stretch(Scope.YEAR, NOW)
    assert found.stretch(Scope.ALL, NOW) is None


def test_each_scope_has_its_own_total(ledger: Ledger) -> None:
    ledger.say(ResetCycle.HALF_TERMLY)
    for when in (at(8, 31), at(9, 7), at(11, 2), at(11, 24)):
        ledger.write(when, points=2)
    ledger.write(at(11, 24), Polarity.CONCERN, -3)
    ledger.write(at(11, 24), Polarity.NEUTRAL, 0)
    ledger.write(at(11, 24), Polarity.CONCERN, -1, counts=False)
    ledger.void(ledger.write(at(11, 24), points=9))
    assert ledger.totals() == {
        Scope.CYCLE: Tally(2, 1, 1, 4, 3),
        Scope.YEAR: Tally(3, 1, 1, 6, 3),
        Scope.ALL: Tally(4, 1, 1, 8, 3),
    }


def test_the_night_on_which_the_clock_goes_back_is_cut_at_its_midnight(ledger: Ledger) -> None:
    ledger.say(ResetCycle.HALF_TERMLY)
    midnight_in_summer_time = dt.datetime(2026, 10, 24, 23, 0, tzinfo=dt.UTC)
    ledger.write(midnight_in_summer_time - dt.timedelta(microseconds=1))
    ledger.write(midnight_in_summer_time, points=5)
    assert ledger.totals()[Scope.CYCLE].praise_points == 5


def test_a_class_has_a_total_for_each_of_its_pupils_from_its_own_entries(ledger: Ledger) -> None:
    ledger.write(at(11, 24), points=2)
    elsewhere = replace(ledger.write(at(11, 24)), uid=new_uid(), class_id=None)
    with ledger.workspace.vault.write() as session:
        entries.add(session, [elsewhere], 1, "Europe/London")
    found = ledger.workspace.read(lambda s: totals_of_class(s, ledger.class_id, NOW))
    assert found == {
        ledger.pupils[0]: Tally(praise_events=2, praise_points=3),
        ledger.pupils[1]: Tally(),
    }


def test_many_pupils_are_counted_as_each_of_them_alone(ledger: Ledger) -> None:
    with ledger.workspace.vault.write() as session:
        more = [pupils.add(session, Pupil(0, "", PersonName(n, "More"))) for n in "DEFG"]
        classes.add_members(session, ledger.class_id, more)
    ledger.pupils += more
    for pupil in range(len(ledger.pupils)):
        ledger.write(at(11, 24), points=pupil + 1, pupil=pupil)
        ledger.void(ledger.write(at(11, 24), Polarity.CONCERN, -2, pupil=pupil))
        done = ledger.workspace.perform(
            VoidEntries((ledger.write(at(11, 24), pupil=pupil).uid,), UNDO_REASON, "A")
        )
        assert done is not None
        assert done.inverse is not None
        ledger.workspace.perform(done.inverse)
    read = ledger.workspace.read
    together = read(lambda s: totals.of_pupils(s, ledger.pupils, Span()))
    for place, pupil_id in enumerate(ledger.pupils):
        alone = read(partial(totals.of_pupils, pupil_ids=[pupil_id], span=Span()))
        assert together[pupil_id] == alone[pupil_id] == Tally(2, 0, 0, place + 2, 0)


def test_a_trace_begins_with_the_cycle_before_and_the_reset(ledger: Ledger) -> None:
    ledger.say(ResetCycle.HALF_TERMLY)
    ledger.write(at(8, 31), points=7)  # of the year before: nobody carries it on
    ledger.write(at(9, 7), points=2)
    ledger.write(at(11, 24), points=1)
    read = ledger.workspace.read
    found = read(lambda s: trace_of_pupil(s, ledger.pupils[0], Scope.CYCLE, NOW))
    assert found.trace.opening.what is Opens.LAST_CYCLE
    assert found.trace.opening.balance == Tally(praise_events=1, praise_points=2)
    assert [line.kind for line in found.trace.lines] == [LineKind.RESET, LineKind.ENTRY]
    assert found.trace.result == found.total == Tally(praise_events=1, praise_points=1)
    assert found.stretch is not None
    assert (found.stretch.name, found.stretch.first) == ("Autumn 2", dt.date(2026, 10, 25))


def test_a_trace_tells_when_and_by_whom_an_entry_was_taken_back(ledger: Ledger) -> None:
    ledger.void(ledger.write(at(11, 24)), "wrong pupil")
    ledger.correct(ledger.write(at(11, 24, 11), points=3), 2)
    read = ledger.workspace.read
    found = read(lambda s: trace_of_pupil(s, ledger.pupils[0], Scope.YEAR, NOW))
    _entry, back, _old, out, new = found.trace.lines
    assert back.void is not None
    assert out.void is not None
    assert (back.kind, back.void.reason, back.void.by) == (
        LineKind.TAKEN_BACK,
        "wrong pupil",
        "A. Teacher",
    )
    assert back.void.at == NOW
    assert (out.kind, new.kind) == (LineKind.CORRECTED, LineKind.IN_PLACE)
    assert found.trace.result == found.total == Tally(praise_events=1, praise_points=2)


def test_what_does_not_fit_in_a_trace_is_its_opening_balance(ledger: Ledger) -> None:
    same = at(11, 24)
    for points in (1, 2, 3, 4):  # in one moment: only their order of writing tells them apart
        ledger.write(same, points=points)
    read = ledger.workspace.read
    found = read(lambda s: trace_of_pupil(s, ledger.pupils[0], Scope.YEAR, NOW, most=2))
    assert found.trace.opening.what is Opens.EARLIER
    assert found.trace.opening.balance == Tally(praise_events=2, praise_points=3)
    assert found.trace.result == found.total == Tally(praise_events=4, praise_points=10)


def test_a_lesson_explains_itself_for_everybody_and_for_one(ledger: Ledger) -> None:
    key = LessonKey(ledger.class_id, NOW.date())
    kind = ledger.workspace.read(lambda s: type_named(s, "Great answer")).id
    both = tuple(ledger.pupils[:2])
    assert ledger.workspace.perform(LogEntries(key, both, kind, NOW, "both")) is not None
    done = ledger.workspace.perform(LogEntries(key, both[:1], kind, NOW, "A"))
    assert done is not None
    assert done.inverse is not None
    assert ledger.workspace.perform(done.inverse) is not None
    read = ledger.workspace.read
    every = read(lambda s: trace_of_lesson(s, key))
    one = read(lambda s: trace_of_lesson(s, key, both[:1]))
    assert every.trace.result == every.total == Tally(praise_events=2, praise_points=2)
    assert [line.kind for line in one.trace.lines] == [
        LineKind.ENTRY,
        LineKind.ENTRY,
        LineKind.TAKEN_BACK,
    ]
    assert one.trace.result == one.total == Tally(praise_events=1, praise_points=1)
    nothing = read(lambda s: trace_of_lesson(s, replace(key, period_id=99)))
    assert nothing.trace.result == nothing.total == Tally()


def test_pupils_are_called_as_in_the_lesson_guests_too_and_by_their_full_names_elsewhere(
    ledger: Ledger,
) -> None:
    read = ledger.workspace.read
    first, _second, guest = ledger.pupils
    assert read(lambda s: names_of(s, [first, guest])) == {first: "A Test", guest: "C Test"}
    called = read(lambda s: names_of(s, [first, guest], ledger.class_id))
    assert set(called) == set(ledger.pupils)
    assert called[guest].startswith("C")
    assert set(read(lambda s: names_of(s, [first], ledger.class_id))) == set(ledger.pupils[:2])


# About the first midnights of cycles, by the school's clock and by that of Greenwich.
nights = [
    dt.datetime.combine(day, dt.time(), dt.UTC) + dt.timedelta(minutes=minutes)
    for day in (*(t.starts for t in TERMS[:2]), dt.date(2026, 9, 1), dt.date(2026, 11, 23))
    for minutes in (-60, -30, 0)
]
moments = st.one_of(
    st.sampled_from(nights),
    st.integers(0, 120 * 24).map(lambda hours: NOW - dt.timedelta(hours=hours)),
)
steps = st.lists(
    st.tuples(
        moments,
        st.sampled_from(list(Polarity)),
        st.integers(0, 4),
        st.sampled_from(["live", "live", "reminder", "void", "undone", "corrected"]),
    ),
    max_size=12,
)


def do(ledger: Ledger, step: tuple[dt.datetime, Polarity, int, str]) -> None:
    """Write one entry, and do with it what the step says."""
    when, polarity, points, fate = step
    sign = {Polarity.PRAISE: 1, Polarity.NEUTRAL: 0, Polarity.CONCERN: -1}[polarity]
    made = ledger.write(when, polarity, sign * points, counts=fate != "reminder")
    if fate == "corrected":
        ledger.correct(made, sign * (points + 1))
    elif fate == "void":
        ledger.void(made, "a mistake")
    elif fate == "undone":
        done = ledger.workspace.perform(VoidEntries((made.uid,), UNDO_REASON, "A"))
        assert done is not None
        assert done.inverse is not None
        ledger.workspace.perform(done.inverse)


@settings(max_examples=12)
@given(steps, st.sampled_from(list(ResetCycle)), st.integers(1, 8))
def test_the_sum_of_a_trace_is_the_total_that_the_database_counts(
    empty_vault_once: Unsealed,
    history: list[tuple[dt.datetime, Polarity, int, str]],
    cycle: ResetCycle,
    most: int,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        original = copied(empty_vault_once, Path(folder) / "v.seating")
        workspace = vaults.enter(original, lambda: NOW)
        ledger = Ledger(workspace)
        ledger.say(cycle)
        for step in history:
            do(ledger, step)
        own = workspace.read(lambda s: entries.of_pupil(s, ledger.pupils[0]))
        counts = workspace.read(counting)
        found = ledger.totals()
        for scope in Scope:
            since = counts.since(scope, NOW)
            live = tally([e for e in own if since is None or e.happened_at >= since])
            assert ledger.explained(scope, most) == found[scope] == live
        workspace.lock()
