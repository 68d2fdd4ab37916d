"""The right column of the Lesson page: the palettes, and below them this lesson's entries."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from seatingapp.domain.behaviour import Polarity
from seatingapp.ui.lesson.entries import LEAST, EntriesCard
from seatingapp.ui.lesson.intents import LessonIntents
from seatingapp.ui.lesson.palette_pages import rows_each
from seatingapp.ui.lesson.palettes import AMOUNT, CHROME, COLUMNS, ROW, PaletteCard
from seatingapp.ui.lesson.state import EntriesState, PaletteState
from seatingapp.ui.widgets.side_panel import SidePanel

_BETWEEN = 12


class LessonColumn(SidePanel):
    """Gives the entries whatever height the palettes leave, so that nothing scrolls."""

    def __init__(self, intents: LessonIntents, parent: QWidget | None = None) -> None:
        super().__init__(name="lesson-column", parent=parent)
        self._intents = intents
        self.palettes: dict[Polarity, PaletteCard] = {}
        self._shown: tuple[PaletteState, ...] = ()
        self.entries = EntriesCard(intents)
        self.add_card(self.entries)

    def show_column(self, palettes: tuple[PaletteState, ...], entries: EntriesState) -> None:
        """Show palettes and entries; palettes that are not to be shown are thrown away."""
        for polarity in [p for p in self.palettes if p not in [s.polarity for s in palettes]]:
            gone = self.palettes.pop(polarity)
            self._cards.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._shown = palettes
        for place, state in enumerate(palettes):
            if state.polarity not in self.palettes:
                self.palettes[state.polarity] = card = PaletteCard(state, self._intents)
                self._cards.insertWidget(place, card)
                card.show()
        self.entries.show_entries(entries)
        self._fit()
        # Otherwise all lines are drawn where they were, and then again where they belong.
        self.entries.lay_out()
        self._cards.activate()

    def tiles(self) -> tuple[QWidget, ...]:
        """All tiles and what belongs to them, in the order in which they stand."""
        return tuple(stop for card in self.palettes.values() for stop in card.stops())

    def focus_palettes(self) -> bool:
        """Give the focus to the first tile."""
        for card in self.palettes.values():
            if card.tiles:
                card.tiles[0].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def focus_entries(self) -> bool:
        """Give the focus to the first undo of the list; False where the list is empty."""
        stops = (row.stops() for row in self.entries.list.rows())
        undo = next((own[-1] for own in stops if own), None)
        if undo is None or not undo.isVisible():
            return False
        undo.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the entries to the new height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Palettes give way page by page, so that the latest entries are always on the screen."""
        height = self.viewport().height()
        wanted = [-(-len(state.tiles) // COLUMNS) for state in self._shown]
        around = sum(CHROME + _BETWEEN + AMOUNT * bool(s.amount) for s in self._shown)
        rows = rows_each(wanted, (height - around - LEAST) // ROW)
        for state, given in zip(self._shown, rows, strict=True):
            self.palettes[state.polarity].show_palette(state, given)
        self.entries.fit(height - around - ROW * sum(rows))
