"""Chosen files: told apart by name, read with what the user decided, and refused one by one."""

from pathlib import Path

import pytest

from seatingapp.domain.class_lists import ColumnMeaning as M
from seatingapp.services.imports import Known
from seatingapp.ui.pupils.importing.draft import ChosenFile, Looked, look, named_apart
from seatingapp.ui.pupils.importing.mapping import (
    columns_of,
    how_read,
    meanings,
    with_meaning,
    with_reading,
)
from seatingapp.ui.pupils.importing.state import Joining
from seatingapp.ui.pupils.wording import year_words

NOBODY = Known(frozenset(), (), {})


def nothing(_share: float, _words: str) -> None:
    """Report to nobody."""


def read(*paths: Path) -> Looked:
    return look(named_apart((), paths), NOBODY, Joining(), {}, nothing)


def again(file: ChosenFile) -> ChosenFile:
    return look((file,), NOBODY, Joining(), {}, nothing).files[0]


@pytest.fixture
def semicolons(tmp_path: Path) -> Path:
    """Return a list in Windows-1252 with semicolons."""
    path = tmp_path / "list.csv"
    path.write_bytes("Surname;Forename;Born\nNúñez;Zoë;03/09/2012\n".encode("cp1252"))
    return path


def test_two_files_of_one_name_are_told_apart_and_one_file_is_taken_once(tmp_path: Path) -> None:
    paths = (tmp_path / "a" / "list.csv", tmp_path / "b" / "list.csv")
    files = named_apart((), (*paths, paths[0]))
    assert [file.name for file in files] == ["list.csv", "list.csv (2)"]
    assert named_apart(files, (paths[1],)) == ()


def test_rows_of_two_files_of_one_name_stay_apart(tmp_path: Path) -> None:
    for folder, name in (("a", "Amy"), ("b", "Ben")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "list.csv").write_text(f"Surname,Forename\nKhan,{name}\n")
    looked = read(tmp_path / "a" / "list.csv", tmp_path / "b" / "list.csv")
    assert looked.plan is not None
    keys = [decision.rows for decision in looked.plan.decisions]
    assert keys == [(("list.csv", 2),), (("list.csv (2)", 2),)]


def test_a_refused_file_leaves_the_others_as_they_are(tmp_path: Path, semicolons: Path) -> None:
    broken = tmp_path / "photo.csv"
    broken.write_bytes(bytes(range(256)) * 8)
    good, bad = read(semicolons, broken).files
    assert good.read is not None
    assert good.refusal is None
    assert (bad.read, bad.table) == (None, None)
    assert bad.refusal is not None


def test_progress_tells_each_file_and_may_stop_the_work(semicolons: Path) -> None:
    told: list[str] = []

    def report(_share: float, words: str) -> None:
        told.append(words)
        if len(told) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        look(named_apart((), (semicolons,)), NOBODY, Joining(), {}, report)
    assert told == ["Reading list.csv", "Comparing with the pupils in this vault"]


def test_a_file_without_names_can_be_mapped_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Who,Where\nAmy Khan,9B\n")
    (file,) = read(path).files
    assert file.read is None
    assert [line.heading for line in columns_of(file, private=True)] == ["Who", "Where"]
    mapped = again(with_meaning(again(with_meaning(file, 0, M.FULL_NAME)), 1, M.FORM))
    assert mapped.read is not None
    assert mapped.read.rows[0].record.form == "9B"
    assert [line.meaning for line in columns_of(mapped, private=True)] == ["full_name", "form"]


def test_how_a_file_was_read_can_be_changed(semicolons: Path) -> None:
    (file,) = read(semicolons).files
    how = how_read(file)
    assert how.encodings[0] == ("", "Found out: Windows-1252")
    assert how.separators[0] == ("", "Found out: semicolon")
    assert how.headers[0] == ("", "Found out: row 1")
    assert how.sheets == ()
    mac = again(with_reading(file, "encoding", "mac-roman"))
    assert mac.read is not None
    assert mac.read.rows[0].record.name.surname != "Núñez"
    commas = again(with_reading(file, "separator", ","))
    assert commas.refusal is not None
    assert again(with_reading(commas, "separator", "")).refusal is None


def test_dates_may_be_read_month_first_without_losing_the_mapping(semicolons: Path) -> None:
    (file,) = read(semicolons).files
    file = again(with_meaning(file, 2, M.DATE_OF_BIRTH))
    later = again(with_reading(file, "dates", "month"))
    assert file.read is not None
    assert later.read is not None
    first, second = (f.rows[0].record.date_of_birth for f in (file.read, later.read))
    assert first is not None
    assert second is not None
    assert (first.month, second.month) == (9, 3)
    assert how_read(later).dates == "month"


def test_other_headings_are_found_out_anew(semicolons: Path) -> None:
    (file,) = read(semicolons).files
    file = again(with_meaning(file, 0, M.NOT_NEEDED))
    none = with_reading(file, "header", "0")
    assert none.options.meanings is None
    assert how_read(again(none)).header == "0"
    assert with_reading(none, "header", "").options.header_row is None


def test_every_meaning_can_be_chosen_in_words() -> None:
    assert len(meanings()) == len(M)
    assert all(words for _key, words in meanings())


def test_years_are_said_as_people_say_them() -> None:
    assert [year_words(year) for year in ("R", "9", "")] == ["Reception", "Year 9", ""]
