"""Encodings, separators, quotes and all that stands around the pupils in a text file."""

import codecs
import csv
import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.class_lists import ReadOptions, Severity
from seatingapp.domain.errors import Refusal
from tests.unit.exchange.reading_bytes import names, read, remarks
from tests.unit.exchange.test_dates_as_schools_write_them import STYLES

LIST = "Surname,Forename,Form\nMüller,Zoë,9C\nO’Neill,Siân,9C\nGarçon,André,9B\nŠimi,Žana,9B\n"
WESTERN = "Surname,Forename,Form\nMüller,Zoë,9C\nO'Neill,Siân,9C\nGarçon,André,9B\n"
EXPECTED = ["Zoë Müller", "Siân O’Neill", "André Garçon", "Žana Šimi"]
EXPECTED_WESTERN = ["Zoë Müller", "Siân O'Neill", "André Garçon"]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (LIST.encode(), "UTF-8"),
        (codecs.BOM_UTF8 + LIST.encode(), "UTF-8 with byte order mark"),
        (codecs.BOM_UTF16_LE + LIST.encode("utf-16-le"), "UTF-16 little-endian"),
        (codecs.BOM_UTF16_BE + LIST.encode("utf-16-be"), "UTF-16 big-endian"),
        (LIST.encode("utf-16-le"), "UTF-16 little-endian"),
        (LIST.encode("utf-16-be"), "UTF-16 big-endian"),
        (LIST.encode("utf-32"), "utf-32-le"),
        (LIST.encode("cp1252"), "Windows-1252"),
    ],
)
def test_the_encoding_is_found(data: bytes, encoding: str) -> None:
    result = read(data)
    assert [row.record.name.full for row in result.rows] == EXPECTED
    assert result.details.encoding == encoding


@pytest.mark.parametrize(
    ("encoding", "line_end", "shown"),
    [
        ("cp1252", "\r\n", "Windows-1252"),
        ("mac-roman", "\r", "Mac Roman"),
        ("mac-roman", "\n", "Mac Roman"),
        ("cp850", "\r\n", "DOS (code page 850)"),
    ],
)
def test_old_encodings_are_told_apart_by_where_accented_letters_fall(
    encoding: str, line_end: str, shown: str
) -> None:
    result = read(WESTERN.replace("\n", line_end).encode(encoding))
    assert [row.record.name.full for row in result.rows] == EXPECTED_WESTERN
    assert result.details.encoding == shown


def test_an_unusual_encoding_is_guessed_and_the_guess_is_remarked_on() -> None:
    text = "Surname,Forename\n" + "Иванов,Сергей\nПетрова,Екатерина\nСмирнов,Александр\n" * 5
    result = read(text.encode("cp1251"))
    assert result.rows[0].record.name.full == "Сергей Иванов"
    assert "is a guess" in remarks(result, Severity.WARNING)[0][1]


def test_the_user_may_name_the_encoding() -> None:
    text = "Surname,Forename\nNowak,Łukasz\n"
    assert names(text.encode("cp1250"), ReadOptions(encoding="cp1250")) == ["Łukasz Nowak"]


@pytest.mark.parametrize("encoding", ["no-such", "rot13", "utf-16", "hex"])
def test_an_encoding_that_does_not_fit_is_refused(encoding: str) -> None:
    with pytest.raises(Refusal):
        read(WESTERN.encode("cp1252") + b"x", ReadOptions(encoding=encoding))


def test_text_that_was_encoded_twice_is_mended_and_reported() -> None:
    twice = "Surname,Forename\nMüller,Zoë\n".encode().decode("cp1252")
    result = read(twice)
    assert result.rows[0].record.name.full == "Zoë Müller"
    assert remarks(result, Severity.WARNING) == [
        (2, "“MÃ¼ller” was encoded twice; it was read as “Müller”."),
        (2, "“ZoÃ«” was encoded twice; it was read as “Zoë”."),
    ]


