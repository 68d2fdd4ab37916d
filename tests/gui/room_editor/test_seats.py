"""Seats: numbers, zones by lasso and by proposal, and who is next to whom."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from seatingapp.domain.neighbours import neighbours
from seatingapp.domain.piece_shapes import box
from seatingapp.domain.rooms import Correction, Relation, Zone
from seatingapp.domain.zones import proposals
from seatingapp.ui.room_editor.canvas.zone_names import zone_name
from seatingapp.ui.room_editor.cards.zones_card import ProposalButton
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.card import Card
from tests.gui.finding import found
from tests.gui.room_editor.probe import Ctrl, EditorProbe, Shift

_Key = Qt.Key


@pytest.fixture
def seats(lab: EditorProbe) -> EditorProbe:
    lab.mode("seats")
    return lab


@pytest.fixture
def pairs(lab: EditorProbe) -> EditorProbe:
    lab.mode("neighbours")
    return lab


def test_a_lasso_around_seats_and_a_name_make_a_zone(seats: EditorProbe) -> None:
    seats.drag((100, 210), (480, 210), (480, 290), (100, 290), (100, 220))
    assert seats.state.seats == seats.seats_by_label("1", "2", "3", "4")
    assert seats.text("zones-card-note") == "4 seats chosen"
    seats.type("zone-name", "Quiet corner")
    assert seats.zones() == (Zone("Quiet corner", seats.seats_by_label("1", "2", "3", "4")),)
    assert seats.history() == ["Zone Quiet corner"]
    assert seats.text("rooms-toast-text") == "Zone Quiet corner: 4 seats."


def test_with_shift_the_lasso_is_a_rectangle_and_with_ctrl_it_adds(seats: EditorProbe) -> None:
    seats.drag((120, 200), (200, 260), (300, 300), keys=Shift)
    assert seats.state.seats == seats.seats_by_label("1", "2")
    seats.drag((120, 370), (330, 370), (330, 440), (120, 440), keys=Ctrl)
    assert seats.state.seats == seats.seats_by_label("1", "2", "5", "6")


def test_a_name_may_be_typed_before_the_seats_are_chosen(seats: EditorProbe) -> None:
    field = found(seats.page, QLineEdit, "zone-name")
    field.setFocus()
    QTest.keyClicks(field, "Window side")
    seats.drag((120, 200), (300, 200), (300, 300), (120, 300))
    assert field.text() == "Window side"
    seats.button("make-zone")
    assert [zone.name for zone in seats.zones()] == ["Window side"]


def test_clicks_choose_seats_and_a_number_is_set(seats: EditorProbe) -> None:
    one, two = (s.id for s in seats.desk(1).seats)
    seats.click((167, 250))
    assert seats.state.seats == {one}
    seats.click((232, 250), Ctrl)
    assert seats.state.seats == {one, two}
    seats.click((167, 250))
    seats.type("seat-number", "17")
    assert seats.desk(1).seats[0].number == 17
    assert seats.history() == ["Number a seat 17"]
    seats.type("seat-number", "20000")
    assert seats.text("rooms-banner-headline") == "A seat's number is 1 to 9999."


def test_tab_and_space_choose_seats_without_a_mouse(seats: EditorProbe) -> None:
    seats.focus()
    seats.key(_Key.Key_Tab)
    seats.key(_Key.Key_Space)
    seats.key(_Key.Key_Right)
    seats.key(_Key.Key_Right)
    seats.key(_Key.Key_Space)
    assert seats.state.seats == seats.seats_by_label("1", "3")
    assert seats.spoken()[0] == "Seat 1, Double desk 1, chosen"
    seats.key(_Key.Key_Return)
    seats.type("zone-name", "Front")
    assert seats.spoken()[2] == "Seat 3, Double desk 2, Front, chosen"
    seats.focus()
    seats.key(_Key.Key_Tab, times=4)
    assert not seats.editor.canvas.hasFocus()


def test_ctrl_a_chooses_every_seat(seats: EditorProbe) -> None:
    seats.focus()
    seats.key(_Key.Key_A, Ctrl)
    assert len(seats.state.seats) == 6


def test_proposals_are_taken_one_by_one_or_all(seats: EditorProbe) -> None:
    names = [zone.name for zone in seats.state.proposals]
    assert "Front row" in names
    seats.button("propose-Front row")
    assert [zone.name for zone in seats.zones()] == ["Front row"]
    assert seats.state.seats == seats.zones()[0].seats
    seats.button("accept-all")
    assert {zone.name for zone in seats.zones()} == set(names)
    assert seats.history() == ["Zone Front row", "Zones by the geometry"]


def test_a_zone_is_shown_changed_and_removed(seats: EditorProbe) -> None:
    seats.button("propose-Front row")
    seats.key(_Key.Key_Escape)
    seats.button("zone-Front row")
    assert seats.state.zone == "Front row"
    assert seats.text("zone-name") == "Front row"
    seats.button("remove-zone-Front row")
    assert seats.zones() == ()
    assert "Its seats stay" in seats.text("rooms-toast-text")
    seats.undo_all()
    assert seats.zones() == ()


def zone_on_canvas(seats: EditorProbe) -> str:
    """The zone whose name is written on the canvas."""
    shown = seats.editor.canvas.stage.marks.zone
    return shown.name if shown is not None else ""


def test_the_zone_that_is_chosen_has_its_name_by_its_seats(seats: EditorProbe) -> None:
    seats.button("accept-all")
    seats.button("zone-Back row")
    assert zone_on_canvas(seats) == "Back row"
    seats.button("zone-Front row")
    assert zone_on_canvas(seats) == "Front row"
    seats.click((600, 500))
    assert zone_on_canvas(seats) == ""
    seats.button("zone-Back row")
    assert zone_on_canvas(seats) == "Back row"
    seats.mode("furniture")
    assert zone_on_canvas(seats) == ""


def test_a_proposal_that_is_taken_has_its_name_whatever_gets_the_keyboard(
    seats: EditorProbe,
) -> None:
    for name in ("Front row", "Back row"):
        seats.button(f"propose-{name}")
        assert zone_on_canvas(seats) == name
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_pointing_at_a_zone_says_where_it_would_be(seats: EditorProbe) -> None:
    button = found(seats.page, ProposalButton, "propose-Back row")
    spot = QPointF(5, 5)
    QApplication.sendEvent(button, QEnterEvent(spot, spot, spot))
    assert zone_on_canvas(seats) == "Back row"
    assert seats.state.seats == frozenset()
    QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
    assert zone_on_canvas(seats) == ""
    button.setFocus()
    assert zone_on_canvas(seats) == "Back row"
    seats.focus()
    assert zone_on_canvas(seats) == ""


def test_the_name_of_a_zone_covers_no_desk_and_stays_in_the_room(seats: EditorProbe) -> None:
    layout = seats.layout
    for scale in (0.5, 1.0, 2.0):
        for zone in proposals(layout):
            shown = zone_name(layout, zone, scale)
            assert shown is not None
            at = shown.box
            assert at.x >= 0
            assert at.y >= 0
            assert at.x + at.width <= layout.width
            assert at.y + at.height <= layout.depth
            for desk in map(box, layout.desks):
                beside = at.x >= desk.x + desk.width or desk.x >= at.x + at.width
                assert beside or at.y >= desk.y + desk.height or desk.y >= at.y + at.height
    assert zone_name(layout, Zone("Nobody", frozenset()), 1.0) is None


def test_a_desk_that_goes_takes_its_seats_out_of_the_zone(seats: EditorProbe) -> None:
    seats.button("propose-Front row")
    seats.mode("furniture")
    seats.click_piece(seats.desk(1))
    seats.key(_Key.Key_Delete)
    assert len(seats.zones()[0].seats) == 2


def test_escape_gives_up_a_lasso(seats: EditorProbe) -> None:
    seats.press((100, 210))
    seats.move((300, 210))
    seats.move((480, 290))
    seats.key(_Key.Key_Escape)
    seats.release((480, 290))
    assert seats.state.seats == frozenset()
    assert seats.editor.canvas.stage.marks.band == ()


def test_lines_join_neighbours_by_their_relation(pairs: EditorProbe) -> None:
    links = pairs.editor.canvas.stage.marks.links
    assert len(links) == len(neighbours(pairs.layout))
    assert {link.relation for link in links} >= {Relation.SAME_DESK, Relation.BESIDE}


def test_two_clicks_make_a_pair_and_a_word_corrects_it(pairs: EditorProbe) -> None:
    one, two = (s.id for s in pairs.desk(1).seats)
    pairs.click((167, 250))
    assert pairs.text("pair-words") == "Choose a second seat."
    pairs.click((232, 250))
    assert pairs.text("pair-words") == "Seats 1 and 2 share a desk, 0.65 m apart."
    pairs.button("relation-none")
    assert pairs.corrections() == (Correction(one, two, None),)
    assert "no neighbours" in pairs.text("pair-words")
    assert "said by hand" in pairs.text("pair-words")
    assert pairs.history() == ["Seats 1 and 2: not neighbours"]
    marks = pairs.editor.canvas.stage.marks.links
    assert [link.relation for link in marks if link.chosen] == [None]
    pairs.button("relation-measured")
    assert pairs.corrections() == ()


def test_seats_that_are_no_neighbours_are_made_some(pairs: EditorProbe) -> None:
    pairs.click((167, 250))
    pairs.click((432, 250))
    assert "are no neighbours" in pairs.text("pair-words")
    pairs.button("relation-beside")
    assert "Seat 4 is beside seat 1" in pairs.text("pair-words")


def test_a_click_on_a_line_chooses_its_pair(pairs: EditorProbe) -> None:
    pairs.click((300, 250))
    assert pairs.state.pair is not None
    assert {pairs.state.labels[s] for s in pairs.state.pair} == {"2", "3"}


def test_the_keyboard_makes_and_corrects_a_pair(pairs: EditorProbe) -> None:
    pairs.focus()
    pairs.key(_Key.Key_Tab)
    pairs.key(_Key.Key_Space)
    pairs.key(_Key.Key_Tab)
    pairs.key(_Key.Key_Space)
    assert pairs.text("pair-words").startswith("Seats 1 and 2 share a desk")
    pairs.key(_Key.Key_Return)
    pairs.key(_Key.Key_Tab)
    pairs.key(_Key.Key_Space)
    assert pairs.corrections()[0].relation is Relation.BESIDE


def test_one_chosen_seat_shows_only_its_own_lines(pairs: EditorProbe) -> None:
    every = len(pairs.editor.canvas.stage.marks.links)
    pairs.click((167, 250))
    assert 0 < len(pairs.editor.canvas.stage.marks.links) < every


def test_without_seats_nothing_can_be_chosen_and_nothing_breaks(bare: EditorProbe) -> None:
    for mode in ("seats", "neighbours"):
        bare.mode(mode)
        bare.focus()
        bare.key(_Key.Key_Right)
        bare.key(_Key.Key_Space)
        bare.click((300, 300))
        bare.drag((100, 100), (300, 100), (300, 300))
    assert bare.history() == []


def test_a_long_name_of_a_zone_is_elided_and_the_panel_keeps_its_width(seats: EditorProbe) -> None:
    seats.drag((100, 210), (480, 210), (480, 290), (100, 290), (100, 220))
    long = "All those who read and write without end & so on for ever"
    seats.type("zone-name", long)
    row = found(seats.page, Button, f"zone-{long}")
    remove = found(seats.page, Button, f"remove-zone-{long}")
    card = found(seats.page, Card, "zones-card")
    assert row.text().endswith("…")
    assert row.toolTip() == long
    assert row.accessibleName() == f"{long}, 4 seats"
    edge = remove.mapTo(seats.page, remove.rect().topRight()).x()
    assert edge < card.mapTo(seats.page, card.rect().topRight()).x() <= seats.page.width()
