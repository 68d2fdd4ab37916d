"""Musts that cannot hold together: what is said of them, and what the teacher can do. No Qt."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

from seatingapp.domain.errors import Refusal
from seatingapp.domain.rules.kinds import pupils_in
from seatingapp.domain.rules.rule import Rule
from seatingapp.domain.rules.sentences import sentence
from seatingapp.domain.rules.setting import is_pin, pins
from seatingapp.domain.rules.verdicts import Clash, Drop
from seatingapp.services import arranging_jobs as jobs
from seatingapp.services.rules import ChangeRule
from seatingapp.ui.history_state import History
from seatingapp.ui.seating.moves import SeatMoves
from seatingapp.ui.seating.solved import ClashRow, ClashState
from seatingapp.ui.seating.solving.arranger import Arranger
from seatingapp.ui.seating.solving.means import Means
from seatingapp.ui.seating.solving.running import Wanted
from seatingapp.ui.slow_work import Progress


class Clashes:
    """Shows a contradiction until it is closed, and works out what dropping each rule would give.

    Which rules they are is private: without private view only their number is shown.
    """

    def __init__(
        self,
        history: History,
        means: Means,
        arranger: Arranger,
        moves: SeatMoves,
        private: Callable[[], bool],
    ) -> None:
        """`private` says whether private data may be shown now."""
        self._history, self._means, self._arranger = history, means, arranger
        self._moves, self._private = moves, private
        self._clash: Clash | None = None
        self._wanted: Wanted | None = None
        self._end: Callable[[], None] | None = None

    def show(self, wanted: Wanted, clash: Clash) -> None:
        """A search found that these rules cannot hold together."""
        self.close()
        self._clash, self._wanted = clash, wanted
        self.refresh()
        if not clash.drops:
            self._work_out(wanted, clash)

    def refresh(self) -> None:
        """Show it anew, as after private data was shown or hidden."""
        if self._clash is not None and self._wanted is not None:
            self._means.talk.show_clash(self._state(self._clash, self._wanted))

    def close(self) -> None:
        """The dialog was closed, or the page is left: nothing of it stays."""
        if self._end is not None:
            self._end()
            self._end = None
        if self._clash is not None:
            self._clash, self._wanted = None, None
            self._means.talk.close_clash()

    def leave_out(self, uid: str) -> None:
        """Switch a rule off, or unpin a pupil, and arrange again."""
        wanted, rule = self._wanted, self._rule(uid)
        if wanted is None or rule is None:
            return
        self.close()
        if is_pin(rule):
            self._moves.pin(frozenset(pupils_in(rule.kind)), False)
        elif self._history.perform(ChangeRule(replace(rule, active=False))) is None:
            return
        self._arranger.arrange(wanted.mode)

    def edit(self, uid: str) -> None:
        """Open the editor of a rule."""
        self.close()
        self._means.talk.edit_rule(uid)

    def fewest(self) -> None:
        """Show the plan that breaks the fewest."""
        wanted = self._wanted
        self.close()
        if wanted is not None:
            self._arranger.fewest(wanted)

    def _rule(self, uid: str) -> Rule | None:
        rules = self._clash.rules if self._clash is not None else ()
        return next((rule for rule in rules if rule.uid == uid), None)

    def _work_out(self, wanted: Wanted, clash: Clash) -> None:
        ended = threading.Event()

        def work(_progress: Progress) -> tuple[Drop, ...]:
            return jobs.drops(wanted.setting, clash, wanted.seed, stop=ended.is_set)

        drop = self._means.runner.run(work, self._worked_out, self._failed)

        def end() -> None:
            ended.set()
            drop()

        self._end = end

    def _worked_out(self, drops: tuple[Drop, ...]) -> None:
        if self._clash is not None:
            self._clash = replace(self._clash, drops=drops)
            self.refresh()

    def _failed(self, _refusal: Refusal) -> None:
        """What each would give stays unsaid; the fault itself was reported where it happened."""
        self._end = None

    def _state(self, clash: Clash, wanted: Wanted) -> ClashState:
        whole = bool(clash.drops)
        if not self._private():
            return ClashState(False, len(clash.rules), clash.minimal, whole=whole)
        found = {drop.rule.uid: drop for drop in clash.drops}
        known = {rule.uid for rule in pins(wanted.setting)}
        scored = any(not rule.is_must for rule in wanted.setting.active_rules)
        rows = tuple(
            ClashRow(
                rule.uid,
                _sentence(rule, wanted),
                _dropped(found.get(rule.uid), scored=scored),
                rule.uid in known,
            )
            for rule in clash.rules
        )
        return ClashState(True, len(rows), clash.minimal, clash.words, rows, whole)


def _sentence(rule: Rule, wanted: Wanted) -> str:
    if is_pin(rule):
        return f"{wanted.setting.name(pupils_in(rule.kind)[0])} is pinned"
    return sentence(rule.kind, wanted.setting.name)


def _dropped(drop: Drop | None, *, scored: bool) -> str:
    """What giving a rule up would give, `Leave this out: 731 of 760`; no score without wishes."""
    if drop is None:
        return ""
    if drop.score is None:
        return drop.words or "The others contradict each other still."
    return f"Leave this out: {f'{drop.score} of {drop.most}' if scored else 'all others hold'}"
