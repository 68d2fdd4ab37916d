"""The app says no in whole sentences."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from seatingapp.domain.errors import Refusal
from seatingapp.domain.register import MarkKind, RegisterMark
from seatingapp.domain.resource_files import resource
from seatingapp.domain.vault_errors import Damaged, DiskFull, InUse, ReadOnly, TooNew, WrongKey


def test_a_refusal_says_its_sentences_and_leaves_out_empty_ones() -> None:
    assert (
        str(Refusal("This.", where="There.", kept="Kept.", todo="Do.")) == "This. There. Kept. Do."
    )
    assert str(Refusal("This.", todo="Do.")) == "This. Do."


@pytest.mark.parametrize(
    "error", [WrongKey(), TooNew(), Damaged("vault.db"), InUse(), DiskFull(), ReadOnly()]
)
def test_each_vault_error_says_what_happened_what_was_kept_and_what_to_do(error: Refusal) -> None:
    assert all(part.endswith(".") for part in (error.what, error.kept, error.todo))


def test_who_is_late_is_in_the_room_and_who_is_elsewhere_is_not() -> None:
    in_room = {kind for kind in MarkKind if RegisterMark(1, kind).in_room}
    assert in_room == {MarkKind.PRESENT, MarkKind.LATE}


def test_the_apps_own_files_are_found_and_a_missing_one_is_named() -> None:
    assert resource("sample_school").is_dir()
    with pytest.raises(FileNotFoundError, match="no/such"):
        resource("no/such")


def test_in_a_frozen_build_files_lie_beside_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "a.txt").write_text("a", encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("a.txt").read_text(encoding="utf-8") == "a"
