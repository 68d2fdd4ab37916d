"""The Lesson page: one way in, `show_state`; one way out, intents and three requests."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from seatingapp.ui.lesson.board_safe import PrivateQuestion
from seatingapp.ui.lesson.column import LessonColumn
from seatingapp.ui.lesson.dating_box import DatingBox
from seatingapp.ui.lesson.find_box import FindBox
from seatingapp.ui.lesson.floating import holds_focus
from seatingapp.ui.lesson.groups_overlay import GroupsOverlay
from seatingapp.ui.lesson.header import LessonHeader
from seatingapp.ui.lesson.intents import LessonIntents
from seatingapp.ui.lesson.plan_pane import PlanPane
from seatingapp.ui.lesson.popover import PupilPopover
from seatingapp.ui.lesson.state import Goes, LessonState
from seatingapp.ui.lesson.timer_panel import TimerPanel
from seatingapp.ui.page import Page
from seatingapp.ui.plan_view import ROW, TABLE, TOGGLE
from seatingapp.ui.theme import cover_scripts
from seatingapp.ui.widgets.announcing import announce
from seatingapp.ui.widgets.empty_state import EmptyState

_ROOMY = 1100
_LATER_MS = 20  # after the frame that shows a state
_COLUMN, _NARROW_COLUMN = 422, 340


class LessonPage(Page):
    """Shows a `LessonState`. It decides nothing: what people do leaves by `intents`.

    The requests are for whoever made the page: to print, to make a plan, to import a class.
    """

    print_requested = Signal(int, int)  # class id; plan id, or 0 where there is none
    seating_requested = Signal(int, object)  # class id; room id, or None for its newest plan
    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Lesson", name="lesson", parent=parent)
        self.intents = LessonIntents(self)
        self.state = LessonState()
        self._names = ""
        self._stops: tuple[QWidget, ...] = ()
        self._tabs_later = QTimer(self)
        self._tabs_later.setSingleShot(True)
        self._tabs_later.setInterval(_LATER_MS)
        self._tabs_later.timeout.connect(self._order_tabs)
        self._letters: dict[str, TypeKey] = {}
        self.header = LessonHeader(self.intents)
        self.pane = PlanPane(self.intents)
        self.column = LessonColumn(self.intents)
        self._empty = EmptyState(
            "lesson",
            "No class yet",
            "Import a class list from your school's system, and this page opens with the lesson "
            "that is on.",
            name="no-class",
            action="Import a class list",
        )
        self._layers = QStackedWidget()
        self._build()
        self.popover = PupilPopover(self, self.intents)
        self.find_box = FindBox(self, self.intents)
        self.question = PrivateQuestion(self, self.intents)
        self.dating = DatingBox(self, self.intents)
        self.timer = TimerPanel(self, self.pane.plan)
        self.groups = GroupsOverlay(self, self.intents)
        self.header.tools.timer_asked.connect(self.timer.toggle)
        self.opened.connect(self.intents.arrived)
        self.left.connect(self.intents.left)
        self._empty.action_requested.connect(self.import_requested)
        self.header.print_plan.clicked.connect(self._print)
        self.intents.step_taken.connect(self._follow_step)
        self.column.entries.focus_lost.connect(self._to_plan)
        self._add_keys()

    # What the presenter asks for.

    def show_state(self, state: LessonState) -> None:
        """Show a state; emits nothing."""
        self.state = state
        if state.class_id is None:
            self._layers.setCurrentIndex(1)
            self._show_floating(state)
            return
        self._layers.setCurrentIndex(0)
        self._cover_names(state)
        self.header.show_header(state.header)
        self.header.tools.show_fair(state.fair_picks)
        self.column.show_column(state.palettes, state.entries)
        self.pane.show_pane(state)
        self._letter_keys(state)
        self._tabs_later.start()  # once what is new is on the screen
        self._show_floating(state)

    def show_toast(self, text: str, *, undo: bool = True) -> None:
        """Say what was just done and, unless it was an undo itself, offer to undo it."""
        self.pane.toast.show_message(text, "Undo Ctrl Z" if undo else "")

    def drop_toast(self) -> None:
        """Take the last message away."""
        self.pane.toast.dismiss()

    def announce(self, text: str) -> None:
        """Tell a screen reader what is on from now on."""
        announce(self, text)

    def flash(self, pupil_ids: Collection[int]) -> None:
        """Ring the cards of pupils for a moment."""
        self.pane.flash(pupil_ids)

    def focus_pupil(self, pupil_id: int) -> None:
        """Move the focus to a pupil's card."""
        self.pane.focus_pupil(pupil_id)

    # Qt's own.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the plan more of a narrow window."""
        super().resizeEvent(event)
        self.column.setFixedWidth(_COLUMN if self.width() >= _ROOMY else _NARROW_COLUMN)
        self.groups.place()
        if self.timer.isVisible():
            self.timer.place()

    def event(self, event: QEvent) -> bool:
        """Another window came to the front; a dialog of this page's own shows what it may."""
        if event.type() == QEvent.Type.WindowDeactivate and not self._asks():
            self.intents.left.emit()
        return super().event(event)

    def _asks(self) -> bool:
        return any(dialog.isVisible() for dialog in self.findChildren(QDialog))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes by the order of what is shown now, also in the moment after a change."""
        if self._tabs_later.isActive():
            self._order_tabs()
        return super().focusNextPrevChild(forward)

    def showEvent(self, event: QShowEvent) -> None:
        """The page has brought itself up to date; it takes the keys."""
        super().showEvent(event)
        if not event.spontaneous():
            self.pane.plan.setFocus(Qt.FocusReason.MouseFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, undo, F6 and letters of a name, from whichever part does not need them."""
        text = event.text()
        if event.key() == Qt.Key.Key_Escape:
            self.intents.escaped.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.intents.undo_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) or _is_ctrl_y(event):
            self.intents.redo_requested.emit()
        elif event.key() == Qt.Key.Key_F6:
            self._next_region()
        elif text and text in "+-" and not event.modifiers() & _CHORDS:
            self.intents.amount_changed.emit(1 if text == "+" else -1)
        elif text.isalpha() and not event.modifiers() & _CHORDS and not self.groups.isVisible():
            self.intents.letters_typed.emit(text)
        else:
            super().keyPressEvent(event)

    # Parts.

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(12, 12, 12, 10)
        row.setSpacing(12)
        row.addWidget(self.pane, 1)
        row.addWidget(self.column)
        lesson = QWidget()
        column = QVBoxLayout(lesson)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(row, 1)
        self._layers.addWidget(lesson)
        self._layers.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._layers)

    def _add_keys(self) -> None:
        for keys, asks in (
            ("Ctrl+F", self.intents.find_requested),
            ("Ctrl+Shift+B", self.intents.private_toggled),
            ("Ctrl+A", self.intents.select_all_requested),
            ("Ctrl+R", self.intents.register_toggled),
            ("Ctrl+M", self.intents.moving_toggled),
            ("Ctrl+Shift+P", self.intents.paper_requested),
            ("Ctrl+Shift+O", self.intents.rating_requested),
            ("Ctrl+Shift+R", self._select_row),
            ("Ctrl+Shift+T", self._select_table),
            ("Ctrl+Space", self._toggle_focused),
            ("Ctrl+K", self.intents.pick_requested),
            ("Ctrl+G", self.intents.groups_toggled),
            ("Ctrl+T", self.timer.toggle),
            ("Ctrl+E", self.intents.dating_asked),
            ("Ctrl+D", self.intents.duty_toggled),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(asks)
        for digit in "0123456789":
            TypeKey(digit, self).pressed.connect(self._type_key)

    def _type_key(self, key: str) -> None:
        """Behind the groups nothing is armed by mistake."""
        if not self.groups.isVisible():
            self.intents.key_pressed.emit(key)

    def _letter_keys(self, state: LessonState) -> None:
        """A letter of a behaviour is pressed with Alt, for without it a name is typed."""
        for tile in (t for palette in state.palettes for t in palette.tiles):
            if tile.key.isalpha() and tile.key not in self._letters:
                self._letters[tile.key] = TypeKey(tile.key, self)
                self._letters[tile.key].pressed.connect(self._type_key)

    def _order_tabs(self) -> None:
        """Tab goes from the head to the palettes, the plan and the list, as they were remade."""
        self._tabs_later.stop()
        stops = (
            *self.header.stops(),
            *self.column.tiles(),
            *self.pane.notices(),
            self.pane.plan,
            *self.pane.stops(),
            *self.column.entries.stops(),
        )
        if stops != self._stops:
            kept, self._stops = set(pairwise(self._stops)), stops
            for pair in pairwise(stops):  # of fifty an entry changes a few
                if pair not in kept:
                    QWidget.setTabOrder(*pair)

    def _cover_names(self, state: LessonState) -> None:
        """See to it that every script in which a name is written can be shown."""
        names = "".join(c.name for c in (*state.plan.cards.values(), *state.plan.tray))
        if names != self._names:
            self._names = names
            cover_scripts(names)

    def _focused_pupil(self) -> int | None:
        seat = self.pane.plan.spoken_focus()
        card = self.state.plan.cards.get(seat) if seat is not None else None
        return card.pupil_id if card is not None else None

    def _select_row(self) -> None:
        pupil = self._focused_pupil()
        if pupil is not None:
            self.intents.group_requested.emit(pupil, ROW)

    def _select_table(self) -> None:
        pupil = self._focused_pupil()
        if pupil is not None:
            self.intents.group_requested.emit(pupil, TABLE)

    def _toggle_focused(self) -> None:
        pupil = self._focused_pupil()
        if pupil is not None:
            self.intents.selection_requested.emit(frozenset({pupil}), TOGGLE)

    def _show_floating(self, state: LessonState) -> None:
        pupil = state.popover
        anchor = self.pane.card_area(pupil.pupil_id, self) if pupil else QRect()
        if pupil is not None and not pupil.in_lesson:
            anchor = self._area_of(self.header.find_pupil)
        floats = (self.popover, self.find_box, self.question, self.dating, self.groups)
        had_focus = any(holds_focus(p) for p in floats)
        self.groups.show_groups(state.groups)
        self.dating.show_dating(state.dating, self._area_of(self.pane.foot.today))
        self.popover.show_pupil(pupil, anchor)
        self.find_box.show_find(state.find, self._area_of(self.header.find_pupil))
        self.question.show_question(state.asks_private, self._area_of(self.header.private))
        asked = state.find or state.dating or state.groups or state.asks_private
        nothing_floats = not (pupil or asked)
        if had_focus and nothing_floats:
            self._to_plan()

    def _to_plan(self) -> None:
        """Go on with the keys on the plan, whose ring stays as it was."""
        self.pane.plan.setFocus(Qt.FocusReason.PopupFocusReason)

    def _area_of(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self, QPoint(0, 0)), widget.size())

    def _next_region(self) -> None:
        """Palettes, plan, list, header, and round again."""
        if holds_focus(self.column.entries):
            self.header.title.setFocus(Qt.FocusReason.TabFocusReason)
        elif holds_focus(self.column):
            self.pane.plan.setFocus(Qt.FocusReason.TabFocusReason)
        elif holds_focus(self.pane):
            if not self.column.focus_entries():
                self.header.title.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.column.focus_palettes()

    def _print(self) -> None:
        if self.state.class_id is not None:
            self.print_requested.emit(self.state.class_id, self.state.plan_id)

    def _follow_step(self, place: int) -> None:
        """Go where a step of the notice leads; those that lead nowhere are the presenter's."""
        state = self.state
        steps = state.notice.steps if state.notice is not None else ()
        goes = steps[place].goes if place < len(steps) else Goes.HERE
        if goes is Goes.IMPORT:
            self.import_requested.emit()
        elif state.class_id is not None and goes is Goes.CLASS:
            self.seating_requested.emit(state.class_id, None)
        elif state.class_id is not None and goes is Goes.ROOM:
            self.seating_requested.emit(state.class_id, state.room_id)


_CHORDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def _is_ctrl_y(event: QKeyEvent) -> bool:
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return control and event.key() == Qt.Key.Key_Y


class TypeKey(QShortcut):
    """A digit, or a letter with Alt, for a behaviour; wherever the focus is, but in a field."""

    pressed = Signal(str)

    def __init__(self, key: str, page: QWidget) -> None:
        super().__init__(QKeySequence(f"Alt+{key}" if key.isalpha() else key), page)
        self._key = key
        self.activated.connect(self._press)

    def _press(self) -> None:
        self.pressed.emit(self._key)
