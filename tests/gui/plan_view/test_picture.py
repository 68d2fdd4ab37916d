"""What is painted: one way in, nothing out, and only what the state allows to be seen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage

from seatingapp.domain.plan_picture import Side
from seatingapp.domain.room_templates import Template, from_template, row_of_blocks
from seatingapp.ui.plan_view.card_layout import lay_out
from seatingapp.ui.plan_view.card_painter import CardPrint, card_pixmap, fitted_name
from seatingapp.ui.plan_view.card_text import SMALLEST
from seatingapp.ui.plan_view.fitting import fit
from seatingapp.ui.plan_view.photos import PhotoCache
from seatingapp.ui.plan_view.seat_picture import content_size
from seatingapp.ui.plan_view.sheets import Sheets
from seatingapp.ui.plan_view.state import EMPTY_PLAN, CardState
from seatingapp.ui.theme import Theme, ThemeChoice, Tokens, current_tokens
from tests.gui.plan_view.conftest import Open
from tests.gui.plan_view.probe import Ctrl, PlanProbe
from tests.gui.plan_view.rooms import (
    EAL,
    PP,
    K,
    changed,
    drawn_photo,
    full_room,
    nine_b,
    sixty,
)


def _colours(image: QImage, area: QRect) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    }


def test_showing_a_state_emits_nothing(lesson: PlanProbe) -> None:
    state = lesson.view.state
    for other in (
        replace(state, armed=True, movable=True),
        replace(state, selected=frozenset({lesson.pupil("Leo A")})),
        replace(state, side=Side.PUPILS),
        changed(state, lesson.pupil("Leo A"), absent=True),
        sixty(),
        EMPTY_PLAN,
        state,
    ):
        lesson.view.show_state(other)
        lesson.image()
    assert lesson.asked == []
    assert lesson.heard == []


def test_showing_an_equal_state_paints_the_same(lesson: PlanProbe) -> None:
    before = lesson.image()
    lesson.view.show_state(nine_b())
    assert lesson.image() == before


def test_a_changed_card_changes_nothing_but_itself(lesson: PlanProbe) -> None:
    before = lesson.image()
    tom = lesson.pupil("Tom W")
    lesson.view.show_state(changed(lesson.view.state, tom, praise=9))
    after = lesson.image()
    area = lesson.area(lesson.seat("Tom W"))
    assert before.copy(area) != after.copy(area)
    for x in range(0, before.width(), 3):
        for y in range(0, before.height(), 3):
            if not area.contains(x, y):
                assert before.pixel(x, y) == after.pixel(x, y)


def test_the_board_safe_view_paints_no_mark_and_no_concern(show: Open) -> None:
    tokens = current_tokens()
    private = {tokens.badge_sen, tokens.badge_pp, tokens.badge_eal, tokens.badge_medical}
    private |= {tokens.concern_soft}
    probe = show(nine_b())
    everywhere = probe.image().rect()
    assert private <= _colours(probe.image(), everywhere)
    probe.view.show_state(replace(nine_b(), show_private=False))
    assert not private & _colours(probe.image(), everywhere)
    assert tokens.praise_soft in _colours(probe.image(), everywhere)


def test_the_pupils_side_turns_the_room(lesson: PlanProbe) -> None:
    front, back = lesson.seat("Aaliyah K"), lesson.seat("Amir R")
    assert lesson.area(front).top() < lesson.area(back).top()
    assert lesson.area(front).left() < lesson.area(back).left()
    lesson.view.show_state(replace(lesson.view.state, side=Side.PUPILS))
    assert lesson.area(front).top() > lesson.area(back).top()
    assert lesson.area(front).left() > lesson.area(back).left()


def test_zoom_is_kept_over_states_and_let_go_for_another_room(lesson: PlanProbe) -> None:
    lesson.go_to("Leo A")
    lesson.keys(Qt.Key.Key_Plus, Qt.Key.Key_Plus, modifier=Ctrl)
    zoomed = lesson.view.zoom.factor
    assert zoomed > 1.5
    leo = lesson.pupil("Leo A")
    lesson.view.show_state(changed(lesson.view.state, leo, praise=7))
    lesson.view.show_state(replace(lesson.view.state, side=Side.PUPILS))
    assert lesson.view.zoom.factor == zoomed
    lesson.keys(Qt.Key.Key_0, modifier=Ctrl)
    assert lesson.view.zoom.factor == 1.0
    lesson.view.zoom.larger()
    lesson.view.show_state(sixty())
    assert lesson.view.zoom.factor == 1.0


def test_a_focus_out_of_sight_is_brought_into_sight(lesson: PlanProbe) -> None:
    lesson.view.zoom.by(4)
    lesson.go_to("Amir R")
    viewport = lesson.view.viewport().rect()
    assert viewport.contains(lesson.area(lesson.seat("Amir R")).center())
    lesson.go_to("Aaliyah K")
    assert viewport.contains(lesson.area(lesson.seat("Aaliyah K")).center())


def test_photos_are_forgotten_on_request(lesson: PlanProbe) -> None:
    asked: list[str] = []

    def provide(key: str) -> bytes:
        asked.append(key)
        return drawn_photo(key)

    lesson.view.set_photos(provide)
    lesson.view.show_state(changed(lesson.view.state, lesson.pupil("Leo A"), photo_key="leo"))
    lesson.image()
    lesson.image()
    assert asked == ["leo"]
    lesson.view.clear_caches()
    lesson.image()
    assert asked == ["leo", "leo"]


def test_a_photo_that_cannot_be_read_leaves_the_initials(lesson: PlanProbe) -> None:
    area = lesson.area(lesson.seat("Leo A"))
    initials = lesson.image().copy(area)
    lesson.view.set_photos(lambda _key: b"no picture")
    lesson.view.show_state(changed(lesson.view.state, lesson.pupil("Leo A"), photo_key="leo"))
    assert lesson.image().copy(area) == initials


@pytest.mark.parametrize("choice", [ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST])
def test_a_change_of_theme_paints_everything_anew(
    lesson: PlanProbe, theme: Theme, choice: ThemeChoice
) -> None:
    lesson.image()
    theme.choose(choice)
    image = lesson.image()
    assert image.pixelColor(2, 2) == QColor(theme.tokens.surface)
    area = lesson.area(lesson.seat("Leo A"))
    assert theme.tokens.seat in _colours(image, area)


def test_no_two_of_sixty_cards_overlap_and_all_are_in_the_window(show: Open) -> None:
    probe = show(sixty())
    areas = [probe.area(seat) for seat in probe.view.spoken_seats()]
    assert len(areas) == 60
    viewport = probe.view.viewport().rect()
    for n, area in enumerate(areas):
        assert viewport.contains(area)
        assert not any(area.intersects(other) for other in areas[n + 1 :])


def test_even_two_hundred_cards_do_not_overlap() -> None:
    picture = fit(from_template(Template.ROWS_OF_DOUBLES, 10, 10), 830, 560, Side.TEACHER).picture
    boxes = [QRect(int(b.x), int(b.y), int(b.width), int(b.height)) for b in picture.cards.values()]
    for n, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[n + 1 :])


def test_zooming_into_a_full_room_shows_the_marks(show: Open) -> None:
    probe = show(full_room(from_template(Template.ROWS_OF_DOUBLES, 5, 6), 60))
    everywhere = probe.image().rect()
    tokens = current_tokens()
    assert tokens.badge_pp not in _colours(probe.image(), everywhere)
    probe.view.zoom.by(2)
    assert tokens.badge_pp in _colours(probe.image(), everywhere)


@pytest.mark.parametrize("name", ["Anastasia-Marie W", "Oluwaseun A", "Wojciech K", "王小明"])
@pytest.mark.parametrize("size", [(100, 84), (112, 55), (74, 88), (52, 68)])
def test_names_are_not_cut_on_any_usual_card(
    theme: Theme, name: str, size: tuple[float, float]
) -> None:
    del theme
    fitted = fitted_name(CardState(1, name, "XX"), lay_out(*size))
    assert not fitted.cut
    assert fitted.px >= SMALLEST
    assert "".join(fitted.lines).replace(" ", "") == name.replace(" ", "")


def test_a_name_that_had_to_be_cut_has_a_tooltip(show: Open) -> None:
    state = nine_b()
    leo = next(c for c in state.cards.values() if c.name == "Leo A").pupil_id
    long_name = "Wolfeschlegelsteinhausenbergerdorff H"
    probe = show(changed(state, leo, name=long_name))
    seat = probe.seat(long_name)
    assert probe.view.scene().picture_of(seat).name_is_cut  # type: ignore[attr-defined]


def test_the_parts_of_a_card_stay_inside_it() -> None:
    for width in range(30, 140, 2):
        for height in range(28, 110, 2):
            layout = lay_out(width, height)
            parts = [part for part in (layout.name, layout.avatar) if part is not None]
            for part in parts:
                assert part.x >= 0
                assert part.y >= 0
                assert part.width > 0
                assert part.height > 0
                assert part.x + part.width <= width
                assert part.y + part.height <= height


def test_a_crowded_card_gets_room_before_its_text_grows() -> None:
    assert content_size((52, 68), 1.5) == ((78.0, 102.0), 1.0)
    size, magnified = content_size((100.0, 84.0), 2)
    assert size == (100.0, 84.0)
    assert magnified == 2.0


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_card_is_drawn_with_the_pixels_of_its_screen(theme: Theme, ratio: float) -> None:
    card = CardState(1, "Farhan S", "FS", marks=(K, PP, EAL), praise=3, concern=1, pinned=True)
    tokens: Tokens = theme.tokens
    pixmap = card_pixmap(
        CardPrint(card, True), (100, 84), (1.0, ratio), tokens, PhotoCache(), Sheets()
    )
    assert pixmap.devicePixelRatio() == ratio
    assert pixmap.width() == round(110 * ratio)
    assert pixmap.height() == round(94 * ratio)


def test_the_same_pupil_has_the_same_colour_in_every_seat(lesson: PlanProbe) -> None:
    tokens = current_tokens()
    shown = _colours(lesson.image(), lesson.area(lesson.seat("Tom W"))) & set(tokens.avatars)
    tom = lesson.view.state.cards[lesson.seat("Tom W")]
    moved = {**lesson.view.state.cards, lesson.empty_seat(): tom}
    del moved[lesson.seat("Tom W")]
    lesson.view.show_state(replace(lesson.view.state, cards=moved))
    area = lesson.area(lesson.seat("Tom W"))
    assert _colours(lesson.image(), area) & set(tokens.avatars) == shown
    assert len(shown) == 1


def test_on_a_large_screen_names_are_larger_instead_of_farther_apart() -> None:
    layout = row_of_blocks((2, 3, 2), 4)
    small, large = (
        fit(layout, width, height, Side.TEACHER) for width, height in ((830, 600), (1400, 900))
    )
    assert small.oversize == 1.0
    assert large.oversize < 1.0
    box = next(iter(large.picture.cards.values()))
    assert box.width <= 128
    assert box.width / large.oversize > 150
