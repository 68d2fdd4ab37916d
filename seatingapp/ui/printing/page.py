"""The Print page itself."""

from __future__ import annotations

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from seatingapp.ui.file_dialogs import file_dialog
from seatingapp.ui.page import Page
from seatingapp.ui.printing.options import PrintOptions
from seatingapp.ui.printing.preview import PagePreview
from seatingapp.ui.printing.state import PrintState
from seatingapp.ui.privacy_pill import PrivacyPill
from seatingapp.ui.widgets.banner import Banner, Level
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.empty_state import EmptyState
from seatingapp.ui.widgets.page_header import PageHeader
from seatingapp.ui.widgets.side_panel import SidePanel
from seatingapp.ui.widgets.toast import Toast


class PrintPage(Page):
    """Shows a `PrintState`; what the user wants comes out by signals.

    `pill` has signals of its own.
    """

    choices_requested = Signal(object)
    save_requested = Signal(str)
    save_dialog_requested = Signal()
    print_requested = Signal()
    printer_requested = Signal(object, str)
    import_requested = Signal()
    class_requested = Signal(int, int)  # from outside: this class, and a plan of it or 0

    def __init__(self) -> None:
        """Make the page with nothing chosen."""
        super().__init__("Print", name="print")
        self.state = PrintState()  # what is shown
        self._header = PageHeader("Print", "", name="print-header")
        self._save = Button("Save as PDF ...", name="print-save", icon="save")
        self._print = Button(
            "Print ...", name="print-print", kind=ButtonKind.PRIMARY, shortcut_hint="Ctrl P"
        )
        self._print.setShortcut("Ctrl+P")
        self._save.setShortcut("Ctrl+S")
        self.pill = PrivacyPill()
        self._header.add_action(self.pill)
        self._header.add_action(self._save)
        self._header.add_action(self._print)
        self._banner = Banner(name="print-banner")
        self._preview = PagePreview()
        self.options = PrintOptions()
        self._empty = EmptyState(
            "print",
            "Nothing to print yet",
            "Import a class list first; then charts and summaries appear here.",
            name="print-empty",
            action="Import a class list",
        )
        self._cover = EmptyState(
            "eye-off",
            "The preview is covered",
            "It shows private data, and this screen may be on the board. Saving and printing work"
            " all the same.",
            name="print-cover",
            action="Show the preview",
        )
        self._toast = Toast(self)
        self._build()
        self._save.clicked.connect(self.save_dialog_requested)
        self._print.clicked.connect(self.print_requested)
        self._empty.action_requested.connect(self.import_requested)
        self._cover.action_requested.connect(self.pill.ask_requested)
        self.options.choices_requested.connect(self.choices_requested)

    def _build(self) -> None:
        left = Card(name="print-pages")
        left.body.addWidget(self._banner)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._preview)
        self._pages.addWidget(self._cover)
        left.body.addWidget(self._pages, 1)
        panel = SidePanel(name="print-side-panel")
        panel.add_card(self.options)
        row = QHBoxLayout()
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(12)
        row.addWidget(left, 1)
        row.addWidget(panel)
        body = QWidget()
        body.setLayout(row)
        self._body = QStackedWidget()
        self._body.addWidget(body)
        self._body.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._body, 1)

    def show_state(self, state: PrintState) -> None:
        """Show this and emit nothing."""
        self.state = state
        self._body.setCurrentIndex(0 if state.classes else 1)
        self._header.set_texts("Print", state.busy or self._subtitle(state))
        self.options.show_state(state)
        # Covered pages are not kept in the widget either.
        self._preview.show_pages(() if state.covered else state.pages)
        self._pages.setCurrentIndex(1 if state.covered and state.refusal is None else 0)
        self.pill.show_privacy(state.privacy)
        if state.refusal is not None:
            self._banner.show_refusal(state.refusal)
        elif state.unprintable:
            self._banner.show_message(
                Level.WARNING,
                "Some letters of these names print as empty boxes.",
                f"No font of the app has: {' '.join(state.unprintable)}. A preferred name in"
                " another script would print whole.",
            )
        else:
            self._banner.clear()
        self._save.setEnabled(state.can_print)
        self._print.setEnabled(state.can_print)

    def _subtitle(self, state: PrintState) -> str:
        pages = len(state.pages)
        if not pages:
            return ""
        return f"{pages} page{'' if pages == 1 else 's'} · preview, not printed yet"

    def ask_where(self, suggested: str, *, folder: bool) -> None:
        """Open the system's dialog for a file or a folder; the answer is `save_requested`."""
        dialog = file_dialog(self, "Save as PDF", "print-where")
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(documents))
        if folder:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        else:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setNameFilter("PDF (*.pdf)")
            dialog.setDefaultSuffix("pdf")
            dialog.selectFile(suggested)
        dialog.fileSelected.connect(self.save_requested)
        dialog.open()

    def hand_to_printer(self, pdfs: tuple[bytes, ...]) -> None:
        """Ask for the system's print dialog with finished PDFs."""
        self.printer_requested.emit(pdfs, self.state.choices.paper)

    def say(self, text: str) -> None:
        """Tell the user in passing."""
        self._toast.show_message(text, action="")
