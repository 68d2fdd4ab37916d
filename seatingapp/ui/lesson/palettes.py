"""The palettes: one card a polarity, with a tile for each behaviour, paged where many."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from seatingapp.ui.lesson.intents import LessonIntents
from seatingapp.ui.lesson.palette_pages import pages
from seatingapp.ui.lesson.state import AmountState, PaletteState, Tile
from seatingapp.ui.widgets.behaviour_tile import HEIGHT as TILE
from seatingapp.ui.widgets.behaviour_tile import BehaviourTile
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.text import Text, TextRole

COLUMNS = 2
ROW = TILE + 8
CHROME = 12 + 18 + 8 + 12 - 8  # of a card around its rows
AMOUNT = 40
_PAGER, _HEAD = 24, 18


class TypeTile(BehaviourTile):
    """A tile that knows its behaviour type."""

    def __init__(self, tile: Tile, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(
            tile.key,
            tile.label,
            tile.points,
            tile.polarity.value,
            icon=tile.icon,
            name=name,
            parent=parent,
        )
        self.tile = tile
        self.amount = 1


class Pager(QWidget):
    """To the last and the next page; `turned` says which way."""

    turned = Signal(int)

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}-pager")
        self._where = Text("", TextRole.SMALL, name=f"{name}-page")
        self.back = Button(
            name=f"{name}-back",
            kind=ButtonKind.PLAIN,
            icon="arrow-left",
            accessible=f"{title}: the page before",
        )
        self.on = Button(
            name=f"{name}-on",
            kind=ButtonKind.PLAIN,
            icon="arrow-right",
            accessible=f"{title}: the next page",
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for widget in (self._where, self.back, self.on):
            row.addWidget(widget)
        for button in (self.back, self.on):
            button.setFixedSize(_PAGER, _HEAD)
        self.setFixedHeight(_HEAD)
        self.back.clicked.connect(self._back)
        self.on.clicked.connect(self._on)

    def show_page(self, page: int, count: int) -> None:
        """Show that this is a page of so many; hidden where it is the only one."""
        self._where.setText(f"{page + 1} of {count}")
        self.setVisible(count > 1)

    def _back(self) -> None:
        self.turned.emit(-1)

    def _on(self) -> None:
        self.turned.emit(1)


class AmountRow(QWidget):
    """How often the armed behaviour counts in the next gesture."""

    def __init__(self, name: str, intents: LessonIntents) -> None:
        super().__init__()
        self._intents = intents
        self._words = Text("", TextRole.BODY, name=f"{name}-amount")
        self.less = Button(name=f"{name}-less", icon="minus", accessible="Count once less: −")
        self.more = Button(name=f"{name}-more", icon="plus", accessible="Count once more: +")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self.less)
        row.addWidget(self.more)
        self.less.clicked.connect(self._less)
        self.more.clicked.connect(self._more)
        self.hide()

    def show_amount(self, state: AmountState | None) -> None:
        """Show how often, and how to change it; hidden where nothing can be counted."""
        self.setVisible(state is not None)
        if state is not None:
            self._words.setText(f"Next: ×{state.amount}, up to ×{state.most}  (keys + and −)")
            self.less.setEnabled(state.amount > 1)
            self.more.setEnabled(state.amount < state.most)

    def _less(self) -> None:
        self._intents.amount_changed.emit(-1)

    def _more(self) -> None:
        self._intents.amount_changed.emit(1)


class PaletteCard(Card):
    """Shows a `PaletteState`. Tiles are made anew only where the behaviours changed."""

    def __init__(self, state: PaletteState, intents: LessonIntents) -> None:
        super().__init__(state.title, name=f"palette-{state.polarity.value}")
        self._intents = intents
        self._state = PaletteState(state.polarity, state.title, "", ())
        self._page, self._rows = 0, 0
        self._left: int | None = None  # the page before the one that a key opened
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self.body.addLayout(self._grid)
        self.amount = AmountRow(self.objectName(), intents)
        self.body.addWidget(self.amount)
        self.pager = Pager(self.objectName(), state.title)
        self.pager.turned.connect(self._turn)
        self.add_to_head(self.pager)
        self.tiles: list[TypeTile] = []

    @property
    def wanted_rows(self) -> int:
        """How many rows show all behaviours."""
        return -(-len(self._state.tiles) // COLUMNS)

    def show_palette(self, state: PaletteState, rows: int) -> None:
        """Show these tiles in so many rows, and which of them is armed; emits nothing."""
        before, self._state, self._rows = self._state, state, rows
        armed, was = _armed(state.tiles), _armed(before.tiles)
        if armed not in (None, was):
            self._left = self._page if self._left is None else self._left
            self._page = self._page_with(armed)
        elif armed is None and self._left is not None:
            self._page, self._left = self._left, None
        self._show()

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        amount = (self.amount.less, self.amount.more)
        return *self.tiles, *amount, self.pager.back, self.pager.on

    def _page_with(self, type_id: int | None) -> int:
        found = pages(self._state.tiles, self._rows * COLUMNS)
        on = (n for n, page in enumerate(found) if type_id in [t.type_id for t in page.tiles])
        return next(on, 0)

    def _show(self) -> None:
        found = pages(self._state.tiles, self._rows * COLUMNS)
        self._page = min(self._page, len(found) - 1)
        page = found[self._page]
        self.set_note(
            self._state.note if len(found) == 1 or _armed(page.tiles) is not None else page.name
        )
        self.pager.show_page(self._page, len(found))
        self.amount.show_amount(self._state.amount)
        if [_looks(t.tile) for t in self.tiles] != [_looks(t) for t in page.tiles]:
            self._rebuild(page.tiles)
        for widget, tile in zip(self.tiles, page.tiles, strict=True):
            if widget.armed != tile.armed:
                widget.set_armed(tile.armed)
            amount = self._state.amount.amount if tile.armed and self._state.amount else 1
            if widget.amount != amount:
                widget.amount = amount
                widget.set_amount(amount)

    def _turn(self, by: int) -> None:
        count = len(pages(self._state.tiles, self._rows * COLUMNS))
        self._page, self._left = (self._page + by) % count, None
        self._show()

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


def _armed(tiles: tuple[Tile, ...]) -> int | None:
    return next((tile.type_id for tile in tiles if tile.armed), None)


def _looks(tile: Tile) -> tuple[int, str, str, int, str, str]:
    return tile.type_id, tile.key, tile.label, tile.points, tile.polarity.value, tile.icon
