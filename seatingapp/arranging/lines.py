"""How the app and its own processes talk: through pipes of the system, never through a socket.

`multiprocessing.Pipe()` is a socket on Linux and macOS; the app promises to open none. So a line is
two one-way pipes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait


@dataclass(frozen=True)
class Line:
    """One end: what is sent at it is received at the other one, in order.

    Sending raises OSError and receiving EOFError or OSError where the other end is gone.
    """

    reader: Connection
    writer: Connection

    def send(self, message: object) -> None:
        """Send a value; waits until there is room for it."""
        self.writer.send(message)

    def recv(self) -> object:
        """Wait for the next value and return it."""
        message: object = self.reader.recv()
        return message

    def poll(self, seconds: float = 0.0) -> bool:
        """Whether something came, or the other end is gone; waits at most so long."""
        return self.reader.poll(seconds)

    def close(self) -> None:
        """Hang up."""
        self.reader.close()
        self.writer.close()


def new_line() -> tuple[Line, Line]:
    """Return both ends of a line: one to keep, one to hand to a process that is started."""
    context = get_context("spawn")
    there, here = context.Pipe(duplex=False)
    back, away = context.Pipe(duplex=False)
    return Line(back, here), Line(there, away)


def ready(lines: Sequence[Line], seconds: float) -> list[Line]:
    """Return the ends at which something came, in their order; waits at most so long."""
    came = wait([line.reader for line in lines], seconds)
    return [line for line in lines if line.reader in came]
