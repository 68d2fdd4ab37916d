"""Decides what the import shows and carries it out; knows no Qt.

Nothing is stored before `import_now`. Reading and planning run as tasks on values; the newest
task wins, so a change that comes while another is worked on is never lost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from seatingapp.domain.class_lists import ColumnMeaning
from seatingapp.domain.errors import Refusal
from seatingapp.domain.import_plan import ImportPlan, RowKey
from seatingapp.domain.names import tidy
from seatingapp.domain.wording import counted
from seatingapp.services.classes import all_classes
from seatingapp.services.imports import ImportClassLists, known_now
from seatingapp.services.vaults import BackupRun
from seatingapp.services.workspace import Done, Edit, Topic, Workspace
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.pupils.importing.draft import (
    ChosenFile,
    Draft,
    Looked,
    by_number,
    look,
    named_apart,
)
from seatingapp.ui.pupils.importing.mapping import with_meaning, with_reading
from seatingapp.ui.pupils.importing.preview import state_of
from seatingapp.ui.pupils.importing.state import LEAVE_OUT, ImportState, Joining, Result, Step
from seatingapp.ui.pupils.shown import Busy
from seatingapp.ui.slow_work import Runner


class ImportView(Protocol):
    """The import panel, as far as its presenter knows it."""

    def show_state(self, state: ImportState) -> None:
        """Show a state and emit nothing."""

    def show_closed(self) -> None:
        """Go back to the list of pupils."""


class Editing(Protocol):
    """The editor, as far as the import needs it."""

    def attempt(self, edit: Edit) -> Done | None:
        """Do an edit without entering it in the history; None where it was refused or idle."""

    def clear(self) -> None:
        """Forget the history."""


class ImportPresenter:
    """One import after the other; private values show while `private` view is on."""

    def __init__(
        self,
        view: ImportView,
        workspace: Workspace,
        editing: Editing,
        runner: Runner,
        private: PrivateView,
    ) -> None:
        """Take what it works with; `start` begins."""
        self._view, self._workspace, self._editing = view, workspace, editing
        self._runner, self._private = runner, private
        self._draft: Draft | None = None
        self._stop_work: Callable[[], None] | None = None
        self._importing = False

    def start(self, paths: Sequence[Path] = ()) -> None:
        """Begin an import, or go on with the one that is open; read `paths` at once."""
        if self._draft is None or self._draft.step is Step.DONE:
            self._draft = Draft(self._workspace.read(known_now))
        self._show()
        self.add(paths)

    def add(self, paths: Sequence[Path]) -> None:
        """Choose more files. The first ones lead straight on where all of them could be read."""
        draft = self._draft
        if draft is None or self._importing:
            return
        new = named_apart(draft.files, tuple(paths))
        if not new:
            return
        is_first = not draft.files and draft.step is Step.FILES
        draft.files += new
        self._look(go_on=is_first)

    def remove(self, name: str) -> None:
        """Choose a file no more."""
        if self._draft is not None and not self._importing:
            self._draft.files = tuple(f for f in self._draft.files if f.name != name)
            self._look()

    def check(self) -> None:
        """Go on to the preview."""
        if self._draft is not None and self._draft.in_front is not None:
            self._draft.step, self._draft.refusal = Step.CHECK, None
            self._show()

    def back(self) -> None:
        """Go back to the files; what was decided is kept."""
        if self._draft is not None and self._draft.step is Step.CHECK and not self._importing:
            self._draft.step, self._draft.refusal = Step.FILES, None
            self._show()

    def close(self) -> None:
        """Leave the import; what was not imported is forgotten and the vault is as it was."""
        if self._importing:
            return
        self._stop()
        self._draft = None
        self._view.show_closed()

    def abandon(self) -> None:
        """The page goes, as on lock: nothing that is still worked on may come back to it."""
        self._stop()
        self._draft, self._importing = None, False

    def cancel_work(self) -> None:
        """Stop reading; files that were not read go again."""
        if self._draft is None or self._importing:
            return
        self._stop()
        self._draft.busy = None
        self._draft.files = tuple(f for f in self._draft.files if not f.stale)
        self._show()

    def show_only(self, outcome: str) -> None:
        """Show rows of one outcome, or all for an empty text."""
        if self._draft is not None:
            self._draft.only = outcome
            self._show()

    def show_file(self, name: str) -> None:
        """Show the columns of another file."""
        if self._draft is not None:
            self._draft.shown_file = name
            self._show()

    def set_meaning(self, column: int, meaning: str) -> None:
        """Say what a column of the file in front holds."""
        self._reread(lambda file: with_meaning(file, column, ColumnMeaning(meaning)))

    def set_reading(self, what: str, value: str) -> None:
        """Say how to read the file in front: encoding, separator, sheet, header or dates."""
        self._reread(lambda file: with_reading(file, what, value))

    def join(self, how: Joining) -> None:
        """Decide which class everybody joins, or none; an empty decision leaves it to the files."""
        draft = self._draft
        if draft is None or self._importing:
            return
        how = replace(how, class_name=tidy(how.class_name))
        before, draft.joining = draft.joining, how
        if replace(before, without=how.without) == how:  # the plan is the same
            self._show()
        else:
            self._look()

    def settle(self, key: RowKey, answer: int) -> None:
        """Say who an unclear row is: a pupil's id, NEW_PUPIL or LEAVE_OUT."""
        if self._draft is None:
            return
        if answer == LEAVE_OUT:
            self._draft.choices.pop(key, None)
        else:
            self._draft.choices[key] = answer
        self._look()

    def import_now(self) -> None:
        """Make a backup where one is due, then import everything in one transaction."""
        draft = self._draft
        if draft is None or self._importing or not state_of(draft, private=False).can_import:
            return
        self._stop()
        self._importing = True
        draft.refusal = None
        draft.busy = Busy("Making a backup, then importing ...", cancellable=False)
        self._show()
        backup = BackupRun(self._workspace.vault.unsealed)
        self._stop_work = self._runner.run(
            lambda _progress: backup.run(), self._backed_up, self._stopped_by
        )

    def changed(self, topics: frozenset[Topic]) -> None:
        """Something was done elsewhere: compare anew with what the vault knows now."""
        draft = self._draft
        if draft is None or self._importing or draft.step is Step.DONE:
            return
        if topics & {Topic.PUPILS, Topic.SETTINGS}:
            draft.known = self._workspace.read(known_now)
            self._look()

    def refused(self, refusal: Refusal) -> None:
        """The import itself was refused."""
        if self._draft is not None and self._importing:
            self._draft.refusal = refusal

    def privacy_changed(self) -> None:
        """Private values may be shown now, or no more."""
        self._show()

    def _reread(self, change: Callable[[ChosenFile], ChosenFile]) -> None:
        draft = self._draft
        front = draft.in_front if draft is not None else None
        if draft is None or front is None or self._importing:
            return
        draft.shown_file = front.name
        draft.files = tuple(change(f) if f is front else f for f in draft.files)
        self._look()

    def _look(self, *, go_on: bool = False) -> None:
        """Read what is stale and plan anew; work on an older state is dropped."""
        draft = self._draft
        if draft is None:
            return
        self._stop()
        if not draft.files:
            draft.plan, draft.busy = None, None
            self._show()
            return
        files, known = draft.files, draft.known
        joining, choices = draft.joining, dict(draft.choices)
        draft.refusal = None
        draft.busy = Busy("Reading ...")

        def looked(result: Looked) -> None:
            self._stop_work, draft.busy = None, None
            draft.take(result)
            all_fine = all(f.read is not None for f in draft.files)
            if (go_on and all_fine) or draft.step is Step.CHECK:
                draft.step = Step.CHECK if draft.in_front is not None else Step.FILES
            self._show()

        self._stop_work = self._runner.run(
            lambda progress: look(files, known, joining, choices, progress),
            looked,
            self._stopped_by,
            self._progressed,
        )
        self._show()

    def _stop(self) -> None:
        stop, self._stop_work = self._stop_work, None
        if stop is not None:
            stop()

    def _progressed(self, share: float, words: str) -> None:
        if self._draft is not None and self._draft.busy is not None and not self._importing:
            self._draft.busy = Busy(words, round(share * 100))
            self._show()

    def _stopped_by(self, refusal: Refusal) -> None:
        """A task failed: say so where the user is, and leave everything as it was."""
        self._stop_work, self._importing = None, False
        if self._draft is not None:
            self._draft.busy, self._draft.refusal = None, refusal
            self._show()

    def _backed_up(self, _made: bool) -> None:
        draft = self._draft
        self._stop_work = None
        if draft is None or draft.plan is None:
            return
        plan = draft.plan
        edit = ImportClassLists(
            draft.lists, draft.joining.class_name, dict(draft.choices), draft.classes_by_form
        )
        try:
            done = self._editing.attempt(edit)
        finally:
            draft.busy, self._importing = None, False
        if done is not None:
            self._editing.clear()
        if draft.refusal is None:
            draft.result = self._result(plan)
            draft.step = Step.DONE
        self._show()

    def _result(self, plan: ImportPlan) -> Result:
        """Say what was done; the counts are those of the preview that the user agreed to."""
        going_in = plan.new + plan.changed
        counts = ((plan.new, "new"), (plan.changed, "changed"), (plan.unchanged, "known already"))
        parts = [f"{number} {words}" for number, words in counts if number]
        if left_out := plan.unclear + plan.refused:
            parts.append(f"{counted(left_out, 'row')} left out")
        touched = {*plan.new_classes, *plan.existing_classes}
        known = self._workspace.read(all_classes)
        classes = tuple(
            (c.school_class.id, c.school_class.name)
            for c in known
            if c.school_class.name in touched
        )
        in_order = tuple(sorted(classes, key=lambda one: by_number(one[1])))
        return Result(f"{counted(going_in, 'pupil')} imported", " · ".join(parts), in_order)

    def _show(self) -> None:
        if self._draft is not None:
            state = state_of(self._draft, private=self._private.shown)
            self._view.show_state(replace(state, privacy=self._private.state))
