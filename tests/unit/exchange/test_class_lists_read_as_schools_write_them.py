"""Headings, names, groups and flags, as they stand in files of schools."""

import datetime as dt

import pytest

from seatingapp.domain.class_lists import ColumnMeaning, ReadOptions, Severity
from seatingapp.domain.names import PersonName
from seatingapp.domain.pupils import Characteristic
from tests.unit.exchange.reading_bytes import names, read, records, remarks

C = Characteristic

UPN = "B801200005001"


def test_a_plain_list_gives_every_field() -> None:
    text = (
        "Legal Surname,Legal Forename,Preferred Surname,Preferred Forename,UPN,Adno,MIS ID,"
        "Year Group,Reg Group,House,Class,DOB,SEN Status,Pupil Premium Indicator,FSM Eligibility,"
        "EAL,Gender\n"
        f"Smith,Robert,Jones,Bob,{UPN},001234,77,Year 9,9C,Curie,9B/Sc2,14/03/2012,"
        "K - SEN Support,Y,N,No,M\n"
    )
    (record,) = records(text)
    assert record.name == PersonName("Robert", "Smith", "Bob", "Jones")
    assert (record.upn, record.admission_number, record.mis_id) == (UPN, "001234", "77")
    assert (record.year_group, record.form, record.house) == ("9", "9C", "Curie")
    assert record.class_names == ("9B/Sc2",)
    assert record.date_of_birth == dt.date(2012, 3, 14)
    assert record.characteristics == {
        C.SEN: "K",
        C.PUPIL_PREMIUM: "yes",
        C.FSM: "no",
        C.EAL: "no",
        C.SEX: "M",
    }


@pytest.mark.parametrize(
    ("heading", "cell", "forename", "surname"),
    [
        ("Surname Forename", "Smith John", "John", "Smith"),
        ("Surname Forename", "van der Berg Ludo", "Ludo", "van der Berg"),
        ("Surname Forename", '"Smith, John"', "John", "Smith"),
        ("Pupil Name", '"Smith, John"', "John", "Smith"),
        ("Name", "Emma Carter", "Emma", "Carter"),
        ("Name", "Ludo van der Berg", "Ludo", "van der Berg"),
        ("Name", "Mary Ann Smith", "Mary Ann", "Smith"),
        ("Student Name", "Madonna", "Madonna", ""),
        ("Surname Forename", "Madonna", "Madonna", ""),
        ("Preferred Name", "Emma Carter", "Emma", "Carter"),
        ("STUDENT_NAME *", "Emma Carter", "Emma", "Carter"),
    ],
)
def test_one_column_holds_the_whole_name(
    heading: str, cell: str, forename: str, surname: str
) -> None:
    (record,) = records(f"{heading},Form\n{cell},9C\n")
    assert (record.name.forename, record.name.surname) == (forename, surname)


@pytest.mark.parametrize(
    ("preferred", "expected"),
    [
        ("Emma Carter", PersonName("Emma", "Carter")),
        ("Em Carter", PersonName("Emma", "Carter", "Em")),
        ("Em", PersonName("Emma", "Carter", "Em")),
        ("Emma Stone", PersonName("Emma", "Carter", "", "Stone")),
        ('"Stone, Em"', PersonName("Emma", "Carter", "Em", "Stone")),
        ("", PersonName("Emma", "Carter")),
    ],
)
def test_a_preferred_name_beside_legal_parts_gives_only_what_differs(
    preferred: str, expected: PersonName
) -> None:
    text = f"Legal Surname,Legal Forename,Preferred Name\nCarter,Emma,{preferred}\n"
    assert records(text)[0].name == expected


def test_plain_parts_beside_legal_parts_are_the_preferred_ones() -> None:
    text = "Legal Forename,Legal Surname,Forename,Surname\nRobert,Smith,Bob,Smith\n"
    assert records(text)[0].name == PersonName("Robert", "Smith", "Bob")


def test_a_whole_name_beside_parts_is_not_needed_and_surname_with_name_is_a_pair() -> None:
    assert names("Name,Forename,Surname\nX Y,Emma,Carter\n") == ["Emma Carter"]
    assert records("Surname,Name\nCarter,Emma\n")[0].name == PersonName("Emma", "Carter")


