"""Undo and redo work on every page, board-safe too: of a private edit they tell only its kind."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.errors import Refusal
from seatingapp.domain.vault_errors import DiskFull
from seatingapp.services.behaviour import LogEntries, latest_entries, type_named
from seatingapp.services.corrections import VoidWithReason
from seatingapp.services.detention_changes import CancelDetentions
from seatingapp.services.detentions import SetDetentions
from seatingapp.storage import pupils
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
        self.in_private: list[str] = []
        self.editor.said_in_private.connect(self.in_private.append)
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
    assert told.said == [f"Done: {SET}", SET, f"Done: {SET}"]


def test_a_reason_is_said_neither_when_an_entry_is_void_nor_when_that_is_done_again(
    told: Told, sample: Sample
) -> None:
    entry = next(e for e in sample.workspace.read(latest_entries) if not e.is_void)
    told.editor.perform(VoidWithReason(entry.uid, "it was Ann", "Tom W"))
    told.editor.undo()
    told.editor.redo()
    assert told.in_private == ["Done: Void an entry", "Tom W · brought back", "Tom W · taken back"]
    praise = entry.polarity is Polarity.PRAISE
    back, again = "An entry was brought back", "An entry was taken back"
    assert told.said == (told.in_private if praise else ["Done: Void an entry", back, again])


def members(sample: Sample, count: int) -> tuple[int, ...]:
    """Some pupils of the class that is taught now."""
    class_id = sample.summary.showcase.class_id
    found = sample.workspace.read(lambda s: pupils.load(s, class_id=class_id))
    return tuple(p.id for p in found[:count])


@pytest.mark.parametrize("behaviour", ["Off task", "Great answer"])
def test_undo_of_an_entry_names_the_pupil_to_everybody_only_where_it_was_praise(
    told: Told, sample: Sample, behaviour: str
) -> None:
    kind = sample.workspace.read(lambda s: type_named(s, behaviour))
    key, at = sample.summary.showcase, sample.workspace.clock()
    told.editor.perform(LogEntries(key, members(sample, 1), kind.id, at, "Tom W"))
    steps = [told.editor.undo(), told.editor.redo(), told.editor.undo()]
    logged = f"Tom W · {behaviour} {kind.points:+}".replace("-", "\N{MINUS SIGN}")
    taken, brought = "Tom W · taken back", "Tom W · brought back"
    assert told.in_private == [logged, taken, brought, taken]
    if kind.polarity is Polarity.PRAISE:
        assert (told.said, set(steps)) == (told.in_private, {"Log for Tom W"})
        return
    taken, brought = "An entry was taken back", "An entry was brought back"
    assert told.said == ["An entry was logged", taken, brought, taken]
    assert set(steps) == {"Log an entry"}


def test_of_several_entries_their_number_is_told(told: Told, sample: Sample) -> None:
    kind = sample.workspace.read(lambda s: type_named(s, "Off task"))
    key, at = sample.summary.showcase, sample.workspace.clock()
    told.editor.perform(LogEntries(key, members(sample, 3), kind.id, at, "Table 3 (3)"))
    assert told.editor.undo() == "Log 3 entries"
    assert told.said[-1] == "3 entries were taken back"


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
