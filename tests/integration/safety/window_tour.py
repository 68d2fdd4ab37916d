"""The part of the tour that a person takes in the window: every page, a print, settings, a lock."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from seatingapp.ui.composition import compose
from seatingapp.ui.lesson.page import LessonPage
from seatingapp.ui.main_window import MainWindow
from seatingapp.ui.preferences import Preferences
from seatingapp.ui.printing.page import PrintPage
from seatingapp.ui.theme import install_theme
from tests.gui.finding import found

PAGES = ("lesson", "seating", "rooms", "pupils", "followup", "print", "school")


def until(reached: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    deadline = time.monotonic() + 30
    while not reached():
        assert time.monotonic() < deadline, "The window did not get there."
        QApplication.processEvents()


def unlock(window: MainWindow, passphrase: str) -> None:
    """Type the passphrase and wait for the pages."""
    found(window, QLineEdit, "open-secret").setText(passphrase)
    found(window, QPushButton, "open-unlock").click()
    until(lambda: not window.covered)


def log_for_the_first_pupil(page: LessonPage) -> None:
    """Arm the first behaviour, click a card, and take it back."""
    QTest.keyClick(page, Qt.Key.Key_1)
    plan = page.pane.plan
    seat = min(plan.state.cards)
    spot = plan.viewport().mapFromGlobal(plan.spoken_area(seat).center())
    QTest.mouseClick(plan.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def by_the_window(vault: Path, passphrase: str, chosen: Path) -> None:
    """Unlock, look at all, log, print into `chosen`, lock, and close; with the user's settings."""
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication(["Seatingapp"])
    preferences = Preferences()
    preferences.last_vault = vault
    window, composition = compose(install_theme(app), preferences)
    window.show()
    unlock(window, passphrase)
    for key in PAGES:
        window.show_page(key)
        composition.finish()
    window.show_page("lesson")
    log_for_the_first_pupil(found(window, LessonPage))
    window.show_page("print")
    printing = found(window, PrintPage)
    until(lambda: printing.state.can_print)
    target = chosen / "window.pdf"
    printing.save_requested.emit(str(target))
    until(target.exists)
    until(lambda: not printing.state.busy)
    QApplication.clipboard().setText("something copied")
    window.lock_requested.emit()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.covered
    unlock(window, passphrase)
    window.close()
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == []
