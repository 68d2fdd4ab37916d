"""The groups as the class sees them: big names over the whole page, moved by drag or by arrows."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from seatingapp.ui.lesson.intents import LessonIntents
from seatingapp.ui.lesson.state import GroupMember, GroupsState, GroupState, GroupWay
from seatingapp.ui.theme import WEIGHT_SEMIBOLD, current_tokens, ui_font
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.painted_button import PaintedButton
from seatingapp.ui.widgets.painting import paint_box, paint_focus_ring
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import ElidedText, Text, TextRole

_WAYS = (
    (GroupWay.RANDOM.value, "By chance"),
    (GroupWay.TABLE.value, "By table"),
    (GroupWay.MIXED.value, "Mixed"),
)
_COUNTS = (("size", "In each"), ("count", "Groups"))
_SMALLEST, _LARGEST = 13, 40  # px of a name
_LETTER = 0.56  # of its size a letter is wide
_LINE = 1.45  # of its height
_HEAD = 30  # px of a group's own title
_GAP = 10
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class NameTag(PaintedButton):
    """A pupil of a group. Arrows move it to the group before or after; a drag to any."""

    stepped = Signal(int, int)  # pupil id, how many groups further
    dropped = Signal(int, object)  # pupil id, QPoint on the screen

    def __init__(self, member: GroupMember, group: int, card: QWidget, over: QWidget) -> None:
        """Stand on a `card`; a drag goes `over` all of them."""
        super().__init__(card)
        self.member = member
        self._px = _SMALLEST
        self._press: QPoint | None = None
        self._over = over
        self.ghost: QLabel | None = None
        self.setText(member.name)
        self.setObjectName(f"group-member-{member.pupil_id}")
        self.setAccessibleName(f"{member.name}, group {group + 1}. Arrows move to another group")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_size(self, px: int) -> None:
        """Write the name so large."""
        self._px = px
        self.setFixedHeight(round(px * _LINE))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the name."""
        return QSize(60, round(self._px * _LINE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the pupil."""
        by = _STEPS.get(Qt.Key(event.key()))
        if by is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(self.member.pupil_id, by)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag may begin here."""
        super().mousePressEvent(event)
        self._press = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A picture of the tag follows the pointer over all groups."""
        if self._press is None:
            return
        way = event.position().toPoint() - self._press
        if self.ghost is None and way.manhattanLength() >= QApplication.startDragDistance():
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.ghost = _ghost_of(self, self._over)
            self.update()
        if self.ghost is not None:
            self.ghost.move(self.mapTo(self._over, way))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Dropped: ask for the group that is there."""
        super().mouseReleaseEvent(event)
        ghost, self.ghost, self._press = self.ghost, None, None
        self.unsetCursor()
        if ghost is not None:
            ghost.hide()
            ghost.deleteLater()
            self.update()
            self.dropped.emit(self.member.pupil_id, event.globalPosition().toPoint())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the name, elided where it is too long."""
        tokens = current_tokens()
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.ghost is None and self.underMouse():
            paint_box(painter, box, tokens.radius, tokens.hover)
        if self.shows_ring:
            paint_focus_ring(painter, box, tokens.radius, tokens)
        font = ui_font(self._px, WEIGHT_SEMIBOLD)
        painter.setFont(font)
        painter.setPen(QColor(tokens.ink if self.ghost is None else tokens.disabled_ink))
        room = box.adjusted(8, 0, -8, 0)
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width())
        )
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter, shown)


class GroupCard(QFrame):
    """One group: its number, and its names below each other."""

    def __init__(self, group: GroupState, overlay: GroupsOverlay) -> None:
        super().__init__(overlay)
        self.place = group.place
        self.setObjectName(f"group-{group.place}")
        self.setProperty("card", "true")
        names = ", ".join(m.name for m in group.members) or "nobody"
        self.setAccessibleName(f"Group {group.place + 1}: {names}")
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        column.setSpacing(0)
        title = Text(f"  {group.place + 1}", TextRole.MUTED, name=f"group-{group.place}-title")
        title.setFixedHeight(_HEAD - 10)
        column.addWidget(title)
        self.tags = [NameTag(member, group.place, self, overlay) for member in group.members]
        for tag in self.tags:
            column.addWidget(tag)
        column.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A box as a table would be."""
        tokens = current_tokens()
        box = QRectF(self.rect())
        paint_box(
            QPainter(self), box, tokens.radius, tokens.surface, tokens.control_line, tokens.border
        )


class GroupsOverlay(QFrame):
    """Covers the page while groups are shown; the state comes in whole, requests go out."""

    def __init__(self, page: QWidget, intents: LessonIntents) -> None:
        super().__init__(page)
        self._page = page
        self._intents = intents
        self._state: GroupsState | None = None
        self.setObjectName("groups-overlay")
        self.setAccessibleName("Groups")
        self.cards: list[GroupCard] = []
        self._ways = SegmentedControl(_WAYS, name="groups-ways", accessible="How to group")
        self._ways.choice_requested.connect(intents.groups_way)
        self._counts = SegmentedControl(_COUNTS, name="groups-counts", accessible="Groups by")
        self._counts.choice_requested.connect(self._count)
        self.less = Button(name="groups-less", icon="minus", accessible="One less")
        self.more = Button(name="groups-more", icon="plus", accessible="One more")
        self._number = Text("", TextRole.HEADING, name="groups-number")
        self._words = ElidedText("", TextRole.MUTED, name="groups-words", keep=0)
        self.again = Button("Mix again", name="groups-again", kind=ButtonKind.PRIMARY)
        self.done = Button(
            name="groups-close", kind=ButtonKind.PLAIN, icon="cross", accessible="Close the groups"
        )
        self._told = Text("", TextRole.BODY, name="groups-told", wrap=True)
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        self._head = QHBoxLayout()
        self._build()
        self.hide()

    def show_groups(self, state: GroupsState | None) -> None:
        """Show these groups, or none; emits nothing."""
        if state == self._state:
            return
        opened, self._state = self._state is None, state
        if state is None:
            self.hide()
            return
        focused = self._focused_pupil()
        self._ways.choose(state.way.value)
        self._counts.choose("size" if state.by_size else "count")
        by_number = state.way is not GroupWay.TABLE
        for widget in (self._counts, self.less, self.more, self._number):
            widget.setVisible(by_number)
        self._number.setText(str(state.number))
        self._words.setText(state.words)
        self._told.setText(state.told)
        self._told.setVisible(bool(state.told))
        self._show_cards(state)
        self.setGeometry(self._page.rect())
        self.show()
        self.raise_()
        self._fit()
        self._focus(focused, opened)

    def place(self) -> None:
        """Cover the page as it is now."""
        if self.isVisible():
            self.setGeometry(self._page.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write names as large as fits."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cover what is below, which may have been private."""
        QPainter(self).fillRect(self.rect(), QColor(current_tokens().ground))

    def group_at(self, place: QPoint) -> int | None:
        """Return the group at a point of the screen."""
        for card in self.cards:
            if card.rect().contains(card.mapFromGlobal(place)):
                return card.place
        return None

    # Parts.

    def _build(self) -> None:
        self._head.setSpacing(8)
        self._head.addWidget(Text("Groups", TextRole.TITLE, name="groups-title"))
        self._head.addSpacing(8)
        for widget in (self._ways, self._counts, self.less, self._number, self.more):
            self._head.addWidget(widget)
        self._head.addWidget(self._words, 1)
        self._head.addWidget(self.again)
        self._head.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(self._head)
        column.addWidget(self._told)
        column.addLayout(self._grid, 1)
        self.less.clicked.connect(self._one_less)
        self.more.clicked.connect(self._one_more)
        self.again.clicked.connect(self._intents.groups_shuffled)
        self.done.clicked.connect(self._intents.groups_toggled)

    def _show_cards(self, state: GroupsState) -> None:
        for card in self.cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        for n in range(self._grid.columnCount()):
            self._grid.setColumnStretch(n, 0)
        for n in range(self._grid.rowCount()):
            self._grid.setRowStretch(n, 0)
        self.cards = [GroupCard(group, self) for group in state.groups]
        columns = _columns(len(self.cards))
        for n, card in enumerate(self.cards):
            self._grid.addWidget(card, n // columns, n % columns)
            self._grid.setColumnStretch(n % columns, 1)
            self._grid.setRowStretch(n // columns, 1)
            card.show()
            for tag in card.tags:
                tag.stepped.connect(self._step)
                tag.dropped.connect(self._drop)

    def _fit(self) -> None:
        """The largest names with which the fullest group still fits."""
        if not self.cards:
            return
        rows = -(-len(self.cards) // _columns(len(self.cards)))
        room = (
            self.height()
            - 24
            - 32
            - 20
            - (self._told.sizeHint().height() + 10) * bool(self._told.text())
        )
        each = (room - _GAP * (rows - 1)) / rows - _HEAD
        most = max(len(card.tags) for card in self.cards)
        wide = self.width() / _columns(len(self.cards)) - _GAP - 32
        longest = max((len(tag.text()) for card in self.cards for tag in card.tags), default=1)
        fits = min(each / max(most, 1) / _LINE, wide / longest / _LETTER)
        px = min(max(int(fits), _SMALLEST), _LARGEST)
        for card in self.cards:
            for tag in card.tags:
                tag.set_size(px)

    def _focused_pupil(self) -> int | None:
        focused = (tag for card in self.cards for tag in card.tags if tag.hasFocus())
        return next((tag.member.pupil_id for tag in focused), None)

    def _focus(self, pupil: int | None, opened: bool) -> None:
        """The focus stays with the pupil who was moved; it begins at the button."""
        if opened:
            self.again.setFocus(Qt.FocusReason.PopupFocusReason)
            return
        tags = (tag for card in self.cards for tag in card.tags)
        tag = next((t for t in tags if t.member.pupil_id == pupil), None)
        if tag is not None:
            tag.setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self, pupil_id: int, by: int) -> None:
        card = next(c for c in self.cards for t in c.tags if t.member.pupil_id == pupil_id)
        self._intents.group_moved.emit(pupil_id, (card.place + by) % len(self.cards))

    def _drop(self, pupil_id: int, place: QPoint) -> None:
        group = self.group_at(place)
        own = next(c for c in self.cards for t in c.tags if t.member.pupil_id == pupil_id)
        if group is not None and group != own.place:
            self._intents.group_moved.emit(pupil_id, group)

    def _count(self, key: str) -> None:
        self._intents.groups_by_size.emit(key == "size")

    def _one_less(self) -> None:
        self._ask_number(-1)

    def _one_more(self) -> None:
        self._ask_number(1)

    def _ask_number(self, by: int) -> None:
        if self._state is not None:
            self._intents.groups_number.emit(self._state.number + by)


def _ghost_of(tag: NameTag, over: QWidget) -> QLabel:
    """A picture of a tag that lets every event through."""
    ghost = QLabel(over)
    ghost.setObjectName("group-ghost")
    ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    ghost.setPixmap(tag.grab())
    ghost.adjustSize()
    ghost.show()
    ghost.raise_()
    return ghost


def _columns(groups: int) -> int:
    """As many columns as make a wide screen look full."""
    return max(1, math.ceil(math.sqrt(groups * 1.3)))
