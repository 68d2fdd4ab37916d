"""What cards show at the size at which they are drawn, and what today and private view add."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from seatingapp.domain.cards import Grades
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import RoomLayout, reading_order
from seatingapp.ui.plan_view.card_layout import Density, density_of, lay_out
from seatingapp.ui.plan_view.card_painter import CardPrint, card_pixmap
from seatingapp.ui.plan_view.card_text import dot_font
from seatingapp.ui.plan_view.photos import PhotoCache
from seatingapp.ui.plan_view.sheets import Sheets
from seatingapp.ui.plan_view.state import CardState, PlanState
from seatingapp.ui.theme import Theme, current_tokens
from tests.gui.plan_view.conftest import Open
from tests.gui.plan_view.probe import PlanProbe
from tests.gui.plan_view.rooms import EAL, PP, K, changed, drawn_photo, full_room

SAM = CardState(1, "Sam P", "SP", marks=(K, PP), praise=2, concern=1)
SIZES = ((104.0, 84.0), (60.0, 40.0), (50.0, 24.0), (34.0, 20.0))


def hall() -> RoomLayout:
    return from_template(Template.EXAM_HALL, 20, 20)


def painted(card: CardState, size: tuple[float, float], private: bool = True) -> QImage:
    shown = CardPrint(card, private)
    return card_pixmap(shown, size, (1.0, 1.0), current_tokens(), PhotoCache(), Sheets()).toImage()


def colours(image: QImage, area: QRect | None = None) -> set[str]:
    area = area or image.rect()
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(max(area.left(), 0), min(area.right() + 1, image.width()))
        for y in range(max(area.top(), 0), min(area.bottom() + 1, image.height()))
    }


@pytest.mark.parametrize(
    ("size", "density"), list(zip(SIZES, Density, strict=True)), ids=[d.value for d in Density]
)
def test_a_card_shows_what_can_be_read_at_its_size(
    size: tuple[float, float], density: Density
) -> None:
    assert density_of(*size) is density
    assert lay_out(*size).names is (density is not Density.DOT)


def test_a_larger_card_never_shows_less() -> None:
    order = list(Density)[::-1]
    for width in range(20, 140, 3):
        found = [order.index(density_of(width, height)) for height in range(14, 120, 3)]
        assert found == sorted(found)


def test_zooming_into_a_hall_brings_names_marks_and_photos(show: Open) -> None:
    asked: set[str] = set()

    def provide(key: str) -> bytes:
        asked.add(key)
        return drawn_photo(key)

    probe = show(PlanState(RoomLayout(0, 0)))
    probe.view.set_photos(provide)
    probe.view.show_state(full_room(hall(), 400, photos=True))
    tokens = current_tokens()
    seen = colours(probe.image())
    assert set(tokens.avatars) <= seen  # dots
    assert tokens.praise_soft not in seen
    assert not asked  # no photo is opened for a dot
    probe.view.zoom.by(2.2)
    seen = colours(probe.image())
    assert tokens.praise_soft in seen
    assert tokens.badge_pp not in seen
    probe.view.zoom.by(2)
    assert tokens.badge_pp in colours(probe.image())
    assert asked


@pytest.mark.parametrize("size", SIZES)
def test_nothing_private_is_painted_on_the_board_at_any_size(
    theme: Theme, size: tuple[float, float]
) -> None:
    del theme
    bare = replace(SAM, marks=(), concern=None)
    private = replace(SAM, has_action=True, grades=Grades("7", "6"), comment="near the window")
    assert painted(private, size, private=False) == painted(bare, size, private=False)


@pytest.mark.parametrize("size", SIZES)
def test_a_comment_turns_a_corner_in_private_view(theme: Theme, size: tuple[float, float]) -> None:
    del theme
    said = painted(replace(SAM, comment="x"), size)
    assert said != painted(SAM, size)
    ear = QRect(5, 5, 4, 4)
    assert current_tokens().warning in colours(said, ear)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("field", ["guest", "moved", "pinned", "absent"])
def test_what_is_so_today_can_be_seen_at_every_size(
    theme: Theme, size: tuple[float, float], field: str
) -> None:
    del theme
    card = replace(SAM, **{field: True})  # type: ignore[arg-type]
    assert painted(card, size, private=False) != painted(SAM, size, private=False)


def test_grades_have_their_own_line_or_a_chip(theme: Theme) -> None:
    del theme
    for size in ((104.0, 84.0), (90.0, 60.0)):
        graded = replace(SAM, marks=(), grades=Grades("7", "6"))
        assert painted(graded, size) != painted(replace(SAM, marks=()), size)


def test_a_long_name_keeps_both_its_lines(theme: Theme) -> None:
    """The grades give way to it and stand among the marks."""
    del theme
    card = replace(SAM, name="Anastasia-Marie Wolkenstein", marks=(), praise=None, concern=None)
    area = QRect(5 + 9, 5 + 50, 86, 34)
    graded = replace(card, grades=Grades("7", "6"))
    plain, with_grades = (painted(c, (104.0, 84.0)).copy(area) for c in (card, graded))
    assert plain == with_grades


def test_without_photo_and_initials_a_card_has_no_disc(theme: Theme) -> None:
    del theme
    tokens = current_tokens()
    disc = tokens.avatars[SAM.pupil_id]
    assert disc in colours(painted(SAM, (104.0, 84.0)))
    assert disc not in colours(painted(replace(SAM, show_initials=False), (104.0, 84.0)))


def test_seat_numbers_are_shown_on_request_and_said(lesson: PlanProbe) -> None:
    state = lesson.view.state
    numbers = {seat: str(n) for n, seat in enumerate(reading_order(state.layout), 1)}
    free = lesson.empty_seat()
    before = lesson.image().copy(lesson.area(free))
    lesson.view.show_state(replace(state, numbers=numbers))
    assert lesson.image().copy(lesson.area(free)) == before
    lesson.view.show_state(replace(state, numbers=numbers, show_numbers=True))
    assert lesson.image().copy(lesson.area(free)) != before
    assert lesson.view.spoken_words(free).startswith(f"Empty, seat {numbers[free]}, row 4")
    taken = lesson.seat("Leo A")
    assert f"Leo A, seat {numbers[taken]}, row 2" in lesson.view.spoken_words(taken)


def test_a_screen_reader_hears_what_the_signs_say(lesson: PlanProbe) -> None:
    leo, seat = lesson.pupil("Leo A"), lesson.seat("Leo A")
    fields = {
        "grades": Grades("7", "6"),
        "comment": "reads the board badly",
        "guest": True,
        "moved": True,
        "candidate": "1042",
    }
    lesson.view.show_state(changed(lesson.view.state, leo, **fields))
    words = lesson.view.spoken_words(seat)
    for part in ("target 7, working at 6", "guest today", "moved today", "candidate 1042"):
        assert part in words
    assert "comment: reads the board badly" in words
    lesson.view.show_state(replace(lesson.view.state, show_private=False))
    words = lesson.view.spoken_words(seat)
    assert "guest today" in words
    assert "target" not in words
    assert "comment" not in words


def test_a_comment_on_an_empty_seat_is_private_too(lesson: PlanProbe) -> None:
    free = lesson.empty_seat()
    state = replace(lesson.view.state, comments={free: "wobbly chair"})
    lesson.view.show_state(state)
    shown = lesson.image().copy(lesson.area(free))
    assert lesson.view.spoken_words(free).endswith("comment: wobbly chair")
    lesson.view.show_state(replace(state, show_private=False))
    assert lesson.image().copy(lesson.area(free)) != shown
    assert "wobbly" not in lesson.view.spoken_words(free)


def test_a_dot_has_a_font_only_where_it_can_be_read(theme: Theme) -> None:
    del theme
    font = dot_font("MW", 34, 20)
    assert font is not None
    assert font.pixelSize() >= 8
    assert dot_font("MW", 9, 20) is None
    assert dot_font("MW", 34, 6) is None


def test_marks_that_have_no_room_become_an_ellipsis_but_today_stays(theme: Theme) -> None:
    """On a full card `guest` is a word, and comes before the marks."""
    del theme
    crowded = replace(SAM, marks=(K, PP, EAL), guest=True, moved=True, has_action=True)
    tokens = current_tokens()
    seen = colours(painted(crowded, (104.0, 84.0)))
    assert tokens.info_soft in seen
    assert tokens.badge_medical in seen


def test_a_hidden_name_is_given_by_the_tooltip(show: Open) -> None:
    probe = show(full_room(hall(), 400))
    seat = probe.view.spoken_seats()[0]
    picture = probe.view.scene().picture_of(seat)  # type: ignore[attr-defined]
    assert picture.name_is_cut
    probe.view.zoom.by(3)
    probe.image()
    probe.view.ensureVisible(picture.rect)
    probe.image()
    assert not picture.name_is_cut


def test_thirty_six_in_a_room_of_120_seats_have_names(show: Open) -> None:
    probe = show(full_room(from_template(Template.ROWS_OF_DOUBLES, 10, 6), 36))
    for seat in probe.view.state.cards:
        area = probe.area(seat)
        assert density_of(area.width(), area.height()) in (Density.COMPACT, Density.SMALL)
