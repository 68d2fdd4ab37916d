"""Rules to start with. All are off: a school tries them on its own entries first."""

from __future__ import annotations

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.draft_rules.rule import DraftRule, Measure, Span, Window
from seatingapp.domain.ladder import DraftKind


def default_rules() -> tuple[DraftRule, ...]:
    """Return the rules that a policy can start with, switched off; they name no school's own."""
    return (
        DraftRule(
            Polarity.CONCERN,
            3,
            Window(Span.SCHOOL_DAYS, 5),
            DraftKind.TELL,
            name="Several concerns in a few days",
        ),
        DraftRule(
            Polarity.CONCERN,
            20,
            Window(Span.HALF_TERM),
            DraftKind.LETTER,
            Measure.POINTS,
            name="Concern adding up over a half-term",
        ),
        DraftRule(
            Polarity.PRAISE,
            10,
            Window(Span.WEEK),
            DraftKind.POSTCARD,
            name="A week full of praise",
        ),
    )
