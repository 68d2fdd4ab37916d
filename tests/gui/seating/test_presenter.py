"""The presenter of the Seating page with a view that only takes notes: no window at all."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from seatingapp.domain.room_templates import Template
from seatingapp.services.rooms import AddRoom, all_rooms
from seatingapp.services.workspace import Topic, Workspace
from seatingapp.ui.editor import Editor
from seatingapp.ui.place import Place
from seatingapp.ui.plan_view import TOGGLE
from seatingapp.ui.privacy import Privacy, PrivateView
from seatingapp.ui.room_form.state import RoomDraft
from seatingapp.ui.seating import presenter as module
from seatingapp.ui.seating.presenter import SeatingPresenter
from seatingapp.ui.seating.state import Body, Order
from tests.conftest import Sample
from tests.gui.seating.at_once import AtOnce, Dialogs, at_once
from tests.gui.seating.notes import Notes

SEED = 4711


class Desk:
    """Presenter, notes and everything around them."""

    def __init__(self, workspace: Workspace) -> None:
        self.view = Notes()
        self.workspace = workspace
        self.editor = Editor(workspace)
        self.private = PrivateView(lambda: 0.0)
        self.at = Place()
        self.runner, self.dialogs = AtOnce(), Dialogs()
        self.presenter = SeatingPresenter(
            self.view,
            workspace,
            self.editor,
            self.private,
            at=self.at,
            means=at_once(self.runner, self.dialogs),
            seed=lambda: SEED,
        )
        self.editor.changed.connect(self.presenter.changed)
        self.editor.refused.connect(self.presenter.refused)
        self.private.listen(self.presenter.privacy_changed)


@pytest.fixture
def desk(sample: Sample) -> Desk:
    made = Desk(sample.workspace)
    made.presenter.opened()
    return made


def test_the_presenter_imports_no_qt() -> None:
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    names = [n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    names += [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
    assert names
    assert not any(name.startswith(("PySide6", "shiboken6")) for name in names)


def test_nothing_is_read_before_the_page_is_opened(sample: Sample) -> None:
    desk = Desk(sample.workspace)
    desk.presenter.changed(frozenset(Topic))
    assert desk.view.states == []


def test_an_empty_vault_has_no_class_to_seat(workspace: Workspace) -> None:
    desk = Desk(workspace)
    desk.presenter.opened()
    assert desk.view.state.body is Body.NO_CLASS
    desk.presenter.moves.place(1, 1)
    desk.presenter.moves.unseat(frozenset({1}))
    desk.presenter.moves.pin(frozenset({1}), True)
    desk.presenter.moves.arrange(Order.CLEAR)
    desk.presenter.starts.start(1, False)
    assert not desk.editor.stack.canUndo()


def test_the_counts_add_up(desk: Desk) -> None:
    before = desk.view.state.counts
    assert before.seated == before.pupils == 26
    desk.presenter.moves.unseat(frozenset(desk.view.loose()[:3]))
    after = desk.view.state.counts
    assert (after.seats, after.pupils, after.seated) == (28, 26, 23)
    assert len(desk.view.state.plan.tray) == 3


@pytest.mark.parametrize("from_tray", [False, True])
@pytest.mark.parametrize("taken", [False, True])
def test_every_way_to_a_seat_has_its_own_name_in_the_history(
    desk: Desk, from_tray: bool, taken: bool
) -> None:
    one, other = desk.view.loose()[:2]
    cards = {c.pupil_id: c.name for c in desk.view.state.plan.cards.values()}
    target = desk.view.seat(other) if taken else desk.view.free()
    assert target is not None
    if from_tray:
        desk.presenter.moves.unseat(frozenset({one}))
        assert desk.editor.stack.undoText() == f"Unseat {cards[one]}"
    desk.presenter.moves.place(one, target)
    expected = {
        (False, False): f"Move {cards[one]}",
        (False, True): f"Swap {cards[one]} and {cards[other]}",
        (True, False): f"Seat {cards[one]}",
        (True, True): f"Seat {cards[one]} instead of {cards[other]}",
    }
    assert desk.editor.stack.undoText() == expected[from_tray, taken]
    assert desk.view.seat(one) == target


def test_putting_a_pupil_where_they_sit_is_no_edit(desk: Desk) -> None:
    one = desk.view.loose()[0]
    seat = desk.view.seat(one)
    assert seat is not None
    desk.presenter.moves.place(one, seat)
    assert not desk.editor.stack.canUndo()
    assert desk.view.state.chosen is not None


def test_a_pinned_pupil_refuses_to_move_and_to_leave(desk: Desk) -> None:
    one = desk.view.loose()[0]
    desk.presenter.moves.pin(frozenset({one}), True)
    steps = desk.editor.stack.count()
    desk.presenter.moves.place(one, desk.view.free())
    desk.presenter.moves.unseat(frozenset({one}))
    assert [r.what for r in desk.view.refusals] == ["That pupil is pinned."] * 2
    assert desk.editor.stack.count() == steps


def test_of_several_pupils_only_the_pinned_stay(desk: Desk) -> None:
    one, other = desk.view.loose()[:2]
    desk.presenter.moves.pin(frozenset({one}), True)
    desk.presenter.moves.unseat(frozenset({one, other}))
    assert desk.view.seat(one) is not None
    assert desk.view.seat(other) is None


def test_a_seat_that_the_plan_lacks_is_refused(desk: Desk) -> None:
    desk.presenter.moves.place(desk.view.loose()[0], 999)
    assert desk.view.refusals[0].what == "This plan has no such seat."


def test_the_same_seed_seats_the_same(desk: Desk) -> None:
    desk.presenter.moves.arrange(Order.RANDOM)
    first = dict(desk.view.state.plan.cards)
    desk.presenter.moves.arrange(Order.ALPHABETICAL)
    assert desk.view.state.plan.cards != first
    desk.presenter.moves.arrange(Order.RANDOM)
    assert desk.view.state.plan.cards == first
    assert desk.editor.stack.undoText() == f"Seat at random (seed {SEED})"
    desk.presenter.moves.arrange(Order.RANDOM)
    assert desk.view.messages[-1] == ("Everybody sits so already.", False)


def test_clearing_says_who_stayed(desk: Desk) -> None:
    desk.presenter.moves.arrange(Order.CLEAR)
    pinned = desk.view.state.counts.pinned
    assert desk.view.state.counts.seated == pinned > 0
    assert desk.view.messages[-1][0].startswith(f"Seats cleared. {pinned} pinned pupil")


def test_a_toggle_turns_over_and_other_gestures_replace(desk: Desk) -> None:
    one, other = desk.view.loose()[:2]
    desk.presenter.select(frozenset({one}), "click")
    desk.presenter.select(frozenset({other}), TOGGLE)
    assert desk.view.state.plan.selected == {one, other}
    assert desk.view.state.chosen is not None
    assert desk.view.state.chosen.title == "2 pupils"
    desk.presenter.select(frozenset({one}), TOGGLE)
    assert desk.view.state.plan.selected == {other}
    desk.presenter.select(frozenset(), "click")
    assert desk.view.state.chosen is None


def test_going_to_another_class_forgets_the_selection(desk: Desk) -> None:
    desk.presenter.select(frozenset(desk.view.loose()[:1]), "click")
    other = next(c for c in desk.view.state.classes if c.name == "8A/En1")
    desk.presenter.choose_class(other.class_id)
    assert desk.view.state.class_name == "8A/En1"
    assert desk.view.state.plan.selected == frozenset()
    assert desk.at.class_id == other.class_id


def test_the_dialog_knows_which_names_are_taken(desk: Desk) -> None:
    desk.presenter.starts.ask_for_room(Template.HORSESHOE)
    taken, draft = desk.view.dialogs[0]
    assert taken == {r.name for r in desk.workspace.read(all_rooms)}
    assert draft.template is Template.HORSESHOE


def test_a_room_that_is_refused_starts_no_plan(desk: Desk) -> None:
    before = desk.view.state
    desk.presenter.starts.add_room(RoomDraft("Lab 2", Template.HORSESHOE, 2, 2), fill=False)
    assert desk.view.refusals[0].what == "There is a room called Lab 2 already."
    assert desk.view.state.room_name == before.room_name
    assert not desk.editor.stack.canUndo()


def test_a_page_that_is_not_in_front_shows_no_refusal_of_another(desk: Desk) -> None:
    desk.presenter.left()
    desk.editor.perform(AddRoom.of_template("Lab 2", Template.HORSESHOE, 2, 2))
    assert desk.view.refusals == []


def test_characteristics_are_not_even_read_without_private_view(desk: Desk) -> None:
    one = next(iter(desk.view.state.plan.cards.values()))
    assert all(not c.marks for c in desk.view.state.plan.cards.values())
    desk.private.ask()
    assert desk.view.state.privacy is Privacy.ASKED
    assert all(not c.marks for c in desk.view.state.plan.cards.values())
    desk.private.confirm()
    assert any(c.marks for c in desk.view.state.plan.cards.values())
    assert any(c.has_action for c in desk.view.state.plan.cards.values())
    acting = next(c for c in desk.view.state.plan.cards.values() if c.has_action)
    desk.presenter.select(frozenset({acting.pupil_id}), "click")
    assert desk.view.state.chosen is not None
    assert desk.view.state.chosen.action
    desk.private.hide()
    assert desk.view.state.chosen is not None
    assert not desk.view.state.chosen.action
    assert one.marks == ()
