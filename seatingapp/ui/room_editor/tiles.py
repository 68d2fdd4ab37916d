"""What the palette offers, in the order in which a room is furnished."""

from __future__ import annotations

from seatingapp.domain.rooms import DeskKind, FixtureKind
from seatingapp.ui.room_editor.state import Tile

DESKS: tuple[Tile, ...] = (
    Tile("single", "Single", DeskKind.SINGLE),
    Tile("double", "Double", DeskKind.DOUBLE),
    Tile("bench", "Bench of 3", DeskKind.BENCH, 3),
    Tile("group", "Group of 4", DeskKind.GROUP, 4),
    Tile("round", "Round", DeskKind.ROUND),
    Tile("lab", "Lab bench", DeskKind.LAB),
    Tile("computer", "Computer", DeskKind.COMPUTER),
)
FURNITURE: tuple[Tile, ...] = (
    Tile("teacher_desk", "Teacher", FixtureKind.TEACHER_DESK),
    Tile("board", "Board", FixtureKind.BOARD),
    Tile("screen", "Screen", FixtureKind.SCREEN),
    Tile("door", "Door", FixtureKind.DOOR),
    Tile("window", "Window", FixtureKind.WINDOW),
    Tile("pillar", "Pillar", FixtureKind.PILLAR),
    Tile("cupboard", "Cupboard", FixtureKind.CUPBOARD),
    Tile("sink", "Sink", FixtureKind.SINK),
    Tile("piano", "Piano", FixtureKind.PIANO),
    Tile("label", "Label", FixtureKind.LABEL),
)
TILES: dict[str, Tile] = {tile.key: tile for tile in (*DESKS, *FURNITURE)}
