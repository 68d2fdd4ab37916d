"""A small map of a room that says which part of it a sheet shows."""

from __future__ import annotations

from seatingapp.domain.plan_picture import Box, Side
from seatingapp.domain.rooms import RoomLayout
from seatingapp.printing.sheets import INK, LINE, Sheets

_HEIGHT = 30.0
_MOST_WIDTH = 48.0


def draw_room_key(
    sheets: Sheets, whole: RoomLayout, part: RoomLayout, side: Side, corner: tuple[float, float]
) -> Box:
    """Draw the map with its upper right corner there, the desks of the part filled in."""
    scale = min(_HEIGHT / whole.depth, _MOST_WIDTH / whole.width)
    width, height = whole.width * scale, whole.depth * scale
    box = Box(corner[0] - width, corner[1], width, height)
    sheets.frame(box, line=LINE, thickness=0.5)
    shown = {desk.id for desk in part.desks}
    for desk in whole.desks:
        turned = side is Side.PUPILS
        x = (whole.width - desk.x if turned else desk.x) * scale
        y = (whole.depth - desk.y if turned else desk.y) * scale
        w, h = desk.width * scale * 0.85, desk.depth * scale * 0.85
        spot = Box(box.x + x - w / 2, box.y + y - h / 2, w, h)
        sheets.frame(spot, line=None, fill=INK if desk.id in shown else LINE)
    return box
