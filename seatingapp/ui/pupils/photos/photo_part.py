"""The photo in the card of a pupil: the picture, and what can be done about it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from seatingapp.ui.file_dialogs import file_dialog
from seatingapp.ui.pupils.folders import usual_folder
from seatingapp.ui.pupils.photos.panel import PICTURE_FILTER
from seatingapp.ui.pupils.portraits import Portrait
from seatingapp.ui.pupils.state import PupilDetails
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.check_box import CheckBox

_SIZE = (84, 104)


class PhotoPart(QWidget):
    """Asks by signals, each with the pupil's id."""

    file_chosen = Signal(int, object)  # and a Path
    remove_requested = Signal(int)
    mark_requested = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pupil-photo")
        self._pupil_id = self._asked_for = 0
        self.portrait = Portrait(*_SIZE, name="pupil-portrait")
        self._put = Button("Add photo ...", name="put-photo")
        self._remove = Button("Remove", name="remove-photo", accessible="Remove photo")
        self._none = CheckBox("No photo of this pupil", name="no-photo")
        self._none.setToolTip(
            "No photo is kept, imported, shown or printed. A photo that is there is removed."
        )
        self._put.clicked.connect(self._choose)
        self._remove.clicked.connect(self._ask_remove)
        self._none.clicked.connect(self._ask_mark)
        self._build()

    def show_details(self, details: PupilDetails | None) -> None:
        """Show a pupil's photo; emits nothing."""
        if details is None:
            self._pupil_id = 0
            self.portrait.show_photo(b"", "")
            return
        self._pupil_id = details.pupil_id
        has_photo = bool(details.photo)
        initials = details.initials
        self.portrait.show_photo(details.photo, details.name, initials, details.pupil_id)
        self._put.setText("Replace photo ..." if has_photo else "Add photo ...")
        self._put.setAccessibleName(self._put.text())
        self._put.updateGeometry()
        self._put.setEnabled(not details.no_photo)
        self._remove.setVisible(has_photo)
        self._none.setChecked(details.no_photo)

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self._put)
        column.addWidget(self._remove)
        column.addStretch(1)
        column.addWidget(self._none)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.portrait, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def _choose(self) -> None:
        self._asked_for = self._pupil_id
        dialog = file_dialog(self, "Choose a photo", "choose-photo-dialog", usual_folder())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([PICTURE_FILTER, "All files (*)"])
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, name: str) -> None:
        if self._asked_for and name:
            self.file_chosen.emit(self._asked_for, Path(name))

    def _ask_remove(self) -> None:
        self.remove_requested.emit(self._pupil_id)

    def _ask_mark(self, on: bool) -> None:
        self.mark_requested.emit(self._pupil_id, on)
