"""Where rules are not met is seen on the plan and told, in private only."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QAccessible, QColor, QImage, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication

from seatingapp.ui.plan_view import BrokenMark
from seatingapp.ui.theme import current_tokens
from tests.gui.plan_view.conftest import Open
from tests.gui.plan_view.probe import PlanProbe
from tests.gui.plan_view.rooms import nine_b

APART = "Aaliyah K not beside Ben O'N: they share a desk"


def _mark(probe: PlanProbe, *names: str, words: str = APART, must: bool = True) -> None:
    seats = tuple(probe.seat(name) for name in names)
    probe.view.show_state(replace(probe.view.state, broken=(BrokenMark(seats, words, must),)))


def _between(probe: PlanProbe, one: str, other: str) -> QRect:
    return probe.area(probe.seat(one)).united(probe.area(probe.seat(other)))


def _has(image: QImage, area: QRect, colour: str) -> bool:
    wanted = QColor(colour).rgb()
    return any(
        image.pixel(x, y) == wanted
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    )


def test_a_broken_must_joins_two_cards_in_the_colour_of_concern(lesson: PlanProbe) -> None:
    pair, concern = ("Olivia C", "Priya N"), current_tokens().concern
    plain = lesson.image()
    assert not _has(plain, _between(lesson, *pair), concern)
    _mark(lesson, *pair)
    marked = lesson.image()
    assert _has(marked, _between(lesson, *pair), concern)
    outside = _between(lesson, "Aaliyah K", "Noah B")
    assert marked.copy(outside) == plain.copy(outside)


def test_a_wish_looks_unlike_a_must_and_has_no_colour_of_concern(lesson: PlanProbe) -> None:
    pair = ("Olivia C", "Priya N")
    _mark(lesson, *pair, must=False)
    wish = lesson.image()
    assert not _has(wish, _between(lesson, *pair), current_tokens().concern)
    _mark(lesson, *pair)
    assert lesson.image() != wish


def test_of_a_wish_and_a_must_on_the_same_seats_the_must_is_seen(lesson: PlanProbe) -> None:
    seats = (lesson.seat("Olivia C"), lesson.seat("Priya N"))
    must, wish = BrokenMark(seats, "a"), BrokenMark(seats[::-1], "b", must=False)
    pictures = []
    for marks in ((must,), (must, wish), (wish, must)):
        lesson.view.show_state(replace(lesson.view.state, broken=marks))
        pictures.append(lesson.image())
    assert pictures[0] == pictures[1] == pictures[2]


def test_one_seat_is_marked_at_its_corner(lesson: PlanProbe) -> None:
    plain, area = lesson.image(), lesson.area(lesson.seat("Grace T"))
    _mark(lesson, "Grace T")
    corner = QRect(area.left() - 6, area.bottom() - 14, 20, 20)
    assert lesson.image().copy(corner) != plain.copy(corner)
    rest = QRect(area.left() + 16, area.top(), area.width() - 16, area.height())
    assert lesson.image().copy(rest) == plain.copy(rest)


def test_a_mark_on_a_seat_that_is_not_there_is_left_out(lesson: PlanProbe) -> None:
    plain = lesson.image()
    marks = (BrokenMark((lesson.seat("Grace T"), 9999), "x"), BrokenMark((9999,), "y"))
    lesson.view.show_state(replace(lesson.view.state, broken=marks))
    assert lesson.image() == plain


def test_marks_go_when_the_rule_is_met_and_stay_with_the_seats_of_a_turned_room(
    lesson: PlanProbe,
) -> None:
    plain = lesson.image()
    _mark(lesson, "Grace T")
    lesson.window.resize(900, 700)
    assert lesson.view.state.broken
    lesson.window.resize(830, 620)
    lesson.view.show_state(nine_b())
    assert lesson.image() == plain


@pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)", extend=True)
def test_the_words_are_in_the_tooltip_of_both_cards_and_in_no_other(lesson: PlanProbe) -> None:
    _mark(lesson, "Aaliyah K", "Ben O'N")
    assert lesson.tooltip_over(lesson.seat("Aaliyah K")) == f"SEN support\n{APART}"
    assert lesson.tooltip_over(lesson.seat("Ben O'N")) == f"pupil premium\n{APART}"
    assert "desk" not in lesson.tooltip_over(lesson.seat("Callum P"))


@pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)", extend=True)
def test_an_empty_seat_that_a_rule_wants_otherwise_has_a_tooltip_too(lesson: PlanProbe) -> None:
    seat = lesson.empty_seat()
    mark = BrokenMark((seat,), "The front row is filled first", must=False)
    lesson.view.show_state(replace(lesson.view.state, broken=(mark,)))
    assert lesson.tooltip_over(seat) == "The front row is filled first"


def test_a_screen_reader_reads_every_rule_that_is_broken_there(lesson: PlanProbe) -> None:
    ben = lesson.seat("Ben O'N")
    marks = (
        BrokenMark((lesson.seat("Aaliyah K"), ben), APART),
        BrokenMark((ben,), "Ben O'N in the front row", must=False),
    )
    lesson.view.show_state(replace(lesson.view.state, broken=marks))
    entry = QAccessible.queryAccessibleInterface(lesson.view).child(1)
    assert entry.text(QAccessible.Text.Description) == f"{APART}. Ben O'N in the front row"
    assert entry.text(QAccessible.Text.Name).startswith("Ben O'N, row 1, seat 2")


def test_a_mirrored_screen_shows_and_tells_no_rule(show: Open) -> None:
    probe = show(replace(nine_b(), show_private=False))
    plain = probe.image()
    _mark(probe, "Aaliyah K", "Ben O'N")
    assert probe.image() == plain
    assert probe.tooltip_over(probe.seat("Ben O'N")) == ""
    assert probe.view.spoken_description(probe.seat("Ben O'N")) == ""
    probe.view.show_state(replace(probe.view.state, show_private=True))
    shown = probe.image()
    probe.view.show_state(replace(probe.view.state, broken=()))
    assert shown != probe.image()


def test_seats_that_are_pointed_at_elsewhere_have_a_ring_of_their_own(lesson: PlanProbe) -> None:
    state = lesson.view.state
    seat, plain = lesson.seat("Leo A"), lesson.image()
    around = lesson.area(seat).adjusted(-9, -9, 9, 9)
    pictures = [plain.copy(around)]
    leo = frozenset({lesson.pupil("Leo A")})
    for other in (
        replace(state, highlighted=frozenset({seat})),
        replace(state, selected=leo),
        replace(state, selected=leo, highlighted=frozenset({seat})),
    ):
        lesson.view.show_state(other)
        pictures.append(lesson.image().copy(around))
    assert len({bytes(picture.constBits()) for picture in pictures}) == 4
    lesson.view.show_state(state)
    assert lesson.image() == plain


class _Painted(QObject):
    """Knows what of a widget was painted since it began to look."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False


def test_a_line_that_is_gone_is_painted_away_though_a_carried_card_is_painted_meanwhile(
    lesson: PlanProbe,
) -> None:
    viewport, area = lesson.view.viewport(), _between(lesson, "Tom W", "Leo A")
    _mark(lesson, "Tom W", "Leo A")
    QApplication.processEvents()
    painted = _Painted()
    viewport.installEventFilter(painted)
    lesson.view.show_state(replace(lesson.view.state, broken=()))
    viewport.repaint(0, 0, 90, 90)  # as where a card that was carried has just vanished
    QApplication.processEvents()
    assert QRegion(area).subtracted(painted.region).isEmpty()
