"""Show the gallery, or save it as pictures: `python -m tests.gallery [--out FOLDER]`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

VIEWS = (
    ("light", "1"),
    ("dark", "1"),
    ("contrast", "1"),
    ("light", "1.5"),
    ("light", "2"),
    ("dark", "2"),
)


def save_all(folder: Path) -> None:
    """Save a picture of every view; each scale needs a process of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for theme, scale in VIEWS:
        command = [sys.executable, "-m", "tests.gallery", "--theme", theme, "--grab", str(folder)]
        environment = dict(os.environ, QT_SCALE_FACTOR=scale, QT_QPA_PLATFORM="offscreen")
        subprocess.run(command, check=True, env=environment)


def main() -> int:
    """Run the gallery."""
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description=__doc__)
    parser.add_argument("--out", type=Path, help="save pictures of all views in this folder")
    parser.add_argument("--theme", default="system", help="system, light, dark or contrast")
    parser.add_argument("--grab", type=Path, help="save this one view in this folder and stop")
    arguments = parser.parse_args()
    if arguments.out:
        save_all(arguments.out)
        return 0
    from tests.gallery.viewer import show

    return show(arguments.theme, arguments.grab)


if __name__ == "__main__":
    sys.exit(main())
