"""The dialog with the history of a class: opened over 200 plans and over one, until it is drawn."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.seating.history.dialog import HistoryDialog
from seatingapp.ui.theme import ThemeChoice, install_theme
from tests.benchmarks.plan_history import Story, story
from tests.benchmarks.registry import Row, benchmark, percentile
from tests.benchmarks.sizes import Sizes

GROWTH = 2.0  # only the list grows; what is drawn of it and the picture are the same


@benchmark
def measure(sizes: Sizes) -> Iterable[Row]:
    """Open it in turns in both vaults; the first time warms up fonts, the median counts."""
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise TypeError("A dialog can be opened only in an app with windows.")
    install_theme(app, ThemeChoice.LIGHT)
    sizes.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=sizes.folder) as name:
        both = [story(Path(name) / str(n), n) for n in (1, sizes.plans)]
        times: tuple[list[float], list[float]] = ([], [])
        for number in range(sizes.openings + 1):
            for told, taken in zip(both, times, strict=True):
                milliseconds = _opened(app, told)
                if number:
                    taken.append(milliseconds)
        for told in both:
            told.workspace.lock()
    one, many = (percentile(taken, 0.5) for taken in times)
    what = f"History of {sizes.plans} plans opened and drawn"
    yield Row("history-dialog", what, many, "of one plan", one, GROWTH)


def _opened(app: QApplication, told: Story) -> float:
    """Return the milliseconds from the click to the painted dialog."""
    private = PrivateView(time.monotonic)
    began = time.perf_counter()
    dialog = HistoryDialog(told.workspace, private, told.class_id)
    dialog.open()
    app.processEvents()
    dialog.grab()
    milliseconds = (time.perf_counter() - began) * 1000
    dialog.close()
    app.processEvents()
    return milliseconds
