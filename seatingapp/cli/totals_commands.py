"""`totals`: the four numbers of a class, or of one pupil with every line that they come from.

Its arguments stand in `totals_options`.
"""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from seatingapp.cli import access
from seatingapp.cli.output import Answer, Json, table
from seatingapp.domain.behaviour import Tally, signed
from seatingapp.domain.trace import LineKind, TraceLine
from seatingapp.services import classes
from seatingapp.services.counting import Counting, Scope, counting
from seatingapp.services.totals import totals_of_class
from seatingapp.services.traces import Explained, trace_of_pupil

if TYPE_CHECKING:
    from seatingapp.services.workspace import Workspace

_HEADINGS = ("Praise events", "points", "Concern events", "points", "Ratio", "Net")
_PRIVATE = "Totals are private: mind who can see this screen."


def totals(arguments: Namespace) -> Answer:
    """Say the numbers; those of one pupil with their trace."""
    with access.opened(arguments) as workspace:
        scope = Scope(arguments.scope)
        if arguments.pupil:
            return _pupil(workspace, arguments.pupil, scope)
        return _class(workspace, arguments.class_name, scope)


def _class(workspace: Workspace, name: str, scope: Scope) -> Answer:
    now = workspace.clock()
    found = workspace.read(lambda s: classes.class_named(s, name))
    counts = workspace.read(counting)
    members = workspace.read(lambda s: classes.pupils_of(s, found.id))
    counted = workspace.read(lambda s: totals_of_class(s, found.id, now, scope))
    data: dict[str, Json] = {
        "class": found.name,
        "scope": str(scope),
        "since": _since(counts, scope, workspace),
        "totals": [
            {"pupil": p.id, "name": p.name.full, **_numbers(counted[p.id], counts)} for p in members
        ],
    }
    rows = [(p.name.full, *_cells(counted[p.id], counts)) for p in members]
    return Answer(data, f"{table(('Pupil', *_headings(counts)), rows)}\n{_PRIVATE}")


def _pupil(workspace: Workspace, name: str, scope: Scope) -> Answer:
    now = workspace.clock()
    pupil = workspace.read(lambda s: classes.find_pupil(s, name))
    explained = workspace.read(lambda s: trace_of_pupil(s, pupil.id, scope, now))
    counts = explained.counting
    opening = explained.trace.opening
    data: dict[str, Json] = {
        "pupil": pupil.id,
        "name": pupil.name.full,
        "scope": str(scope),
        "since": _since(counts, scope, workspace),
        "total": _numbers(explained.total, counts),
        "opening": {"what": opening.what.value, **_plain(opening.balance)},
        "lines": [_line(line, explained) for line in explained.trace.lines],
    }
    rows = [("", f"Opening balance: {opening.what.value}", *_both(opening.balance))]
    rows += [_row(line, explained) for line in explained.trace.lines]
    rows.append(("", "Result", *_both(explained.trace.result)))
    return Answer(data, f"{table(('When', pupil.name.full, *_HEADINGS[:4]), rows)}\n{_PRIVATE}")


def _since(counts: Counting, scope: Scope, workspace: Workspace) -> str | None:
    stretch = counts.stretch(scope, workspace.clock())
    return stretch.first.isoformat() if stretch is not None else None


def _plain(numbers: Tally) -> dict[str, Json]:
    return {
        "praise_events": numbers.praise_events,
        "praise_points": numbers.praise_points,
        "concern_events": numbers.concern_events,
        "concern_points": numbers.concern_points,
    }


def _numbers(numbers: Tally, counts: Counting) -> dict[str, Json]:
    """All four; net is null where the school never nets, ratio where there is no concern."""
    ratio = numbers.ratio
    return {
        **_plain(numbers),
        "ratio": round(ratio, 2) if ratio is not None else None,
        "net": numbers.net if counts.nets else None,
    }


def _headings(counts: Counting) -> tuple[str, ...]:
    return _HEADINGS if counts.nets else _HEADINGS[:-1]


def _both(numbers: Tally) -> tuple[str, ...]:
    return tuple(str(number) for number in _plain(numbers).values())


def _cells(numbers: Tally, counts: Counting) -> tuple[str, ...]:
    ratio = f"{numbers.ratio:.1f}" if numbers.ratio is not None else "-"
    return (*_both(numbers), ratio, *([signed(numbers.net)] if counts.nets else []))


def _line(line: TraceLine, explained: Explained) -> dict[str, Json]:
    at = line.at.astimezone(explained.counting.school.tz)
    return {
        "kind": line.kind.value,
        "at": at.isoformat(timespec="minutes"),
        "entry": line.entry.uid if line.entry is not None else None,
        "type": line.entry.type_name if line.entry is not None else None,
        "amount": line.entry.amount if line.entry is not None else None,
        "reason": line.void.reason if line.void is not None else None,
        "change": _plain(line.change),
    }


def _row(line: TraceLine, explained: Explained) -> tuple[str, ...]:
    at = line.at.astimezone(explained.counting.school.tz)
    change = line.change
    changes = (
        change.praise_events,
        change.praise_points,
        change.concern_events,
        change.concern_points,
    )
    cells = tuple(signed(n) if n else "" for n in changes)
    if line.entry is None:
        return (f"{at:%Y-%m-%d}", "Reset", *cells)
    times = f" ×{line.entry.amount}" if line.entry.amount > 1 else ""
    said = f"{line.entry.type_name}{times}"
    if line.kind is not LineKind.ENTRY:
        reason = f": {line.void.reason}" if line.void is not None else ""
        said = f"{said} ({line.kind.value}{reason})"
    return (f"{at:%Y-%m-%d %H:%M}", said, *cells)
