"""On duty: entries for any pupil of the school that belong to no lesson, and where it was."""

from __future__ import annotations

from seatingapp.domain.behaviour import Entry
from seatingapp.domain.names import fold, matches
from seatingapp.services.behaviour import LONGEST_PLACE, duty_entries
from seatingapp.services.today import OtherPupil, other_pupils
from seatingapp.ui.lesson.context import LessonContext
from seatingapp.ui.lesson.state import DutyState, FindState, Match

MOST_MATCHES = 6
_NO_CLASS = 0


class Duty:
    """While it is on, whatever is logged is for the corridor; the lesson gets none of it."""

    def __init__(self, context: LessonContext) -> None:
        """Work on what all parts share."""
        self._on = context
        self._everyone: dict[int, OtherPupil] = {}
        self.entries: tuple[Entry, ...] = ()

    def toggle(self) -> None:
        """Go on duty, or back to the lesson."""
        going, lesson = self._on.going, self._on.lesson
        if lesson.setting is None:
            return
        duty, armed, place = not going.duty, going.armed, going.place
        going.start_afresh()
        going.duty, going.armed, going.place = duty, armed, place
        if duty:
            people = lesson.workspace.read(lambda s: other_pupils(s, _NO_CLASS))
            self._everyone = {p.pupil_id: p for p in people}
            self.reload()
        else:
            self._everyone, self.entries = {}, ()
        self._on.show()

    def reload(self) -> None:
        """Read again what was logged on duty today."""
        lesson = self._on.lesson
        if self._on.going.duty and lesson.setting is not None:
            day = lesson.setting.school.today(lesson.now)
            self.entries = lesson.workspace.read(lambda s: duty_entries(s, day))

    def set_place(self, place: str) -> None:
        """Say where it is; the page need not be shown anew."""
        self._on.going.place = place[:LONGEST_PLACE]

    def name(self, pupil_id: int) -> str:
        """The name of any pupil."""
        pupil = self._everyone.get(pupil_id)
        return pupil.name if pupil is not None else "A pupil who left"

    def detail(self, pupil_id: int) -> str:
        """Form and classes of any pupil."""
        pupil = self._everyone.get(pupil_id)
        return pupil.detail if pupil is not None else ""

    def knows(self, pupil_id: int) -> bool:
        """Whether this is a pupil of the vault."""
        return pupil_id in self._everyone

    def who(self, pupil_ids: tuple[int, ...]) -> str:
        """What pupils are called in the list."""
        return self.name(pupil_ids[0]) if len(pupil_ids) == 1 else f"{len(pupil_ids)} pupils"

    # What is shown.

    def state(self) -> DutyState | None:
        """What stands below the plan."""
        return DutyState(self._on.going.place) if self._on.going.duty else None

    def find(self, armed: str) -> FindState | None:
        """The find box, which looks for any pupil."""
        query = self._on.going.query
        if query is None:
            return None
        fitting: list[OtherPupil] = []
        if fold(query):
            fitting = [p for p in self._everyone.values() if matches(query, p.person)]
            fitting.sort(key=lambda p: not fold(p.name).startswith(fold(query)))
        found = tuple(Match(p.pupil_id, p.name, p.detail) for p in fitting[:MOST_MATCHES])
        hint = f"Enter logs {armed} on duty" if armed else "Enter opens the pupil"
        if query.strip() and not found:
            hint = "Nobody in this vault has that name"
        return FindState(query, found, hint, "Find any pupil")
