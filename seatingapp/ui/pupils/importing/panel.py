"""The import as it fills the Pupils page: header with the step, the step itself, and progress."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from seatingapp.ui.file_dialogs import file_dialog
from seatingapp.ui.privacy_pill import PrivacyPill
from seatingapp.ui.pupils.drop_target import as_paths
from seatingapp.ui.pupils.folders import usual_folder
from seatingapp.ui.pupils.importing.check_step import CheckStep
from seatingapp.ui.pupils.importing.done_step import DoneStep
from seatingapp.ui.pupils.importing.files_step import FilesStep
from seatingapp.ui.pupils.importing.state import SUFFIXES, ImportState, Step
from seatingapp.ui.pupils.notices import Notices
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.page_header import PageHeader

_SUBTITLES = {
    Step.FILES: "Step 1 of 3 · choose files",
    Step.CHECK: "Step 2 of 3 · not stored yet",
    Step.DONE: "Step 3 of 3 · done",
}
_FILTER = f"Class lists ({' '.join(f'*.{suffix}' for suffix in SUFFIXES)})"


class ImportPanel(QWidget):
    """Shows an `ImportState`; everything the user wants leaves by a signal."""

    files_chosen = Signal(object)  # tuple[Path, ...]
    check_requested = Signal()
    back_requested = Signal()
    close_requested = Signal()
    cancel_requested = Signal()
    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import-panel-page")
        self.setAccessibleName("Import class lists")
        self._step: Step | None = None
        self._last_folder = ""
        self.header = PageHeader("Import class lists", name="import-header")
        self.pill = PrivacyPill()
        self._back = Button("Back", name="import-back", icon="arrow-left")
        self._close = Button("Cancel", name="import-cancel")
        self._check = Button("Check the rows", name="import-check-rows", kind=ButtonKind.PRIMARY)
        self._import = Button("Import", name="import-now", kind=ButtonKind.PRIMARY)
        self.files, self.check, self.done = FilesStep(), CheckStep(), DoneStep()
        self._notices = Notices(name="import")
        self._steps = QStackedWidget()
        self._build()
        self._connect()
        self._add_keys()

    def show_state(self, state: ImportState) -> None:
        """Show a state; emits nothing."""
        self.header.set_texts("Import class lists", _SUBTITLES[state.step])
        self._steps.setCurrentIndex(state.step.value - 1)
        busy = state.busy
        self._notices.show_notices(busy, state.refusal)
        storing = busy is not None and not busy.cancellable
        self._show_buttons(state, storing=storing)
        self._steps.setEnabled(not storing)
        self.pill.setVisible(state.step is Step.CHECK)
        self.pill.show_privacy(state.privacy)
        self.files.show_state(state)
        if state.step is Step.CHECK:
            self.check.show_state(state)
        self.done.show_result(state.result)
        if state.step is not self._step:
            self._step = state.step
            self._focus_step()

    def choose_files(self) -> None:
        """Open the system's dialog; the answer is `files_chosen`."""
        folder = self._last_folder or usual_folder()
        dialog = file_dialog(self, "Choose class lists", "choose-files-dialog", folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([_FILTER, "All files (*)"])
        dialog.filesSelected.connect(self._chosen)
        dialog.open()

    def _show_buttons(self, state: ImportState, *, storing: bool) -> None:
        self._back.setVisible(state.step is Step.CHECK)
        self._back.setEnabled(not storing)
        self._close.setVisible(state.step is not Step.DONE)
        self._close.setEnabled(not storing)
        self._check.setVisible(state.step is Step.FILES)
        self._check.setEnabled(state.can_go_on)
        self._import.setVisible(state.step is Step.CHECK)
        self._import.setEnabled(state.can_import)
        self._import.setText(state.import_text)
        self._import.setAccessibleName(state.import_text)
        self._import.setToolTip(state.why_not or "Makes a backup, then imports (Ctrl+Enter)")
        self._import.updateGeometry()

    def _focus_step(self) -> None:
        """Put the keyboard where the step begins."""
        if not self.isVisible():
            return
        if self._step is Step.FILES:
            self.files.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._step is Step.CHECK:
            self.check.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.done.take_focus()

    def _build(self) -> None:
        for button in (self.pill, self._back, self._close, self._check, self._import):
            self.header.add_action(button)
        for step in (self.files, self.check, self.done):
            self._steps.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._notices)
        column.addWidget(self._steps, 1)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._close.clicked.connect(self.close_requested)
        self._check.clicked.connect(self.check_requested)
        self._import.clicked.connect(self.import_requested)
        self._notices.cancel_requested.connect(self.cancel_requested)
        self.files.choose_requested.connect(self.choose_files)
        self.done.list_requested.connect(self.close_requested)

    def _add_keys(self) -> None:
        """Keys of their own: a button loses its shortcut when its text changes."""
        for keys, act in (
            ("Ctrl+Return", self._go_on),
            ("Ctrl+Enter", self._go_on),
            ("Alt+Left", self._back.click),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _go_on(self) -> None:
        """Press the button that leads on, if it can be pressed."""
        button = self._check if self._step is Step.FILES else self._import
        if button.isVisible():
            button.click()

    def _chosen(self, names: list[str]) -> None:
        paths = as_paths(names)
        if paths:
            self._last_folder = str(paths[0].parent)
        self.files_chosen.emit(paths)
