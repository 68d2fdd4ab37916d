"""Only what lies in the region that is drawn is drawn, and all of it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QRegion, QTransform

from seatingapp.ui.plan_view.exposure import Exposure

CORNERS = QRegion(QRect(0, 0, 10, 10)).united(QRect(90, 90, 10, 10))


def test_what_lies_between_two_parts_is_not_drawn() -> None:
    exposure = Exposure()
    with exposure.of(CORNERS):
        assert exposure.has(QRectF(5, 5, 3, 3), QTransform())
        assert exposure.has(QRectF(80, 80, 11, 11), QTransform())
        assert not exposure.has(QRectF(40, 40, 20, 20), QTransform())


def test_the_scene_is_mapped_to_the_viewport() -> None:
    exposure = Exposure()
    zoomed = QTransform.fromTranslate(-100, 0).scale(2, 2)
    with exposure.of(CORNERS):
        assert exposure.has(QRectF(50, 0, 4, 4), zoomed)
        assert not exposure.has(QRectF(0, 0, 4, 4), zoomed)


def test_a_scene_that_is_drawn_without_a_view_is_drawn_whole() -> None:
    exposure = Exposure()
    assert exposure.has(QRectF(40, 40, 20, 20), QTransform())
    with exposure.of(QRegion()):
        assert not exposure.has(QRectF(40, 40, 20, 20), QTransform())
    assert exposure.has(QRectF(QPoint(40, 40), QPoint(60, 60)), QTransform())
