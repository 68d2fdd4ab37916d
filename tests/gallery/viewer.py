"""The window of the gallery."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from seatingapp.ui.main_window import MainWindow
from seatingapp.ui.theme import ThemeChoice, cover_scripts, install_theme
from tests.gallery.samples import NAMES, empty_page, gallery_page
from tests.gallery.unlock import STATES, unlock_page

PAGES = (
    ("lesson", "Lesson", "lesson"),
    ("seating", "Seating", "seating"),
    ("rooms", "Rooms", "rooms"),
    ("pupils", "Pupils", "pupils"),
    ("insights", "Insights", "insights"),
    ("print", "Print", "print"),
    ("school", "School", "school"),
)


def build_window() -> MainWindow:
    """Return the app's real window with the gallery on its pages."""
    window = MainWindow()
    for key, title, icon in PAGES:
        window.add_page(key, title, icon, empty_page if key == "pupils" else gallery_page)
    window.show_page("lesson")
    window.status.show_parts(
        ("Saved · encrypted on this computer · last backup 08:41", "Locks after 5 min idle")
    )
    return window


def show(theme: str, grab: Path | None) -> int:
    """Show the window and run, or save its picture into `grab`."""
    app = QApplication([])
    install_theme(app, ThemeChoice(theme))
    cover_scripts("".join(NAMES))
    window = build_window()
    scale = window.devicePixelRatioF()
    size = (1366, 768) if scale < 2 else (960, 540)
    window.resize(*size)
    window.show()
    if grab is None:
        return app.exec()
    app.processEvents()  # a picture needs one round of layout; the app itself never does this
    _save(window, grab / f"{theme}-{scale:g}x.png")
    window.show_page("pupils")
    app.processEvents()
    _save(window, grab / f"{theme}-{scale:g}x-empty.png")
    for state in STATES:
        window.show_cover(unlock_page(state))
        app.processEvents()
        _save(window, grab / f"{theme}-{scale:g}x-unlock-{state}.png")
    return 0


def _save(window: QWidget, path: Path) -> None:
    if not window.grab().save(str(path)):
        raise OSError(f"{path} could not be written.")
