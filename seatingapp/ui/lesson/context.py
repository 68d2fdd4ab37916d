"""What the parts of the presenter share: the lesson, what is going on, and the way out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Protocol

from seatingapp.domain.plan_picture import Side
from seatingapp.services.lessons import LessonChoice
from seatingapp.ui.history_state import History
from seatingapp.ui.lesson.current import CurrentLesson
from seatingapp.ui.lesson.kept import Kept
from seatingapp.ui.lesson.state import HeaderState, LessonState, Message
from seatingapp.ui.plan_view.state import CardState
from seatingapp.ui.privacy import PrivateView


class LessonView(Protocol):
    """What the presenter asks of the page; a test has one without a window."""

    def show_state(self, state: LessonState) -> None:
        """Show a state; emits nothing."""

    def show_toast(self, text: str) -> None:
        """Say what was just done and offer to undo it."""

    def drop_toast(self) -> None:
        """Take back what was said, as the board-safe view must."""

    def announce(self, text: str) -> None:
        """Tell a screen reader what is on from now on."""

    def flash(self, pupil_ids: Collection[int]) -> None:
        """Show calmly whose card was just tapped."""

    def focus_pupil(self, pupil_id: int) -> None:
        """Move the focus to a pupil's card."""


@dataclass
class GoingOn:
    """What the teacher is in the middle of; nothing of it is stored."""

    armed: int | None = None  # behaviour type id
    amount: int = 1  # how often the next gesture counts; then it is one again
    excepting: bool = False  # everybody was selected, and a tap leaves somebody out
    at: dt.datetime | None = None  # it happened then, not now
    until: dt.datetime | None = None  # when that goes back by itself
    before: LessonChoice | None = None  # the lesson to go back to from an earlier one
    dating: bool = False  # it is asked when it happened
    duty: bool = False  # entries belong to no lesson
    place: str = ""  # where one is on duty
    selected: frozenset[int] = frozenset()
    side: Side = Side.TEACHER
    registering: bool = False
    moving: bool = False  # a drag moves a pupil for today
    inviting: bool = False  # the find box looks for a guest
    minutes: int | None = None  # what the teacher typed for late pupils
    query: str | None = None  # the find box is open
    popover: int | None = None  # pupil id
    lead: str = ""
    message: Message | None = None
    offer: str = ""

    @property
    def leaving_out(self) -> bool:
        """Whether a tap leaves somebody out of everybody."""
        return self.excepting and bool(self.selected)

    def start_afresh(self) -> None:
        """Let go of everything but the side from which the room is seen."""
        self.__dict__.update(GoingOn(side=self.side).__dict__)


@dataclass
class LessonContext:
    """Handed to every part. `show` brings the page up to date."""

    lesson: CurrentLesson
    private: PrivateView
    editing: History
    view: LessonView
    show: Callable[[], None]
    going: GoingOn = field(default_factory=GoingOn)
    header: Kept[HeaderState] = field(default_factory=Kept)
    cards: dict[int, Kept[CardState]] = field(default_factory=dict)  # by pupil, of this lesson

    def say(self, level: str, headline: str, detail: str = "") -> None:
        """Put a message near the plan."""
        self.going.message = Message(level, headline, detail)
        self.show()
