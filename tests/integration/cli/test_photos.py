"""`photos`: import from folders and archives, list, and leave out of a print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from seatingapp.services.photos import MarkNoPhoto
from seatingapp.services.workspace import Workspace
from tests.integration.cli.conftest import CommandLine
from tests.photos import draw_photos, picture, zipped

Edited = Callable[[Callable[[Workspace], None]], None]


def test_photos_go_in_and_what_is_unclear_stays_out(
    cli: CommandLine, school: Path, tmp_path: Path
) -> None:
    names = (
        "Patel_Sam.jpg",
        "Farhan Ahmed.jpg",
        "Ji-woo Park.jpg",
        "park ji-woo.png",
        "Nobody.jpg",
    )
    folder = draw_photos(tmp_path / "photos", *names)
    (folder / "cut.jpg").write_bytes(b"\xff\xd8\xff")
    dry = cli.done("photos", school, "import", folder, "--dry-run")
    assert dry["dry_run"] is True
    assert not any(p["photo"] for p in cli.done("photos", school, "list")["pupils"])
    done = cli.done("photos", school, "import", folder)
    assert {**dry, "dry_run": False} == done
    counts = ("files", "new", "replaces", "several", "unclear", "unknown", "no_photo", "unreadable")
    assert [done[name] for name in counts] == [6, 1, 0, 2, 1, 1, 0, 1]
    by_file = {p["file"]: p for p in done["photos"]}
    assert by_file["photos/Patel_Sam.jpg"] == {
        "file": "photos/Patel_Sam.jpg", "outcome": "new", "pupil": 5, "name": "Sam Patel",
        "matched_by": "name", "candidates": [5], "reason": "",
    }  # fmt: skip
    assert by_file["photos/Farhan Ahmed.jpg"]["candidates"] == [2, 1]
    listed = cli.done("photos", school, "list", "--class", "9C")["pupils"]
    assert [p["name"] for p in listed if p["photo"]] == ["Sam Patel"]
    again = cli("photos", school, "import", folder / "Patel_Sam.jpg")
    assert again.out.startswith("Imported: 0 new, 1 replaced.\n")


def test_who_wants_no_photo_gets_none_and_is_listed(
    cli: CommandLine, school: Path, tmp_path: Path, edited: Edited
) -> None:
    def mark(workspace: Workspace) -> None:
        workspace.perform(MarkNoPhoto(5, wished=True))

    edited(mark)
    archive = zipped(tmp_path / "p.zip", {"9C/Sam Patel.jpg": picture()})
    said = cli("photos", school, "import", archive).out
    assert "9C/Sam Patel.jpg: not wanted. This pupil is marked “no photo”." in said
    assert "5   Sam Patel      9C    not wanted" in cli("photos", school, "list").out


def test_what_cannot_be_imported_is_refused(cli: CommandLine, school: Path, tmp_path: Path) -> None:
    assert "no pictures" in cli.refused("photos", school, "import", tmp_path / "9C.csv")
    assert "no such file" in cli.refused("photos", school, "import", tmp_path / "gone")
    assert "no class called" in cli.refused("photos", school, "list", "--class", "none")


def pictures(path: Path) -> int:
    with pdfium.PdfDocument(path) as document:
        kinds = (pdfium_raw.FPDF_PAGEOBJ_IMAGE,)
        return sum(1 for page in document for _ in page.get_objects(filter=kinds))


def test_a_chart_is_printed_with_and_without_photos(
    cli: CommandLine, school: Path, tmp_path: Path
) -> None:
    cli.done("seat", school, "9C", "--room", "R1")
    names = ("Patel_Sam.jpg", "Ji-woo Park.jpg")
    cli.done("photos", school, "import", draw_photos(tmp_path / "photos", *names))
    cli.done("print", school, "chart", "--class", "9C", "-o", tmp_path / "with.pdf")
    without = ("--class", "9C", "-o", tmp_path / "without.pdf", "--no-photos")
    cli.done("print", school, "chart", *without)
    assert (pictures(tmp_path / "with.pdf"), pictures(tmp_path / "without.pdf")) == (2, 0)
