"""The side of the process in tests that kill: for each line of its input it forks a life.

Importing everything once makes a life cheap.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from seatingapp.storage.vault import Unsealed


def say(line: str) -> None:
    """Write a line into the pipe at once; no buffer of ours can lose it."""
    os.write(1, f"{line}\n".encode())


def live(folder: str, work: Callable[[Unsealed], None]) -> None:
    """Let `work` go on in a child until it is killed, and again; the key is the first line."""
    unsealed = Unsealed(Path(folder), sys.stdin.readline().strip())
    say("ready")
    for _line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            work(unsealed)
        say(f"alive {pid}")
        os.waitpid(pid, 0)
        say("dead")
