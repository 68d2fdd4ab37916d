"""The prints of an exam: complete, legible, in parts where a hall needs them, and nothing more."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from seatingapp.arranging.exams import seat_candidates
from seatingapp.domain.audiences import Audience
from seatingapp.domain.exams import ExamPath, ExamRules, along, column_labels
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import Desk, DeskKind, Fixture, FixtureKind, RoomLayout, Seat
from seatingapp.printing.exam_cards import LEAST
from seatingapp.printing.exam_plans import exam_pdf
from seatingapp.printing.exam_snapshots import ExamCandidate, ExamSnapshot, refuse_extras
from seatingapp.printing.snapshots import Paper
from tests.unit.printing.pdf_reading import polygons, read
from tests.unit.printing.samples import stamp

_NAMES = ("Patel, Sam", "Łukasik, Zofia", "O'Neill, Aaliyah", "van der Berg, Ludo", "李, 明")


def hall(deep: int, wide: int) -> RoomLayout:
    """Single desks 1.30 m apart, a board and a door at the side."""
    desks = tuple(
        Desk(n, DeskKind.SINGLE, 100 + n % wide * 130, 220 + n // wide * 130, 60, 50, (_seat(n),))
        for n in range(deep * wide)
    )
    board = Fixture(9001, FixtureKind.BOARD, wide * 65, 12, 300, 14)
    door = Fixture(9002, FixtureKind.DOOR, wide * 130 + 100, 300, 20, 100)
    return RoomLayout(wide * 130 + 120, deep * 130 + 260, desks, (board, door))


def _seat(number: int) -> Seat:
    return Seat(number + 1, 0, 0)


def exam(
    layout: RoomLayout,
    many: int,
    audience: Audience = Audience.INVIGILATOR,
    paper: Paper = "A4",
    spacing: float = 0,
) -> ExamSnapshot:
    """An exam with so many candidates, every tenth of them absent."""
    seated = seat_candidates(layout, range(many), ExamRules(spacing=spacing))
    labels = column_labels(layout)
    full = audience is Audience.INVIGILATOR
    people = {
        seat: ExamCandidate(
            _NAMES[seated[seat].pupil_id % 5],
            labels[seat],
            str(4001 + seated[seat].pupil_id) if full else "",
            "absent" if full and seated[seat].pupil_id % 10 == 3 else "",
        )
        for seat in along(layout, ExamPath.COLUMNS, seated)
    }
    return ExamSnapshot(
        "Ashgrove School",
        "Year 11",
        "Mock 1",
        "Sports Hall",
        dt.date(2026, 11, 23),
        layout,
        stamp(audience),
        labels,
        people,
        tuple(sorted(people.values(), key=lambda p: p.name)),
        closest="1.30 m",
        paper=paper,
    )


def test_every_candidate_stands_on_the_plan_and_in_both_lists() -> None:
    found = read(exam_pdf(exam(hall(4, 5), 14)))
    plan, by_seat, by_name = found.texts
    for number in range(4001, 4015):
        assert all(str(number) in text for text in (plan, by_seat, by_name))
    for text in found.texts:
        assert "Mock 1 · Sports Hall · Monday 23 November 2026" in text
        assert "Ashgrove School" in text
        assert "for the invigilator · not for display" in text
    assert "14 candidates · the nearest two 1.30 m apart · 2 absent" in plan
    assert plan.count("absent") - 1 == by_seat.count("absent") == 2
    assert "Candidates by seat" in by_seat
    assert "Candidates by name" in by_name
    assert found.unembedded == frozenset()


def test_empty_seats_are_named_too() -> None:
    (plan, *_lists) = read(exam_pdf(exam(hall(2, 3), 2))).texts
    assert all(label in plan for label in ("A1", "A2", "B1", "B2", "C1", "C2"))


def test_the_lists_follow_the_seats_and_the_alphabet() -> None:
    _plan, by_seat, by_name = read(exam_pdf(exam(hall(4, 5), 14))).texts
    numbers = [by_seat.index(str(number)) for number in range(4001, 4015)]
    assert numbers == sorted(numbers)
    names = [by_name.index(name) for name in ("Patel, Sam", "van der Berg, Ludo")]
    assert names == sorted(names)


@pytest.mark.parametrize(("paper", "parts", "short"), [("A4", 4, 595), ("A3", 2, 842)])
def test_a_hall_of_400_is_legible_on_a_few_sheets(paper: Paper, parts: int, short: int) -> None:
    found = read(exam_pdf(exam(hall(20, 20), 400, paper=paper)))
    plans = [text for text in found.texts if "Invigilator's plan" in text]
    assert len(plans) == parts
    assert all(f"part {n} of {parts}" in text for n, text in enumerate(plans, 1))
    for number in range(4001, 4401):
        assert sum(str(number) in text for text in plans) == 1
    assert {round(min(size)) for size in found.sizes} == {short}
    assert found.smallest >= 5


def test_a_candidate_with_a_very_long_name_keeps_all_of_it() -> None:
    snapshot = exam(hall(20, 20), 400, paper="A4")
    name = "Featherstonehaugh-Adeyemi-Okonkwo, Oluwaseun Chidimma Anastasia"
    long = replace(snapshot.candidates[1], name=name)
    found = read(exam_pdf(replace(snapshot, candidates={**snapshot.candidates, 1: long})))
    said = "".join(found.texts[0].split())
    assert all(part in said for part in ("Featherstonehaugh", "Okonkwo", "Chidimma", "Anastasia"))


def test_the_door_reads_names_and_seats_and_nothing_else() -> None:
    found = read(exam_pdf(exam(hall(10, 10), 90, Audience.DOOR)))
    assert len(found.texts) == 2
    assert "Find your seat" in found.text
    assert "for the door or board" in found.text
    assert not any(word in found.text for word in ("4001", "absent", "plan"))
    assert found.text.count("Patel, Sam") == 18
    assert found.smallest >= 8


def test_without_numbers_the_column_for_them_is_left_out() -> None:
    snapshot = exam(hall(2, 3), 4)
    bare = {seat: replace(p, number="", away="") for seat, p in snapshot.candidates.items()}
    found = read(exam_pdf(replace(snapshot, candidates=bare, by_name=tuple(bare.values()))))
    assert "Number" not in found.text
    assert "Patel, Sam" in found.texts[0]


def test_whoever_has_no_seat_is_named_on_the_plan() -> None:
    snapshot = replace(exam(hall(2, 3), 4), unseated=("Reed, Amy", "Park, Ji-woo"))
    assert "No seat in this exam: Reed, Amy, Park, Ji-woo" in read(exam_pdf(snapshot)).texts[0]


def test_an_exam_in_an_ordinary_classroom_fits_a_sheet() -> None:
    layout = from_template(Template.ROWS_OF_DOUBLES, 6, 5)
    found = read(exam_pdf(exam(layout, 28, spacing=100)))
    assert len(found.texts) == 3
    assert "J6" in found.texts[0]


@pytest.mark.parametrize(
    "layout",
    [from_template(Template.HORSESHOE, 4, 6), from_template(Template.COMPUTER_ROOM, 2, 16)],
)
def test_on_narrow_cards_name_and_absence_can_be_read_too(layout: RoomLayout) -> None:
    snapshot = exam(layout, 14)
    away = {seat: replace(p, away="elsewhere") for seat, p in snapshot.candidates.items()}
    found = read(exam_pdf(replace(snapshot, candidates=away)))
    assert found.texts[0].count("elsewhere") == 14 + 1  # and how many, in the heading
    assert sum(found.texts[0].count(name.partition(",")[0]) for name in _NAMES) == 14
    assert found.smallest >= 3.5


def test_a_tall_narrow_card_says_who_is_away_at_its_foot() -> None:
    desks = tuple(
        Desk(n, DeskKind.SINGLE, 100 + n * 62, 300 + n % 2 * 200, 60, 60, (_seat(n),))
        for n in range(14)
    )
    snapshot = exam(RoomLayout(1000, 700, desks), 14)
    away = {seat: replace(p, away="elsewhere") for seat, p in snapshot.candidates.items()}
    found = read(exam_pdf(replace(snapshot, candidates=away)))
    assert found.texts[0].count("elsewhere") == 15
    assert found.smallest >= 5


def test_the_same_exam_gives_the_same_bytes() -> None:
    assert exam_pdf(exam(hall(3, 4), 9)) == exam_pdf(exam(hall(3, 4), 9))


def test_the_document_tells_no_name_in_its_metadata() -> None:
    assert read(exam_pdf(exam(hall(2, 3), 4))).metadata["Title"] == "Exam seating"


@pytest.mark.parametrize(
    ("change", "named"),
    [({"number": "4001"}, "candidate number"), ({"away": "absent"}, "absent or elsewhere")],
)
def test_a_print_for_the_door_with_more_than_names_is_refused(
    change: dict[str, str], named: str
) -> None:
    snapshot = exam(hall(2, 3), 4, Audience.DOOR)
    refuse_extras(snapshot)
    people = tuple(replace(p, **change) for p in snapshot.by_name)
    with pytest.raises(ValueError, match=named):
        exam_pdf(replace(snapshot, by_name=people))


@pytest.mark.parametrize("audience", [Audience.FAMILY])
def test_no_family_gets_an_exam_plan(audience: Audience) -> None:
    with pytest.raises(ValueError, match="shown name"):
        exam_pdf(replace(exam(hall(2, 3), 4, Audience.DOOR), stamp=stamp(audience)))


def test_a_candidate_on_no_seat_is_an_error() -> None:
    snapshot = exam(hall(2, 3), 4)
    lost = {**snapshot.candidates, 99: snapshot.candidates[1]}
    with pytest.raises(ValueError, match="does not have"):
        exam_pdf(replace(snapshot, candidates=lost))


def test_the_least_card_takes_what_stands_on_it() -> None:
    assert LEAST[0] > LEAST[1] > 30


def gym(*, rotation: float = 0.0, walls: bool = False) -> RoomLayout:
    """Eleven double desks, the back row turned; with walls, its right back corner is not there."""
    desks = tuple(
        Desk(
            n,
            DeskKind.DOUBLE,
            130 + n % 4 * 220,
            220 + n // 4 * 220,
            130,
            55,
            (Seat(2 * n + 1, -32, 0), Seat(2 * n + 2, 32, 0)),
            rotation if n > 7 else 0.0,
        )
        for n in range(11)
    )
    board = Fixture(9001, FixtureKind.BOARD, 450, 12, 300, 14)
    corners = ((0.0, 0.0), (900.0, 0.0), (900.0, 560.0), (720.0, 560.0), (720.0, 820.0))
    outline = (*corners, (0.0, 820.0)) if walls else ()
    return RoomLayout(900, 820, desks, (board,), outline)


def test_walls_and_turned_desks_are_drawn_as_they_are() -> None:
    assert polygons(exam_pdf(exam(gym(), 9))) == []
    assert polygons(exam_pdf(exam(gym(walls=True), 9))) == [6]
    turned = exam_pdf(exam(gym(rotation=30, walls=True), 9))
    assert polygons(turned)[0] == 6
    assert len(polygons(turned)) == 4
    plan = read(turned).texts[0]
    assert all(str(number) in plan for number in range(4001, 4010))


def test_a_part_of_the_hall_in_which_nobody_sits_needs_no_sheet() -> None:
    few = [text for text in read(exam_pdf(exam(hall(20, 20), 26))).texts if "part " in text]
    assert 1 <= len(few) < 4
    assert sum(text.count("Patel") > 0 for text in few) == len(few)
    nobody = replace(exam(hall(20, 20), 1), candidates={}, by_name=())
    assert len([text for text in read(exam_pdf(nobody)).texts if "part " in text]) == 4
