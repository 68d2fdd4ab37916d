"""The strip below the room with the pupils who have no seat."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from seatingapp.ui.plan_view.carry import Carry
from seatingapp.ui.plan_view.state import CardState
from seatingapp.ui.theme import current_tokens
from seatingapp.ui.widgets.chips import Chip
from seatingapp.ui.widgets.flow_layout import FlowLayout
from seatingapp.ui.widgets.painting import paint_box
from seatingapp.ui.widgets.text import Text, TextRole

_ROWS = 2  # so many rows of chips show without scrolling
_CHIP = 26
_SPACING = 6
_PAD = 4


class TrayChip(Chip):
    """One pupil without a seat: drag it, or pick it up with Space."""

    stepped = Signal(int)  # to the next chip or the one before

    def __init__(self, card: CardState, carry: Carry, parent: QWidget) -> None:
        super().__init__(card.name, name=f"tray-{card.pupil_id}", parent=parent)
        self.card = card
        self._carry = carry
        self._pressed_at: QPoint | None = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleDescription("Not seated. Space picks up.")

    def show_card(self, card: CardState) -> None:
        """Stand for the same pupil with another card."""
        if card.name != self.card.name:
            self.setText(card.name)
            self.setAccessibleName(card.name)
            self.updateGeometry()
        self.card = card

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give a drag up when something else takes the focus."""
        super().focusOutEvent(event)
        if self._pressed_at is not None:
            self._pressed_at = None
            self._carry.cancel()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget a drag: whoever is hidden is not lifted again by the same press."""
        super().hideEvent(event)
        self._pressed_at = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag would begin."""
        if event.button() == Qt.MouseButton.LeftButton and not self._carry.active:
            self._pressed_at = event.globalPosition().toPoint()
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lift the pupil once the pointer has gone far enough, then follow it."""
        if self._pressed_at is None:
            return
        here = event.globalPosition().toPoint()
        if self._carry.active:
            self._carry.move(here)
        elif (here - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
            self._carry.lift_loose(self.card, here, self.window())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._pressed_at is not None and self._carry.active:
            self._carry.drop(event.globalPosition().toPoint())
        self._pressed_at = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space or Enter picks up, arrows go along the strip, Esc drops what hangs at the mouse."""
        key = event.key()
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._carry.pick_up(self.card.pupil_id)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.stepped.emit(1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.stepped.emit(-1)
        elif key == Qt.Key.Key_Escape and self._carry.active:
            self._pressed_at = None
            self._carry.cancel()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Nothing: a chip acts when the key goes down."""
        event.ignore()


class TrayStrip(QWidget):
    """Shows who is not seated, takes pupils back, and hands them out.

    `PlanView.set_tray(strip)` joins it to a room; from then on the view keeps it up to date. When
    there are more than two rows of chips, it scrolls.
    """

    menu_requested = Signal(int, object)  # pupil id, QPoint on the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tray")
        self.setAccessibleName("Pupils who are not seated")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._cards: tuple[CardState, ...] = ()
        self._chips: list[TrayChip] = []
        self._carry: Carry | None = None
        self._room: QWidget | None = None
        self._welcoming = False
        self._label = Text("", TextRole.MUTED, name="tray-label", parent=self)
        self._label.setFixedHeight(_CHIP)
        self._inside = QWidget()
        self._inside.setProperty("scrolled", "true")
        self._flow = FlowLayout(self._inside, spacing=_SPACING)
        self._area = QScrollArea(self)
        self._area.setWidget(self._inside)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout(self)
        row.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        row.setSpacing(10)
        row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._area, 1)
        self._show_count()
        self._fit_height()

    def join(self, carry: Carry, room: QWidget) -> None:
        """Hand pupils out through this hand to a room, and take them back from it."""
        self._carry = carry
        self._room = room
        carry.tray = self

    def take_focus(self) -> None:
        """Take the focus from the keyboard."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F6 goes back to the room."""
        if event.key() == Qt.Key.Key_F6 and self._room is not None:
            self._room.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            event.ignore()

    def show_cards(self, cards: tuple[CardState, ...]) -> None:
        """Show these pupils; chips of pupils who stay are kept, and with them the focus."""
        if cards == self._cards or self._carry is None:
            return
        self._cards = cards
        kept = {chip.card.pupil_id: chip for chip in self._chips}
        while self._flow.takeAt(0) is not None:
            pass
        self._chips = [
            kept.pop(card.pupil_id) if card.pupil_id in kept else self._new_chip(card, self._carry)
            for card in cards
        ]
        for chip, card in zip(self._chips, cards, strict=True):
            chip.show_card(card)
            self._flow.addWidget(chip)
            chip.show()
        had_focus = any(chip.hasFocus() for chip in kept.values())
        for gone in kept.values():
            gone.hide()
            gone.deleteLater()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_count()
        self._flow.activate()
        self._fit_height()

    def chip_of(self, pupil_id: int) -> TrayChip | None:
        """Return the chip of a pupil who is in the tray."""
        return next((chip for chip in self._chips if chip.card.pupil_id == pupil_id), None)

    def contains_global(self, point: QPoint) -> bool:
        """Whether a point of the screen is on the strip."""
        return self.isVisible() and self.rect().contains(self.mapFromGlobal(point))

    def welcome(self, welcome: bool) -> None:
        """Show that a drop would land here, or that none would."""
        if welcome != self._welcoming:
            self._welcoming = welcome
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus to the first chip, if there is one."""
        super().focusInEvent(event)
        if self._chips:
            self._chips[0].setFocus(event.reason())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the pupil under the pointer."""
        chip = self.childAt(event.pos())
        if isinstance(chip, TrayChip):
            self.menu_requested.emit(chip.card.pupil_id, event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the chips need at that width."""
        super().resizeEvent(event)
        self._fit_height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground that invites a drop, and the ring where the empty strip has the focus."""
        tokens = current_tokens()
        if not self._welcoming and not self.hasFocus():
            return
        painter = QPainter(self)
        fill = tokens.info_soft if self._welcoming else None
        line = tokens.accent if self._welcoming else tokens.focus
        paint_box(painter, QRectF(self.rect()), tokens.radius, fill, line, 2)
        painter.end()

    def _new_chip(self, card: CardState, carry: Carry) -> TrayChip:
        chip = TrayChip(card, carry, self._inside)
        chip.stepped.connect(self._step)
        return chip

    def _step(self, by: int) -> None:
        focused = next((n for n, chip in enumerate(self._chips) if chip.hasFocus()), 0)
        chip = self._chips[(focused + by) % len(self._chips)]
        chip.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(chip)

    def _show_count(self) -> None:
        count = len(self._cards)
        self._label.setText(f"Not seated ({count})" if count else "Everyone is seated")

    def _fit_height(self) -> None:
        width = self.width() - self._label.sizeHint().width() - 10 - 2 * _PAD
        wanted = self._flow.heightForWidth(max(width, 120)) if self._chips else _CHIP
        most = _ROWS * _CHIP + (_ROWS - 1) * _SPACING
        self.setFixedHeight(min(max(wanted, _CHIP), most) + 2 * _PAD)
