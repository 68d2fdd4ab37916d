"""Decides what entry from paper shows and what a key means; knows no Qt."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Protocol

from seatingapp.domain.behaviour import BehaviourType, Polarity
from seatingapp.domain.errors import Refusal
from seatingapp.domain.names import fold
from seatingapp.domain.paper_marks import PaperMarks
from seatingapp.domain.register import MarkKind, RegisterMark
from seatingapp.domain.wording import counted
from seatingapp.services.paper_drafts import KeepPaperDraft, kept_draft
from seatingapp.services.paper_entry import (
    PaperLesson,
    Sheet,
    days_to_type,
    enter,
    lessons_to_type,
    marks_words,
    sheet,
)
from seatingapp.services.together import Together
from seatingapp.services.workspace import Workspace
from seatingapp.ui.paper_entry.showing import Typing, lesson_words, paper_state
from seatingapp.ui.paper_entry.state import PaperState

_CONCERN_HIDDEN = "Concern can be typed in private view: Ctrl Shift B shows it."


class PaperView(Protocol):
    """What the presenter asks of the dialog."""

    def show_state(self, state: PaperState) -> None:
        """Show a state; emits nothing."""

    def go_to(self, pupil_id: int) -> None:
        """Move to the cell of a pupil."""


class PaperPresenter:
    """No entry is made before `save`. Until then what is typed is kept in the vault, so that a lock
    in between loses none of it; it goes along where another lesson is chosen.
    """

    def __init__(
        self,
        view: PaperView,
        workspace: Workspace,
        class_id: int,
        day: dt.date | None = None,
        period_id: int | None = None,
        *,
        private: bool,
    ) -> None:
        """Begin with the lesson asked for, or the last one of today."""
        self._view, self._workspace, self._class_id = view, workspace, class_id
        self._private = private
        self._typing = Typing()
        self._found, self._zero = "", False  # letters of a name; the first of two digits
        self._left_out = 0  # keys for concern on a board
        now = workspace.clock()
        self._days = workspace.read(lambda s: days_to_type(s, now))
        kept = workspace.read(lambda s: kept_draft(s, class_id))
        if kept is not None and kept[0].date in self._days:
            day, period_id = kept[0].date, kept[0].period_id
        self._day = day if day in self._days else self._days[0]
        self._lessons: tuple[PaperLesson, ...] = ()
        self._sheet = self._open(period_id)
        if kept is not None and kept[0] == self._lesson.key:
            self._go_on_with(kept[1])
        self.state = PaperState()
        self.show()

    def _go_on_with(self, kept: PaperMarks) -> None:
        """Take over what was typed before the app was locked, as far as it is still there."""
        marks = self._still_there(kept)
        if marks.typed:
            hint = f"What you typed before is here again: {marks_words(marks)}."
            self._typing = Typing(marks, None, hint)

    @property
    def marks(self) -> PaperMarks:
        """What is typed so far."""
        return self._typing.marks

    @property
    def sheet(self) -> Sheet:
        """The lesson as it was on paper."""
        return self._sheet

    def show(self) -> None:
        """Bring the view up to date."""
        texts = tuple((str(n), lesson_words(lesson)) for n, lesson in enumerate(self._lessons))
        self.state = paper_state(
            self._sheet,
            self._typing,
            days=self._days,
            lessons=texts,
            lesson=self._lessons.index(self._lesson),
            private=self._private,
        )
        self._view.show_state(self.state)

    # Which lesson.

    def choose_day(self, key: str) -> None:
        """Type the sheet of another day."""
        self._day = dt.date.fromisoformat(key)
        self._sheet = self._open(None)
        self._take_along()

    def choose_lesson(self, key: str) -> None:
        """Type the sheet of another lesson of the day."""
        self._lesson = self._lessons[int(key)]
        self._sheet = self._read()
        self._take_along()

    def _take_along(self) -> None:
        """What was typed was meant for this lesson then; only guests of the other one go."""
        marks = self._still_there(self.marks)
        gone = len(self.marks.typed) - len(marks.typed)
        hint = f"{counted(gone, 'mark')} of guests of the other lesson left out." if gone else ""
        self._typing = Typing(marks, None, hint)
        self._keep(marks)
        self.show()

    def _still_there(self, marks: PaperMarks) -> PaperMarks:
        """What is typed of pupils and behaviours that this sheet has."""
        types = [t.id for t in self._sheet.types]
        return marks.only([c.pupil_id for c in self._sheet.pupils], types)

    def _open(self, period_id: int | None) -> Sheet:
        now = self._workspace.clock()
        self._lessons = self._workspace.read(
            lambda s: lessons_to_type(s, self._class_id, self._day, now)
        )
        asked = [n for n in self._lessons if n.key.period_id == period_id]
        self._lesson = asked[0] if period_id is not None and asked else self._lessons[0]
        return self._read()

    def _read(self) -> Sheet:
        return self._workspace.read(lambda s: sheet(s, self._lesson))

    # Keys in a cell.

    def digit(self, pupil_id: int, digit: int) -> None:
        """A number ticks a behaviour; after L it says how many minutes late somebody was."""
        self._found = ""
        if self._typing.minutes_of == pupil_id:
            self._type(self.marks.add_minute_digit(pupil_id, digit), minutes_of=pupil_id)
            return
        key = f"0{digit}" if self._zero else str(digit)
        self._zero = key == "0"
        kind = self._kind(key)
        if self._zero:
            self._say("0 and a second number: 01 to 09.")
        elif kind is None:
            self._say(f"No behaviour has the key {key}.")
        elif kind.polarity is not Polarity.PRAISE and not self._private:
            self._left_out += 1
            self._say(self._about_left_out())
        else:
            self._type(self.marks.tick(pupil_id, kind.id))

    def _kind(self, key: str) -> BehaviourType | None:
        keys = self._sheet.keys
        return next((t for t in self._sheet.types if keys[t.id] == key), None)

    def letter(self, pupil_id: int, letter: str) -> None:
        """A and L are register marks; any other letter begins the name of somebody to go to."""
        self._zero = False
        folded = fold(letter)
        if not self._found and folded in ("a", "l"):
            kind = MarkKind.ABSENT if folded == "a" else MarkKind.LATE
            marked = self.marks.register(RegisterMark(pupil_id, kind))
            late = kind is MarkKind.LATE and marked.mark_of(pupil_id) is not None
            self._type(marked, minutes_of=pupil_id if late else None)
            return
        self._find(self._found + letter)

    def find(self, query: str) -> None:
        """Go to somebody whose name begins so, also with A or L."""
        if query.strip():
            self._find(query.strip())
        self._found = ""

    def _find(self, query: str) -> None:
        wanted = fold(query)
        matches = [
            c
            for c in self._sheet.pupils
            if any(fold(part).startswith(wanted) for part in (c.name, *c.full_name.split()))
        ]
        if not matches:
            self._found = ""
            self._say(f"Nobody on this sheet has a name that begins with {query}.")
            return
        self._found = query
        self._say(f"Finding {query}: {matches[0].name}")
        self._view.go_to(matches[0].pupil_id)

    def moved(self) -> None:
        """Another cell has the focus: minutes and names are done with."""
        if self._typing.minutes_of is not None or self._found or self._zero:
            self._found, self._zero = "", False
            self._type(self.marks)

    def take_last(self, pupil_id: int) -> None:
        """Backspace: what was typed last in the cell, of what can be seen."""
        self._found, self._zero = "", False
        self._type(self._kept(pupil_id, last_only=True))

    def clear(self, pupil_id: int) -> None:
        """Delete: all that can be seen in the cell."""
        self._found, self._zero = "", False
        self._type(self._kept(pupil_id, last_only=False))

    def _kept(self, pupil_id: int, *, last_only: bool) -> PaperMarks:
        """What is hidden is not taken out by a key that shows nothing."""
        if self._private:
            return self.marks.take_last(pupil_id) if last_only else self.marks.clear(pupil_id)
        shown = [t.id for t in self._sheet.types if t.polarity is Polarity.PRAISE]
        seen = self.marks.only([pupil_id], shown)
        after = seen.take_last(pupil_id) if last_only else PaperMarks()
        gone = list(seen.typed)
        for kept in after.typed:
            gone.remove(kept)
        rest = list(self.marks.typed)
        for typed in gone:
            last = len(rest) - 1 - rest[::-1].index(typed)
            del rest[last]
        return PaperMarks(tuple(rest))

    def _type(self, marks: PaperMarks, *, minutes_of: int | None = None) -> None:
        late = minutes_of is not None
        hint = "Type the minutes late, then go on." if late else self._about_left_out()
        changed = marks != self.marks
        self._typing = Typing(marks, minutes_of, hint)
        if changed:
            self._keep(marks)
        self.show()

    def _about_left_out(self) -> str:
        """Said until somebody sees to it: who types looks at the paper, not at the screen."""
        if not self._left_out:
            return ""
        return f"{counted(self._left_out, 'mark')} of concern left out. {_CONCERN_HIDDEN}"

    def _keep(self, marks: PaperMarks) -> None:
        """Keep it in the vault; where that cannot be, say so and go on."""
        try:
            self._workspace.perform(KeepPaperDraft(self._lesson.key, marks))
        except Refusal as refusal:
            self._typing = replace(self._typing, hint=str(refusal), refused=True)

    def _say(self, hint: str, *, refused: bool = False) -> None:
        self._typing = Typing(self.marks, None, hint, refused)
        self.show()

    # The end.

    def show_private(self, private: bool) -> None:
        """Private data may be seen from now on, or not any more; nothing typed is lost."""
        if private != self._private:
            self._private = private
            if self._left_out:  # it was seen to
                self._left_out = 0
                self._typing = replace(self._typing, hint="", refused=False)
            self.show()

    def forget(self) -> None:
        """It was saved, or is to be thrown away: keep nothing of it."""
        self._keep(PaperMarks())

    def save(self) -> Together | None:
        """Return the edit that saves everything typed; a refusal is told as the hint."""
        try:
            return enter(self._sheet, self.marks, self._workspace.clock())
        except Refusal as refusal:
            self._say(str(refusal), refused=True)
            return None
