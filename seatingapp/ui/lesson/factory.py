"""Makes a Lesson page with its presenter, and connects the two to the history and the clock."""

from __future__ import annotations

import random

from PySide6.QtCore import QObject, QTimer, Slot

from seatingapp.domain.errors import Refusal
from seatingapp.domain.register import MarkKind
from seatingapp.ui.lesson.dialogs import LessonDialogs
from seatingapp.ui.lesson.entry_opening import EntryOpening
from seatingapp.ui.lesson.page import LessonPage
from seatingapp.ui.lesson.presenter import LessonPresenter
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.photos import show_photos
from seatingapp.ui.privacy import HiddenBy, PrivateView
from seatingapp.ui.privacy_wiring import listen_while_alive

_LOOK_AT_CLOCK_MS = 15_000


class LessonWiring(QObject):
    """Belongs to the page and holds its presenter, so that both live and go together.

    Being a QObject, it is disconnected from the editor by Qt when the page goes.
    """

    def __init__(
        self, page: LessonPage, tools: PageTools, private: PrivateView, chance: random.Random
    ) -> None:
        super().__init__(page)
        self._page = page
        self._private = private
        self._editor, self._taking_back, self._takes_back = tools.editor, False, ""
        self.presenter = LessonPresenter(
            tools.workspace,
            tools.editor,
            page,
            private,
            chance=chance,
            place=tools.place,
            habit=tools.preferences,
        )
        self.dialogs = LessonDialogs(page, tools, private, self.presenter)
        self.opening = EntryOpening(page, tools, private, self.presenter)
        listen_while_alive(private, page, self.presenter.privacy_changed)
        self._connect_logging(tools)
        self._connect_finding()
        self._connect_happening()
        self._connect_groups()
        self._connect_page()
        tools.editor.changed.connect(self._changed)
        tools.editor.refused.connect(self._refused)
        tools.editor.said.connect(self._said)
        tools.editor.said_in_private.connect(self._said_in_private)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_AT_CLOCK_MS)
        self._timer.timeout.connect(self._look_at_clock)
        self._timer.start()

    def _connect_logging(self, tools: PageTools) -> None:
        intents, presenter = self._page.intents, self.presenter
        intents.tile_pressed.connect(presenter.arming.press)
        intents.key_pressed.connect(presenter.arming.press_key)
        intents.pupil_tapped.connect(presenter.tap)
        intents.selection_requested.connect(presenter.arming.select)
        intents.group_requested.connect(presenter.arming.select_group)
        intents.select_all_requested.connect(presenter.arming.select_all)
        intents.selection_logged.connect(presenter.arming.log_selected)
        intents.selection_cleared.connect(presenter.arming.clear)
        intents.amount_changed.connect(presenter.arming.change_amount)
        intents.line_undone.connect(presenter.take_back)
        intents.why_requested.connect(self.dialogs.explain)
        intents.paper_requested.connect(self.dialogs.enter_from_paper)
        intents.undo_requested.connect(self._undo)
        intents.redo_requested.connect(tools.editor.redo)
        intents.register_toggled.connect(presenter.registering.toggle)
        intents.minutes_edited.connect(presenter.registering.set_minutes)
        intents.all_present_requested.connect(presenter.registering.all_present)
        intents.moving_toggled.connect(presenter.moving.toggle)
        intents.place_requested.connect(presenter.moving.place)
        intents.unseat_requested.connect(presenter.moving.unseat)
        intents.seat_restored.connect(presenter.moving.take_back)
        intents.guest_requested.connect(presenter.moving.invite)
        intents.keep_requested.connect(presenter.moving.keep)
        intents.popover_logged.connect(self._log_one)
        intents.mark_given.connect(self._mark)

    def _connect_finding(self) -> None:
        intents, presenter = self._page.intents, self.presenter
        intents.find_requested.connect(presenter.finding.open)
        intents.letters_typed.connect(presenter.finding.typed_on_page)
        intents.query_edited.connect(presenter.finding.edit)
        intents.find_closed.connect(presenter.finding.close)
        intents.match_chosen.connect(presenter.finding.choose)
        intents.pick_requested.connect(presenter.picking.pick)
        intents.fair_chosen.connect(presenter.picking.set_fair)
        intents.picks_cleared.connect(presenter.picking.start_afresh)
        intents.look_requested.connect(presenter.look_closer)
        intents.popover_closed.connect(presenter.finding.close_pupil)

    def _connect_happening(self) -> None:
        intents, presenter = self._page.intents, self.presenter
        intents.dating_asked.connect(presenter.happening.ask)
        intents.dated_minutes_ago.connect(presenter.happening.minutes_ago)
        intents.dated_at.connect(presenter.happening.at_time)
        intents.earlier_chosen.connect(presenter.happening.open_earlier)
        intents.dating_ended.connect(self._back_to_now)
        intents.duty_toggled.connect(presenter.duty.toggle)
        intents.place_edited.connect(presenter.duty.set_place)

    def _connect_groups(self) -> None:
        intents, grouping = self._page.intents, self.presenter.grouping
        intents.groups_toggled.connect(grouping.toggle)
        intents.groups_way.connect(grouping.set_way)
        intents.groups_by_size.connect(grouping.set_by_size)
        intents.groups_number.connect(grouping.set_number)
        intents.groups_shuffled.connect(grouping.shuffle)
        intents.group_moved.connect(grouping.move)

    def _connect_page(self) -> None:
        intents, presenter = self._page.intents, self.presenter
        intents.private_toggled.connect(presenter.toggle_private)
        intents.private_answered.connect(presenter.answer_private)
        intents.left.connect(self._left)
        intents.arrived.connect(presenter.start)
        intents.escaped.connect(presenter.escape)
        intents.side_toggled.connect(presenter.turn_plan)
        intents.lesson_chosen.connect(self._open)
        intents.offer_answered.connect(presenter.answer_offer)
        intents.step_taken.connect(presenter.resolving.take_step)
        intents.notice_closed.connect(presenter.resolving.close)
        intents.plan_chosen.connect(self._choose_plan)
        intents.message_closed.connect(presenter.close_message)

    @Slot(object)
    def _changed(self, topics: object) -> None:
        if isinstance(topics, frozenset):
            self.presenter.changed(topics, visible=self._page.isVisible())

    @Slot(object)
    def _refused(self, refusal: object) -> None:
        if isinstance(refusal, Refusal) and self._page.isVisible():
            self.presenter.refused(refusal)

    @Slot(str)
    def _said(self, text: str) -> None:
        if not self._private.shown:
            self._say(text)

    @Slot(str)
    def _said_in_private(self, text: str) -> None:
        if self._private.shown:
            self._say(text)

    def _say(self, text: str) -> None:
        if self._page.isVisible() and self._taking_back:
            # Another undo would take back what came before, so the message does not offer it.
            # Some edits say the same both ways: then it is told that they were taken back.
            told = f"Undone: {text}" if text == self._takes_back else text
            self._page.show_toast(told, undo=False)
        elif self._page.isVisible():
            self.presenter.said(text)

    @Slot()
    def _undo(self) -> None:
        self._taking_back, self._takes_back = True, self._editor.stack.undoText()
        self._editor.undo()
        self._taking_back = False

    @Slot()
    def _look_at_clock(self) -> None:
        if self._page.isVisible():
            self.presenter.check_clock()

    @Slot()
    def _left(self) -> None:
        in_front = self._page.isVisible()
        self._private.hide(HiddenBy.FOCUS if in_front else HiddenBy.PAGE)

    @Slot()
    def _back_to_now(self) -> None:
        self.presenter.happening.back()

    @Slot(int, int)
    def _log_one(self, pupil_id: int, type_id: int) -> None:
        self.presenter.arming.log(type_id, (pupil_id,))

    @Slot(int, str, int)
    def _mark(self, pupil_id: int, kind: str, minutes: int) -> None:
        self.presenter.registering.give(pupil_id, MarkKind(kind), minutes)

    @Slot(int)
    def _choose_plan(self, plan_id: int) -> None:
        self.presenter.resolving.choose(plan_id or None)

    @Slot(int, int)
    def _open(self, class_id: int, period_id: int) -> None:
        self.presenter.open_class(class_id, period_id or None)


def make_lesson_page(
    tools: PageTools, private: PrivateView, chance: random.Random | None = None
) -> LessonPage:
    """Return a Lesson page that works; it opens its lesson when it is first shown."""
    page = LessonPage()
    show_photos(page.pane.plan, tools, page)
    page.wiring = LessonWiring(page, tools, private, chance or random.Random())
    return page
