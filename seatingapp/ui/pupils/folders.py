"""Where files to import mostly lie."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def usual_folder() -> str:
    """Return where exports mostly lie: downloads, else documents, else the home folder."""
    places = QStandardPaths.StandardLocation
    folders = (
        QStandardPaths.writableLocation(place)
        for place in (places.DownloadLocation, places.DocumentsLocation)
    )
    return next((f for f in folders if f and Path(f).is_dir()), str(Path.home()))
