"""Whether what a rule says can be meant at all, whatever the school."""

from __future__ import annotations

from dataclasses import replace

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.draft_rules.rule import DraftRule, Measure, Span, Window
from seatingapp.domain.errors import Refusal
from seatingapp.domain.ladder import DraftKind
from seatingapp.domain.names import tidy

MOST_EVENTS = 1_000
MOST_POINTS = 10_000
MOST_SCHOOL_DAYS = 60
MOST_DAYS = 90
LONGEST_NAME = 80
LONGEST_WORD = 60  # of a category or a step
MOST_NAMED = 50  # types, classes or year groups in one rule
KEPT = "No rule was changed."


def sound(rule: DraftRule) -> DraftRule:
    """Return the rule with its words tidied and nothing named twice.

    Raises Refusal where it can mean nothing: a threshold or a length out of limits, points of
    neutral entries, a praise postcard for concern, a detention for praise.
    """
    tidied = _tidied(rule)
    _check_number(tidied)
    _check_window(tidied.window)
    _check_outcome(tidied)
    _check_lengths(tidied)
    return tidied


def _tidied(rule: DraftRule) -> DraftRule:
    detention = rule.detention_type_id if rule.outcome is DraftKind.DETENTION else None
    return replace(
        rule,
        name=tidy(rule.name),
        category=tidy(rule.category),
        step=tidy(rule.step),
        types=tuple(dict.fromkeys(rule.types)),
        classes=tuple(dict.fromkeys(rule.classes)),
        years=tuple(dict.fromkeys(y for y in map(tidy, rule.years) if y)),
        window=rule.window if rule.window.rolls else Window(rule.window.span),
        detention_type_id=detention,
    )


def _check_number(rule: DraftRule) -> None:
    points = rule.measure is Measure.POINTS
    if points and rule.polarity is Polarity.NEUTRAL:
        raise _refusal("Neutral entries have no points.", "Count how many there are instead.")
    most = MOST_POINTS if points else MOST_EVENTS
    if not 1 <= rule.threshold <= most:
        noun = "points" if points else "entries"
        raise _refusal(f"A rule asks for 1 to {most:,} {noun}.", "Choose such a number.")


def _check_window(window: Window) -> None:
    if not window.rolls:
        return
    school = window.span is Span.SCHOOL_DAYS
    most = MOST_SCHOOL_DAYS if school else MOST_DAYS
    if not 1 <= window.length <= most:
        noun = "school days" if school else "days"
        todo = "For longer times choose a half-term, a term or a year."
        raise _refusal(f"A rule looks at 1 to {most} {noun}.", todo)


def _check_outcome(rule: DraftRule) -> None:
    if rule.outcome is DraftKind.POSTCARD and rule.polarity is not Polarity.PRAISE:
        raise _refusal("A praise postcard is for praise.", "Choose a letter home instead.")
    if rule.outcome is DraftKind.DETENTION and rule.polarity is not Polarity.CONCERN:
        raise _refusal("A detention is for concern only.", "Choose another outcome.")


def _check_lengths(rule: DraftRule) -> None:
    if len(rule.name) > LONGEST_NAME:
        raise _refusal(f"A rule's name has at most {LONGEST_NAME} letters.", "Shorten it.")
    if max(len(rule.category), len(rule.step)) > LONGEST_WORD:
        raise _refusal(
            f"A category or a step has at most {LONGEST_WORD} letters.", "Choose one of the policy."
        )
    if max(len(rule.types), len(rule.classes), len(rule.years)) > MOST_NAMED:
        raise _refusal(
            f"A rule names at most {MOST_NAMED} behaviours, classes or year groups.", "Name fewer."
        )


def _refusal(what: str, todo: str) -> Refusal:
    return Refusal(what, kept=KEPT, todo=todo)
