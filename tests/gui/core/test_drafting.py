"""Drafts follow a click a moment later, also when the app was locked or ended in between."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from seatingapp.services.behaviour import VoidEntries
from seatingapp.services.drafting import looked_at
from seatingapp.services.workspace import Workspace
from seatingapp.storage import drafting
from seatingapp.ui.drafting import Drafter
from seatingapp.ui.editor import Editor
from tests.integration.services.drafting_school import School, found_school


@pytest.fixture
def school(workspace: Workspace) -> School:
    found = found_school(workspace)
    found.add_rule()
    return found


@pytest.fixture
def owner(qtbot: QtBot) -> Iterator[QObject]:
    """Return what everything of a test belongs to."""
    found = QObject()
    yield found
    found.deleteLater()


def test_a_click_is_drafted_a_moment_later_and_undo_takes_the_draft_away(
    school: School, owner: QObject, qtbot: QtBot
) -> None:
    editor = Editor(school.workspace, owner)
    drafter = Drafter(school.workspace, editor, owner)
    uids = school.log(4, 3, 0.1, draft=False)
    assert school.waiting() == ()
    qtbot.waitUntil(lambda: len(school.waiting()) == 1)
    editor.perform(VoidEntries(uids[:1], "undo", "Ada"))
    qtbot.waitUntil(lambda: school.waiting() == ())
    qtbot.waitUntil(lambda: not drafter.waits())


def test_what_was_missed_is_drafted_after_unlocking(
    school: School, owner: QObject, qtbot: QtBot
) -> None:
    school.log(4, 3, 0.1, draft=False)
    drafter = Drafter(school.workspace, Editor(school.workspace, owner), owner)
    qtbot.waitUntil(lambda: len(school.waiting()) == 1)
    qtbot.waitUntil(lambda: not drafter.waits())


def test_how_far_was_read_is_kept_on_lock_and_nothing_follows_after_it(
    school: School, owner: QObject, qtbot: QtBot
) -> None:
    editor = Editor(school.workspace, owner)
    drafter = Drafter(school.workspace, editor, owner)
    school.log(1, pupil=1, draft=False)
    assert drafter.waits()
    drafter.finish()
    assert not drafter.waits()
    assert school.workspace.read(looked_at) == school.workspace.read(drafting.end)
    school.log(2, pupil=1, draft=False)
    assert not drafter.waits()


def test_few_clicks_that_draft_nothing_write_nothing(
    school: School, owner: QObject, qtbot: QtBot
) -> None:
    editor = Editor(school.workspace, owner)
    drafter = Drafter(school.workspace, editor, owner)
    before = school.workspace.read(looked_at)
    school.log(1, pupil=1, draft=False)
    qtbot.waitUntil(lambda: not drafter.waits())
    assert school.workspace.read(looked_at) == before
    for _ in range(50):
        school.log(1, pupil=1, behaviour="Great answer", draft=False)
    qtbot.waitUntil(lambda: school.workspace.read(looked_at) != before)
    qtbot.waitUntil(lambda: not drafter.waits())
