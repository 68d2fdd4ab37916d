"""What tests of the presenter give it to arrange with: at once, in this process, no windows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from seatingapp.domain.errors import Refusal
from seatingapp.ui.crew import Crew
from seatingapp.ui.seating.solved import ClashState, LeftOutQuestion, UndecidedQuestion
from seatingapp.ui.seating.solving.means import Means
from seatingapp.ui.slow_work import Progress, unheard

T = TypeVar("T")


def _nothing() -> None:
    """Stop work that is over."""


class AtOnce:
    """Does work before `run` returns, unless it is `held` for a test to let go."""

    def __init__(self) -> None:
        self.held = False
        self.waiting: list[Callable[[], None]] = []

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Refusal], None],
        progressed: Progress = unheard,
    ) -> Callable[[], None]:
        wanted = [True]

        def go() -> None:
            if not wanted:
                return
            try:
                result = work(progressed)
            except Refusal as refusal:
                failed(refusal)
            else:
                done(result)

        if self.held:
            self.waiting.append(go)
        else:
            go()
        return wanted.clear

    def let_go(self) -> None:
        """Do what waited."""
        self.held = False
        while self.waiting:
            self.waiting.pop(0)()


@dataclass
class Dialogs:
    """Takes down which dialogs were opened."""

    questions: list[LeftOutQuestion] = field(default_factory=list)
    doubts: list[UndecidedQuestion] = field(default_factory=list)
    clashes: list[ClashState] = field(default_factory=list)
    closed: int = 0
    edited: list[str] = field(default_factory=list)
    rules: int = 0

    def ask_who_gets_no_seat(self, question: LeftOutQuestion) -> None:
        self.questions.append(question)

    def ask_undecided(self, question: UndecidedQuestion) -> None:
        self.doubts.append(question)

    def show_clash(self, state: ClashState) -> None:
        self.clashes.append(state)

    def close_clash(self) -> None:
        self.closed += 1

    def refresh_rules(self) -> None:
        self.rules += 1

    def edit_rule(self, uid: str) -> None:
        self.edited.append(uid)


def at_once(runner: AtOnce, dialogs: Dialogs) -> Means:
    """Return means without windows, threads or processes."""
    return Means(runner, Crew(), dialogs, lambda call: call())
