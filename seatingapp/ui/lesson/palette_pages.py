"""Which behaviours stand together on a page of a palette that has too many for the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from seatingapp.ui.lesson.state import Tile


@dataclass(frozen=True, slots=True)
class PalettePage:
    """Tiles that fit, and the categories that they are of; no name where there is one page."""

    name: str
    tiles: tuple[Tile, ...]


def pages(tiles: Sequence[Tile], most: int) -> tuple[PalettePage, ...]:
    """Return pages of at most `most` tiles. Categories stay together as far as they fit."""
    if len(tiles) <= most:
        return (PalettePage("", tuple(tiles)),)
    groups: dict[str, list[Tile]] = {}
    for tile in tiles:
        groups.setdefault(tile.category, []).append(tile)
    found: list[PalettePage] = []
    for name, group in groups.items():
        for start in range(0, len(group), most):
            part = tuple(group[start : start + most])
            last = found[-1] if found else None
            if last is not None and not start and len(last.tiles) + len(part) <= most:
                both = ", ".join(n for n in (last.name, name) if n)
                found[-1] = PalettePage(both, last.tiles + part)
            else:
                found.append(PalettePage(name, part))
    return tuple(found)


def rows_each(wanted: Sequence[int], available: int, least: int = 2) -> list[int]:
    """Share `available` rows among palettes that want so many; each has its least or its wish."""
    given = [min(want, least) for want in wanted]
    while sum(given) < available and given != list(wanted):
        short = min((n for n, want in enumerate(wanted) if given[n] < want), key=given.__getitem__)
        given[short] += 1
    return given
