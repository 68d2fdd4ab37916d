"""The import of photos as it fills the Pupils page: header, the step itself, and progress."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from seatingapp.ui.file_dialogs import file_dialog
from seatingapp.ui.privacy_pill import PrivacyPill
from seatingapp.ui.pupils.drop_target import as_paths
from seatingapp.ui.pupils.folders import usual_folder
from seatingapp.ui.pupils.notices import Notices
from seatingapp.ui.pupils.photos.check_step import CheckStep
from seatingapp.ui.pupils.photos.choose_step import ChooseStep
from seatingapp.ui.pupils.photos.done_step import DoneStep
from seatingapp.ui.pupils.photos.state import PhotosState, PhotoStep
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.page_header import PageHeader

PICTURE_FILTER = "Pictures (*.jpg *.jpeg *.jpe *.jfif *.png *.webp *.gif *.bmp)"
_FILTERS = (
    "Photos (*.zip *.jpg *.jpeg *.jpe *.jfif *.png *.webp *.gif *.bmp *.csv *.xlsx)",
    "All files (*)",
)
_SUBTITLES = {
    PhotoStep.CHOOSE: "Step 1 of 3 · choose photos",
    PhotoStep.CHECK: "Step 2 of 3 · not stored yet",
    PhotoStep.DONE: "Step 3 of 3 · done",
}


class PhotosPanel(QWidget):
    """Shows a `PhotosState`; everything the user wants leaves by a signal."""

    paths_chosen = Signal(object)  # tuple[Path, ...]
    close_requested = Signal()
    cancel_requested = Signal()
    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("photos-panel-page")
        self.setAccessibleName("Import photos")
        self._step: PhotoStep | None = None
        self._last_folder = ""
        self.header = PageHeader("Import photos", name="photos-header")
        self.pill = PrivacyPill()
        self._add = Button("Add photos ...", name="photos-add")
        self._close = Button("Cancel", name="photos-cancel")
        self._import = Button("Import photos", name="photos-import", kind=ButtonKind.PRIMARY)
        self._notices = Notices(name="photos")
        self.choose, self.check, self.done = ChooseStep(), CheckStep(), DoneStep()
        self._steps = QStackedWidget()
        self._build()
        self._connect()

    def show_state(self, state: PhotosState) -> None:
        """Show a state; emits nothing."""
        self.header.set_texts("Import photos", _SUBTITLES[state.step])
        self._steps.setCurrentIndex(state.step.value - 1)
        self._notices.show_notices(state.busy, state.refusal)
        checking = state.step is PhotoStep.CHECK
        self.pill.setVisible(checking)
        self.pill.show_privacy(state.privacy)
        self._add.setVisible(checking)
        self._close.setVisible(state.step is not PhotoStep.DONE)
        self._import.setVisible(checking)
        self._import.setEnabled(state.can_import)
        self._import.setText(state.import_text)
        self._import.setAccessibleName(state.import_text)
        self._import.setToolTip(state.why_not or "Stores these photos (Ctrl+Enter)")
        self._import.updateGeometry()
        if checking:
            self.check.show_state(state)
        else:
            self.check.forget()
        self.done.show_result(state.result)
        if state.step is not self._step:
            self._step = state.step
            self._focus_step()

    def choose_folder(self) -> None:
        """Open the system's dialog for a folder; the answer is `paths_chosen`."""
        dialog = self._dialog("Choose a folder of photos", "choose-photo-folder-dialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, False)
        dialog.open()

    def choose_files(self) -> None:
        """Open the system's dialog for zip files and pictures; the answer is `paths_chosen`."""
        dialog = self._dialog("Choose a zip file or pictures", "choose-photo-files-dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(_FILTERS)
        dialog.open()

    def _dialog(self, title: str, name: str) -> QFileDialog:
        dialog = file_dialog(self, title, name, self._last_folder or usual_folder())
        dialog.filesSelected.connect(self._chosen)
        return dialog

    def _focus_step(self) -> None:
        """Put the keyboard where the step begins."""
        if not self.isVisible():
            return
        if self._step is PhotoStep.CHOOSE:
            self.choose.folder.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._step is PhotoStep.CHECK:
            self.check.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.done.take_focus()

    def _build(self) -> None:
        for button in (self.pill, self._add, self._close, self._import):
            self.header.add_action(button)
        for step in (self.choose, self.check, self.done):
            self._steps.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._notices)
        column.addWidget(self._steps, 1)

    def _connect(self) -> None:
        self._add.clicked.connect(self.choose_files)
        self._close.clicked.connect(self.close_requested)
        self._import.clicked.connect(self.import_requested)
        self._notices.cancel_requested.connect(self.cancel_requested)
        self.choose.folder_requested.connect(self.choose_folder)
        self.choose.files_requested.connect(self.choose_files)
        self.done.list_requested.connect(self.close_requested)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            # A key of its own: a button loses its shortcut when its text changes.
            QShortcut(QKeySequence(keys), self).activated.connect(self._go_on)

    def _go_on(self) -> None:
        if self._import.isVisible():
            self._import.click()

    def _chosen(self, names: list[str]) -> None:
        paths = as_paths(names)
        if paths:
            self._last_folder = str(paths[0].parent)
        self.paths_chosen.emit(paths)
