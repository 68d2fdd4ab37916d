"""Joins the card of rules, what it opens, the presenter and the editor."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QMenu, QWidgetAction

from seatingapp.services.workspace import Topic
from seatingapp.ui.editing_page import EditingPage
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.privacy_wiring import listen_while_alive
from seatingapp.ui.seating.rules.card import RulesCard
from seatingapp.ui.seating.rules.dialogs import RuleDialogs
from seatingapp.ui.seating.rules.on_page import AskPage
from seatingapp.ui.seating.rules.presenter import RulesPresenter
from seatingapp.ui.seating.rules.ties import Tie
from seatingapp.ui.widgets.text import Text, TextRole


class RulesWiring(QObject):
    """Lives as long as the page. `pointed` with the pupils whom a rule is about that is pointed at.

    Call `refresh` after the plan, its selection or what was judged of it changed, and `forget`
    when another page comes to the front.
    """

    pointed = Signal(object)  # frozenset of pupil ids, empty where no rule is pointed at

    def __init__(
        self,
        page: EditingPage,
        card: RulesCard,
        tools: PageTools,
        private: PrivateView,
        ask_page: AskPage,
    ) -> None:
        """Connect `card`; `ask_page` says what is on the page whenever that is needed."""
        super().__init__(page)
        self._page = page
        self.presenter = RulesPresenter(
            card, page, tools.workspace, tools.editor, private, ask_page
        )
        self.dialogs = RuleDialogs(page, tools, private, self.presenter)
        self._pair = (0, 0)
        card.add_requested.connect(self.dialogs.add)
        card.edit_requested.connect(self.dialogs.edit)
        card.table_requested.connect(self.dialogs.table)
        card.friends_requested.connect(self.dialogs.friends)
        card.evidence_requested.connect(self.dialogs.evidence)
        card.remove_requested.connect(self.presenter.remove)
        card.toggled.connect(self.presenter.switch)
        card.strength_requested.connect(self.presenter.strengthen)
        card.rule_hovered.connect(self._point)
        card.private_requested.connect(private.ask)
        tools.editor.changed.connect(self._changed)
        listen_while_alive(private, page, self._privacy_changed)

    def refresh(self) -> None:
        """Look anew at what is on the page."""
        self.presenter.refresh()

    def forget(self) -> None:
        """Let go of every rule, in memory too."""
        self.dialogs.forget()
        self.presenter.forget()

    def connect_pupils(self, one: int, other: int, at: QPoint | None = None) -> None:
        """Offer rules for two pupils who were joined on the plan, at a point of the screen.

        Where none is given that is the pointer; whoever works with keys looks elsewhere.
        """
        self._pair = (one, other)
        self.tie_menu().popup(QCursor.pos() if at is None else at)

    def tie_menu(self) -> QMenu:
        """The rules for the two who were joined, headed by them; it goes when it is closed."""
        about = " and ".join(self.presenter.naming(pupil_id) for pupil_id in self._pair)
        menu = QMenu(self._page)
        menu.setObjectName("tie-menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(f"A rule for {about}")
        menu.addAction(_heading(menu, about))
        for tie in Tie:
            menu.addAction(tie.value).setData(tie.name)
        menu.triggered.connect(self._tie)
        return menu

    def _tie(self, action: QAction) -> None:
        one, other = self._pair
        self.presenter.tie(one, other, Tie[str(action.data())])

    def _point(self, uid: str) -> None:
        self.pointed.emit(self.presenter.pupils_of(uid))

    def _changed(self, topics: frozenset[Topic]) -> None:
        if Topic.RULES in topics and self._page.isVisible():
            self.refresh()

    def _privacy_changed(self) -> None:
        if self._page.isVisible():
            self.refresh()


def _heading(menu: QMenu, about: str) -> QWidgetAction:
    """Words at the head of a menu; the keys pass over them, the menu's own name says them aloud."""
    words = Text(about, TextRole.CARD_TITLE, name="tie-about")
    words.set_tone("muted")  # and not the ink of what is switched off
    words.setContentsMargins(12, 6, 12, 4)
    heading = QWidgetAction(menu)
    heading.setDefaultWidget(words)
    heading.setEnabled(False)
    return heading
