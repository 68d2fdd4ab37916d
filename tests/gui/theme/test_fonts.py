"""Fonts, on this machine and on one that has none."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from PySide6.QtGui import QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication

from seatingapp.ui.theme import WEIGHT_BOLD, Theme, cover_scripts, ui_font

NO_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir>{folder}</cachedir></fontconfig>
"""
NAMES = ("Zoë", "محمد", "李小龙", "Ξένια", "Юлия", "דוד")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return how the names are drawn where fontconfig knows no font at all."""
    folder = tmp_path_factory.mktemp("no-fonts")
    (folder / "fonts.conf").write_text(NO_FONTS.format(folder=folder), encoding="utf-8")
    answer = subprocess.run(
        [sys.executable, "-m", "tests.gui.theme.no_fonts", *NAMES],
        env=dict(os.environ, FONTCONFIG_FILE=str(folder / "fonts.conf")),
        check=True,
        capture_output=True,
    )
    result: dict[str, Any] = json.loads(answer.stdout)
    return result


def test_a_bare_machine_has_no_font_of_its_own_in_these_tests(report: dict[str, Any]) -> None:
    assert set(report["bare"]) <= {"Monospace", "Sans Serif", "Serif"}  # aliases of nothing


@pytest.mark.parametrize("name", NAMES)
def test_names_of_every_script_are_drawn_on_a_machine_without_fonts(
    report: dict[str, Any], name: str
) -> None:
    runs = report["drawn"][name]
    assert runs
    for run in runs:
        assert run["family"] in ("FiraGO", "Droid Sans Fallback")
        assert run["glyphs"]
        assert 0 not in run["glyphs"]


def test_a_script_is_covered_once(report: dict[str, Any]) -> None:
    assert report["added"] == [True, False]


def test_latin_text_needs_no_other_font(theme: Theme) -> None:
    before = QApplication.font().families()
    assert not cover_scripts("Zoë Ångström, O'Neill, 12 %")
    assert QApplication.font().families() == before


def test_the_base_font_is_13_pixels_high_as_asked() -> None:
    assert QFontInfo(ui_font()).pixelSize() == 13


def test_bold_text_is_wider_than_regular_text() -> None:
    text = "Seating plan of 9B/Sc2"
    bold = QFontMetrics(ui_font(13, WEIGHT_BOLD)).horizontalAdvance(text)
    assert bold > QFontMetrics(ui_font()).horizontalAdvance(text)
