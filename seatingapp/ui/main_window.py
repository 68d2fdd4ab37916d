"""The shell: rail, one page at a time, status line; and a cover for while the vault is locked.

The window knows no page. `add_page` takes a function that makes the page when it is first shown;
`clear_pages` throws all of them away, as locking must. The cover (the Unlock page) hides
everything else, the rail too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from seatingapp.ui.preferences import Preferences
from seatingapp.ui.shell.geometry import restore_geometry, save_geometry
from seatingapp.ui.shell.key_group import WINDOW_KEYS, KeyGroup
from seatingapp.ui.widgets.dialog import LOCK_ACTION
from seatingapp.ui.widgets.navigation_rail import NavigationRail
from seatingapp.ui.widgets.status_line import StatusLine

_SMALLEST = (900, 480)
_ROOMY_WIDTH = 1100


@dataclass(slots=True)
class _Page:
    """A page that may not have been made yet."""

    make: Callable[[], QWidget]
    widget: QWidget | None = None


class MainWindow(QMainWindow):
    """Asks to lock and to close by signals; everything else it does by itself.

    `page_shown` tells which page is in front now. `closing` comes once, before the window goes.
    """

    lock_requested = Signal()
    page_shown = Signal(str)
    closing = Signal()

    def __init__(self, preferences: Preferences | None = None) -> None:
        """Make the window with nothing on it; `preferences` remember where it stood."""
        super().__init__()
        self.setObjectName("main-window")
        self.setWindowTitle("Seatingapp")
        self.setMinimumSize(*_SMALLEST)
        self._preferences = preferences
        self._pages: dict[str, _Page] = {}
        self._current = ""
        self._help: list[KeyGroup] = []
        self.rail = NavigationRail()
        self.status = StatusLine()
        self._stack = QStackedWidget()
        self._stack.setObjectName("pages")
        self._cover: QWidget | None = None
        self._layers = QStackedWidget()
        self._layers.setObjectName("layers")
        self._layers.addWidget(self._build_workspace())
        self.setCentralWidget(self._layers)
        self._page_actions = QActionGroup(self)
        self._page_actions.triggered.connect(self._open_by_action)
        self._add_actions()
        self.rail.page_requested.connect(self.show_page)
        self.rail.lock_requested.connect(self.lock_requested)
        if preferences is not None:
            restore_geometry(self, preferences)

    def add_page(self, key: str, title: str, icon: str, make: Callable[[], QWidget]) -> None:
        """Put a tile into the rail; `make` is called when the page is shown for the first time."""
        self._pages[key] = _Page(make)
        self.rail.add_page(key, title, icon)
        action = QAction(title, self)
        action.setData(key)
        action.setShortcut(QKeySequence(f"Ctrl+{len(self._pages)}"))
        self._page_actions.addAction(action)
        self.addAction(action)

    def show_page(self, key: str) -> None:
        """Bring a page to the front, making it if need be."""
        page = self._pages[key]
        if page.widget is None:
            page.widget = page.make()
            self._stack.addWidget(page.widget)
        # Hiding the focused control would hand the focus on as if by Tab, with its ring; the page
        # takes it instead, or what it chooses when it is shown, as a plan for the arrow keys.
        focused = self._stack.focusWidget()
        if focused is not None:
            focused.clearFocus()
        self._stack.setCurrentWidget(page.widget)
        if not page.widget.isAncestorOf(self.focusWidget()):  # nor is it that of nobody
            page.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.rail.select(key)
        if key != self._current:
            self._current = key
            self.page_shown.emit(key)

    @property
    def current_page(self) -> str:
        """The key of the page in front, or an empty text."""
        return self._current

    def page(self, key: str) -> QWidget | None:
        """Return a page if it has been made."""
        return self._pages[key].widget

    def clear_pages(self) -> None:
        """Throw away every page, so that nothing of the vault stays in a widget."""
        # Else the page next to the one that goes would come to the front and begin to work.
        self._stack.hide()
        for page in self._pages.values():
            if page.widget is not None:
                self._stack.removeWidget(page.widget)
                page.widget.hide()
                page.widget.deleteLater()
                page.widget = None
        self._stack.show()
        self._current = ""
        self.status.show_parts(())

    def show_cover(self, cover: QWidget) -> None:
        """Hide rail, pages and status line behind `cover`."""
        if self._cover is not cover:
            if self._cover is not None:
                self._layers.removeWidget(self._cover)
                self._cover.deleteLater()
            self._cover = cover
            self._layers.addWidget(cover)
        self._layers.setCurrentWidget(cover)
        self._page_actions.setEnabled(False)

    def show_workspace(self) -> None:
        """Show rail, pages and status line again."""
        self._layers.setCurrentIndex(0)
        self._page_actions.setEnabled(True)

    @property
    def covered(self) -> bool:
        """Whether the cover hides the pages."""
        return self._layers.currentIndex() != 0

    def add_key_help(self, group: KeyGroup) -> None:
        """Add the keys of a page to the list."""
        self._help.append(group)

    def show_keys(self) -> None:
        """Open the list of keys."""
        from seatingapp.ui.shell.shortcuts import ShortcutsDialog

        ShortcutsDialog([WINDOW_KEYS, *self._help], self).open()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back to a window."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give small screens a rail without labels."""
        super().resizeEvent(event)
        needed = self.rail.height_with_labels
        compact = self.width() < _ROOMY_WIDTH or self.height() < needed
        if compact != self.rail.compact:
            self.rail.set_compact(compact)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window stood and tell that it goes."""
        if self._preferences is not None:
            save_geometry(self, self._preferences)
        self.closing.emit()
        super().closeEvent(event)

    def _build_workspace(self) -> QWidget:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self.status)
        workspace = QWidget()
        workspace.setObjectName("workspace")
        row = QHBoxLayout(workspace)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        return workspace

    def _add_actions(self) -> None:
        for text, keys, slot in (
            ("Full screen", ("F11",), self.toggle_full_screen),
            ("Keys", ("F1", "Ctrl+/", "?"), self.show_keys),
            ("Lock", ("Ctrl+L",), self._ask_to_lock),
        ):
            action = QAction(text, self)
            action.setShortcuts([QKeySequence(key) for key in keys])
            if text == "Lock":
                action.setObjectName(LOCK_ACTION)
            action.triggered.connect(slot)
            self.addAction(action)

    def _ask_to_lock(self) -> None:
        if not self.covered:
            self.lock_requested.emit()

    def _open_by_action(self, action: QAction) -> None:
        self.show_page(str(action.data()))
