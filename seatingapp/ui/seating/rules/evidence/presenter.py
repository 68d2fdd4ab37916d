"""Counts entries of pairs and makes the rule of those that the teacher ticks. No Qt."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Protocol

from seatingapp.domain.rules.evidence import Findings
from seatingapp.domain.rules.kinds import Evidence, PairCount
from seatingapp.domain.rules.rule import ForClass, Rule, Strength
from seatingapp.domain.rules.sentences import Naming
from seatingapp.domain.wording import counted, long_date
from seatingapp.services.evidence import WEEKS, evidence_found
from seatingapp.services.workspace import Workspace
from seatingapp.ui.seating.rules.evidence.state import EvidenceState, PairRow

FIRST_WEEKS = 6


class EvidenceView(Protocol):
    """The dialog, as far as its presenter knows it."""

    def show_state(self, state: EvidenceState) -> None:
        """Show a state and emit nothing."""


class EvidencePresenter:
    """Nothing is ticked for the teacher; what an earlier rule named stays ticked if it is found.

    `before` is that rule, which is changed where there is one.
    """

    def __init__(
        self,
        view: EvidenceView,
        workspace: Workspace,
        class_id: int,
        naming: Naming,
        today: dt.date,
        before: Rule | None = None,
    ) -> None:
        """Count over the weeks up to `today`."""
        self._view, self._workspace, self._class_id = view, workspace, class_id
        self._naming, self._today, self._before = naming, today, before
        kind = before.kind if before is not None else None
        named = kind.pairs if isinstance(kind, Evidence) else ()
        self._ticked = {_key(pair) for pair in named}
        self._strength = before.strength if before is not None else Strength.HIGH
        self._weeks = str(FIRST_WEEKS)
        self._findings: Findings | None = None
        self.state = EvidenceState()
        self.type_weeks(self._weeks)

    def type_weeks(self, text: str) -> None:
        """Count over so many weeks."""
        self._weeks, weeks = text, _number(text)
        least, most = WEEKS
        self._findings = None
        if weeks is not None and least <= weeks <= most:
            self._findings = self._workspace.read(
                lambda s: evidence_found(s, self._class_id, self._today, weeks)
            )
        self._show()

    def step_weeks(self, by: int) -> None:
        """Count over a week more or less."""
        least, most = WEEKS
        weeks = _number(self._weeks)
        self.type_weeks(str(FIRST_WEEKS if weeks is None else min(max(weeks + by, least), most)))

    def tick(self, key: tuple[int, int], ticked: bool) -> None:
        """Keep a pair apart, or not."""
        self._ticked = self._ticked | {key} if ticked else self._ticked - {key}
        self._show()

    def weigh(self, strength: str) -> None:
        """Say how much it matters."""
        self._strength = Strength(strength)
        self._show()

    @property
    def strength(self) -> Strength:
        """How much it matters."""
        return self._strength

    def rule(self) -> Rule | None:
        """The rule of the pairs that are ticked; None while none is."""
        found, pairs = self._findings, self._pairs()
        if found is None or not pairs:
            return None
        kind = Evidence(pairs, found.since, found.until)
        if self._before is not None:
            return replace(self._before, kind=kind, strength=self._strength)
        return Rule("", kind, self._strength, ForClass(self._class_id))

    def _pairs(self) -> tuple[PairCount, ...]:
        found = self._findings.pairs if self._findings is not None else ()
        return tuple(pair for pair in found if _key(pair) in self._ticked)

    def _show(self) -> None:
        found, chosen = self._findings, self._pairs()
        least, most = WEEKS
        self.state = EvidenceState(
            self._weeks,
            f"{long_date(found.since)} to {long_date(found.until)}" if found is not None else "",
            "" if found is not None else f"Choose {least} to {most} weeks.",
            found.words if found is not None else "",
            tuple(self._row(pair) for pair in found.pairs) if found is not None else (),
            bool(chosen),
            f"{counted(len(chosen), 'pair')} ticked" if chosen else "No pair is ticked.",
        )
        self._view.show_state(self.state)

    def _row(self, pair: PairCount) -> PairRow:
        return PairRow(
            _key(pair),
            f"{self._naming(pair.one)} and {self._naming(pair.other)}",
            f"together in {counted(pair.near_lessons, 'lesson')}, {pair.near} with a concern entry",
            f"apart in {counted(pair.far_lessons, 'lesson')}, {pair.far}",
            _key(pair) in self._ticked,
        )


def _key(pair: PairCount) -> tuple[int, int]:
    return min(pair.one, pair.other), max(pair.one, pair.other)


def _number(text: str) -> int | None:
    tidy = text.strip()
    return int(tidy) if tidy.isascii() and tidy.isdigit() and len(tidy) < 4 else None
