"""The strip below the plan with the pupils who have no seat; they are tapped all the same."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from seatingapp.domain.behaviour import signed
from seatingapp.ui.lesson.intents import LessonIntents
from seatingapp.ui.plan_view import TOGGLE, CardState
from seatingapp.ui.widgets.chips import Chip
from seatingapp.ui.widgets.flow_layout import FlowLayout
from seatingapp.ui.widgets.text import Text, TextRole


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
        self._box = QWidget(self)
        self._flow = FlowLayout(self._box, spacing=6)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(10)
        label = Text("No seat", TextRole.MUTED, name="unseated-label")
        label.setFixedHeight(26)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._box, 1)
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

    def chip_of(self, pupil_id: int) -> PupilChip | None:
        """Return the chip of a pupil without a seat."""
        return next((chip for chip in self.chips if chip.pupil_id == pupil_id), None)

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
    states = (("absent", card.absent), ("late", card.late), ("elsewhere", card.elsewhere))
    parts += [word for word, on in states if on]
    return "  ".join(parts)
