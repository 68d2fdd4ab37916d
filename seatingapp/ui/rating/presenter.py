"""Decides what the dialog that rates a lesson shows; knows no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from seatingapp.domain.on_report import Rated, Rating
from seatingapp.domain.wording import short_date
from seatingapp.services import classes, lessons, on_report
from seatingapp.services.on_report import RateLesson
from seatingapp.services.workspace import Workspace
from seatingapp.ui.history_state import History
from seatingapp.ui.rating.lesson import RatedLessonAt
from seatingapp.ui.rating.state import RatedPupil, RatingState, TargetLine

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session


class RatingView(Protocol):
    """The dialog, as far as its presenter knows it."""

    def show_state(self, state: RatingState) -> None:
        """Show a state and emit nothing."""


class RatingPresenter:
    """Each rating is an edit of its own, so that each can be taken back."""

    def __init__(
        self, view: RatingView, workspace: Workspace, history: History, lesson: RatedLessonAt
    ) -> None:
        """Show who is on report in the lesson."""
        self._view, self._workspace, self._history = view, workspace, history
        self._lesson = lesson
        self.state = RatingState()
        self.show()

    def rate(self, uid: str, place: int, rating: Rating | None) -> None:
        """Give a target its rating, or take it back; a note stays with it."""
        line = self._line(uid, place)
        if line is None:
            return
        note = line.rated.note if line.rated is not None else ""
        self._give(uid, place, Rated(rating, note) if rating is not None else None)

    def note(self, uid: str, place: int, words: str) -> None:
        """Say why a target was rated so; without a rating there is nothing to explain."""
        line = self._line(uid, place)
        if line is not None and line.rated is not None:
            self._give(uid, place, Rated(line.rated.rating, words))

    def show(self) -> None:
        """Read the ratings and show them."""
        self.state = self._workspace.read(self._read)
        self._view.show_state(self.state)

    def _give(self, uid: str, place: int, rated: Rated | None) -> None:
        who = next(pupil.pupil for pupil in self.state.pupils if pupil.uid == uid)
        at = self._lesson
        edit = RateLesson(uid, at.key, ((place, rated),), who, at.room_id, at.plan_id)
        self._history.perform(edit)
        self.show()

    def _line(self, uid: str, place: int) -> TargetLine | None:
        lines = (
            line
            for pupil in self.state.pupils
            if pupil.uid == uid
            for line in pupil.targets
            if line.place == place
        )
        return next(lines, None)

    def _read(self, session: Session) -> RatingState:
        at = self._lesson
        found = on_report.on_report_in(session, at.key, at.guests)
        names = {p.id: p.name for p in classes.pupils_of(session) if p.id in found}
        marks = lessons.record(session, at.key).marks
        people: list[RatedPupil] = []
        for pupil_id, report in sorted(found.items(), key=lambda f: names[f[0]].sort_key):
            given = on_report.ratings_in(session, report, at.key)
            mark = marks.get(pupil_id)
            lines = tuple(
                TargetLine(place, target, given.get(place))
                for place, target in enumerate(report.targets, 1)
            )
            away = mark is not None and not mark.in_room
            people.append(RatedPupil(report.uid, names[pupil_id].full, away, lines))
        title = f"{at.title} · {short_date(at.key.date)}"
        return RatingState(title, tuple(people))
