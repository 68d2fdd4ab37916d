"""The icon files and what becomes of them."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from seatingapp.domain.resource_files import resource
from seatingapp.ui.icons import icon_pixmap

ROOT = resource("icons")
FILES = sorted(ROOT.rglob("*.svg"))
# fmt: off
NEEDED = {
    "lesson", "seating", "rooms", "pupils", "insights", "print", "school", "lock",
    "unlock", "eye", "eye-off", "search", "undo", "redo", "pin", "plus", "minus", "fit",
    "rotate", "swap-view", "check", "cross", "warning", "info", "register", "dice",
    "zoom-in", "zoom-out", "save", "open", "key", "door", "teacher", "trash", "more",
    "arrow-left", "followup",
}
# fmt: on


def test_every_icon_that_pages_count_on_is_there() -> None:
    assert {file.stem for file in FILES} >= NEEDED


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_icon_is_a_line_drawing_on_the_24_pixel_grid(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in text
    assert 'stroke="currentColor"' in text
    assert 'stroke-width="1.75"' in text
    assert not re.search(r"#[0-9a-fA-F]{3}", text)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_icon_draws_something_in_the_colour_that_was_asked_for(file: Path) -> None:
    name = file.relative_to(ROOT).with_suffix("").as_posix()
    image = icon_pixmap(name, "#C2410C", 24, 2.0).toImage()
    solid = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 250
    ]
    assert solid
    assert all(_near(colour, QColor("#C2410C")) for colour in solid)


def _near(one: QColor, other: QColor) -> bool:
    apart = (one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue())
    return all(abs(step) <= 6 for step in apart)
