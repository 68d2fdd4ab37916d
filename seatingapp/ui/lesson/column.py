"""The right column of the Lesson page: the palettes, and below them this lesson's entries."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from seatingapp.domain.behaviour import Polarity
from seatingapp.ui.lesson.entries import EntriesCard
from seatingapp.ui.lesson.intents import LessonIntents
from seatingapp.ui.lesson.palettes import PaletteCard
from seatingapp.ui.lesson.state import EntriesState, PaletteState
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.side_panel import SidePanel

_BETWEEN = 12


class LessonColumn(SidePanel):
    """Gives the entries whatever height the palettes leave, so that nothing scrolls."""

    def __init__(self, intents: LessonIntents, parent: QWidget | None = None) -> None:
        super().__init__(name="lesson-column", parent=parent)
        self._intents = intents
        self.palettes: dict[Polarity, PaletteCard] = {}
        self.entries = EntriesCard(intents)
        self.add_card(self.entries)

    def show_column(self, palettes: tuple[PaletteState, ...], entries: EntriesState) -> None:
        """Show palettes and entries; palettes that are not to be shown are thrown away."""
        for polarity in [p for p in self.palettes if p not in [s.polarity for s in palettes]]:
            gone = self.palettes.pop(polarity)
            self._cards.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, state in enumerate(palettes):
            card = self.palettes.get(state.polarity)
            if card is None:
                self.palettes[state.polarity] = card = PaletteCard(state, self._intents)
                self._cards.insertWidget(place, card)
                card.show()
            card.show_palette(state)
        self.entries.show_entries(entries)
        self._fit()

    def tiles(self) -> tuple[QWidget, ...]:
        """All tiles in the order in which they stand."""
        return tuple(tile for card in self.palettes.values() for tile in card.tiles)

    def focus_palettes(self) -> bool:
        """Give the focus to the first tile."""
        for card in self.palettes.values():
            if card.tiles:
                card.tiles[0].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def focus_entries(self) -> bool:
        """Give the focus to the first undo of the list; False where the list is empty."""
        undo = self.entries.list.findChild(Button)
        if undo is None or not undo.isVisible():
            return False
        undo.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the entries to the new height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        taken = sum(card.sizeHint().height() + _BETWEEN for card in self.palettes.values())
        self.entries.fit(self.viewport().height() - taken)
