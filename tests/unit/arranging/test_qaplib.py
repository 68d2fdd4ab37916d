"""The benchmark that runs any file of QAPLIB, on files small enough to try every plan."""

import itertools
import json
import random
from pathlib import Path

import pytest

from tests.benchmarks.arranging import qaplib


def _write(path: Path, size: int, seed: int) -> tuple[list[list[int]], list[list[int]]]:
    lots = random.Random(seed)
    first, second = ([[lots.randrange(9) for _ in range(size)] for _ in range(size)] for _ in "ab")
    rows = "\n".join(" ".join(map(str, row)) for row in first + second)
    path.write_text(f"{size}\n\n{rows}\n", encoding="ascii")
    return first, second


def test_the_best_of_a_small_unsymmetric_file_is_found_and_printed_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = _write(tmp_path / "small6.dat", 6, 3)
    best = min(
        sum(first[i][j] * second[p[i]][p[j]] for i in range(6) for j in range(6))
        for p in itertools.permutations(range(6))
    )
    words = [str(tmp_path / "small6.dat"), "--seconds", "0.1", "--seeds", "2", "--json"]
    assert qaplib.main(words) == 0
    (line,) = json.loads(capsys.readouterr().out)
    assert set(line) == {"name", "costs", "seconds"}
    assert line["name"] == "small6"
    assert line["costs"] == [best, best]


def test_the_gap_to_a_table_of_best_costs_is_printed_where_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "two.dat").write_text("2 0 1 1 0 0 3 3 0", encoding="ascii")
    (tmp_path / "best.tsv").write_text("two\t5\n", encoding="ascii")
    words = [str(tmp_path / "two.dat"), "--seconds", "0.05", "--seeds", "1"]
    assert qaplib.main([*words, "--best-known", str(tmp_path / "best.tsv")]) == 0
    assert "costs [6]" in (said := capsys.readouterr().out)
    assert "gap 20.0" in said


def test_a_file_with_a_number_too_few_is_refused(tmp_path: Path) -> None:
    (tmp_path / "short.dat").write_text("2 0 1 1 0 0 3 3", encoding="ascii")
    with pytest.raises(ValueError, match="does not hold n and two n x n matrices"):
        qaplib.read(tmp_path / "short.dat")


def test_what_cannot_be_read_is_said_before_anything_is_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "two.dat").write_text("2 0 1 1 0 0 3 3 0", encoding="ascii")
    (tmp_path / "letters.dat").write_text("two", encoding="ascii")
    assert qaplib.main([str(tmp_path / name) for name in ("two.dat", "gone.dat")]) == 1
    assert "gone.dat" in capsys.readouterr().err
    assert qaplib.main([str(tmp_path / "letters.dat")]) == 1
    said = capsys.readouterr()
    assert "letters.dat" in said.err
    assert said.out == ""