def test_surnames_that_are_words_for_nothing_are_kept() -> None:
    assert names("Forename,Surname\nSora,Na\nJo,Null\n") == ["Sora Na", "Jo Null"]


def test_a_long_name_with_the_surname_first_is_remarked_on() -> None:
    result = read("Surname Forename\nSmith Jones John\n")
    assert result.rows[0].record.name == PersonName("Jones John", "Smith")
    assert remarks(result, Severity.WARNING) == [
        (2, "“Smith Jones John” was read as forename Jones John, surname Smith.")
    ]


@pytest.mark.parametrize(
    ("heading", "value", "form", "classes"),
    [
        ("Class", "9C", "9C", ("9C",)),
        ("Class", "5 Oak", "5 Oak", ("5 Oak",)),
        ("Class", "10C/Gr1 24/25", "", ("10C/Gr1 24/25",)),
        ("Reg Group", "9C", "9C", ()),
        ("Reg", "9C/Sc2", "", ("9C/Sc2",)),
        ("Teaching Group", "9C", "", ("9C",)),
        ("tutorGroupName", "9C", "9C", ()),
    ],
)
def test_forms_and_teaching_groups_are_told_apart_by_heading_and_value(
    heading: str, value: str, form: str, classes: tuple[str, ...]
) -> None:
    (record,) = records(f"Name,{heading}\nEmma Carter,{value}\n")
    assert (record.form, record.class_names) == (form, classes)


def test_a_column_named_class_beside_a_form_is_a_teaching_group() -> None:
    (record,) = records("Name,Form,Class\nEmma Carter,9C,9B Set 2\n")
    assert (record.form, record.class_names) == ("9C", ("9B Set 2",))


def test_several_teaching_groups_in_a_row_all_count_once() -> None:
    text = "Name,Teaching Group,Group,Class\nEmma Carter,9/Sc1,9/Ma2,9/Sc1\n"
    assert records(text)[0].class_names == ("9/Sc1", "9/Ma2")


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        *[("7", "7"), ("Year 7", "7"), ("Yr 07", "7"), ("Y13", "13"), ("7.0", "7")],
        *[("NC Year 9", "9"), ("Reception", "R"), ("R", "R"), ("0", "R"), ("Year R", "R")],
        *[("Nursery 2", "N2"), ("Sixth form", ""), ("2024", ""), ("15", "")],
    ],
)
def test_year_groups_come_in_many_words(cell: str, year: str) -> None:
    result = read(f"Name,Year\nEmma Carter,{cell}\n")
    assert result.rows[0].record.year_group == year
    assert bool(remarks(result, Severity.WARNING)) == (not year)


@pytest.mark.parametrize(
    ("cell", "sen"),
    [
        *[("N", "N"), ("K", "K"), ("E", "E"), ("N - No SEN", "N"), ("K - SEN Support", "K")],
        *[("E - EHCP", "E"), ("SEN Support", "K"), ("EHCP", "E"), ("No", "N"), ("Yes", "K")],
        *[("Monitoring", "N"), ("A", "K"), ("P", "K"), ("S", "E"), ("no sen", "N")],
    ],
)
def test_sen_codes_are_mapped_onto_n_k_and_e(cell: str, sen: str) -> None:
    assert records(f"Name,SEN Status\nEmma Carter,{cell}\n")[0].characteristics == {C.SEN: sen}


@pytest.mark.parametrize("cell", ["Y", "yes", "T", "1", "TRUE", "x", "✓", "PP", "Y - Yes", "1.0"])
def test_a_flag_is_set_by_many_words(cell: str) -> None:
    (record,) = records(f"Name,Pupil Premium\nEmma Carter,{cell}\n")
    assert record.characteristics == {C.PUPIL_PREMIUM: "yes"}


@pytest.mark.parametrize("cell", ["N", "no", "F", "0", "False", "Not eligible"])
def test_a_stated_no_is_kept_as_no(cell: str) -> None:
    (record,) = records(f"Name,LAC\nEmma Carter,{cell}\n")
    assert record.characteristics == {C.LOOKED_AFTER: "no"}


