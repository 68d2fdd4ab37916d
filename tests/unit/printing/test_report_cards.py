"""Report cards: what was rated is filled in, the rest is boxes, and nobody else is on them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from seatingapp.domain.audiences import Audience, PrintStamp
from seatingapp.printing.report_cards import report_card_pdf
from seatingapp.printing.report_snapshots import ReportCardSnapshot, ReportDay, ReportRow
from tests.unit.printing.pdf_reading import read
from tests.unit.printing.samples import summary

MONDAY = dt.date(2025, 11, 24)


def card(days: int = 5) -> ReportCardSnapshot:
    stamp: PrintStamp = summary().stamp
    rows = (
        ReportRow("9B/Sc2, P1", ("met", "partly met", "not met")),
        *(ReportRow(f"P{n}", ("", "", "")) for n in range(2, 7)),
    )
    return ReportCardSnapshot(
        "Ashgrove School",
        "Łukasz O'Neill",
        "9C",
        "24 November to 5 December 2025",
        stamp,
        ("Arrive on time", "Put up a hand before speaking", "Have equipment ready"),
        ("met in 1 of 1 lessons", "met in 0 of 1 lessons, partly in 1", "met in 0 of 1 lessons"),
        tuple(ReportDay(MONDAY + dt.timedelta(days=n), rows) for n in range(days)),
        "form tutor and home",
        "Much calmer since the second week.",
    )


def words(pdf: bytes) -> str:
    return " ".join(read(pdf).text.split())


def test_the_card_says_who_which_targets_and_how_it_went() -> None:
    text = words(report_card_pdf(card()))
    for part in (
        "Łukasz O'Neill",
        "9C · on report 24 November to 5 December 2025",
        "1 Arrive on time",
        "met in 1 of 1 lessons",
        "Much calmer since the second week.",
        "P-0417 · for the family",
    ):
        assert part in text


def test_each_day_has_its_lessons_ratings_and_a_line_to_sign() -> None:
    text = words(report_card_pdf(card(2)))
    assert text.count("Signed (form tutor and home)") == 2
    assert text.count("9B/Sc2, P1") == 2
    assert text.count("partly met") >= 2
    assert "Mon 24 Nov" in text
    assert "Target 3" in text
    assert "Signed (" not in words(report_card_pdf(replace(card(2), signed_by="")))


def test_two_weeks_go_on_overleaf_and_no_day_is_torn() -> None:
    found = read(report_card_pdf(card(10)))
    assert len(found.texts) == 2 or len(found.texts) == 3
    for number, text in enumerate(found.texts, 1):
        assert "Łukasz O'Neill" in text
        assert f"page {number} of {len(found.texts)}" in text
        assert text.count("Signed") == text.count("9B/Sc2, P1")


def test_long_names_and_targets_stay_whole() -> None:
    long = replace(
        card(1),
        pupil_name="Oluwafunmilayo-Anastasia Featherstonehaugh-Wolfeschlegelstein",
        targets=("x" * 120, "محمد يرفع يده قبل الكلام", "举手发言"),
    )
    found = read(report_card_pdf(long)).text.replace("\n", "")
    assert "Featherstonehaugh" in found
    assert "x" * 40 in found


def test_a_card_for_anybody_but_the_family_is_refused() -> None:
    stamp = replace(card().stamp, audience=Audience.DOOR)
    with pytest.raises(ValueError, match="must not hold"):
        report_card_pdf(replace(card(), stamp=stamp))


def test_the_same_card_gives_the_same_bytes() -> None:
    assert report_card_pdf(card()) == report_card_pdf(card())
