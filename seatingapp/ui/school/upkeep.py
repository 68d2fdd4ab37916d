"""What the page says of the vault's files, and backup and check on request; no Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Protocol

from seatingapp.domain.errors import Refusal
from seatingapp.domain.wording import counted, short_date
from seatingapp.services.checks import CheckReport, check_files, review
from seatingapp.services.school import school
from seatingapp.services.upkeep import BackupEnd, BackupNow, facts
from seatingapp.services.workspace import Workspace
from seatingapp.ui.school.state import Outcome, VaultState
from seatingapp.ui.slow_work import Progress, Runner

_BACKUP_ENDS = {
    BackupEnd.MADE: Outcome(True, "Backed up.", "The copy was read again and is whole."),
    BackupEnd.NOT_DUE: Outcome(
        True, "No new backup was needed.", "Nothing changed since the newest one."
    ),
    BackupEnd.GAVE_WAY: Outcome(
        False,
        "The backup was stopped, because something else had to be saved.",
        "The backups made before are safe. Try again, or lock: locking makes one too.",
    ),
}
_UNITS = ("bytes", "KB", "MB", "GB")
_MOST_PROBLEMS = 6


class UpkeepView(Protocol):
    """The card of the vault."""

    def show_vault(self, state: VaultState) -> None:
        """Show a state and emit nothing."""

    def tell_backup(self) -> None:
        """Tell the rest of the window that there may be a newer backup."""


class UpkeepPresenter:
    """Reads the facts when the page is opened; runs one thing at a time."""

    def __init__(self, view: UpkeepView, workspace: Workspace, runner: Runner) -> None:
        """Look at nothing yet: `opened` does."""
        self._view, self._workspace, self._runner = view, workspace, runner
        self._state = VaultState()
        self._stop: Callable[[], None] | None = None

    def opened(self) -> None:
        """Look at the files again."""
        self._show(self._with_facts(self._state))

    def back_up(self) -> None:
        """Make a backup where anything changed."""
        if self._state.busy:
            return
        backup = BackupNow(self._workspace)

        def work(_progress: Progress) -> BackupEnd:
            return backup.run()

        def ended() -> None:
            backup.finish()
            self._view.tell_backup()

        self._start("Making a backup\u2026", -1.0)
        cancel = self._runner.run(
            work, partial(self._backed_up, ended), partial(self._not_backed_up, ended)
        )

        def stop() -> None:
            backup.stop()
            cancel()
            ended()

        self._keep(stop)

    def check(self) -> None:
        """Check every page, row and backup of the vault."""
        if self._state.busy:
            return
        unsealed = self._workspace.vault.unsealed
        found = review(self._workspace)

        def work(progress: Progress) -> CheckReport:
            return check_files(unsealed, found, progress)

        self._start("Checking\u2026", 0.0)
        self._keep(self._runner.run(work, self._checked, self._failed, self._progressed))

    def cancel(self) -> None:
        """Stop what is running; nothing of it stays."""
        if self._stop is not None:
            stop, self._stop = self._stop, None
            stop()
            stopped = Outcome(True, "Stopped.", "The vault and its backups are as they were.")
            self._end(stopped)

    def _start(self, busy: str, share: float) -> None:
        self._show(replace(self._state, busy=busy, share=share, outcome=None))

    def _keep(self, stop: Callable[[], None]) -> None:
        """Remember how to stop it, unless it is over already."""
        self._stop = stop if self._state.busy else None

    def _progressed(self, share: float, words: str) -> None:
        if self._state.busy:
            self._show(replace(self._state, share=share, busy=f"{words}\u2026"))

    def _backed_up(self, ended: Callable[[], None], end: BackupEnd) -> None:
        ended()
        self._end(_BACKUP_ENDS[end])

    def _not_backed_up(self, ended: Callable[[], None], refusal: Refusal) -> None:
        ended()
        self._failed(refusal)

    def _checked(self, report: CheckReport) -> None:
        self._end(in_words(report))

    def _failed(self, refusal: Refusal) -> None:
        detail = " ".join(part for part in (refusal.where, refusal.kept, refusal.todo) if part)
        self._end(Outcome(False, refusal.what, detail))

    def _end(self, outcome: Outcome) -> None:
        self._stop = None
        ended = replace(self._state, busy="", share=-1.0, outcome=outcome)
        self._show(self._with_facts(ended))

    def _with_facts(self, state: VaultState) -> VaultState:
        found = facts(self._workspace.vault.folder)
        zone = self._workspace.read(school).tz
        newest, number = found.newest_backup, counted(found.backups, "backup")
        return replace(
            state,
            place=str(found.folder),
            size=size_in_words(found.size),
            backups=f"{number}, {size_in_words(found.backups_size)}" if newest else "None yet",
            newest=when(newest.astimezone(zone), self._workspace.clock().astimezone(zone))
            if newest
            else "",
        )

    def _show(self, state: VaultState) -> None:
        self._state = state
        self._view.show_vault(state)


def in_words(report: CheckReport) -> Outcome:
    """Say what a check found."""
    looked_at = f"{counted(report.backups, 'backup')} and {counted(report.plans, 'seating plan')}"
    if report.is_well:
        return Outcome(True, "All is well.", f"The vault, {looked_at} were checked.")
    more = len(report.problems) - _MOST_PROBLEMS
    lines = [*report.problems[:_MOST_PROBLEMS], *([f"And {more} more."] if more > 0 else [])]
    found = counted(len(report.problems), "thing is", "things are")
    return Outcome(False, f"{found} not as they should be.", "\n".join(lines))


def size_in_words(size: int) -> str:
    """A number of bytes as people say it: `640 KB`, `1.2 MB`."""
    amount, unit = float(size), 0
    while amount >= 1000 and unit < len(_UNITS) - 1:
        amount, unit = amount / 1000, unit + 1
    return f"{amount:.1f} {_UNITS[unit]}" if unit > 1 else f"{amount:.0f} {_UNITS[unit]}"


def when(moment: dt.datetime, now: dt.datetime) -> str:
    """A moment in the past as a reader at `now` says it: `today at 11:32`."""
    if moment.date() == now.date():
        return f"today at {moment:%H:%M}"
    year = f" {moment.year}" if moment.year != now.year else ""
    return f"{short_date(moment.date())}{year} at {moment:%H:%M}"
