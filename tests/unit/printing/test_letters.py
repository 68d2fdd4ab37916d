"""Letters and postcards: about one child, praise first, and nothing typed in haste."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from seatingapp.domain.audiences import Audience
from seatingapp.domain.behaviour import Polarity
from seatingapp.printing.letter_snapshots import LetterSnapshot
from seatingapp.printing.letters import letter_pdf
from seatingapp.printing.postcards import postcard_pdf
from seatingapp.printing.snapshots import SummaryLine
from tests.unit.printing.pdf_reading import read
from tests.unit.printing.samples import summary

LINE = SummaryLine(dt.date(2026, 11, 3), "Art, P5", "Talked while others were speaking", -1, "C1")
LETTER = LetterSnapshot(
    "Ashgrove School",
    "Łukasz O'Neill",
    "Łukasz",
    "9C",
    summary().stamp,
    Polarity.CONCERN,
    (LINE, replace(LINE, date=dt.date(2026, 11, 10))),
    "Since 3 November 2026 Łukasz was praised 4 times.",
    "Ms R. Carter",
)
PRAISE = replace(LINE, reason="Was kind to others", points=2, what_the_school_did="")
CARD = replace(LETTER, polarity=Polarity.PRAISE, lines=(PRAISE,) * 3, praised="")


def words(pdf: bytes) -> str:
    return " ".join(read(pdf).text.split())


def test_a_letter_begins_with_praise_and_ends_with_an_invitation() -> None:
    text = words(letter_pdf(LETTER))
    told = ("was praised 4 times", "We are writing", "What to work on · 2 entries", "get in touch")
    assert [text.index(part) for part in told] == sorted(text.index(part) for part in told)
    for part in ("Łukasz O'Neill", "Tue 3 Nov", "Art, P5", "Ms R. Carter", "for the family"):
        assert part in text


def test_a_letter_of_praise_says_what_went_well() -> None:
    text = words(letter_pdf(CARD))
    assert "What went well · 3 entries" in text
    assert "get in touch" not in text


def test_a_long_letter_goes_on_overleaf_with_its_headings() -> None:
    found = read(letter_pdf(replace(LETTER, lines=(LINE,) * 60)))
    assert len(found.texts) > 1
    assert "What to work on (continued)" in found.texts[1]
    assert "Seen by" in found.texts[-1]


def test_a_postcard_is_one_small_page_with_the_newest_reasons() -> None:
    many = replace(CARD, lines=tuple(replace(PRAISE, lesson=f"P{n}") for n in range(9)))
    found = read(postcard_pdf(many))
    text = " ".join(found.text.split())
    assert len(found.texts) == 1
    assert "Well done, Łukasz!" in text
    assert "and 4 more times" in text
    assert "P8" in text
    assert "P3" not in text
    assert "From Ms R. Carter" in text
    assert "−" not in text


@pytest.mark.parametrize("pdf", [letter_pdf, postcard_pdf])
def test_long_and_foreign_names_stay_whole(pdf: object) -> None:
    assert callable(pdf)
    long = "Oluwafunmilayo-Anastasia"
    named = replace(CARD, pupil_name=f"{long} Featherstonehaugh-Wolfeschlegelstein", forename=long)
    assert "Anastasia" in words(pdf(named))
    assert words(pdf(replace(CARD, forename="李小龙", teacher="")))


@pytest.mark.parametrize("pdf", [letter_pdf, postcard_pdf])
def test_a_letter_for_anybody_but_the_family_is_refused(pdf: object) -> None:
    assert callable(pdf)
    stamp = replace(LETTER.stamp, audience=Audience.DOOR)
    with pytest.raises(ValueError, match="must not hold"):
        pdf(replace(LETTER, stamp=stamp))
