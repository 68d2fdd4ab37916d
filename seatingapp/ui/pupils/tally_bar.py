"""Chips above a table: how many rows there are of each kind; pressing one shows only those."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from seatingapp.ui.pupils.shown import Tally
from seatingapp.ui.widgets.chips import Chip
from seatingapp.ui.widgets.flow_layout import FlowLayout


class TallyBar(QWidget):
    """`only_requested` with the key of the kind that is wanted, empty for all."""

    only_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Show only")
        self._tallies: tuple[Tally, ...] = ()
        self._chips = QButtonGroup(self)
        self._chips.setExclusive(True)
        self._flow = FlowLayout(self)

    def show_tallies(self, tallies: tuple[Tally, ...], only: str) -> None:
        """Show counts with one kind chosen; emits nothing."""
        if tallies != self._tallies:
            self._tallies = tallies
            for chip in self._chips.buttons():
                self._chips.removeButton(chip)
                self._flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            for tally in tallies:
                self._add_chip(tally)
            self._flow.invalidate()
        for chip in self._chips.buttons():
            chip.setChecked(chip.property("outcome") == only)

    def _add_chip(self, tally: Tally) -> None:
        chip = TallyChip(tally)
        chip.wanted.connect(self.only_requested)
        self._chips.addButton(chip)
        self._flow.addWidget(chip)
        chip.show()


class TallyChip(Chip):
    """How many rows there are of one kind."""

    wanted = Signal(str)

    def __init__(self, tally: Tally, parent: QWidget | None = None) -> None:
        text = f"{tally.count} {tally.text}" if tally.key else f"All {tally.count}"
        super().__init__(text, name=f"tally-{tally.key or 'all'}", parent=parent)
        self.setProperty("outcome", tally.key)
        self.setCheckable(True)
        self._key = tally.key
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.wanted.emit(self._key)
