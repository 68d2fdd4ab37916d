"""What the presenter of the photo import decides while work is under way, and where it fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from seatingapp.domain.errors import Refusal
from seatingapp.domain.pupils import Pupil
from seatingapp.services.classes import pupils_of
from seatingapp.services.photos import known_now
from seatingapp.services.workspace import Done, Edit, Topic, Workspace
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.pupils.photos.presenter import PhotosPresenter
from seatingapp.ui.pupils.photos.state import PhotosState, PhotoStep
from tests.conftest import Sample
from tests.gui.pupils.test_presenters import FakeRunner
from tests.photos import draw_photos


@dataclass
class FakeView:
    """Keeps what it was shown."""

    state: PhotosState = field(default_factory=PhotosState)
    shown: int = 0
    closed: int = 0

    def show_photos(self, state: PhotosState) -> None:
        self.state = state
        self.shown += 1

    def show_closed(self) -> None:
        self.closed += 1


@dataclass
class Editing:
    """Edits a vault without Qt; `broken` is what it refuses with."""

    workspace: Workspace
    refused: Callable[[Refusal], None] = lambda _refusal: None
    broken: Refusal | None = None

    def perform(self, edit: Edit) -> Done | None:
        if self.broken is not None:
            self.refused(self.broken)
            return None
        return self.workspace.perform(edit)


@dataclass
class Import:
    """An import with one good photo of `pupil`, not read yet."""

    presenter: PhotosPresenter
    view: FakeView
    runner: FakeRunner
    editing: Editing
    private: PrivateView
    pupil: Pupil
    folder: Path

    def pictured(self) -> frozenset[int]:
        return self.editing.workspace.read(known_now).pictured


@pytest.fixture
def started(sample: Sample, tmp_path: Path) -> Import:
    """Return an import whose first file waits to be read."""
    workspace = sample.workspace
    everybody = workspace.read(pupils_of)
    names = [p.name.full for p in everybody]
    pupil = next(p for p in everybody if names.count(p.name.full) == 1)
    view, runner, editing = FakeView(), FakeRunner(), Editing(workspace)
    private = PrivateView(lambda: 0.0)
    presenter = PhotosPresenter(view, workspace, editing, runner, private)
    private.listen(presenter.privacy_changed)
    editing.refused = presenter.refused
    folder = draw_photos(tmp_path / "9C", f"{pupil.name.full}.jpg")
    presenter.start((folder,))
    return Import(presenter, view, runner, editing, private, pupil, folder)


def test_photos_that_the_vault_refuses_say_why_and_can_be_tried_again(started: Import) -> None:
    started.runner.finish()
    started.editing.broken = Refusal("The disk is full.")
    started.presenter.import_now()
    assert started.view.state.refusal is started.editing.broken
    assert (started.view.state.step, started.pictured()) == (PhotoStep.CHECK, frozenset())
    started.editing.broken = None
    started.presenter.import_now()
    assert started.view.state.step is PhotoStep.DONE
    assert started.pictured() == {started.pupil.id}


def test_the_same_photos_again_are_called_so_and_are_nothing_to_import(started: Import) -> None:
    started.runner.finish()
    started.presenter.import_now()
    started.presenter.start((started.folder,))
    started.runner.finish()
    state = started.view.state
    assert [row.what for row in state.rows] == ["Same as now"]
    assert [(tally.text, tally.count) for tally in state.tallies] == [
        ("all", 1),
        ("the same as now", 1),
    ]
    assert not state.can_import
    assert state.why_not == "Nothing to import: these photos are the same as now."
    started.presenter.add((draw_photos(started.folder.parent / "more", "Nobody.jpg"),))
    started.runner.finish()
    said = started.view.state.why_not
    assert said == "Nothing to import yet: 1 photo the same as now; say whom the others show."


def test_numbers_in_names_of_files_show_in_private_view_only(
    started: Import, tmp_path: Path
) -> None:
    started.presenter.add((draw_photos(tmp_path / "more", "987654.jpg"),))
    started.runner.finish()

    def seen() -> set[tuple[str, str]]:
        rows = started.view.state.rows
        return {(row.file, row.detail) for row in rows if row.what == "Fits nobody"}

    covered = {("•••.jpg", "No pupil has the admission number •••.")}
    assert seen() == covered
    assert "987654" not in str([replace(row, key="") for row in started.view.state.rows])
    started.private.ask()
    started.private.confirm()
    assert seen() == {("987654.jpg", "No pupil has the admission number 987654.")}
    started.private.hide()
    assert seen() == covered


def test_what_is_left_behind_is_named_without_numbers(started: Import) -> None:
    named = started.folder / f"{started.pupil.name.full} 123456.jpg"
    (started.folder / f"{started.pupil.name.full}.jpg").rename(named)
    started.presenter.close()
    started.presenter.start((named,))
    started.runner.finish()
    started.presenter.settle(started.view.state.rows[0].key, started.pupil.id)
    started.presenter.import_now()
    result = started.view.state.result
    assert result is not None
    assert f"({started.pupil.name.full} •••.jpg)" in result.left_behind


def test_reading_is_cancelled_and_the_same_folder_can_be_read_again(started: Import) -> None:
    started.runner.jobs[0].report(0.5, "Reading photo 1 of 1")
    busy = started.view.state.busy
    assert busy is not None
    assert (busy.percent, busy.text) == (50, "Reading photo 1 of 1")
    started.presenter.cancel_work()
    assert started.runner.jobs[0].cancelled
    assert started.view.state.busy is None
    assert started.view.state.step is PhotoStep.CHOOSE
    started.presenter.add((started.folder,))
    started.runner.finish()
    assert len(started.view.state.rows) == 1


def test_a_page_is_drawn_once_a_percent_however_many_photos_there_are(started: Import) -> None:
    before = started.view.shown
    for n in range(2000):
        started.runner.jobs[0].report(n / 2000, f"Reading photo {n + 1} of 2000")
    assert started.view.shown - before <= 101


def test_files_that_come_while_others_are_read_are_read_with_them(
    started: Import, tmp_path: Path
) -> None:
    started.presenter.add((draw_photos(tmp_path / "more", "Nobody.jpg"),))
    assert started.runner.jobs[0].cancelled
    started.runner.finish()
    assert {row.file for row in started.view.state.rows} == {
        f"{started.pupil.name.full}.jpg",
        "Nobody.jpg",
    }


def test_pupils_that_change_while_photos_are_read_are_compared_anew(started: Import) -> None:
    started.presenter.changed(frozenset({Topic.ROOMS}))
    assert len(started.runner.jobs) == 1
    started.presenter.changed(frozenset({Topic.PUPILS}))
    assert started.runner.jobs[0].cancelled
    started.runner.finish()
    assert started.view.state.can_import


def test_nothing_comes_back_to_a_page_that_went(started: Import) -> None:
    started.presenter.abandon()
    shown = started.view.shown
    assert started.runner.jobs[0].cancelled
    started.presenter.changed(frozenset({Topic.PUPILS}))
    started.presenter.import_now()
    started.presenter.settle("x", 1)
    started.presenter.show_only("new")
    started.presenter.cancel_work()
    assert started.view.shown == shown
    assert started.pictured() == frozenset()


def test_a_kind_that_is_shown_alone_gives_way_when_none_of_it_is_left(started: Import) -> None:
    started.runner.finish()
    started.presenter.show_only("new")
    key = started.view.state.rows[0].key
    started.presenter.settle(key, -1)
    assert started.view.state.only == ""
    assert [row.what for row in started.view.state.rows] == ["Left out"]
    started.presenter.settle(key, 0)
    assert [row.what for row in started.view.state.rows] == ["New photo"]
