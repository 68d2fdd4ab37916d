"""The left side of the Lesson page: the plan with everything that stands on and around it."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from seatingapp.ui.lesson.flash import FlashRing
from seatingapp.ui.lesson.intents import LessonIntents
from seatingapp.ui.lesson.plan_bars import NoticeBar, PlanFoot
from seatingapp.ui.lesson.state import LessonState, Message, Notice
from seatingapp.ui.lesson.unseated import UnseatedStrip
from seatingapp.ui.plan_view import PlanView, TrayStrip
from seatingapp.ui.widgets.banner import Banner, Level
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.text import TextRole
from seatingapp.ui.widgets.toast import Toast

_TOAST_ABOVE = 61
_TOAST_LOW = 12  # over the buttons, where there is no room of its own: rather them than cards
_TOAST_ROOM = 34  # so that the toast hides no card
_LOW = 480  # in a window lower than this the cards need that room more


class PlanPane(Card):
    """Shows the plan's part of a `LessonState`; messages and toast float and move nothing."""

    def __init__(self, intents: LessonIntents, parent: QWidget | None = None) -> None:
        super().__init__(name="plan-pane", parent=parent)
        self._intents = intents
        self._message: Message | None = None
        self.setContentsMargins(4, 0, 4, 2)
        self.body.setSpacing(6)
        self.offer = NoticeBar(name="lesson-offer", decline="Stay here")
        self.notice = NoticeBar(name="plan-notice")
        self.happening = NoticeBar(name="dated-back", role=TextRole.HEADING)
        self.plan = PlanView()
        self.tray = TrayStrip()
        self.plan.set_tray(self.tray)
        self.tray.hide()
        self._toast_room = QWidget()
        self._toast_room.setFixedHeight(_TOAST_ROOM)
        self.unseated = UnseatedStrip(intents)
        self.foot = PlanFoot(intents)
        for widget in (self.happening, self.offer, self.notice):
            self.body.addWidget(widget)
        self.body.addWidget(self.plan, 1)
        self.body.addWidget(self._toast_room)
        self.body.addWidget(self.tray)
        self.body.addWidget(self.unseated)
        self.body.addWidget(self.foot)
        self.banner = Banner(name="lesson-message", parent=self)
        self.toast = Toast(self, above=_TOAST_ABOVE)
        self._flash = FlashRing(self.plan.viewport())
        self._connect()

    def show_pane(self, state: LessonState) -> None:
        """Show plan, strip, buttons and messages; emits nothing."""
        self.offer.show_notice(state.offer, ("Open it",) if state.offer else ())
        self._show_notice(state.notice)
        dated = state.happening.words if state.happening is not None else ""
        self.happening.show_notice(dated, ("Another time", "Back to now") if dated else ())
        if state.plan != self.plan.state:
            self.plan.show_state(state.plan)
        moving = state.moving is not None and state.plan.movable
        self.tray.setVisible(moving)
        self._make_room()
        self.unseated.show_cards(() if moving else state.plan.tray, state.plan.selected)
        self.foot.show_foot(state)
        self._show_message(state.message)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops below the plan, in order."""
        return self.tray, *self.unseated.chips, *self.foot.stops()

    def notices(self) -> tuple[QWidget, ...]:
        """Where Tab stops above the plan, in order."""
        return *self.happening.stops(), *self.offer.stops(), *self.notice.stops()

    def card_area(self, pupil_id: int, page: QWidget) -> QRect:
        """Where a pupil's card or chip is, in the coordinates of `page`."""
        seat = self.plan.state.seat_of(pupil_id)
        if seat is not None:
            area = self.plan.spoken_area(seat)
            return QRect(page.mapFromGlobal(area.topLeft()), area.size())
        chip = self.tray.chip_of(pupil_id) if self.tray.isVisible() else None
        widget = chip or self.unseated.chip_of(pupil_id) or self.unseated
        return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())

    def flash(self, pupil_ids: Collection[int]) -> None:
        """Ring the cards of pupils for a moment."""
        viewport = self.plan.viewport()
        boxes = []
        for pupil_id in pupil_ids:
            seat = self.plan.state.seat_of(pupil_id)
            if seat is not None:
                area = self.plan.spoken_area(seat)
                boxes.append(QRect(viewport.mapFromGlobal(area.topLeft()), area.size()))
        self._flash.flash(boxes)

    def focus_pupil(self, pupil_id: int) -> None:
        """Move the focus to a pupil's card or chip."""
        if not self.plan.focus_pupil(pupil_id):
            chip = self.tray.chip_of(pupil_id) if self.tray.isVisible() else None
            if chip is not None:
                chip.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.unseated.focus_chip(pupil_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the message at the top."""
        super().resizeEvent(event)
        self._flash.hide()
        self._make_room()
        self._place_banner()

    def _make_room(self) -> None:
        """Keep the toast off the cards; the tray takes its room, so that no card moves for it."""
        roomy = self.height() >= _LOW
        self._toast_room.setVisible(roomy and self.tray.isHidden())
        self.unseated.set_low(not roomy)
        self.toast.set_above(_TOAST_ABOVE if roomy else _TOAST_LOW)

    def _connect(self) -> None:
        intents = self._intents
        self.offer.taken.connect(self._accept_offer)
        self.offer.declined.connect(self._decline_offer)
        self.notice.taken.connect(intents.step_taken)
        self.happening.taken.connect(self._answer_dated)
        self.notice.declined.connect(intents.notice_closed)
        self.plan.place_requested.connect(intents.place_requested)
        self.plan.tray_requested.connect(intents.unseat_requested)
        self.plan.pupil_activated.connect(intents.pupil_tapped)
        self.plan.selection_requested.connect(intents.selection_requested)
        self.plan.typed.connect(intents.letters_typed)
        self.plan.menu_requested.connect(self._look)
        self.banner.action_requested.connect(intents.message_closed)
        self.toast.action_requested.connect(intents.undo_requested)

    def _show_notice(self, notice: Notice | None) -> None:
        steps = tuple(step.text for step in notice.steps) if notice else ()
        closable = notice is not None and notice.closable
        self.notice.show_notice(notice.text if notice else "", steps, closable=closable)

    def _show_message(self, message: Message | None) -> None:
        if message == self._message:
            return
        self._message = message
        if message is None:
            self.banner.clear()
            return
        level = Level(message.level)
        self.banner.show_message(level, message.headline, message.detail, action="Close")
        self._place_banner()
        self.banner.raise_()

    def _place_banner(self) -> None:
        width = min(self.width() - 32, 640)
        height = self.banner.heightForWidth(width)
        height = height if height > 0 else self.banner.sizeHint().height()
        self.banner.setGeometry((self.width() - width) // 2, 12, width, height)

    def _look(self, pupil_id: int, _place: QPoint) -> None:
        self._intents.look_requested.emit(pupil_id)

    def _answer_dated(self, place: int) -> None:
        (self._intents.dating_asked, self._intents.dating_ended)[place].emit()

    def _accept_offer(self, _place: int) -> None:
        self._intents.offer_answered.emit(True)

    def _decline_offer(self) -> None:
        self._intents.offer_answered.emit(False)
