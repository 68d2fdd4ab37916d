"""Candidate numbers in class lists: found by their heading, kept as written, never an identity."""

from __future__ import annotations

import pytest

from seatingapp.domain.class_lists import ColumnMeaning
from seatingapp.domain.import_plan import Outcome
from seatingapp.domain.roster_matching import plan_import
from seatingapp.exchange.synonyms import meaning
from seatingapp.ui.pupils.importing.discretion import HIDDEN, changes_text, samples_text
from tests.unit.domain.rosters import class_list, pupil, record
from tests.unit.exchange.reading_bytes import records


@pytest.mark.parametrize(
    "heading",
    [
        *("Candidate Number", "Candidate No.", "candidate_number", "Exam No", "Cand No"),
        *("CAND. NUMBER", "Exam Number", "Student Candidate Number", "Examination Number"),
        *("Exam Candidate No", "Pupil: Candidate Number"),
    ],
)
def test_schools_write_the_heading_in_many_ways(heading: str) -> None:
    assert meaning(heading) is ColumnMeaning.CANDIDATE_NUMBER


@pytest.mark.parametrize("heading", ["Exam Access Arrangements", "UCI", "Exam Centre"])
def test_other_columns_about_exams_stay_out(heading: str) -> None:
    assert meaning(heading) is ColumnMeaning.NOT_NEEDED


def test_a_number_keeps_its_noughts_and_a_spreadsheets_decimals_go() -> None:
    found = records("Surname,Forename,Cand No\nPatel,Sam,0042\nPark,Ji-woo,7.0\nReed,Amy,\n")
    assert [r.candidate_number for r in found] == ["0042", "7", ""]


def test_a_new_number_is_stored_and_a_blank_cell_erases_none() -> None:
    known = [
        pupil(1, "Sam Patel", admission_number="1", candidate_number="41"),
        pupil(2, "Amy Reed", admission_number="2"),
    ]
    listed = class_list(
        record("Sam Patel", admission_number="1"),
        record("Amy Reed", admission_number="2", candidate_number="0042"),
        record("Ji-woo Park", candidate_number="0043"),
    )
    plan = plan_import([listed], known, {})
    kept = [d.pupil.candidate_number for d in plan.decisions if d.pupil]
    assert kept == ["41", "0042", "0043"]
    assert [d.outcome for d in plan.decisions] == [
        *(Outcome.UNCHANGED, Outcome.CHANGED, Outcome.NEW)
    ]
    (change,) = plan.decisions[1].changes
    assert (change.label, change.before, change.after) == ("Candidate number", "", "0042")


def test_one_number_does_not_make_two_pupils_one() -> None:
    listed = class_list(
        record("Sam Patel", candidate_number="7"), record("Amy Reed", candidate_number="7")
    )
    assert plan_import([listed], [], {}).new == 2


def test_the_first_row_that_states_a_number_wins_where_somebody_is_listed_twice() -> None:
    listed = class_list(
        record("Sam Patel", "9C", candidate_number=""),
        record("Sam Patel", "9D", candidate_number="7"),
    )
    (decision,) = plan_import([listed], [], {}).decisions
    assert decision.pupil is not None
    assert decision.pupil.candidate_number == "7"


def test_numbers_show_in_private_view_only() -> None:
    assert samples_text(ColumnMeaning.CANDIDATE_NUMBER, ["7"], private=False) == HIDDEN
    listed = class_list(record("Amy Reed", admission_number="2", candidate_number="42"))
    known = pupil(2, "Amy Reed", admission_number="2")
    (decision,) = plan_import([listed], [known], {}).decisions
    assert changes_text(decision.changes, private=False) == "Candidate number changes"
    assert changes_text(decision.changes, private=True) == "Candidate number 42"
