"""Step 1: where the photos are, and what a file may be called."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from seatingapp.ui.pupils.drop_target import DropZone
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.empty_state import IconDisc
from seatingapp.ui.widgets.text import Text, TextRole

_WIDTH = 760
_LINES = (
    "Files are matched by admission number (123456.jpg), UPN or name (Patel_Sam.jpg),",
    "or by the table that your system puts beside them (photos.csv).",
    "They are stored small, encrypted, and without anything that a camera wrote into them.",
    "Nothing is stored before you have seen every photo. The files stay where they are.",
)


class ChooseStep(QScrollArea):
    """Asks by `folder_requested` and `files_requested`; what is dropped comes to the page."""

    folder_requested = Signal()
    files_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("photos-choose")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.folder = Button(
            "Choose a folder ...", name="choose-photo-folder", kind=ButtonKind.PRIMARY
        )
        self.files = Button("Choose a zip file or pictures ...", name="choose-photo-files")
        self.folder.clicked.connect(self.folder_requested)
        self.files.clicked.connect(self.files_requested)
        self.setWidget(self._build())

    def _build(self) -> QWidget:
        inner = QWidget()
        inner.setProperty("scrolled", "true")
        zone = self._zone()
        zone.setMaximumWidth(_WIDTH)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(zone, 100)
        row.addStretch(1)
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 12, 12, 12)
        column.addLayout(row)
        column.addStretch(1)
        return inner

    def _zone(self) -> QWidget:
        centre = Qt.AlignmentFlag.AlignHCenter
        zone = DropZone(name="photo-zone")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.folder)
        buttons.addWidget(self.files)
        buttons.addStretch(1)
        column = QVBoxLayout(zone)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(6)
        column.addWidget(IconDisc("pupil"), 0, centre)
        column.addSpacing(4)
        column.addWidget(
            Text("Drop a folder or zip file of photos here", TextRole.HEADING), 0, centre
        )
        column.addWidget(_centred("or choose it. Folders in folders are fine."))
        column.addSpacing(4)
        column.addLayout(buttons)
        column.addSpacing(6)
        for line in _LINES:
            column.addWidget(_centred(line))
        return zone


def _centred(text: str) -> Text:
    label = Text(text, TextRole.MUTED, wrap=True)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
