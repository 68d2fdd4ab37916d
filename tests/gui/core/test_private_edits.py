"""Undo and redo work on every page, board-safe too: of a private edit they tell only its kind."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from seatingapp.domain.errors import Refusal
from seatingapp.domain.vault_errors import DiskFull
from seatingapp.services.behaviour import latest_entries
from seatingapp.services.corrections import VoidWithReason
from seatingapp.services.detention_changes import CancelDetentions
from seatingapp.services.detentions import SetDetentions
from seatingapp.ui.editor import Editor
from tests.conftest import Sample
from tests.integration.services.detention_desk import TOMORROW, Desk

SET = "Set a detention"


class Told:
    """An editor and all that it told whoever listens."""

    def __init__(self, sample: Sample) -> None:
        self.desk = Desk(sample.workspace)
        self.editor = Editor(sample.workspace)
        self.said: list[str] = []
        self.refusals: list[Refusal] = []
        self.editor.said.connect(self.said.append)
        self.editor.refused.connect(self.refusals.append)

    def set_detention(self) -> str:
        who, kind = self.desk.people[0].id, self.desk.kind.id
        done = self.editor.perform(SetDetentions((who,), kind, TOMORROW, "threw a chair"))
        assert done is not None
        assert self.desk.people[0].name.full in done.said
        return done.uids[0]


@pytest.fixture
def told(sample: Sample, qtbot: QtBot) -> Told:
    return Told(sample)


def test_each_direction_says_its_kind_and_nobodys_name(told: Told) -> None:
    told.set_detention()
    assert told.editor.undo() == SET
    assert told.editor.redo() == SET
    assert told.said == [SET, SET, SET]


def test_a_reason_is_said_neither_when_an_entry_is_void_nor_when_that_is_done_again(
    told: Told, sample: Sample
) -> None:
    entry = next(e for e in sample.workspace.read(latest_entries) if not e.is_void)
    told.editor.perform(VoidWithReason(entry.uid, "it was Ann", "Tom W"))
    told.editor.undo()
    told.editor.redo()
    assert told.said == ["Void an entry", "Tom W · brought back", "Tom W · taken back"]


def test_why_a_step_is_refused_is_not_said_on_a_page_that_everybody_sees(told: Told) -> None:
    uid = told.set_detention()
    told.editor.undo()
    told.desk.set(0)  # on the command line, say
    assert told.editor.redo() == ""
    (refusal,) = told.refusals
    assert told.desk.people[0].name.full not in str(refusal)
    assert "private view" in refusal.todo
    assert uid not in str(refusal)


def test_where_it_was_asked_for_a_refusal_says_everything(told: Told) -> None:
    uid = told.set_detention()
    assert told.editor.perform(CancelDetentions((uid,), "")) is None
    assert "reason" in str(told.refusals[0])


def test_a_full_disk_is_told_as_such(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    told.set_detention()

    def refuse(_edit: object) -> None:
        raise DiskFull

    with monkeypatch.context() as full:
        full.setattr(told.desk.workspace, "perform", refuse)
        assert told.editor.undo() == ""
    assert [type(refusal) for refusal in told.refusals] == [DiskFull]
    assert told.editor.undo() == SET
