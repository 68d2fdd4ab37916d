"""What rules that draft say: sentences, limits, and the form in which the vault keeps them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.draft_rules import stored
from seatingapp.domain.draft_rules.defaults import default_rules
from seatingapp.domain.draft_rules.engine import firings
from seatingapp.domain.draft_rules.rule import DraftRule, Measure, Span, Window
from seatingapp.domain.draft_rules.sound import sound
from seatingapp.domain.draft_rules.words import sentence, why, why_step, year_words
from seatingapp.domain.errors import Refusal
from seatingapp.domain.ladder import DraftKind
from tests.unit.domain.draft_rules.school_year import CLOCK, RULE, RULES, at, happening

TYPES = {5: "Off task", 6: "Talking over"}


def said(rule: DraftRule) -> str:
    return sentence(rule, TYPES.__getitem__, lambda c: f"class {c}", lambda d: f"type {d}")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (RULE, "3 concerns within 5 school days: letter home"),
        (
            replace(RULE, types=(5, 6), threshold=1, window=Window(Span.DAYS, 1)),
            "1 concern for Off task or Talking over within 1 day: letter home",
        ),
        (
            replace(
                RULE,
                category="Focus",
                step="C2 recorded",
                classes=(1,),
                years=("9", "10"),
                outcome=DraftKind.DETENTION,
                detention_type_id=2,
                window=Window(Span.LESSON),
            ),
            (
                "3 concerns of Focus at C2 recorded in one lesson in class 1"
                " by a pupil of Year 9 or 10: detention (type 2)"
            ),
        ),
        (
            replace(
                RULE,
                polarity=Polarity.PRAISE,
                threshold=10,
                window=Window(Span.WEEK),
                outcome=DraftKind.POSTCARD,
            ),
            "10 praises in a week: praise postcard",
        ),
        (
            replace(
                RULE,
                measure=Measure.POINTS,
                threshold=20,
                window=Window(Span.HALF_TERM),
                outcome=DraftKind.TELL,
            ),
            "20 concern points in a half-term: tell the head of year",
        ),
    ],
)
def test_a_rule_is_a_plain_sentence(rule: DraftRule, words: str) -> None:
    assert said(rule) == words


def test_year_groups_are_said_as_a_school_says_them() -> None:
    assert year_words(("R", "1")) == "Reception or Year 1"
    assert year_words(("7", "8", "9")) == "Year 7, 8 or 9"


def test_why_names_what_was_counted_and_the_days() -> None:
    entries = [happening(n, at(11, 16 + n)) for n in range(4)]
    (fired,) = firings(RULE, entries, CLOCK)
    assert why(RULE, fired, TYPES.__getitem__) == (
        "4 concerns within 5 school days, from Mon 16 Nov to Thu 19 Nov; the rule asks for 3."
    )
    lesson = replace(RULE, window=Window(Span.LESSON), types=(5,))
    same = [happening(n, at(11, 16, 9 + n)) for n in range(3)]
    (fired,) = firings(lesson, same, CLOCK)
    assert why(lesson, fired, TYPES.__getitem__) == (
        "3 concerns for Off task in one lesson, on Mon 16 Nov; the rule asks for 3."
    )
    assert why_step("C3 removal", "Off task", dt.date(2026, 11, 16)) == (
        "C3 removal: Off task on Mon 16 Nov."
    )


@given(RULES, st.none() | st.datetimes(timezones=st.just(dt.UTC)))
def test_a_rule_comes_out_of_the_vault_as_it_went_in(
    rule: DraftRule, since: dt.datetime | None
) -> None:
    full = replace(
        rule, since=since, types=(1, 2), classes=(3,), years=("9",), uid="", active=False
    )
    assert stored.from_json(stored.to_json(full)) == full


@pytest.mark.parametrize(
    "change",
    [
        {"colour": "red"},
        {"polarity": "bad"},
        {"threshold": "3"},
        {"threshold": True},
        {"window": "week"},
        {"window": {"span": "week", "hours": 3}},
        {"window": {"span": "fortnight"}},
        {"types": 5},
        {"category": 1},
        {"years": [9]},
        {"since": "2026-11-23T08:00:00"},
        {"since": "yesterday"},
    ],
)
def test_anything_else_in_the_vault_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        stored.from_data(stored.to_data(RULE) | change)


def test_a_rule_that_is_no_object_is_refused() -> None:
    with pytest.raises(TypeError):
        stored.from_json("[]")


def test_words_are_tidied_and_nothing_is_named_twice() -> None:
    untidy = replace(
        RULE,
        name="  Three   in a row ",
        types=(5, 5, 6),
        years=("9", "9", " "),
        window=Window(Span.WEEK, 4),
        detention_type_id=3,
    )
    tidy = sound(untidy)
    assert (tidy.name, tidy.types, tidy.years) == ("Three in a row", (5, 6), ("9",))
    assert tidy.window == Window(Span.WEEK)
    assert tidy.detention_type_id is None
    assert sound(tidy) == tidy


@pytest.mark.parametrize(
    ("rule", "part"),
    [
        (replace(RULE, threshold=0), "1 to 1,000 entries"),
        (replace(RULE, threshold=10_001, measure=Measure.POINTS), "1 to 10,000 points"),
        (replace(RULE, polarity=Polarity.NEUTRAL, measure=Measure.POINTS), "have no points"),
        (replace(RULE, window=Window(Span.SCHOOL_DAYS, 61)), "1 to 60 school days"),
        (replace(RULE, window=Window(Span.DAYS, 0)), "1 to 90 days"),
        (replace(RULE, outcome=DraftKind.POSTCARD), "is for praise"),
        (replace(RULE, polarity=Polarity.PRAISE, outcome=DraftKind.DETENTION), "concern only"),
        (replace(RULE, name="x" * 81), "80 letters"),
        (replace(RULE, category="x" * 61), "60 letters"),
        (replace(RULE, classes=tuple(range(51))), "at most 50"),
    ],
)
def test_what_can_mean_nothing_is_refused_in_a_sentence(rule: DraftRule, part: str) -> None:
    with pytest.raises(Refusal, match=part) as refused:
        sound(rule)
    assert refused.value.kept == "No rule was changed."
    assert refused.value.todo


def test_the_rules_to_start_with_are_sound_and_off() -> None:
    rules = default_rules()
    assert rules
    for rule in rules:
        assert sound(rule) == rule
        assert not rule.active
        assert (rule.types, rule.classes, rule.category, rule.step) == ((), (), "", "")