def test_names_that_only_look_encoded_twice_stay_as_they_are() -> None:
    assert names("Surname,Forename\nSÃO,JOÃO\n") == ["JOÃO SÃO"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    result = read(WESTERN.replace(",", separator))
    assert [row.record.name.full for row in result.rows] == EXPECTED_WESTERN


def test_a_line_that_names_the_separator_is_obeyed_and_is_no_row() -> None:
    result = read("sep=^\r\nSurname^Forename\r\nCarter^Emma\r\n")
    assert [(row.row, row.record.name.full) for row in result.rows] == [(2, "Emma Carter")]
    assert result.details.separator == "^"


def test_the_user_may_name_the_separator() -> None:
    assert names("Surname!Forename\nCarter!Emma\n", ReadOptions(separator="!")) == ["Emma Carter"]
    with pytest.raises(Refusal, match="single character"):
        read("Surname,Forename\nCarter,Emma\n", ReadOptions(separator=",,"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "mac-roman", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_what_a_reading_says_of_itself_can_be_handed_back(encoding: str, separator: str) -> None:
    data = WESTERN.replace(",", separator).encode(encoding)
    details = read(data).details
    options = ReadOptions(encoding=details.encoding, separator=details.separator)
    again = read(data, options)
    assert again.details == details
    assert [row.record.name.full for row in again.rows] == EXPECTED_WESTERN


def test_commas_in_one_column_of_unquoted_names_do_not_hide_the_pupils() -> None:
    assert names("Name\nSmith, John\nCarter, Emma\n") == ["John Smith", "Emma Carter"]
    result = read("Name,Form\nSmith, John,9C\nCarter, Emma,9B\n\n")
    assert [row.record.form for row in result.rows] == ["9C", "9B"]
    assert result.rows[0].record.name.listed == "Smith, John"


def test_quotes_hold_separators_line_ends_and_quotes() -> None:
    text = 'Forename,Surname,House\n"Mary\nAnn","O""Neill, Jr","A\r\nB"\nEmma,Carter,C\n'
    result = read(text)
    assert [(r.row, r.record.name.full) for r in result.rows] == [
        (2, 'Mary Ann O"Neill, Jr'),
        (3, "Emma Carter"),
    ]
    assert result.rows[0].record.house == "A B"


def test_titles_blank_lines_and_comments_may_stand_before_the_headings() -> None:
    text = "Class list 9C\n\n# exported by hand\nSurname *,Forename *\n"
    text += "Carter,Emma\n# note\n\nKing,Al\n"
    result = read(text)
    assert result.details.header_row == 4
    assert [row.row for row in result.rows] == [5, 8]


def test_what_follows_the_list_and_repeated_headings_are_no_pupils() -> None:
    text = (
        "Surname Forename,Reg\nSmith John,9C\n\nSurname Forename,Reg\nCarter Emma,9C\n"
        "Marksheet Name,Science\nGroup Name: 9C/Sc1\nExport Date,01/09/2026\nTotal,2\n"
    )
    result = read(text)
    assert (result.read, result.refused) == (2, 0)
    left_out = "Marksheet Name, Group Name: 9C/Sc1, Export Date, Total"
    assert remarks(result, Severity.INFO) == [
        (None, f"Rows that are no pupils were left out: {left_out}.")
    ]


def test_a_pupil_called_total_is_a_pupil() -> None:
    assert names("Surname,Forename,Form\nTotal,Emma,9C\n") == ["Emma Total"]


def test_short_rows_are_read_and_long_rows_remarked_on() -> None:
    result = read("Surname,Forename,Form,House\nCarter,Emma\nKing,Al,9C,Curie,what,is,this\n")
    assert [row.record.form for row in result.rows] == ["", "9C"]
    assert [row for row, _ in remarks(result, Severity.WARNING)] == [3]


def test_a_row_cut_short_at_the_end_is_remarked_on() -> None:
    result = read("Surname,Forename,Form\nCarter,Emma,9C\nJones,Liam,9C\nKing,Al")
    assert result.rows[-1].record.name.full == "Al King"
    assert "may be cut short" in remarks(result, Severity.WARNING)[0][1]


def test_a_quote_that_never_closes_loses_no_rows() -> None:
    result = read('Surname,Forename\nCarter,Emma\n"Jones,Liam\nKing,Al\n')
    assert [row.record.name.full for row in result.rows] == [
        "Emma Carter",
        "Liam Jones",
        "Al King",
    ]
    assert remarks(result, Severity.WARNING)[0][0] == 3


def test_a_quote_that_swallows_a_whole_school_is_undone() -> None:
    rows = "".join(f"Carter{i},Emma\n" for i in range(20_000 // 2))
    result = read(f'Surname,Forename\n"Jones,Liam\n{rows}')
    assert len(result.rows) == 10_001


def test_a_line_without_end_is_refused() -> None:
    with pytest.raises(Refusal, match="no end"):
        read('Surname,Forename\n"' + "x" * 200_000)


def test_nul_padding_is_removed_and_remarked_on() -> None:
    result = read(b"Surname,Forename\nCar\x00ter,Emma\n" + b"\x00" * 512)
    assert [row.record.name.full for row in result.rows] == ["Emma Carter"]
    assert "NUL" in remarks(result, Severity.WARNING)[0][1]


def test_a_file_that_ends_in_the_middle_of_a_letter_keeps_the_rest() -> None:
    cut = "Surname,Forename\nCarter,Emma\nJones,Zoë".encode()[:-1]
    result = read(cut)
    assert [row.record.name.full for row in result.rows] == ["Emma Carter", "Zo Jones"]
    wide = codecs.BOM_UTF16_LE + "Surname,Forename\nCarter,Emma\n".encode("utf-16-le") + b"K"
    assert [row.record.name.full for row in read(wide).rows] == ["Emma Carter"]


def test_a_damaged_utf_16_file_is_refused() -> None:
    with pytest.raises(Refusal, match="damaged"):
        read(codecs.BOM_UTF16_LE + "Surname\n".encode("utf-16-le") + b"\x00\xd8A\x00")


def test_the_sign_with_which_dos_ended_texts_is_no_row() -> None:
    result = read(b"Surname,Forename\r\nCarter,Emma\r\n\x1a")
    assert (result.read, result.refused) == (1, 0)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(Refusal, match="not a text file"):
        read(bytes(range(1, 32)) * 20)


_LETTERS = "abcdefghijklmnopqrstuvwxyzéèëüöäñçåøæ"
_WORD = st.text(alphabet=_LETTERS, min_size=2, max_size=12).map(str.capitalize)
_ROW = st.tuples(_WORD, _WORD, st.dates(dt.date(1990, 1, 1), dt.date(2020, 12, 31)))


@given(
    rows=st.lists(_ROW, min_size=1, max_size=8),
    encoding=st.sampled_from(
        ["utf-8", "utf-8-sig", "utf-16", "utf-16-be-mark", "utf-16-le", "cp1252"]
    ),
    separator=st.sampled_from(",;\t|"),
    style=st.sampled_from(STYLES),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_a_list_reads_back_the_same_in_every_encoding_separator_and_date_style(
    rows: list[tuple[str, str, dt.date]],
    encoding: str,
    separator: str,
    style: str,
    line_end: str,
) -> None:
    # A day-first list always has one date that can only be day first: no column is all unclear.
    rows = [*rows, ("Anker", "Petra", dt.date(2012, 3, 25))]
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=separator, lineterminator=line_end)
    writer.writerow(["Surname", "Forename", "Form", "Date of Birth"])
    for surname, forename, born in rows:
        writer.writerow([surname, forename, "9C", born.strftime(style)])
    text = written.getvalue()
    if encoding == "utf-16-be-mark":
        data = codecs.BOM_UTF16_BE + text.encode("utf-16-be")
    else:
        data = text.encode(encoding)
    # Capitalised words of accented letters alone are no language: the encoding is named there.
    options = ReadOptions(encoding="cp1252") if encoding == "cp1252" else ReadOptions()
    result = read(data, options)
    assert [
        (r.record.name.legal_surname, r.record.name.legal_forename, r.record.date_of_birth)
        for r in result.rows
    ] == rows


@given(
    st.lists(st.sampled_from(["René Müller", "Zoë Garçon", "Siân Brontë", "Ana Núñez"]), min_size=1)
)
def test_western_names_in_windows_1252_need_no_help(listed: list[str]) -> None:
    text = "Name\r\n" + "\r\n".join(listed)
    assert names(text.encode("cp1252")) == listed
