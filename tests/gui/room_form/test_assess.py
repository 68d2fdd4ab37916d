"""What the dialog for a new room makes of a draft."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from seatingapp.domain.room_templates import Template
from seatingapp.ui.room_form.presenter import (
    USUAL_SIZES,
    RoomFormPresenter,
    assess,
    draft_of,
    usual_layout,
)
from seatingapp.ui.room_form.state import FormState, RoomDraft


@dataclass
class Notes:
    states: list[FormState] = field(default_factory=list)

    def show_state(self, state: FormState) -> None:
        self.states.append(state)


@pytest.mark.parametrize("template", list(Template))
def test_every_template_starts_with_a_usual_size_for_a_class(template: Template) -> None:
    assert 28 <= usual_layout(template).capacity <= 36
    state = assess(draft_of(template), ())
    assert state.layout == usual_layout(template)
    assert state.rows_label
    assert state.columns_label


def test_a_room_without_a_name_is_not_wrong_but_cannot_be_added() -> None:
    state = assess(draft_of(Template.HORSESHOE), ())
    assert not state.acceptable
    assert state.problem == ""


def test_a_taken_name_is_said_whatever_its_case() -> None:
    state = assess(RoomDraft("lab  2"), {"Lab 2"})
    assert not state.acceptable
    assert state.name_problem
    assert state.problem == "There is a room called lab 2 already. Choose another name."


def test_a_name_has_a_longest_length() -> None:
    assert assess(RoomDraft("x" * 60), ()).acceptable
    assert "at most 60" in assess(RoomDraft("x" * 61), ()).problem


@pytest.mark.parametrize("rows", [0, 31])
def test_numbers_that_make_no_room_are_said(rows: int) -> None:
    state = assess(RoomDraft("Hall", rows=rows), ())
    assert not state.acceptable
    assert not state.name_problem
    assert state.layout is None
    assert state.problem == "A room template takes 1 to 30 rows and 1 to 30 columns."


def test_sixty_seats_are_five_rows_of_six_double_desks() -> None:
    assert assess(RoomDraft("Hall", Template.ROWS_OF_DOUBLES, 5, 6), ()).seats == "60 seats"
    assert assess(RoomDraft("Nook", Template.ROWS_OF_SINGLES, 1, 1), ()).seats == "1 seat"


def test_another_template_keeps_the_name_and_takes_its_own_size() -> None:
    view = Notes()
    presenter = RoomFormPresenter(view, (), draft_of(Template.ROWS_OF_SINGLES))
    presenter.name("Hall")
    presenter.rows(2)
    presenter.columns(3)
    assert view.states[-1].seats == "6 seats"
    presenter.template(Template.GROUPS_OF_SIX.value)
    draft = view.states[-1].draft
    assert draft.name == "Hall"
    assert (draft.rows, draft.columns) == USUAL_SIZES[Template.GROUPS_OF_SIX]
