"""What run.py does: set up, then start the app."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bootstrap import display, environment, libraries
from bootstrap.layout import Layout
from bootstrap.refusal import SetupRefused

NO_DISPLAY = (
    "There is no display here, so Seatingapp does its work without a window: "
    "it runs `seatingapp demo` on the sample school."
)


def main(arguments: Sequence[str]) -> int:
    """Start the app with these arguments and return its exit status."""
    layout = Layout()
    try:
        libraries.ensure()
        environment.ensure(layout, "runtime")
    except SetupRefused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Run the same command again to go on.", file=sys.stderr)
        return 130
    return _hand_over(layout.python, *plan(arguments, os.environ))


def plan(
    arguments: Sequence[str], environ: Mapping[str, str]
) -> tuple[Sequence[str], dict[str, str]]:
    """Return the app's arguments and surroundings: as given, or headless without a display."""
    if display.is_there(environ):
        return arguments, dict(environ)
    if not arguments:
        print(NO_DISPLAY, flush=True)
    return arguments or ["demo"], {"QT_QPA_PLATFORM": "offscreen", **environ}


def _hand_over(  # noqa: RET503 - execve never returns
    python: Path, arguments: Sequence[str], environ: Mapping[str, str]
) -> int:
    """Become the app, so that Ctrl+C and the exit status are its own."""
    command = [str(python), "-m", "seatingapp", *arguments]
    if sys.platform == "win32":
        # Windows cannot replace a process; Ctrl+C reaches the app by itself.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        return subprocess.run(command, env=environ, check=False).returncode
    else:  # noqa: RET505 - mypy follows the platform only so
        os.execve(python, command, environ)
