"""The record of an entry without a window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from seatingapp.domain.contexts import NOTHING_TO_ADD
from seatingapp.domain.corrections import VOID_REASONS
from seatingapp.domain.errors import Refusal
from seatingapp.domain.safeguarding import hint, wording_found
from seatingapp.services import behaviour
from seatingapp.services.behaviour import LiftVoids
from seatingapp.services.classes import pupils_of
from seatingapp.services.completing import CompleteEntries, MarkToComplete
from seatingapp.services.corrections import CorrectEntry, VoidWithReason
from seatingapp.services.disputes import RaiseDispute, SettleDispute
from seatingapp.services.entry_record import EntryRecord, entry_record
from seatingapp.services.policy import context_picks
from seatingapp.services.school_settings import safeguarding_lead
from seatingapp.services.workspace import Edit, Topic, Workspace
from seatingapp.ui.completing.draft import Draft
from seatingapp.ui.entry_record.correcting import CorrectDraft
from seatingapp.ui.entry_record.showing import record_state
from seatingapp.ui.entry_record.state import Mode, RecordState, WordsState
from seatingapp.ui.history_state import History
from seatingapp.ui.page_presenter import PagePresenter

_WORDS = {
    Mode.VOID: WordsState(
        "Why is it void?",
        "It stays on record with this reason, and counts nowhere.",
        "Void the entry",
        picks=VOID_REASONS,
    ),
    Mode.DISPUTE: WordsState(
        "How does the pupil see it?",
        "In the pupil's words. The family's summary says that the pupil sees it differently.",
        "Write it down",
    ),
    Mode.SETTLE: WordsState(
        "What came of it?",
        "Such as: stands after we talked; corrected; void.",
        "Settle it",
    ),
}


class RecordView(Protocol):
    """What the presenter asks of the dialog."""

    def show_state(self, state: RecordState) -> None:
        """Show a state; emits nothing."""

    def show_message(self, text: str, *, undo: bool) -> None:
        """Say what was done."""

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why something was not done."""


class RecordPresenter(PagePresenter[RecordView]):
    """Follows an entry through its corrections: it always shows the one that holds."""

    topics = frozenset({Topic.LESSON, Topic.POLICY, Topic.PUPILS, Topic.SETTINGS})

    def __init__(self, view: RecordView, workspace: Workspace, history: History, uid: str) -> None:
        """Read nothing yet: `opened` does."""
        super().__init__(view, workspace, history)
        self._uid = uid
        self._record: EntryRecord | None = None
        self._lead = ""
        self._mode = Mode.READING
        self._draft: Draft | None = None
        self._words: WordsState | None = None
        self._correct: CorrectDraft | None = None
        self.state = RecordState()

    # What is begun.

    def begin(self, mode: Mode) -> None:
        """Begin to do something with the entry, or go back to reading."""
        record = self._record
        if record is None or (mode is not Mode.READING and mode not in self.state.modes):
            return
        self._mode = mode
        self._draft = self._correct = None
        self._words = _WORDS.get(mode)
        if mode is Mode.COMPLETE:
            picks = self._workspace.read(context_picks)
            said = record.now.context or NOTHING_TO_ADD
            self._draft = Draft(picks, self._lead, said)
        elif mode is Mode.CORRECT:
            self._correct = self._correcting(record)
        self._show()

    def _correcting(self, record: EntryRecord) -> CorrectDraft:
        entry = record.now.entry
        members = self._workspace.read(lambda s: pupils_of(s, entry.class_id))
        people = {p.id: p.name.full for p in members} | {entry.pupil_id: record.now.pupil}
        types = self._workspace.read(behaviour.types)
        chosen = tuple(people.items())
        return CorrectDraft.of(entry, record.now.at, chosen, types, self._lead)

    # What is typed and picked.

    def pick(self, name: str, text: str) -> None:
        """Pick a text of a list, or let go of it."""
        self._say(lambda draft: draft.picked(name, text))

    def press(self, number: int) -> None:
        """Pick by number in the active list."""
        self._say(lambda draft: draft.pressed(number))

    def move(self, step: int) -> None:
        """Go to the list below or above."""
        self._say(lambda draft: draft.moved(step))

    def note(self, text: str) -> None:
        """Take what was typed as a note."""
        self._say(lambda draft: draft.noted(text))

    def _say(self, step: Callable[[Draft], Draft]) -> None:
        if self._draft is not None:
            self._draft = step(self._draft)
            self._show()

    def write(self, text: str) -> None:
        """Take what was typed, or picked, as a reason, a view or an outcome."""
        if self._words is not None:
            warning = hint(self._lead) if wording_found(text) else ""
            self._words = replace(self._words, text=text, warning=warning)
            self._show()

    def change(self, part: str, value: str) -> None:
        """Take what was chosen or typed in a field of the correction."""
        if self._correct is not None:
            self._correct = self._correct.with_part(part, value)
            self._show()

    # What is done.

    def save(self) -> None:
        """Do what was begun; a text about a child's safety is not stored."""
        if self._record is None:
            return
        uid, who = self._record.now.entry.uid, self._record.now.pupil
        if self._draft is not None and not (self._draft.warning or self._draft.is_too_long):
            self._finish(CompleteEntries((uid,), self._draft.context, who))
        elif self._words is not None and not self._words.warning:
            text = self._words.text
            edits: dict[Mode, Callable[[], Edit]] = {
                Mode.VOID: lambda: VoidWithReason(uid, text, who),
                Mode.DISPUTE: lambda: RaiseDispute(uid, text, who),
                Mode.SETTLE: lambda: SettleDispute(uid, text, who),
            }
            self._finish(edits[self._mode]())
        elif self._correct is not None:
            shown = self._correct.state()
            if not (shown.wrong or shown.warning):
                to, reason = self._correct.correction(), self._correct.reason
                self._finish(CorrectEntry(uid, to, who, reason))

    def bring_back(self) -> None:
        """Let a void entry count again."""
        if self._record is not None and self.state.can_bring_back:
            now = self._record.now
            self._finish(LiftVoids((now.entry.uid,), now.entry.void_reason, now.pupil))

    def mark(self) -> None:
        """Ask to complete the entry later."""
        if self._record is not None and self.state.can_mark:
            now = self._record.now
            self._finish(MarkToComplete((now.entry.uid,), now.pupil))

    def _finish(self, edit: Edit) -> None:
        """Do it; after a refusal what was typed is still there."""
        done = self._history.perform(edit)
        if done is not None:
            self.begin(Mode.READING)
            self._view.show_message(done.said, undo=True)

    # What is shown.

    def _read(self) -> None:
        self._record = self._workspace.read(lambda s: entry_record(s, self._uid))
        self._lead = self._workspace.read(safeguarding_lead)
        self._show()

    def _show(self) -> None:
        if self._record is None:
            return
        self.state = replace(
            record_state(self._record, self._mode),
            form=self._draft.state() if self._draft is not None else None,
            words=self._words,
            correct=self._correct.state() if self._correct is not None else None,
        )
        self._view.show_state(self.state)
