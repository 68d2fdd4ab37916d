"""A sample school to explore: a vault of its own that goes when the app goes."""

from __future__ import annotations

import datetime as dt
import secrets
import tempfile
from pathlib import Path

from seatingapp.services import vaults
from seatingapp.services.workspace import Workspace, utc_now

# A folder goes when its object does, which is at the end of the app.
_folders: list[tempfile.TemporaryDirectory[str]] = []


def open_sample() -> Workspace:
    """Make the sample school in a fresh vault under a passphrase that nobody needs; open it.

    Its clock starts in the middle of the lesson that shows it best, so that there is always a
    lesson on. Takes a moment: it belongs on another thread. Raises Refusal.
    """
    from seatingapp.services.sample_school import load_sample_school

    folder = tempfile.TemporaryDirectory(prefix="seatingapp-sample-", ignore_cleanup_errors=True)
    _folders.append(folder)
    place = Path(folder.name) / "Sample school"
    created = vaults.create(place, secrets.token_urlsafe(24), teacher="Sample teacher")
    workspace = created.workspace
    try:
        summary = load_sample_school(workspace, utc_now().date())
    except BaseException:
        workspace.lock()
        raise
    workspace.clock = SampleClock(summary.showcase_at)
    return workspace


class SampleClock:
    """A clock that starts at a chosen moment and runs as fast as any other."""

    def __init__(self, start: dt.datetime) -> None:
        """Start now at `start`, which is aware."""
        self._ahead = start.astimezone(dt.UTC) - utc_now()

    def __call__(self) -> dt.datetime:
        """Return the moment, aware, in UTC."""
        return utc_now() + self._ahead
