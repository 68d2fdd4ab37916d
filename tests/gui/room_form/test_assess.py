"""What the dialog for a new room makes of a draft."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from seatingapp.domain.room_templates import Template
from seatingapp.services.rooms import CopyRoom, blank_layout
from seatingapp.ui.room_form.presenter import (
    USUAL_SIZES,
    RoomFormPresenter,
    assess,
    draft_of,
    edit_of,
    usual_layout,
)
from seatingapp.ui.room_form.state import FormState, Model, RoomDraft, Start


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


def test_four_walls_are_measured_in_metres() -> None:
    draft = replace(draft_of(Template.HORSESHOE), name="Gym", start=Start.BLANK, width=12, depth=9)
    state = assess(draft, ())
    assert state.layout == blank_layout(1200, 900)
    assert (state.seats, state.acceptable) == ("0 seats", True)
    assert edit_of(draft).label == "Add room Gym"


def test_walls_of_no_room_say_so_and_stop_it() -> None:
    draft = replace(draft_of(Template.HORSESHOE), name="Gym", start=Start.BLANK, width=0)
    state = assess(draft, ())
    assert state.layout is None
    assert state.problem == "A room is 1 m to 100 m wide and deep."
    assert not state.acceptable


def test_a_copy_looks_like_its_room_and_needs_one() -> None:
    layout = usual_layout(Template.GROUPS_OF_SIX)
    models = (Model(7, "Lab 2", layout),)
    draft = replace(draft_of(Template.HORSESHOE), name="Lab 3", start=Start.COPY, copied=7)
    assert assess(draft, (), models).layout == layout
    assert assess(draft, (), models).acceptable
    assert not assess(draft, ()).acceptable
    edit = edit_of(draft)
    assert isinstance(edit, CopyRoom)
    assert (edit.room_id, edit.name) == (7, "Lab 3")


def test_choosing_a_copy_begins_with_the_first_room_and_keeps_the_name() -> None:
    notes = Notes()
    models = (
        Model(7, "Lab 2", usual_layout(Template.LAB_BENCHES)),
        Model(9, "Hall", usual_layout(Template.EXAM_HALL)),
    )
    presenter = RoomFormPresenter(notes, (), draft_of(Template.HORSESHOE), models)
    presenter.name("Lab 3")
    presenter.start("copy")
    assert notes.states[-1].layout == models[0].layout
    presenter.copied("9")
    assert notes.states[-1].layout == models[1].layout
    presenter.start("blank")
    presenter.width(5)
    presenter.depth(4)
    assert notes.states[-1].layout == blank_layout(500, 400)
    presenter.start("template")
    assert notes.states[-1].layout == usual_layout(Template.HORSESHOE)
    assert presenter.draft.name == "Lab 3"
