"""Makes the Follow-up page and connects it to the history, the private view and its parts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot

from seatingapp.domain.errors import Refusal
from seatingapp.ui.followup.page import FollowUpPage
from seatingapp.ui.followup.parts import PARTS, PartOffer
from seatingapp.ui.followup.presenter import FollowUpPresenter
from seatingapp.ui.history_buttons import history_of
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.part import Part
from seatingapp.ui.privacy import HiddenBy, PrivateView
from seatingapp.ui.privacy_wiring import connect_pill, listen_while_alive


class FollowUpWiring(QObject):
    """Belongs to the page and holds its presenter. Remembers which part was open last."""

    def __init__(
        self,
        page: FollowUpPage,
        tools: PageTools,
        private: PrivateView,
        parts: Sequence[PartOffer],
    ) -> None:
        """Connect intents to the presenter and changes to the page."""
        super().__init__(page)
        self._private, self._editor, self._preferences = private, tools.editor, tools.preferences
        self.presenter = FollowUpPresenter(
            page, tools.workspace, tools.editor, private, [part.kind for part in parts]
        )
        self.presenter.choose(tools.preferences.follow_up_part)
        listen_while_alive(private, page, self.presenter.privacy_changed)
        page.opened.connect(self.presenter.opened)
        page.left.connect(self._left)
        page.undo_requested.connect(self.presenter.undo)
        page.redo_requested.connect(self.presenter.redo)
        page.part_requested.connect(self._choose)
        page.private_requested.connect(private.ask)
        connect_pill(page.pill, private)
        tools.editor.changed.connect(self._changed)
        tools.editor.refused.connect(self._refused)
        tools.editor.stack.indexChanged.connect(self._history_changed)
        self._history_changed()

    @Slot(str)
    def _choose(self, key: str) -> None:
        if self.presenter.choose(key):
            self._preferences.follow_up_part = key

    @Slot()
    def _left(self) -> None:
        self.presenter.left()
        self._private.hide(HiddenBy.PAGE)

    @Slot(object)
    def _changed(self, topics: object) -> None:
        if isinstance(topics, frozenset):
            self.presenter.changed(topics)

    @Slot(object)
    def _refused(self, refusal: object) -> None:
        if isinstance(refusal, Refusal):
            self.presenter.refused(refusal)

    @Slot()
    def _history_changed(self) -> None:
        self.presenter.history_changed(history_of(self._editor.stack))


def make_follow_up_page(
    tools: PageTools, private: PrivateView, parts: Sequence[PartOffer] = PARTS
) -> FollowUpPage:
    """Return a Follow-up page that works; it reads the vault when it is first shown."""
    offers = {part.kind.key: part for part in parts}

    def make(key: str) -> Part:
        return offers[key].make(tools, private)

    page = FollowUpPage([(part.kind.key, part.kind.title) for part in parts], make)
    page.wiring = FollowUpWiring(page, tools, private, parts)
    return page
