"""On report: a pupil's targets for some weeks, rated lesson by lesson, and how it went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from seatingapp.domain.errors import Refusal
from seatingapp.domain.names import tidy

MOST_TARGETS = 3
LONGEST_TARGET = 120
LONGEST_NOTE = 300
LONGEST_WORDS = 500
LONGEST_WEEKS = 13  # a term; who needs longer needs another plan


class Rating(IntEnum):
    """How a lesson went for one target."""

    NOT_MET = 0
    PARTLY = 1
    MET = 2


RATING_LABELS: dict[Rating, str] = {
    Rating.MET: "met",
    Rating.PARTLY: "partly met",
    Rating.NOT_MET: "not met",
}


@dataclass(frozen=True, slots=True)
class Report:
    """A pupil on report from `starts` to `ends`, both included, with one to three targets.

    `signed_by` says who signs at the end of the day, such as `form tutor and home`. One that was
    closed ended on `closed_on`, with the `outcome` in the words of whoever closed it.
    """

    id: int
    uid: str
    pupil_id: int
    starts: dt.date
    ends: dt.date
    targets: tuple[str, ...]
    signed_by: str = ""
    outcome: str = ""
    closed_on: dt.date | None = None

    def is_on(self, day: dt.date) -> bool:
        """Whether lessons of that day are rated. The day on which it was closed still is."""
        return self.starts <= day <= min(self.ends, self.closed_on or self.ends)


@dataclass(frozen=True, slots=True)
class Rated:
    """What one target was given in a lesson, and why, where somebody said so."""

    rating: Rating
    note: str = ""


@dataclass(frozen=True, slots=True)
class RatedLesson:
    """A lesson with the ratings of its targets by their place, 1 to 3; unrated ones are left out.

    `lesson` is in words, such as `9B/Sc2, P3`; `period_id` is None outside the timetable.
    """

    lesson_id: int
    date: dt.date
    lesson: str
    by: str
    ratings: Mapping[int, Rated] = field(default_factory=dict)
    period_id: int | None = None


@dataclass(frozen=True, slots=True)
class TargetResult:
    """How often a target was met, partly met and not met."""

    target: str
    met: int = 0
    partly: int = 0
    not_met: int = 0

    @property
    def rated(self) -> int:
        """In how many lessons it was rated."""
        return self.met + self.partly + self.not_met

    @property
    def words(self) -> str:
        """Such as `met in 7 of 9 lessons, partly in 1`."""
        if not self.rated:
            return "not rated yet"
        partly = f", partly in {self.partly}" if self.partly else ""
        return f"met in {self.met} of {self.rated} lessons{partly}"


def results(report: Report, lessons: Iterable[RatedLesson]) -> tuple[TargetResult, ...]:
    """Return for each target how it went."""
    found = tuple(lessons)
    counted: list[TargetResult] = []
    for place, target in enumerate(report.targets, 1):
        given = [lesson.ratings[place].rating for lesson in found if place in lesson.ratings]
        counted.append(
            TargetResult(target, *(given.count(rating) for rating in sorted(Rating, reverse=True)))
        )
    return tuple(counted)


def checked(report: Report, others: Sequence[Report] = ()) -> Report:
    """Return a report with tidy texts. Raises Refusal for what no report card could hold.

    `others` are the pupil's other reports: nobody is on two at once.
    """
    kept = "Nothing was changed."
    targets = tuple(tidy(target) for target in report.targets if target.strip())
    if not 1 <= len(targets) <= MOST_TARGETS:
        raise Refusal(
            f"A report has one to {MOST_TARGETS} targets; this one has {len(targets)}.",
            kept=kept,
            todo="Name what matters most.",
        )
    for target in targets:
        if len(target) > LONGEST_TARGET:
            raise Refusal(
                f"A target has at most {LONGEST_TARGET} letters; one has {len(target)}.",
                kept=kept,
                todo="Make it short enough to be read in a lesson.",
            )
    if len(report.signed_by) > LONGEST_TARGET or len(report.outcome) > LONGEST_WORDS:
        raise Refusal("That text is too long for a report card.", kept=kept, todo="Shorten it.")
    if report.ends < report.starts:
        raise Refusal("The last day is before the first.", kept=kept, todo="Change a date.")
    if report.ends - report.starts > dt.timedelta(weeks=LONGEST_WEEKS):
        raise Refusal(
            f"A report lasts at most {LONGEST_WEEKS} weeks.",
            kept=kept,
            todo="Choose an earlier last day; another report can follow.",
        )
    if any(_overlap(report, other) for other in others if other.uid != report.uid):
        raise Refusal(
            "This pupil is on report already in these days.",
            kept=kept,
            todo="Close that report first, or choose days after it.",
        )
    return Report(
        report.id,
        report.uid,
        report.pupil_id,
        report.starts,
        report.ends,
        targets,
        tidy(report.signed_by),
        tidy(report.outcome),
        report.closed_on,
    )


def _overlap(one: Report, other: Report) -> bool:
    last = min(other.ends, other.closed_on or other.ends)
    return one.starts <= last and other.starts <= one.ends
