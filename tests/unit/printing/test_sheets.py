"""What is drawn can be copied out of the page just as it was put in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seatingapp.printing.sheets import Sheets
from tests.unit.printing.pdf_reading import read


def page(*texts: str, bold: bool = True) -> bytes:
    sheets = Sheets("test")
    sheets.page(600, 60 * len(texts) + 60)
    for number, text in enumerate(texts, 1):
        sheets.text(sheets.typesetter.line(text, bold), 20, 60 * number, 20)
    return sheets.finish()


@pytest.mark.parametrize(
    "text",
    [
        "Łukasz O'Neill",
        "office fi ffi",
        "محمد عبد الله",
        "علاء الدين",
        "יוסי כהן",
        "प्रिया शर्मा",
        "क्षमा",
        "ธนพล",
        "李小龙 東京",
        "김민준",
    ],
)
@pytest.mark.parametrize("bold", [True, False])
def test_text_is_found_as_it_was_written(text: str, bold: bool) -> None:
    assert text in read(page(text, bold=bold)).text


def test_a_glyph_that_stands_for_two_characters_tells_each_time_which() -> None:
    # A joiner is drawn by the glyph of the space, in Persian as in Hindi.
    found = read(page("علی رضا", "علی\u200cرضا", "प्रिया र", "क्\u200dष")).text
    lines = [line.strip() for line in found.splitlines()]
    assert lines[0] == "علی رضا"
    assert lines[1].replace("\u200c", "") == "علیرضا"
    assert lines[2] == "प्रिया र"
    assert lines[3].replace("\u200d", "") == "क्ष"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(), max_size=20), min_size=1, max_size=4))
def test_any_text_makes_a_page_that_opens_with_all_its_fonts(texts: list[str]) -> None:
    found = read(page(*texts))
    assert len(found.texts) == 1
    assert found.unembedded == frozenset()
