"""`import`: class lists from the shell, tried first and then for good."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.cli.conftest import CommandLine

FIELDS = {
    "format", "read", "new", "changed", "unchanged", "unclear", "refused", "classes", "dry_run",
    "remarks",
}  # fmt: skip


def counts(answer: dict[str, object]) -> tuple[object, ...]:
    return tuple(answer[name] for name in ("read", "new", "changed", "unchanged", "refused"))


def test_an_import_counts_what_it_did(cli: CommandLine, vault: Path, class_list: Path) -> None:
    first = cli.done("import", vault, class_list, "--class", "9C")
    assert set(first) == FIELDS
    assert counts(first) == (5, 5, 0, 0, 0)
    assert (first["format"], first["classes"], first["dry_run"]) == ("csv", ["9C"], False)
    assert len(cli.done("show", vault, "pupils", "--class", "9C")["pupils"]) == 5


def test_importing_twice_changes_nothing(cli: CommandLine, vault: Path, class_list: Path) -> None:
    cli.done("import", vault, class_list, "--class", "9C")
    again = cli.done("import", vault, class_list, "--class", "9C")
    assert counts(again) == (5, 0, 0, 5, 0)


def test_a_dry_run_says_the_same_and_changes_nothing(
    cli: CommandLine, vault: Path, class_list: Path
) -> None:
    tried = cli.done("import", vault, class_list, "--class", "9C", "--dry-run")
    assert tried["dry_run"] is True
    assert cli.done("show", vault, "pupils") == {"pupils": []}
    done = cli.done("import", vault, class_list, "--class", "9C")
    assert {**tried, "dry_run": False} == done


def test_words_say_what_happened_with_row_and_file(
    cli: CommandLine, vault: Path, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Surname,Forename,UPN\nPark,Ji-woo,X123\n,,\n", encoding="utf-8")
    said = cli("import", vault, path, "--class", "9C", "--dry-run").out
    assert said.startswith("Would import: 1 new, 0 changed, 0 unchanged")
    assert "Classes: 9C (new)." in said
    assert "  warning: list.csv, row 2: “X123” " in said


def test_a_remark_names_file_row_and_column(cli: CommandLine, vault: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Surname,Forename,UPN\nPark,Ji-woo,X123\n", encoding="utf-8")
    remarks = cli.done("import", vault, path, "--class", "9C")["remarks"]
    (upn,) = [r for r in remarks if r["row"] == 2]
    assert set(upn) == {"severity", "file", "row", "column", "text"}
    assert (upn["severity"], upn["file"], upn["column"]) == ("warning", "list.csv", "UPN")


def test_several_files_go_in_together_or_not_at_all(
    cli: CommandLine, vault: Path, class_list: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 no workbook")
    assert "broken.xlsx" in cli.refused("import", vault, class_list, broken)
    assert cli.done("show", vault, "pupils") == {"pupils": []}


def test_forms_become_classes_on_request(cli: CommandLine, vault: Path, class_list: Path) -> None:
    tried = cli.done("import", vault, class_list, "--class-per-form", "--dry-run")
    done = cli.done("import", vault, class_list, "--class-per-form")
    assert done["classes"] == tried["classes"] == ["9C", "9B"]
    assert len(cli.done("show", vault, "pupils", "--class", "9C")["pupils"]) == 3


def test_one_class_and_a_class_per_form_exclude_each_other(
    cli: CommandLine, vault: Path, class_list: Path
) -> None:
    said = cli.misused("import", vault, class_list, "--class", "9C", "--class-per-form")
    assert "--class-per-form" in said


@pytest.mark.parametrize("name", ["nofile.csv", "."])
def test_what_is_no_file_is_refused(
    cli: CommandLine, vault: Path, tmp_path: Path, name: str
) -> None:
    assert "Nothing was imported." in cli.refused("import", vault, tmp_path / name)


def test_an_import_without_a_file_is_wrong_usage(cli: CommandLine, vault: Path) -> None:
    assert "PATH" in cli.misused("import", vault)


def test_real_exports_go_in_from_csv_and_excel_alike(
    cli: CommandLine, vault: Path, realdata: Path
) -> None:
    text = realdata / "uk/mis-demo-bundle/sims_students.csv"
    cells = realdata / "xlsx_torture/derived-mis/sims_students_date_cells.xlsx"
    assert counts(cli.done("import", vault, text, "--class", "7A")) == (20, 20, 0, 0, 0)
    again = cli.done("import", vault, cells, "--class", "7A")
    assert again["format"] == "xlsx"
    assert counts(again) == (20, 0, 0, 20, 0)


def test_every_real_file_is_imported_or_refused_with_a_sentence(
    cli: CommandLine, vault: Path, realdata: Path
) -> None:
    files = [p for p in sorted((realdata / "uk").rglob("*")) if p.is_file()]
    assert files
    for path in files:
        answer = cli("import", vault, path, "--class", "9C", "--dry-run", "--json")
        if answer.status:
            assert answer.status == 1, path
            assert "Nothing was imported." in answer.err, path
        else:
            assert set(answer.json) == FIELDS, path


def test_the_way_from_a_real_list_to_a_chart(
    cli: CommandLine, vault: Path, realdata: Path, tmp_path: Path
) -> None:
    cli.done("import", vault, realdata / "uk/mis-demo-bundle/sims_students.csv", "--class", "7A")
    cli.done("room", vault, "add", "R1", "--template", "rows-of-doubles")
    seated = cli.done("seat", vault, "7A", "--room", "R1")
    assert (len(seated["seated"]), seated["unseated"]) == (20, 0)
    cli.done("log", vault, "7A", "Emma Carter", "Great answer")
    cli.done("print", vault, "chart", "--class", "7A", "-o", tmp_path / "chart.pdf")
    assert (tmp_path / "chart.pdf").read_bytes().startswith(b"%PDF-")
