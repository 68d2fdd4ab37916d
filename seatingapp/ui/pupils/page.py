"""The Pupils page: the list of pupils, and the import of class lists in its place."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QHideEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from seatingapp.domain.errors import Refusal
from seatingapp.ui.history_buttons import HistoryButtons
from seatingapp.ui.privacy import Privacy
from seatingapp.ui.privacy_pill import PrivacyPill
from seatingapp.ui.pupils.drop_target import DropHint, dropped_files
from seatingapp.ui.pupils.importing.panel import ImportPanel
from seatingapp.ui.pupils.importing.state import ImportState
from seatingapp.ui.pupils.list_pane import ListPane
from seatingapp.ui.pupils.state import PupilsState
from seatingapp.ui.theme import cover_scripts
from seatingapp.ui.widgets.banner import Banner
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.empty_state import EmptyState
from seatingapp.ui.widgets.page_header import PageHeader
from seatingapp.ui.widgets.toast import Toast


class PupilsPage(QWidget):
    """Shows a `PupilsState` and an `ImportState`; what the user wants leaves by signals.

    `seating_requested` is for whoever made the page. `start_import()` opens the import.
    """

    seating_requested = Signal(int)  # class id
    opened = Signal()
    left = Signal()
    import_started = Signal(object)  # tuple[Path, ...], which may be empty
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pupils-page")
        self.setAccessibleName("Pupils")
        self.setAcceptDrops(True)
        self.wiring: QObject | None = None  # kept here, so that it lives as long as the page
        self.header = PageHeader("Pupils", name="pupils-header")
        self._history = HistoryButtons(self)
        self.pill = PrivacyPill()
        self._import = Button(
            "Import a class list",
            name="import-list",
            kind=ButtonKind.PRIMARY,
            shortcut_hint="Ctrl I",
        )
        self._banner = Banner(name="pupils-banner")
        self.list = ListPane()
        self._empty = EmptyState(
            "pupils",
            "Nobody here yet",
            "Import a class list from your school's system: drop the file here, or choose it.",
            name="pupils-empty",
            action="Import a class list",
        )
        self._body = QStackedWidget()
        self._layers = QStackedWidget()
        self.importing = ImportPanel()
        self._build()
        self._toast = Toast(self.list, name="pupils-toast", above=64)
        self._hint = DropHint(self, "Drop to import")
        self._connect()

    def show_state(self, state: PupilsState) -> None:
        """Show the list; emits nothing."""
        self.header.set_texts("Pupils", state.subtitle)
        self._history.show_state(state.history)
        is_asking_here = self._layers.currentIndex() == 0
        asked = state.privacy is Privacy.ASKED and not is_asking_here
        self.pill.show_privacy(Privacy.BOARD_SAFE if asked else state.privacy)
        self._body.setCurrentIndex(0 if state.total else 1)
        cover_scripts("".join(row.name for row in state.rows))
        self.list.show_state(state)

    def show_import(self, state: ImportState) -> None:
        """Show the import in place of the list; emits nothing."""
        cover_scripts("".join(row.name for row in state.rows))
        self._layers.setCurrentIndex(1)
        self.importing.show_state(state)

    def show_list(self) -> None:
        """Show the list again."""
        self._layers.setCurrentIndex(0)
        (self.list.search if self._body.currentIndex() == 0 else self._empty).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why something was not done."""
        self._banner.show_refusal(refusal, action="Close")

    def show_message(self, text: str, *, undo: bool) -> None:
        """Say what was done."""
        self._banner.clear()
        self._toast.show_message(text, "Undo Ctrl Z" if undo else "")

    def start_import(self) -> None:
        """Open the import, or go on with the one that is open."""
        self.import_started.emit(())

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the page is in front."""
        super().showEvent(event)
        if not event.spontaneous():
            self.opened.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it is not any more."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.left.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of this computer are welcome."""
        if dropped_files(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._hint.show_over()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went away again."""
        self._hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        self._hint.hide()
        paths = dropped_files(event.mimeData())
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.import_started.emit(paths)

    def _build(self) -> None:
        for widget in (self._history.undo, self._history.redo, self.pill, self._import):
            self.header.add_action(widget)
        self._body.addWidget(self.list)
        self._body.addWidget(self._empty)
        inner = QVBoxLayout()
        inner.setContentsMargins(12, 12, 12, 10)
        inner.setSpacing(12)
        inner.addWidget(self._banner)
        inner.addWidget(self._body, 1)
        listing = QWidget()
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(inner, 1)
        self._layers.addWidget(listing)
        self._layers.addWidget(self.importing)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._layers)

    def _connect(self) -> None:
        self._import.clicked.connect(self.start_import)
        self._empty.action_requested.connect(self.start_import)
        self._history.undo_requested.connect(self.undo_requested)
        self._history.redo_requested.connect(self.redo_requested)
        self._toast.action_requested.connect(self.undo_requested)
        self._banner.action_requested.connect(self._banner.clear)
        self.importing.done.seating_requested.connect(self.seating_requested)
        self.importing.done.more_requested.connect(self.start_import)
        start = QShortcut(QKeySequence("Ctrl+I"), self)
        start.activated.connect(self.start_import)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self._find)

    def _find(self) -> None:
        if self._layers.currentIndex() == 0:
            self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.list.search.selectAll()
