"""Family summaries: praise first, every line in full, headings on every page."""

from __future__ import annotations

import dataclasses
import datetime as dt

from seatingapp.printing.snapshots import SummaryLine
from seatingapp.printing.summaries import summary_pdf
from tests.unit.printing.pdf_reading import read
from tests.unit.printing.samples import summary


def words(text: str) -> str:
    return " ".join(text.split())


def test_praise_comes_before_concern_with_its_count() -> None:
    text = words(read(summary_pdf(summary(3, 2))).text)
    assert text.index("What went well · 3 entries") < text.index("What to work on · 2 entries")
    assert text.index("6 praise points") < text.index("2 concern points")


def test_each_line_has_day_lesson_reason_points_and_what_the_school_did() -> None:
    line = SummaryLine(
        dt.date(2026, 11, 3),
        "Art, P5",
        "Left without asking",
        -3,
        "Phoned home",
        dt.date(2026, 11, 5),
        True,
    )
    text = words(read(summary_pdf(dataclasses.replace(summary(0, 0), concern=(line,)))).text)
    for part in ("Tue 3 Nov", "Art, P5", "Left without asking", "Phoned home", "−3"):
        assert part in text
    assert "(corrected on 5 Nov; the pupil sees it differently)" in text


def test_the_page_says_who_which_form_and_which_time() -> None:
    text = words(read(summary_pdf(summary())).text)
    assert "Łukasz O'Neill" in text
    assert "9C · 1 September to 23 November 2026" in text
    assert "P-0417 · for the family · destroy after 12 February 2027" in text
    assert "What the words mean C1: a warning, not recorded" in text


def test_columns_that_no_line_needs_are_left_out() -> None:
    line = SummaryLine(dt.date(2026, 11, 3), "Art, P5", "Helped to tidy up")
    bare = dataclasses.replace(summary(0, 0), praise=(line,), totals=(), key=())
    text = words(read(summary_pdf(bare)).text)
    assert "Points" not in text
    assert "What the school did" not in text
    assert "No concern was written down in this period." in text
    assert "What the words mean" not in text


def test_a_long_summary_repeats_its_headings_and_counts_its_pages() -> None:
    found = read(summary_pdf(summary(40, 45)))
    assert len(found.texts) > 2
    for number, text in enumerate(found.texts, 1):
        assert f"page {number} of {len(found.texts)}" in text
        assert "Łukasz O'Neill" in text
        assert "Lesson" in text
    assert "What went well (continued)" in found.texts[1]
    assert "What to work on (continued)" in found.texts[-1]
    days = found.text.count("Helped another pupil") + found.text.count("Talked while")
    assert days == 85


def test_no_entry_is_cut_by_the_end_of_a_page() -> None:
    for praise in range(15, 45, 2):
        found = read(summary_pdf(summary(praise, 1)))
        assert found.text.count("Helped another pupil to understand the work") == praise
        last = found.texts[-1]
        assert ("C2: recorded" in last) == ("What the words mean" in last)


def test_a_long_key_repeats_its_heading() -> None:
    key = tuple(f"C{n}: what step {n} of the ladder means" for n in range(120))
    found = read(summary_pdf(dataclasses.replace(summary(2, 2), key=key)))
    assert "What the words mean (continued)" in found.texts[-1]
    assert all(line in found.text for line in key)


def test_without_entries_a_sentence_says_so() -> None:
    text = words(read(summary_pdf(summary(0, 0))).text)
    assert "There are no entries in this period." in text
    assert "What went well" not in text


def test_without_concern_a_sentence_says_so_and_without_praise_too() -> None:
    assert "No concern was written down" in words(read(summary_pdf(summary(2, 0))).text)
    assert "No praise was written down" in words(read(summary_pdf(summary(0, 2))).text)


def test_the_same_summary_gives_the_same_bytes_and_names_nobody_outside_its_text() -> None:
    pdf = summary_pdf(summary(20, 20))
    assert pdf == summary_pdf(summary(20, 20))
    assert read(pdf).metadata["Title"] == "Summary for the family"
    assert read(pdf).unembedded == frozenset()


def test_a_very_long_name_reason_and_lesson_stay_whole() -> None:
    line = SummaryLine(dt.date(2026, 11, 3), "L" * 50, "r" * 200, None, "d" * 90)
    long = dataclasses.replace(summary(0, 0), pupil_name="N" * 80, praise=(line,))
    text = "".join(read(summary_pdf(long)).text.split())
    for part in ("L" * 50, "N" * 80):
        assert part in text
    assert text.count("r") >= 200
