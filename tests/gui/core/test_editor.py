"""One history for everything."""

import pytest
from pytestqt.qtbot import QtBot

from seatingapp.domain.errors import Refusal
from seatingapp.domain.room_templates import Template
from seatingapp.domain.vault_errors import DiskFull
from seatingapp.services import rooms
from seatingapp.services.rooms import AddRoom
from seatingapp.services.together import Together
from seatingapp.services.workspace import Done, Topic, Workspace
from seatingapp.ui.editor import Editor


@pytest.fixture
def editor(workspace: Workspace, qtbot: QtBot) -> Editor:
    return Editor(workspace)


def add(name: str) -> AddRoom:
    return AddRoom.of_template(name, Template.ROWS_OF_SINGLES, 2, 2)


def names(workspace: Workspace) -> list[str]:
    return [room.name for room in workspace.read(rooms.all_rooms)]


def test_an_edit_is_done_once_and_can_be_taken_back_and_done_again(
    editor: Editor, workspace: Workspace
) -> None:
    editor.perform(add("Lab 1"))
    assert names(workspace) == ["Lab 1"]
    editor.undo()
    assert names(workspace) == []
    editor.redo()
    assert names(workspace) == ["Lab 1"]
    editor.undo()
    assert names(workspace) == []


def test_what_changed_and_what_to_say_is_told(editor: Editor) -> None:
    changed: list[object] = []
    said: list[str] = []
    editor.changed.connect(changed.append)
    editor.said.connect(said.append)
    editor.perform(add("Lab 1"))
    assert changed == [frozenset({Topic.ROOMS})]
    assert said == ["Lab 1 added, 4 seats."]


def test_a_refused_edit_is_told_and_leaves_no_trace_in_the_history(
    editor: Editor, workspace: Workspace, qtbot: QtBot
) -> None:
    editor.perform(add("Lab 1"))
    with qtbot.waitSignal(editor.refused) as refused:
        assert editor.perform(add("lab 1")) is None
    assert isinstance(refused.args[0], Refusal)
    assert editor.stack.count() == 1
    assert names(workspace) == ["Lab 1"]


def test_what_cannot_be_taken_back_any_more_drops_out_of_the_history(
    editor: Editor, workspace: Workspace, qtbot: QtBot
) -> None:
    editor.perform(add("Lab 1"))
    room = workspace.read(rooms.all_rooms)[0]
    from seatingapp.domain.names import PersonName
    from seatingapp.domain.pupils import Pupil
    from seatingapp.services.seating import new_plan
    from seatingapp.storage import classes, pupils

    with workspace.vault.write() as session:
        class_id = classes.add(session, "7A")
        classes.add_members(
            session, class_id, [pupils.add(session, Pupil(0, "", PersonName("Ann", "Lee")))]
        )
        today = workspace.clock().date()
    edit = workspace.read(lambda s: new_plan(s, class_id, room, today, {}))
    workspace.perform(edit)
    with qtbot.waitSignal(editor.refused):
        editor.undo()
    assert names(workspace) == ["Lab 1"]
    assert not editor.stack.canRedo()


def test_the_history_is_called_what_the_user_did(editor: Editor) -> None:
    editor.perform(add("Lab 1"))
    assert editor.stack.undoText() == "Add room Lab 1"


def test_clearing_forgets_everything(editor: Editor) -> None:
    editor.perform(add("Lab 1"))
    editor.clear()
    assert not editor.stack.canUndo()


def test_an_undo_that_a_full_disk_refuses_can_be_made_later(
    editor: Editor, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.perform(add("Lab 1"))
    refusals: list[object] = []
    editor.refused.connect(refusals.append)

    def refuse(_edit: object) -> None:
        raise DiskFull

    with monkeypatch.context() as full:
        full.setattr(workspace, "perform", refuse)
        editor.undo()
    assert [type(refusal) for refusal in refusals] == [DiskFull]
    assert names(workspace) == ["Lab 1"]
    assert editor.stack.undoText() == "Add room Lab 1"
    editor.undo()
    assert names(workspace) == []

    with monkeypatch.context() as full:
        full.setattr(workspace, "perform", refuse)
        editor.redo()
    assert editor.stack.redoText() == "Add room Lab 1"
    editor.redo()
    assert names(workspace) == ["Lab 1"]
    editor.undo()
    assert names(workspace) == []


def test_whoever_asks_is_answered_with_what_was_done_or_why_not(editor: Editor) -> None:
    done = editor.answer(add("Lab 1"))
    assert isinstance(done, Done)
    refusal = editor.answer(add("lab 1"))
    assert isinstance(refusal, Refusal)
    assert "lab 1" in refusal.what.casefold()
    assert editor.answer(Together((), "Nothing")) is None
    assert editor.stack.count() == 1
