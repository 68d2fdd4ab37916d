"""The words of the ledger: numbers with their labels, lines, and what is left out."""

from __future__ import annotations

import datetime as dt

from seatingapp.domain.behaviour import Entry, Polarity, Tally, signed
from seatingapp.domain.ladder import ResetCycle
from seatingapp.domain.trace import LineKind, Opens, TraceLine
from seatingapp.domain.wording import counted, short_date
from seatingapp.services.counting import Counting, Scope
from seatingapp.services.traces import Explained
from seatingapp.ui.trace.state import Figure

PRAISE_COLUMNS = ("Praise events", "Praise points")
CONCERN_COLUMNS = ("Concern events", "Concern points")
BOARD_SAFE = "Only praise is shown, because the board may show this screen."


_CYCLES = {
    ResetCycle.WEEKLY: "This week",
    ResetCycle.HALF_TERMLY: "This half-term",
    ResetCycle.TERMLY: "This term",
}


def scope_words(counts: Counting) -> tuple[tuple[str, str], ...]:
    """Which totals there are: key and name; no cycle that is the year or never ends."""
    found = [(Scope.YEAR, "This year"), (Scope.ALL, "All years")]
    if counts.cycle in _CYCLES:
        found.insert(0, (Scope.CYCLE, _CYCLES[counts.cycle]))
    return tuple((str(scope), text) for scope, text in found)


def total_words(total: Tally, *, private: bool) -> str:
    """`12 praise events, 14 points`, and in private view concern too."""
    parts = [_both(total.praise_events, "praise", total.praise_points)]
    if private:
        parts.append(_both(total.concern_events, "concern", total.concern_points))
    return "; ".join(parts)


def _both(events: int, polarity: str, points: int) -> str:
    return f"{counted(events, f'{polarity} event')}, {counted(points, 'point')}"


def figures(total: Tally, *, nets: bool, private: bool) -> tuple[Figure, ...]:
    """The numbers of a total, each with its label; the board sees those of praise."""
    found = [
        Figure(str(total.praise_events), _noun(total.praise_events, "praise event"), "praise"),
        Figure(str(total.praise_points), _noun(total.praise_points, "praise point"), "praise"),
    ]
    if not private:
        return tuple(found)
    found += [
        Figure(str(total.concern_events), _noun(total.concern_events, "concern event"), "concern"),
        Figure(str(total.concern_points), _noun(total.concern_points, "concern point"), "concern"),
        Figure(_ratio(total), "praise to concern events"),
    ]
    if nets:
        found.append(Figure(signed(total.net), "net points"))
    return tuple(found)


def _noun(number: int, noun: str) -> str:
    return noun if number == 1 else f"{noun}s"


def _ratio(total: Tally) -> str:
    ratio = total.ratio
    return "no concern" if ratio is None else f"{ratio:.1f} : 1".replace(".0 ", " ")


def balance_cells(balance: Tally, *, private: bool) -> tuple[str, ...]:
    """A balance, in the order of the columns."""
    praise = (str(balance.praise_events), str(balance.praise_points))
    concern = (str(balance.concern_events), str(balance.concern_points))
    return (*praise, *concern) if private else praise


def change_cells(change: Tally, *, private: bool) -> tuple[str, ...]:
    """A change with its sign, and nothing where a number stays as it is."""
    numbers = [change.praise_events, change.praise_points]
    if private:
        numbers += [change.concern_events, change.concern_points]
    return tuple(signed(n) if n else "" for n in numbers)


def opening_words(explained: Explained) -> str:
    """`Opening balance`, and what it is."""
    what = explained.trace.opening.what
    if what is Opens.EARLIER:
        return "Opening balance: earlier entries, summed up"
    if what is Opens.LAST_CYCLE:
        return "Opening balance: before the reset"
    return "Opening balance: nothing before"


def line_words(line: TraceLine, explained: Explained, name: str = "") -> str:
    """What one line says; in a lesson of many pupils it begins with the `name`."""
    if line.entry is None:
        begun = explained.stretch.name if explained.stretch is not None else "a new count"
        return f"Reset: {begun} begins from nought"
    if line.kind in (LineKind.TAKEN_BACK, LineKind.CORRECTED):
        return _out_line(line, explained.counting.school.tz)
    who = f"{name} · " if name else ""
    return who + _entry_line(line, line.entry)


def _entry_line(line: TraceLine, entry: Entry) -> str:
    what = entry.type_name + (f" × {entry.amount}" if entry.amount > 1 else "")
    if line.kind is LineKind.REMINDER:
        back = ", taken back" if entry.is_void else ""
        return f"{what} · a reminder, which does not count{back}"
    if line.kind is LineKind.IN_PLACE:
        return f"{what} · in the place of the corrected entry"
    return what


def _out_line(line: TraceLine, zone: dt.tzinfo) -> str:
    """What takes the entry of the line above out again."""
    said = "Corrected" if line.kind is LineKind.CORRECTED else "Taken back"
    if line.void is None:
        return said
    at = line.void.at.astimezone(zone)
    return f"{said}: {line.void.reason} ({short_date(at.date())}, {at:%H:%M}, {line.void.by})"


def when_words(line: TraceLine, zone: dt.tzinfo, *, dated: bool) -> str:
    """When a line happened; what takes an entry out stands below it without a time of its own."""
    if line.kind in (LineKind.TAKEN_BACK, LineKind.CORRECTED):
        return ""
    at = line.at.astimezone(zone)
    if line.kind is LineKind.RESET:
        return f"{short_date(at.date())}"
    return f"{short_date(at.date())}, {at:%H:%M}" if dated else f"{at:%H:%M}"


def is_shown(line: TraceLine, *, private: bool) -> bool:
    """Whether a line may and should be shown: neutral ones are in none of the four numbers."""
    if line.entry is None:
        return True
    if line.entry.polarity is Polarity.NEUTRAL:
        return False
    return private or line.entry.polarity is Polarity.PRAISE


def notes(explained: Explained, *, private: bool) -> tuple[str, ...]:
    """What has to be said besides: netting, neutral entries, and what the board does not see."""
    if not private:
        return (BOARD_SAFE,)
    found = []
    if not explained.counting.nets:
        found.append("This school does not set praise and concern off against each other.")
    neutral = explained.total.neutral_events
    if neutral:
        entries = counted(neutral, "neutral entry", "neutral entries")
        found.append(f"{entries} {'is' if neutral == 1 else 'are'} in none of these numbers.")
    return tuple(found)
