"""Rules that draft, in words: "3 concerns within 5 school days: letter home", without full stop."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.draft_rules.engine import Firing
from seatingapp.domain.draft_rules.rule import DraftRule, Measure, Span, Window
from seatingapp.domain.draft_rules.windows import Days
from seatingapp.domain.ladder import DraftKind
from seatingapp.domain.wording import counted, short_date

Naming = Callable[[int], str]

_EVENTS = {
    Polarity.PRAISE: ("praise", "praises"),
    Polarity.NEUTRAL: ("neutral entry", "neutral entries"),
    Polarity.CONCERN: ("concern", "concerns"),
}
_SPANS = {
    Span.LESSON: "in one lesson",
    Span.DAY: "in one day",
    Span.WEEK: "in a week",
    Span.HALF_TERM: "in a half-term",
    Span.TERM: "in a term",
    Span.YEAR: "in an academic year",
}
KIND_WORDS = {
    DraftKind.DETENTION: "detention",
    DraftKind.LETTER: "letter home",
    DraftKind.POSTCARD: "praise postcard",
    DraftKind.TELL: "tell the head of year",
}


def sentence(rule: DraftRule, type_name: Naming, class_name: Naming, detention_name: Naming) -> str:
    """Return what a rule says: "3 concerns of Focus in a week in 9B/Sc2: letter home"."""
    counts = counted_words(rule.threshold, rule.polarity, rule.measure)
    said = [counts, *_of(rule, type_name), window_words(rule.window), *_where(rule, class_name)]
    return f"{' '.join(said)}: {_outcome(rule, detention_name)}"


def counted_words(number: int, polarity: Polarity, measure: Measure) -> str:
    """A number of entries or points: `3 concerns`, `1 praise`, `20 concern points`."""
    if measure is Measure.POINTS:
        return counted(number, f"{polarity} point")
    return counted(number, *_EVENTS[polarity])


def window_words(window: Window) -> str:
    """Over which time: `within 5 school days`, `in a week`."""
    if not window.rolls:
        return _SPANS[window.span]
    noun = "school day" if window.span is Span.SCHOOL_DAYS else "day"
    return f"within {counted(window.length, noun)}"


def either(names: Sequence[str]) -> str:
    """Names in a row: `A, B or C`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} or {names[-1]}"


def year_words(years: Sequence[str]) -> str:
    """Year groups: `Year 9 or 10`, `Reception or Year 1`."""
    numbers = [y for y in years if y != "R"]
    reception = ["Reception"] if "R" in years else []
    return either([*reception, *(("Year " if n == 0 else "") + y for n, y in enumerate(numbers))])


def _of(rule: DraftRule, type_name: Naming) -> list[str]:
    said = []
    if rule.types:
        said.append(f"for {either([type_name(t) for t in rule.types])}")
    if rule.category:
        said.append(f"of {rule.category}")
    if rule.step:
        said.append(f"at {rule.step}")
    return said


def _where(rule: DraftRule, class_name: Naming) -> list[str]:
    said = []
    if rule.classes:
        said.append(f"in {either([class_name(c) for c in rule.classes])}")
    if rule.years:
        said.append(f"by a pupil of {year_words(rule.years)}")
    return said


def _outcome(rule: DraftRule, detention_name: Naming) -> str:
    words = KIND_WORDS[rule.outcome]
    if rule.outcome is DraftKind.DETENTION and rule.detention_type_id is not None:
        return f"{words} ({detention_name(rule.detention_type_id)})"
    return words


def why(rule: DraftRule, firing: Firing, type_name: Naming) -> str:
    """Why a rule fired: "4 concerns in a week, from Mon 16 Nov to Thu 19 Nov; it asks for 3."

    The days are those from the beginning of the window to the last entry that was counted.
    """
    counts = counted_words(firing.total, rule.polarity, rule.measure)
    said = [counts, *_of(rule, type_name), window_words(rule.window)]
    days = Days(firing.days.first, firing.until)
    return f"{' '.join(said)}, {days.words}; the rule asks for {rule.threshold}."


def why_step(step: str, type_name: str, day: dt.date) -> str:
    """Why a step of the ladder drafts: "C3 removal: Refused instruction on Mon 16 Nov"."""
    return f"{step}: {type_name} on {short_date(day)}."
