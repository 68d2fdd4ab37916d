"""Files of real systems: each reads with exact results, or is refused with a sentence."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from seatingapp.domain.class_lists import ClassList, ReadOptions, Severity
from seatingapp.domain.errors import Refusal
from seatingapp.domain.names import PersonName
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.roster_matching import plan_import
from seatingapp.exchange.reading import read_class_list, sniff_table

C = Characteristic
NOBODY: dict[str, frozenset[int]] = {}


def told(result: ClassList, severity: Severity) -> list[str]:
    return [r.text for r in result.remarks if r.severity is severity]


def test_a_list_of_a_management_system_reads_whole(realdata: Path) -> None:
    result = read_class_list(realdata / "uk/mis-demo-bundle/sims_students.csv")
    assert (result.format, result.read, result.refused) == ("csv", 20, 0)
    first, third = result.rows[0].record, result.rows[2].record
    assert first.name == PersonName("Emma", "Carter")
    assert (first.admission_number, first.upn) == ("A001", "X1000010001")
    assert (first.year_group, first.form) == ("7", "7A")
    assert first.date_of_birth == dt.date(2014, 3, 12)
    assert first.characteristics == {
        C.SEX: "F",
        C.SEN: "N",
        C.PUPIL_PREMIUM: "no",
        C.EAL: "no",
        C.LOOKED_AFTER: "no",
    }
    assert (third.characteristics[C.SEN], third.characteristics[C.EAL]) == ("K", "yes")
    assert Counter(row.record.characteristics[C.SEN] for row in result.rows).keys() >= {"N", "K"}
    assert told(result, Severity.INFO) == [
        "Not needed and left out: Enrolment Status, School, Site."
    ]
    assert all("wrong UPN" in text for text in told(result, Severity.WARNING))
    assert [r.row for r in result.remarks if r.severity is Severity.WARNING] == list(range(2, 22))


def test_the_same_list_with_date_cells_says_the_same(realdata: Path) -> None:
    text = read_class_list(realdata / "uk/mis-demo-bundle/sims_students.csv")
    cells = read_class_list(realdata / "xlsx_torture/derived-mis/sims_students_date_cells.xlsx")
    assert cells.format == "xlsx"
    assert [row.record for row in cells.rows] == [row.record for row in text.rows]


def test_an_attendance_export_finds_the_pupils_of_the_class_list(realdata: Path) -> None:
    pupils = read_class_list(realdata / "uk/mis-demo-bundle/sims_students.csv")
    attendance = read_class_list(realdata / "uk/mis-demo-bundle/attendance.csv")
    assert (attendance.read, attendance.refused) == (20, 0)
    assert attendance.rows[2].record.name == PersonName("Olivia", "Smith")
    plan = plan_import([pupils, attendance], (), NOBODY)
    assert (plan.new, plan.unclear) == (20, 0)
    assert all(len(decision.rows) == 2 for decision in plan.decisions)


def test_a_marksheet_has_its_name_in_one_column_and_a_slash_in_its_group(realdata: Path) -> None:
    folder = realdata / "uk/marksheet-templates"
    (row,) = read_class_list(folder / "sims_marksheet_nea_template.csv").rows
    assert row.record.name == PersonName("John", "Smith")
    assert (row.record.form, row.record.class_names) == ("10R", ("10C/Gr1 24/25",))
    assert row.record.characteristics == {
        C.SEX: "M",
        C.FSM: "no",
        C.SEN: "K",
        C.PUPIL_PREMIUM: "yes",
        C.PRIOR_ATTAINMENT: "MPA",
        C.READING_AGE: "10:05",
        C.TARGET: "5",
    }


def test_e_mail_addresses_for_upns_cost_no_pupil(realdata: Path) -> None:
    path = realdata / "uk/marksheet-templates/typical_mis_export_email_as_upn.csv"
    result = read_class_list(path)
    assert [(r.record.name.full, r.record.form, r.record.upn) for r in result.rows] == [
        ("Jo Smith", "11A", ""),
        ("Ali Jones", "11A", ""),
        ("Ravi Patel", "10C", ""),
        ("Li Chen", "10C", ""),
    ]
    assert len(told(result, Severity.WARNING)) == 4


@pytest.mark.parametrize(
    "path",
    [
        "sds/microsoft-o365-edu-tools/UK_Format/25_Users/Student.csv",
        "csv_torture/derived-encodings/uk25_students_excel_unicode_text_utf16le_tab.txt",
    ],
)
def test_american_dates_are_left_out_until_the_user_says_so(realdata: Path, path: str) -> None:
    result = read_class_list(realdata / path)
    assert (result.read, result.refused) == (22, 0)
    assert result.rows[0].record.name == PersonName("Ora", "Klein")
    assert result.rows[1].record.name == PersonName("Beulah", "McMillan")
    assert result.rows[0].record.date_of_birth is None
    told_so = read_class_list(realdata / path, ReadOptions(day_first=False))
    assert told_so.rows[0].record.date_of_birth == dt.date(2000, 4, 2)
    assert told_so.rows[2].record.date_of_birth == dt.date(1997, 12, 19)
    assert all(row.record.date_of_birth for row in told_so.rows)
    assert "Password" in told(result, Severity.INFO)[0]


def test_names_in_windows_1252_and_from_right_to_left_come_through(realdata: Path) -> None:
    folder = realdata / "csv_torture/derived-encodings"
    western = read_class_list(folder / "cldr_western_names_cp1252.csv")
    assert western.details.encoding == "Windows-1252"
    assert western.read == 312
    shown = {row.record.name.full for row in western.rows}
    assert {"Irene Rossouw", "Jan Van der Merwe"} <= shown
    eastern = read_class_list(folder / "cldr_rtl_names_utf8.csv")
    assert (eastern.read, eastern.refused) == (44, 0)
    assert eastern.rows[1].record.name == PersonName("سميرة", "النجار")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("uk/mis-demo-bundle/behaviour.csv", "behaviour export"),
        ("csv_torture/derived-encodings/behaviour_semicolon_cp1252.csv", "behaviour export"),
        ("csv_torture/derived-encodings/behaviour_excel_csv_utf8_bom.csv", "behaviour export"),
        ("csv_torture/derived-encodings/cpoms_pipe_allquoted.csv", "safeguarding"),
        ("uk/sims-hap-timetable/student_timetables.csv", "timetable report"),
        ("uk/sims-hap-timetable/Students' TT data for HAP.RptDef", "zip archive"),
        ("uk/sims-hap-timetable/stutimetable.xml", "XML"),
        ("uk/ctf-sims-gryphon/y12.xml", "Common Transfer File"),
        ("uk/ctf-schoolgle/grove_house_ks2.xml", "Common Transfer File"),
        ("uk/isams-batchapi/GetCurrentPupils.xml", "iSAMS"),
        ("uk/wonde/class_students_response.json", "JSON"),
        ("uk/century-mis-json/input_mis_data.json", "JSON"),
        ("uk/bromcom-docs/bromcom-essentials-README.md", "Markdown"),
        ("sds/microsoft-o365-edu-tools/SDS_v2/users.csv", "School Data Sync"),
        ("sds/microsoft-o365-edu-tools/UK_Format/25_Users/Section.csv", "School Data Sync"),
        ("sds/microsoft-o365-edu-tools/UK_Format/25_Users/Teacher.csv", "teachers"),
        ("csv_torture/messytables-horror/simple.zip", "zip archive"),
        ("csv_torture/messytables-horror/complex.csv", "date, another date, temperature, place"),
        ("csv_torture/injection/csv-payload.txt", "No column with pupils' names"),
        ("xlsx_torture/messytables-horror/badcolspan.html", "web page"),
        ("xlsx_torture/messytables-horror/libreoffice.xlsx", "nothing in this workbook"),
        ("xlsx_torture/messytables-horror/simple.xls", "date, temperature, place"),
    ],
)
def test_what_is_no_class_list_is_refused_by_its_name(
    realdata: Path, path: str, words: str
) -> None:
    with pytest.raises(Refusal) as caught:
        read_class_list(realdata / path)
    assert words in caught.value.what
    assert caught.value.todo


@pytest.mark.parametrize(
    ("path", "read"),
    [
        ("xlsx_torture/messytables-horror/blank_line.ods", ["Bob", "Jane", "Ian"]),
        ("xlsx_torture/messytables-horror/loffice-4.4.1.2.ods", ["Bob", "Jane", "Ian"]),
        ("xlsx_torture/calamine/empty_shared_string_value.xlsx", ["Alice"]),
        ("csv_torture/tabulator-special/skip-rows.csv", ["english", "中国人"]),
        ("csv_torture/tabulator-special/bom.csv", ["english", "中国人"]),
        ("csv_torture/csv-spectrum/csvs/comma_in_quotes.csv", ["John Doe"]),
    ],
)
def test_small_tables_with_names_are_read(realdata: Path, path: str, read: list[str]) -> None:
    result = read_class_list(realdata / path)
    assert [row.record.name.full for row in result.rows] == read


def _read_or_refused(path: Path) -> ClassList | Refusal:
    try:
        return read_class_list(path)
    except Refusal as refusal:
        return refusal


def test_every_file_reads_or_is_refused_and_never_crashes(realdata: Path) -> None:
    folders = ("uk", "sds", "csv_torture", "xlsx_torture", "oneroster", "clever", "canvas_sis")
    files = [p for f in folders for p in sorted((realdata / f).rglob("*")) if p.is_file()]
    assert len(files) > 100
    read = 0
    for path in files:
        result = _read_or_refused(path)
        if isinstance(result, Refusal):
            assert result.what.endswith("."), path.name
            assert result.todo.endswith("."), path.name
            continue
        read += 1
        assert result.read == len(result.rows) + result.refused > 0, path.name
        assert plan_import([result], (), NOBODY).refused == result.refused
        assert sniff_table(path).mapping == result.mapping
    assert read >= 15
