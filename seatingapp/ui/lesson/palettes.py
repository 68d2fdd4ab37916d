"""The palettes: one card a polarity, with a tile for each behaviour."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from seatingapp.ui.lesson.intents import LessonIntents
from seatingapp.ui.lesson.state import PaletteState, Tile
from seatingapp.ui.widgets.behaviour_tile import BehaviourTile
from seatingapp.ui.widgets.card import Card

COLUMNS = 2


class TypeTile(BehaviourTile):
    """A tile that knows its behaviour type."""

    def __init__(self, tile: Tile, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(
            tile.key, tile.label, tile.points, tile.polarity.value, name=name, parent=parent
        )
        self.tile = tile


class PaletteCard(Card):
    """Shows a `PaletteState`. Tiles are made anew only where the behaviours changed."""

    def __init__(self, state: PaletteState, intents: LessonIntents) -> None:
        super().__init__(state.title, name=f"palette-{state.polarity.value}")
        self._intents = intents
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self.body.addLayout(self._grid)
        self.tiles: list[TypeTile] = []
        self.show_palette(state)

    def show_palette(self, state: PaletteState) -> None:
        """Show these tiles and which of them is armed; emits nothing."""
        self.set_note(state.note)
        if [_looks(t.tile) for t in self.tiles] != [_looks(t) for t in state.tiles]:
            self._rebuild(state.tiles)
        for widget, tile in zip(self.tiles, state.tiles, strict=True):
            if widget.armed != tile.armed:
                widget.set_armed(tile.armed)

    def _rebuild(self, tiles: tuple[Tile, ...]) -> None:
        for old in self.tiles:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.tiles = [TypeTile(tile, name=f"tile-{tile.type_id}") for tile in tiles]
        for place, widget in enumerate(self.tiles):
            self._grid.addWidget(widget, place // COLUMNS, place % COLUMNS)
            widget.clicked.connect(self._pressed)

    def _pressed(self) -> None:
        tile = self.sender()
        if isinstance(tile, TypeTile):
            self._intents.tile_pressed.emit(tile.tile.type_id)


def _looks(tile: Tile) -> tuple[int, str, str, int, str]:
    return tile.type_id, tile.key, tile.label, tile.points, tile.polarity.value
