"""The recovery key, shown once: print it, save it, and say that it is stored."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from seatingapp.ui.theme import WEIGHT_SEMIBOLD, ui_font
from seatingapp.ui.unlock.form import Form
from seatingapp.ui.unlock.recovery_sheet import grouped, sheet
from seatingapp.ui.unlock.state import RecoveryKeyState
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.text import Text, TextRole, sized_font


class RecoveryView(Form):
    """Goes on only after the box was ticked."""

    printed = Signal()
    save_requested = Signal()
    stored = Signal()

    def __init__(self) -> None:
        super().__init__(
            "Your recovery key",
            "It opens the vault when the passphrase is lost. It is shown now and never again, and"
            " nobody can make another one for you.",
            name="recovery-form",
            width=560,
        )
        self._state: RecoveryKeyState | None = None
        self._key = Text("", name="recovery-key")
        self._key.setFont(sized_font(15, WEIGHT_SEMIBOLD))
        self._key.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._said = Text("", TextRole.MUTED, name="recovery-said", wrap=True)
        self._print = Button("Print", name="recovery-print", icon="print")
        self._save = Button("Save as a file", name="recovery-save", icon="save")
        self._stored = CheckBox("I have stored it in a safe place", name="recovery-stored")
        self._go = Button("Go on", name="recovery-continue", kind=ButtonKind.PRIMARY)
        self.body.addWidget(self._key)
        self.body.addSpacing(4)
        self.add_row(self._print, self._save).addStretch(1)
        self.body.addWidget(self._said)
        self.body.addWidget(self._stored)
        self.add_row(self._go).insertStretch(0, 1)
        self._go.setEnabled(False)
        self._stored.toggled.connect(self._go.setEnabled)
        self._print.clicked.connect(self._ask_printer)
        self._save.clicked.connect(self.save_requested)
        self._go.clicked.connect(self.stored)

    def show_state(self, state: RecoveryKeyState) -> None:
        """Show the key and what became of print or save."""
        self._state = state
        self._key.setText(grouped(state.key))
        self._key.setAccessibleName(f"Recovery key: {grouped(state.key)}")
        self._said.setText(state.said)
        self._said.setVisible(bool(state.said))
        self.show_problem(state.problem)

    def focus_first(self) -> None:
        """Put the focus on the first thing to do."""
        self._print.setFocus()

    def forget(self) -> None:
        """Drop the key."""
        self._state = None
        self._key.clear()
        self._key.setAccessibleName("")
        self._stored.setChecked(False)

    def _ask_printer(self) -> None:
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName("Recovery key")
        dialog = QPrintDialog(self._printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._print_sheet)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def _print_sheet(self) -> None:
        if self._state is None:
            return
        painter = QPainter(self._printer)
        scale = self._printer.logicalDpiX() / 96
        painter.scale(scale, scale)
        painter.setFont(ui_font(15))
        page = self._printer.pageRect(QPrinter.Unit.DevicePixel)
        room = QRectF(48, 48, page.width() / scale - 96, page.height() / scale - 96)
        text = sheet(self._state.place, self._state.key)
        painter.drawText(room, Qt.TextFlag.TextWordWrap, text)
        painter.end()
        self.printed.emit()
