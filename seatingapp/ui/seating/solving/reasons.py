"""Why the selected pupil sits where they sit: worked out when somebody looks. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from seatingapp.domain.errors import Refusal
from seatingapp.services import arranging_jobs as jobs
from seatingapp.ui.seating.solving.watching import Watch
from seatingapp.ui.slow_work import Progress, Runner


class Reasons:
    """The sentences about one pupil in the plan that is watched; `tell` when they are there."""

    def __init__(self, watch: Watch, runner: Runner, tell: Callable[[], None]) -> None:
        """Nothing is worked out yet."""
        self._watch, self._runner, self._tell = watch, runner, tell
        self._about: tuple[int, object] | None = None  # a pupil, and in which judgement
        self._words: tuple[str, ...] = ()
        self._drop: Callable[[], None] | None = None

    def why(self, pupil_id: int) -> tuple[str, ...]:
        """The sentences as far as they are known; they are worked out where they are not."""
        watch = self._watch
        setting, judgement, seated = watch.setting, watch.judgement, watch.seated
        if setting is None or judgement is None:
            return ()
        if all(o.pupil_id != pupil_id for o in seated.values()):
            return ()
        if self._about is not None and self._about[0] == pupil_id and self._about[1] is judgement:
            return self._words
        self.forget()
        self._about = pupil_id, judgement
        known = setting

        def work(_progress: Progress) -> tuple[str, ...]:
            return jobs.why(known, seated, pupil_id)

        self._drop = self._runner.run(work, self._found, self._failed)
        return self._words

    def forget(self) -> None:
        """Nobody looks any more."""
        if self._drop is not None:
            self._drop()
        self._about, self._words, self._drop = None, (), None

    def _found(self, words: tuple[str, ...]) -> None:
        self._words = words
        self._tell()

    def _failed(self, _refusal: Refusal) -> None:
        """Nothing can be said; the fault itself was reported where it happened."""
        self._words = ()
