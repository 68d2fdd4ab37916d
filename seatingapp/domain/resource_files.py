"""Finding the files that ship with the app, from a checkout, an installation or a frozen build."""

from __future__ import annotations

import sys
from pathlib import Path

_BESIDE_PACKAGE = Path(__file__).resolve().parents[2] / "resources"
_INSIDE_PACKAGE = Path(__file__).resolve().parents[1] / "resources"


def resource(name: str) -> Path:
    """Return the path of `name` below `resources/` (forward slashes).

    Raises FileNotFoundError where the app's own files are incomplete.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        root = Path(frozen) / "resources"
    else:
        root = _BESIDE_PACKAGE if _BESIDE_PACKAGE.is_dir() else _INSIDE_PACKAGE
    path = root.joinpath(*name.split("/"))
    if not path.exists():
        raise FileNotFoundError(f"The app's own file {name} is missing.")
    return path
