"""What arranging works with: slow work, processes, dialogs, and a moment later. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from seatingapp.ui.crew import Crew
from seatingapp.ui.seating.solved import ClashState, LeftOutQuestion, UndecidedQuestion
from seatingapp.ui.slow_work import Runner


class Talk(Protocol):
    """The dialogs of arranging, as far as its presenters know them."""

    def ask_who_gets_no_seat(self, question: LeftOutQuestion) -> None:
        """Open the dialog; the answer comes by `Arranger.without`."""

    def ask_undecided(self, question: UndecidedQuestion) -> None:
        """Open the dialog; the answer comes by `Arranger.use_undecided` or `look_longer`."""

    def show_clash(self, state: ClashState) -> None:
        """Show which musts cannot hold together, in the dialog that is open or in a new one."""

    def close_clash(self) -> None:
        """Close that dialog, if it is open."""

    def refresh_rules(self) -> None:
        """The plan or what was judged of it is another now: show its rules anew."""

    def edit_rule(self, uid: str) -> None:
        """Open the editor of a rule."""


@dataclass(frozen=True)
class Means:
    """`later` calls back after what is going on now has been painted, once for several calls."""

    runner: Runner
    crew: Crew
    talk: Talk
    later: Callable[[Callable[[], None]], None]