@pytest.mark.parametrize("cell", ["", "-", "n/a", "#N/A", "?"])
def test_a_blank_flag_states_nothing(cell: str) -> None:
    result = read(f"Name,Pupil Premium,Form\nEmma Carter,{cell},9C\n")
    assert result.rows[0].record.characteristics == {}
    assert remarks(result, Severity.WARNING) == []


def test_what_is_neither_yes_nor_no_is_left_out_with_a_remark() -> None:
    result = read("Name,EAL,SEN,Sex\nEmma Carter,perhaps,purple," + "q" * 30 + "\n")
    assert result.rows[0].record.characteristics == {}
    texts = [text for _, text in remarks(result, Severity.WARNING)]
    assert texts[0] == "“perhaps” is neither yes nor no; it was left out."
    assert len(texts) == 3


@pytest.mark.parametrize(
    ("cell", "age"),
    [("10:05", "10:05"), ("9:5", "9:05"), ("10:05:00", "10:05"), ("10y 5m", "10:05"), ("98", "98")],
)
def test_a_reading_age_is_years_and_months(cell: str, age: str) -> None:
    (record,) = records(f"Name,Current Reading Age Reading Test\nEmma Carter,{cell}\n")
    assert record.characteristics == {C.READING_AGE: age}


def test_a_reading_age_of_thirteen_months_is_left_out() -> None:
    result = read("Name,Reading Age\nEmma Carter,10:13\n")
    assert result.rows[0].record.characteristics == {}
    assert len(remarks(result, Severity.WARNING)) == 1


def test_texts_are_kept_as_they_stand_and_essays_left_out() -> None:
    text = "Name,H/M/L Prior Attainment,Year 10 Target,Action,SEN Need,Sex,Working At\n"
    text += f"Emma Carter,MPA,7-,{'x' * 300},SPLD; HI,X,5+\n"
    (record,) = records(text)
    assert record.characteristics == {
        C.PRIOR_ATTAINMENT: "MPA",
        C.TARGET: "7-",
        C.SEN_NEEDS: "SPLD, HI",
        C.SEX: "X",
        C.WORKING_AT: "5+",
    }


@pytest.mark.parametrize(
    ("cell", "kept", "warned"),
    [
        (UPN, UPN, False),
        (" b801 2000 0500 1 ", UPN, False),
        ("C801200005001", "C801200005001", True),
        ("X1000010001", "X1000010001", True),
        ("24smithj@school.sch.uk", "", True),
        ("to follow", "", True),
        ("Ü801200005001", "", True),
        ("", "", False),
    ],
)
def test_a_wrong_upn_is_a_warning_and_never_a_lost_pupil(
    cell: str, kept: str, warned: bool
) -> None:
    result = read(f"Name,UPN\nEmma Carter,{cell}\n")
    assert result.rows[0].record.upn == kept
    assert bool(remarks(result, Severity.WARNING)) == warned


def test_numbers_from_a_spreadsheet_lose_their_decimal_point_and_keep_leading_zeros() -> None:
    text = f"Name,Adno,Student ID\nA B,1234.0,007\nC D,{'9' * 50},x\n"
    first, second = records(text)
    assert (first.admission_number, first.mis_id) == ("1234", "007")
    assert second.admission_number == ""


def test_private_columns_are_left_out_and_named() -> None:
    text = (
        "Name,Home Address,Ethnicity,Medical Notes,Parent Phone,Shoe size\nEmma Carter,a,b,c,d,e\n"
    )
    result = read(text)
    assert remarks(result, Severity.INFO) == [
        (None, "Not needed and left out: Home Address, Ethnicity, Medical Notes, Parent Phone."),
        (None, "Not understood and left out: Shoe size."),
    ]
    assert result.mapping.meanings[2] is ColumnMeaning.NOT_NEEDED


def test_rows_without_a_name_are_refused_one_by_one_and_the_rest_is_kept() -> None:
    text = f"Surname,Forename,Form\nCarter,Emma,9C\n,,9C\n123,-,9C\n{'x' * 300},Jo,9C\nKing,Al,9C\n"
    result = read(text)
    assert [row.row for row in result.rows] == [2, 6]
    assert (result.read, result.refused) == (5, 3)
    assert remarks(result, Severity.REFUSED) == [
        (3, "There is no name in this row."),
        (4, "The name has no letter in it."),
        (5, "The name is longer than 200 characters."),
    ]


