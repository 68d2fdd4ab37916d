"""Whether the concern entries of two pupils cluster when they sit near each other.

For every two pupils the lessons of a class are counted in which both had a seat and neither was
away: those in which they were neighbours (`domain.neighbours`, of any relation) and the others, and
in how many of each either of the two had a concern entry that was not voided. A lesson in which
nothing at all was recorded is not known and not counted. Two pupils *cluster* where all of this
holds:

1. at least `LEAST` lessons near each other had an entry;
2. such lessons were at least `TIMES` as frequent as those apart: near / near_lessons >=
   TIMES x far / far_lessons, with at least one lesson apart to compare with;
3. so many or more would fall on the lessons near each other with a chance of at most `CHANCE` if it
   did not matter where they sat: the one-sided exact test of R. A. Fisher (Statistical Methods for
   Research Workers, 5th edition, 1934, section 21.02) on the four counts, computed in whole
   numbers.

What this does not say: *why*. Lessons are not drawn by lot, a pupil may have had a bad week, and
whoever logs knows who sits where. And a class of 30 has 435 pairs: looked at one by one at a chance
of 5 %, some cluster by accident. `Findings.by_chance` says how many would be expected to, so that a
reader can weigh the number that was found; the counts are shown, and a cause is never named.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import comb

from seatingapp.domain.rules.kinds import PairCount
from seatingapp.domain.wording import counted

LEAST = 3  # lessons near each other with an entry
TIMES = 2  # how much more frequent than apart
CHANCE = Fraction(1, 20)

_Two = tuple[int, int]  # pupil ids, the lower one first


@dataclass(frozen=True, slots=True)
class ObservedLesson:
    """One lesson: who had a seat and was there, who were neighbours, who had a concern entry.

    `neighbours` are pairs of pupil ids, the lower one first.
    """

    present: frozenset[int]
    neighbours: frozenset[_Two]
    concern: frozenset[int]


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in the lessons of a class from `since` to `until`.

    `pairs` are those that cluster, the clearest first. `examined` pairs sat both near each other
    and apart, and by accident alone about `by_chance` of them would be expected to cluster.
    """

    pairs: tuple[PairCount, ...]
    examined: int
    by_chance: float
    lessons: int
    since: dt.date
    until: dt.date

    @property
    def words(self) -> str:
        """What has to be read with the counts, in two or three sentences."""
        looked = f"{counted(self.lessons, 'lesson')} and {counted(self.examined, 'pair')} looked at"
        if not self.examined:
            return f"{looked}: nobody sat both near each other and apart."
        found = f"{counted(len(self.pairs), 'pair')} found"
        return (
            f"{looked}, {found} whose entries cluster when they sit near each other. By chance "
            f"alone about {self.by_chance:.1f} would. The counts name no cause."
        )


def findings(lessons: Iterable[ObservedLesson], since: dt.date, until: dt.date) -> Findings:
    """Return which pairs cluster in these lessons."""
    lessons = tuple(lessons)
    examined = [c for c in pair_counts(lessons) if c.near_lessons and c.far_lessons]
    found = sorted(filter(clusters, examined), key=lambda c: (chance_of(c), c.one, c.other))
    expected = sum((_chance_to_cluster(c) for c in examined), Fraction(0))
    return Findings(tuple(found), len(examined), float(expected), len(lessons), since, until)


def pair_counts(lessons: Iterable[ObservedLesson]) -> tuple[PairCount, ...]:
    """Return the counts of every two pupils who were in a lesson together, by their ids."""
    near_lessons: Counter[_Two] = Counter()
    near: Counter[_Two] = Counter()
    all_lessons: Counter[_Two] = Counter()
    with_entry: Counter[_Two] = Counter()
    for lesson in lessons:
        everyone = sorted(lesson.present)
        beside = {two for two in lesson.neighbours if set(two) <= lesson.present}
        all_lessons.update(combinations(everyone, 2))
        near_lessons.update(beside)
        concerned = lesson.concern & lesson.present
        if concerned:
            told = [two for two in combinations(everyone, 2) if concerned.intersection(two)]
            with_entry.update(told)
            near.update(beside.intersection(told))
    return tuple(
        PairCount(
            *two,
            near[two],
            near_lessons[two],
            with_entry[two] - near[two],
            total - near_lessons[two],
        )
        for two, total in sorted(all_lessons.items())
    )


def clusters(count: PairCount) -> bool:
    """Whether entries cluster when two sit near each other, as the head of this module says."""
    return _frequent(count) and chance_of(count) <= CHANCE


def chance_of(count: PairCount) -> Fraction:
    """Return the chance of so many or more lessons near each other with an entry (Fisher).

    Given how many lessons were near and apart, and how many of all had an entry. 1 of no lessons.
    """
    lessons = count.near_lessons + count.far_lessons
    entries = count.near + count.far
    ways = sum(
        comb(entries, near) * comb(lessons - entries, count.near_lessons - near)
        for near in range(count.near, min(entries, count.near_lessons) + 1)
    )
    return Fraction(ways, comb(lessons, count.near_lessons))


def _frequent(count: PairCount) -> bool:
    return (
        count.near >= LEAST
        and count.far_lessons > 0
        and count.near * count.far_lessons >= TIMES * count.far * count.near_lessons
    )


def _chance_to_cluster(count: PairCount) -> Fraction:
    """How likely two with as many lessons and entries were to cluster, wherever entries fell.

    All three conditions get easier with each entry that falls on a lesson near each other, so the
    first number at which they hold decides.
    """
    entries = count.near + count.far
    for near in range(LEAST, min(entries, count.near_lessons) + 1):
        if entries - near > count.far_lessons:
            continue
        fallen = PairCount(
            count.one,
            count.other,
            near,
            count.near_lessons,
            entries - near,
            count.far_lessons,
        )
        if clusters(fallen):
            return chance_of(fallen)
    return Fraction(0)
