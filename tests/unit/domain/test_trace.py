"""The sum of a trace is the total, always."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.behaviour import Entry, Polarity, Tally, tally
from seatingapp.domain.calendar import Calendar, Term
from seatingapp.domain.ladder import ResetCycle
from seatingapp.domain.local_days import starts_at
from seatingapp.domain.stretches import stretch_of
from seatingapp.domain.trace import LineKind, Opening, Opens, VoidNote, trace

NOON = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
AN_HOUR = dt.timedelta(hours=1)
LONDON = ZoneInfo("Europe/London")
PRAISE, CONCERN, NEUTRAL = Polarity.PRAISE, Polarity.CONCERN, Polarity.NEUTRAL


def entry(
    number: int,
    polarity: Polarity = PRAISE,
    points: int = 1,
    *,
    at: dt.datetime = NOON,
    void: str = "",
    counts: bool = True,
    corrects: int | None = None,
    amount: int = 1,
) -> Entry:
    return Entry(
        number, f"e{number}", "", 1, 1, 1, 1, "A thing", polarity, points * amount, at, at,
        void_reason=void, counts=counts, corrects_id=corrects, amount=amount,
    )  # fmt: skip


def test_a_void_entry_is_in_and_out_again() -> None:
    note = VoidNote(NOON + AN_HOUR, "wrong pupil", "A. Teacher")
    found = trace([entry(1), entry(2, void="wrong pupil")], {2: note})
    assert [(line.kind, line.change.praise_points) for line in found.lines] == [
        (LineKind.ENTRY, 1),
        (LineKind.ENTRY, 1),
        (LineKind.TAKEN_BACK, -1),
    ]
    assert found.lines[2].void == note
    assert found.result == Tally(praise_events=1, praise_points=1)


def test_a_correction_takes_the_old_one_out_and_the_new_one_in() -> None:
    note = VoidNote(NOON + AN_HOUR, "it was less", "A. Teacher", corrected=True)
    old, new = entry(1, CONCERN, -2, void="it was less"), entry(9, CONCERN, -1, corrects=1)
    found = trace([new, old], {1: note})
    assert [(line.kind, line.change.concern_points) for line in found.lines] == [
        (LineKind.ENTRY, 2),
        (LineKind.CORRECTED, -2),
        (LineKind.IN_PLACE, 1),
    ]
    assert found.balances() == (Tally(0, 1, 0, 0, 2), Tally(), Tally(0, 1, 0, 0, 1))


def test_a_reminder_is_told_and_changes_nothing_void_or_not() -> None:
    reminders = [entry(1, CONCERN, -1, counts=False), entry(2, PRAISE, 1, counts=False, void="x")]
    found = trace(reminders, {})
    assert [line.kind for line in found.lines] == [LineKind.REMINDER, LineKind.REMINDER]
    assert found.result == Tally()


def test_an_amount_counts_as_one_event_with_all_its_points() -> None:
    found = trace([entry(1, points=2, amount=3)], {})
    assert found.result == Tally(praise_events=1, praise_points=6)


def test_a_reset_takes_out_whatever_there_was_and_a_second_nothing() -> None:
    before = Tally(3, 1, 0, 5, 2)
    found = trace(
        [entry(1, at=NOON)],
        {},
        Opening(before, Opens.LAST_CYCLE),
        [NOON + AN_HOUR, NOON, NOON - AN_HOUR],
    )
    assert [(line.kind, line.change) for line in found.lines] == [
        (LineKind.RESET, -before),
        (LineKind.RESET, Tally()),
        (LineKind.ENTRY, Tally(1, 0, 0, 1, 0)),
        (LineKind.RESET, -Tally(1, 0, 0, 1, 0)),
    ]
    assert found.result == Tally()


def test_nothing_is_nought() -> None:
    assert trace([], {}).result == Tally()
    assert trace([], {}).opening.what is Opens.NOTHING


# One school year with holidays; its clock changes on 25 October and 28 March, in term and out.
CALENDAR = Calendar(
    (
        Term("Autumn 1", dt.date(2026, 9, 3), dt.date(2026, 10, 23)),
        Term("Autumn 2", dt.date(2026, 10, 25), dt.date(2026, 12, 18)),
        Term("Spring 1", dt.date(2027, 1, 4), dt.date(2027, 2, 12)),
        Term("Spring 2", dt.date(2027, 3, 28), dt.date(2027, 7, 21)),
    )
)
FROM, TO = dt.date(2026, 8, 25), dt.date(2027, 9, 10)


def began(day: dt.date, cycle: ResetCycle) -> dt.date | None:
    stretch = stretch_of(day, cycle, CALENDAR)
    return stretch.first if stretch is not None else None


def resets(cycle: ResetCycle) -> list[dt.datetime]:
    """The moments from `FROM` to `TO` at which a cycle begins."""
    days = (FROM + dt.timedelta(days=n) for n in range((TO - FROM).days + 1))
    return [starts_at(day, LONDON) for day in days if began(day, cycle) == day]


# Many of them fall on nights with a reset or with another time.
nights = [night for cycle in ResetCycle for night in resets(cycle)]
moments = st.one_of(
    st.builds(
        lambda day, seconds: starts_at(day, ZoneInfo("UTC")) + dt.timedelta(seconds=seconds),
        st.dates(FROM, TO - dt.timedelta(days=1)),
        st.integers(0, 24 * 3600 - 1),
    ),
    st.builds(
        lambda night, seconds: night + dt.timedelta(seconds=seconds),
        st.sampled_from(nights),
        st.sampled_from([-3600, -1, 0, 1, 3599, 3600]),
    ),
)


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Entry], dict[int, VoidNote]]:
    """Entries of a year: some void, some in the place of others, some that do not count."""
    made: list[Entry] = []
    voids: dict[int, VoidNote] = {}
    for number in range(1, draw(st.integers(0, 25)) + 1):
        polarity = draw(st.sampled_from(list(Polarity)))
        sign = {PRAISE: 1, NEUTRAL: 0, CONCERN: -1}[polarity]
        at, counts = draw(moments), draw(st.integers(0, 4)) > 0
        fate = draw(st.sampled_from(["live", "live", "void", "corrected"]))
        points, amount = sign * draw(st.integers(0, 5)), draw(st.integers(1, 4))
        corrects = draw(st.sampled_from([None, *voids]))
        void = "" if fate == "live" else fate
        new = entry(number, polarity, points, at=at, void=void, counts=counts)
        made.append(replace(new, corrects_id=corrects, amount=amount, points=points * amount))
        if fate != "live":
            voids[number] = VoidNote(draw(moments), fate, "A. Teacher", fate == "corrected")
    shuffled: list[Entry] = draw(st.permutations(made))
    return shuffled, voids


@given(histories(), st.sampled_from(list(ResetCycle)))
def test_the_sum_of_the_trace_is_the_total_of_the_last_cycle(
    history: tuple[list[Entry], dict[int, VoidNote]], cycle: ResetCycle
) -> None:
    """Counted anew day by day: an entry counts if its day lies in the cycle of the last day."""
    made, voids = history
    last = began(TO, cycle)
    own = [e for e in made if began(e.happened_at.astimezone(LONDON).date(), cycle) == last]
    found = trace(made, voids, resets=resets(cycle))
    assert found.result == tally(own)
    assert found.balances()[-1:] in ((), (found.result,))


@given(histories(), st.integers(0, 25), st.sampled_from(list(ResetCycle)))
def test_it_may_be_cut_anywhere_with_the_balance_before_as_its_opening(
    history: tuple[list[Entry], dict[int, VoidNote]], cut: int, cycle: ResetCycle
) -> None:
    made, voids = history
    ordered = sorted(made, key=lambda e: (e.happened_at, e.id))
    early, late = ordered[:cut], ordered[cut:]
    at = late[0].happened_at if late else dt.datetime(2027, 9, 9, tzinfo=dt.UTC)
    all_resets = resets(cycle)
    before = trace(early, voids, resets=[r for r in all_resets if r <= at])
    after = trace(
        late, voids, Opening(before.result, Opens.EARLIER), [r for r in all_resets if r > at]
    )
    assert after.result == trace(made, voids, resets=all_resets).result


@given(histories())
def test_every_entry_has_its_line_and_every_void_one_that_takes_it_out(
    history: tuple[list[Entry], dict[int, VoidNote]],
) -> None:
    made, voids = history
    found = trace(made, voids)
    entered = [line.entry for line in found.lines if line.kind is not LineKind.TAKEN_BACK]
    assert {e.id for e in entered if e is not None} == {e.id for e in made}
    for entry_id in voids:
        own = [line for line in found.lines if line.entry is not None and line.entry.id == entry_id]
        assert sum((line.change for line in own), Tally()) == Tally()
