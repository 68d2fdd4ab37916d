"""The side of the test in tests that kill: a process that works, and the moment of its death."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from seatingapp.storage.vault import Unsealed


class Worker:
    """The process that works, seen from here."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._to, self._from = process.stdin.fileno(), process.stdout.fileno()
        self._rest = b""

    def line(self) -> str:
        """The next line, waited for."""
        while b"\n" not in self._rest:
            read = os.read(self._from, 65536)
            assert read, "The process ended by itself."
            self._rest += read
        line, self._rest = self._rest.split(b"\n", 1)
        return line.decode()

    def live_and_die(self, after_saves: int, and_seconds: float) -> list[list[str]]:
        """Let a child work, kill it some time after so many saves; return what it had shown."""
        os.write(self._to, b"go\n")
        shown: list[list[str]] = []
        pid, killed = 0, False
        while True:
            word, *rest = self.line().split()
            if word == "saved":
                shown.append(rest)
            elif word == "alive":
                pid = int(rest[0])
            elif word == "dead":
                return shown
            if pid and not killed and len(shown) >= after_saves:
                # Whatever comes meanwhile stays in the pipe and is read afterwards.
                select.select([], [], [], and_seconds)
                os.kill(pid, signal.SIGKILL)
                killed = True


@contextmanager
def working(module: str, unsealed: Unsealed, *arguments: object) -> Iterator[Worker]:
    """A process (see `lives`) that works until it is killed, and is started for each life."""
    name = f"tests.integration.safety.{module}"
    started = subprocess.Popen(
        [sys.executable, "-m", name, str(unsealed.folder), *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
    )
    assert started.stdin is not None
    os.write(started.stdin.fileno(), f"{unsealed.key}\n".encode())
    with started:
        worker = Worker(started)
        assert worker.line() == "ready"
        yield worker
        started.stdin.close()
        assert started.wait() == 0
