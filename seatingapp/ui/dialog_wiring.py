"""What connects the presenter of a dialog in which things are edited to the one history."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from seatingapp.domain.errors import Refusal
from seatingapp.ui.editor import Editor
from seatingapp.ui.page_presenter import PagePresenter


class DialogWiring(QObject):
    """Tells the presenter what changed and what was refused; Ctrl+Z takes back the last edit.

    It belongs to the dialog, so that nothing is told once that is gone.
    """

    def __init__(self, dialog: QWidget, presenter: PagePresenter[Any], editor: Editor) -> None:
        """Connect from now on."""
        super().__init__(dialog)
        self._presenter = presenter
        editor.changed.connect(self._changed)
        editor.refused.connect(self._refused)
        QShortcut(QKeySequence.StandardKey.Undo, dialog).activated.connect(self._undo)

    @Slot(object)
    def _changed(self, topics: object) -> None:
        if isinstance(topics, frozenset):
            self._presenter.changed(topics)

    @Slot(object)
    def _refused(self, refusal: object) -> None:
        if isinstance(refusal, Refusal):
            self._presenter.refused(refusal)

    @Slot()
    def _undo(self) -> None:
        self._presenter.undo()
