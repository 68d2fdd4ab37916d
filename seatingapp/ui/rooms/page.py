"""The Rooms page: one room large on the left, all rooms on the right, and the editor of one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from seatingapp.domain.rooms import RoomLayout
from seatingapp.domain.wording import counted
from seatingapp.ui.editing_page import EditingPage
from seatingapp.ui.file_dialogs import file_dialog
from seatingapp.ui.room_editor.editor import RoomEditor
from seatingapp.ui.room_editor.state import EditorState
from seatingapp.ui.room_form.dialog import RoomDialog
from seatingapp.ui.room_form.state import Model, RoomDraft
from seatingapp.ui.rooms.room_pane import RoomPane
from seatingapp.ui.rooms.state import RoomsState
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.empty_state import EmptyState

_FILTER = "Rooms (*.json)"


class RoomsPage(EditingPage):
    """Shows a `RoomsState`, and an `EditorState` in its place while one room is edited."""

    dialog_requested = Signal()
    room_requested = Signal(object)  # RoomDraft
    done_requested = Signal()
    export_place_chosen = Signal(str)
    import_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Rooms", name="rooms", parent=parent)
        self.pane = RoomPane()
        self.editor = RoomEditor()
        self._state = RoomsState()
        self._edited = EditorState()
        self._empty = EmptyState(
            "rooms",
            "No rooms yet",
            "Add the rooms you teach in. A plan keeps the room as it was when the plan was made.",
            name="rooms-empty",
            action="Add a room",
        )
        self._body = QStackedWidget()
        self._build()
        self._say_over(self._body, above=56)  # clear of the buttons below
        self._connect()

    def show_state(self, state: RoomsState) -> None:
        """Show the list; emits nothing."""
        self._state = state
        self._history.show_state(state.history)
        self.pane.show_state(state)
        self._show_layer()

    def show_editor(self, state: EditorState) -> None:
        """Show the editor in place of the list, or the list again; emits nothing."""
        was_open, self._edited = self._edited.is_open, state
        self._show_layer()
        if state.is_open:
            self.editor.show_state(state)
        if state.is_open and not was_open:
            # As if by mouse: the first key shows the ring.
            self.editor.canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        elif was_open and not state.is_open:
            self.pane.edit.setFocus(Qt.FocusReason.MouseFocusReason)

    def announce(self, words: str) -> None:
        """Say something to a screen reader."""
        self.editor.canvas.announce(words)

    def ask_for_label(self) -> None:
        """Let the user type what the chosen piece is called."""
        self.editor.choice.take_label()

    def ask_for_room(
        self, taken: frozenset[str], draft: RoomDraft, models: Sequence[Model]
    ) -> None:
        """Open the dialog for a new room."""
        dialog = RoomDialog(taken, draft, models=models, parent=self)
        dialog.room_requested.connect(self.room_requested)
        dialog.open()

    def ask_where_to_export(self, suggested: str) -> None:
        """Open the dialog that asks for a file to write."""
        dialog = file_dialog(self, "Export the room", "export-room-dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([_FILTER])
        dialog.setDefaultSuffix("json")
        dialog.selectFile(suggested)
        dialog.fileSelected.connect(self.export_place_chosen)
        dialog.open()

    def ask_what_to_import(self) -> None:
        """Open the dialog that asks for a room file."""
        dialog = file_dialog(self, "Import a room", "import-room-dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_FILTER, "All files (*)"])
        dialog.fileSelected.connect(self.import_chosen)
        dialog.open()

    def _show_layer(self) -> None:
        """Head and body for what is in front: list, editor, or nothing yet."""
        edited = self._edited
        self._add.setVisible(not edited.is_open)
        self._import.setVisible(not edited.is_open)
        self._done.setVisible(edited.is_open)
        if edited.is_open:
            self._header.set_texts(edited.name, _about(edited))
            self._body.setCurrentWidget(self.editor)
        else:
            self._header.set_texts("Rooms", self._state.subtitle)
            self._body.setCurrentWidget(self.pane if self._state.rooms else self._empty)

    def _build(self) -> None:
        self._add = Button("Add a room", name="add-room", kind=ButtonKind.PRIMARY)
        self._import = Button("Import a room", name="import-room")
        self._done = Button("Done", name="editor-done", kind=ButtonKind.PRIMARY)
        self._done.setToolTip("Everything is saved already (Esc)")
        buttons = (self._history.undo, self._history.redo, self._import, self._add, self._done)
        for button in buttons:
            self._header.add_action(button)
        for layer in (self.pane, self._empty, self.editor):
            self._body.addWidget(layer)
        self._stack(self, self._body)

    def _connect(self) -> None:
        self._add.clicked.connect(self.dialog_requested)
        self._import.clicked.connect(self.ask_what_to_import)
        self._done.clicked.connect(self.done_requested)
        self._empty.action_requested.connect(self.dialog_requested)


def _about(state: EditorState) -> str:
    """Short code, capacity and size of the room that is edited."""
    layout: RoomLayout = state.layout
    parts = (
        state.code,
        counted(layout.capacity, "seat"),
        f"{layout.width / 100:.2f} × {layout.depth / 100:.2f} m",
        "saved",
    )
    return " · ".join(part for part in parts if part)
