"""Doing what the dialog asks for: a refusal is said in it, where it can be mended."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from seatingapp.domain.errors import Refusal
from seatingapp.services.workspace import Done, Edit
from seatingapp.ui.detentions.timing import Purpose
from seatingapp.ui.detentions.timing_dialog import TimingDialog
from seatingapp.ui.detentions.types_dialog import TypesDialog
from seatingapp.ui.editor import Editor
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.privacy import PrivateView


class Doing(QObject):
    """Belongs to a dialog; `done` with a Done when an edit of it was made."""

    done = Signal(object)

    def __init__(self, dialog: TimingDialog | TypesDialog, editor: Editor) -> None:
        """Do from now on what the dialog asks for."""
        super().__init__(dialog)
        self._dialog, self._editor = dialog, editor
        dialog.edit_requested.connect(self._do)

    @Slot(object)
    def _do(self, edit: Edit) -> None:
        answer = self._editor.answer(edit)
        if isinstance(answer, Refusal):
            self._dialog.show_error(str(answer))
        if not isinstance(answer, Done):
            return
        if isinstance(self._dialog, TimingDialog):
            self._dialog.finish()
        self.done.emit(answer)


def open_setting(
    tools: PageTools, private: PrivateView, parent: QWidget, pupil_id: int, entry_id: int
) -> Doing:
    """Ask when a pupil has a detention for an entry; private view must be on.

    `Doing.done` says what was set.
    """
    dialog = TimingDialog(private, tools.workspace, Purpose.SET, (), (pupil_id,), entry_id, parent)
    doing = Doing(dialog, tools.editor)
    dialog.open()
    return doing