def test_a_missing_part_of_a_name_is_worth_a_remark() -> None:
    result = read("Surname,Forename\nCarter,\n,Emma\n")
    assert remarks(result, Severity.INFO) == [
        (2, "Carter has no forename."),
        (3, "Emma has no surname."),
    ]


def test_formulas_stay_plain_text_and_are_flagged() -> None:
    result = read("Forename,Surname\n=cmd|' /C calc'!A0,Carter\n")
    assert result.rows[0].record.name.forename == "=cmd|' /C calc'!A0"
    assert "begins like a formula" in remarks(result, Severity.WARNING)[0][1]


def test_many_remarks_of_a_kind_are_summed_up() -> None:
    text = "Name,UPN\n" + "".join(f"Emma Carter{i},nonsense\n" for i in range(50))
    warnings = remarks(read(text), Severity.WARNING)
    assert len(warnings) == 21
    assert warnings[-1] == (
        None,
        "30 more rows in the column UPN: the cell is not a UPN; it was left out.",
    )


def test_a_group_name_longer_than_any_is_left_out() -> None:
    long = "9" * 70
    result = read(f"Name,Teaching Group,House,Form\nEmma Carter,{long},{long},{long}\n")
    record = result.rows[0].record
    assert (record.class_names, record.house, record.form) == ((), "", "")
    assert len(remarks(result, Severity.WARNING)) == 3


def test_the_first_of_two_columns_with_one_meaning_counts() -> None:
    (record,) = records("Name,Year,Year Group\nEmma Carter,7,8\n")
    assert record.year_group == "7"


def test_a_mapping_by_hand_replaces_the_guess_and_may_be_short() -> None:
    options = ReadOptions(meanings=(ColumnMeaning.UNKNOWN, ColumnMeaning.FULL_NAME))
    result = read("Form,Qui,Adno\n9C,Emma Carter,17\n", options)
    assert result.rows[0].record.name.full == "Emma Carter"
    assert result.rows[0].record.form == ""
    assert result.mapping.meanings[2] is ColumnMeaning.UNKNOWN


def test_a_table_without_headings_is_read_with_a_mapping_by_hand() -> None:
    options = ReadOptions(meanings=(ColumnMeaning.SURNAME, ColumnMeaning.FORENAME), header_row=0)
    result = read("Carter,Emma\nJones,Liam\n", options)
    assert [(row.row, row.record.name.full) for row in result.rows] == [
        (1, "Emma Carter"),
        (2, "Liam Jones"),
    ]


def test_tricks_that_keep_leading_zeros_are_undone() -> None:
    first, second = records('Name,Adno\nEmma Carter,="001234"\nLiam Jones,\'001235\n')
    assert (first.admission_number, second.admission_number) == ("001234", "001235")


def test_invisible_marks_are_removed_and_joiners_kept() -> None:
    assert names("Name\n\u202eEmma\u200b Carter\u200f\n\u0645\u200cx Y\n") == [
        "Emma Carter",
        "\u0645\u200cx Y",
    ]


def test_headings_that_say_whose_they_are_are_understood() -> None:
    text = f"Student Legal Surname,Student: Legal Forename,Pupil UPN\nCarter,Emma,{UPN}\n"
    (record,) = records(text)
    assert (record.name, record.upn) == (PersonName("Emma", "Carter"), UPN)


def test_a_whole_name_beside_a_surname_alone_still_gives_the_forename() -> None:
    assert names("Pupil Name,Surname\nEmma Carter,Carter\n") == ["Emma Carter"]
    text = "Legal Surname,Preferred Surname,Pupil Name\nCarter,Stone,Emma Carter\n"
    assert records(text)[0].name == PersonName("Emma", "Carter", "", "Stone")


def test_a_column_without_a_heading_is_left_out_and_counted() -> None:
    result = read("Surname,,Forename,\nCarter,what,Emma,\n")
    assert remarks(result, Severity.WARNING) == [
        (None, "Columns without a heading were left out: 2.")
    ]
