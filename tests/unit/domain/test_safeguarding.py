"""Wording about a child's safety is found as whole words; what schools say every day is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.corrections import VOID_REASONS
from seatingapp.domain.policies.starting import KEYS, starting_policy
from seatingapp.domain.safeguarding import (
    LEAD,
    SafeguardingWording,
    hint,
    whom_to_tell,
    wording_found,
)


@pytest.mark.parametrize(
    "note",
    [
        "Came in with bruises on his arm",
        "Said DAD HITS HIM when he is late",
        "her mum's boyfriend hurt her",
        "was kicked by his father",
        "She says she wants to die",
        "talked of self‑harm",
        "self harming again",
        "seen cutting herself",
        "is scared to go home",
        "afraid of going home",
        "doesn’t feel safe at home",
        "no food at home",
        "disclosed something in tutor time",
        "asked me not to tell anyone",
        "sharing nudes",
        "may be groomed online",
        "ran away from home",
        "spoke with the social worker",
        "He was abused",
        "seems neglected",
        "carried a knife",
        "may be pregnant",
    ],
)
def test_wording_about_a_childs_safety_is_found(note: str) -> None:
    assert wording_found(note)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "Abusive language towards a peer",
        "verbal abuse of staff",
        "verbally abused a supply teacher",
        "abuse of the toilet pass",
        "abused his phone privileges",
        "hit another pupil with a ruler",
        "kicked the ball at the window",
        "neglected his homework",
        "neglect of classroom duties",
        "scraped his chair, drew grapes, visited the therapist",
        "scared of the test",
        "Phoned home: mum will talk to him",
        "unkind words on social media",
        "played the bridegroom in the drama lesson",
        "touched the equipment",
        "will die of laughter",
    ],
)
def test_what_schools_say_every_day_is_left_alone(note: str) -> None:
    assert wording_found(note) == ""


def test_nothing_that_the_app_offers_itself_is_found() -> None:
    offered = [*VOID_REASONS]
    for policy in (starting_policy(key).policy for key in KEYS):
        picks = policy.picks
        offered += [*picks.happened, *picks.tried, *picks.outcome]
        offered += [text for t in policy.types for text in (t.name, t.plain_reason, t.step)]
    assert [text for text in offered if wording_found(text)] == []


@given(
    st.sampled_from(["self-harm", "bruises", "wants to die"]),
    st.text(st.sampled_from(" .,!?\n;:"), min_size=1),
    st.booleans(),
)
def test_stops_line_ends_and_capitals_around_the_words_hide_nothing(
    words: str, around: str, loud: bool
) -> None:
    text = f"{around}{words}{around}"
    assert wording_found(text.upper() if loud else text) == words


def test_a_word_within_another_is_not_found() -> None:
    assert wording_found("xbruisesx") == ""


def test_the_hint_names_whom_to_speak_to_and_says_that_nothing_is_kept() -> None:
    assert whom_to_tell("") == LEAD
    assert whom_to_tell("Ms Okafor") == f"Ms Okafor, {LEAD}"
    assert "Speak to Ms Okafor" in hint("Ms Okafor")
    assert "not kept" in hint("")


def test_a_refusal_quotes_what_was_found_and_nothing_else_of_the_note() -> None:
    refusal = SafeguardingWording("bruises", "Ms Okafor", kept="Nothing was logged.")
    assert str(refusal).startswith("“bruises” may be about a child's safety")
    assert "Ms Okafor" in str(refusal)
    assert "in others" in refusal.todo
