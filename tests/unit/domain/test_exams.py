"""The order of candidates, the way along the seats, and what the seats are called."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.exams import (
    ExamOrder,
    ExamPath,
    SeatNames,
    along,
    column_labels,
    column_letters,
    columns,
    exam_labels,
    in_exam_order,
    natural_key,
    shared_numbers,
)
from seatingapp.domain.names import PersonName
from seatingapp.domain.pupils import Pupil
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import RoomLayout

LAYOUT = from_template(Template.ROWS_OF_DOUBLES, 2, 2)
templates = st.builds(
    from_template, st.sampled_from(list(Template)), st.integers(1, 8), st.integers(1, 8)
)


def pupil(number: int, surname: str, candidate: str = "", forename: str = "Sam") -> Pupil:
    return Pupil(number, "", PersonName(forename, surname), candidate_number=candidate)


def test_candidates_sit_in_the_order_of_the_alphabet() -> None:
    found = [pupil(1, "Young"), pupil(2, "Łukasik"), pupil(3, "Ahmed"), pupil(4, "Lord")]
    assert [p.id for p in in_exam_order(found, ExamOrder.ALPHABETICAL)] == [3, 4, 2, 1]


def test_numbers_count_as_numbers_and_who_has_none_comes_last() -> None:
    found = [pupil(1, "A"), pupil(2, "B", "10"), pupil(3, "C", "0002"), pupil(4, "D", " 9 ")]
    assert [p.id for p in in_exam_order(found, ExamOrder.CANDIDATE_NUMBER)] == [3, 4, 2, 1]


def test_two_of_one_name_and_no_number_keep_one_order() -> None:
    twins = [pupil(8, "Ahmed"), pupil(7, "Ahmed")]
    for order in ExamOrder:
        assert [p.id for p in in_exam_order(twins, order)] == [7, 8]
        assert [p.id for p in in_exam_order(twins[::-1], order)] == [7, 8]


def test_numbers_with_letters_have_an_order_too() -> None:
    listed = ["B1", "A10", "10", "A9", "9", "a9b"]
    assert sorted(listed, key=natural_key) == ["9", "10", "A9", "a9b", "A10", "B1"]


def test_a_number_that_two_candidates_have_is_named() -> None:
    found = [
        pupil(1, "A", "7"),
        pupil(2, "B", "7"),
        pupil(3, "C"),
        pupil(4, "D"),
        pupil(5, "E", "8"),
    ]
    assert shared_numbers(found) == ("7",)


def test_columns_go_from_the_front_left() -> None:
    assert columns(LAYOUT) == ((1, 5), (2, 6), (3, 7), (4, 8))


def test_labels_are_letters_of_columns_and_places_from_the_front() -> None:
    assert [column_labels(LAYOUT)[seat] for seat in range(1, 9)] == [
        *("A1", "B1", "C1", "D1"),
        *("A2", "B2", "C2", "D2"),
    ]


def test_the_column_after_z_is_aa() -> None:
    named = [column_letters(n) for n in (0, 25, 26, 27, 51, 52, 701, 702)]
    assert named == ["A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]


@given(templates, st.sampled_from(list(SeatNames)))
def test_no_two_seats_have_one_label(layout: RoomLayout, called: SeatNames) -> None:
    labels = exam_labels(layout, called)
    assert set(labels) == {p.seat_id for p in layout.places()}
    assert len(set(labels.values())) == layout.capacity


def test_seats_are_called_by_their_own_numbers_where_that_is_wished() -> None:
    assert list(exam_labels(_numbered(11, 12, 13, 14), SeatNames.NUMBERS).values()) == [
        *("11", "12", "13", "14", "15", "16", "17", "18")
    ]


def _numbered(*numbers: int) -> RoomLayout:
    given = dict(enumerate(numbers, 1))
    desks = tuple(
        replace(d, seats=tuple(replace(s, number=given.get(s.id, 0)) for s in d.seats))
        for d in LAYOUT.desks
    )
    return replace(LAYOUT, desks=desks)


def test_a_snake_turns_round_in_each_column_in_use() -> None:
    assert along(LAYOUT, ExamPath.COLUMNS, {1, 5, 3, 7}) == (1, 5, 3, 7)
    assert along(LAYOUT, ExamPath.SNAKE, {1, 5, 3, 7, 4, 8}) == (1, 5, 7, 3, 4, 8)
