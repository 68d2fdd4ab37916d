"""What both presenters decide, with fake views and work that ends when the test says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest

from seatingapp.domain.errors import Refusal
from seatingapp.services.classes import pupils_of
from seatingapp.services.workspace import Done, Edit, Topic, Workspace
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.pupils.importing.presenter import ImportPresenter
from seatingapp.ui.pupils.importing.state import ImportState, Joining, Step
from seatingapp.ui.pupils.presenter import PupilsPresenter
from seatingapp.ui.pupils.state import PupilsState
from seatingapp.ui.slow_work import Progress, unheard
from tests.conftest import Sample

T = TypeVar("T")


@dataclass
class FakeJob:
    """Work that waits."""

    finish: Callable[[], None]
    fail: Callable[[Refusal], None]
    report: Progress
    cancelled: bool = False

    def cancel(self) -> None:
        self.cancelled = True


@dataclass
class FakeRunner:
    """Keeps work until the test lets it end; what was cancelled never ends."""

    jobs: list[FakeJob] = field(default_factory=list)

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Refusal], None],
        progressed: Progress = unheard,
    ) -> Callable[[], None]:
        self.jobs.append(FakeJob(lambda: done(work(progressed)), failed, progressed))
        return self.jobs[-1].cancel

    def finish(self) -> None:
        """Let the newest work end."""
        assert not self.jobs[-1].cancelled
        self.jobs[-1].finish()


@dataclass
class FakeView:
    """Keeps what it was shown."""

    state: ImportState = field(default_factory=ImportState)
    closed: int = 0

    def show_state(self, state: ImportState) -> None:
        self.state = state

    def show_closed(self) -> None:
        self.closed += 1


@dataclass
class Editing:
    """Edits a vault without Qt; `broken` is what it refuses with."""

    workspace: Workspace
    refused: Callable[[Refusal], None] = lambda _refusal: None
    broken: Refusal | None = None
    cleared: int = 0

    def attempt(self, edit: Edit) -> Done | None:
        if self.broken is not None:
            self.refused(self.broken)
            return None
        return self.workspace.perform(edit)

    def clear(self) -> None:
        self.cleared += 1


@dataclass
class Import:
    """An import with one good file, read and ready."""

    presenter: ImportPresenter
    view: FakeView
    runner: FakeRunner
    editing: Editing
    path: Path

    def count(self) -> int:
        return len(self.editing.workspace.read(pupils_of))


@pytest.fixture
def ready(workspace: Workspace, tmp_path: Path) -> Import:
    """Return an import that could be carried out."""
    view, runner, editing = FakeView(), FakeRunner(), Editing(workspace)
    presenter = ImportPresenter(view, workspace, editing, runner, PrivateView(lambda: 0.0))
    editing.refused = presenter.refused
    path = tmp_path / "9B.csv"
    path.write_text("Surname,Forename,Class\nKhan,Amy,9B/Xx1\n")
    presenter.start((path,))
    runner.finish()
    assert view.state.step is Step.CHECK
    assert view.state.can_import
    return Import(presenter, view, runner, editing, path)


def test_where_the_backup_fails_nothing_is_imported_and_it_can_be_tried_again(
    ready: Import,
) -> None:
    ready.presenter.import_now()
    refusal = Refusal("The backup could not be made.")
    ready.runner.jobs[-1].fail(refusal)
    assert ready.view.state.refusal is refusal
    assert (ready.view.state.step, ready.count()) == (Step.CHECK, 0)
    ready.presenter.import_now()
    ready.runner.finish()
    assert (ready.view.state.step, ready.count()) == (Step.DONE, 1)


def test_an_import_that_the_vault_refuses_says_why_and_keeps_everything(ready: Import) -> None:
    ready.editing.broken = Refusal("The disk is full.")
    ready.presenter.import_now()
    ready.runner.finish()
    assert ready.view.state.refusal is ready.editing.broken
    assert (ready.view.state.step, ready.count()) == (Step.CHECK, 0)
    assert ready.editing.cleared == 0
    assert ready.view.state.can_import


def test_nothing_is_stored_before_the_backup_is_done(ready: Import) -> None:
    ready.presenter.import_now()
    busy = ready.view.state.busy
    assert busy is not None
    assert not busy.cancellable
    assert ready.count() == 0
    ready.runner.finish()
    assert ready.count() == 1
    assert ready.editing.cleared == 1


def test_while_the_import_runs_nothing_else_is_done(ready: Import) -> None:
    ready.presenter.import_now()
    jobs = len(ready.runner.jobs)
    ready.presenter.import_now()
    ready.presenter.close()
    ready.presenter.back()
    ready.presenter.remove("9B.csv")
    ready.presenter.cancel_work()
    ready.presenter.set_meaning(0, "unknown")
    ready.presenter.changed(frozenset({Topic.PUPILS}))
    assert len(ready.runner.jobs) == jobs
    assert ready.view.closed == 0
    ready.runner.finish()
    assert ready.view.state.step is Step.DONE


def test_only_the_newest_change_counts(ready: Import) -> None:
    ready.presenter.join(Joining("9B/Aa1"))
    older = ready.runner.jobs[-1]
    ready.presenter.join(Joining("9B/Bb1"))
    assert older.cancelled
    ready.runner.finish()
    assert [row.joins for row in ready.view.state.rows] == ["9B/Bb1"]
    assert ready.view.state.busy is None


def test_a_change_that_is_being_worked_on_cannot_be_imported_yet(ready: Import) -> None:
    ready.presenter.join(Joining("9B/Aa1"))
    assert not ready.view.state.can_import
    jobs = len(ready.runner.jobs)
    ready.presenter.import_now()
    assert len(ready.runner.jobs) == jobs


def test_reading_tells_how_far_it_is_and_stops_without_a_trace(
    ready: Import, tmp_path: Path
) -> None:
    more = tmp_path / "more.csv"
    more.write_text("Surname,Forename\nLi,Bo\n")
    ready.presenter.back()
    ready.presenter.add((more,))
    ready.runner.jobs[-1].report(0.5, "Reading more.csv")
    busy = ready.view.state.busy
    assert busy is not None
    assert (busy.text, busy.percent) == ("Reading more.csv", 50)
    ready.presenter.cancel_work()
    assert ready.runner.jobs[-1].cancelled
    assert [file.name for file in ready.view.state.files] == ["9B.csv"]
    assert ready.view.state.busy is None


def test_a_file_is_chosen_once_and_its_last_removal_leaves_nothing(ready: Import) -> None:
    jobs = len(ready.runner.jobs)
    ready.presenter.add((ready.path,))
    assert len(ready.runner.jobs) == jobs
    ready.presenter.back()
    ready.presenter.remove("9B.csv")
    assert ready.view.state.files == ()
    assert not ready.view.state.can_go_on


def test_leaving_forgets_the_import_and_the_next_begins_anew(ready: Import) -> None:
    ready.presenter.close()
    assert ready.view.closed == 1
    ready.presenter.start()
    assert ready.view.state.step is Step.FILES
    assert ready.view.state.files == ()


def test_coming_back_to_an_open_import_keeps_what_was_decided(ready: Import) -> None:
    ready.presenter.join(Joining("9B/Aa1"))
    ready.runner.finish()
    ready.presenter.start()
    assert ready.view.state.step is Step.CHECK
    assert ready.view.state.class_field.name == "9B/Aa1"


def test_without_an_import_nothing_that_is_asked_does_anything(workspace: Workspace) -> None:
    view, runner = FakeView(), FakeRunner()
    presenter = ImportPresenter(
        view, workspace, Editing(workspace), runner, PrivateView(lambda: 0.0)
    )
    untouched = view.state
    presenter.add((Path("a.csv"),))
    presenter.check()
    presenter.back()
    presenter.show_only("new")
    presenter.show_file("a.csv")
    presenter.join(Joining("9B"))
    presenter.join(Joining(without=True))
    presenter.settle(("a.csv", 2), 0)
    presenter.set_reading("dates", "month")
    presenter.import_now()
    presenter.privacy_changed()
    assert view.state is untouched
    assert runner.jobs == []


@dataclass
class FakePage:
    """Keeps what the list was shown."""

    states: list[PupilsState] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def show_state(self, state: PupilsState) -> None:
        self.states.append(state)

    def show_refusal(self, refusal: Refusal) -> None:
        self.refusals.append(refusal)

    def show_message(self, text: str, *, undo: bool) -> None:
        self.messages.append(text)


@dataclass
class History:
    """Performs edits and refuses nothing."""

    workspace: Workspace

    def perform(self, edit: Edit) -> Done | None:
        return self.workspace.perform(edit)

    def undo(self) -> str:
        """Nothing to take back."""
        return ""

    def redo(self) -> str:
        """Nothing to do again."""
        return ""


def listed(sample: Sample) -> tuple[PupilsPresenter, FakePage, PrivateView]:
    page, private = FakePage(), PrivateView(lambda: 0.0)
    history = History(sample.workspace)
    return PupilsPresenter(page, sample.workspace, history, private), page, private


def test_the_list_is_read_when_the_page_comes_to_the_front_and_not_before(sample: Sample) -> None:
    presenter, page, _private = listed(sample)
    presenter.changed(frozenset({Topic.PUPILS}))
    assert page.states == []
    presenter.opened()
    assert page.states[-1].total == 150
    shown = len(page.states)
    presenter.left()
    presenter.opened()
    assert len(page.states) == shown


def test_a_refusal_is_told_by_the_page_in_front_only(sample: Sample) -> None:
    presenter, page, _private = listed(sample)
    refusal = Refusal("No.")
    presenter.refused(refusal)
    assert page.refusals == []
    presenter.opened()
    presenter.refused(refusal)
    assert page.refusals == [refusal]


def test_legal_names_show_in_private_view_only(sample: Sample) -> None:
    presenter, page, private = listed(sample)
    presenter.opened()
    renamed = next(
        p
        for p in sample.workspace.read(pupils_of)
        if p.name.preferred_forename and p.name.preferred_forename != p.name.legal_forename
    )
    presenter.select(renamed.id)
    details = page.states[-1].selected
    assert details is not None
    assert details.private == ()
    assert renamed.name.legal_forename not in details.name
    private.listen(presenter.privacy_changed)
    private.ask()
    private.confirm()
    details = page.states[-1].selected
    assert details is not None
    assert details.private[0][0] == "Legal name"


def test_what_cannot_be_done_twice_says_nothing_the_second_time(sample: Sample) -> None:
    presenter, page, _private = listed(sample)
    presenter.opened()
    presenter.join(1)
    assert page.messages == []
    pupil = page.states[-1].rows[0]
    presenter.select(pupil.pupil_id)
    details = page.states[-1].selected
    assert details is not None
    presenter.join(details.can_join[0][0])
    presenter.join(details.can_join[0][0])
    assert len(page.messages) == 1
