"""Whether private data may be seen: one state for all pages, off until somebody means it.

The screen may be mirrored to the board, so the view that the app opens with shows names only.
Private view takes two steps (ask, then confirm) and goes back by itself: two minutes after the
last input, when the app loses the focus, when another page comes to the front, and on lock. This
module is plain Python; `privacy_guard` feeds it from Qt.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

LASTS_SECONDS = 120.0
QUESTION_LASTS_SECONDS = 30.0

Clock = Callable[[], float]  # seconds that never run backwards, such as time.monotonic


class Privacy(Enum):
    """What the screen may show."""

    BOARD_SAFE = "board-safe"
    ASKED = "asked"  # still board-safe, with the question on screen
    PRIVATE = "private"


class HiddenBy(Enum):
    """Why private view ended; the value is a sentence for the user."""

    USER = "Private data is hidden."
    TIME = "Private data is hidden again: there was no input for two minutes."
    FOCUS = "Private data is hidden again: another window came to the front."
    PAGE = "Private data is hidden again: you left the page."
    LOCK = "Private data is hidden: the app is locked."


class PrivateView:
    """Starts board-safe. Whoever listens is told after every change of `state`, and never twice."""

    def __init__(self, clock: Clock) -> None:
        """Start board-safe; `clock` gives seconds that never run backwards."""
        self._clock = clock
        self._state = Privacy.BOARD_SAFE
        self._since = clock()
        self._listeners: list[Callable[[], None]] = []
        self.hidden_by: HiddenBy | None = None

    @property
    def state(self) -> Privacy:
        """What the screen may show now."""
        return self._state

    @property
    def shown(self) -> bool:
        """Whether private data may be drawn. False also where time is up but nobody ticked yet."""
        return self._state is Privacy.PRIVATE and self.seconds_left > 0

    @property
    def seconds_left(self) -> float:
        """How long the question or private view lasts without further input; 0 when board-safe."""
        lasts = {Privacy.ASKED: QUESTION_LASTS_SECONDS, Privacy.PRIVATE: LASTS_SECONDS}
        return max(lasts.get(self._state, 0.0) - (self._clock() - self._since), 0.0)

    def listen(self, listener: Callable[[], None]) -> None:
        """Call `listener` after every change from now on."""
        self._listeners.append(listener)

    def forget(self, listener: Callable[[], None]) -> None:
        """Stop calling `listener`, as when its page goes; one that never listened is no error."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def ask(self) -> None:
        """The first step: put the question. Nothing while private data is shown already."""
        if self._state is not Privacy.PRIVATE:
            self._since = self._clock()
            self._become(Privacy.ASKED)

    def confirm(self) -> bool:
        """The second step: show private data; say whether it is. Without a question it is not."""
        if self._state is Privacy.ASKED and self.seconds_left > 0:
            self._since = self._clock()
            self.hidden_by = None
            self._become(Privacy.PRIVATE)
        elif self._state is Privacy.ASKED:
            self._become(Privacy.BOARD_SAFE)
        return self.shown

    def hide(self, why: HiddenBy = HiddenBy.USER) -> None:
        """Go back to board-safe; an open question counts as answered with no."""
        if self._state is Privacy.PRIVATE:
            self.hidden_by = why
        self._become(Privacy.BOARD_SAFE)

    def touch(self) -> None:
        """The user did something: the time starts anew. It never brings back what has expired."""
        if self.shown:
            self._since = self._clock()
        else:
            self.tick()

    def tick(self) -> None:
        """Look at the clock; call it every few seconds."""
        if self._state is not Privacy.BOARD_SAFE and self.seconds_left <= 0:
            self.hide(HiddenBy.TIME)

    def _become(self, state: Privacy) -> None:
        if state is self._state:
            return
        self._state = state
        for listener in tuple(self._listeners):
            listener()
