"""The Pupils page: the list of pupils, and the import of class lists in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from seatingapp.exchange.photo_sources import look_like_photos
from seatingapp.ui.editing_page import EditingPage
from seatingapp.ui.privacy import Privacy
from seatingapp.ui.privacy_pill import PrivacyPill
from seatingapp.ui.pupils.drop_target import DropHint, dropped_files
from seatingapp.ui.pupils.importing.panel import ImportPanel
from seatingapp.ui.pupils.importing.state import ImportState
from seatingapp.ui.pupils.list_pane import ListPane
from seatingapp.ui.pupils.photos.panel import PhotosPanel
from seatingapp.ui.pupils.photos.state import PhotosState
from seatingapp.ui.pupils.state import PupilsState
from seatingapp.ui.theme import cover_scripts
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.empty_state import EmptyState


class PupilsPage(EditingPage):
    """Shows a `PupilsState` and an `ImportState`; what the user wants leaves by signals.

    `seating_requested` is for whoever made the page. `start_import()` opens the import.
    """

    seating_requested = Signal(int)  # class id
    import_started = Signal(object)  # tuple[Path, ...], which may be empty
    photos_started = Signal(object)  # tuple[Path, ...], which may be empty

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Pupils", name="pupils", parent=parent)
        self.setAcceptDrops(True)
        self.pill = PrivacyPill()
        self._photos = Button("Import photos", name="import-photos")
        self._photos.setToolTip("Import photos (Ctrl+Shift+I), or drop a folder of them here")
        self._import = Button(
            "Import a class list",
            name="import-list",
            kind=ButtonKind.PRIMARY,
            shortcut_hint="Ctrl I",
        )
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
        self.photos = PhotosPanel()
        self._build()
        self._say_over(self.list, above=64)
        self._hint = DropHint(self, "Drop to import")
        self._connect()

    def show_state(self, state: PupilsState) -> None:
        """Show the list; emits nothing."""
        self._header.set_texts("Pupils", state.subtitle)
        self._history.show_state(state.history)
        is_asking_here = self._layers.currentIndex() == 0
        asked = state.privacy is Privacy.ASKED and not is_asking_here
        self.pill.show_privacy(Privacy.BOARD_SAFE if asked else state.privacy)
        self._body.setCurrentIndex(0 if state.total else 1)
        self._photos.setEnabled(bool(state.total))
        cover_scripts("".join(row.name for row in state.rows))
        self.list.show_state(state)

    def show_import(self, state: ImportState) -> None:
        """Show the import in place of the list; emits nothing."""
        cover_scripts("".join(row.name for row in state.rows))
        self._layers.setCurrentIndex(1)
        self.importing.show_state(state)

    def show_photos(self, state: PhotosState) -> None:
        """Show the import of photos in place of the list; emits nothing."""
        self._layers.setCurrentIndex(2)
        self.photos.show_state(state)

    def show_list(self) -> None:
        """Show the list again."""
        self._layers.setCurrentIndex(0)
        (self.list.search if self._body.currentIndex() == 0 else self._empty).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def start_import(self) -> None:
        """Open the import, or go on with the one that is open."""
        self.import_started.emit(())

    def start_photos(self) -> None:
        """Open the import of photos, or go on with the one that is open."""
        self.photos_started.emit(())

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
        """Import what was dropped: photos from folders, archives and pictures, else class lists."""
        self._hint.hide()
        paths = dropped_files(event.mimeData())
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            started = self.photos_started if look_like_photos(paths) else self.import_started
            started.emit(paths)

    def _build(self) -> None:
        for widget in (
            self._history.undo,
            self._history.redo,
            self.pill,
            self._photos,
            self._import,
        ):
            self._header.add_action(widget)
        self._body.addWidget(self.list)
        self._body.addWidget(self._empty)
        listing = QWidget()
        self._stack(listing, self._body)
        self._layers.addWidget(listing)
        self._layers.addWidget(self.importing)
        self._layers.addWidget(self.photos)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._layers)

    def _connect(self) -> None:
        self._import.clicked.connect(self.start_import)
        self._photos.clicked.connect(self.start_photos)
        self._empty.action_requested.connect(self.start_import)
        self.importing.done.seating_requested.connect(self.seating_requested)
        self.importing.done.more_requested.connect(self.start_import)
        self.photos.done.more_requested.connect(self.start_photos)
        start = QShortcut(QKeySequence("Ctrl+I"), self)
        start.activated.connect(self.start_import)
        photos = QShortcut(QKeySequence("Ctrl+Shift+I"), self)
        photos.activated.connect(self._photos.click)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self._find)

    def _find(self) -> None:
        if self._layers.currentIndex() == 0:
            self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.list.search.selectAll()
