"""A recovery key on the screen, with the two ways to keep it: on paper and as a file."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from seatingapp.ui.file_dialogs import file_dialog
from seatingapp.ui.recovery_key.sheet import grouped, sheet
from seatingapp.ui.theme import WEIGHT_SEMIBOLD, ui_font
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.text import Text, TextRole, sized_font

KEY_FILE = "Seatingapp recovery key.txt"


class RecoveryKeyPanel(QWidget):
    """`printed` when the sheet went to the printer, `save_requested` with the file to write."""

    printed = Signal()
    save_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("recovery-panel")
        self._place = ""
        self._secret = ""
        self._key = Text("", name="recovery-key")
        self._key.setFont(sized_font(15, WEIGHT_SEMIBOLD))
        self._key.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._said = Text("", TextRole.MUTED, name="recovery-said", wrap=True)
        self._print = Button("Print", name="recovery-print", icon="print")
        self._save = Button("Save as a file", name="recovery-save", icon="save")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._print)
        buttons.addWidget(self._save)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._key)
        column.addSpacing(4)
        column.addLayout(buttons)
        column.addWidget(self._said)
        self._print.clicked.connect(self._ask_printer)
        self._save.clicked.connect(self._ask_file)

    def show_key(self, place: str, key: str, said: str) -> None:
        """Show the key of the vault at `place`, and what became of print or save."""
        self._place, self._secret = place, key
        self._key.setText(grouped(key))
        self._key.setAccessibleName(f"Recovery key: {grouped(key)}")
        self._said.setText(said)
        self._said.setVisible(bool(said))

    def focus_first(self) -> None:
        """Put the focus on the first thing to do."""
        self._print.setFocus()

    def forget(self) -> None:
        """Drop the key."""
        self._secret = ""
        self._key.clear()
        self._key.setAccessibleName("")

    def _ask_file(self) -> None:
        dialog = file_dialog(self, "Save the recovery key", "recovery-where")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(KEY_FILE)
        dialog.fileSelected.connect(self.save_requested)
        dialog.open()

    def _ask_printer(self) -> None:
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName("Recovery key")
        dialog = QPrintDialog(self._printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._print_sheet)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def _print_sheet(self) -> None:
        if not self._secret:
            return
        painter = QPainter(self._printer)
        scale = self._printer.logicalDpiX() / 96
        painter.scale(scale, scale)
        painter.setFont(ui_font(15))
        page = self._printer.pageRect(QPrinter.Unit.DevicePixel)
        room = QRectF(48, 48, page.width() / scale - 96, page.height() / scale - 96)
        painter.drawText(room, Qt.TextFlag.TextWordWrap, sheet(self._place, self._secret))
        painter.end()
        self.printed.emit()
