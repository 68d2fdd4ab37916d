"""The benchmarks run, with sizes so small that their numbers mean nothing; no time is judged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.benchmarks import report
from tests.benchmarks.__main__ import main
from tests.benchmarks.registry import MODULES, Row, load, percentile, quietest
from tests.benchmarks.sizes import Sizes

FAST = Row("a", "A thing", 1.0, "another", 2.0, 1.0)
SLOW = Row("b", "A slow thing", 9.0, "another", 2.0, 2.0)
TOLD = Row("c", "A thing told", 9.0, "another", 2.0)


@pytest.mark.slow
@pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)
@pytest.mark.parametrize("name", MODULES)
def test_every_benchmark_measures_its_rows(name: str, tmp_path: Path) -> None:
    rows = list(load()[name](Sizes.tiny(tmp_path)))
    assert rows
    assert len({row.key for row in rows}) == len(rows)
    assert all(row.measured > 0 and row.reference > 0 for row in rows)
    assert any(row.limit is not None for row in rows)


def test_a_row_keeps_its_limit_or_does_not() -> None:
    assert (FAST.ratio, SLOW.ratio) == (0.5, 4.5)
    assert (FAST.kept, SLOW.kept, TOLD.kept) == (True, False, True)


def test_the_table_says_which_limit_is_passed() -> None:
    lines = report.table([FAST, SLOW, TOLD], {"b": 4.0}).splitlines()
    assert lines[2].split()[-3:] == ["0.50", "1.00", "yes"]
    assert lines[3].split()[-4:] == ["4.50", "2.00", "NO", "4.00"]
    assert lines[4].split()[-1] == "4.50"


def test_a_run_is_compared_with_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "runs" / "benchmarks.json"
    assert report.last_ratios(path) == {}
    report.save(path, [FAST, SLOW], {})
    assert report.last_ratios(path) == {"a": 0.5, "b": 4.5}
    report.save(path, [FAST], {"a": 0.5})
    (row,) = json.loads(path.read_text(encoding="utf-8"))["rows"]
    assert (row["last_ratio"], row["limit"], row["kept"]) == (0.5, 1.0, True)


def test_a_percentile_is_one_of_the_times() -> None:
    assert percentile(range(1, 101), 0.99) == 100
    assert percentile(range(1, 101), 0.5) == 51
    assert percentile([7.0], 0.99) == 7.0


def test_the_quietest_round_counts() -> None:
    assert quietest([9.0, 9.0, 1.0, 2.0, 5.0, 5.0], 0.99, 3) == 2.0
    assert quietest([3.0], 0.99, 4) == 3.0


def test_a_benchmark_that_is_not_there_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["sleeping", "--json", str(tmp_path / "x.json")])
    assert left.value.code == 2
    assert "there is no benchmark sleeping" in capsys.readouterr().err
