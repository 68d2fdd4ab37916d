"""Decides what the dialog for a new room shows; knows no Qt."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Protocol

from seatingapp.domain.errors import Refusal
from seatingapp.domain.names import tidy
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import RoomLayout
from seatingapp.domain.wording import counted
from seatingapp.services.rooms import AddRoom, CopyRoom, blank_layout
from seatingapp.ui.room_form.state import FormState, Model, RoomDraft, Start

LONGEST_NAME = 60
# Rows and columns that make a room for about 30 pupils.
USUAL_SIZES: dict[Template, tuple[int, int]] = {
    Template.ROWS_OF_SINGLES: (5, 6),
    Template.ROWS_OF_DOUBLES: (4, 4),
    Template.GROUPS_OF_FOUR: (2, 4),
    Template.GROUPS_OF_SIX: (2, 3),
    Template.HORSESHOE: (4, 6),
    Template.COMPUTER_ROOM: (4, 8),
    Template.ROUND_TABLES: (2, 3),
    Template.LAB_BENCHES: (4, 2),
    Template.EXAM_HALL: (6, 6),
}
_LABELS: dict[Template, tuple[str, str]] = {
    Template.ROWS_OF_SINGLES: ("Rows", "Desks in a row"),
    Template.ROWS_OF_DOUBLES: ("Rows", "Desks in a row"),
    Template.GROUPS_OF_FOUR: ("Rows of groups", "Groups in a row"),
    Template.GROUPS_OF_SIX: ("Rows of groups", "Groups in a row"),
    Template.HORSESHOE: ("Desks down each side", "Desks along the back"),
    Template.COMPUTER_ROOM: ("Rows", "Computers in a row"),
    Template.ROUND_TABLES: ("Rows of tables", "Tables in a row"),
    Template.LAB_BENCHES: ("Rows", "Benches in a row"),
    Template.EXAM_HALL: ("Rows", "Desks in a row"),
}


def usual_layout(template: Template) -> RoomLayout:
    """Return a template in its usual size, for a thumbnail."""
    return from_template(template, *USUAL_SIZES[template])


def draft_of(template: Template) -> RoomDraft:
    """Return a draft without a name in a template's usual size."""
    rows, columns = USUAL_SIZES[template]
    return RoomDraft("", template, rows, columns)


def edit_of(draft: RoomDraft) -> AddRoom | CopyRoom:
    """Return the edit that adds the room. Raises Refusal for numbers that make none."""
    name = tidy(draft.name)
    if draft.start is Start.COPY:
        return CopyRoom(draft.copied, name)
    if draft.start is Start.BLANK:
        return AddRoom.blank(name, draft.width * 100.0, draft.depth * 100.0)
    return AddRoom.of_template(name, draft.template, draft.rows, draft.columns)


def assess(draft: RoomDraft, taken: Collection[str], models: Sequence[Model] = ()) -> FormState:
    """Return what a draft comes to, where rooms with the names `taken` exist already."""
    layout, problem = _layout(draft, models)
    wrong_name = _name_problem(draft.name, taken)
    rows_label, columns_label = _LABELS[draft.template]
    return FormState(
        draft,
        rows_label,
        columns_label,
        layout,
        counted(layout.capacity, "seat") if layout is not None else "",
        wrong_name or problem,
        bool(wrong_name),
        bool(tidy(draft.name)) and not wrong_name and layout is not None,
    )


def _layout(draft: RoomDraft, models: Sequence[Model]) -> tuple[RoomLayout | None, str]:
    if draft.start is Start.COPY:
        return next((m.layout for m in models if m.room_id == draft.copied), None), ""
    try:
        if draft.start is Start.BLANK:
            return blank_layout(draft.width * 100.0, draft.depth * 100.0), ""
        return from_template(draft.template, draft.rows, draft.columns), ""
    except Refusal as refusal:
        return None, refusal.what


def _name_problem(name: str, taken: Collection[str]) -> str:
    """An empty name is no problem yet: nobody has had the time to type one."""
    name = tidy(name)
    if len(name) > LONGEST_NAME:
        return f"A room's name has at most {LONGEST_NAME} letters."
    if name.casefold() in {other.casefold() for other in taken}:
        return f"There is a room called {name} already. Choose another name."
    return ""


class RoomFormView(Protocol):
    """The dialog, as far as its presenter knows it."""

    def show_state(self, state: FormState) -> None:
        """Show a state and emit nothing."""


class RoomFormPresenter:
    """Keeps the draft and shows what it comes to after every change."""

    def __init__(
        self,
        view: RoomFormView,
        taken: Collection[str],
        draft: RoomDraft,
        models: Sequence[Model] = (),
    ) -> None:
        """Show the first draft; `models` are the rooms that may be copied."""
        self._view = view
        self._taken = frozenset(taken)
        self._models = tuple(models)
        self.draft = draft
        self._show()

    def name(self, name: str) -> None:
        """The user typed a name."""
        self._change(replace(self.draft, name=name))

    def start(self, start: str) -> None:
        """The user chose what to start from, by its key."""
        copied = self.draft.copied or (self._models[0].room_id if self._models else 0)
        self._change(replace(self.draft, start=Start(start), copied=copied))

    def template(self, template: str) -> None:
        """The user chose a template, by its key: start with its usual size."""
        rows, columns = USUAL_SIZES[Template(template)]
        chosen = replace(self.draft, template=Template(template), rows=rows, columns=columns)
        self._change(chosen)

    def rows(self, rows: int) -> None:
        """The user set the number of rows."""
        self._change(replace(self.draft, rows=rows))

    def columns(self, columns: int) -> None:
        """The user set the number of columns."""
        self._change(replace(self.draft, columns=columns))

    def width(self, metres: int) -> None:
        """The user set how wide a blank room is."""
        self._change(replace(self.draft, width=metres))

    def depth(self, metres: int) -> None:
        """The user set how deep a blank room is."""
        self._change(replace(self.draft, depth=metres))

    def copied(self, room_id: str) -> None:
        """The user chose the room to copy, by its number as text."""
        self._change(replace(self.draft, copied=int(room_id)))

    def _change(self, draft: RoomDraft) -> None:
        self.draft = draft
        self._show()

    def _show(self) -> None:
        self._view.show_state(assess(self.draft, self._taken, self._models))
