"""The Unlock page: one state in, intents out. It covers the window while nothing is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from seatingapp.ui.file_dialogs import file_dialog
from seatingapp.ui.unlock.state import CreateState, OpenState, UnlockState, WelcomeState
from seatingapp.ui.unlock.view import View

if TYPE_CHECKING:  # each is imported when it is shown: the first window must not wait for all
    from seatingapp.ui.unlock.create_view import CreateView
    from seatingapp.ui.unlock.open_view import OpenView
    from seatingapp.ui.unlock.recovery_view import RecoveryView
    from seatingapp.ui.unlock.welcome_view import WelcomeView

V = TypeVar("V", bound=View)


class UnlockPage(QWidget):
    """Shows one view at a time; each is made when it is first needed, and forgets when it goes."""

    sample_requested = Signal()
    create_form_requested = Signal()
    open_form_requested = Signal()
    back_requested = Signal()
    passphrase_edited = Signal(str, str)
    create_requested = Signal(str, str, str, str)
    open_requested = Signal(str, str)
    open_with_recovery_requested = Signal(str, str)
    recovery_toggled = Signal(str, bool)
    recovery_printed = Signal()
    recovery_save_requested = Signal(str)
    recovery_stored = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unlock")
        self.setAccessibleName("Unlock")
        self.wiring: QObject | None = None
        self._views: dict[type[View], View] = {}
        self._shown: View | None = None
        self._stack = QStackedWidget()
        self._stack.setProperty("scrolled", "true")
        area = QScrollArea()
        area.setObjectName("unlock-area")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def show_state(self, state: UnlockState) -> None:
        """Show `state`; emit nothing."""
        if isinstance(state, WelcomeState):
            from seatingapp.ui.unlock.welcome_view import WelcomeView

            welcome = self._view(WelcomeView, self._wire_welcome)
            welcome.show_state(state)
            self._bring(welcome)
        elif isinstance(state, CreateState):
            from seatingapp.ui.unlock.create_view import CreateView

            create = self._view(CreateView, self._wire_create)
            create.show_state(state)
            self._bring(create)
        elif isinstance(state, OpenState):
            from seatingapp.ui.unlock.open_view import OpenView

            opening = self._view(OpenView, self._wire_open)
            opening.show_state(state)
            self._bring(opening)
        else:
            from seatingapp.ui.unlock.recovery_view import RecoveryView  # brings the printing

            recovery = self._view(RecoveryView, self._wire_recovery)
            recovery.show_state(state)
            self._bring(recovery)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor where it belongs; a widget that is not shown yet cannot take it."""
        super().showEvent(event)
        if self._shown is not None:
            self._shown.focus_first()

    def _view(self, kind: type[V], wire: Callable[[V], None]) -> V:
        """Return the view of this kind, made and wired at the first time."""
        view = self._views.get(kind)
        if not isinstance(view, kind):
            view = kind()
            wire(view)
            self._views[kind] = view
            self._stack.addWidget(view)
        return view

    def _bring(self, view: View) -> None:
        """Show `view`; the one that goes forgets what was typed into it."""
        if self._shown is view:
            return
        if self._shown is not None:
            self._shown.forget()
        self._shown = view
        self._stack.setCurrentWidget(view)
        view.focus_first()

    def _wire_welcome(self, view: WelcomeView) -> None:
        view.sample_requested.connect(self.sample_requested)
        view.create_form_requested.connect(self.create_form_requested)
        view.open_form_requested.connect(self.open_form_requested)

    def _wire_create(self, view: CreateView) -> None:
        view.create_requested.connect(self.create_requested)
        view.passphrase_edited.connect(self.passphrase_edited)
        view.back_requested.connect(self.back_requested)
        view.choose_requested.connect(self._choose_new_place)
        self._creating = view

    def _wire_open(self, view: OpenView) -> None:
        view.open_requested.connect(self.open_requested)
        view.open_with_recovery_requested.connect(self.open_with_recovery_requested)
        view.recovery_toggled.connect(self.recovery_toggled)
        view.back_requested.connect(self.back_requested)
        view.choose_requested.connect(self._choose_vault)
        self._opening = view

    def _wire_recovery(self, view: RecoveryView) -> None:
        view.printed.connect(self.recovery_printed)
        view.save_requested.connect(self.recovery_save_requested)
        view.stored.connect(self.recovery_stored)

    def _choose_vault(self) -> None:
        dialog = file_dialog(self, "Open a vault", "open-where")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        view = self._opening
        dialog.setDirectory(str(Path(view.place()).parent) if view.place() else "")
        dialog.fileSelected.connect(view.set_place)
        dialog.open()

    def _choose_new_place(self) -> None:
        dialog = file_dialog(self, "Name and place of the vault", "create-where")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(self._creating.place())
        dialog.fileSelected.connect(self._creating.set_place)
        dialog.open()
