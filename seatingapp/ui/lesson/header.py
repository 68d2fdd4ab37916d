"""The head of the Lesson page: the class as a button, when and where, and the page's actions."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from seatingapp.ui.icons import icon_pixmap
from seatingapp.ui.lesson.intents import LessonIntents
from seatingapp.ui.lesson.state import HeaderState, LessonItem
from seatingapp.ui.theme import WEIGHT_BOLD, current_tokens, ui_font
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.focus import ring_after
from seatingapp.ui.widgets.page_header import PageHeader
from seatingapp.ui.widgets.painting import paint_box, paint_focus_ring, text_width

_LARGE = 20
_ARROW = 16
_PAD = 6
_SAFE = "Board-safe: private data hidden"
_PRIVATE = "Show on board"


class TitleButton(QAbstractButton):
    """The name of the class, large; pressing it offers the others."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lesson-title")
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_title(self, title: str) -> None:
        """Show the name of a class."""
        self.setText(title)
        self.setAccessibleName(f"{title}, choose another class or lesson")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Name and arrow."""
        wide = text_width(self.text(), _LARGE, WEIGHT_BOLD)
        return QSize(round(wide + 0.5) + 4 + _ARROW + 2 * _PAD, 36)

    def minimumSizeHint(self) -> QSize:
        """A long name gives way; its end is left out."""
        return QSize(min(self.sizeHint().width(), 220), 36)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard brought the focus."""
        self._ring = ring_after(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw name and arrow; a box only under the pointer."""
        tokens = current_tokens()
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            paint_box(painter, box, tokens.radius, tokens.hover)
        if self.hasFocus() and self._ring:
            paint_focus_ring(painter, box, tokens.radius, tokens)
        painter.setFont(ui_font(_LARGE, WEIGHT_BOLD))
        painter.setPen(QColor(tokens.ink))
        room = box.adjusted(_PAD, 0, -_PAD - _ARROW - 4, 0)
        elide = Qt.TextElideMode.ElideRight
        text = painter.fontMetrics().elidedText(self.text(), elide, int(room.width()) + 1)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, align, text)
        arrow = icon_pixmap("chevron-down", tokens.muted, _ARROW, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - _PAD - _ARROW, (self.height() - _ARROW) // 2, arrow)


class LessonHeader(PageHeader):
    """Shows a `HeaderState`; every press is an intent."""

    def __init__(self, intents: LessonIntents, parent: QWidget | None = None) -> None:
        super().__init__(name="lesson-header", parent=parent)
        self._intents = intents
        self._state = HeaderState()
        self._row.removeWidget(self._title)
        self._title.hide()
        self.title = TitleButton(self)
        self.title.clicked.connect(self.open_menu)
        self._row.insertWidget(0, self.title)
        self._row.setContentsMargins(16 - _PAD, 0, 16, 0)
        self._row.setSpacing(12)
        self.find_pupil = Button("Find pupil", name="find-pupil", shortcut_hint="Ctrl F")
        self.find_pupil.clicked.connect(intents.find_requested)
        self.private = Button(_SAFE, name="board-safe", kind=ButtonKind.SAFE)
        self.private.clicked.connect(intents.private_toggled)
        self.pick = Button("Pick a pupil", name="pick-pupil")
        self.pick.clicked.connect(intents.pick_requested)
        self.print_plan = Button("Print", name="print-lesson", kind=ButtonKind.PRIMARY)
        for button in (self.find_pupil, self.private, self.pick, self.print_plan):
            self.add_action(button)
        self.menu: QMenu | None = None

    def show_header(self, state: HeaderState) -> None:
        """Show class, time and which view is on."""
        if state == self._state:
            return
        self._state = state
        self.set_texts("", state.subtitle)
        self.setAccessibleName(f"{state.title}, {state.subtitle}")
        self.title.show_title(state.title)
        self.private.set_kind(ButtonKind.QUIET if state.private else ButtonKind.SAFE)
        self.private.setText(_PRIVATE if state.private else _SAFE)
        self.private.setAccessibleName(
            "Show on board: hide private data"
            if state.private
            else "Board-safe: private data hidden. Press to show it"
        )

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return self.title, self.find_pupil, self.private, self.pick, self.print_plan

    def open_menu(self) -> None:
        """Show the menu below the title."""
        self.menu = self.build_menu()
        self.menu.popup(self.title.mapToGlobal(QPoint(0, self.title.height() + 4)))

    def build_menu(self) -> QMenu:
        """Return today's lessons and all classes as a menu; what is open is ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName("Lessons and classes")
        if self._state.today:
            self._add(menu, "Today", self._state.today)
        self._add(menu, "All classes", self._state.classes)
        menu.triggered.connect(self._choose)
        return menu

    def _add(self, menu: QMenu, title: str, items: Iterable[LessonItem]) -> None:
        heading = menu.addAction(title)
        heading.setEnabled(False)
        for item in items:
            action = menu.addAction(item.text)
            action.setData((item.class_id, item.period_id or 0))
            action.setCheckable(True)
            action.setChecked(item.is_open)

    def _choose(self, action: QAction) -> None:
        class_id, period_id = action.data()
        self._intents.lesson_chosen.emit(class_id, period_id)
