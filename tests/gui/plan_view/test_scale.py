"""At 200 % the same gestures hit the same pupils, and cards have twice the pixels."""

from __future__ import annotations

import os
import subprocess
import sys

_AT_200_PERCENT = """
from PySide6.QtTest import QTest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from seatingapp.ui.plan_view import PlanView
from seatingapp.ui.theme import install_theme
from tests.gui.plan_view.rooms import nine_b

app = QApplication([])
install_theme(app)
view = PlanView()
view.resize(683, 384)
view.show()
view.show_state(nine_b())
clicked = []
view.pupil_activated.connect(clicked.append)
viewport = view.viewport()
for seat, card in nine_b().cards.items():
    spot = viewport.mapFromGlobal(view.spoken_area(seat).center())
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
assert clicked == [card.pupil_id for card in nine_b().cards.values()], clicked
image = view.grab()
assert image.devicePixelRatio() == 2, image.devicePixelRatio()
assert image.width() == 2 * 683, image.width()
print("hit all", len(clicked))
"""


def test_every_pupil_can_be_hit_at_200_percent() -> None:
    """In a process of its own: Qt reads the scale once, at its start."""
    result = subprocess.run(
        [sys.executable, "-c", _AT_200_PERCENT],
        env={**os.environ, "QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert result.stdout.strip() == "hit all 26", result.stderr
