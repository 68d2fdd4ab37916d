"""Why a number is what it is: every line that it is the sum of, in order.

Law: opening balance and all changes together are the total, always. A void does not make an entry
vanish: the entry is one line and what takes it out is the next, so that nobody has to wonder.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from seatingapp.domain.behaviour import Entry, Tally, tally


class LineKind(Enum):
    """What a line of a trace is."""

    ENTRY = "entry"
    IN_PLACE = "in the place of another"  # the new one of a correction
    REMINDER = "reminder"  # an entry at a step that is not recorded: it changes no number
    CORRECTED = "corrected"  # takes the old one of a correction out
    TAKEN_BACK = "taken back"  # takes a void entry out
    RESET = "reset"


class Opens(Enum):
    """What the balance is that a trace begins with."""

    NOTHING = "nothing before"
    EARLIER = "earlier entries"  # of the same total, summed up
    LAST_CYCLE = "the cycle before"  # a reset takes it out


@dataclass(frozen=True, slots=True)
class VoidNote:
    """When and by whom an entry was taken back. `corrected`: another stands in its place."""

    at: dt.datetime
    reason: str
    by: str
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """The balance that a trace begins with."""

    balance: Tally = Tally()
    what: Opens = Opens.NOTHING


@dataclass(frozen=True, slots=True)
class TraceLine:
    """One line: what happened and how it changes the numbers.

    A reset has no entry; `at` is when the entry happened, or the cycle began.
    """

    kind: LineKind
    at: dt.datetime
    change: Tally
    entry: Entry | None = None
    void: VoidNote | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """A number explained: the opening balance, the lines, and the result that they come to."""

    opening: Opening
    lines: tuple[TraceLine, ...]

    @property
    def result(self) -> Tally:
        """The sum of the trace."""
        return sum((line.change for line in self.lines), self.opening.balance)

    def balances(self) -> tuple[Tally, ...]:
        """Return the balance after each line."""
        found, balance = [], self.opening.balance
        for line in self.lines:
            balance += line.change
            found.append(balance)
        return tuple(found)


def trace(
    entries: Iterable[Entry],
    voids: Mapping[int, VoidNote],
    opening: Opening | None = None,
    resets: Sequence[dt.datetime] = (),
) -> Trace:
    """Explain what entries come to, void ones included, whatever their order.

    `resets` are the moments at which the balance goes back to nought, with those entries that
    happened before them in it; one after the last entry still takes the balance out.
    """
    first = opening or Opening()
    lines: list[TraceLine] = []
    balance = first.balance
    waiting = sorted(resets)
    for entry in sorted(entries, key=lambda e: (e.happened_at, e.id)):
        while waiting and waiting[0] <= entry.happened_at:
            balance = _reset(lines, balance, waiting.pop(0))
        for line in _lines_of(entry, voids.get(entry.id)):
            lines.append(line)
            balance += line.change
    for moment in waiting:
        balance = _reset(lines, balance, moment)
    return Trace(first, tuple(lines))


def _reset(lines: list[TraceLine], balance: Tally, at: dt.datetime) -> Tally:
    lines.append(TraceLine(LineKind.RESET, at, -balance))
    return Tally()


def _lines_of(entry: Entry, void: VoidNote | None) -> Iterable[TraceLine]:
    """An entry, and what takes it out again where it is void."""
    at = entry.happened_at
    if not entry.counts:
        yield TraceLine(LineKind.REMINDER, at, Tally(), entry, void)
        return
    worth = _worth(entry)
    kind = LineKind.ENTRY if entry.corrects_id is None else LineKind.IN_PLACE
    yield TraceLine(kind, at, worth, entry)
    if entry.is_void:
        corrected = void is not None and void.corrected
        out = LineKind.CORRECTED if corrected else LineKind.TAKEN_BACK
        yield TraceLine(out, at, -worth, entry, void)


def _worth(entry: Entry) -> Tally:
    """What an entry changes while it is live."""
    return tally([replace(entry, void_reason="")])
