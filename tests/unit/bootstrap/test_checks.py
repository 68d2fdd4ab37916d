"""What check.py runs, sets and counts."""

import os
from pathlib import Path

import pytest

from bootstrap import checks
from bootstrap.layout import Layout

REPORT = """<?xml version="1.0"?>
<testsuites>
<testsuite name="pytest" errors="{errors}" failures="{failures}" skipped="2" tests="10"/>
</testsuites>"""


def write(path: Path, errors: int = 0, failures: int = 0) -> Path:
    path.write_text(REPORT.format(errors=errors, failures=failures), encoding="utf-8")
    return path


def test_skipped_tests_count_as_neither(tmp_path: Path) -> None:
    outcome = checks.count(write(tmp_path / "r.xml"), status=0)
    assert (outcome.passed, outcome.failed) == (8, 0)


def test_errors_and_failures_count_as_failed(tmp_path: Path) -> None:
    outcome = checks.count(write(tmp_path / "r.xml", errors=1, failures=2), status=1)
    assert (outcome.passed, outcome.failed) == (5, 3)


def test_a_bad_end_without_a_failed_test_counts_as_a_failure(tmp_path: Path) -> None:
    assert checks.count(write(tmp_path / "r.xml"), status=1).failed == 1


@pytest.mark.parametrize("text", [None, "<testsuites>"])
def test_a_report_that_is_missing_or_torn_counts_as_a_failure(
    tmp_path: Path, text: str | None
) -> None:
    report = tmp_path / "r.xml"
    if text is not None:
        report.write_text(text, encoding="utf-8")
    assert checks.count(report, status=0).failed == 1


def test_a_whole_run_asks_for_coverage_and_a_part_does_not() -> None:
    assert "--cov" in checks.pytest_options([])
    assert checks.pytest_options(["--fast", "-x"]) == ["-m", "not slow", "-x"]
    assert checks.pytest_options(["tests/unit", "-x"]) == ["tests/unit", "-x"]


def test_whole_runs_use_every_processor_and_parts_run_where_they_are_asked_for() -> None:
    for whole in ([], ["--fast"]):
        options = checks.pytest_options(whole)
        at_once = int(options[options.index("-n") + 1])
        assert at_once == min(os.cpu_count() or 1, checks.MOST_AT_ONCE)
    assert "-n" not in checks.pytest_options(["tests/unit"])


def test_real_data_next_door_are_used_unless_the_user_chose(tmp_path: Path) -> None:
    layout = Layout(tmp_path / "main")
    assert "SEATINGAPP_REALDATA" not in checks.surroundings(layout, {})
    data = tmp_path / "shared" / "data"
    data.mkdir(parents=True)
    assert checks.surroundings(layout, {})["SEATINGAPP_REALDATA"] == str(data)
    chosen = {"SEATINGAPP_REALDATA": "mine", "QT_QPA_PLATFORM": "xcb"}
    assert checks.surroundings(layout, chosen) == chosen


def test_checks_draw_off_screen() -> None:
    assert checks.surroundings(Layout(), {})["QT_QPA_PLATFORM"] == "offscreen"


def test_one_failed_check_makes_the_whole_fail_and_the_sum_stands_last(
    capsys: pytest.CaptureFixture[str],
) -> None:
    good, bad = checks.Outcome("Style", 1, 0), checks.Outcome("Types", 0, 1)
    assert checks.summarise([good, good]) == 0
    assert checks.summarise([good, bad]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "1 passed, 1 failed"
