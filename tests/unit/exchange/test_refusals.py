"""What is no class list is refused with a sentence that names it, and nothing else is raised."""

import contextlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seatingapp.domain.class_lists import ClassList, ColumnMeaning, ReadOptions
from seatingapp.domain.errors import Refusal
from seatingapp.exchange.readers import READERS, reader_for
from seatingapp.exchange.reading import read_class_list, sniff_table
from seatingapp.exchange.sources import LARGEST_FILE, Source
from tests.unit.exchange.reading_bytes import read, workbook, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def refusal(data: bytes, name: str = "list.csv") -> str:
    with pytest.raises(Refusal) as caught:
        read(data, name=name)
    assert caught.value.where == f"File: {name}."
    assert caught.value.kept == "Nothing was imported."
    assert caught.value.todo
    return caught.value.what


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n", "a PDF document"),
        (b"\n%PDF-1.7\n", "a PDF document"),
        (b"{\\rtf1", "a rich-text document"),
        (b"\x89PNG\r\n", "a picture"),
        (b"Rar!\x1a", "a compressed archive"),
        (b"SQLite format 3\x00", "a database"),
        (b"MZ\x90\x00", "a program"),
        (b"-----BEGIN AGE ENCRYPTED FILE-----", "an encrypted file or key"),
        (json.dumps([{"surname": "Carter"}]).encode(), "a JSON file"),
        ("\ufeff{}".encode(), "a JSON file"),
        (b'<?xml version="1.0"?>\n<!-- x --><CTfile><Header/>', "Common Transfer File"),
        ('<?xml version="1.0"?><CTfile>'.encode("utf-16"), "Common Transfer File"),
        (b'<?xml version="1.0"?><x:CTF xmlns:x="u">', "Common Transfer File"),
        (b'<?xml version="1.0"?><iSAMS>', "an iSAMS export"),
        (b'<?xml version="1.0"?><Workbook>', "XML Spreadsheet 2003"),
        (b'<?xml version="1.0"?><other>', "an XML file"),
        (b"<other><a/></other>", "an XML file"),
        (b"# Notes\n\n| Name | Form |\n|---|---|\n| a | b |\n", "a Markdown document"),
        (OLE + "WordDocument".encode("utf-16-le"), "a Word document"),
        (zipped({"word/document.xml": ""}), "a Word document"),
        (zipped({"ppt/presentation.xml": ""}), "a presentation"),
        (zipped({"manifest.csv": "", "users.csv": ""}), "OneRoster"),
        (zipped({"list.csv": "Name\nEmma"}), "a zip archive"),
        (b"PK\x03\x04 nothing", "a damaged zip archive"),
    ],
)
def test_every_known_file_is_named(data: bytes, words: str) -> None:
    assert words in refusal(data)


def test_a_web_page_with_the_name_of_a_workbook_is_told_from_one_without() -> None:
    page = b"<!DOCTYPE html><html><table><tr><td>Surname</td></tr></table>"
    assert "given the name of a spreadsheet" in refusal(page, "list.xls")
    assert refusal(page, "page.html") == "This file is a web page (HTML), not a class list."
    assert "web page" in refusal(b"  <table><tr>", "list.xls")


def test_a_protected_workbook_says_that_it_wants_a_password() -> None:
    protected = OLE + "EncryptedPackage".encode("utf-16-le")
    assert refusal(protected) == "This workbook is protected with a password."


def test_an_old_workbook_that_is_none_is_refused() -> None:
    assert "damaged" in refusal(OLE)


@pytest.mark.parametrize(
    ("headings", "words"),
    [
        ("sourcedId,givenName,familyName", "OneRoster"),
        ("sourcedId,title", "OneRoster"),
        ("Section SIS ID,SIS ID", "School Data Sync"),
        ("School_id,Student_id,Last_name,First_name", "Clever"),
        ("Teacher Number,First Name,Last Name", "teachers"),
        ("Date,Admission No,Pupil Name,Type,Reason,Points", "behaviour"),
        ("Incident ID,Student Name,Category", "safeguarding"),
        ("Name,Reg,Subject code,Room,Period", "timetable"),
    ],
)
def test_tables_of_other_things_are_named_by_their_headings(headings: str, words: str) -> None:
    row = ",".join("x" for _ in headings.split(","))
    assert words in refusal(f"{headings}\n{row}\n".encode())


def test_a_mapping_by_hand_overrules_what_headings_say() -> None:
    options = ReadOptions(meanings=(ColumnMeaning.MIS_ID, ColumnMeaning.FULL_NAME))
    result = read("sourcedId,title\n1,Emma Carter\n", options)
    assert result.rows[0].record.mis_id == "1"


def test_a_table_without_names_says_which_headings_it_found() -> None:
    assert refusal(b"date,temperature\n1,2\n") == (
        "No column with pupils' names was recognised. The headings found are: date, temperature."
    )
    options = ReadOptions(meanings=(ColumnMeaning.UPN,), header_row=0)
    with pytest.raises(Refusal, match="No headings were found"):
        read("B801200005001\n", options)


def test_one_known_word_among_values_is_no_heading() -> None:
    assert "e1, active, s1, teacher" in refusal(b"e1,active,s1,teacher\ne2,active,s2,student\n")


