"""The strip below the plan with the pupils who have no seat; they are tapped all the same."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QWidget

from seatingapp.domain.behaviour import signed
from seatingapp.ui.lesson.intents import LessonIntents
from seatingapp.ui.plan_view import TOGGLE, CardState
from seatingapp.ui.widgets.chips import Chip
from seatingapp.ui.widgets.flow_layout import FlowLayout
from seatingapp.ui.widgets.text import Text, TextRole

_CHIP = 26
_SPACING = 6
_PAD = 4
_ROWS, _LOW_ROWS = 5, 2  # so many show without scrolling, so that the plan keeps its room


class PupilChip(Chip):
    """A pupil without a seat."""

    def __init__(self, card: CardState, selected: bool, parent: QWidget) -> None:
        super().__init__(_words(card), name=f"unseated-{card.pupil_id}", parent=parent)
        self.pupil_id = card.pupil_id
        self.setCheckable(True)
        self.setChecked(selected)
        self.setAccessibleDescription("No seat on this plan")

    def nextCheckState(self) -> None:
        """A click only asks; what is selected is shown by the page."""


class UnseatedStrip(QWidget):
    """Hidden while everybody has a seat."""

    def __init__(self, intents: LessonIntents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unseated")
        self.setAccessibleName("Pupils without a seat")
        self._intents = intents
        self._shown: tuple[tuple[CardState, bool], ...] = ()
        self.chips: list[PupilChip] = []
        self._rows = _ROWS
        self._box = QWidget()
        self._box.setProperty("scrolled", "true")
        self._flow = FlowLayout(self._box, spacing=_SPACING)
        self._area = QScrollArea(self)
        self._area.setWidget(self._box)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout(self)
        row.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        row.setSpacing(10)
        self._label = Text("No seat", TextRole.MUTED, name="unseated-label")
        self._label.setFixedHeight(_CHIP)
        row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._area, 1)
        self.hide()

    def show_cards(self, cards: tuple[CardState, ...], selected: frozenset[int]) -> None:
        """Show these pupils and who of them is selected; emits nothing."""
        shown = tuple((card, card.pupil_id in selected) for card in cards)
        if shown == self._shown:
            return
        self._shown = shown
        focused = next((chip.pupil_id for chip in self.chips if chip.hasFocus()), None)
        while self._flow.takeAt(0) is not None:
            pass
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = [PupilChip(card, on, self._box) for card, on in shown]
        for chip in self.chips:
            self._flow.addWidget(chip)
            chip.clicked.connect(self._clicked)
            chip.show()
            if chip.pupil_id == focused:
                chip.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setVisible(bool(shown))
        self._fit_height()

    def set_low(self, low: bool) -> None:
        """Take less of a low window."""
        rows = _LOW_ROWS if low else _ROWS
        if rows != self._rows:
            self._rows = rows
            self._fit_height()

    def focus_chip(self, pupil_id: int) -> None:
        """Give the focus to the chip of a pupil, where it can be seen."""
        chip = self.chip_of(pupil_id)
        if chip is not None:
            self._area.ensureWidgetVisible(chip)
            chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the chips need at that width."""
        super().resizeEvent(event)
        self._fit_height()

    def chip_of(self, pupil_id: int) -> PupilChip | None:
        """Return the chip of a pupil without a seat."""
        return next((chip for chip in self.chips if chip.pupil_id == pupil_id), None)

    def _fit_height(self) -> None:
        width = self.width() - self._label.sizeHint().width() - 10 - 2 * _PAD
        wanted = self._flow.heightForWidth(max(width, 120)) if self.chips else _CHIP
        most = self._rows * _CHIP + (self._rows - 1) * _SPACING
        self.setFixedHeight(min(max(wanted, _CHIP), most) + 2 * _PAD)

    def _clicked(self) -> None:
        chip = self.sender()
        if not isinstance(chip, PupilChip):
            return
        if QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
            self._intents.selection_requested.emit(frozenset({chip.pupil_id}), TOGGLE)
        else:
            self._intents.pupil_tapped.emit(chip.pupil_id)


def _words(card: CardState) -> str:
    parts = [card.name]
    if card.praise:
        parts.append(signed(card.praise))
    if card.concern:
        parts.append(signed(-abs(card.concern)))
    states = (
        ("guest", card.guest),
        ("absent", card.absent),
        ("late", card.late),
        ("elsewhere", card.elsewhere),
    )
    parts += [word for word, on in states if on]
    return "  ".join(parts)
