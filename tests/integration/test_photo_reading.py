"""Photos from folders and archives as people have them, and as somebody malicious would."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from pathlib import Path

import pytest

from seatingapp.domain.errors import Refusal
from seatingapp.exchange.photo_pictures import LARGEST_PHOTO, scaled_photo
from seatingapp.exchange.photo_reading import PhotoReading, read_photo, read_photos
from seatingapp.exchange.photo_sources import look_like_photos
from tests.photos import draw_photos, picture, zipped
from tests.unit.exchange.reading_bytes import workbook


def keys(reading: PhotoReading) -> list[str]:
    return [photo.file.key for photo in reading.photos]


def problems(reading: PhotoReading) -> dict[str, str]:
    return {p.file.name: p.file.problem for p in reading.photos if p.file.problem}


def remarks(reading: PhotoReading) -> list[str]:
    return [f"{r.file}: {r.text}" if r.file else r.text for r in reading.remarks]


def refusal(*paths: Path) -> str:
    with pytest.raises(Refusal) as refused:
        read_photos(paths)
    return str(refused.value)


def test_folders_in_folders_are_read_by_name_and_the_files_stay(tmp_path: Path) -> None:
    folder = draw_photos(tmp_path / "Year 9", "9C/b.jpg", "9C/a.png", "9B/deep/c.JPEG", "d.gif")
    before = {p: p.read_bytes() for p in folder.rglob("*.*")}
    reading = read_photos([folder])
    assert keys(reading) == ["deep/c.JPEG", "9C/a.png", "9C/b.jpg", "Year 9/d.gif"]
    assert [photo.file.folder for photo in reading.photos] == ["deep", "9C", "9C", "Year 9"]
    assert reading.photos[1].image == scaled_photo(before[folder / "9C" / "a.png"]).image
    assert {p: p.read_bytes() for p in folder.rglob("*.*")} == before
    assert reading.remarks == ()


def test_a_zip_file_is_read_like_the_folder_that_it_was(tmp_path: Path) -> None:
    files = {f"9C/{n}.jpg": picture(n) for n in range(3)}
    reading = read_photos([zipped(tmp_path / "photos.zip", files)])
    assert keys(reading) == list(files)
    assert [p.image for p in reading.photos] == [scaled_photo(f).image for f in files.values()]
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["photos.zip"]


def test_what_macos_and_windows_add_is_passed_over_without_a_word(tmp_path: Path) -> None:
    archive = zipped(
        tmp_path / "p.zip",
        {
            "9C/a.jpg": picture(),
            "__MACOSX/9C/._a.jpg": b"junk",
            "9C/._b.jpg": b"junk",
            "9C/.DS_Store": b"junk",
            "9C/Thumbs.db": b"junk",
            "9C/desktop.ini": b"junk",
        },
    )
    folder = draw_photos(tmp_path / "there", "b.jpg", "__MACOSX/c.jpg")
    (folder / "._b.jpg").write_bytes(b"junk")
    reading = read_photos([archive, folder])
    assert keys(reading) == ["9C/a.jpg", "there/b.jpg"]
    assert reading.remarks == ()


def test_names_that_climb_out_of_an_archive_are_names_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    names = ("../../evil.jpg", "/etc/passwd.jpg", "..\\..\\windows.jpg", "C:\\x\\drive.jpg")
    archive = zipped(desk / "p.zip", {name: picture(n) for n, name in enumerate(names)})
    reading = read_photos([archive])
    assert sorted(keys(reading)) == ["etc/passwd.jpg", "evil.jpg", "windows.jpg", "x/drive.jpg"]
    assert [p.name for p in tmp_path.rglob("*.*")] == ["p.zip"]


def test_two_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    first, second = (
        draw_photos(tmp_path / "1" / "x", "a.jpg"),
        draw_photos(tmp_path / "2" / "x", "a.jpg"),
    )
    assert keys(read_photos([first, second])) == ["x/a.jpg", "x/a.jpg (2)"]
    assert keys(read_photos([first], taken={"x/a.jpg"})) == ["x/a.jpg (2)"]


def test_names_in_archives_of_macos_keep_their_accents(tmp_path: Path) -> None:
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w") as archive:
        # As macOS writes it: the bytes are UTF-8, and no flag says so.
        info = zipfile.ZipInfo("Zoë.jpg".encode().decode("cp437"))
        archive.writestr(info, picture())
    raw = path.read_bytes()
    spelled = "Zoë.jpg".encode().decode("cp437").encode()
    plain = raw.replace(spelled, "Zoë.jpg".encode())
    path.write_bytes(_without_utf8_flag(plain, len(spelled), len("Zoë.jpg".encode())))
    assert keys(read_photos([path])) == ["Zoë.jpg"]


def _without_utf8_flag(raw: bytes, long: int, short: int) -> bytes:
    """Set the length of the one name and take the flag away, in both heads."""
    data = bytearray(raw)
    for start, flag, length in ((b"PK\x03\x04", 6, 26), (b"PK\x01\x02", 8, 28)):
        at = raw.index(start)
        assert struct.unpack_from("<H", data, at + length)[0] == long
        struct.pack_into("<H", data, at + flag, 0)
        struct.pack_into("<H", data, at + length, short)
    end = raw.index(b"PK\x05\x06")
    size, offset = struct.unpack_from("<II", data, end + 12)
    struct.pack_into("<II", data, end + 12, size - long + short, offset - long + short)
    return bytes(data)


def test_what_cannot_be_used_says_why_and_the_rest_is_read(tmp_path: Path) -> None:
    folder = draw_photos(tmp_path / "9C", "good.jpg")
    for name, content in {
        "empty.jpg": b"",
        "letter.jpg": b"Dear parents",
        "cut.jpg": picture(size=(800, 900))[:2000],
        "phone.heic": b"\0\0\0\x18ftypheic" + b"\0" * 80,
        "huge.png": b"\x89PNG" + b"\0" * LARGEST_PHOTO,
        "raw.nef": b"MM\x00*" + b"\0" * 80,
    }.items():
        (folder / name).write_bytes(content)
    reading = read_photos([folder])
    said = problems(reading)
    assert said.keys() == {
        "empty.jpg",
        "letter.jpg",
        "cut.jpg",
        "phone.heic",
        "huge.png",
        "raw.nef",
    }
    assert "empty" in said["empty.jpg"]
    assert "no picture" in said["letter.jpg"]
    assert "cut short" in said["cut.jpg"]
    assert "Export it as JPEG" in said["phone.heic"]
    assert "40 MB" in said["huge.png"]
    assert "raw" in said["raw.nef"]
    assert [p.file.name for p in reading.photos if p.image] == ["good.jpg"]


def test_other_files_are_counted_and_archives_within_are_named(tmp_path: Path) -> None:
    folder = draw_photos(tmp_path / "9C", "a.jpg")
    for name in ("letter.docx", "list.txt", "old.zip"):
        (folder / name).write_bytes(b"x")
    assert remarks(read_photos([folder])) == [
        "old.zip: An archive inside was passed over: unpack it first.",
        "2 other files passed over (no pictures): .docx, .txt.",
    ]


def test_links_are_not_followed(tmp_path: Path) -> None:
    elsewhere = draw_photos(tmp_path / "elsewhere", "secret.jpg")
    folder = draw_photos(tmp_path / "9C", "a.jpg")
    (folder / "away").symlink_to(elsewhere)
    (folder / "round").symlink_to(folder)
    (folder / "b.jpg").symlink_to(elsewhere / "secret.jpg")
    reading = read_photos([folder])
    assert keys(reading) == ["9C/a.jpg"]
    assert len(reading.remarks) == 3


if hasattr(os, "mkfifo"):

    def test_a_pipe_that_is_called_like_a_photo_is_not_waited_for(tmp_path: Path) -> None:
        folder = draw_photos(tmp_path / "9C", "a.jpg")
        os.mkfifo(folder / "b.jpg")
        assert keys(read_photos([folder])) == ["9C/a.jpg"]


def test_a_bomb_in_an_archive_goes_off_nowhere(tmp_path: Path) -> None:
    zeros = b"\0" * (LARGEST_PHOTO + 1000)
    files = {"bomb.jpg": zeros, "good.jpg": picture()}
    reading = read_photos([zipped(tmp_path / "p.zip", files)])
    assert "40 MB" in problems(reading)["bomb.jpg"]
    assert [bool(p.image) for p in reading.photos] == [False, True]


def test_an_archive_that_promises_too_much_is_refused_unread(tmp_path: Path) -> None:
    path = zipped(tmp_path / "p.zip", {f"{n}.jpg": b"x" for n in range(7)})
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<I", data, at + 24, 0xFFFF_FF00)
        at = data.find(b"PK\x01\x02", at + 4)
    path.write_bytes(data)
    assert "20 GB" in refusal(path)


def test_an_archive_that_lies_about_a_size_gives_a_problem_and_no_more(tmp_path: Path) -> None:
    path = zipped(tmp_path / "p.zip", {"a.jpg": picture(1), "b.jpg": picture(2)})
    data = bytearray(path.read_bytes())
    struct.pack_into("<I", data, data.find(b"PK\x01\x02") + 24, 10)
    path.write_bytes(data)
    assert problems(read_photos([path])).keys() == {"a.jpg"}


def test_an_archive_with_a_password_says_so(tmp_path: Path) -> None:
    path = zipped(tmp_path / "p.zip", {"a.jpg": picture()})
    data = bytearray(path.read_bytes())
    data[data.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert "password" in refusal(path)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("p.zip", b"", "damaged"),
        ("p.zip", b"PK\x03\x04 cut short", "damaged"),
        ("p.rar", b"Rar!", "no zip file"),
        ("p.7z", b"7z", "no zip file"),
    ],
)
def test_what_is_no_archive_is_refused(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert said in refusal(tmp_path / name)


def test_without_pictures_there_is_nothing_to_import(tmp_path: Path) -> None:
    assert "There are no pictures here" in refusal(tmp_path)
    assert "There is no such file or folder" in refusal(tmp_path / "gone")
    (tmp_path / "list.csv").write_text("Surname,Forename\nA,B\n")
    assert "Import a class list" in refusal(tmp_path)


def test_far_too_many_pictures_are_refused_before_one_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seatingapp.exchange.photo_sources.MOST_PHOTOS", 2)
    assert "more than 2 pictures" in refusal(draw_photos(tmp_path, "a.jpg", "b.jpg", "c.jpg"))


def test_two_thousand_photos_are_read(tmp_path: Path) -> None:
    same = picture(size=(64, 80))
    reading = read_photos([zipped(tmp_path / "p.zip", {f"{n}.jpg": same for n in range(2000)})])
    assert len(reading.photos) == 2000
    assert problems(reading) == {}


def test_reading_tells_how_far_it_is_and_stops_where_it_is_not_wanted(tmp_path: Path) -> None:
    folder = draw_photos(tmp_path / "9C", "a.jpg", "b.jpg", "c.jpg", "d.jpg")
    heard: list[tuple[float, str]] = []

    def until_half(share: float, words: str) -> None:
        heard.append((share, words))
        if share >= 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_photos([folder], until_half)
    assert heard[1:] == [
        (0.0, "Reading photo 1 of 4"),
        (0.25, "Reading photo 2 of 4"),
        (0.5, "Reading photo 3 of 4"),
    ]


INDEX = (
    "File,UPN,Admission No\nIMG_1.jpg,B801200005001,\nphotos\\IMG_2.JPG,,001234\nIMG_9.jpg,,77\n"
)


def said(reading: PhotoReading) -> dict[str, tuple[str, ...]]:
    return {p.file.name: p.file.said.numbers for p in reading.photos if p.file.said}


def test_the_table_of_the_mis_says_whom_files_show(tmp_path: Path) -> None:
    folder = draw_photos(tmp_path / "export", "IMG_1.jpg", "IMG_2.jpg", "IMG_3.jpg")
    (folder / "photos.csv").write_text(INDEX, encoding="utf-16")
    reading = read_photos([folder])
    assert said(reading) == {"IMG_1.jpg": ("B801200005001",), "IMG_2.jpg": ("001234",)}
    assert remarks(reading) == ["photos.csv: 1 file named in the table is not here."]


def test_the_table_may_be_a_workbook_in_the_archive_or_have_no_headings(tmp_path: Path) -> None:
    rows = [("Surname", "Forename", "Photo"), ("Patel", "Sam", "1.jpg"), ("Ra", "Al", "2.jpg")]
    files = {"1.jpg": picture(1), "2.jpg": picture(2), "photos.xlsx": workbook({"Index": rows})}
    reading = read_photos([zipped(tmp_path / "p.zip", files)])
    assert [p.file.said.name for p in reading.photos if p.file.said] == ["Sam Patel", "Al Ra"]
    folder = draw_photos(tmp_path / "plain", "1.jpg", "2.jpg")
    (folder / "index.csv").write_text("1.jpg;123456\n2.jpg;001234\n")
    assert said(read_photos([folder])) == {"1.jpg": ("123456",), "2.jpg": ("001234",)}


@pytest.mark.parametrize(
    "content", ["Surname,Forename\nPatel,Sam\n", "File,Size\n1.jpg,\n", "{}", "\0\1\2\3" * 50]
)
def test_another_table_beside_the_photos_is_remarked_on(tmp_path: Path, content: str) -> None:
    folder = draw_photos(tmp_path / "plain", "1.jpg")
    (folder / "other.csv").write_text(content)
    reading = read_photos([folder])
    assert said(reading) == {}
    assert len(reading.remarks) == 1
    assert reading.remarks[0].file == "other.csv"


def test_one_photo_is_read_or_refused(tmp_path: Path) -> None:
    folder = draw_photos(tmp_path, "a.jpg")
    assert read_photo(folder / "a.jpg").image == scaled_photo(picture(0)).image
    for path, words in ((tmp_path / "gone.jpg", "cannot be read"), (tmp_path, "cannot be read")):
        with pytest.raises(Refusal, match=words):
            read_photo(path)


def test_folders_archives_and_pictures_are_photos_and_tables_are_not(tmp_path: Path) -> None:
    (tmp_path / "9C").mkdir()
    for name, expected in (
        ("9C", True), ("p.zip", True), ("a.JPG", True), ("b.heic", True), ("c.csv", False),
        ("d.xlsx", False), ("e", False),
    ):  # fmt: skip
        assert look_like_photos([tmp_path / name]) is expected, name
    assert look_like_photos([tmp_path / "photos.csv", tmp_path / "a.jpg"])


def test_an_unreadable_part_of_an_archive_is_a_problem_of_its_own(tmp_path: Path) -> None:
    path = zipped(tmp_path / "p.zip", {"a.jpg": picture(1, (600, 800)), "b.jpg": picture(2)})
    data = bytearray(path.read_bytes())
    for at in range(60, 200):
        data[at] ^= 0x55
    path.write_bytes(data)
    reading = read_photos([path])
    assert problems(reading).keys() == {"a.jpg"}
    assert io.BytesIO(reading.photos[1].image).read(2) == b"\xff\xd8"


def test_a_name_in_an_archive_of_dos_is_read_as_dos(tmp_path: Path) -> None:
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("Zoë.jpg"), picture())
    spelled, dos = "Zoë.jpg".encode(), "Zoë.jpg".encode("cp437")
    plain = path.read_bytes().replace(spelled, dos)
    path.write_bytes(_without_utf8_flag(plain, len(spelled), len(dos)))
    assert keys(read_photos([path])) == ["Zoë.jpg"]


def test_a_folder_that_lies_too_deep_is_named(tmp_path: Path) -> None:
    deep = "/".join("d" * 18)
    reading = read_photos([draw_photos(tmp_path / "9C", "a.jpg", f"{deep}/b.jpg")])
    assert keys(reading) == ["9C/a.jpg"]
    assert remarks(reading) == ["d: This folder lies too deep and was passed over."]


def test_far_too_many_files_of_any_kind_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seatingapp.exchange.photo_sources._MOST_ENTRIES", 2)
    files = {f"{n}.txt": b"x" for n in range(3)}
    assert "more than 2 files" in refusal(zipped(tmp_path / "p.zip", files))
    for name in files:
        (tmp_path / name).write_bytes(b"x")
    assert "more than 2 files" in refusal(tmp_path)


def test_pictures_and_their_table_may_be_chosen_one_by_one(tmp_path: Path) -> None:
    folder = draw_photos(tmp_path / "plain", "1.jpg")
    (folder / "photos.csv").write_text("File,UPN\n1.jpg,B801200005001\n")
    reading = read_photos([folder / "1.jpg", folder / "photos.csv"])
    assert said(reading) == {"1.jpg": ("B801200005001",)}


def test_a_table_without_end_is_remarked_on(tmp_path: Path) -> None:
    folder = draw_photos(tmp_path / "plain", "1.jpg")
    (folder / "photos.csv").write_bytes(b"1.jpg,1\n" * (2 * 1024 * 1024))
    assert remarks(read_photos([folder])) == ["photos.csv: This table is larger than 10 MB."]


def test_one_photo_that_is_far_too_large_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.jpg").open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    with pytest.raises(Refusal, match="far too large"):
        read_photo(tmp_path / "a.jpg")
