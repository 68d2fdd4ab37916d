"""Rooms as files: export one, import one. The files are read and written off the window's thread.

No Qt: the page asks where, this does it.
"""

from __future__ import annotations

from pathlib import Path

from seatingapp.domain.room_files import RoomFile
from seatingapp.services import room_files
from seatingapp.services.rooms import AddRoom, free_name, room_with
from seatingapp.services.workspace import Workspace
from seatingapp.ui.history_state import History
from seatingapp.ui.page_presenter import MessageView
from seatingapp.ui.rooms.presenter import RoomsPresenter
from seatingapp.ui.slow_work import Progress, Runner

SUFFIX = ".room.json"


class RoomSharing:
    """Says in the page what came of it; what cannot be read is refused there."""

    def __init__(
        self,
        view: MessageView,
        rooms: RoomsPresenter,
        workspace: Workspace,
        history: History,
        runner: Runner,
    ) -> None:
        self._view, self._rooms = view, rooms
        self._workspace, self._history, self._runner = workspace, history, runner

    def suggested_name(self) -> str:
        """Return a file name for the chosen room, of letters that every disk takes."""
        room = self._rooms.chosen
        name = room.name if room else "Room"
        plain = "".join(c if c.isalnum() or c in " -_" else "-" for c in name).strip()
        return f"{plain or 'Room'}{SUFFIX}"

    def export(self, place: str) -> None:
        """Write the chosen room into a file."""
        row, path = self._rooms.chosen, Path(place)
        if row is None:
            return
        room = self._workspace.read(lambda session: room_with(session, row.room_id))
        if room is None:
            return

        def work(_progress: Progress) -> str:
            room_files.store(room, path)
            return path.name

        self._runner.run(work, self._written, self._view.show_refusal)

    def add(self, place: str) -> None:
        """Add the room of a file, under a name that is free."""
        path = Path(place)

        def work(_progress: Progress) -> RoomFile:
            return room_files.load(path)

        self._runner.run(work, self._read, self._view.show_refusal)

    def _written(self, name: str) -> None:
        self._view.show_message(f"Exported to {name}. It holds no pupil data.", undo=False)

    def _read(self, read: RoomFile) -> None:
        name = self._workspace.read(lambda session: free_name(session, read.name))
        edit = AddRoom(name, read.layout, code=read.code)
        done = self._history.perform(edit)
        if done is not None:
            self._rooms.show_room(edit.uid)
            self._view.show_message(done.said, undo=True)
