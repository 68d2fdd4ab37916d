"""What may be told when the app itself is at fault: no word of anybody's data.

The message of an exception may hold a name, so a report holds only its kind and the places in the
program.
"""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from types import TracebackType

from seatingapp import __version__

_ROOT = Path(__file__).resolve().parents[2]


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return version, kind of error, and where in the program it happened, a line each."""
    lines = [
        f"Seatingapp {__version__}, Python {sys.version.split()[0]}, {sys.platform}",
        kind.__name__,
    ]
    for frame in traceback.extract_tb(trace):
        path = Path(frame.filename)
        shown = path.relative_to(_ROOT) if path.is_relative_to(_ROOT) else Path(path.name)
        lines.append(f"  {shown}:{frame.lineno} in {frame.name}")
    return "\n".join(lines)
