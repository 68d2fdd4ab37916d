"""What is kept of a state from one tap to the next never differs from what would be made anew."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QApplication

from seatingapp.domain.cards import CardOptions
from seatingapp.domain.names import NameForm
from seatingapp.domain.register import MarkKind
from seatingapp.services.school_settings import ChooseCards
from seatingapp.services.workspace import Topic, Workspace
from seatingapp.ui.lesson.presenter import LessonPresenter
from seatingapp.ui.lesson.state import LessonState
from seatingapp.ui.privacy import HiddenBy, PrivateView
from tests.gui.lesson.conftest import Clock
from tests.gui.lesson.stage import Stage


@pytest.fixture
def stage(qapp: QApplication, workspace: Workspace, private: PrivateView) -> Stage:
    return Stage(workspace, private)


def made_anew(presenter: LessonPresenter) -> LessonState:
    """The state with nothing kept from before."""
    view = presenter._on.view
    presenter._on.cards.clear()
    presenter._on.header = type(presenter._on.header)()
    presenter.show()
    return view.states[-1]  # type: ignore[attr-defined, no-any-return]


def test_a_tap_makes_one_card_anew_and_leaves_the_others_as_they_were(stage: Stage) -> None:
    stage.presenter.arming.press(stage.type_id("Great answer"))
    before, tapped = stage.state, stage.id_of("Tom W")
    stage.presenter.tap(tapped)
    seats = before.plan.cards
    same = {s for s, card in stage.state.plan.cards.items() if card is seats[s]}
    assert {seats[s].pupil_id for s in seats.keys() - same} == {tapped}
    assert stage.state.header is before.header


def test_whatever_happens_the_state_is_that_of_a_page_that_was_just_opened(
    stage: Stage, clock: Clock
) -> None:
    presenter, shown = stage.presenter, []

    def same() -> None:
        kept = stage.state
        assert made_anew(presenter) == kept
        shown.append(kept.plan.cards)

    same()
    presenter.arming.press(stage.type_id("Great answer"))
    presenter.tap(stage.id_of("Tom W"))
    same()
    stage.go_private()
    same()
    presenter.arming.press(stage.type_id("Off task"))
    presenter.tap(stage.id_of("Grace T"))
    same()
    presenter.registering.give(stage.id_of("Maya H"), MarkKind.ABSENT)
    same()
    presenter.registering.give(stage.id_of("Tom W"), MarkKind.LATE)
    same()
    presenter.moving.unseat(stage.id_of("Farhan S"))
    same()
    presenter.moving.invite()
    presenter.moving.welcome(presenter.moving.found("a")[0].pupil_id)
    same()
    stage.private.hide(HiddenBy.FOCUS)
    same()
    options = CardOptions(points=False, initials=False, name_form=NameForm.LISTED)
    stage.workspace.perform(ChooseCards(options))
    presenter.changed(frozenset(Topic))
    same()
    stage.editor.undo()
    same()
    clock.now += dt.timedelta(days=1)
    presenter.show()
    same()
    other = next(i for i in stage.state.header.classes if not i.is_open)
    presenter.open_class(other.class_id)
    same()
    assert len({repr(cards) for cards in shown}) > 8
