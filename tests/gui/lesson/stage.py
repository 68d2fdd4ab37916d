"""The presenter with a view that only remembers, on a real vault with its real history."""

from __future__ import annotations

import random
from collections.abc import Collection

from seatingapp.domain.behaviour import Entry
from seatingapp.domain.plan_picture import Side
from seatingapp.services.lessons import record, whats_on
from seatingapp.services.workspace import Workspace
from seatingapp.ui.editor import Editor
from seatingapp.ui.lesson.presenter import LessonPresenter
from seatingapp.ui.lesson.state import LessonState
from seatingapp.ui.plan_view.state import CardState
from seatingapp.ui.privacy import PrivateView


class RememberingView:
    """A view without a window."""

    def __init__(self) -> None:
        self.states: list[LessonState] = []
        self.toast = ""
        self.flashed: list[tuple[int, ...]] = []
        self.focused: list[int] = []
        self.told: list[str] = []

    def show_state(self, state: LessonState) -> None:
        self.states.append(state)

    def show_toast(self, text: str) -> None:
        self.toast = text

    def drop_toast(self) -> None:
        self.toast = ""

    def announce(self, text: str) -> None:
        self.told.append(text)

    def flash(self, pupil_ids: Collection[int]) -> None:
        self.flashed.append(tuple(pupil_ids))

    def focus_pupil(self, pupil_id: int) -> None:
        self.focused.append(pupil_id)


class Stage:
    """A started presenter and what a test wants to know of it."""

    def __init__(self, workspace: Workspace, private: PrivateView, seed: int = 5) -> None:
        self.workspace = workspace
        self.editor = Editor(workspace)
        self.view = RememberingView()
        self.private = private
        self.presenter = LessonPresenter(
            workspace, self.editor, self.view, private, chance=random.Random(seed)
        )
        private.listen(self.presenter.privacy_changed)
        self.editor.changed.connect(self.presenter.changed)
        self.editor.refused.connect(self.presenter.refused)
        self.editor.said.connect(self._said)
        self.editor.said_in_private.connect(self._said_in_private)
        self.presenter.start()

    def _said(self, text: str) -> None:
        if not self.private.shown:
            self.presenter.said(text)

    def _said_in_private(self, text: str) -> None:
        if self.private.shown:
            self.presenter.said(text)

    @property
    def state(self) -> LessonState:
        return self.view.states[-1]

    def card(self, name: str) -> CardState:
        plan = self.state.plan
        return next(c for c in (*plan.cards.values(), *plan.tray) if c.name == name)

    def id_of(self, name: str) -> int:
        return self.card(name).pupil_id

    def ids(self) -> frozenset[int]:
        return frozenset(c.pupil_id for c in self.state.plan.cards.values())

    def type_id(self, label: str) -> int:
        tiles = (t for p in self.state.palettes for t in p.tiles)
        return next(t.type_id for t in tiles if t.label == label)

    def armed(self) -> list[str]:
        return [t.label for p in self.state.palettes for t in p.tiles if t.armed]

    def lines(self) -> list[tuple[str, str]]:
        return [(n.who, n.text) for n in self.state.entries.lines]

    def entries(self) -> tuple[Entry, ...]:
        """What the vault holds of the open lesson."""
        choice = self.workspace.read(lambda s: whats_on(s, self.workspace.clock()))
        assert choice is not None
        return self.workspace.read(lambda s: record(s, choice.key)).entries

    def is_private(self) -> bool:
        return self.state.header.private

    def side(self) -> Side:
        return self.state.plan.side

    def go_private(self) -> None:
        self.presenter.toggle_private()
        self.presenter.answer_private(True)
