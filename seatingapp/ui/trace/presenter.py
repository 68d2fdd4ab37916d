"""Decides what the explanation of a number shows; knows no Qt."""

from __future__ import annotations

from typing import Protocol

from seatingapp.domain.trace import TraceLine
from seatingapp.domain.wording import long_date, short_date
from seatingapp.services.counting import Scope, counting
from seatingapp.services.traces import Explained, names_of, trace_of_lesson, trace_of_pupil
from seatingapp.services.workspace import Workspace
from seatingapp.ui.trace.state import TraceOf, TraceRow, TraceState
from seatingapp.ui.trace.wording import (
    CONCERN_COLUMNS,
    PRAISE_COLUMNS,
    balance_cells,
    change_cells,
    figures,
    is_shown,
    line_words,
    notes,
    opening_words,
    scope_words,
    when_words,
)


class TraceView(Protocol):
    """What the presenter asks of the dialog."""

    def show_state(self, state: TraceState) -> None:
        """Show a state; emits nothing."""


class TracePresenter:
    """Reads a number anew whenever another scope, or another view of the board, is asked for."""

    def __init__(
        self, view: TraceView, workspace: Workspace, subject: TraceOf, *, private: bool
    ) -> None:
        """Begin with the total that the policy resets, and show it."""
        self._view, self._workspace, self._subject = view, workspace, subject
        self._private = private
        self._scope = Scope.CYCLE
        self.state = TraceState()
        self.show()

    def choose(self, key: str) -> None:
        """Explain the total of another scope."""
        self._scope = Scope(key)
        self.show()

    def show_private(self, private: bool) -> None:
        """Private data may be seen from now on, or not any more."""
        if private != self._private:
            self._private = private
            self.show()

    def show(self) -> None:
        """Read the number and show where it comes from."""
        lesson, pupil_id = self._subject.lesson, self._subject.pupil_id
        read = self._workspace.read
        if lesson is not None:
            chosen = None if pupil_id is None else (pupil_id,)
            explained = read(lambda s: trace_of_lesson(s, lesson, chosen))
            scopes: tuple[tuple[str, str], ...] = ()
        elif pupil_id is not None:
            now = self._workspace.clock()
            scopes = scope_words(read(counting))
            if self._scope not in [key for key, _text in scopes]:
                self._scope = Scope.YEAR
            explained = read(lambda s: trace_of_pupil(s, pupil_id, self._scope, now))
        else:
            raise ValueError("A number is of a pupil, of a lesson, or of both.")
        self.state = TraceState(
            self._about(explained),
            scopes,
            str(self._scope),
            figures(explained.total, nets=explained.counting.nets, private=self._private),
            (*PRAISE_COLUMNS, *CONCERN_COLUMNS) if self._private else PRAISE_COLUMNS,
            self._rows(explained),
            notes(explained, private=self._private),
        )
        self._view.show_state(self.state)

    def _about(self, explained: Explained) -> str:
        """Whose number it is, and of which days."""
        lesson, pupil_id = self._subject.lesson, self._subject.pupil_id
        name = self._names([pupil_id]).get(pupil_id, "") if pupil_id is not None else ""
        if lesson is not None:
            what = f"the lesson of {short_date(lesson.date)}"
            return f"{name}, in {what}." if name else f"Everybody in {what}."
        stretch = explained.stretch
        if stretch is None:
            return f"{name}: everything that is on record, in all classes."
        return f"{name}: {stretch.name}, since {long_date(stretch.first)}, in all classes."

    def _rows(self, explained: Explained) -> tuple[TraceRow, ...]:
        private, trace = self._private, explained.trace
        zone = explained.counting.school.tz
        shown = [line for line in trace.lines if is_shown(line, private=private)]
        names = self._line_names(shown)
        opening = balance_cells(trace.opening.balance, private=private)
        rows = [TraceRow("", opening_words(explained), opening, strong=True)]
        for line in shown:
            name = names.get(line.entry.pupil_id, "A pupil") if line.entry and names else ""
            cells = change_cells(line.change, private=private)
            rows.append(
                TraceRow(
                    when_words(line, zone, dated=self._subject.lesson is None),
                    line_words(line, explained, name),
                    cells,
                    muted=line.void is not None or not any(cells),
                )
            )
        result = balance_cells(trace.result, private=private)
        return (*rows, TraceRow("", "Result", result, strong=True))

    def _line_names(self, lines: list[TraceLine]) -> dict[int, str]:
        """Names are told where the lines are not all of one pupil."""
        if self._subject.pupil_id is not None:
            return {}
        return self._names(sorted({line.entry.pupil_id for line in lines if line.entry}))

    def _names(self, pupil_ids: list[int]) -> dict[int, str]:
        lesson = self._subject.lesson
        class_id = lesson.class_id if lesson is not None else None
        return self._workspace.read(lambda s: names_of(s, pupil_ids, class_id))
