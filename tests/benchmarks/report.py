"""The table of a run, its JSON, and how it compares with the run before."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path

from seatingapp import __version__
from tests.benchmarks.registry import Row

_HEADINGS = ("What", "ms", "Against", "ms", "Ratio", "Limit", "Kept", "Last")


def table(rows: Sequence[Row], last: Mapping[str, float]) -> str:
    """Return the rows in columns; `last` has the ratios of the run before by key."""
    cells = [_HEADINGS, *(_cells(row, last) for row in rows)]
    widths = [max(len(line[n]) for line in cells) for n in range(len(_HEADINGS))]
    lines = []
    for line in cells:
        parts = [
            cell.ljust(width) if n in (0, 2) else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        lines.append("  ".join(parts).rstrip())
    lines.insert(1, "-" * max(len(line) for line in lines))
    return "\n".join(lines)


def _cells(row: Row, last: Mapping[str, float]) -> tuple[str, ...]:
    before = last.get(row.key)
    kept = "" if row.limit is None else "yes" if row.kept else "NO"
    return (
        row.what,
        f"{row.measured:.2f}",
        row.against,
        f"{row.reference:.2f}",
        f"{row.ratio:.2f}",
        "" if row.limit is None else f"{row.limit:.2f}",
        kept,
        "" if before is None else f"{before:.2f}",
    )


def last_ratios(path: Path) -> dict[str, float]:
    """Return the ratios that a run left in a file by key; nothing where there is no such file."""
    if not path.is_file():
        return {}
    return {row["key"]: row["ratio"] for row in json.loads(path.read_text("utf-8"))["rows"]}


def save(path: Path, rows: Sequence[Row], last: Mapping[str, float]) -> None:
    """Write a run as JSON; rows that it did not measure keep nothing of earlier runs."""
    content = {
        "app": __version__,
        "at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "rows": [
            {
                "key": row.key,
                "what": row.what,
                "measured_ms": row.measured,
                "against": row.against,
                "reference_ms": row.reference,
                "ratio": row.ratio,
                "limit": row.limit,
                "kept": row.kept,
                "last_ratio": last.get(row.key),
            }
            for row in rows
        ],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
