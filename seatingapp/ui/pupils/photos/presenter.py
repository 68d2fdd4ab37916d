"""Decides what the import of photos shows and carries it out; knows no Qt.

Reading runs as a task on values. Storing is one edit in the history, so it can be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from seatingapp.domain.errors import Refusal
from seatingapp.domain.photo_plan import PhotoOutcome, PhotoPlan
from seatingapp.domain.wording import counted
from seatingapp.services.photos import known_now
from seatingapp.services.workspace import Done, Edit, Topic, Workspace
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.pupils.photos.check_list import likely, state_of
from seatingapp.ui.pupils.photos.discretion import file_text
from seatingapp.ui.pupils.photos.draft import LookedAt, PhotoDraft, find_again, read_more
from seatingapp.ui.pupils.photos.state import UNDECIDED, PhotoResult, PhotosState, PhotoStep
from seatingapp.ui.pupils.shown import Busy
from seatingapp.ui.slow_work import Runner


class PhotosView(Protocol):
    """The panel, as far as its presenter knows it."""

    def show_photos(self, state: PhotosState) -> None:
        """Show a state and emit nothing."""

    def show_closed(self) -> None:
        """Go back to the list of pupils."""


class Performing(Protocol):
    """The editor, as far as the import needs it."""

    def perform(self, edit: Edit) -> Done | None:
        """Do an edit and enter it in the history; None where it was refused or idle."""


class PhotosPresenter:
    """One import of photos after the other."""

    def __init__(
        self,
        view: PhotosView,
        workspace: Workspace,
        editing: Performing,
        runner: Runner,
        private: PrivateView,
    ) -> None:
        """Take what it works with; `start` begins."""
        self._view, self._workspace = view, workspace
        self._editing, self._runner, self._private = editing, runner, private
        self._draft: PhotoDraft | None = None
        self._stop_work: Callable[[], None] | None = None
        self._storing = False

    def start(self, paths: Sequence[Path] = ()) -> None:
        """Begin an import, or go on with the one that is open; read `paths` at once."""
        if self._draft is None or self._draft.step is PhotoStep.DONE:
            self._draft = PhotoDraft(self._workspace.read(known_now))
        self._show()
        self.add(paths)

    def add(self, paths: Sequence[Path]) -> None:
        """Read photos; work on others that is under way begins anew with them."""
        draft = self._draft
        if draft is None:
            return
        new = tuple(p for p in dict.fromkeys(paths) if p not in (*draft.paths, *draft.pending))
        if not new:
            return
        draft.pending += new
        pending, known = draft.pending, draft.known
        taken = frozenset(photo.file.key for photo in draft.photos)
        self._look(lambda progress: read_more(pending, taken, known, progress), draft.take)

    def close(self) -> None:
        """Leave the import; what was not stored is forgotten and the vault is as it was."""
        self._stop()
        self._draft = None
        self._view.show_closed()

    def abandon(self) -> None:
        """The page goes, as on lock: no picture is kept, and nothing may come back to it."""
        self._stop()
        self._draft = None

    def cancel_work(self) -> None:
        """Stop reading; what was read before stays."""
        if self._draft is not None:
            self._stop()
            self._draft.busy, self._draft.pending = None, ()
            self._show()

    def show_only(self, outcome: str) -> None:
        """Show files of one outcome, or all for an empty text."""
        if self._draft is not None:
            self._draft.only = outcome
            self._show()

    def settle(self, key: str, answer: int) -> None:
        """Say whom a file shows: a pupil's id, LEAVE_OUT, or UNDECIDED to take that back.

        A pupil has one photo, so the newest answer for a pupil holds.
        """
        draft = self._draft
        if draft is None:
            return
        others = {k: i for k, i in draft.choices.items() if k != key and (i != answer or i < 0)}
        draft.choices = others if answer == UNDECIDED else {**others, key: answer}
        self._decide()

    def accept_likely(self) -> None:
        """Answer every question that has only one answer with that."""
        draft = self._draft
        if draft is not None:
            draft.choices = {**draft.choices, **likely(draft.plan)}
            self._decide()

    def import_now(self) -> None:
        """Store all photos that go in, in one transaction and one step of the history."""
        draft = self._draft
        if draft is None or draft.busy is not None or not draft.plan.taken:
            return
        self._storing, draft.refusal = True, None
        try:
            self._editing.perform(draft.edit)
        finally:
            self._storing = False
        if draft.refusal is None:
            draft.result = _result(draft.plan, draft.paths)
            draft.step, draft.photos, draft.matches = PhotoStep.DONE, (), ()
        self._show()

    def changed(self, topics: frozenset[Topic]) -> None:
        """Something was done elsewhere: compare anew with what the vault knows now."""
        draft = self._draft
        if draft is None or self._storing or draft.step is PhotoStep.DONE:
            return
        if Topic.PUPILS not in topics:
            return
        known = draft.known = self._workspace.read(known_now)
        if draft.pending:  # what is being read is begun anew, for it is compared too
            paths, draft.pending = draft.pending, ()
            self.add(paths)
        photos = draft.photos

        def found(looked: LookedAt) -> None:
            draft.matches = looked.matches
            self._decide()

        if not draft.pending and photos:
            self._look(lambda _progress: find_again(photos, known), found)

    def privacy_changed(self) -> None:
        """Private view went on or off: show names of files anew."""
        self._show()

    def refused(self, refusal: Refusal) -> None:
        """Storing was refused."""
        if self._draft is not None and self._storing:
            self._draft.refusal = refusal

    def _decide(self) -> None:
        if self._draft is not None:
            self._draft.decide()
            if self._draft.only and not self._draft.plan.count(PhotoOutcome(self._draft.only)):
                self._draft.only = ""
            self._show()

    def _look(
        self,
        work: Callable[[Callable[[float, str], None]], LookedAt],
        use: Callable[[LookedAt], None],
    ) -> None:
        """Work on photos as a task; work on an older state is dropped."""
        draft = self._draft
        if draft is None:
            return
        self._stop()
        draft.refusal, draft.busy = None, Busy("Looking for photos")

        def looked(result: LookedAt) -> None:
            self._stop_work, draft.busy = None, None
            use(result)
            draft.step = PhotoStep.CHECK
            self._show()

        self._stop_work = self._runner.run(work, looked, self._failed, self._progressed)
        self._show()

    def _stop(self) -> None:
        stop, self._stop_work = self._stop_work, None
        if stop is not None:
            stop()

    def _progressed(self, share: float, words: str) -> None:
        draft, percent = self._draft, round(share * 100)
        # Once a percent: with thousands of files every picture of the page would cost time.
        if draft is not None and draft.busy is not None and draft.busy.percent != percent:
            draft.busy = Busy(words, percent)
            self._show()

    def _failed(self, refusal: Refusal) -> None:
        """Reading failed: say so where the user is; what was read before stays."""
        self._stop_work = None
        if self._draft is not None:
            self._draft.busy, self._draft.pending = None, ()
            self._draft.refusal = refusal
            self._show()

    def _show(self) -> None:
        if self._draft is not None:
            state = state_of(self._draft, private=self._private.shown)
            self._view.show_photos(replace(state, privacy=self._private.state))


def _result(plan: PhotoPlan, paths: Sequence[Path]) -> PhotoResult:
    """Say what was stored, and that the files are still there."""
    new, replaced = plan.count(PhotoOutcome.NEW), plan.count(PhotoOutcome.REPLACES)
    same = plan.count(PhotoOutcome.SAME)
    left_out = len(plan.decisions) - new - replaced - same
    counts = ((new, "new"), (replaced, "replaced"), (same, "the same as now"))
    parts = [f"{n} {words}" for n, words in counts if n]
    if left_out:
        parts.append(f"{counted(left_out, 'file')} left out")
    if plan.without:
        parts.append(f"{counted(len(plan.without), 'pupil')} of these forms still without one")
    named = ", ".join(file_text(path.name, private=False) for path in paths[:3])
    named += f" and {len(paths) - 3} more" if paths[3:] else ""
    behind = (
        f"The photos you chose ({named}) are still where they were, and not encrypted. "
        "Delete them, also from the bin, if nobody needs them there."
    )
    return PhotoResult(f"{counted(new + replaced, 'photo')} stored", " · ".join(parts), behind)
