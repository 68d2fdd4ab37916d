"""The ground of everything that stands on the picture: drawn smoothly, in the theme of now."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from seatingapp.domain.plan_picture import Box
from seatingapp.ui.theme import Tokens, current_tokens


def repaint_at_once(item: QGraphicsItem) -> None:
    """Have what an item covers painted anew, before it covers something else.

    `prepareGeometryChange` alone forgets where the item was if anything is painted, say the card
    in the hand, before Qt comes to it: a line that is gone would stay on the screen.
    """
    scene = item.scene()
    if scene is not None:
        scene.update(item.sceneBoundingRect())


def as_rect(box: Box) -> QRectF:
    """Return a box of the picture as Qt's rectangle."""
    return QRectF(box.x, box.y, box.width, box.height)


class DrawnItem(QGraphicsItem):
    """Whoever derives from it says in `draw` how it looks."""

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        """Draw with smooth edges."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, current_tokens())

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """Draw it in these colours."""
        raise NotImplementedError
