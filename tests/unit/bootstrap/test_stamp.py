"""The stamp: what it remembers and when it does not count."""

from pathlib import Path

import pytest

from bootstrap import stamp


def test_a_stamp_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    saved = stamp.Stamp("Linux | x86_64", project="p", locks={"runtime": "r", "dev": "d"})
    saved.save(tmp_path / "stamp.json")
    assert stamp.load(tmp_path / "stamp.json") == saved


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"base": "x"}', '{"base":1,"project":2,"locks":3}']
)
def test_a_stamp_that_cannot_be_understood_counts_as_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "stamp.json"
    path.write_text(text, encoding="utf-8")
    assert stamp.load(path) is None


def test_a_missing_stamp_counts_as_none(tmp_path: Path) -> None:
    assert stamp.load(tmp_path / "stamp.json") is None


def test_a_digest_bears_other_line_endings_and_nothing_else(tmp_path: Path) -> None:
    unix, windows, other = (tmp_path / name for name in ("unix", "windows", "other"))
    unix.write_bytes(b"a==1\nb==2\n")
    windows.write_bytes(b"a==1\r\nb==2\r\n")
    other.write_bytes(b"a==1\nb==3\n")
    assert stamp.digest(unix) == stamp.digest(windows)
    assert stamp.digest(unix) != stamp.digest(other)
