"""`print` and `demo`: PDFs where the user said, each with its number in the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from seatingapp.services import demo
from tests.integration.cli.conftest import CommandLine


def text_of(path: Path) -> str:
    """The text of all pages."""
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(_page_text(page) for page in document)
    finally:
        document.close()


def _page_text(page: Any) -> str:  # noqa: ANN401 -- the library has no types
    text_page = page.get_textpage()
    text = str(text_page.get_text_range())
    text_page.close()
    page.close()
    return text


def width_of(path: Path) -> float:
    """The first page's longer side in points."""
    document = pypdfium2.PdfDocument(path)
    try:
        return float(max(document.get_page_size(0)))
    finally:
        document.close()


@pytest.fixture
def seated(cli: CommandLine, school: Path) -> Path:
    """Return a vault whose class sits on a plan."""
    cli.done("seat", school, "9C", "--room", "R1")
    return school


@pytest.mark.parametrize("audience", ["teacher", "door"])
@pytest.mark.parametrize("side", ["teacher", "pupils"])
def test_a_chart_shows_the_class_to_its_audience(
    cli: CommandLine, seated: Path, tmp_path: Path, audience: str, side: str
) -> None:
    path = tmp_path / "charts" / "9C.pdf"
    made = cli.done(
        "print", seated, "chart", "--class", "9C", "-o", path,
        "--audience", audience, "--side", side,
    )  # fmt: skip
    assert made == {"number": "P-0001", "class": "9C", "audience": audience, "file": str(path)}
    text = text_of(path)
    assert "Zosia" in text
    assert "P-0001" in text


def test_paper_can_be_a3(cli: CommandLine, seated: Path, tmp_path: Path) -> None:
    for paper in ("A4", "A3"):
        path = tmp_path / f"{paper}.pdf"
        cli.done("print", seated, "chart", "--class", "9C", "-o", path, "--paper", paper)
    assert width_of(tmp_path / "A4.pdf") == pytest.approx(842, abs=1)
    assert width_of(tmp_path / "A3.pdf") == pytest.approx(1191, abs=1)


def test_the_rules_of_the_plan_are_printed_for_the_teacher_only(
    cli: CommandLine, seated: Path, tmp_path: Path
) -> None:
    path = tmp_path / "chart.pdf"
    chart = ("print", seated, "chart", "--class", "9C", "-o", path)
    cli.done(*chart)
    assert "Rules of this plan" not in text_of(path)
    cli.done(*chart, "--rules")
    text = text_of(path)
    assert "Rules of this plan" in text
    assert "No rules" in text
    path.unlink()
    said = cli.refused(*chart, "--rules", "--audience", "door")
    assert "for the teacher only" in said
    assert not path.exists()
    assert cli.done(*chart)["number"] == "P-0003"


def test_a_class_without_a_plan_gets_no_chart_and_no_number(
    cli: CommandLine, school: Path, tmp_path: Path
) -> None:
    path = tmp_path / "chart.pdf"
    said = cli.refused("print", school, "chart", "--class", "9C", "-o", path)
    assert "9C has no seating plan yet." in said
    assert not path.exists()
    cli.done("seat", school, "9C", "--room", "R1")
    assert cli.done("print", school, "chart", "--class", "9C", "-o", path)["number"] == "P-0001"


def test_a_place_that_cannot_be_written_costs_no_number(
    cli: CommandLine, seated: Path, tmp_path: Path, passphrase_file: Path
) -> None:
    for bad in (tmp_path, passphrase_file / "chart.pdf"):
        said = cli.refused("print", seated, "chart", "--class", "9C", "-o", bad)
        assert "The file could not be written." in said
    good = cli.done("print", seated, "chart", "--class", "9C", "-o", tmp_path / "chart.pdf")
    assert good["number"] == "P-0001"
    assert not list(tmp_path.rglob("*.part"))


