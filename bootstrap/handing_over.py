"""Lets another Python go on in place of this one."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import NoReturn


def become(command: Sequence[str], environ: Mapping[str, str] | None = None) -> NoReturn:
    """Become this command, so that Ctrl+C and the exit status are its own."""
    surroundings = dict(os.environ if environ is None else environ)
    if sys.platform == "win32":
        # Windows cannot replace a process; Ctrl+C reaches the other one by itself.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        sys.exit(subprocess.run(command, env=surroundings, check=False).returncode)
    else:  # mypy follows the platform only so
        os.execve(command[0], list(command), surroundings)
