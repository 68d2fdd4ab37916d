"""The note in the environment that says what it was made from.

A start compares it with what is wanted now, which takes a millisecond, and installs only what
differs.
"""

import hashlib
import json
import os
import platform
from dataclasses import dataclass, field
from pathlib import Path

from bootstrap.layout import Layout


@dataclass(frozen=True)
class Stamp:
    """What an environment was made from: a place, a project file and lock files, as digests."""

    base: str
    project: str = ""
    locks: dict[str, str] = field(default_factory=dict)

    def save(self, path: Path) -> None:
        """Write the stamp so that it is there whole or not at all."""
        draft = path.with_suffix(".new")
        draft.write_text(json.dumps(self.__dict__, indent=1), encoding="utf-8")
        os.replace(draft, path)  # noqa: PTH105 - replaces on Windows too


def load(path: Path) -> Stamp | None:
    """Read the stamp, or return None where there is none that can be understood."""
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
        return Stamp(fields["base"], fields["project"], dict(fields["locks"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def digest(path: Path) -> str:
    """Return a digest of the file that no line ending changes."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def base(layout: Layout) -> str:
    """Return what an environment cannot outlive: its machine, its Python, its place on the disk."""
    return " | ".join(
        (platform.system(), platform.machine(), layout.interpreter(), str(layout.root))
    )