def test_a_mark_sheet_is_of_a_lesson(cli: CommandLine, seated: Path, tmp_path: Path) -> None:
    path = tmp_path / "marks.pdf"
    sheet = ("print", seated, "marksheet", "--class", "9C", "-o", path)
    made = cli.done(*sheet, "--on", "2026-11-23", "--paper", "A3")
    assert made == {
        "number": "P-0001",
        "class": "9C",
        "on": "2026-11-23",
        "file": str(path),
    }
    text = text_of(path)
    assert "Monday 23 November 2026" in text
    assert "Zosia" in text
    assert "Great" in text
    said = cli.refused(*sheet, "--period", "P9")
    assert "There is no period called P9 on that day." in said
    assert cli.done(*sheet)["number"] == "P-0002"


def test_a_summary_is_of_one_pupil(cli: CommandLine, seated: Path, tmp_path: Path) -> None:
    cli.done("log", seated, "9C", "Sam P", "Great answer", "--note", "unlike Zofia")
    path = tmp_path / "sam.pdf"
    (made,) = cli.done("print", seated, "summary", "--pupil", "Sam Patel", "-o", path)["summaries"]
    assert (made["name"], made["file"]) == ("Sam Patel", str(path))
    text = text_of(path)
    assert "Gave a great answer in class" in text
    assert "Zofia" not in text
    assert "Farhan" not in text


def test_a_class_gets_a_file_each_called_by_its_number(
    cli: CommandLine, seated: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "summaries"
    made = cli.done("print", seated, "summary", "--class", "9C", "-o", folder)["summaries"]
    assert [m["number"] for m in made] == [f"P-{n:04d}" for n in range(1, 6)]
    assert sorted(p.name for p in folder.iterdir()) == [f"P-{n:04d}.pdf" for n in range(1, 6)]
    for one in made:
        assert one["name"] in text_of(Path(one["file"]))


def test_a_summary_of_a_name_that_two_pupils_have_is_refused(
    cli: CommandLine, seated: Path, tmp_path: Path
) -> None:
    path = tmp_path / "x.pdf"
    said = cli.refused("print", seated, "summary", "--pupil", "Farhan Ahmed", "-o", path)
    assert said.count("id ") >= 2
    assert not path.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        ("summary", "-o", "x"),
        ("summary", "--pupil", "A", "--class", "B", "-o", "x"),
        ("chart", "--class", "9C"),
        ("chart", "--class", "9C", "-o", "x.pdf", "--audience", "family"),
        ("chart", "--class", "9C", "-o", ""),
        ("poster",),
        (),
    ],
)
def test_half_an_order_is_wrong_usage(
    cli: CommandLine, vault: Path, wrong: tuple[str, ...]
) -> None:
    assert "usage: seatingapp print" in cli.misused("print", vault, *wrong)


def test_the_demo_does_the_whole_way(cli: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "show"
    made = cli.done("demo", "-o", folder)
    assert made["folder"] == str(folder)
    assert cli.pictures == [Path(made["screenshot"])]
    for part in ("vault", "chart", "summary", "screenshot"):
        assert Path(made[part]).parent == folder
        assert Path(made[part]).exists()
    assert made["passphrase"] == demo.SAMPLE_PASSPHRASE
    assert (made["pupils"], made["entries"] > 500) == (150, True)
    assert "150 pupils" not in cli.refused("demo", "-o", folder)


def test_the_demo_finds_a_new_folder_by_itself(
    cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seatingapp-demo").mkdir()
    said = cli("demo").out
    assert said.startswith(f"The sample school is in {tmp_path / 'seatingapp-demo-2'}\n")
    assert demo.SAMPLE_PASSPHRASE in said


def test_the_demos_vault_opens_with_the_passphrase_that_it_names(
    cli: CommandLine, tmp_path: Path, passphrase_file: Path
) -> None:
    made = cli.done("demo", "-o", tmp_path / "show")
    passphrase_file.write_text(made["passphrase"], encoding="utf-8")
    assert cli.done("check", made["vault"])["ok"] is True


def test_a_demo_where_a_file_is_is_refused(cli: CommandLine, passphrase_file: Path) -> None:
    assert str(passphrase_file) in cli.refused("demo", "-o", passphrase_file)
