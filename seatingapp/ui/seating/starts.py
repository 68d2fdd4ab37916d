"""Starting a plan of a class in a room, from the Seating page. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from seatingapp.domain.room_templates import Template
from seatingapp.services.rooms import all_rooms
from seatingapp.services.seating import new_plan, plan_for, seating_by_register
from seatingapp.ui.history_state import History
from seatingapp.ui.page_presenter import MessageView
from seatingapp.ui.room_form.presenter import draft_of, edit_of
from seatingapp.ui.room_form.state import RoomDraft
from seatingapp.ui.seating.shown import Shown


class StartView(MessageView, Protocol):
    """The page, as far as starting a plan goes."""

    def ask_for_room(self, taken: frozenset[str], draft: RoomDraft) -> None:
        """Open the dialog for a new room."""


class PlanStarts:
    """Starts plans, in rooms that there are and in new ones."""

    def __init__(
        self, view: StartView, history: History, shown: Shown, read: Callable[[], None]
    ) -> None:
        """`read` shows the page anew from the vault."""
        self._view, self._history, self._shown, self._read = view, history, shown, read

    def start(self, room_id: int, fill: bool) -> None:
        """Start a plan of the class in a room: everybody in the tray, or in alphabetical order.

        Where there is a plan in that room already, it is shown and nothing is changed.
        """
        reading, workspace, at = self._shown.reading, self._shown.workspace, self._shown.at
        room = reading.room(room_id) if reading is not None else None
        class_id, today = self._shown.class_id, self._shown.today()
        if class_id is None or room is None:
            return
        if workspace.read(lambda s: plan_for(s, class_id, today, room_id)) is not None:
            at.go_to_room(room_id)
            self._read()
            return
        seated = {}
        if fill:
            seated = workspace.read(
                lambda session: seating_by_register(session, class_id, room, today)
            )
        edit = workspace.read(lambda s: new_plan(s, class_id, room, today, seated))
        at.class_id = class_id
        at.go_to_room(room_id)
        if self._history.perform(edit) is not None:
            self._view.show_message(f"Plan in {room.name} started and saved.", undo=True)

    def ask_for_room(self, template: Template = Template.ROWS_OF_DOUBLES) -> None:
        """Open the dialog for a new room."""
        rooms = self._shown.reading.rooms if self._shown.reading is not None else ()
        self._view.ask_for_room(frozenset(r.name for r in rooms), draft_of(template))

    def add_room(self, draft: RoomDraft, fill: bool) -> None:
        """Add a room and start a plan of the class in it: two steps to undo."""
        edit = edit_of(draft)
        if self._history.perform(edit) is None:
            return
        rooms = self._shown.workspace.read(all_rooms)
        added = next((r for r in rooms if r.uid == edit.uid), None)
        if added is not None:
            self._read()
            self.start(added.id, fill)
