"""The scene of the editor: the room as it is stored, or as a gesture would leave it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, QRectF
from PySide6.QtWidgets import QGraphicsScene

from seatingapp.domain.piece_shapes import (
    Piece,
    PieceKind,
    Point,
    box,
    found,
    outline_of,
)
from seatingapp.domain.polygons import covers
from seatingapp.domain.room_order import Guide, GuideKind
from seatingapp.domain.room_walls import walls
from seatingapp.domain.rooms import Desk, Fixture, RoomLayout
from seatingapp.ui.room_editor.canvas.floor_item import FloorItem
from seatingapp.ui.room_editor.canvas.linking import links_of
from seatingapp.ui.room_editor.canvas.overlay import NO_MARKS, Marks, Overlay
from seatingapp.ui.room_editor.canvas.piece_item import PieceItem
from seatingapp.ui.room_editor.gestures import Preview
from seatingapp.ui.room_editor.grips import grips
from seatingapp.ui.room_editor.state import EditorState, Mode
from seatingapp.ui.room_form.furniture import opens_out
from seatingapp.ui.theme import current_tokens

_BEYOND = 2000.0


class RoomScene(QGraphicsScene):
    """Shows an `EditorState`, and a `Preview` over it while a gesture lasts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)  # most items may move
        self.state = EditorState()
        self.scale = 1.0
        self.shows_ring = False
        self._preview: Preview | None = None
        self._band: tuple[Point, ...] = ()
        self._touched: frozenset[int] = frozenset()
        self._pointer: Point = (0.0, 0.0)
        self._items: dict[Piece, PieceItem] = {}
        self._floor = FloorItem()
        self._overlay = Overlay()
        self.addItem(self._floor)
        self.addItem(self._overlay)

    @property
    def layout(self) -> RoomLayout:
        """The room that is seen now."""
        return self._preview.layout if self._preview else self.state.layout

    @property
    def chosen(self) -> frozenset[Piece]:
        """The pieces that are seen as chosen now."""
        return self._preview.chosen if self._preview else self.state.chosen

    @property
    def marks(self) -> Marks:
        """What is drawn over the room."""
        return self._overlay.marks

    def show_state(self, state: EditorState) -> None:
        """Show a state; whatever was previewed goes."""
        self.state = state
        self._preview = None
        self._band = ()
        self._touched = frozenset()
        self._show_room()

    def preview(self, preview: Preview | None, pointer: Point = (0.0, 0.0)) -> None:
        """Show what a gesture would do, or the room as it is again."""
        self._preview, self._pointer = preview, pointer
        self._show_room()

    def show_band(self, points: tuple[Point, ...], touched: frozenset[int] = frozenset()) -> None:
        """Show a band or a lasso, and the seats that it would choose."""
        self._band, self._touched = points, touched
        if self.state.mode is Mode.SEATS:
            self._show_seats()
        self._show_marks()

    def show_scale(self, scale: float) -> None:
        """Draw handles for so many pixels per centimetre."""
        self.scale = scale
        self._show_marks()

    def show_ring(self, shown: bool) -> None:
        """Draw the ring of the keyboard, or do not."""
        self.shows_ring = shown
        self._show_marks()

    @property
    def note(self) -> tuple[str, Point]:
        """What is said beside the pointer, and where in the room that is."""
        return (self._preview.words if self._preview else "", self._pointer)

    def room_box(self) -> QRectF:
        """The upright box around the walls."""
        return QRectF(0, 0, self.state.layout.width, self.state.layout.depth)

    def _show_room(self) -> None:
        layout = self.layout
        self._floor.show_walls(
            self._preview.walls if self._preview and self._preview.walls else walls(layout)
        )
        things: dict[Piece, Desk | Fixture] = {
            Piece(PieceKind.DESK, desk.id): desk for desk in layout.desks
        }
        things.update({Piece(PieceKind.FIXTURE, f.id): f for f in layout.fixtures})
        for piece in [piece for piece in self._items if piece not in things]:
            self.removeItem(self._items.pop(piece))
        for piece, thing in things.items():
            item = self._items.get(piece)
            if item is None:
                self._items[piece] = item = PieceItem(piece, thing)
                self.addItem(item)
            else:
                item.show_thing(thing)
            if isinstance(thing, Fixture):
                item.show_opening(opens_out(layout, thing))
        self._show_seats()
        room = self.room_box()
        self._overlay.cover(room.adjusted(-_BEYOND, -_BEYOND, _BEYOND, _BEYOND))
        self._show_marks()

    def _show_seats(self) -> None:
        tokens, state = current_tokens(), self.state
        marked = dict.fromkeys(self._touched, tokens.praise)
        if state.mode in (Mode.SEATS, Mode.NEIGHBOURS):
            marked.update(dict.fromkeys(state.seats, tokens.accent))
        for item in self._items.values():
            item.show_seats(state.labels, marked)

    def _show_marks(self) -> None:
        mode = self.state.mode
        marks = replace(NO_MARKS, band=self._band)
        if mode is Mode.FURNITURE:
            marks = self._furniture_marks(marks)
        elif mode is Mode.WALLS:
            corners = self._preview.walls if self._preview else walls(self.state.layout)
            marks = replace(marks, corners=corners, corner=self.state.corner)
        else:
            marks = self._seat_marks(marks)
        if self._preview is not None:
            marks = replace(
                marks,
                guides=plain_guides(self._preview.guides),
            )
        self._overlay.show_marks(marks)

    def _furniture_marks(self, marks: Marks) -> Marks:
        layout, chosen = self.layout, self.chosen
        frames = tuple(outline_of(thing) for thing in found(layout, chosen))
        ring: tuple[Point, ...] = ()
        if self.shows_ring and self.state.focus is not None:
            ring = next((outline_of(t) for t in found(layout, [self.state.focus])), ())
        handles = () if self._preview else grips(layout, chosen, self.scale)
        return replace(marks, frames=frames, ring=ring, grips=handles)

    def _seat_marks(self, marks: Marks) -> Marks:
        state = self.state
        places = {p.seat_id: (p.x, p.y) for p in state.layout.places()}
        ring = places.get(state.seat_focus or 0) if self.shows_ring else None
        links = links_of(state, places) if state.mode is Mode.NEIGHBOURS else ()
        return replace(marks, seat_ring=ring, links=links)

    # What is where.

    def piece_at(self, point: Point, slack: float) -> Piece | None:
        """Return the piece at a point, or one that is missed by little; desks lie on top."""
        best: tuple[float, Piece] | None = None
        for piece, item in self._items.items():
            off = distance_to(item.thing, point)
            if off <= 0 and isinstance(item.thing, Desk):
                return piece
            if off <= slack and (best is None or off < best[0]):
                best = (off, piece)
        return best[1] if best else None

    def pieces_in(self, area: QRectF) -> frozenset[Piece]:
        """Return the pieces that a band touches with their middle or holds whole."""
        inside = []
        for piece, item in self._items.items():
            around = box(item.thing)
            rect = QRectF(around.x, around.y, around.width, around.height)
            if area.contains(rect.center()) or area.contains(rect):
                inside.append(piece)
        return frozenset(inside)

    def seat_at(self, point: Point, reach: float = 30.0) -> int | None:
        """Return the seat whose place is nearest, if it is near."""
        near = [(math.dist((p.x, p.y), point), p.seat_id) for p in self.state.layout.places()]
        best = min(near, default=(reach + 1, 0))
        return best[1] if best[0] <= reach else None

    def seats_in(self, lasso: Iterable[Point]) -> frozenset[int]:
        """Return the seats that a lasso goes around."""
        corners = tuple(lasso)
        if len(corners) < 3:
            return frozenset()
        return frozenset(p.seat_id for p in self.state.layout.places() if covers(corners, p.x, p.y))


def distance_to(thing: Desk | Fixture, point: Point) -> float:
    """Return how far a point is from a piece as it stands, in cm; 0 on it."""
    turn = math.radians(-thing.rotation)
    dx, dy = point[0] - thing.x, point[1] - thing.y
    x = abs(dx * math.cos(turn) - dy * math.sin(turn)) - thing.width / 2
    y = abs(dx * math.sin(turn) + dy * math.cos(turn)) - thing.depth / 2
    return math.hypot(max(x, 0.0), max(y, 0.0))


def plain_guides(guides: tuple[Guide, ...]) -> tuple[Guide, ...]:
    """Return the lines that tell something new: no middle where both edges are in line already."""
    edges = [guide for guide in guides if guide.kind is not GuideKind.MIDDLE]
    upright = any(guide.x1 == guide.x2 for guide in edges)
    level = any(guide.y1 == guide.y2 for guide in edges)
    return tuple(
        guide
        for guide in guides
        if guide.kind is not GuideKind.MIDDLE or not (upright if guide.x1 == guide.x2 else level)
    )