def test_headings_without_rows_and_comments_without_a_table_are_refused() -> None:
    assert refusal(b"Surname,Forename\n") == "There are headings but no rows below them."
    assert refusal(b"# only\n# comments\n") == "There are no rows in this table."


@pytest.mark.parametrize("row", [-1, 9])
def test_a_heading_row_that_is_not_there_is_refused(row: int) -> None:
    with pytest.raises(Refusal, match="no row"):
        read("Name\nEmma Carter\n", ReadOptions(header_row=row))


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no such file"):
        read_class_list(tmp_path / "gone.csv")
    with pytest.raises(Refusal, match="a folder"):
        read_class_list(tmp_path)
    with pytest.raises(Refusal, match="cannot be read"):
        read_class_list(Path("bad\x00name"))
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"\x00\x00\r\n ")
    with pytest.raises(Refusal, match="is empty"):
        read_class_list(empty)
    with pytest.raises(Refusal, match="cannot be read"):
        read_class_list(empty / "below")


def test_a_file_larger_than_any_class_list_is_refused_unread(tmp_path: Path) -> None:
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(Refusal, match="50 MB"):
        read_class_list(huge)


def test_a_table_can_be_looked_at_before_it_is_mapped(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Qui;Form\n" + "Emma Carter;9C\n" * 30, encoding="utf-8")
    preview = sniff_table(path)
    assert preview.mapping.headings == ("Qui", "Form")
    assert preview.mapping.meanings == (ColumnMeaning.UNKNOWN, ColumnMeaning.FORM)
    assert (len(preview.rows), preview.row_count) == (20, 30)
    assert (preview.format, preview.details.separator) == ("csv", "semicolon")
    changed = preview.mapping.with_meaning(0, ColumnMeaning.FULL_NAME)
    assert len(read_class_list(path, ReadOptions(meanings=changed.meanings)).rows) == 30


def test_a_file_without_a_table_cannot_be_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    with pytest.raises(Refusal, match="PDF"):
        sniff_table(path)


class _Fixed:
    """A reader of a format whose columns cannot be mapped, as OneRoster will be."""

    name = "fixed"

    def recognises(self, source: Source) -> bool:
        return source.data.startswith(b"FIXED")

    def read(self, source: Source, options: ReadOptions) -> ClassList:
        del options
        return read("Name\nEmma Carter\n", name=source.name)


def test_a_new_reader_takes_its_place_in_the_registry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seatingapp.exchange.readers.READERS", (_Fixed(), *READERS))
    path = tmp_path / "list.fixed"
    path.write_bytes(b"FIXED")
    assert read_class_list(path).rows[0].record.name.full == "Emma Carter"
    with pytest.raises(Refusal, match="columns of a fixed file are fixed"):
        sniff_table(path)


def reads_or_refuses(data: bytes, options: ReadOptions) -> None:
    source = Source("fuzz", data)
    with contextlib.suppress(Refusal):
        result = reader_for(source).read(source, options)
        assert result.read == len(result.rows) + result.refused


_OPTIONS = st.builds(
    ReadOptions,
    meanings=st.none() | st.lists(st.sampled_from(ColumnMeaning), max_size=4).map(tuple),
    encoding=st.sampled_from(["", "utf-8", "cp1252", "utf-16", "nonsense"]),
    separator=st.sampled_from(["", ",", ";", '"', "\n"]),
    header_row=st.none() | st.integers(0, 3),
    day_first=st.booleans(),
)


@given(st.binary(max_size=400), _OPTIONS)
def test_no_bytes_raise_anything_but_a_refusal(data: bytes, options: ReadOptions) -> None:
    reads_or_refuses(data or b"x", options)


_BIT = st.sampled_from(
    [
        *["Surname", "Forename", "Name", "UPN", "DOB", "SEN", ",", ";", "\t", "\n", "\r\n", '"'],
        *["Carter", "é", "Ã©", "03/14/2012", "99999", "=1+1", "\x00", "sep=;\n", "Total", "- #"],
    ]
)


@given(st.lists(_BIT, max_size=60).map("".join), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_no_near_table_raises_anything_but_a_refusal(text: str, encoding: str) -> None:
    reads_or_refuses(text.encode(encoding) or b"x", ReadOptions())


_WORKBOOK = workbook({"X": [("Name", "UPN"), ("Emma Carter", "B801200005001")]})


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), min_size=1, max_size=5))
def test_no_damaged_workbook_raises_anything_but_a_refusal(changes: list[tuple[int, int]]) -> None:
    data = bytearray(_WORKBOOK)
    for place, value in changes:
        data[place % len(data)] = value
    reads_or_refuses(bytes(data), ReadOptions())


@settings(max_examples=60)
@given(st.binary(max_size=200), st.integers(0, 2000))
def test_no_damaged_sheet_raises_anything_but_a_refusal(inserted: bytes, place: int) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_WORKBOOK)) as archive, zipfile.ZipFile(buffer, "w") as made:
        for name in archive.namelist():
            part = archive.read(name)
            if name.endswith("sheet1.xml"):
                part = part[: place % len(part)] + inserted + part[place % len(part) :]
            made.writestr(name, part)
    reads_or_refuses(buffer.getvalue(), ReadOptions())
