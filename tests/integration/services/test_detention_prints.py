"""Prints about detentions: who may read what, the ledger, and nobody else's name on a slip."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from seatingapp.domain.audiences import Audience
from seatingapp.domain.detention_seats import SeatOrder
from seatingapp.domain.errors import Refusal
from seatingapp.printing.detention_lists import room_list_pdf
from seatingapp.printing.detention_slips import slip_pdf
from seatingapp.services.detention_changes import CancelDetentions, MarkAttended
from seatingapp.services.detention_prints import (
    number_room_list,
    number_slip,
    number_slips,
    unprintable,
)
from seatingapp.services.detention_seats import FillSeats
from seatingapp.services.rooms import all_rooms
from seatingapp.services.school_settings import NameTeacher
from seatingapp.storage import prints
from tests.conftest import Sample
from tests.integration.services.detention_desk import TOMORROW, Desk
from tests.unit.printing.pdf_reading import read


@pytest.fixture
def desk(sample: Sample) -> Desk:
    return Desk(sample.workspace)


def test_the_list_for_the_room_says_who_when_and_where_and_never_why(desk: Desk) -> None:
    room = desk.workspace.read(all_rooms)[-1]
    for n in range(3):
        desk.set(n, room_id=room.id, reason="pushed over a chair")
    desk.do(FillSeats(TOMORROW, desk.kind.starts, room.id, SeatOrder.ALPHABET))
    made = number_room_list(desk.workspace, TOMORROW, SeatOrder.ALPHABET).draw()
    text = read(made.pdf).text
    for person in desk.people[:3]:
        assert person.name.listed in text
    assert "15:15" in text
    assert room.name in text
    assert "chair" not in text
    assert made.number in text
    assert "for the detention room" in text


def test_the_list_is_in_order_of_arrival_where_that_is_wanted(desk: Desk) -> None:
    uids = [desk.set(n) for n in range(3)]
    for minute, uid in ((16, uids[2]), (18, uids[0])):
        desk.go_to(TOMORROW, dt.time(15, minute))
        desk.do(MarkAttended((uid,)))
    snapshot = number_room_list(desk.workspace, TOMORROW, SeatOrder.ARRIVAL).snapshot
    people = next(s.people for s in snapshot.sittings if not s.place)
    names = [person.name for person in people if person.arrived]
    assert names == [desk.people[2].name.listed, desk.people[0].name.listed]
    assert [person.arrived for person in people if person.arrived] == ["15:16", "15:18"]


def test_who_came_at_a_time_that_nobody_knows_is_on_the_list_as_somebody_who_came(
    desk: Desk,
) -> None:
    uids = [desk.set(n) for n in range(3)]
    desk.go_to(TOMORROW, dt.time(15, 16))
    desk.do(MarkAttended((uids[1],)))
    desk.go_to(TOMORROW + dt.timedelta(days=1), dt.time(9, 0))
    desk.do(MarkAttended((uids[2],)))
    snapshot = number_room_list(desk.workspace, TOMORROW, SeatOrder.ARRIVAL).snapshot
    people = next(s.people for s in snapshot.sittings if not s.place)
    own = {desk.people[n].name.listed for n in range(3)}
    assert [p.arrived for p in people if p.name in own] == ["15:16", "came", ""]


def test_several_slips_are_numbered_all_or_none(desk: Desk) -> None:
    fine = desk.set()
    wrong = desk.set(1, reason=f"shouted at {desk.people[2].name.full}")
    before = desk.workspace.read(prints.count)
    with pytest.raises(Refusal, match="may name another pupil"):
        number_slips(desk.workspace, (fine, wrong))
    assert desk.workspace.read(prints.count) == before
    assert len(number_slips(desk.workspace, (fine, desk.set(3)))) == 2
    assert desk.workspace.read(prints.count) == before + 2


def test_a_day_without_detentions_takes_no_number(desk: Desk) -> None:
    before = desk.workspace.read(prints.count)
    with pytest.raises(Refusal, match="Nobody has a detention"):
        number_room_list(desk.workspace, dt.date(2026, 3, 2), SeatOrder.ALPHABET)
    assert desk.workspace.read(prints.count) == before


def test_a_slip_says_what_when_where_why_and_whom_to_ask(desk: Desk) -> None:
    uid = desk.set(reason="talked while others were speaking", place="Hall")
    made = number_slip(desk.workspace, uid, "the office, 01234 567890").draw()
    text = " ".join(read(made.pdf).text.split())
    for words in (
        desk.people[0].name.full,
        "After school, 60 minutes",
        "Tuesday 25 November 2025, 15:15 to 16:15",
        "Hall",
        "Talked while others were speaking",
        "01234 567890",
        "for the family",
    ):
        assert words in text
    assert not any(other.name.full in text for other in desk.people[1:])


def test_a_reason_that_names_another_child_is_not_printed(desk: Desk) -> None:
    other = desk.people[1].name.full
    uid = desk.set(reason=f"argued with {other}")
    before = desk.workspace.read(prints.count)
    with pytest.raises(Refusal, match="may name another pupil"):
        number_slip(desk.workspace, uid)
    with pytest.raises(Refusal, match="Whom to ask may name another pupil"):
        number_slip(desk.workspace, desk.set(2), other)
    assert desk.workspace.read(prints.count) == before


def test_a_place_that_names_another_child_is_not_printed_and_an_adults_room_is(
    desk: Desk,
) -> None:
    other = desk.people[1].name
    uid = desk.set(place=f"Beside {other.forename}")
    with pytest.raises(Refusal, match="The place may name another pupil") as refused:
        number_slip(desk.workspace, uid)
    assert "Move it" in refused.value.todo
    uid = desk.set(2, place=f"Ms {other.surname}'s room")
    assert number_slip(desk.workspace, uid).snapshot.place == f"Ms {other.surname}'s room"


def test_the_teacher_may_be_asked_whose_name_a_pupil_has_too(desk: Desk) -> None:
    surname = desk.people[1].name.surname
    uid = desk.set()
    with pytest.raises(Refusal, match="Whom to ask may name another pupil"):
        number_slip(desk.workspace, uid, f"Ms {surname}")
    desk.do(NameTeacher(f"Ms {surname}"))
    made = number_slip(desk.workspace, uid, f"Ms {surname}, 01234 567890")
    assert made.snapshot.call == f"Ms {surname}, 01234 567890"
    with pytest.raises(Refusal, match="Whom to ask may name another pupil"):
        number_slip(desk.workspace, uid, f"{surname}, 01234 567890")
    desk.do(NameTeacher(surname))
    with pytest.raises(Refusal, match="Whom to ask may name another pupil"):
        number_slip(desk.workspace, uid, f"{surname}, 01234 567890")


def test_a_slip_is_only_for_one_that_is_still_to_be(desk: Desk) -> None:
    uid = desk.set()
    desk.do(CancelDetentions((uid,), "not needed"))
    with pytest.raises(Refusal, match="is cancelled: a slip is for one"):
        number_slip(desk.workspace, uid)


def test_what_its_reader_may_not_see_is_not_drawn(desk: Desk) -> None:
    slip = number_slip(desk.workspace, desk.set(reason="late")).snapshot
    for_the_room = replace(slip.stamp, audience=Audience.DETENTION)
    with pytest.raises(ValueError, match="detention's reason"):
        slip_pdf(replace(slip, stamp=for_the_room))
    listed = number_room_list(desk.workspace, TOMORROW, SeatOrder.ALPHABET).snapshot
    for_the_door = replace(listed.stamp, audience=Audience.DOOR)
    with pytest.raises(ValueError, match="full name"):
        room_list_pdf(replace(listed, stamp=for_the_door))
    assert slip_pdf(replace(slip, form="", reason="", call="", place="")).startswith(b"%PDF")
    nobody = replace(listed, sittings=())
    assert "Nobody is expected" in read(room_list_pdf(nobody)).text


def test_letters_that_no_font_has_are_told_before_they_are_boxes(desk: Desk) -> None:
    slip = number_slip(desk.workspace, desk.set(reason="late")).snapshot
    assert unprintable(slip) == ()
    assert unprintable(replace(slip, reason="\U000131a0")) == ("\U000131a0",)
    listed = number_room_list(desk.workspace, TOMORROW, SeatOrder.ALPHABET).snapshot
    assert unprintable(listed) == ()
