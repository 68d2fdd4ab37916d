"""Remarks that say the same become one line with its rows; others stay as they are."""

from dataclasses import replace

from seatingapp.domain.class_lists import ColumnMapping, Remark, Severity
from seatingapp.domain.class_lists import ColumnMeaning as M
from seatingapp.domain.roster_matching import NO_CLASS
from seatingapp.ui.pupils.importing.remarks import remark_lines, spans_of
from seatingapp.ui.pupils.shown import RemarkLine
from tests.unit.domain.rosters import class_list, record

MAPPING = ColumnMapping(("Name", "Need", "UPN"), (M.FULL_NAME, M.SEN, M.UPN))
LIST = replace(class_list(record("Emma Carter")), file_name="a.csv", mapping=MAPPING)


def about(row: int | None, column: str, text: str, file: str = "a.csv") -> Remark:
    return Remark(Severity.WARNING, file, row, column, text)


def upn(row: int) -> Remark:
    return about(row, "UPN", f"“X{row}” may be a wrong UPN; it was kept.")


def lines(*remarks: Remark, private: bool = False) -> tuple[RemarkLine, ...]:
    return remark_lines([LIST], remarks, private=private)


def test_one_remark_keeps_its_row_and_text() -> None:
    (line,) = lines(about(7, "Name", "“Li Wei” was read as one."))
    assert line.words == "Row 7: “Li Wei” was read as one."
    assert line.every == ""


def test_remarks_of_one_meaning_become_a_line_that_names_all_rows() -> None:
    (line,) = lines(*[upn(row) for row in range(2, 22)])
    assert line.words == "20 rows (2 to 21): may be a wrong UPN; it was kept."
    said = line.every.splitlines()
    assert len(said) == 20
    assert said[-1] == "Row 21: “•••” may be a wrong UPN; it was kept."


def test_a_upn_is_in_no_line_also_in_private_view() -> None:
    (line,) = lines(upn(2), upn(3), private=True)
    assert "X2" not in line.words + line.every


def test_private_values_are_told_row_by_row_in_private_view_only() -> None:
    remarks = [about(2, "Need", "“Z” is not known."), about(4, "Need", "“Y” is not known.")]
    (hidden,) = lines(*remarks)
    (shown,) = lines(*remarks, private=True)
    assert hidden.words == shown.words == "2 rows (2, 4): Need is not known."
    assert "“Z”" not in hidden.every
    assert shown.every == "Row 2: “Z” is not known.\nRow 4: “Y” is not known."


def test_an_open_value_that_is_the_same_everywhere_is_said() -> None:
    (line,) = lines(*[about(row, "Name", "“Test” is no name.") for row in (3, 4, 9)])
    assert line.words == "3 rows (3, 4, 9): “Test” is no name."


def test_another_column_text_or_weight_is_another_line() -> None:
    same = about(2, "Name", "Is empty.")
    others = (
        replace(same, row=3, column="Need"),
        replace(same, row=4, text="Is long."),
        replace(same, row=5, severity=Severity.INFO),
        replace(same, row=6, file="b.csv"),
    )
    assert len(lines(same, *others)) == 5


def test_remarks_on_whole_files_stay_apart_and_with_several_files_all_are_named() -> None:
    other = replace(LIST, file_name="b.csv")
    remarks = [about(None, "", "No headings.", file) for file in ("a.csv", "b.csv")]
    found = remark_lines([LIST, other], [*remarks, upn(2), upn(3), upn(5)], private=False)
    assert [line.place for line in found] == ["a.csv", "b.csv", "a.csv, 3 rows (2, 3, 5)"]


def test_warnings_come_first_and_what_stands_elsewhere_is_left_out() -> None:
    info = Remark(Severity.INFO, "a.csv", None, "", "Not needed: School.")
    refused = Remark(Severity.REFUSED, "a.csv", 8, "", "No name.")
    found = lines(info, refused, about(None, "", NO_CLASS), upn(2))
    assert [line.level for line in found] == ["warning", "info"]


def test_rows_that_lie_scattered_are_shortened_in_the_line_and_all_in_the_tooltip() -> None:
    (line,) = lines(*[upn(row) for row in range(2, 42, 2)])
    assert line.place == "20 rows (2, 4, 6, 8, 10, 12 and 14 more)"
    assert len(line.every.splitlines()) == 20


def test_rows_in_a_run_are_written_as_a_span() -> None:
    assert spans_of([5, 2, 3, 4, 9, 9, 11, 12]) == ["2 to 5", "9", "11, 12"]
    assert spans_of([]) == []
