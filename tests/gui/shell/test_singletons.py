"""The app outlives more calls into Qt than Python has references to None."""

import subprocess
import sys

MANY_CALLS = """
import seatingapp.ui
from PySide6.QtCore import QObject, Signal

class Sender(QObject):
    sent = Signal(bool)

def receive(value):
    assert value is True

sender = Sender()
sender.sent.connect(receive)
for _ in range(60_000):
    sender.setObjectName("x")
    sender.parent()
    sender.sent.emit(True)
"""


def test_tens_of_thousands_of_calls_into_qt_do_not_stop_python() -> None:
    result = subprocess.run(
        [sys.executable, "-c", MANY_CALLS], capture_output=True, text=True, check=False
    )
    assert result.stderr == ""
    assert result.returncode == 0
