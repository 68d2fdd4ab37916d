"""The best single swaps that are left in a plan, or none: what could still be done by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice

import numpy as np

from seatingapp.arranging.classroom.judging import Judge
from seatingapp.arranging.classroom.running import Seated, Stop
from seatingapp.arranging.classroom.swap_words import swap_words
from seatingapp.arranging.classroom.tally import Index, Moves, Tally
from seatingapp.arranging.problem import Truth, Whole
from seatingapp.domain.plans import Occupant
from seatingapp.domain.rules.kinds import HelperBeside, pupils_in
from seatingapp.domain.rules.setting import Setting
from seatingapp.domain.rules.verdicts import Swap

CHUNK = 4_096  # swaps that are looked at together


@dataclass(frozen=True)
class _Found:
    """A swap of two seats by their ids: how many musts it mends, and hundredths and points won."""

    one: int
    other: int
    mends: int
    won: int
    points: int

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """The best comes first."""
        return -self.mends, -self.won, self.one, self.other


def best_swaps(
    setting: Setting, seated: Seated, count: int = 3, *, stop: Stop | None = None
) -> tuple[Swap, ...]:
    """The swaps that win most, the best first; of two seats at least one is taken.

    None breaks a must that holds now. Those that mend a broken must come before all others and may
    cost points; every other one wins at least a point. Pinned pupils stay, and so does whoever may
    not be moved. Of the moves of one pupil to an empty seat only the best counts. No swap means
    that none is left, unless a stop ended the search: then there is none either.
    """
    found = list(_legal(Tally(setting), setting, seated, stop))
    if stop is not None and stop():
        return ()
    chosen = _once_each(sorted(found, key=lambda swap: swap.rank), seated)[:count]
    if not chosen:
        return ()
    judge = Judge(setting)
    now = judge.judgement(seated)
    return tuple(
        Swap(
            swap.one,
            swap.other,
            swap.points,
            swap_words(setting, seated, swap.one, swap.other, now, judge.judgement(after)),
        )
        for swap in chosen
        for after in [swapped(seated, swap.one, swap.other)]
    )


def swapped(seated: Seated, one: int, other: int) -> dict[int, Occupant]:
    """Who sits where when two seats have changed what they hold."""
    after = dict(seated)
    first, second = after.pop(one, None), after.pop(other, None)
    if second is not None:
        after[one] = second
    if first is not None:
        after[other] = first
    return after


def _legal(tally: Tally, setting: Setting, seated: Seated, stop: Stop | None) -> Iterator[_Found]:
    """Those worth telling, found in parts: all swaps of a hall at once would fill the memory."""
    plan = tally.plan(seated)
    broken = tally.breaches.of(plan[None])[0]
    mending = _mending(tally, broken)
    free = [seat for seat in tally.seat_ids if _may_move(tally, setting, seated.get(seat))]
    pairs = ((s, t) for s, t in combinations(free, 2) if s in seated or t in seated)
    while part := list(islice(pairs, CHUNK)):
        if stop is not None and stop():
            return
        yield from _worth_it(tally, plan, broken, mending, part, _moves(tally, seated, part))


def _worth_it(
    tally: Tally,
    plan: Index,
    broken: Truth,
    mending: Truth,
    pairs: list[tuple[int, int]],
    moves: Moves,
) -> Iterator[_Found]:
    """Those that win a point or mend a must, and break none; others need no second look."""
    gains, won = tally.gains(plan, moves), tally.won(plan)
    points = tally.points(won + gains) - tally.points(won)
    worth = np.flatnonzero((points > 0) | mending[moves.one] | mending[moves.other])
    after = tally.breaches.of(tally.after(plan, Moves(*(part[worth] for part in moves))))
    worse: Truth = np.asarray((after & ~broken).any(1), dtype=np.bool_)
    mends: Whole = (broken & ~after).sum(1)
    for n, wrong, mended in zip(worth.tolist(), worse, mends, strict=True):
        if not wrong and (mended or points[n] > 0):
            yield _Found(*pairs[n], int(mended), int(gains[n]), int(points[n]))


def _mending(tally: Tally, broken: Truth) -> Truth:
    """Whose moves could mend a must that is broken: of those whom it names, or of anybody."""
    found = np.zeros(tally.nobody + 1, dtype=np.bool_)
    for number in np.asarray(tally.breaches.rules, dtype=np.int64)[broken]:
        kind = tally.rules[number].kind
        named = [tally.pupils[p] for p in pupils_in(kind) if p in tally.pupils]
        # Whoever leaves a chair beside somebody frees it; rules about all are about anybody.
        free_chair = isinstance(kind, HelperBeside) and not kind.helpers
        found[slice(None) if free_chair or not named else named] = True
    return found


def _may_move(tally: Tally, setting: Setting, occupant: Occupant | None) -> bool:
    """Whether a seat may hold something else."""
    if occupant is None:
        return True
    movable = setting.movable is None or occupant.pupil_id in setting.movable
    return movable and not occupant.pinned and occupant.pupil_id in tally.pupils


def _moves(tally: Tally, seated: Seated, pairs: list[tuple[int, int]]) -> Moves:
    def sitters(which: int) -> Index:
        there = (seated.get(pair[which]) for pair in pairs)
        return np.array([tally.nobody if o is None else tally.pupils[o.pupil_id] for o in there])

    def seats(which: int) -> Index:
        return np.array([tally.seats[pair[which]] for pair in pairs])

    return Moves(sitters(0), seats(1), sitters(1), seats(0))


def _once_each(ranked: list[_Found], seated: Seated) -> list[_Found]:
    """Without the second best moves of a pupil to an empty seat."""
    told: set[int] = set()
    kept = []
    for swap in ranked:
        there = [seated[s].pupil_id for s in (swap.one, swap.other) if s in seated]
        if len(there) == 1:
            if there[0] in told:
                continue
            told.add(there[0])
        kept.append(swap)
    return kept
