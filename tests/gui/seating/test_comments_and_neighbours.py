"""Comments of plans and seats in private view, and who sits next to whom."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from seatingapp.domain.isolation import isolated
from seatingapp.domain.neighbours import neighbours_of, with_correction
from seatingapp.services.plan_comments import SetComment
from seatingapp.ui.plan_view import LineStyle, SeatLine
from seatingapp.ui.privacy import LASTS_SECONDS
from seatingapp.ui.seating.lines.overlay import overlay
from tests.gui.finding import found
from tests.gui.seating.dialogs import show_private, shown_plan
from tests.gui.seating.probe import SeatingProbe

Ctrl = Qt.KeyboardModifier.ControlModifier
SECRET = "Keep the left side free."


def field(page: SeatingProbe, name: str) -> QLineEdit:
    return found(page.page, QLineEdit, name)


def lines(page: SeatingProbe) -> tuple[SeatLine, ...]:
    return page.view.state.lines


def typed(page: SeatingProbe, name: str, text: str) -> None:
    line = field(page, name)
    line.setFocus(Qt.FocusReason.TabFocusReason)
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_comments_are_neither_shown_nor_kept_without_private_view(page: SeatingProbe) -> None:
    seat = next(iter(shown_plan(page).seated))
    page.editor.perform(SetComment(page.shown_id(), seat, SECRET))
    assert not found(page.page, QWidget, "comments").isVisible()
    assert page.page._state.comments is None
    assert page.view.state.cards[seat].comment == ""
    assert page.view.state.comments == {}
    show_private(page)
    assert page.view.state.cards[seat].comment == SECRET
    page.private.hide()
    assert page.view.state.cards[seat].comment == ""
    assert field(page, "comment-seat").text() == ""


def test_a_comment_on_the_plan_is_written_with_enter_and_undone(page: SeatingProbe) -> None:
    show_private(page)
    before = page.plans()
    typed(page, "comment-plan", SECRET)
    assert shown_plan(page).comment == SECRET
    assert len(page.plans()) == len(before)
    assert page.text("seating-toast-text") == "Comment saved."
    page.press("undo")
    assert page.plans() == before
    assert field(page, "comment-plan").text() == ""


def test_the_seat_of_a_pupil_and_an_empty_one_carry_comments(page: SeatingProbe) -> None:
    show_private(page)
    assert not field(page, "comment-seat").isVisible()
    name = page.names()[0]
    page.page.canvas.selection_requested.emit(frozenset({page.pupil(name)}), "click")
    assert page.text("comment-seat-title") == f"Seat of {name}"
    typed(page, "comment-seat", SECRET)
    empty = page.empty_seats()[0]
    page.go_to(empty)
    page.keys(Qt.Key.Key_Return)
    assert page.text("comment-seat-title").startswith("Empty seat, row ")
    assert field(page, "comment-seat").text() == ""
    typed(page, "comment-seat", "Socket is broken")
    assert shown_plan(page).comments == {page.seat(name): SECRET, empty: "Socket is broken"}
    assert page.view.state.comments[empty] == "Socket is broken"
    assert "comment: Socket is broken" in page.view.spoken_words(empty)


def test_what_is_being_typed_is_saved_when_the_clock_hides_private_data(
    page: SeatingProbe,
) -> None:
    show_private(page)
    line = field(page, "comment-plan")
    line.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(line, SECRET)
    page.clock.now += LASTS_SECONDS
    page.private.tick()
    assert shown_plan(page).comment == SECRET
    assert line.text() == ""
    assert not line.isVisible()


def test_neighbours_are_drawn_for_all_or_for_the_one_who_is_selected(page: SeatingProbe) -> None:
    assert lines(page) == ()
    page.press("neighbours")
    every = lines(page)
    taken = shown_plan(page).seated.keys()
    assert every
    assert all({line.seat, line.other} <= taken for line in every)
    name = page.names()[0]
    page.page.canvas.selection_requested.emit(frozenset({page.pupil(name)}), "click")
    own = lines(page)
    assert set(own) < set(every)
    assert all(page.seat(name) in (line.seat, line.other) for line in own)
    button = found(page.page, QWidget, "neighbours")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert lines(page) == ()


def test_the_panel_says_who_sits_around_a_pupil_with_metres(page: SeatingProbe) -> None:
    plan = shown_plan(page)
    name = page.names()[0]
    seat = page.seat(name)
    assert seat is not None
    page.page.canvas.selection_requested.emit(frozenset({page.pupil(name)}), "click")
    told = page.text("chosen-near")
    near = [n for n in neighbours_of(plan.layout, seat) if n.other in plan.seated]
    assert near
    for neighbour in near:
        card = page.view.state.cards[neighbour.other]
        assert f"{isolated(card.name)} {neighbour.metres:.2f} m" in told
    assert told.startswith("Beside: ")


def test_what_a_teacher_said_of_two_seats_has_a_look_of_its_own(page: SeatingProbe) -> None:
    plan = shown_plan(page)
    near = next(n for s in plan.seated for n in neighbours_of(plan.layout, s))
    said = with_correction(plan.layout, near.seat, near.other, near.relation.mirrored)
    seats = {near.seat, near.other}
    styles = {line.style for line in overlay(said, seats, frozenset())}
    assert styles == {LineStyle.CORRECTED}
    styles = {line.style for line in overlay(plan.layout, seats, frozenset())}
    assert LineStyle.CORRECTED not in styles


def test_a_name_from_right_to_left_keeps_its_direction_to_itself() -> None:
    assert isolated("Uma G") == "Uma G"
    assert isolated("נועם ב") == "\u2068נועם ב\u2069"
