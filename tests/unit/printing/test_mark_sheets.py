"""Blank mark sheets: a box for each seat, the keys below, and as many pages as it takes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from seatingapp.domain.audiences import Audience
from seatingapp.printing.mark_sheet_snapshots import MarkSheetSnapshot
from seatingapp.printing.mark_sheets import mark_sheet_pdf
from tests.unit.printing.pdf_reading import read
from tests.unit.printing.samples import stamp

SHEET = MarkSheetSnapshot(
    "Ashgrove",
    "9B/Sc2",
    "Lab 2",
    "Monday 23 November 2026, P3, 11:10–12:10",
    (("Ann", "", "Cay"), ("Dan", "Eve", "Flo")),
    ("Guy",),
    (("1", "Great answer"), ("5", "Off task")),
    stamp(Audience.TEACHER),
)


def test_a_sheet_has_everybody_the_lesson_and_the_keys() -> None:
    pdf = mark_sheet_pdf(SHEET)
    found = read(pdf)
    (page,) = found.texts
    for words in ("9B/Sc2 · Lab 2 · Monday 23 November 2026, P3", "Front of the room", "Ashgrove"):
        assert words in page
    for name in ("Ann", "Cay", "Dan", "Eve", "Flo", "Guy"):
        assert name in page
    legend = page.replace("\N{NO-BREAK SPACE}", " ")
    assert "1 Great answer · 5 Off task · Taught by" in legend
    assert page.count("Ann") == 1
    assert not found.unembedded
    assert found.sizes[0][0] > found.sizes[0][1]
    assert mark_sheet_pdf(SHEET) == pdf


def test_many_rows_take_more_pages_and_every_page_has_the_keys() -> None:
    rows = tuple((f"P{n}a", f"P{n}b") for n in range(20))
    found = read(mark_sheet_pdf(replace(SHEET, rows=rows)))
    assert len(found.texts) == 3
    assert all("Great" in page for page in found.texts)
    assert all(found.text.count(f"P{n}a") == 1 for n in range(20))


def test_a_class_without_seats_is_a_list_and_a3_is_larger() -> None:
    names = tuple(f"Name{n}" for n in range(14))
    bare = replace(SHEET, rows=(), unseated=names, room_name="", paper="A3")
    found = read(mark_sheet_pdf(bare))
    assert all(name in found.text for name in names)
    assert found.sizes[0][0] == pytest.approx(1190.5, abs=1)


def test_nobody_at_all_is_an_empty_sheet() -> None:
    found = read(mark_sheet_pdf(replace(SHEET, rows=(), unseated=())))
    assert len(found.texts) == 1


def test_who_may_see_no_names_of_a_class_gets_no_sheet() -> None:
    with pytest.raises(ValueError, match="must not hold: shown name"):
        mark_sheet_pdf(replace(SHEET, stamp=stamp(Audience.FAMILY)))
