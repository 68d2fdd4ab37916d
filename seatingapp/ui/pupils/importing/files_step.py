"""Step 1: choose files, see what was found in each, or why it cannot be read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from seatingapp.ui.pupils.drop_target import DropZone
from seatingapp.ui.pupils.importing.state import FORMATS, FileLine, ImportState
from seatingapp.ui.widgets.banner import Banner
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.empty_state import IconDisc
from seatingapp.ui.widgets.text import ElidedText, Text, TextRole

_MAPPABLE = "You can still go on and say which column holds the names."
_WIDTH = 760


class FileRow(QWidget):
    """One chosen file; `removed` with its name when it is chosen no more."""

    removed = Signal(str)

    def __init__(self, line: FileLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"file-{line.name}")
        self._name = line.name
        name = ElidedText(line.name, TextRole.CARD_TITLE)
        note = ElidedText(line.note, TextRole.MUTED, name="file-note")
        remove = Button(
            name="remove-file",
            icon="cross",
            kind=ButtonKind.PLAIN,
            accessible=f"Remove {line.name}",
        )
        remove.clicked.connect(self._remove)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(name, 1)
        row.addWidget(note)
        row.addWidget(remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        self.banner = Banner(name="file-refusal")
        column.addWidget(self.banner)
        if line.refusal is not None:
            self.banner.show_refusal(line.refusal)
            hint = Text(_MAPPABLE, TextRole.SMALL, name="file-mappable", wrap=True)
            column.addWidget(hint)
            hint.setVisible(line.mappable)

    def _remove(self) -> None:
        self.removed.emit(self._name)


class FilesStep(QScrollArea):
    """Asks for files by `choose_requested`; a dropped file comes to the page."""

    choose_requested = Signal()
    remove_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import-files")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lines: tuple[FileLine, ...] = ()
        self._rows: list[FileRow] = []
        self.choose = Button("Choose files ...", name="choose-files", kind=ButtonKind.PRIMARY)
        self.choose.clicked.connect(self.choose_requested)
        self._files = Card("Files", name="chosen-files")
        self.setWidget(self._build())

    def show_state(self, state: ImportState) -> None:
        """Show the files; emits nothing."""
        self._files.setVisible(bool(state.files))
        if state.files == self._lines:
            return
        self._lines = state.files
        for row in self._rows:
            self._files.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [FileRow(line) for line in state.files]
        for row in self._rows:
            row.removed.connect(self.remove_requested)
            self._files.body.addWidget(row)
        self.choose.setText("Add files ..." if state.files else "Choose files ...")
        self.choose.setAccessibleName(self.choose.text())

    def _build(self) -> QWidget:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self._zone())
        column.addWidget(self._files)
        column.addStretch(1)
        inner = QWidget()
        inner.setProperty("scrolled", "true")
        row = QHBoxLayout(inner)
        row.setContentsMargins(12, 12, 12, 12)
        row.addStretch(1)
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        middle.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        row.addWidget(middle, 100)
        row.addStretch(1)
        return inner

    def _zone(self) -> QWidget:
        centre = Qt.AlignmentFlag.AlignHCenter
        zone = DropZone(name="drop-zone")
        column = QVBoxLayout(zone)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(6)
        column.addWidget(IconDisc("import"), 0, centre)
        column.addSpacing(4)
        column.addWidget(Text("Drop class lists here", TextRole.HEADING), 0, centre)
        column.addWidget(self._centred("or choose them. Several at once are fine."))
        column.addSpacing(4)
        column.addWidget(self.choose, 0, centre)
        column.addSpacing(6)
        column.addWidget(
            self._centred(f"{FORMATS}, as SIMS, Arbor, Bromcom and others export them.")
        )
        column.addWidget(self._centred("Nothing is stored before you have seen every row."))
        return zone

    def _centred(self, text: str) -> Text:
        label = Text(text, TextRole.MUTED, wrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return label
